import { isRefusal, parseCpr, phoneDigits } from '../fields.ts'
import type { Refusal } from '../problem.ts'
import { benefitsOn, visitationsOn } from './benefits.ts'
import type { CitizenFacts } from './citizens.schema.ts'

const danish: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' }
// letters that carry no accent to take off, as names from other countries have them
const bare: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i' }

const stripped = (text: string): string =>
  text
    .replace(/[æøœłđðþßı]/g, (letter) => bare[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '')

/** A word in the ways it may be written: 'Sørensen' as 'soerensen' and 'sorensen', 'Åse' as 'aase' and 'ase'. */
const foldings = (word: string): readonly string[] => {
  const lower = word.normalize('NFKC').toLowerCase()
  const long = stripped(lower.replace(/[æøå]/g, (letter) => danish[letter] ?? letter))
  const short = stripped(lower)
  return long === short ? [long] : [long, short]
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

/** What `search_name` holds: every word of the name in each of its foldings, with a blank before and after each. */
export const searchNameOf = (firstName: string, lastName: string): string => {
  const folded = words(`${firstName} ${lastName}`).flatMap(foldings)
  return ` ${[...new Set(folded)].filter((word) => word !== '').join(' ')} `
}

/** What somebody searches for. A name is every word of it in any order, each as one of its foldings. */
export type Search = {
  readonly cpr: string | null
  /** the six digits of the date alone */
  readonly cprDate: string | null
  /** digits of a telephone number, or of a part of one */
  readonly phone: string | null
  readonly name: readonly (readonly string[])[]
}

/** Reads a search as typed: a CPR number with or without hyphen, a telephone number, or parts of a name. */
export const readSearch = (text: string): Search => {
  const cpr = parseCpr(text)
  const digits = text.replace(/[\s\-‐‑–—./()]/g, '')
  const onlyDigits = /^\+?\d+$/.test(digits)
  const name = onlyDigits
    ? []
    : words(text)
        .map((word) => foldings(word).filter((folded) => folded !== ''))
        .filter((folded) => folded.length > 0)
        .slice(0, 8)
  return {
    cpr: isRefusal(cpr) ? null : cpr.digits,
    cprDate: /^\d{6}$/.test(digits) ? digits : null,
    phone: onlyDigits && digits.length >= 4 && digits.length <= 16 ? (phoneDigits(text) ?? digits.replace('+', '')) : null,
    name,
  }
}

/** Nothing that could find anybody: blank, or signs only. */
export const isEmptySearch = ({ cpr, cprDate, phone, name }: Search): boolean =>
  cpr === null && cprDate === null && phone === null && name.length === 0

/** What the books held before an edit; null for a citizen who is new. */
export type Before = Pick<CitizenFacts, 'benefit' | 'visitation' | 'needsForSupplier' | 'needsAgreedOn'> | null

/** What stands for a CPR number can be a real date that is still to come. */
export const whyNotCpr = (digits: string, today: string): Refusal | null => {
  const cpr = parseCpr(digits)
  return !isRefusal(cpr) && cpr.birthDate > today ? { code: 'cpr-no-such-date', pointer: '/cpr' } : null
}

/**
 * What management's counts need of a CPR number: the century by the seventh digit (www.cpr.dk), an even last digit is a woman's, an odd
 * one a man's; a replacement number says the same. Null for what is no CPR number.
 */
export const birthYearAndSexOf = (digits: string): { readonly birthYear: number; readonly sex: 'f' | 'm' } | null => {
  const cpr = parseCpr(digits)
  if (isRefusal(cpr)) return null
  return { birthYear: Number(cpr.birthDate.slice(0, 4)), sex: Number(cpr.digits.at(-1)) % 2 === 0 ? 'f' : 'm' }
}

const notLater = (date: string | null, today: string, pointer: string): Refusal | null =>
  date !== null && date > today ? { code: 'date-in-future', pointer } : null

type Needs = Pick<CitizenFacts, 'needsForSupplier' | 'needsAgreedOn'>

/** What speaks against words for the supplier and the day the citizen said yes to them. */
export const whyNotNeeds = (needs: Needs, before: Needs | null, today: string): readonly (Refusal | null)[] => {
  const { needsForSupplier: words, needsAgreedOn: agreedOn } = needs
  const newWords = before !== null && words !== before.needsForSupplier
  return [
    notLater(agreedOn, today, '/needsAgreedOn'),
    agreedOn !== null && words === null ? { code: 'required', pointer: '/needsForSupplier' } : null,
    // the citizen said yes to other words; on the day itself they may have been mended together
    newWords && words !== null && agreedOn !== null && agreedOn === before.needsAgreedOn && agreedOn < today
      ? { code: 'needs-agreed-again', pointer: '/needsAgreedOn' }
      : null,
  ]
}

/** What a supplier is shown of it: the words, while a yes to them stands (people_as_seen says the same in SQL, migration 0031). */
export const needsShown = ({ needsForSupplier, needsAgreedOn }: Needs): string | null =>
  needsAgreedOn === null ? null : needsForSupplier

/** A yes can be taken back while it stands. */
export const whyNotWithdrawNeeds = ({ needsAgreedOn }: Pick<Needs, 'needsAgreedOn'>): Refusal | null =>
  needsAgreedOn === null ? { code: 'needs-not-agreed' } : null

/** Everything that speaks against these facts. A benefit that has ended stays where it already stood, but is not chosen anew. */
export const whyNotRecord = (facts: CitizenFacts, before: Before, today: string): readonly (Refusal | null)[] => {
  const { benefit, visitation } = facts
  return [
    benefit !== null && benefit !== before?.benefit && !benefitsOn(today).includes(benefit)
      ? { code: 'benefit-ended', pointer: '/benefit' }
      : null,
    visitation !== null && visitation !== before?.visitation && !visitationsOn(today).includes(visitation)
      ? { code: 'unknown-visitation', pointer: '/visitation' }
      : null,
    notLater(facts.benefitSince, today, '/benefitSince'),
    ...whyNotNeeds(facts, before, today),
  ]
}
