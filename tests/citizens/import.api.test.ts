import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { readSheet } from '../../server/citizens/sheet.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import type { HeaderChoices } from '../../shared/citizens/citizens.schema.ts'
import type { ImportPreview } from '../../shared/citizens/import.schema.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { karen } from '../support/people.ts'
import { type World, world } from '../support/world.ts'
import { exportOf, today } from './exports.ts'

type Problem = { readonly code: string; readonly errors: readonly { readonly code: string }[] }

const fileOf = (bytes: Uint8Array | string, columns?: HeaderChoices) => ({
  fileName: 'udtræk.csv',
  contentBase64: Buffer.from(bytes).toString('base64'),
  ...(columns ? { columns } : {}),
})

const preview = (w: World, bytes: Uint8Array | string, columns?: HeaderChoices): Promise<ImportPreview> =>
  w.ask(karen, citizensApi.importPreview, { body: fileOf(bytes, columns) })

const confirm = (w: World, bytes: Uint8Array | string, fingerprint: string | null) =>
  w.ask(karen, citizensApi.importConfirm, { body: { ...fileOf(bytes), fingerprint: fingerprint ?? '' } })

const recorded = async (w: World): Promise<number> =>
  (await w.sql<{ n: number }>('SELECT count(*)::int AS n FROM citizen'))[0]?.n ?? -1
const changes = async (w: World): Promise<number> =>
  (await w.sql<{ n: number }>('SELECT count(*)::int AS n FROM audit_change'))[0]?.n ?? -1

const header = 'CPR;Fornavn;Efternavn;By'
const twoRows = `${header}\n750988-3666;Hanne;Hansen;Ikast\n681183-1047;Kasper;Bruun;Brande\n`

describe.each(['a', 'b'] as const)('export %s, through the whole import', (name) => {
  it('is refused exactly where it should be, saved, and changes nothing the second time', async () => {
    const w = await world({ today })
    const { bytes, expected } = exportOf(name)
    const shown = await preview(w, bytes)
    expect(shown.questions).toEqual({ unrecognised: [], ambiguous: [], missing: [] })
    const refused = shown.rows.filter(({ verdict }) => verdict === 'refused')
    expect(refused.map(({ line, problems }) => ({ line, problem: problems[0]?.code }))).toEqual(expected.bad)
    expect(shown.counts).toEqual({ new: expected.good, changed: 0, unchanged: 0, refused: expected.bad.length })
    expect(await recorded(w)).toBe(0)

    expect(await confirm(w, bytes, shown.fingerprint)).toEqual(shown.counts)
    expect(await recorded(w)).toBe(expected.good)

    const before = await changes(w)
    const again = await preview(w, bytes)
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: expected.good, refused: expected.bad.length })
    await confirm(w, bytes, again.fingerprint)
    expect(await changes(w)).toBe(before)
  })
})

describe('what the preview shows', () => {
  it('never a whole CPR number, in whatever column it stands', async () => {
    const w = await world({ today })
    const { bytes } = exportOf('a')
    const said = JSON.stringify(await preview(w, bytes))
    const numbers = bytes.toString('latin1').match(/^\d{6}-?\d{4}/gm) ?? []
    expect(numbers.length).toBeGreaterThan(200)
    for (const number of numbers) {
      expect(said).not.toContain(number)
      expect(said).not.toContain(`${number.slice(0, 6)}-${number.slice(-4)}`)
    }
    const odd = await preview(w, `${header};Mail\n750988-3666;Hanne;Hansen;Ikast;750988-3666\n`)
    expect(odd.rows[0]?.problems[0]?.cell).toBe('750988-••••')
  })

  it('every field that would change, from what to what, and has the citizens it named on record', async () => {
    const w = await world({ today })
    await confirm(w, twoRows, (await preview(w, twoRows)).fingerprint)
    const shown = await preview(w, `${header}\n750988-3666;Hanne;Holm;Engesvang\n681183-1047;Kasper;Bruun;\n`)
    expect(shown.counts).toEqual({ new: 0, changed: 1, unchanged: 1, refused: 0 })
    expect(shown.rows[0]?.changes).toEqual([
      { field: 'lastName', from: 'Hansen', to: 'Holm' },
      { field: 'town', from: 'Ikast', to: 'Engesvang' },
    ])
    const [look] = await w.sql<{ ids: string[]; purpose: string }>(
      "SELECT citizen_ids::text[] AS ids, purpose FROM audit_entry WHERE endpoint = 'citizens.importPreview' AND deed = 'viewed' ORDER BY at DESC LIMIT 1",
    )
    expect(look?.purpose).toBe('import')
    expect(new Set(look?.ids)).toEqual(new Set(shown.rows.map(({ citizenId }) => citizenId)))
  })

  it('that a protected address would change, but neither the old one nor the new', async () => {
    const w = await world({ today })
    const file = (town: string) => `${header};Beskyttet\n750988-3666;Hanne;Hansen;${town};Ja\n`
    await confirm(w, file('Ikast'), (await preview(w, file('Ikast'))).fingerprint)
    const { rows } = await preview(w, file('Brande'))
    expect(rows[0]?.changes).toEqual([{ field: 'town', from: '••••', to: '••••' }])
  })

  it('a caseworker nobody knows as a note, and takes the row', async () => {
    const w = await world({ today })
    const file = `CPR;Navn;Sagsbehandler\n750988-3666;Hanne Hansen;KAREN HOLM\n681183-1047;Kasper Bruun;Ukendt Person\n`
    const shown = await preview(w, file)
    expect(shown.rows.map(({ verdict, notes }) => [verdict, notes.map(({ cell }) => cell)])).toEqual([
      ['new', []],
      ['new', ['Ukendt Person']],
    ])
    await confirm(w, file, shown.fingerprint)
    const rows = await w.sql<{ name: string | null }>(
      'SELECT s.name FROM citizen c LEFT JOIN staff s ON s.id = c.caseworker_id ORDER BY c.first_name',
    )
    expect(rows.map(({ name }) => name)).toEqual(['Karen Holm', null])
  })

  it('questions instead of rows, while a column is not understood', async () => {
    const w = await world({ today })
    const file = `CPR;Navn;Hvad er det\n750988-3666;Hanne Hansen;7,5\n`
    const asked = await preview(w, file)
    expect([asked.questions.unrecognised, asked.rows, asked.fingerprint]).toEqual([['Hvad er det'], [], null])
    expect(asked.columns[2]).toEqual({ header: 'Hvad er det', field: null, samples: ['7,5'] })
    const told = await preview(w, file, { 'Hvad er det': 'weeklyHours' })
    expect(told.counts.new).toBe(1)
    const reply = await w.as<Problem>(karen, 'POST', '/api/citizens/import', { ...fileOf(file), fingerprint: told.fingerprint })
    expect(reply.body.code).toBe('import-headers-unknown')
  })
})

describe('confirming', () => {
  it('changes only what was shown as changed, and never blanks a fact', async () => {
    const w = await world({ today })
    const full = `CPR;Fornavn;Efternavn;Tlf;Timer;Ydelse siden;Beskyttet\n750988-3666;Hanne;Hansen;27 82 25 38;7,5;23-01-2021;Ja\n`
    await confirm(w, full, (await preview(w, full)).fingerprint)
    const thin = `CPR;Fornavn;Efternavn;Timer\n750988-3666;Hanne;Holm;\n`
    await confirm(w, thin, (await preview(w, thin)).fingerprint)
    const [row] = await w.sql<object>(
      `SELECT last_name, search_name, phone, phone_digits, weekly_hours::float8 AS hours, benefit_since::text AS since, protected_address, version FROM citizen`,
    )
    expect(row).toEqual({
      last_name: 'Holm',
      search_name: ' hanne holm ',
      phone: '27 82 25 38',
      phone_digits: '4527822538',
      hours: 7.5,
      since: '2021-01-23',
      protected_address: true,
      version: 2,
    })
    const [change] = await w.sql<{ columns: string[] }>("SELECT columns FROM audit_change WHERE operation = 'update'")
    expect(change?.columns).toEqual(['last_name', 'search_name', 'updated_at', 'version'])
  })

  it('saves nothing when the write fails half way', async () => {
    const w = await world({ today })
    const { bytes } = exportOf('a')
    const { fingerprint } = await preview(w, bytes)
    await w.sql(`CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF (SELECT count(*) FROM citizen) > 150 THEN RAISE EXCEPTION 'disk'; END IF; RETURN NULL; END $$`)
    await w.sql('CREATE TRIGGER breaks AFTER INSERT ON citizen FOR EACH ROW EXECUTE FUNCTION breaks()')
    const failed = await w.as(karen, 'POST', '/api/citizens/import', { ...fileOf(bytes), fingerprint })
    expect(failed.status).toBe(500)
    expect(await recorded(w)).toBe(0)
    expect(await w.sql("SELECT 1 FROM audit_entry WHERE deed = 'citizens.imported'")).toEqual([])
    await w.sql('DROP TRIGGER breaks ON citizen')
    expect((await confirm(w, bytes, fingerprint)).new).toBe(207)
  })

  it('happens once when two confirm the same file at the same moment', async () => {
    const w = await world({ today })
    const { bytes, expected } = exportOf('b')
    const { fingerprint } = await preview(w, bytes)
    const replies = await Promise.all(
      [1, 2, 3].map(() => w.as<Problem>(karen, 'POST', '/api/citizens/import', { ...fileOf(bytes), fingerprint })),
    )
    expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
    expect(await recorded(w)).toBe(expected.good)
  })

  it('is refused when it would no longer do what was shown', async () => {
    const w = await world({ today })
    const { fingerprint } = await preview(w, twoRows)
    await w.ask(karen, citizensApi.create, { body: { cpr: '750988-3666', firstName: 'Hanne', lastName: 'Hansen' } })
    const reply = await w.as<Problem>(karen, 'POST', '/api/citizens/import', { ...fileOf(twoRows), fingerprint })
    expect([reply.status, reply.body.code]).toEqual([409, 'changed-meanwhile'])
    expect(await recorded(w)).toBe(1)
    const other = await w.as<Problem>(karen, 'POST', '/api/citizens/import', {
      ...fileOf(`${twoRows}\n700365-3795;Lars;Nør;Ikast`),
      fingerprint,
    })
    expect(other.body.code).toBe('changed-meanwhile')
  })
})

describe('the refused lines as a file', () => {
  const refusedOf = (w: World, bytes: Uint8Array | string, language: 'da' | 'en') =>
    w.as<string>(karen, 'POST', `/api/citizens/import/refused?language=${language}`, fileOf(bytes))

  it('holds each of them as it stood, with why first, and comes back without questions', async () => {
    const w = await world({ today })
    const { bytes, expected } = exportOf('a')
    const reply = await refusedOf(w, bytes, 'da')
    expect(reply.headers['content-disposition']).toContain('afviste-raekker.csv')
    const [original, file] = [await readSheet(bytes), await readSheet(reply.bytes)]
    expect(file.headers).toEqual(['Hvorfor afvist', ...original.headers])
    const bad = original.rows.filter(({ line }) => expected.bad.some((one) => one.line === line))
    expect(file.rows.map(({ cells }) => cells.slice(1))).toEqual(bad.map(({ cells }) => cells))
    expect(file.rows[0]?.cells[0]).toBe('Ydelse: Ydelsen står ikke på listen over ydelser.')
    const again = await preview(w, reply.bytes)
    expect(again.questions.unrecognised).toEqual([])
    expect(again.counts.refused).toBeGreaterThanOrEqual(expected.bad.length - 3)
    const english = await refusedOf(w, bytes, 'en')
    expect((await readSheet(english.bytes)).rows[0]?.cells[0]).toBe(
      `Ydelse: ${textsIn('en').problems['unknown-benefit'] as string}`,
    )
    expect((await preview(w, english.bytes)).questions.unrecognised).toEqual([])
  })

  it('never hands a spreadsheet a formula', async () => {
    const w = await world({ today })
    const reply = await refusedOf(w, `CPR;Navn;Note;=cmd\n123;Hanne Hansen;=HYPERLINK("http://x");@x\n`, 'da')
    expect(reply.status).toBe(422)
    const told = await w.as<string>(karen, 'POST', '/api/citizens/import/refused?language=da', {
      ...fileOf(`CPR;Navn;Note;=cmd\n123;Hanne Hansen;=HYPERLINK("http://x");@x\n`),
      columns: { '=cmd': 'ignore' },
    })
    expect(told.status).toBe(200)
    for (const cell of told.body.replace('\uFEFF', '').split(/[;\r\n]+/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/)
  })
})

describe('a file that is not one', () => {
  const ask = async (w: World, bytes: Uint8Array | string) => {
    const from = performance.now()
    const reply = await w.as<Problem>(karen, 'POST', '/api/citizens/import/preview', fileOf(bytes))
    return { status: reply.status, code: reply.body.code, ms: performance.now() - from }
  }

  it('is refused fast, with a sentence: empty, a picture, a zip that is no spreadsheet, a bomb', async () => {
    const w = await world({ today })
    await ask(w, 'warm')
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const bomb = await bombOf(60 * 1024 * 1024)
    for (const [bytes, code] of [
      ['\n\n', 'file-empty'],
      [png, 'file-of-other-kind'],
      [Buffer.from('%PDF-1.7\n1 0 obj\n'), 'file-of-other-kind'],
      [Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]), 'file-not-readable'],
      [bomb, 'file-too-large'],
    ] as const) {
      const { status, code: told, ms } = await ask(w, bytes)
      expect(told).toBe(code)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(ms).toBeLessThan(500)
    }
    const text = await w.as<Problem>(karen, 'POST', '/api/citizens/import/preview', { fileName: 'x', contentBase64: 'ÆØÅ!' })
    expect([text.status, text.body.errors[0]?.code]).toEqual([400, 'invalid-value'])
  })

  it('takes a spreadsheet as well', async () => {
    const w = await world({ today })
    const rows = [
      ['CPR', 'Fornavn', 'Efternavn', 'Timer'].map((value) => ({ value })),
      [{ value: '750988-3666' }, { value: 'Hanne' }, { value: 'Hansen' }, { value: 7.5 }],
    ]
    const shown = await preview(w, await writeXlsx(rows).toBuffer())
    expect(shown.counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 0 })
  })
})

/** A zip whose one entry unpacks to so many zeros. */
const bombOf = async (bytes: number): Promise<Buffer> => {
  const { deflateRawSync, crc32 } = await import('node:zlib')
  const plain = Buffer.alloc(bytes)
  const packed = deflateRawSync(plain)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc32(plain), 0)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(bytes, 8)
  const lengths = Buffer.alloc(4)
  lengths.writeUInt16LE(name.length, 0)
  const local = Buffer.concat([
    Buffer.from('504b03041400000008000000000000', 'hex').subarray(0, 14),
    sizes,
    lengths,
    name,
    packed,
  ])
  const central = Buffer.concat([Buffer.from('504b0102140014000000080000000000', 'hex'), sizes, lengths, Buffer.alloc(14), name])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
