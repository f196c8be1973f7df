import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

const root = new URL('../', import.meta.url)

/** Where Prisma's picture of the tables stands. */
export const schemaFile = new URL('prisma/schema.prisma', root)
export const migrationsFolder = new URL('prisma/migrations', root)

let ready = false

/** Prisma's CLI would download this engine; the package carries it as WebAssembly, which Node has to be handed by hand. */
const loadEngine = async (): Promise<void> => {
  if (ready) return
  const wasm = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')).replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': { ...engine } })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  ready = true
}

/**
 * The SQL that turns a database (or nothing) into schema.prisma; '' when nothing differs. Roles, policies, CHECK and EXCLUDE
 * constraints, triggers, functions, partial indexes and other schemas are outside Prisma's picture and never count.
 */
export const sqlTowardsSchema = async (
  from: 'empty' | 'database',
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<string> => {
  await loadEngine()
  const files = [{ path: 'schema.prisma', content: readFileSync(schemaFile, 'utf8') }]
  const one = await engine.SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
  try {
    const { stdout } = await one.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'schemaDatasource', files, configDir: fileURLToPath(root) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return (stdout ?? '')
      .replace('-- This is an empty migration.', '')
      .replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n', '')
      .trim()
  } finally {
    one.free()
  }
}
