import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigurationError } from '../config.ts'

/** What a migration needs of a database: one statement with values, or a script. Both must use the same session. */
export type MigrationConnection = {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  exec(sql: string): Promise<void>
}

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

type Recorded = { migration_name: string; checksum: string; finished: boolean }

/** The key that Prisma's own `migrate deploy` locks, so that the two also wait for each other. */
const lockKey = 72707369

const recorded = `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM public._prisma_migrations
  WHERE rolled_back_at IS NULL ORDER BY migration_name`

/** As Prisma's schema engine makes the table. */
const makeTable = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The migrations of a folder (`NNNN_name/migration.sql`), in the order they are applied. */
export const readMigrations = async (folder: URL): Promise<Migration[]> => {
  const path = fileURLToPath(folder)
  const entries = await readdir(path, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(path, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: sha256(sql) }
    }),
  )
}

const sameText = (migration: Migration, checksum: string): boolean => {
  const unix = migration.sql.replaceAll('\r\n', '\n')
  // a checkout on Windows may have turned the line ends
  return [migration.checksum, sha256(unix), sha256(unix.replaceAll('\n', '\r\n'))].includes(checksum)
}

/** The migrations still to apply; refuses a database that these files did not make. */
const findPending = (migrations: readonly Migration[], rows: readonly Recorded[]): Migration[] => {
  const before = new Map(rows.map((row) => [row.migration_name, row]))
  const known = new Set(migrations.map(({ name }) => name))
  for (const { migration_name: name, finished } of rows) {
    if (!known.has(name))
      throw new ConfigurationError(
        `The database is newer than this program: it has the migration ${name}. Start the newer version.`,
      )
    if (!finished)
      throw new ConfigurationError(
        `The migration ${name} was begun and never finished. Put the database right, then start again.`,
      )
  }
  return migrations.filter((migration) => {
    const row = before.get(migration.name)
    if (row && !sameText(migration, row.checksum)) {
      throw new ConfigurationError(
        `The migration ${migration.name} was changed after this database applied it. Put the file back and make a new migration.`,
      )
    }
    return !row
  })
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

const findRecorded = async (connection: MigrationConnection): Promise<Recorded[] | null> => {
  try {
    return await connection.query<Recorded>(recorded)
  } catch (error) {
    if (codeOf(error) === '42P01') return null
    throw error
  }
}

const apply = async (connection: MigrationConnection, { name, sql, checksum }: Migration): Promise<void> => {
  await connection.exec('BEGIN')
  try {
    await connection.query(
      'INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())',
      [randomUUID(), checksum, name],
    )
    await connection.exec(sql)
    await connection.query(
      'UPDATE public._prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE migration_name = $1 AND rolled_back_at IS NULL',
      [name],
    )
    await connection.exec('COMMIT')
  } catch (error) {
    await connection.exec('ROLLBACK')
    throw new Error(`The migration ${name} failed and nothing of it was kept.`, { cause: error })
  }
}

/**
 * Brings a database up to date and answers the names of what was applied. Each migration is one transaction and is recorded as
 * Prisma records it; an up-to-date database costs one query. Throws ConfigurationError when files and database disagree.
 */
export const migrate = async (connection: MigrationConnection, folder: URL): Promise<string[]> => {
  const migrations = await readMigrations(folder)
  const rows = await findRecorded(connection)
  if (rows && findPending(migrations, rows).length === 0) return []
  // two starting processes: the second waits here and then finds nothing left to do
  await connection.query(`SELECT pg_advisory_lock(${lockKey})::text`)
  try {
    await connection.exec(makeTable)
    const pending = findPending(migrations, await connection.query<Recorded>(recorded))
    for (const migration of pending) await apply(connection, migration)
    return pending.map(({ name }) => name)
  } finally {
    await connection.query(`SELECT pg_advisory_unlock(${lockKey})`)
  }
}
