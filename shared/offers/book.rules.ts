import { addDays, addMonths, daysBetween } from '../calendar.ts'
import type { Facts, ProblemCode } from '../problem.ts'
import type { Check, CheckedRule, DatedRule, Plan, PlanFacts, RuleBook } from './checks.ts'
import { type Certainty, certainties } from './kinds.ts'
import type { ParameterKey } from './parameters.ts'

type Shelves = ReadonlyMap<string, readonly DatedRule[]>

// a book is read thousands of times in a day's matching
const known = new WeakMap<RuleBook, Shelves>()

const shelvesOf = (book: RuleBook): Shelves => {
  const before = known.get(book)
  if (before) return before
  const shelves = Map.groupBy(book, ({ key }) => key)
  known.set(book, shelves)
  return shelves
}

type Days = Pick<DatedRule, 'validFrom' | 'validTo'>

/** Whether a row's days hold this one; both ends belong to it, null is open. */
export const countsOn = ({ validFrom, validTo }: Days, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)

/** The rule that counts on a day, null where none is recorded. A book holds no two for one day (offer_rule_one_a_day). */
export const ruleOn = (book: RuleBook, key: ParameterKey, day: string): DatedRule | null =>
  shelvesOf(book)
    .get(key)
    ?.find((rule) => countsOn(rule, day)) ?? null

/** All rules of one parameter. */
export const rulesOf = (book: RuleBook, key: ParameterKey): readonly DatedRule[] => shelvesOf(book).get(key) ?? []

/** A rule whose value is a number; null where none is recorded, or no limit. */
export const numberRuleOn = (book: RuleBook, key: ParameterKey, day: string): (DatedRule & { readonly value: number }) | null => {
  const rule = ruleOn(book, key, day)
  return rule && typeof rule.value === 'number' ? { ...rule, value: rule.value } : null
}

const leastCertain = (rules: readonly DatedRule[]): Certainty | null =>
  rules.length === 0 ? null : (certainties.findLast((one) => rules.some(({ certainty }) => certainty === one)) ?? null)

const joined = (texts: readonly (string | null)[]): string | null => {
  const [first = null, ...more] = texts
  if (more.every((text) => text === first)) return first
  return [...new Set(texts.filter((text) => text !== null))].join('; ') || null
}

/** Law, source and the least certainty of the rules that a line rests on. */
export const groundsOf = (rules: readonly DatedRule[]) => ({
  law: joined(rules.map(({ lawReference }) => lawReference)),
  source: joined(rules.map(({ source }) => source)),
  certainty: leastCertain(rules),
})

export type Finding = {
  readonly code: ProblemCode
  readonly pointer?: string
  /** `warn` where a breach is for people to judge. */
  readonly verdict?: 'warn' | 'stop'
}

type Judged = {
  readonly rests?: readonly DatedRule[]
  readonly numbers?: Facts
  /** Authority of what is no dated rule. */
  readonly law?: string
}

/** A line of the list: a finding stops only where every value it rests on is verified. */
export const judge = (rule: CheckedRule, finding: Finding | null, { rests = [], numbers = {}, law }: Judged = {}): Check => {
  const grounds = groundsOf(rests)
  const sure = grounds.certainty === null || grounds.certainty === 'verified'
  return {
    rule,
    verdict: finding === null ? 'ok' : sure ? (finding.verdict ?? 'stop') : 'warn',
    code: finding?.code ?? null,
    pointer: finding?.pointer ?? null,
    numbers,
    ...grounds,
    law: law ?? grounds.law,
  }
}

/** Not answered yet; with a code where the form must not be sent without it. */
export const unanswered = (rule: CheckedRule, needed: Finding | null = null): Check => ({
  ...judge(rule, needed),
  verdict: 'open',
})

/** No rule is recorded for the day: people must look it up. */
export const withoutRule = (rule: CheckedRule): Check => ({
  ...judge(rule, { code: 'rule-missing', verdict: 'warn' }),
  certainty: 'unknown',
})

/** The first day of what is decided now: of what the plan adds to an agreement, or else of the plan. Rules are those of this day. */
export const decidedFrom = (
  { startsOn, endsOn }: Pick<Plan, 'startsOn' | 'endsOn'>,
  { agreedUntil }: Pick<PlanFacts, 'agreedUntil'>,
): string => (agreedUntil !== null && agreedUntil >= startsOn && endsOn > agreedUntil ? addDays(agreedUntil, 1) : startsOn)

/** Whether a change of what is agreed leaves its days as they are, or takes some away. */
export const addsNoDay = ({ endsOn }: Pick<Plan, 'endsOn'>, { agreedUntil }: Pick<PlanFacts, 'agreedUntil'>): boolean =>
  agreedUntil !== null && endsOn <= agreedUntil

/** How a breach counts: what adds no day to an agreement is no new promise, so that it can still be shortened or made lighter. */
export const unlessAgreed = (plan: Pick<Plan, 'endsOn'>, facts: Pick<PlanFacts, 'agreedUntil'>): 'warn' | 'stop' =>
  addsNoDay(plan, facts) ? 'warn' : 'stop'

/** Days from the first to the last, both counted; 0 when they are the wrong way round. */
export const daysIn = (from: string, until: string): number => Math.max(0, daysBetween(from, until) + 1)

const dayOf = (date: string): number => Number(date.slice(8))

/** The last day of so many calendar months from a first day: 15 January and one month is 14 February, 31 August and six is the last of February. */
export const lastDayOfMonths = (startsOn: string, months: number): string => {
  const same = addMonths(startsOn, months)
  return dayOf(same) < dayOf(startsOn) ? same : addDays(same, -1)
}
