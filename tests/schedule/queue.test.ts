import { expect, onTestFinished, test } from 'vitest'
import { migrationsFolder } from '../../scripts/schema-engine.ts'
import { ConfigurationError } from '../../server/config.ts'
import { openInMemory } from '../../server/db/embedded.ts'
import { migrate } from '../../server/db/migrate.ts'
import { layDownQueue } from '../../server/db/queue.ts'

test('the queue is laid down once; a start that died before the login had its rights is made up for by the next; a newer one is refused', async () => {
  const { connection, close } = await openInMemory()
  onTestFinished(() => close())
  await migrate(connection, migrationsFolder)
  const may = async () => {
    const [row] = await connection.query<{ yes: boolean }>(
      `SELECT has_schema_privilege('app_login', 'pgboss', 'USAGE') AND has_table_privilege('app_login', 'pgboss.job', 'DELETE') AS yes`,
    )
    return row?.yes
  }
  await layDownQueue(connection)
  expect(await may()).toBe(true)
  const asked: string[] = []
  const counting = {
    query: <Row extends object>(sql: string, values?: readonly unknown[]) => {
      asked.push(sql)
      return connection.query<Row>(sql, values)
    },
    exec: (sql: string) => connection.exec(sql),
  }
  await layDownQueue(counting)
  expect(asked).toHaveLength(1)

  for (const lost of ['ALL ON SCHEMA pgboss', 'ALL ON ALL TABLES IN SCHEMA pgboss']) {
    await connection.exec(`REVOKE ${lost} FROM app_login`)
    expect(await may()).toBe(false)
    await layDownQueue(connection)
    expect(await may()).toBe(true)
  }

  await connection.query('UPDATE pgboss.version SET version = version + 1')
  await expect(layDownQueue(connection)).rejects.toThrow(ConfigurationError)
})
