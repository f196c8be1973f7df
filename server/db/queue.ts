import type { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { type Db as BossDb, getConstructionPlans, getMigrationPlans } from 'pg-boss'
import boss from 'pg-boss/package.json' with { type: 'json' }
import { ConfigurationError } from '../config.ts'
import type { MigrationConnection } from './migrate.ts'

/** The schema that holds pg-boss's own tables, beside ours. */
export const queueSchema = 'pgboss'

/** What pg-boss speaks to: the login's own connection, outside any role of ours, so that it reaches no table but its own. */
export type QueueConnection = BossDb

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

// whether the login has its rights is asked too: a process may have died between laying the schema down and granting them
const findVersion = async (connection: MigrationConnection): Promise<{ version: number; granted: boolean } | null> => {
  try {
    const [row] = await connection.query<{ version: number; granted: boolean }>(
      `SELECT version, has_schema_privilege('app_login', '${queueSchema}', 'USAGE') AND NOT EXISTS (
         SELECT 1 FROM pg_class c WHERE c.relnamespace = '${queueSchema}'::regnamespace AND c.relkind IN ('r', 'p') AND NOT has_table_privilege('app_login', c.oid, 'DELETE')
       ) AS granted FROM ${queueSchema}.version`,
    )
    return row ?? null
  } catch (error) {
    // no such schema, or no such table in it
    if (codeOf(error) === '42P01' || codeOf(error) === '3F000') return null
    throw error
  }
}

// What serving and keeping up a queue takes, and nothing that changes the schema: a queue of ours never has a table of its own.
const rights = `
  GRANT USAGE ON SCHEMA ${queueSchema} TO app_login;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO app_login;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO app_login;
  GRANT EXECUTE ON FUNCTION ${queueSchema}.job_now(), ${queueSchema}.create_queue(text, jsonb) TO app_login;`

/**
 * As the owner: lays down pg-boss's schema, or brings an older one up to date, and gives the login its rights to it. An up-to-date one
 * costs one query. Throws ConfigurationError when the database's is newer than this program's.
 */
export const layDownQueue = async (connection: MigrationConnection): Promise<void> => {
  const wanted = boss.pgboss.schema
  const before = await findVersion(connection)
  if (before?.version === wanted && before.granted) return
  // two starting processes: the second waits here and then finds nothing left to do
  await connection.query('SELECT pg_advisory_lock(7309004)::text')
  try {
    const version = (await findVersion(connection))?.version ?? null
    if (version !== null && version > wanted)
      throw new ConfigurationError('The queue in the database is newer than this program. Start the newer version.')
    // each of these is a transaction of its own
    if (version === null) await connection.exec(getConstructionPlans(queueSchema))
    else if (version < wanted) await connection.exec(getMigrationPlans(queueSchema, version))
    await connection.exec(rights)
  } finally {
    await connection.query('SELECT pg_advisory_unlock(7309004)')
  }
}

/** pg-boss over the embedded database: what it runs in several statements is one transaction that nobody else gets into, also when it fails. */
export const queueOverEmbedded = (client: PGlite): QueueConnection => ({
  executeSql: async (text, values) => {
    if (values && values.length > 0) return { rows: (await client.query(text, values)).rows }
    const results = await client.transaction((tx) => tx.exec(text))
    return { rows: results?.flatMap(({ rows }) => rows) ?? [] }
  },
})

/** pg-boss over the pool that serves requests. */
export const queueOverPool = (pool: pg.Pool): QueueConnection => ({
  executeSql: async (text, values) => {
    // several statements in one text answer several results, which its types do not say
    const answered: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values)
    return { rows: [answered].flat().flatMap(({ rows }) => rows) }
  },
})
