import type { Refusal } from '../problem.ts'
import { foldText } from './folding.ts'

/** A file as it was read, before anything is understood. `line` is the physical line where the row begins; the header is line 1. */
export type Sheet = { readonly headers: readonly string[]; readonly rows: readonly SheetRow[] }
export type SheetRow = { readonly line: number; readonly cells: readonly string[] }

/** What a column of an import can be. `fullName`, `postalCodeAndTown` and `benefit` hold two facts in one cell. */
export const importFields = [
  'cpr',
  'fullName',
  'firstName',
  'lastName',
  'street',
  'postalCodeAndTown',
  'postalCode',
  'town',
  'phone',
  'email',
  'benefit',
  'visitation',
  'benefitSince',
  'caseworker',
  'weeklyHours',
  'protectedAddress',
  'language',
  'note',
] as const
export type ImportField = (typeof importFields)[number]

/** What the caseworker said of headers that were not recognised, or that meant the same. */
export type Decided = Readonly<Record<string, ImportField | 'ignore'>>

const written: Readonly<Record<ImportField, readonly string[]>> = {
  cpr: [
    'CPR',
    'CPR-nr',
    'CPR-nummer',
    'CPRNR',
    'Personnummer',
    'Personnr',
    'Person-ID',
    'CPR nummer borger',
    'Borgers CPR',
    'Borgers CPR-nr',
    'Borgerens CPR-nummer',
    'Borger CPR',
    'Borger CPR-nr',
  ],
  fullName: [
    'Navn',
    'Borger',
    'Borgernavn',
    'Borgers navn',
    'Borgerens navn',
    'Fulde navn',
    'Fuldt navn',
    'Efternavn, fornavn',
    'Fornavn efternavn',
    'Navn (efternavn, fornavn)',
    'Personnavn',
    'Adresseringsnavn',
  ],
  firstName: ['Fornavn', 'Fornavne', 'Fornavn(e)', 'For- og mellemnavn', 'Fornavn og mellemnavn', 'Borgers fornavn'],
  lastName: ['Efternavn', 'Efternavne', 'Efternavn(e)', 'Slægtsnavn', 'Borgers efternavn'],
  street: [
    'Adresse',
    'Vejnavn og nr',
    'Vejnavn og husnr',
    'Vejnavn og husnummer',
    'Vej og nr',
    'Vej og husnummer',
    'Vejnavn',
    'Gade',
    'Gadeadresse',
    'Gade og nr',
    'Bopæl',
    'Bopælsadresse',
    'Folkeregisteradresse',
    'Borgers adresse',
  ],
  postalCodeAndTown: [
    'Postnr. og by',
    'Postnummer og by',
    'Postnr by',
    'Postnr/by',
    'Postnummer/by',
    'Postnr. og bynavn',
    'Postnummer og bynavn',
    'Postnr. og postdistrikt',
    'Postadresse',
  ],
  postalCode: ['Postnr', 'Postnummer', 'Post nr', 'Postnrnr', 'Zip'],
  town: ['By', 'Bynavn', 'Postdistrikt'],
  phone: [
    'Telefon',
    'Telefonnr',
    'Telefonnummer',
    'Tlf',
    'Tlf nr',
    'Tlf nummer',
    'Mobil',
    'Mobilnr',
    'Mobilnummer',
    'Mobiltelefon',
    'Mobiltlf',
    'Telefon mobil',
    'Kontakttelefon',
    'Privat telefon',
  ],
  email: ['E-mail', 'Email', 'Mail', 'Mailadresse', 'E-mailadresse', 'E-post', 'E-postadresse'],
  benefit: [
    'Ydelse',
    'Ydelsestype',
    'Ydelsesgruppe',
    'Ydelsesart',
    'Aktuel ydelse',
    'Nuværende ydelse',
    'Forsørgelse',
    'Forsørgelsestype',
    'Forsørgelsesgrundlag',
    'Målgruppe',
    'Ydelse og visitation',
    'Ydelse - visitation',
    'Ydelse/visitation',
  ],
  visitation: [
    'Visitation',
    'Visitationskategori',
    'Visiteret til',
    'Visitationsgruppe',
    'Matchkategori',
    'Matchgruppe',
    'Match',
  ],
  benefitSince: [
    'Ydelse siden',
    'Ydelse siden (dato)',
    'Ydelse fra',
    'Ydelse fra dato',
    'Ydelse startdato',
    'Startdato ydelse',
    'Startdato for ydelse',
    'Ydelsesstart',
    'Ydelse start',
    'På ydelse siden',
    'Ledig siden',
    'Ledig fra',
    'Forsørgelse siden',
    'Ydelsesperiode start',
    'Målgruppe siden',
    'Målgruppe fra',
  ],
  caseworker: [
    'Sagsbehandler',
    'Sagsbeh',
    'Sagsansvarlig',
    'Jobkonsulent',
    'Jobrådgiver',
    'Rådgiver',
    'Ansvarlig sagsbehandler',
    'Ansvarlig medarbejder',
    'Koordinerende sagsbehandler',
    'Medarbejder',
    'Kontaktperson i kommunen',
  ],
  weeklyHours: [
    'Mulige timer pr. uge',
    'Mulige timer per uge',
    'Mulige timer',
    'Mulige ugentlige timer',
    'Timer/uge',
    'Timer pr. uge',
    'Timer per uge',
    'Timer om ugen',
    'Ugentlige timer',
    'Ugentligt timetal',
    'Timetal',
    'Timetal pr. uge',
    'Ugetimer',
    'Timer',
    'Antal timer pr. uge',
    'Arbejdsevne timer pr. uge',
    'Skånehensyn timer',
  ],
  protectedAddress: [
    'Navne- og adressebeskyttelse',
    'Navne- og adressebeskyttet',
    'Navne og adressebeskyttelse',
    'Navnebeskyttelse',
    'Adressebeskyttelse',
    'Adressebeskyttet',
    'Beskyttet',
    'Beskyttet adresse',
    'Beskyttet navn og adresse',
    'Hemmelig adresse',
    'Hemmeligt navn og adresse',
    'NAB',
  ],
  language: ['Modersmål', 'Sprog', 'Foretrukket sprog', 'Talesprog', 'Borgers sprog'],
  note: [
    'Bemærkning',
    'Bemærkninger',
    'Noter',
    'Note',
    'Notat',
    'Notater',
    'Kommentar',
    'Kommentarer',
    'Øvrige bemærkninger',
    'Øvrigt',
  ],
}

const fieldByText: ReadonlyMap<string, ImportField> = new Map(
  importFields.flatMap((field) => [field, ...written[field]].map((text) => [foldText(text), field] as const)),
)

// the column of reasons in our own file of refused lines (i18n: citizens.import.reasonHeader): it comes back with the mended file
const ownColumns: ReadonlySet<string> = new Set(['Hvorfor afvist', 'Why refused'].map(foldText))

const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Names for the columns that tell them apart: a blank header is the column's letter '(G)', the second 'Telefon' is 'Telefon (2)'. */
export const labelHeaders = (headers: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>()
  return headers.map((header, index) => {
    const text = header.replace(/\s+/g, ' ').trim() || `(${columnLetters(index)})`
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    return times === 1 ? text : `${text} (${times})`
  })
}

export type Column = {
  readonly index: number
  /** from `labelHeaders` */
  readonly header: string
  /** null: not known, the caseworker must say */
  readonly field: ImportField | 'ignore' | null
}

export type Mapping = {
  readonly columns: readonly Column[]
  readonly unrecognised: readonly string[]
  /** columns that would fill the same fact */
  readonly ambiguous: readonly { readonly fact: Fact; readonly headers: readonly string[] }[]
  readonly missing: readonly ('cpr' | 'name')[]
}

export type Fact = ImportField | 'name' | 'place'

// a fact that is told in one cell or in two, never both ways
const oneOrTwo = [
  ['name', 'fullName', ['firstName', 'lastName']],
  ['place', 'postalCodeAndTown', ['postalCode', 'town']],
] as const

/**
 * Says what each column is, in any order, by what Danish systems write. Nothing is guessed: unknown headers and headers that mean
 * the same are listed for the caseworker, whose word (`decided`, by header) goes before recognition. A column without header and
 * without content is ignored.
 */
export const mapHeaders = (sheet: Sheet, decided: Decided = {}): Mapping => {
  const labels = labelHeaders(sheet.headers)
  const hasContent = (index: number) => sheet.rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')
  const columns = labels.map((header, index): Column => {
    if (Object.hasOwn(decided, header)) return { index, header, field: decided[header] ?? null }
    const original = sheet.headers[index] ?? ''
    if (original.trim() === '') return { index, header, field: hasContent(index) ? null : 'ignore' }
    const text = foldText(original)
    return { index, header, field: ownColumns.has(text) ? 'ignore' : (fieldByText.get(text) ?? null) }
  })
  const headersOf = (...fields: readonly ImportField[]) =>
    columns.filter(({ field }) => fields.some((one) => one === field)).map(({ header }) => header)

  const ambiguous: { fact: Fact; headers: readonly string[] }[] = []
  for (const field of importFields) {
    const headers = headersOf(field)
    if (headers.length > 1) ambiguous.push({ fact: field, headers })
  }
  for (const [fact, whole, parts] of oneOrTwo) {
    if (headersOf(whole).length > 0 && headersOf(...parts).length > 0)
      ambiguous.push({ fact, headers: headersOf(whole, ...parts) })
  }
  const hasName = headersOf('fullName').length > 0 || (headersOf('firstName').length > 0 && headersOf('lastName').length > 0)
  return {
    columns,
    unrecognised: columns.filter(({ field }) => field === null).map(({ header }) => header),
    ambiguous,
    missing: [...(headersOf('cpr').length > 0 ? [] : ['cpr' as const]), ...(hasName ? [] : ['name' as const])],
  }
}

/** Why rows cannot be read with this mapping yet. */
export const whyNotRead = (mapping: Mapping): Refusal | null => {
  if (mapping.unrecognised.length > 0)
    return { code: 'import-headers-unknown', facts: { headers: mapping.unrecognised.join(', ') } }
  const double = mapping.ambiguous[0]
  if (double) return { code: 'import-headers-double', facts: { headers: double.headers.join(', ') } }
  return mapping.missing.length > 0 ? { code: 'import-columns-missing', facts: { fields: mapping.missing.join(', ') } } : null
}
