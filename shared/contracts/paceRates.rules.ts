import { addMonths } from '../calendar.ts'
import { countsOn } from '../offers/book.rules.ts'
import type { Certainty } from '../offers/kinds.ts'
import type { Refusal } from '../problem.ts'

export const rateKinds = ['startloen', 'praestationsloen', 'on_cost', 'subsidy_private', 'subsidy_public'] as const
export type RateKind = (typeof rateKinds)[number]

/** A dated row: kroner an hour, of `on_cost` the factor on the wage. */
export type DatedRate = {
  readonly kind: RateKind
  readonly value: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly source: string
  readonly certainty: Certainty
}

/** Wages are agreed anew every few years: a row that began longer ago is said to be old. */
export const oldAfterMonths = 24

export const rateDoubts = ['ended', 'aged', 'old', 'conflicting', 'unknown'] as const
/** Why a rate is to be looked up before somebody relies on it. */
export type RateDoubt = (typeof rateDoubts)[number]

/** The row that is reckoned with on a day: the one that counts, else the latest that has ended. Null where none has begun. */
export const rateOn = <R extends DatedRate>(rates: readonly R[], kind: RateKind, day: string): R | null => {
  const begun = rates.filter((rate) => rate.kind === kind && rate.validFrom <= day)
  const latest = begun.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? null
  return begun.find((rate) => countsOn(rate, day)) ?? latest
}

/** What is to be said of a row on a day; nothing of one that counts, is verified and not old. Of what is not verified its age matters no more. */
export const doubtsOf = (rate: DatedRate, day: string): RateDoubt[] => {
  const doubts: RateDoubt[] = []
  if (!countsOn(rate, day)) doubts.push('ended')
  if (rate.certainty !== 'verified') doubts.push(rate.certainty)
  else if (doubts.length === 0 && addMonths(rate.validFrom, oldAfterMonths) <= day) doubts.push('aged')
  return doubts
}

/** Limits of what a row may hold; the database's column has four decimals. */
export const rateLimits = { kroner: 1000, factorFrom: 1, factorTo: 3, source: 300, note: 500 } as const

/** A wage or subsidy lies above 0 and up to 1000 kroner, a factor from 1 to 3, either with at most four decimals. */
export const whyNotRate = (kind: RateKind, value: number): Refusal | null => {
  const [min, max] = kind === 'on_cost' ? [rateLimits.factorFrom, rateLimits.factorTo] : [0, rateLimits.kroner]
  const within = value >= min && value <= max && value > 0
  const decimals = Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6
  return within && decimals ? null : { code: 'number-out-of-range', pointer: '/value', facts: { min, max } }
}
