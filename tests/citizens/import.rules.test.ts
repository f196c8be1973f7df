import { describe, expect, test } from 'vitest'
import { type Benefit, benefitsOn, parseBenefit, type Visitation } from '../../shared/citizens/benefits.ts'
import { CitizenInput, HeaderChoices, ImportRow } from '../../shared/citizens/citizens.schema.ts'
import {
  type Decided,
  importFields,
  labelHeaders,
  mapHeaders,
  type Sheet,
  whyNotRead,
} from '../../shared/citizens/headers.rules.ts'
import { compare, type Existing, readRow, readRows, splitName } from '../../shared/citizens/import.rules.ts'
import { isRefusal } from '../../shared/fields.ts'
import { today } from './exports.ts'

const sheet = (headers: readonly string[], ...rows: readonly (readonly string[])[]): Sheet => ({
  headers,
  rows: rows.map((cells, index) => ({ line: index + 2, cells })),
})
const fieldsOf = (...headers: string[]) => mapHeaders(sheet(headers)).columns.map(({ field }) => field)

describe('headers', () => {
  test.each([
    ['CPR-nr.', 'cpr'],
    ['cpr nr', 'cpr'],
    ['PERSONNUMMER', 'cpr'],
    ['Fornavn(e)', 'firstName'],
    ['Efternavn, fornavn', 'fullName'],
    ['Postnr./by', 'postalCodeAndTown'],
    ['Postnr.', 'postalCode'],
    ['Tlf.nr.', 'phone'],
    ['e-post', 'email'],
    ['MÅLGRUPPE', 'benefit'],
    ['Maalgruppe', 'benefit'],
    ['Ydelse siden (dato)', 'benefitSince'],
    ['Timer/uge', 'weeklyHours'],
    ['Navne- og adressebeskyttelse', 'protectedAddress'],
    ['Modersma\u030Al', 'language'],
    ['Bemærkninger', 'note'],
    ['Skostørrelse', null],
    ['', 'ignore'],
  ])('%j is %s', (header, field) => {
    expect(fieldsOf(header)).toEqual([field])
  })

  test('no two fields are written alike', () => {
    for (const field of importFields) expect(fieldsOf(field)).toEqual([field])
  })

  test('an unknown header is asked about, and the answer holds', () => {
    const file = sheet(['CPR', 'Navn', 'Skostørrelse', 'Hoved sprog'], ['610190-1234', 'Bæk, Åse', '38', 'dansk'])
    expect(mapHeaders(file)).toMatchObject({ unrecognised: ['Skostørrelse', 'Hoved sprog'], ambiguous: [], missing: [] })
    expect(whyNotRead(mapHeaders(file))).toEqual({
      code: 'import-headers-unknown',
      facts: { headers: 'Skostørrelse, Hoved sprog' },
    })
    const decided: Decided = { Skostørrelse: 'ignore', 'Hoved sprog': 'language' }
    expect(whyNotRead(mapHeaders(file, decided))).toBeNull()
    expect(readRows(mapHeaders(file, decided), file.rows, today)[0]?.row).toMatchObject({ language: 'dansk' })
  })

  test('the caseworker’s word goes before what we recognise', () => {
    const file = sheet(['CPR', 'Navn', 'Ydelse', 'Målgruppe'], ['610190-1234', 'Bæk, Åse', 'Kontanthjælp', 'Jobparat'])
    expect(mapHeaders(file).ambiguous).toEqual([{ fact: 'benefit', headers: ['Ydelse', 'Målgruppe'] }])
    const mapping = mapHeaders(file, { Målgruppe: 'visitation' })
    expect(whyNotRead(mapping)).toBeNull()
    expect(readRows(mapping, file.rows, today)[0]?.row).toMatchObject({ benefit: 'kontanthjaelp', visitation: 'jobparat' })
  })

  test.each([
    [['CPR', 'Navn', 'Telefon', 'Mobil'], 'phone', ['Telefon', 'Mobil']],
    [['CPR', 'Navn', 'Telefon', 'Telefon'], 'phone', ['Telefon', 'Telefon (2)']],
    [['CPR', 'Navn', 'Fornavn', 'Efternavn'], 'name', ['Navn', 'Fornavn', 'Efternavn']],
    [['CPR', 'Navn', 'Postnr. og by', 'By'], 'place', ['Postnr. og by', 'By']],
  ])('%j is ambiguous', (headers, fact, which) => {
    const mapping = mapHeaders(sheet(headers))
    expect(mapping.ambiguous).toEqual([{ fact, headers: which }])
    expect(whyNotRead(mapping)?.code).toBe('import-headers-double')
    expect(
      whyNotRead(mapHeaders(sheet(headers), Object.fromEntries(which.slice(1).map((header) => [header, 'ignore']))))?.code,
    ).not.toBe('import-headers-double')
  })

  test.each([
    [['Navn'], ['cpr']],
    [['CPR'], ['name']],
    [['CPR', 'Fornavn'], ['name']],
    [['By'], ['cpr', 'name']],
    [['CPR', 'Fornavn', 'Efternavn'], []],
  ])('%j lacks %j', (headers, missing) => {
    expect(mapHeaders(sheet(headers)).missing).toEqual(missing)
    expect(whyNotRead(mapHeaders(sheet(headers)))?.code).toBe(missing.length > 0 ? 'import-columns-missing' : undefined)
  })

  test('a column without header is asked about only if something stands in it', () => {
    expect(mapHeaders(sheet(['CPR', 'Navn', ''], ['1', '2', ' '])).unrecognised).toEqual([])
    expect(mapHeaders(sheet(['CPR', 'Navn', ''], ['1', '2', 'x'])).unrecognised).toEqual(['(C)'])
    expect(labelHeaders(Array.from({ length: 28 }, () => '')).slice(-2)).toEqual(['(AA)', '(AB)'])
  })

  test('choices are checked where they come in, and odd names harm nothing', () => {
    expect(HeaderChoices.safeParse({ Hoved: 'language', Sko: 'ignore' }).success).toBe(true)
    expect(HeaderChoices.safeParse({ Hoved: 'shoeSize' }).success).toBe(false)
    expect(mapHeaders(sheet(['CPR', 'Navn', '__proto__', 'constructor', 'toString'])).unrecognised).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ])
  })
})

describe('names', () => {
  test.each([
    ['Bruun, Ahmad', 'Ahmad', 'Bruun'],
    ['Holm-Dahl,Fatima Marie', 'Fatima Marie', 'Holm-Dahl'],
    ['Ahmad Bruun', 'Ahmad', 'Bruun'],
    ['Hanne Marie Hansen', 'Hanne Marie', 'Hansen'],
    ['Jens van der Berg', 'Jens', 'van der Berg'],
    ['Van Nguyen', 'Van', 'Nguyen'],
    ['Ali', null, null],
    ['Bruun,', null, null],
    [', Ahmad', null, null],
    ['', null, null],
  ])('%j is %s and %s', (text, firstName, lastName) => {
    expect(splitName(text)).toEqual(firstName === null ? null : { firstName, lastName })
  })
})

describe('benefits', () => {
  const cases: readonly (readonly [string, string, Benefit | null, Visitation | null])[] = [
    ['A-dagpenge', 'Jobparat', 'dagpenge', 'jobparat'],
    ['Kontanthjælp', '', 'kontanthjaelp', null],
    ['KONTANTHJÆLP ', 'aktivitetsparat', 'kontanthjaelp', 'aktivitetsparat'],
    ['Sygedagpenge', '', 'sygedagpenge', null],
    ['Jobafklaringsforløb', '', 'jobafklaring', null],
    ['Ressourceforløb', '', 'ressourceforloeb', null],
    ['Ledighedsydelse', 'Fleksjobvisiteret', 'ledighedsydelse', 'fleksjobvisiteret'],
    ['Selvforsørgende', '', 'selvforsoergende', null],
    ['Kontanthjælp - Jobparat', '', 'kontanthjaelp', 'jobparat'],
    ['Kontanthjælp – Jobparat', 'Jobparat', 'kontanthjaelp', 'jobparat'],
    ['A-dagpenge - Jobparat', '', 'dagpenge', 'jobparat'],
    ['A-dagpenge/jobparat', '', 'dagpenge', 'jobparat'],
    ['Kontanthjælp (aktivitetsparat)', '', 'kontanthjaelp', 'aktivitetsparat'],
    ['Jobparat kontanthjælpsmodtager', '', 'kontanthjaelp', 'jobparat'],
    ['', 'Jobparat', null, 'jobparat'],
    ['', '', null, null],
  ]
  test.each(cases)('%j and %j', (text, visitationText, benefit, visitation) => {
    expect(parseBenefit(text, visitationText, today)).toEqual({ benefit, visitation })
  })

  test.each([
    ['Uddannelseshjælp+', '', 'unknown-benefit'],
    ['Kontanthjælp+', '', 'unknown-benefit'],
    ['Kontanthjælp?', '', 'unknown-benefit'],
    ['Jobparat', '', 'unknown-benefit'],
    ['Kontanthjælp - Noget', '', 'unknown-benefit'],
    ['x '.repeat(5000), '', 'unknown-benefit'],
    ['Kontanthjælp', 'Måske', 'unknown-visitation'],
    ['Kontanthjælp - Jobparat', 'Aktivitetsparat', 'visitation-conflict'],
  ])('%.40j and %j is refused as %s', (text, visitationText, code) => {
    expect(parseBenefit(text, visitationText, today)).toEqual({ code })
  })

  test('uddannelseshjælp could be received to 30 June 2025, the last day included', () => {
    expect(isRefusal(parseBenefit('Uddannelseshjælp', '', '2025-06-30'))).toBe(false)
    expect(parseBenefit('Uddannelseshjælp', '', '2025-07-01')).toEqual({ code: 'benefit-ended' })
    expect(benefitsOn('2025-06-30')).toContain('uddannelseshjaelp')
    expect(benefitsOn('2025-07-01')).not.toContain('uddannelseshjaelp')
  })
})

const headers = [
  'CPR',
  'Fornavn',
  'Efternavn',
  'Postnr.',
  'By',
  'Telefon',
  'Ydelse',
  'Ydelse siden',
  'Timer',
  'Beskyttet',
  'Noter',
] as const
type Cells = Partial<Record<(typeof headers)[number], string>>
const good: Cells = { CPR: '610190-1234', Fornavn: 'Åse', Efternavn: 'Bæk' }
const cellsOf = (cells: Cells) => headers.map((header) => cells[header] ?? '')
const mapping = mapHeaders(sheet(headers))
const read = (cells: Cells) => readRow(mapping, { line: 7, cells: cellsOf({ ...good, ...cells }) }, today)

describe('rows', () => {
  test('blank cells are allowed but for name and CPR, and mean "not stated"', () => {
    const row = read({}).row
    expect(row).toMatchObject({
      cpr: '6101901234',
      firstName: 'Åse',
      lastName: 'Bæk',
      protectedAddress: null,
      weeklyHours: null,
      note: null,
    })
    expect(ImportRow.parse(row)).toEqual(row)
  })

  const refused: readonly (readonly [Cells, string, string])[] = [
    [{ CPR: '' }, 'CPR', 'required'],
    [{ CPR: '610190123' }, 'CPR', 'cpr-too-short'],
    [{ CPR: '610130-5123' }, 'CPR', 'cpr-no-such-date'],
    [{ Fornavn: '' }, 'Fornavn', 'name-missing'],
    [{ Efternavn: ' ' }, 'Efternavn', 'name-missing'],
    [{ Efternavn: 'x'.repeat(81) }, 'Efternavn', 'too-long'],
    [{ Efternavn: 'B\u0081k' }, 'Efternavn', 'text-has-control-characters'],
    [{ 'Postnr.': '743' }, 'Postnr.', 'postal-code-invalid'],
    [{ Telefon: '123' }, 'Telefon', 'phone-invalid'],
    [{ Ydelse: 'Uddannelseshjælp+' }, 'Ydelse', 'unknown-benefit'],
    [{ 'Ydelse siden': '31-02-2024' }, 'Ydelse siden', 'date-does-not-exist'],
    [{ 'Ydelse siden': '24-11-2026' }, 'Ydelse siden', 'date-in-future'],
    [{ Timer: '12.5' }, 'Timer', 'hours-ambiguous'],
    [{ Timer: '37,25' }, 'Timer', 'hours-out-of-range'],
    [{ Beskyttet: 'måske' }, 'Beskyttet', 'yes-no-expected'],
  ]
  test.each(refused)('%j is refused in %s as %s', (cells, header, code) => {
    const { line, problems } = read(cells)
    expect({ line, problems }).toMatchObject({
      line: 7,
      problems: [{ header, code, cell: (Object.values(cells)[0] ?? '').trim() }],
    })
  })

  test.each<Cells>([
    { 'Ydelse siden': '23-11-2026' },
    { Timer: '37' },
    { Timer: '0' },
    { Efternavn: 'x'.repeat(80) },
    { 'Postnr.': '7430 Ikast' },
  ])('%j just makes it', (cells) => {
    expect(read(cells).problems).toBeUndefined()
  })

  test('everything that is wrong with a row is said at once', () => {
    expect(read({ CPR: '1', Efternavn: '', Timer: '60' }).problems?.map(({ code }) => code)).toEqual([
      'cpr-too-short',
      'name-missing',
      'hours-out-of-range',
    ])
  })

  test('a row with more cells than headers is refused, not read askew', () => {
    const cells = [...cellsOf(good), '', ' og mere']
    expect(readRow(mapping, { line: 2, cells }, today).problems).toMatchObject([{ code: 'row-too-long', cell: ' og mere' }])
    expect(readRow(mapping, { line: 2, cells: cells.slice(0, -1) }, today).problems).toBeUndefined()
    expect(readRow(mapping, { line: 2, cells: cells.slice(0, 3) }, today).problems).toBeUndefined()
  })

  test('a citizen’s second line is refused, whatever became of the first', () => {
    const rows = sheet(
      headers,
      cellsOf({ ...good, Timer: '60' }),
      cellsOf({ ...good, CPR: '6101901234' }),
      cellsOf({ ...good, Timer: '12.5' }),
    ).rows
    expect(readRows(mapping, rows, today).map(({ problems }) => problems?.map(({ code, facts }) => [code, facts?.line]))).toEqual(
      [
        [['hours-out-of-range', undefined]],
        [['duplicate-in-file', 2]],
        [
          ['duplicate-in-file', 2],
          ['hours-ambiguous', undefined],
        ],
      ],
    )
  })

  test('two lines whose CPR cannot be read are no duplicates', () => {
    const rows = sheet(headers, cellsOf({ ...good, CPR: '' }), cellsOf({ ...good, CPR: '' })).rows
    expect(readRows(mapping, rows, today).flatMap(({ problems }) => problems?.map(({ code }) => code))).toEqual([
      'required',
      'required',
    ])
  })
})

describe('against what we hold', () => {
  const held: Existing = {
    firstName: 'Åse',
    lastName: 'Bæk',
    street: 'Stadion 13',
    postalCode: '7430',
    town: 'Ikast',
    phone: '27822538',
    email: 'aase@example.dk',
    benefit: 'kontanthjaelp',
    visitation: 'jobparat',
    benefitSince: '2024-01-01',
    caseworker: 'Karen Holm',
    weeklyHours: 12.5,
    protectedAddress: true,
    language: 'dansk',
    note: 'Ring, skriv ikke',
  }
  const blank = ImportRow.parse({ cpr: '6101901234', firstName: 'Åse', lastName: 'Bæk', protectedAddress: null })

  test('nobody with that CPR number: new', () => {
    expect(compare(blank, null)).toEqual({ verdict: 'new' })
  })
  test('blank cells never erase, not even address protection', () => {
    expect(compare(blank, held)).toEqual({ verdict: 'unchanged' })
  })
  test('the same facts written otherwise are unchanged', () => {
    const row: ImportRow = {
      ...blank,
      phone: '+45 27 82 25 38',
      email: 'Aase@Example.dk',
      caseworker: 'karen holm',
      language: 'Dansk',
      weeklyHours: 12.5,
    }
    expect(compare(row, held)).toEqual({ verdict: 'unchanged' })
  })
  test('changes are told field by field, old and new', () => {
    const row: ImportRow = { ...blank, town: 'Brande', weeklyHours: 0, protectedAddress: false }
    expect(compare(row, held)).toEqual({
      verdict: 'changed',
      changes: [
        { field: 'town', from: 'Ikast', to: 'Brande' },
        { field: 'weeklyHours', from: 12.5, to: 0 },
        { field: 'protectedAddress', from: true, to: false },
      ],
    })
  })
  test('a first fact is a change from nothing', () => {
    expect(compare({ ...blank, phone: '27822538' }, { ...held, phone: null })).toEqual({
      verdict: 'changed',
      changes: [{ field: 'phone', from: null, to: '27822538' }],
    })
  })
})

describe('typed in by hand', () => {
  test('blanks are null and Danish forms are read', () => {
    expect(
      CitizenInput.parse({
        cpr: '610190-1234',
        firstName: ' Åse ',
        lastName: 'Bæk',
        phone: '',
        weeklyHours: '7,5',
        benefitSince: '3/12-2025',
        benefit: '',
      }),
    ).toEqual({
      cpr: '6101901234',
      firstName: 'Åse',
      lastName: 'Bæk',
      street: null,
      postalCode: null,
      town: null,
      phone: null,
      email: null,
      benefit: null,
      visitation: null,
      benefitSince: '2025-12-03',
      weeklyHours: 7.5,
      language: null,
      note: null,
      protectedAddress: false,
      caseworkerId: null,
      needsForSupplier: null,
      needsAgreedOn: null,
      availability: [],
      wishedKinds: [],
      wishedTasks: [],
      travelLimitKm: null,
      childCertificate: 'not_relevant',
    })
  })

  test('every field says for itself what is wrong', () => {
    const codes = CitizenInput.safeParse({
      cpr: '1',
      firstName: '',
      phone: '1',
      email: 'x',
      weeklyHours: '12.5',
      benefit: 'x',
      visitation: 'y',
      caseworkerId: 'z',
    }).error?.issues
    expect(Object.fromEntries(codes?.map(({ path, message }) => [path.join('.'), message]) ?? [])).toEqual({
      cpr: 'cpr-too-short',
      firstName: 'required',
      lastName: 'required',
      phone: 'phone-invalid',
      email: 'email-invalid',
      weeklyHours: 'hours-ambiguous',
      benefit: 'unknown-benefit',
      visitation: 'unknown-visitation',
      caseworkerId: 'invalid-value',
    })
  })
})
