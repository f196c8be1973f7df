import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { migrationsFolder } from '../../../scripts/schema-engine.ts'
import { openInMemory } from '../../../server/db/embedded.ts'
import { migrate, readMigrations } from '../../../server/db/migrate.ts'

test('a house that recorded its own starting pay among the rules finds it among the rates; what nobody touched waits for the first rates', async () => {
  const released = await mkdtemp(join(tmpdir(), 'fodfaeste-'))
  const { connection, close } = await openInMemory()
  try {
    for (const { name } of await readMigrations(migrationsFolder))
      if (name < '0037') await cp(join(fileURLToPath(migrationsFolder), name), join(released, name), { recursive: true })
    await migrate(connection, pathToFileURL(`${released}/`))
    await connection.query("SELECT set_config('app.entry', gen_random_uuid()::text, false)")
    const rule = (key: string, value: number, from: string, to: string | null) =>
      connection.query(
        `INSERT INTO offer_rule (id, key, value, valid_from, valid_to, source, certainty)
         VALUES (gen_random_uuid(), $1, to_jsonb($2::numeric), $3::date, $4::date, 'en kilde', 'verified')`,
        [key, value, from, to],
      )
    await rule('wage-start', 157.75, '2024-03-15', '2026-02-28')
    await rule('wage-start', 166.2, '2026-03-01', null)
    await rule('loentilskud-private-rate', 86.16, '2023-01-01', '2023-12-31')
    await connection.query("SELECT set_config('app.entry', '', false)")
    await migrate(connection, migrationsFolder)

    const rates = await connection.query(
      'SELECT kind, value::float AS value, valid_from::text AS from, valid_to::text AS to, source FROM wage_rate ORDER BY valid_from',
    )
    expect(rates).toEqual([
      { kind: 'startloen', value: 157.75, from: '2024-03-15', to: '2026-02-28', source: 'en kilde' },
      { kind: 'startloen', value: 166.2, from: '2026-03-01', to: null, source: 'en kilde' },
    ])
    expect(await connection.query("SELECT role FROM audit_entry WHERE deed = 'rates.moved'")).toEqual([{ role: 'migration' }])
  } finally {
    await close()
    await rm(released, { recursive: true })
  }
})
