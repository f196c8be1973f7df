import { addDays } from '../calendar.ts'
import { fteOn } from '../sites/sites.rules.ts'
import { groundsOf, numberRuleOn, ruleOn, rulesOf } from './book.rules.ts'
import type { DatedRule, RuleBook, SiteFacts } from './checks.ts'
import { type Offer, offers } from './kinds.ts'
import { type ParameterKey, quotaParameterOf } from './parameters.ts'

/** Places for people in offers beside ordinary full-time equivalents. */
export type QuotaLimit = {
  readonly limit: number
  /** The most it could be if fractions were rounded another way; `limit` where that is settled or makes no difference. */
  readonly most: number
  /** The rules it rests on, without that of rounding. */
  readonly rests: readonly DatedRule[]
  readonly rounding: DatedRule
}

// hundredths of a full-time equivalent are no exact binary fractions
const steady = (number: number): number => Math.round(number * 1e6) / 1e6
const roundings: Readonly<Record<string, (number: number) => number>> = {
  down: (number) => Math.floor(steady(number)),
  nearest: (number) => Math.round(steady(number)),
  up: (number) => Math.ceil(steady(number)),
}

/**
 * Rimelighedskravet (BEK 1297/2017 § 92; LAB § 77): one for every five up to 50, at least one, then one for every ten, by the rules
 * of the day. 'heads' where the law counts people, whom nobody has counted here; null where a rule is missing.
 */
export const quotaOf = (fte: number, book: RuleBook, day: string): QuotaLimit | 'heads' | null => {
  const [perFirst, firstLimit, perAbove, minimum] = (
    ['rimelighed-per-first', 'rimelighed-first-limit', 'rimelighed-per-above', 'rimelighed-minimum'] as const
  ).map((key) => numberRuleOn(book, key, day))
  const unit = ruleOn(book, 'rimelighed-unit', day)
  const rounding = ruleOn(book, 'rimelighed-rounding', day)
  const round = typeof rounding?.value === 'string' ? roundings[rounding.value] : undefined
  if (!perFirst?.value || !firstLimit || !perAbove?.value || !minimum || !unit || !rounding || !round) return null
  if (unit.value === 'heads') return 'heads'
  const first = Math.min(fte, firstLimit.value) / perFirst.value
  const above = Math.max(0, fte - firstLimit.value) / perAbove.value
  const by = (way: (number: number) => number): number => Math.max(minimum.value, way(first) + way(above))
  const limit = by(round)
  const settled = rounding.certainty === 'verified'
  return {
    limit,
    most: settled ? limit : Math.max(limit, by(Math.ceil)),
    rests: [perFirst, firstLimit, perAbove, minimum, unit],
    rounding,
  }
}

/** The rule that says whether an offer fills a place; null for ordinary hours, which are no offer, and where none is recorded. */
export const countingRule = (offer: Offer, book: RuleBook, day: string): DatedRule | null => {
  const key = quotaParameterOf[offer]
  return key && ruleOn(book, key, day)
}

/** The offers that fill a place of the quota on a day. */
export const offersThatCount = (book: RuleBook, day: string): Offer[] =>
  offers.filter((offer) => countingRule(offer, book, day)?.value === true)

/** The quota of a P-number on one day, with those who are there already. */
export type QuotaDay = {
  readonly day: string
  readonly used: number
  /** Null before the first that is known. */
  readonly fte: number | null
  /** Null without posts or without rules. */
  readonly quota: QuotaLimit | 'heads' | null
}

type Place = Pick<SiteFacts, 'staffing' | 'occupied'>

/** How many fill a place on a day, against the posts of that day. */
export const quotaOn = ({ staffing, occupied }: Place, day: string, book: RuleBook): QuotaDay => {
  const counting = offersThatCount(book, day)
  const fte = fteOn(staffing, day)
  return {
    day,
    used: occupied.filter(({ offer, from, until }) => from <= day && day <= until && counting.includes(offer)).length,
    fte,
    quota: fte === null ? null : quotaOf(fte, book, day),
  }
}

const quotaKeys: readonly ParameterKey[] = [
  'rimelighed-per-first',
  'rimelighed-first-limit',
  'rimelighed-per-above',
  'rimelighed-minimum',
  'rimelighed-unit',
  'rimelighed-rounding',
  ...Object.values(quotaParameterOf).filter((key) => key !== null),
]

const changesKnown = new WeakMap<RuleBook, readonly string[]>()

/** The first days on which a rule of the quota is another than the day before. */
const changesOf = (book: RuleBook): readonly string[] => {
  const before = changesKnown.get(book)
  if (before) return before
  const days = quotaKeys.flatMap((key) =>
    rulesOf(book, key).flatMap(({ validFrom, validTo }) => [validFrom, validTo === null ? null : addDays(validTo, 1)]),
  )
  const changes = [...new Set(days.filter((day) => day !== null))]
  changesKnown.set(book, changes)
  return changes
}

/** The days from `from` to `until` on which the quota may become tighter: the first, and where people, posts or rules change. */
export const quotaUsedPeak = (place: Place, from: string, until: string, book: RuleBook): QuotaDay[] => {
  const days = new Set([from])
  const note = (day: string): void => {
    if (from < day && day <= until) days.add(day)
  }
  for (const one of place.occupied) note(one.from)
  for (const one of place.staffing) note(one.from)
  for (const day of changesOf(book)) note(day)
  return [...days].toSorted().map((day) => quotaOn(place, day, book))
}

/** The day from `from` to `until` with the fewest places left: what one more would be measured by. */
export const tightestDay = (place: Place, from: string, until: string, book: RuleBook): string => {
  const left = ({ used, quota }: QuotaDay): number => (quota === null || quota === 'heads' ? Infinity : quota.limit - used)
  return quotaUsedPeak(place, from, until, book).reduce((least, day) => (left(day) < left(least) ? day : least)).day
}

/** The quota of a day as it is shown; null limits where the posts are not known. */
export const quotaShown = (place: Place, on: string, book: RuleBook) => {
  const { used, fte, quota } = quotaOn(place, on, book)
  const offersCounted = offersThatCount(book, on)
  const limit = quota === null || quota === 'heads' ? null : quota
  return {
    on,
    used,
    fte,
    limit: limit?.limit ?? null,
    free: limit === null ? null : Math.max(0, limit.limit - used),
    offers: offersCounted,
    ...groundsOf(limit === null ? [] : limit.rests),
  }
}
