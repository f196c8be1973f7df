import { mondayOf, weeksBetween } from '../calendar.ts'
import type { DoorDefinition } from '../doors/doors.schema.ts'
import type { Refusal } from '../problem.ts'
import { mostDailyHours, mostWeeklyHours } from './placements.rules.ts'
import type { RampStep } from './ramp.ts'

/** So many steps can be agreed; a door's own ramp has thirteen weeks. */
export const mostSteps = 13

type Week = DoorDefinition['ramp'][number]

const sum = (hours: readonly number[]): number => Math.round(hours.reduce((total, one) => total + one, 0) * 100) / 100
const quarter = (hours: number): number => Math.floor(hours * 4 + 1e-9) / 4

/** The week of a date in a placement: calendar weeks from Monday, 1 is the one of the first day. Before it 0 or less. */
export const rampWeekOf = (startsOn: string, date: string): number => weeksBetween(mondayOf(startsOn), date) + 1

/** How many calendar weeks the period touches. */
export const rampWeeksIn = (startsOn: string, endsOn: string): number => rampWeekOf(startsOn, endsOn)

/** The step that counts on a date; null without a ramp. Before the first day it is the first one. */
export const stepOn = (ramp: readonly RampStep[], startsOn: string, date: string): RampStep | null => {
  const week = rampWeekOf(startsOn, date)
  return ramp.findLast(({ fromWeek }) => fromWeek <= week) ?? ramp[0] ?? null
}

/** What the hours of a day follow from. Weeks count from the day it really began, if it has. */
export type Planned = {
  readonly startsOn: string
  readonly startedOn: string | null
  readonly weekdayHours: readonly number[]
  readonly ramp: readonly RampStep[]
}

/** Hours on Monday to Sunday in the week of the date; without a ramp those of the placement. */
export const plannedWeekdayHours = ({ startsOn, startedOn, weekdayHours, ramp }: Planned, date: string): readonly number[] =>
  stepOn(ramp, startedOn ?? startsOn, date)?.weekdayHours ?? weekdayHours

export type PlannedWeek = { readonly week: number; readonly hours: number; readonly pace: RampStep['pace'] }

/** Hours and pace of each week from 1 to `weeks`: what the chart shows. */
export const weeklyHoursByWeek = (
  { weekdayHours, ramp }: Pick<Planned, 'weekdayHours' | 'ramp'>,
  weeks: number,
): readonly PlannedWeek[] =>
  Array.from({ length: Math.max(0, weeks) }, (_, index) => {
    const step = ramp.findLast(({ fromWeek }) => fromWeek <= index + 1) ?? ramp[0]
    return { week: index + 1, hours: sum(step?.weekdayHours ?? weekdayHours), pace: step?.pace ?? null }
  })

/** Days of the week (0 is Monday) in the order they come into use: the first, the last, then always the one farthest from those in use. */
export const spread = (days: readonly number[]): readonly number[] => {
  const order: number[] = []
  const rest = [...days]
  while (rest.length > 0) {
    const gap = (day: number) => (order.length === 0 ? -day : Math.min(...order.map((one) => Math.abs(one - day))))
    const next = rest.reduce((best, day) => (gap(day) > gap(best) ? day : best))
    order.push(next)
    rest.splice(rest.indexOf(next), 1)
  }
  return order
}

/** So many hours laid on the chosen days: whole days of the end's length first, never a crumb beside one, and in quarters. */
const laidOut = (hours: number, end: readonly number[]): readonly number[] => {
  const chosen = spread(end.flatMap((day, index) => (day > 0 ? [index] : [])))
  const count = Math.min(chosen.length, Math.max(1, Math.round(hours / (sum(end) / chosen.length))))
  const used = new Set(chosen.slice(0, count))
  return end.map((day, index) => (used.has(index) ? Math.min(day, Math.max(0.25, quarter(hours / count))) : 0))
}

/** From which weeks a step is proposed, and which week of the door it takes after: four at most, and the last one is the goal. */
const plan = (weeks: number, doorWeeks: number): readonly (readonly [fromWeek: number, doorWeek: number])[] => {
  const count = weeks < 2 ? 1 : weeks <= 6 ? 2 : weeks <= 11 ? 3 : 4
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 1 : index / (count - 1)
    const doorWeek = 1 + Math.round(share * (doorWeeks - 1))
    return [weeks >= doorWeeks ? doorWeek : 1 + Math.floor((index * weeks) / count), doorWeek]
  })
}

/**
 * A ramp as the door suggests it (domain.md § 11): a step about every four weeks, in a short period closer together, up to the hours
 * that are agreed for the end. Where those lie in the door's range at its goal, the start lies in its range at the start. Always
 * inside whyNotRamp; empty while no hours are chosen.
 */
export const rampFrom = (door: readonly Week[], end: readonly number[], weeks: number): readonly RampStep[] => {
  const [goal, total] = [door.at(-1), sum(end)]
  if (!goal || total <= 0 || weeks < 1) return []
  const width = goal.hours.to - goal.hours.from
  const within = width === 0 ? 1 : Math.min(1, Math.max(0, (total - goal.hours.from) / width))
  const marks = plan(weeks, door.length)
  let most: readonly number[] = []
  const steps = marks.map(([fromWeek, doorWeek], index): RampStep => {
    const [first, last] = [door[doorWeek - 1] ?? goal, door[(marks[index + 1]?.[1] ?? doorWeek + 1) - 2] ?? goal]
    const hours = laidOut(Math.min(total, first.hours.from + within * (first.hours.to - first.hours.from)), end)
    // rounding to quarters must not make a later step the smaller one
    most = index === marks.length - 1 ? end : sum(hours) < sum(most) ? most : hours
    return { fromWeek, weekdayHours: most, pace: first.pace && { from: first.pace.from, to: last.pace?.to ?? first.pace.to } }
  })
  return steps.filter((step, index) => index === 0 || !sameStep(step, steps[index - 1]))
}

const sameStep = (one: RampStep, other: RampStep | undefined): boolean =>
  other !== undefined && JSON.stringify([one.weekdayHours, one.pace]) === JSON.stringify([other.weekdayHours, other.pace])

const whyNotStep = ({ weekdayHours, pace }: RampStep, pointer: string): Refusal | null => {
  const long = weekdayHours.findIndex((hours) => hours > mostDailyHours)
  if (long >= 0) {
    return { code: 'hours-out-of-range', pointer: `${pointer}/weekdayHours/${long}`, facts: { min: 0, max: mostDailyHours } }
  }
  const week = sum(weekdayHours)
  if (week > mostWeeklyHours) {
    return { code: 'week-too-long', pointer: `${pointer}/weekdayHours/0`, facts: { hours: week, max: mostWeeklyHours } }
  }
  return pace && pace.from > pace.to ? { code: 'pace-order', pointer: `${pointer}/pace/to` } : null
}

/**
 * Weeks from 1 and rising, inside the period; each week as whyNotHours has it, though a step on the way may be without hours; the last
 * step is what the placement says. `weeks` is null while the period is not known. An empty ramp means the same hours throughout.
 */
export const whyNotRamp = (
  ramp: readonly RampStep[],
  { weekdayHours, weeks }: { readonly weekdayHours: readonly number[]; readonly weeks: number | null },
): Refusal | null => {
  const [first, last] = [ramp[0], ramp.at(-1)]
  if (!first || !last) return null
  if (ramp.length > mostSteps) return { code: 'too-many', pointer: '/ramp' }
  if (first.fromWeek !== 1) return { code: 'ramp-first-week', pointer: '/ramp/0/fromWeek' }
  const falling = ramp.findIndex(({ fromWeek }, index) => index > 0 && fromWeek <= (ramp[index - 1]?.fromWeek ?? 0))
  if (falling >= 0) return { code: 'ramp-order', pointer: `/ramp/${falling}/fromWeek` }
  const after = weeks === null ? -1 : ramp.findIndex(({ fromWeek }) => fromWeek > weeks)
  if (after >= 0) return { code: 'ramp-after-period', pointer: `/ramp/${after}/fromWeek`, facts: { weeks: weeks ?? 0 } }
  for (const [index, step] of ramp.entries()) {
    const refusal = whyNotStep(step, `/ramp/${index}`)
    if (refusal) return refusal
  }
  const end = `/ramp/${ramp.length - 1}/weekdayHours/0`
  if (sum(last.weekdayHours) <= 0) return { code: 'hours-missing', pointer: end }
  return last.weekdayHours.every((hours, index) => hours === weekdayHours[index])
    ? null
    : { code: 'ramp-end-differs', pointer: end }
}
