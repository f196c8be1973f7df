import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { migrationsFolder } from '../../scripts/schema-engine.ts'
import { openEmbedded } from '../../server/db/embedded.ts'
import { migrate, readMigrations } from '../../server/db/migrate.ts'

const cli = new URL('../../server/cli.ts', import.meta.url).pathname
const blanks: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'-'`,
  date: `'2025-01-01'`,
  jsonb: `'{}'`,
  bytea: `'\\x00'`,
  numeric: '0',
  integer: '0',
  boolean: 'false',
  ARRAY: `'{}'`,
}
const ids = (first: string) => `${first}0000000-0000-4000-8000-000000000000`
const [town, supplier, site, person, stay] = [ids('1'), ids('2'), ids('3'), ids('4'), ids('5')]
/** Rows of a house before there were facts; what is not said is blank. */
const rows: readonly (readonly [table: string, values: Readonly<Record<string, string | number | null>>])[] = [
  ['organisation', { id: town, kind: 'municipality', cvr: '10000001' }],
  ['organisation', { id: supplier, kind: 'supplier', cvr: '10000002' }],
  ['site', { id: site, organisation_id: supplier, kind: 'school', p_number: '1000000001', postal_code: '7431' }],
  ['citizen', { id: person, organisation_id: town, cpr_date: '610101' }],
  [
    'door_decision',
    { citizen_id: person, door: 'yellow', proposed_door: 'red', reason: 'en begrundelse', decided_on: '2025-01-06' },
  ],
  [
    'placement',
    {
      id: stay,
      citizen_id: person,
      site_id: site,
      supplier_id: supplier,
      offer: 'internship',
      door: 'yellow',
      starts_on: '2025-02-03',
      started_on: '2025-02-03',
      ends_on: '2025-05-04',
      weekday_hours: '{4,4,4,4,4,0,0}',
    },
  ],
  [
    'attendance',
    {
      placement_id: stay,
      citizen_id: person,
      on_date: '2025-02-03',
      state: 'present',
      hours: 4,
      planned_hours: 4,
      logged_at: '2025-02-04T08:00:00Z',
    },
  ],
  [
    'attendance',
    {
      placement_id: stay,
      citizen_id: person,
      on_date: '2025-02-04',
      state: 'sick',
      planned_hours: 4,
      logged_at: '2025-02-10T08:00:00Z',
    },
  ],
  [
    'employment_spell',
    { citizen_id: person, placement_id: stay, kind: 'ordinary', starts_on: '2025-05-05', weekly_hours: 12, source: 'caseworker' },
  ],
  ['employment_check', { placement_id: stay, citizen_id: person, weeks: 13, answer: 'none', source: 'caseworker' }],
]

const run = (data: string, command: string) =>
  new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(
      process.execPath,
      [cli, 'facts', command],
      { env: { ...process.env, FODFAESTE_DATA: data, DATABASE_URL: '' } },
      (error, stdout, stderr) => resolve({ code: error ? error.code : 0, said: stdout + stderr }),
    )
  })

test('a house from before there were facts has them when it is opened; they are checked and made anew by command', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fodfaeste-facts-'))
  const data = join(folder, 'data')
  const inside = async <T>(
    work: (connection: Awaited<ReturnType<typeof openEmbedded>>['connection']) => Promise<T>,
  ): Promise<T> => {
    const { connection, close } = await openEmbedded(data)
    try {
      return await work(connection)
    } finally {
      await close()
    }
  }
  try {
    for (const { name } of await readMigrations(migrationsFolder))
      if (name < '0037')
        await cp(join(fileURLToPath(migrationsFolder), name), join(folder, 'released', name), { recursive: true })
    await inside(async (connection) => {
      await migrate(connection, pathToFileURL(`${folder}/released/`))
      await connection.exec(`SET session_replication_role = 'replica'`)
      for (const [table, values] of rows) {
        const needed = await connection.query<{ column_name: string; data_type: string }>(
          `SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL`,
          [table],
        )
        const all = new Map(needed.map((one) => [one.column_name, blanks[one.data_type] ?? 'now()']))
        for (const [column, value] of Object.entries(values)) all.set(column, value === null ? 'NULL' : `'${value}'`)
        await connection.exec(`INSERT INTO ${table} (${[...all.keys()].join(', ')}) VALUES (${[...all.values()].join(', ')})`)
      }
    })
    const right = 'placement: as it should be\ncitizen: as it should be\nplacement_year: as it should be\n'
    expect(await run(data, 'check')).toEqual({ code: 0, said: right })
    const kept = `SELECT p.kind, p.decided_door, p.proposed_door, p.paid_on::text, p.status, p.hours::float[], c.decided_on::text, y.present, y.absent, y.in_time, y.late
      FROM facts.placement p JOIN facts.citizen c USING (citizen_id) JOIN facts.placement_year y USING (placement_id)`
    const facts = [
      {
        kind: 'school',
        decided_door: 'yellow',
        proposed_door: 'red',
        paid_on: '2025-05-05',
        status: ['unknown', 'none', 'ordinary', 'ordinary'],
        hours: [0, 12, 12, 12],
        decided_on: '2025-01-06',
        present: 1,
        absent: 1,
        in_time: 1,
        late: 1,
      },
    ]
    await inside(async (connection) => {
      expect(await connection.query(kept)).toEqual(facts)
      await connection.exec('UPDATE facts.placement_year SET present = 9')
    })
    const wrong = await run(data, 'check')
    expect(wrong).toEqual({ code: 1, said: right.replace('year: as it should be', 'year: 1 differ') })
    expect(await run(data, 'rebuild')).toEqual({ code: 0, said: 'Made 3 facts.\n' })
    expect(await inside((connection) => connection.query(kept))).toEqual(facts)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)
