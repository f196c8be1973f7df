import { mkdirSync, writeFileSync } from 'node:fs'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { openInMemory } from '../server/db/embedded.ts'
import { migrate, readMigrations } from '../server/db/migrate.ts'
import { migrationsFolder, sqlTowardsSchema } from './schema-engine.ts'

/** What schema.prisma says beyond the migrations, as SQL; '' when they agree. */
export const drift = async (): Promise<string> => {
  const database = await openInMemory()
  try {
    await migrate(database.connection, migrationsFolder)
    return await sqlTowardsSchema('database', new PrismaPGlite(database.client))
  } finally {
    await database.close()
  }
}

const fromNothing = async (): Promise<string> => {
  const database = await openInMemory()
  try {
    return await sqlTowardsSchema('empty', new PrismaPGlite(database.client))
  } finally {
    await database.close()
  }
}

const make = async (name: string): Promise<void> => {
  const names = (await readMigrations(migrationsFolder)).map((migration) => migration.name)
  const first = !names.some((one) => one.startsWith('0001_'))
  const sql = first ? await fromNothing() : await drift()
  if (sql === '') {
    process.stdout.write('The migrations already say all that schema.prisma says.\n')
    return
  }
  const next = first ? 1 : Math.max(...names.map((one) => Number.parseInt(one, 10))) + 1
  const folder = new URL(`migrations/${String(next).padStart(4, '0')}_${name}/`, new URL('../prisma/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('migration.sql', folder), `${sql}\n`)
  process.stdout.write(`Wrote ${folder.pathname}migration.sql. Read it before you commit it.\n`)
}

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2)
  if (/^[a-z][a-z0-9_]*$/.test(name)) await make(name)
  else {
    process.stderr.write('Say what the migration does, in small letters: npm run migration -- add_protected_address\n')
    process.exitCode = 1
  }
}
