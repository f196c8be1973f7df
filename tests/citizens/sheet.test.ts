import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import writeExcelFile, { type Cell } from 'write-excel-file/node'
import { fileLimits, readSheet, toCsv } from '../../server/citizens/sheet.ts'
import { mapHeaders, type Sheet, whyNotRead } from '../../shared/citizens/headers.rules.ts'
import { readRows } from '../../shared/citizens/import.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { exportOf, today } from './exports.ts'

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
const xlsx = (rows: readonly (readonly Cell[])[]): Promise<Buffer> => writeExcelFile(rows.map((row) => [...row])).toBuffer()

const problemOf = async (bytes: Uint8Array): Promise<ProblemError | null> =>
  readSheet(bytes).then(
    () => null,
    (error: unknown) => {
      if (error instanceof ProblemError) return error
      throw error
    },
  )

const verdictsOf = (sheet: Sheet) => {
  const mapping = mapHeaders(sheet)
  expect(whyNotRead(mapping)).toBeNull()
  const read = readRows(mapping, sheet.rows, today)
  return {
    rows: read.length,
    good: read.filter(({ row }) => row).length,
    bad: read.flatMap(({ line, problems }) => problems?.map(({ code }) => ({ line, problem: code })) ?? []),
  }
}

/** A seeded order (mulberry32), so that a failure can be seen again. */
const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return items
    .map((item) => ({ item, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

const synonyms: Readonly<Record<string, string>> = {
  'CPR-nr.': 'Personnr',
  Fornavn: 'FORNAVNE',
  Efternavn: 'efternavn(e)',
  Adresse: 'Vej og nr.',
  'Postnr.': 'Postnummer',
  By: 'Postdistrikt',
  Telefon: 'Tlf.',
  'E-mail': 'Mailadresse',
  'Ydelse siden': 'På ydelse siden',
  'Mulige timer pr. uge': 'Ugentligt timetal',
  Bemærkning: 'Kommentarer',
  Personnummer: 'CPR nummer',
  Navn: 'Borgerens navn',
  Målgruppe: 'Ydelsestype',
  'Timer/uge': 'Timer om ugen',
  Mobil: 'Mobiltlf.',
  'Postnr. og by': 'Postnummer/by',
}

describe.each(['a', 'b'] as const)('export %s', (name) => {
  const { bytes, expected } = exportOf(name)

  test('exactly the listed lines are refused, with exactly the listed codes', async () => {
    expect(verdictsOf(await readSheet(bytes))).toEqual(expected)
  })

  test('the same content as XLSX gives the same verdicts', async () => {
    const { headers, rows } = await readSheet(bytes)
    const book = await xlsx([headers, ...rows.map(({ cells }) => cells)])
    expect(verdictsOf(await readSheet(book))).toEqual(expected)
  })

  test.each([
    [1, ';', '\r\n'],
    [2, '\t', '\n'],
    [3, ',', '\r\n'],
    [4, ';', '\r'],
    [5, '\t', '\r\n'],
  ])('columns shuffled (seed %i), other headers, separator %j, line end %j', async (seed, separator, lineEnd) => {
    const { headers, rows } = await readSheet(bytes)
    const order = shuffled([...headers.keys()], seed)
    const quoted = (cell: string) => (cell.includes('"') || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell)
    const lines = [headers.map((header) => synonyms[header] ?? header), ...rows.map(({ cells }) => cells)]
    const text = lines.map((cells) => order.map((index) => quoted(cells[index] ?? '')).join(separator)).join(lineEnd)
    expect(verdictsOf(await readSheet(utf8(text)))).toEqual(expected)
  })

  test('written by us and read again it is the same file', async () => {
    const sheet = await readSheet(bytes)
    expect(
      await readSheet(
        utf8(
          toCsv(
            sheet.headers,
            sheet.rows.map(({ cells }) => cells),
          ),
        ),
      ),
    ).toEqual(sheet)
  })
})

describe('CSV', () => {
  const rowsOf = async (bytes: Buffer) => (await readSheet(bytes)).rows

  test('a row’s line is where it begins in the file, with line breaks in cells and blank lines before it', async () => {
    const text = 'CPR;Noter\r\n1;"en\r\nto"\r\n\r\n2;"en\nto\ntre"\r\n;\r\n3;x\r\n4;"slut\r\n"'
    expect(await rowsOf(utf8(text))).toEqual([
      { line: 2, cells: ['1', 'en\nto'] },
      { line: 5, cells: ['2', 'en\nto\ntre'] },
      { line: 9, cells: ['3', 'x'] },
      { line: 10, cells: ['4', 'slut\n'] },
    ])
  })

  test.each([
    ['UTF-8 with BOM', Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), utf8('Navn;By\nÅse Bæk;Ærø')])],
    ['UTF-8', utf8('Navn;By\nÅse Bæk;Ærø')],
    ['Windows-1252', Buffer.from('Navn;By\n\u00c5se B\u00e6k;\u00c6r\u00f8', 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('Navn;By\nÅse Bæk;Ærø', 'utf16le')])],
  ])('%s is recognised', async (_, bytes) => {
    expect(await readSheet(bytes)).toEqual({ headers: ['Navn', 'By'], rows: [{ line: 2, cells: ['Åse Bæk', 'Ærø'] }] })
  })

  test('the separator is found in the first line, outside quotation marks; a decimal comma never splits', async () => {
    expect(await rowsOf(utf8('Navn;Timer\nÅse;12,5'))).toEqual([{ line: 2, cells: ['Åse', '12,5'] }])
    expect(await rowsOf(utf8('"Efternavn, fornavn, mellemnavn";Timer\nÅse;12,5'))).toEqual([{ line: 2, cells: ['Åse', '12,5'] }])
    expect(await rowsOf(utf8('Navn\tTimer\nÅse; og Ida\t12,5'))).toEqual([{ line: 2, cells: ['Åse; og Ida', '12,5'] }])
    expect(await rowsOf(utf8('sep=,\r\nNavn,Timer\r\nÅse,"12,5"'))).toEqual([{ line: 3, cells: ['Åse', '12,5'] }])
  })

  test('quotation marks inside a plain cell are text', async () => {
    expect(await rowsOf(utf8('Navn;By\nOle "Bølle" Bæk;Ikast'))).toEqual([{ line: 2, cells: ['Ole "Bølle" Bæk', 'Ikast'] }])
  })

  test('a quotation mark that is never closed is told with its line', async () => {
    expect(await problemOf(utf8('Navn;By\nÅse;Ikast\n"Ole;Brande\nIda;Ikast'))).toMatchObject({
      code: 'file-not-readable',
      facts: { line: expect.any(Number) },
    })
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['only a header', utf8('CPR;Navn\r\n'), 'file-empty'],
    ['only blanks', utf8('\r\n ; \r\n'), 'file-empty'],
    ['a header and blank rows', utf8('CPR;Navn\r\n;\r\n;\r\n'), 'file-empty'],
    ['bytes with zeros', Buffer.from('CPR;Navn\n1;\0'), 'file-of-other-kind'],
    ['an old XLS', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'file-of-other-kind'],
    ['201 columns', utf8(`${'a;'.repeat(200)}a\n1`), 'file-too-many-columns'],
    ['20,001 rows', utf8(`CPR;Navn\n${'1;a\n'.repeat(20_001)}`), 'file-too-many-rows'],
    ['more than 10 MB', Buffer.alloc(fileLimits.megabytes * 1024 * 1024 + 1, 'a'), 'file-too-large'],
  ])('%s is refused', async (_, bytes, code) => {
    expect((await problemOf(bytes))?.code).toBe(code)
  })

  test('20,000 rows and 200 columns are just taken', async () => {
    expect((await rowsOf(utf8(`CPR;Navn\n${'1;a\n'.repeat(20_000)}`))).length).toBe(20_000)
    expect((await readSheet(utf8(`${'a;'.repeat(199)}a\n1`))).headers.length).toBe(200)
  })
})

describe('XLSX', () => {
  test('dates, numbers and yes/no become what a Dane would have typed; blank rows keep the line numbers', async () => {
    const book = await xlsx([
      ['CPR', 'Timer', 'Ydelse siden', 'Beskyttet', 'Noter'],
      [7509883666, 12.5, { value: new Date('2024-02-29T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' }, true, 'en\nto'],
      [null, null, null, null, null],
      ['6101654000', 0.1 + 0.2, { value: new Date('2026-11-23T00:00:00Z'), type: Date, format: 'd/m-yyyy' }, false, '12.5'],
    ])
    expect((await readSheet(book)).rows).toEqual([
      { line: 2, cells: ['7509883666', '12,5', '29-02-2024', 'Ja', 'en\nto'] },
      { line: 4, cells: ['6101654000', '0,3', '23-11-2026', 'Nej', '12.5'] },
    ])
  })
})

/** A zip file by hand. `says` is what the directory claims in place of the truth. */
const zip = (
  entries: readonly { name: string; data: Buffer; says?: number; local?: number }[],
  { gap = Buffer.alloc(0), count = entries.length }: { gap?: Buffer; count?: number } = {},
): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, says = data.length, local = says } of entries) {
    const packed = deflateRawSync(data)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(8, 8)
    header.writeUInt32LE(packed.length, 18)
    header.writeUInt32LE(local, 22)
    header.writeUInt16LE(name.length, 26)
    const record = Buffer.alloc(46)
    record.writeUInt32LE(0x02014b50, 0)
    record.writeUInt16LE(8, 10)
    record.writeUInt32LE(packed.length, 20)
    record.writeUInt32LE(says, 24)
    record.writeUInt16LE(name.length, 28)
    record.writeUInt32LE(at, 42)
    parts.push(header, Buffer.from(name), packed, gap)
    directory.push(record, Buffer.from(name))
    at += 30 + name.length + packed.length + gap.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** The least that is an XLSX file, around the rows of its only sheet. */
const book = (rows: string, doctype = ''): Buffer => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const file = (name: string, xml: string) => ({ name, data: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`) })
  return zip([
    file(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    file('xl/worksheets/sheet1.xml', `${doctype}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  ])
}

describe('hostile zip files', () => {
  const small = { name: 'xl/workbook.xml', data: Buffer.from('<a/>') }
  const bomb = { name: 'xl/worksheets/sheet1.xml', data: Buffer.alloc(109 * 1024 * 1024) }

  test.each<readonly [string, () => Buffer, string]>([
    ['a bomb that says how large it is', () => zip([small, bomb]), 'file-too-large'],
    ['a bomb that says it is small', () => zip([small, { ...bomb, says: 1000 }]), 'file-not-readable'],
    ['a size in the entry that is not the directory’s', () => zip([{ ...small, local: 4_000_000_000 }]), 'file-not-readable'],
    [
      '10,000 entries',
      () => zip(Array.from({ length: 10_000 }, (_, index) => ({ ...small, name: `${index}.xml` }))),
      'file-not-readable',
    ],
    [
      '201 entries',
      () => zip(Array.from({ length: 201 }, (_, index) => ({ ...small, name: `${index}.xml` }))),
      'file-not-readable',
    ],
    ['an entry that the directory does not name', () => zip([small], { gap: zip([bomb]) }), 'file-not-readable'],
    ['a directory that is longer than the file', () => zip([small], { count: 3 }), 'file-not-readable'],
    ['a zip inside a zip', () => zip([{ name: 'inner.zip', data: zip([bomb]) }]), 'file-not-readable'],
    ['a zip that is no spreadsheet', () => zip([small]), 'file-not-readable'],
    ['only the magic bytes', () => Buffer.from('PK\u0003\u0004 and no more'), 'file-not-readable'],
    ['an empty zip', () => zip([]), 'file-not-readable'],
    ['half a file', () => zip([small, { name: 'b.xml', data: Buffer.from('b') }]).subarray(0, 60), 'file-not-readable'],
  ])('%s is refused before it costs anything', async (_, make, code) => {
    const bytes = make()
    const before = process.memoryUsage().rss
    const started = performance.now()
    expect((await problemOf(bytes))?.code).toBe(code)
    expect(performance.now() - started).toBeLessThan(500)
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('the files that are refused differ from a true one only in what is wrong with them', async () => {
    expect(await problemOf(book('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'))).toBeNull()
  })

  test('entities are not opened and formulas not run: a cell is the value that was saved in it', async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>'
    const entity = '<row r="2"><c r="A2" t="inlineStr"><is><t>a&x;b</t></is></c></row>'
    const formula = '<row r="3"><c r="A3" t="str"><f>WEBSERVICE("http://example.invalid")</f><v>gemt</v></c></row>'
    const wrong = '<row r="4"><c r="A4" t="e"><v>#N/A</v></c></row>'
    const doctype = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    expect((await readSheet(book(rows + entity + formula + wrong, doctype))).rows).toEqual([
      { line: 2, cells: ['a&x;b'] },
      { line: 3, cells: ['gemt'] },
    ])
  })
})

describe('CSV that we write', () => {
  test('BOM, semicolon, CRLF, decimal comma', () => {
    expect(
      toCsv(
        ['Navn', 'Timer'],
        [
          ['Åse; Bæk', 7.5],
          ['Ole "B"', -3],
          [null, 0],
        ],
      ),
    ).toBe('\uFEFFNavn;Timer\r\n"Åse; Bæk";7,5\r\n"Ole ""B""";-3\r\n;0\r\n')
  })

  const risky = [
    '=1+1',
    '+4538377915',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://example.invalid";"klik")',
    "'=1",
    "''=1",
  ]

  test.each(risky)('%j cannot become a formula, and comes back as it was', async (text) => {
    const file = toCsv(['A', 'B'], [[text, 'x']])
    expect(file.split('\r\n').slice(1).join('\r\n').replace(/^"/, '')).toMatch(/^'/)
    expect((await readSheet(utf8(file))).rows[0]?.cells[0]).toBe(text.replaceAll('\r', '\n'))
  })

  test.each(["'", "O'Brien", 'a=b', "'n Roll", ' indent', 'linje\nto'])('%j is left as it is', async (text) => {
    expect(toCsv(['A'], [[text]])).toContain(text)
    expect((await readSheet(utf8(toCsv(['A', 'B'], [[text, 'x']])))).rows[0]?.cells[0]).toBe(text)
  })

  test('a zero character is left out', () => {
    expect(toCsv(['A'], [['a\0b']])).toBe('\uFEFFA\r\nab\r\n')
  })
})
