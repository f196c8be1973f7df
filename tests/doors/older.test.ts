import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { migrationsFolder } from '../../scripts/schema-engine.ts'
import { openInMemory } from '../../server/db/embedded.ts'
import { migrate, readMigrations } from '../../server/db/migrate.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { Catalogue } from '../../shared/doors/doors.schema.ts'

test('a house that published the first catalogue before its criteria had numbers gets them, and nothing else of it changes', async () => {
  const released = await mkdtemp(join(tmpdir(), 'fodfaeste-'))
  const { connection, close } = await openInMemory()
  try {
    for (const { name } of await readMigrations(migrationsFolder))
      if (name < '0013') await cp(join(fileURLToPath(migrationsFolder), name), join(released, name), { recursive: true })
    await migrate(connection, pathToFileURL(`${released}/`))

    const doors = catalogueV1.doors.map(({ moveFacts, ...door }) => door)
    await connection.query("SELECT set_config('app.entry', gen_random_uuid()::text, false)")
    await connection.query(
      'INSERT INTO catalogue (id, version, content, published_at) VALUES (gen_random_uuid(), 1, $1::jsonb, now())',
      [JSON.stringify({ ...catalogueV1, doors })],
    )
    await connection.query("SELECT set_config('app.entry', '', false)")
    await migrate(connection, migrationsFolder)

    const [row] = await connection.query<{ content: unknown }>('SELECT content FROM catalogue')
    expect(Catalogue.parse(row?.content)).toEqual(Catalogue.parse(catalogueV1))
    await expect(connection.query('UPDATE catalogue SET published_at = now()')).rejects.toThrow(/catalogue_frozen/)
    expect(await connection.query("SELECT role, deed FROM audit_entry WHERE deed = 'catalogue.numbered'")).toHaveLength(1)
  } finally {
    await close()
    await rm(released, { recursive: true })
  }
})
