import {
  fullTimeHours,
  isRefusal,
  parseCpr,
  parseDanishDate,
  parseEmail,
  parseHours,
  parseManyLines,
  parseOneLine,
  parsePhone,
  parsePostalCode,
  parseYesNo,
  phoneDigits,
} from '../fields.ts'
import type { Facts, ProblemCode, Refusal } from '../problem.ts'
import { parseBenefit } from './benefits.ts'
import { lengths } from './citizens.limits.ts'
import type { ImportRow } from './citizens.schema.ts'
import type { ImportField, Mapping, SheetRow } from './headers.rules.ts'

/** What is wrong in one cell. `header` is the column as the file calls it, `cell` what stands there. */
export type RowProblem = {
  readonly field: ImportField | null
  readonly header: string
  readonly code: ProblemCode
  readonly cell: string
  readonly facts?: Facts
}

export type ReadRow =
  | { readonly line: number; readonly row: ImportRow; readonly problems?: undefined }
  | { readonly line: number; readonly row?: undefined; readonly problems: readonly RowProblem[] }

// what stands before the surname but belongs to it
const particle = /^(van|von|de|der|den|del|della|di|da|dos|la|le|af|al|el|bin|bint|ibn|ben|abu|ten|ter)$/i

/** 'Efternavn, Fornavn' or 'Fornavn Efternavn'; null when either is missing. */
export const splitName = (text: string): { readonly firstName: string; readonly lastName: string } | null => {
  const name = text.replace(/\s+/g, ' ').trim()
  const comma = name.indexOf(',')
  const words = name.split(' ')
  let cut = words.length - 1
  while (cut > 1 && particle.test(words[cut - 1] ?? '')) cut -= 1
  const [firstName, lastName] =
    comma >= 0
      ? [name.slice(comma + 1).trim(), name.slice(0, comma).trim()]
      : [words.slice(0, cut).join(' '), words.slice(cut).join(' ')]
  return firstName && lastName ? { firstName, lastName } : null
}

/** '7430 Ikast' or 'DK-7430 Ikast'; null when it is not a code followed by a town. */
const splitPlace = (text: string): { readonly postalCode: string; readonly town: string } | null => {
  const parts = /^((?:dk[- ]?)?\d{4})[\s,]+(\D.*)$/i.exec(text.trim())
  return parts?.[1] && parts[2] ? { postalCode: parts[1], town: parts[2] } : null
}

/** How a file writes a date, in the refusal of one that it writes otherwise. */
const dateInFile = '03-12-2026'

/** Reads a row's cells into a citizen's facts, or says everything that is wrong with it. A blank cell is null: not stated. */
export const readRow = (mapping: Mapping, sheetRow: SheetRow, today: string): ReadRow => {
  const problems: RowProblem[] = []
  const cells = new Map<ImportField, string>()
  const headers = new Map<ImportField, string>()
  for (const { field, header, index } of mapping.columns) {
    if (field === null || field === 'ignore') continue
    cells.set(field, (sheetRow.cells[index] ?? '').trim())
    headers.set(field, header)
  }
  const cellOf = (field: ImportField): string => cells.get(field) ?? ''
  const complain = (field: ImportField, refusal: Refusal) =>
    problems.push({
      field,
      header: headers.get(field) ?? '',
      cell: cellOf(field),
      code: refusal.code,
      ...(refusal.facts ? { facts: refusal.facts } : {}),
    })
  const parse = <T>(field: ImportField, read: (text: string) => T | Refusal, text = cellOf(field)): T | null => {
    if (text === '') return null
    const value = read(text)
    if (!isRefusal(value)) return value
    complain(field, value)
    return null
  }

  const extra = sheetRow.cells.slice(mapping.columns.length).filter((cell) => cell.trim() !== '')
  if (extra.length > 0) problems.push({ field: null, header: '', code: 'row-too-long', cell: extra.join(' ') })

  const cpr = parseCpr(cellOf('cpr'))
  if (isRefusal(cpr)) complain('cpr', cpr)
  else if (cpr.birthDate > today) complain('cpr', { code: 'cpr-no-such-date' })

  const whole = headers.has('fullName')
  const name = whole ? splitName(cellOf('fullName')) : { firstName: cellOf('firstName'), lastName: cellOf('lastName') }
  if (!name) complain('fullName', { code: 'name-missing' })
  else if (!name.firstName) complain('firstName', { code: 'name-missing' })
  else if (!name.lastName) complain('lastName', { code: 'name-missing' })
  const firstName = parse(whole ? 'fullName' : 'firstName', parseOneLine(lengths.name), name?.firstName ?? '')
  const lastName = parse(whole ? 'fullName' : 'lastName', parseOneLine(lengths.name), name?.lastName ?? '')

  const together = headers.has('postalCodeAndTown')
  const placeField = together ? 'postalCodeAndTown' : 'postalCode'
  const place = splitPlace(cellOf(placeField))
  const postalCode = parse(placeField, parsePostalCode, place?.postalCode ?? cellOf(placeField))
  const town = parse(
    together ? 'postalCodeAndTown' : 'town',
    parseOneLine(lengths.town),
    (together ? '' : cellOf('town')) || (place?.town ?? ''),
  )

  const benefitRead = parseBenefit(cellOf('benefit'), cellOf('visitation'), today)
  if (isRefusal(benefitRead)) {
    const ofVisitation = benefitRead.code === 'unknown-visitation' || benefitRead.code === 'visitation-conflict'
    complain(ofVisitation ? 'visitation' : 'benefit', benefitRead)
  }
  const { benefit, visitation } = isRefusal(benefitRead) ? { benefit: null, visitation: null } : benefitRead

  const benefitSince = parse('benefitSince', (text) => {
    const date = parseDanishDate(text)
    return isRefusal(date) && date.code === 'date-does-not-exist' ? { ...date, facts: { like: dateInFile } } : date
  })
  if (benefitSince !== null && benefitSince > today) complain('benefitSince', { code: 'date-in-future' })

  const rest = {
    street: parse('street', parseOneLine(lengths.street)),
    phone: parse('phone', parsePhone),
    email: parse('email', parseEmail),
    caseworker: parse('caseworker', parseOneLine(lengths.name)),
    weeklyHours: parse('weeklyHours', parseHours(fullTimeHours)),
    protectedAddress: parse('protectedAddress', parseYesNo),
    language: parse('language', parseOneLine(lengths.language)),
    note: parse('note', parseManyLines(lengths.note)),
  }
  if (problems.length > 0 || isRefusal(cpr) || firstName === null || lastName === null) return { line: sheetRow.line, problems }
  return {
    line: sheetRow.line,
    row: { cpr: cpr.digits, firstName, lastName, postalCode, town, benefit, visitation, benefitSince, ...rest },
  }
}

/**
 * Reads all rows. A citizen's second line is refused whatever became of the first: which of the two is right is not ours to say.
 */
export const readRows = (mapping: Mapping, rows: readonly SheetRow[], today: string): readonly ReadRow[] => {
  const cprColumn = mapping.columns.find(({ field }) => field === 'cpr')
  const firstLines = new Map<string, number>()
  return rows.map((sheetRow) => {
    const read = readRow(mapping, sheetRow, today)
    const cell = (cprColumn && sheetRow.cells[cprColumn.index]) ?? ''
    const cpr = parseCpr(cell)
    if (!cprColumn || isRefusal(cpr)) return read
    const first = firstLines.get(cpr.digits)
    if (first === undefined) {
      firstLines.set(cpr.digits, sheetRow.line)
      return read
    }
    const twice: RowProblem = {
      field: 'cpr',
      header: cprColumn.header,
      code: 'duplicate-in-file',
      cell: cell.trim(),
      facts: { line: first },
    }
    return { line: sheetRow.line, problems: [twice, ...(read.problems ?? [])] }
  })
}

/** What we hold on a citizen, in an import's terms; `caseworker` is the name of the one who has the case. */
export type Existing = Omit<ImportRow, 'cpr' | 'protectedAddress'> & { readonly protectedAddress: boolean }
export type ChangedField = keyof Existing
export type Change = {
  readonly field: ChangedField
  readonly from: string | number | boolean | null
  readonly to: string | number | boolean
}
export type Comparison =
  | { readonly verdict: 'new' | 'unchanged' }
  | { readonly verdict: 'changed'; readonly changes: readonly Change[] }

const comparedFields = [
  'firstName',
  'lastName',
  'street',
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
] as const satisfies readonly ChangedField[]

const lower = (value: Change['from']) => (typeof value === 'string' ? value.toLowerCase() : value)

const isSame = (field: ChangedField, from: Change['from'], to: Change['to']): boolean => {
  if (from === to) return true
  if (field === 'phone') return phoneDigits(String(from ?? '')) === phoneDigits(String(to))
  return (field === 'email' || field === 'caseworker' || field === 'language') && lower(from) === lower(to)
}

/** Sets an imported row beside what we hold. A blank cell says nothing, so it never erases and never counts as a change. */
export const compare = (row: ImportRow, existing: Existing | null): Comparison => {
  if (!existing) return { verdict: 'new' }
  const changes = comparedFields.flatMap((field): Change[] => {
    const to = row[field]
    return to === null || isSame(field, existing[field], to) ? [] : [{ field, from: existing[field], to }]
  })
  return changes.length > 0 ? { verdict: 'changed', changes } : { verdict: 'unchanged' }
}
