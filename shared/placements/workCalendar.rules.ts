import { addDays, addMonths, addWeeks, datesFrom, findHoliday, weekdayOf } from '../calendar.ts'
import type { Content } from './agreements.rules.ts'
import { plannedWeekdayHours } from './ramp.rules.ts'

/** A day's work: times are Danish wall clock, `from` null where the site has no shift that day. */
type WorkDay = { readonly on: string; readonly from: string | null; readonly hours: number }
/** A whole-day event. */
export type FollowUp = {
  readonly kind: 'first' | 'review' | 'measure' | 'check' | 'next' | 'last'
  readonly on: string
  /** For checks of employment. */
  readonly weeks: number | null
}

export type PlannedWork = Pick<Content, 'startsOn' | 'endsOn' | 'weekdayHours' | 'ramp'> & {
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly shifts: readonly { readonly weekdays: readonly number[]; readonly startsAt: string }[]
  readonly closedDays: readonly string[]
}

/**
 * Each day of work by itself, as the ramp has it, without holidays and closed days: a rule that repeats in UTC would be an hour wrong
 * after the change of the clock, and would not know the holidays.
 */
export const workDaysOf = (work: PlannedWork): WorkDay[] => {
  const closed = new Set(work.closedDays)
  const last = work.endedOn ?? work.endsOn
  return datesFrom(work.startedOn ?? work.startsOn, last).flatMap((on) => {
    const weekday = weekdayOf(on)
    const hours = plannedWeekdayHours(work, on)[weekday - 1] ?? 0
    if (hours <= 0 || closed.has(on) || findHoliday(on)) return []
    const starts = work.shifts.filter(({ weekdays }) => weekdays.includes(weekday)).map(({ startsAt }) => startsAt)
    return [{ on, from: starts.toSorted()[0] ?? null, hours }]
  })
}

const checkWeeks = [4, 13, 26, 52] as const

/** What follows the plan: review of the door, measurement after three months, checks of employment, and the end. */
export const followUpsOf = (
  { startsOn, startedOn, endsOn, endedOn }: Pick<PlannedWork, 'startsOn' | 'startedOn' | 'endsOn' | 'endedOn'>,
  reviewOn: string | null,
): FollowUp[] => {
  const [first, last] = [startedOn ?? startsOn, endedOn ?? endsOn]
  const days: FollowUp[] = [
    { kind: 'first', on: first, weeks: null },
    ...(reviewOn ? [{ kind: 'review', on: reviewOn, weeks: null } as const] : []),
    ...(addMonths(first, 3) <= last ? [{ kind: 'measure', on: addMonths(first, 3), weeks: null } as const] : []),
    ...checkWeeks.map((weeks) => ({ kind: 'check', on: addWeeks(first, weeks), weeks }) as const),
    ...(addDays(last, -14) > first ? [{ kind: 'next', on: addDays(last, -14), weeks: null } as const] : []),
    { kind: 'last', on: last, weeks: null },
  ]
  return days.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
