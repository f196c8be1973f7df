import readXlsx from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { layDownWageRates } from '../../../prisma/seed/wageRates.ts'
import { readSheet } from '../../../server/citizens/sheet.ts'
import { paceApi } from '../../../shared/contracts/pace.api.ts'
import type { RecordedRate } from '../../../shared/contracts/pace.schema.ts'
import { ratesV1 } from '../../../shared/contracts/paceRates.v1.ts'
import { textsIn } from '../../../shared/i18n/index.ts'
import { asta, birthe, jonas, karen, rikke } from '../../support/people.ts'
import { world } from '../../support/world.ts'

const { basis, rates, recordRate } = paceApi
const live = (rows: readonly RecordedRate[]) =>
  rows.filter(({ supersededAt }) => supersededAt === null).map(({ value, validFrom, validTo }) => [value, validFrom, validTo])
const input = (replaces: string | null, given: object = {}) => ({
  value: 165,
  validFrom: '2026-12-01',
  source: 'Overenskomst 2025, brev fra leverandøren',
  certainty: 'verified' as const,
  note: null,
  replaces,
  ...given,
})

describe('the wage cost of pace', async () => {
  const w = await world()
  const { ask, as } = w
  const idOf = async (kind: RecordedRate['kind'], day: string) =>
    (await ask(asta, rates, {})).rates.find(
      (rate) => rate.kind === kind && rate.supersededAt === null && rate.validFrom <= day && (rate.validTo ?? day) >= day,
    )?.rateId ?? null

  it('rests on rates that are there from the founding and laid down once, and on the doors in force', async () => {
    const { today, rates: rows, ramps } = await ask(birthe, basis, {})
    expect(today).toBe('2026-11-18')
    const said = (all: readonly { kind: string; value: number }[]) => new Set(all.map(({ kind, value }) => `${kind} ${value}`))
    expect(said(rows)).toEqual(said(ratesV1))
    expect(ramps.map(({ door, ramp }) => [door, ramp.length])).toEqual([
      ['red', 13],
      ['yellow', 13],
      ['green', 13],
    ])
    expect(await layDownWageRates(w.house, asta)).toBe(0)
  })

  it('is for managers of both kinds and the administrator; only the administrator records, and sees who did', async () => {
    const supplier = await ask(rikke, basis, {})
    expect(supplier).toEqual(await ask(birthe, basis, {}))
    expect(JSON.stringify(supplier)).not.toMatch(/citizen|placement|staff|recorded/i)
    for (const who of [karen, jonas]) expect((await as(who, 'GET', '/api/pace')).status).toBe(403)
    for (const who of [karen, jonas, birthe, rikke]) {
      expect((await as(who, 'GET', '/api/pace/rates')).status).toBe(403)
      expect((await as(who, 'POST', '/api/pace/rates/startloen', input(null))).status).toBe(403)
    }
    const recorded = await ask(asta, rates, {})
    expect(recorded.rates.every(({ recordedBy }) => recordedBy === asta.name)).toBe(true)
  })

  it('lets a manager’s role in the database ask for no person, no recorder and no rate of old', async () => {
    await ask(asta, recordRate, {
      params: { kind: 'subsidy_public' },
      body: input(null, { value: 120, validFrom: '2026-01-01' }),
    })
    const replaced = await idOf('subsidy_public', '2026-01-01')
    await ask(asta, recordRate, {
      params: { kind: 'subsidy_public' },
      body: input(replaced, { value: 121, validFrom: '2026-01-01' }),
    })
    const seen = (await ask(rikke, basis, {})).rates.filter(({ kind }) => kind === 'subsidy_public')
    expect(seen.map(({ value }) => value).toSorted((a, b) => a - b)).toEqual([121, 125.13])
    const refused = (work: Parameters<typeof w.db.read<unknown>>[1]) => expect(w.db.read(rikke, work)).rejects.toThrow()
    await refused((tx) => tx.$queryRaw`SELECT recorded_by_id FROM wage_rate`)
    await refused((tx) => tx.$queryRaw`SELECT content FROM catalogue`)
    await refused((tx) => tx.$queryRaw`SELECT id FROM placement`)
  })

  it('takes a new rate from a day on and keeps the old one before it; nothing is ever changed', async () => {
    const kind = 'startloen' as const
    const before = await idOf(kind, '2026-12-01')
    const { rates: rows } = await ask(asta, recordRate, { params: { kind }, body: input(before) })
    expect(live(rows)).toEqual([
      [165, '2026-12-01', null],
      [157.75, '2024-03-15', '2026-11-30'],
      [152, '2023-03-15', '2024-03-14'],
    ])
    expect(rows.filter(({ supersededAt }) => supersededAt !== null).map(({ value, validTo }) => [value, validTo])).toEqual([
      [157.75, null],
    ])
    expect(rows.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])

    // a second one that has not seen the first
    const late = { params: { kind }, body: input(before, { value: 170 }) }
    await expect(ask(asta, recordRate, late)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(w.sql(`UPDATE wage_rate SET superseded_at = NULL WHERE superseded_at IS NOT NULL`)).rejects.toThrow(/history/)
  })

  it.each([
    ['number-out-of-range', '/value', { value: 0 }],
    ['number-out-of-range', '/value', { value: 1000.5 }],
    ['date-order', '/validTo', { validFrom: '2027-03-01', validTo: '2027-02-28' }],
    ['required', '/source', { source: '' }],
    ['required', '/certainty', { certainty: undefined }],
    ['date-does-not-exist', '/validFrom', { validFrom: '2027-02-30' }],
  ])('refuses with %s at %s', async (code, pointer, given) => {
    const replaces = await idOf('praestationsloen', '2027-03-01')
    const answer = await as(
      asta,
      'POST',
      '/api/pace/rates/praestationsloen',
      input(replaces, { validFrom: '2027-03-01', ...given }),
    )
    expect(answer.body).toMatchObject({ code: 'invalid', errors: [{ code, pointer }] })
  })

  it('takes what just misses a refusal: a last day that is the first', async () => {
    const replaces = await idOf('praestationsloen', '2027-03-01')
    const body = input(replaces, { validFrom: '2027-03-01', validTo: '2027-03-01', value: 1000 })
    const { rates: rows } = await ask(asta, recordRate, { params: { kind: 'praestationsloen' }, body })
    expect(live(rows).slice(0, 3)).toEqual([
      [164.86, '2027-03-02', null],
      [1000, '2027-03-01', '2027-03-01'],
      [164.86, '2024-03-15', '2027-02-28'],
    ])
  })

  it('goes out as CSV and as Excel with the same numbers, sources and definitions, in both languages', async () => {
    const query = { takt: '80', hold: '1x100x37,1x50x37t', loen: 'startloen', language: 'da' } as const
    const file = await as<string>(rikke, 'GET', `/api/pace.csv?${new URLSearchParams(query)}`)
    expect(file.headers['content-disposition']).toContain('takt-og-loen-2026-11-18.csv')
    const { rows } = await readSheet(file.bytes)
    const numberAt = (...of: string[]) => rows.find(({ cells }) => of.every((one, at) => cells[at] === one))?.cells[3]
    expect(numberAt('Takt for takt', '80', 'Ekstra for en arbejdet time, kr.')).toBe('41,01')
    expect(numberAt('Takt for takt', '40', 'Normtime med tilskud, kr.')).toBe('297,29')
    expect(numberAt('Ved den valgte takt', 'Ekstra om året, kr.', 'Uden tilskud')).toBe('37733,8')
    expect(numberAt('Et hold med blandet takt', 'Hele holdet', 'Normtimer')).toBe('55,5')
    expect(file.body).toContain('stadsrevisionen.dk')
    expect(file.body).toContain('Satsen er udløbet')
    expect(file.body).toContain('(løn × omkostninger − tilskud) ÷ takt')

    const book = await as(rikke, 'GET', `/api/pace.xlsx?${new URLSearchParams(query)}`)
    const sheets = await readXlsx(book.bytes)
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Grundlag',
      'Ved den valgte takt',
      'Takt for takt',
      'Hen over en dørs uger  Tæt støt',
      'Et hold med blandet takt',
      'Hvad tallene betyder',
    ])
    const table = sheets.find(({ sheet }) => sheet === 'Takt for takt')?.data
    expect(table?.find(([pace]) => pace === '80')).toEqual(['80', 256.34, 41.01, 37_733.8, 148.64, -45.15, -41_533.4])
    expect((await as<string>(birthe, 'GET', '/api/pace.csv?language=en')).body).toContain('Price of a norm hour = ')
  })

  it('gives what plain SQL reckons in decimals from the same rows, to half an øre', async () => {
    const query = { takt: '73', timer: '12.5', uger: '41', doer: 'yellow', loen: 'praestationsloen', mod: 'startloen' }
    const { rows } = await readSheet((await as(birthe, 'GET', `/api/pace.csv?${new URLSearchParams(query)}`)).bytes)
    const told = (part: string, line: string, figure: string) => {
      const cells = rows.find(({ cells: [a, b, c] }) => a?.startsWith(part) && b === line && c === figure)?.cells
      return Number(cells?.[3]?.replace(',', '.'))
    }
    const { table, ramp } = textsIn('da').pace
    const paces = await w.sql<Record<'pace' | 'norm' | 'extra' | 'year' | 'subsidised', string>>(`
      WITH rate AS (SELECT max(value) FILTER (WHERE kind = 'praestationsloen' AND valid_from = '2024-03-15') AS wage,
        max(value) FILTER (WHERE kind = 'on_cost') AS factor, max(value) FILTER (WHERE kind = 'subsidy_private') AS subsidy
        FROM wage_rate WHERE superseded_at IS NULL)
      SELECT p AS pace, wage * factor / p * 100 AS norm, wage * factor * (100 - p) / 100 AS extra, wage * factor * (100 - p) / 100 * 12.5 * 41 AS year,
        (wage * factor - subsidy) / p * 100 AS subsidised FROM rate, unnest(ARRAY[40, 50, 60, 70, 73, 80, 90, 100]) p`)
    for (const { pace, norm, extra, year, subsidised } of paces) {
      const exact = [norm, extra, year, subsidised].map(Number)
      const shown = [table.normHour, table.extraHour, table.extraYear, table.normHourSubsidy].map((figure) =>
        told(table.title, String(pace), figure),
      )
      for (const [at, value] of shown.entries())
        expect(Math.abs(value - (exact[at] ?? 0)), `${pace} ${at}`).toBeLessThanOrEqual(0.005 + 1e-9)
    }

    const [weeks] = await w.sql<{ hours: string; norm: string; cost: string }>(`
      WITH week AS (SELECT ((r #>> '{hours,from}')::numeric + (r #>> '{hours,to}')::numeric) / 2 AS hours,
        ((r #>> '{pace,from}')::numeric + (r #>> '{pace,to}')::numeric) / 2 AS pace
        FROM (SELECT content FROM catalogue ORDER BY version DESC LIMIT 1) c, jsonb_array_elements(c.content -> 'doors') d, jsonb_array_elements(d -> 'ramp') r
        WHERE d ->> 'door' = 'yellow')
      SELECT sum(hours) AS hours, sum(hours * pace / 100) AS norm, sum(round(hours * 164.86 * 1.3, 2)) AS cost FROM week`)
    const total = [ramp.paidHours, ramp.normHours, ramp.cost].map((figure) => told(ramp.title, ramp.total, figure))
    const exact = [weeks?.hours, weeks?.norm, weeks?.cost].map(Number)
    for (const [at, value] of total.entries())
      expect(Math.abs(value - (exact[at] ?? 0)), `ramp ${at}`).toBeLessThanOrEqual(0.0051)
  })

  it.each([
    'takt=9',
    'takt=121',
    'takt=60.5',
    'timer=0',
    'hold=1x60',
    'hold=',
    'hold=1x60x38',
    'doer=blue',
    'uger=53',
    'navn=Karen',
  ])('refuses an address that asks for %s', async (query) => {
    expect((await as(rikke, 'GET', `/api/pace.csv?${query}`)).status).toBe(400)
  })

  it.each(['takt=10', 'takt=120', 'timer=1', 'hold=ingen', 'hold=99x120x37t', 'uger=52', 'loenfra=13', 'tilskud=none'])(
    'makes the file of an address with %s',
    async (query) => {
      expect((await as(rikke, 'GET', `/api/pace.csv?${query}`)).status).toBe(200)
    },
  )
})
