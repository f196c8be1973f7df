import type { Refusal } from '../problem.ts'
import { type Measure, mostOf } from './measures.ts'

type Period = { readonly startsOn: string; readonly endsOn: string }

const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The calendar years a contract touches, first to last. */
export const yearsOf = ({ startsOn, endsOn }: Period): number[] => {
  const first = yearOf(startsOn)
  return Array.from({ length: Math.max(0, yearOf(endsOn) - first + 1) }, (_, index) => first + index)
}

/** The year a page opens with: today's, else the contract's nearest. */
export const openingYear = (contract: Period, today: string): number =>
  Math.min(Math.max(yearOf(today), yearOf(contract.startsOn)), yearOf(contract.endsOn))

/** Whether a contract may run from the one day to the other; `targetYears` are those that have a target. */
export const whyNotPeriod = ({ startsOn, endsOn }: Period, targetYears: readonly number[] = []): Refusal | null => {
  if (endsOn <= startsOn) return { code: 'date-order', pointer: '/endsOn' }
  const years = yearsOf({ startsOn, endsOn })
  const outside = targetYears.find((year) => !years.includes(year))
  if (outside === undefined) return null
  const pointer = outside < yearOf(startsOn) ? '/startsOn' : '/endsOn'
  return { code: 'targets-outside-contract', pointer, facts: { year: outside } }
}

/** Whether a contract can have targets for a year. */
export const whyNotYear = (contract: Period, year: number): Refusal | null => {
  const years = yearsOf(contract)
  return years.includes(year)
    ? null
    : { code: 'year-outside-contract', facts: { from: years[0] ?? '', until: years.at(-1) ?? '' } }
}

/** Whether a target can be that: a whole number, and a share at most a hundred per cent. */
export const whyNotValue = (measure: Measure, value: number): Refusal | null => {
  if (!Number.isInteger(value)) return { code: 'number-expected', pointer: '/value' }
  const facts = { min: 1, max: mostOf[measure] }
  return value >= facts.min && value <= facts.max ? null : { code: 'number-out-of-range', pointer: '/value', facts }
}

/** The shortest reason for another target than the one that both sides know, in characters. */
const shortestTargetReason = 10

/** The first target of a year needs no reason; one that takes another's place does. */
export const whyNotTargetReason = (reason: string | null, replaces: boolean): Refusal | null =>
  replaces && (reason ?? '').length < shortestTargetReason
    ? { code: 'target-reason-needed', pointer: '/reason', facts: { min: shortestTargetReason } }
    : null
