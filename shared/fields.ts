import { z } from 'zod'
import { parseDanishNumber } from './numbers.ts'
import type { ProblemCode, Refusal } from './problem.ts'

export { parseDanishNumber } from './numbers.ts'

/** Whether a parse function refused what it was given. */
export const isRefusal = (value: unknown): value is Refusal => typeof value === 'object' && value !== null && 'code' in value

const no = (code: ProblemCode, facts?: Refusal['facts']): Refusal => (facts ? { code, facts } : { code })

const missing = (issue: { readonly input?: unknown }): ProblemCode => (issue.input === undefined ? 'required' : 'invalid-value')

type Read<T> = (text: string) => T | Refusal

const pass = <T>(read: T | Refusal, context: z.RefinementCtx): T => {
  if (!isRefusal(read)) return read
  context.addIssue({ code: 'custom', message: read.code, params: { facts: read.facts ?? {} } })
  return z.NEVER
}

/** A field that a parse function reads from text. Its refusal's code becomes the issue's message, its facts `params.facts`. */
export const typed = (parse: Read<string>) =>
  z
    .string({ error: missing })
    .transform((text, context): string => pass(parse(text), context))
    .pipe(z.string())

/** The same field when it may be left blank: '', null and absent are null. */
export const typedOrNull = (parse: Read<string>) =>
  z
    .string({ error: missing })
    .nullish()
    .transform((text, context): string | null => (text == null || text.trim() === '' ? null : pass(parse(text), context)))
    .pipe(z.string().nullable())

const broken = /[\p{Cc}\p{Cs}]/u

const parseText = (text: string, max: number): string | Refusal => {
  if (text.length > max * 4) return no('too-long', { max })
  const clean = text.normalize('NFC').trim()
  if (clean === '') return no('required')
  return clean.length > max ? no('too-long', { max }) : clean
}

/** One line: NFC, outer blanks gone, each run of blanks (also tabs and line breaks) one space. */
export const parseOneLine =
  (max: number): Read<string> =>
  (text) => {
    const read = parseText(text.replace(/\s+/g, ' '), max)
    return typeof read === 'string' && broken.test(read) ? no('text-has-control-characters') : read
  }

/** Several lines: NFC, line ends as \n, outer blanks gone; tabs stay. */
export const parseManyLines =
  (max: number): Read<string> =>
  (text) => {
    const read = parseText(text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n'), max)
    return typeof read === 'string' && broken.test(read.replace(/[\n\t]/g, '')) ? no('text-has-control-characters') : read
  }

/** A line that must hold something; lengths in UTF-16 units. */
export const oneLine = (max: number) => typed(parseOneLine(max))
export const oneLineOrNull = (max: number) => typedOrNull(parseOneLine(max))
export const manyLines = (max: number) => typed(parseManyLines(max))
export const manyLinesOrNull = (max: number) => typedOrNull(parseManyLines(max))

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** A date of the Gregorian calendar in the years a citizen or a plan can have (1858, the first year of the CPR rule, to 2199). */
export const isRealDate = (year: number, month: number, day: number): boolean => {
  if (year < 1858 || year > 2199 || month < 1 || month > 12 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0))
}

const two = (number: number): string => String(number).padStart(2, '0')

const dateOf = (year: number, month: number, day: number): string | Refusal =>
  isRealDate(year, month, day) ? `${year}-${two(month)}-${two(day)}` : no('date-does-not-exist')

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/
const dayFirst = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/
const dayMonth = /^(\d{1,2})\/(\d{1,2})-(\d{4})$/
const spaced = /^(\d{1,2}) (\d{1,2}) (\d{4})$/
// database exports write a date with midnight behind it
const midnight = /[T ]00[:.]00([:.]00([.,]0+)?)?Z?$/

/** 'dd-mm-yyyy', 'd.m.yyyy', 'd/m-yyyy', 'd/m/yyyy', 'd m yyyy' or ISO, to ISO. A year of two digits is refused, not guessed. */
export const parseDanishDate: Read<string> = (text) => {
  const date = text.trim().replace(midnight, '').trim()
  if (date === '') return no('required')
  const iso = isoDate.exec(date)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const danish = dayFirst.exec(date)
  if (danish) return dateOf(Number(danish[4]), Number(danish[3]), Number(danish[1]))
  const other = dayMonth.exec(date) ?? spaced.exec(date)
  return other ? dateOf(Number(other[3]), Number(other[2]), Number(other[1])) : no('date-does-not-exist')
}

const isPlainDate = (text: string): boolean => {
  const parts = isoDate.exec(text)
  return parts !== null && isRealDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** 'YYYY-MM-DD', a real date. */
export const plainDate = z
  .string({ error: missing })
  .refine(isPlainDate, { error: (issue) => (issue.input === '' ? 'required' : 'date-does-not-exist') })
  .meta({ format: 'date' })

/** A date as a Dane types it, or none; the value is ISO. */
export const danishDateOrNull = typedOrNull(parseDanishDate)

/** '7:30', '07.30' or '0730' to '07:30'. */
export const parseTimeOfDay: Read<string> = (text) => {
  const time = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim())
  if (text.trim() === '') return no('required')
  const [hour, minute] = [Number(time?.[1] ?? 99), Number(time?.[2] ?? 99)]
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : no('time-expected')
}
export const timeOfDay = typed(parseTimeOfDay)

/** YYYY-MM, as in an address. */
export const yearMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'invalid-value')

/** A whole number from 1 as it stands in an address: a page, a version. */
export const countingNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'invalid-value')
  .transform(Number)

export const danishNumber = z
  .string({ error: missing })
  .transform((text, context): number => pass(parseDanishNumber(text), context))
  .pipe(z.number())

const hundredths = (number: number): boolean => Math.abs(number * 100 - Math.round(number * 100)) < 1e-9

/** Hours as typed ('7,5', '12 timer'), within 0 and `max`, at most two decimals: the unit of the database. */
export const parseHours =
  (max: number): Read<number> =>
  (text) => {
    const number = parseDanishNumber(text.trim().replace(/\s*(t\.?|timer?)$/i, ''))
    if (isRefusal(number)) return number.code === 'number-ambiguous' ? no('hours-ambiguous') : number
    if (number < 0 || number > max) return no('hours-out-of-range', { min: 0, max })
    return hundredths(number) ? number : no('hours-ambiguous')
  }

const readHours = (value: number | string, max: number): number | Refusal => {
  if (typeof value === 'string') return parseHours(max)(value)
  return value >= 0 && value <= max && hundredths(value) ? value : no('hours-out-of-range', { min: 0, max })
}

const hoursUpTo = (max: number) =>
  z
    .union([z.number(), z.string()], { error: missing })
    .transform((value, context): number => pass(readHours(value, max), context))
    .pipe(z.number())

/** The most a week can hold: full time in Denmark. */
export const fullTimeHours = 37

const blank = (value: unknown): value is null | undefined => value == null || (typeof value === 'string' && value.trim() === '')

/** Hours a week, 0–37: a number, or Danish text from a form. */
export const hours = hoursUpTo(fullTimeHours)
export const hoursOrNull = z
  .union([z.number(), z.string(), z.null()], { error: missing })
  .optional()
  .transform((value, context): number | null => (blank(value) ? null : pass(readHours(value, fullTimeHours), context)))
  .pipe(z.number().nullable())

/** Hours on one day, 0–24. */
export const dayHours = hoursUpTo(24)

/** Hours on one day in whole quarters, 0 to `max`. */
export const quarterHoursUpTo = (max: number) =>
  hoursUpTo(max).refine((number) => Number.isInteger(number * 4), { error: 'hours-not-quarter' })

/** Hours on Monday to Sunday, seven values that add up to at most 37. */
export const weekdayHours = z
  .array(dayHours, { error: missing })
  .length(7, 'invalid-value')
  .refine((days) => days.reduce((sum, day) => sum + day, 0) <= fullTimeHours + 1e-9, {
    error: 'hours-out-of-range',
    params: { facts: { min: 0, max: fullTimeHours } },
  })

/** 'Ja' or 'Nej' and what exports write instead. */
export const parseYesNo: Read<boolean> = (text) => {
  const word = text.trim().toLowerCase()
  if (word === '') return no('required')
  if (['ja', 'j', 'yes', 'y', 'sand', 'true', '1', 'x', 'beskyttet'].includes(word)) return true
  if (['nej', 'n', 'no', 'falsk', 'false', '0', '-', 'ikke beskyttet', 'ingen'].includes(word)) return false
  return no('yes-no-expected')
}

/** Digits with country code, for search and comparison ('27 82 25 38' is '4527822538'); null when it is no telephone number. */
export const phoneDigits = (text: string): string | null => {
  const bare = text.replace(/^\(\+(\d{1,3})\)/, '+$1').replace(/[\s\-–./()]/g, '')
  if (!/^\+?\d{6,15}$/.test(bare)) return null
  if (bare.startsWith('+')) return bare.length >= 9 && (!bare.startsWith('+45') || bare.length === 11) ? bare.slice(1) : null
  if (bare.startsWith('00')) return phoneDigits(`+${bare.slice(2)}`)
  if (bare.length === 8) return `45${bare}`
  return bare.length === 10 && bare.startsWith('45') ? bare : null
}

/** A telephone number, kept as it was typed. */
export const parsePhone: Read<string> = (text) => {
  const line = parseOneLine(40)(text)
  return isRefusal(line) || phoneDigits(line) !== null ? line : no('phone-invalid')
}
export const phone = typed(parsePhone)
export const phoneOrNull = typedOrNull(parsePhone)

export const parseEmail: Read<string> = (text) => {
  const line = parseOneLine(254)(text)
  if (isRefusal(line)) return line
  return /^[^\s@<>()[\]\\,;:"]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+$/u.test(line) ? line : no('email-invalid')
}
export const email = typed(parseEmail)
export const emailOrNull = typedOrNull(parseEmail)

/** A Danish postal code: four digits, with or without 'DK-'. */
export const parsePostalCode: Read<string> = (text) => {
  const code = text.trim().replace(/^dk[- ]?/i, '')
  if (code === '') return no('required')
  return /^\d{4}$/.test(code) && code !== '0000' ? code : no('postal-code-invalid')
}
export const postalCode = typed(parsePostalCode)
export const postalCodeOrNull = typedOrNull(parsePostalCode)

export type Cpr = {
  /** ten digits, no hyphen */
  readonly digits: string
  readonly birthDate: string
  /** a replacement number (erstatningspersonnummer): the day of birth with 60 added */
  readonly replacement: boolean
}

/** The year of birth from the two digits of the year and the seventh digit; www.cpr.dk, "Personnummeret i CPR-systemet". */
const birthYear = (yearInCentury: number, seventh: number): number => {
  if (seventh <= 3) return 1900 + yearInCentury
  if (seventh === 4 || seventh === 9) return (yearInCentury <= 36 ? 2000 : 1900) + yearInCentury
  return (yearInCentury <= 57 ? 2000 : 1800) + yearInCentury
}

/**
 * Reads a CPR number with or without hyphen or blanks. Format and date decide; modulus 11 never does: numbers without it are
 * issued since 2007 (CPR-kontoret, "Personnumre uden kontrolciffer").
 */
export const parseCpr: Read<Cpr> = (text) => {
  const digits = text.replace(/[\s\-‐‑–—]/g, '')
  if (digits === '') return no('required')
  if (!/^\d+$/.test(digits)) return no('cpr-not-digits')
  if (digits.length !== 10) return no(digits.length < 10 ? 'cpr-too-short' : 'cpr-too-long')
  const written = Number(digits.slice(0, 2))
  const replacement = written > 60
  const day = replacement ? written - 60 : written
  const year = birthYear(Number(digits.slice(4, 6)), Number(digits[6]))
  const birthDate = dateOf(year, Number(digits.slice(2, 4)), day)
  return isRefusal(birthDate) ? no('cpr-no-such-date') : { digits, birthDate, replacement }
}

/** '750988-••••': what a page may show. */
export const maskCpr = (digits: string): string => `${digits.slice(0, 6)}-••••`

/** A CPR number; the value is its ten digits. */
export const cpr = typed((text) => {
  const read = parseCpr(text)
  return isRefusal(read) ? read : read.digits
})
