import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { drift } from '../scripts/make-migration.ts'
import { migrationsFolder } from '../scripts/schema-engine.ts'
import { ConfigurationError } from '../server/config.ts'
import { type Embedded, openInMemory } from '../server/db/embedded.ts'
import { type MigrationConnection, migrate, readMigrations } from '../server/db/migrate.ts'

let embedded: Embedded
let names: string[]

beforeAll(async () => {
  embedded = await openInMemory()
  names = (await readMigrations(migrationsFolder)).map(({ name }) => name)
})
afterAll(() => embedded.close())

test('schema.prisma and the migrations say the same', async () => {
  expect(await drift()).toBe('')
})

test('migrations are applied once, in order, and recorded as Prisma records them', async () => {
  expect(await migrate(embedded.connection, migrationsFolder)).toEqual(names)
  expect(await migrate(embedded.connection, migrationsFolder)).toEqual([])
  const rows = await embedded.connection.query<{ migration_name: string; steps: number; checksum: string }>(
    'SELECT migration_name, applied_steps_count AS steps, checksum FROM _prisma_migrations WHERE finished_at >= started_at ORDER BY 1',
  )
  expect(rows.map((row) => [row.migration_name, row.steps])).toEqual(names.map((name) => [name, 1]))
  for (const row of rows) expect(row.checksum).toMatch(/^[0-9a-f]{64}$/)
})

test('an up-to-date database costs one query', async () => {
  const asked: string[] = []
  const counting: MigrationConnection = {
    query: (sql, values) => {
      asked.push(sql)
      return embedded.connection.query(sql, values)
    },
    exec: async (sql) => {
      asked.push(sql)
    },
  }
  await migrate(counting, migrationsFolder)
  expect(asked).toHaveLength(1)
})

test('a migration changed after it was applied is refused by name', async () => {
  const [first = ''] = names
  await embedded.connection.query('UPDATE _prisma_migrations SET checksum = reverse(checksum) WHERE migration_name = $1', [first])
  await expect(migrate(embedded.connection, migrationsFolder)).rejects.toThrow(new RegExp(`${first} was changed`))
  await embedded.connection.query('UPDATE _prisma_migrations SET checksum = reverse(checksum) WHERE migration_name = $1', [first])
})

test('a database newer than the program is refused', async () => {
  await embedded.connection.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('later', '', '9999_later', now())",
  )
  await expect(migrate(embedded.connection, migrationsFolder)).rejects.toThrow(ConfigurationError)
  await embedded.connection.query("DELETE FROM _prisma_migrations WHERE id = 'later'")
})

const address = inject('serverAddress')

/** A new database of the run's server, and two sessions in it. */
const twoSessions = async (serverAddress: string) => {
  const name = `fodfaeste_schema_${process.pid}`
  const owner = new pg.Client({ connectionString: serverAddress })
  await owner.connect()
  await owner.query(`CREATE DATABASE ${name}`)
  const url = new URL(serverAddress)
  url.pathname = `/${name}`
  const clients = [new pg.Client({ connectionString: url.toString() }), new pg.Client({ connectionString: url.toString() })]
  await Promise.all(clients.map((client) => client.connect()))
  const connections = clients.map(
    (client): MigrationConnection => ({
      query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(sql, [...values])).rows,
      exec: async (sql) => {
        await client.query(sql)
      },
    }),
  )
  const close = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.end()))
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await owner.end()
  }
  return { connections, close }
}

if (address) {
  test('two processes starting at once on one server apply each migration once', async () => {
    const { connections, close } = await twoSessions(address)
    try {
      const applied = await Promise.all(connections.map((connection) => migrate(connection, migrationsFolder)))
      expect(applied.flat()).toEqual(names)
    } finally {
      await close()
    }
  })
}
