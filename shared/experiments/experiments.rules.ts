import { addDays, addMonths, addWeeks, datesFrom, daysBetween, todayIn } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { danishTime } from '../zone.ts'
import { experimentLimits, type Outcome, type State, scaleOf, type Unit } from './keys.ts'

/** A site and the days it takes part, or every site (null); `untilOn` null is the experiment's last day. */
export type Part = { readonly siteId: string | null; readonly fromOn: string; readonly untilOn: string | null }

export type Plan = {
  readonly unit: Unit
  readonly outcome: Outcome
  readonly leastDifference: number
  readonly startsOn: string
  readonly endsOn: string
  readonly parts: readonly Part[]
}

/** How far an experiment has come, in the facts it is known by. */
export type Course = {
  readonly startsOn: string
  readonly endsOn: string
  /** An instant. */
  readonly startedAt: string | null
  readonly stoppedOn: string | null
  readonly concludedAt: string | null
}

/** Locked but not begun is still a plan. */
export const stateOf = ({ startedAt, startsOn, stoppedOn, concludedAt }: Course, today: string): State => {
  if (concludedAt !== null) return 'concluded'
  if (stoppedOn !== null) return 'stopped'
  return startedAt !== null && startsOn <= today ? 'running' : 'planned'
}

/** The last day on which somebody can begin to take part (SQL: experiment_last_day). */
export const lastDayOf = ({ stoppedOn, endsOn }: Pick<Course, 'stoppedOn' | 'endsOn'>): string => stoppedOn ?? endsOn

/**
 * The day from which a result is told: the last who could take part has been followed, and what is asked then has been written down. Earlier,
 * whoever looks could stop when it looks good. An experiment run elsewhere is told from its stop (SQL: experiment_ripe_on).
 */
export const resultFrom = (
  { unit, outcome }: Pick<Plan, 'unit' | 'outcome'>,
  course: Pick<Course, 'stoppedOn' | 'endsOn'>,
): string =>
  unit === 'elsewhere' ? lastDayOf(course) : addWeeks(lastDayOf(course), scaleOf[outcome].weeks + experimentLimits.graceWeeks)

const until = (part: Part, endsOn: string): string => (part.untilOn !== null && part.untilOn < endsOn ? part.untilOn : endsOn)
const meet = (a: { fromOn: string; untilOn: string }, b: { fromOn: string; untilOn: string }): boolean =>
  a.fromOn <= b.untilOn && b.fromOn <= a.untilOn

const whyNotPart = (plan: Plan, index: number): Refusal | null => {
  const part = plan.parts[index]
  if (!part) return null
  const pointer = `/parts/${index}`
  if (part.untilOn !== null && part.untilOn < part.fromOn) return { code: 'date-order', pointer: `${pointer}/untilOn` }
  if (part.fromOn < plan.startsOn || part.fromOn > plan.endsOn || (part.untilOn ?? plan.endsOn) > plan.endsOn)
    return { code: 'experiment-part-outside', pointer: `${pointer}/fromOn` }
  const twice = plan.parts
    .slice(0, index)
    .some(
      (other) =>
        other.siteId === part.siteId &&
        meet(
          { fromOn: other.fromOn, untilOn: until(other, plan.endsOn) },
          { fromOn: part.fromOn, untilOn: until(part, plan.endsOn) },
        ),
    )
  return twice ? { code: 'experiment-part-twice', pointer: `${pointer}/fromOn` } : null
}

/** Days of a plan of periods on which nobody takes part: without them there is nobody to compare with. */
const daysWithout = ({ parts, startsOn, endsOn }: Plan): number =>
  datesFrom(startsOn, endsOn).filter((day) => !parts.some((part) => part.fromOn <= day && day <= until(part, endsOn))).length

/** Everything a plan lacks, at its fields. A plan can be written for days that are gone; it cannot be started then. */
export const whyNotPlan = (plan: Plan): (Refusal | null)[] => {
  const { of, unit, most } = scaleOf[plan.outcome]
  const largest = of === 'share' || unit === 'points' ? 100 : most
  const { startsOn, endsOn, leastDifference, parts } = plan
  const inTime = endsOn >= addWeeks(startsOn, experimentLimits.weeks)
  const tooLong = endsOn > addMonths(startsOn, experimentLimits.years * 12)
  const asked = plan.unit === 'sites' || plan.unit === 'periods'
  return [
    leastDifference > 0 && leastDifference <= largest
      ? null
      : { code: 'experiment-difference', pointer: '/leastDifference', facts: { max: largest } },
    inTime ? null : { code: 'experiment-too-short', pointer: '/endsOn', facts: { weeks: experimentLimits.weeks } },
    tooLong ? { code: 'experiment-too-long', pointer: '/endsOn', facts: { years: experimentLimits.years } } : null,
    asked && parts.length === 0 ? { code: 'experiment-without-part', pointer: '/parts' } : null,
    ...parts.map((_, index) => whyNotPart(plan, index)),
    inTime && !tooLong && plan.unit === 'periods' && parts.length > 0 && daysWithout(plan) < experimentLimits.weeks * 7
      ? { code: 'experiment-no-comparison', pointer: '/parts', facts: { weeks: experimentLimits.weeks } }
      : null,
  ]
}

/** A plan can be changed or thrown away until it is started. */
export const whyNotChange = ({ startedAt }: Pick<Course, 'startedAt'>): Refusal | null =>
  startedAt === null ? null : { code: 'experiment-locked' }

/** The days of another started experiment. */
export type Taken = { readonly title: string; readonly siteId: string | null; readonly fromOn: string; readonly untilOn: string }

/**
 * Whether a plan can be started, which locks it. It is started on its first day at the latest, and no site takes part in two experiments
 * on one day: neither could be told from the other.
 */
export const whyNotStart = (course: Course, plan: Plan, taken: readonly Taken[], today: string): Refusal | null => {
  if (course.startedAt !== null) return { code: 'experiment-locked' }
  if (plan.startsOn < today) return { code: 'experiment-not-ahead' }
  const wrong = whyNotPlan(plan).find((one) => one !== null)
  if (wrong) return wrong.facts ? { code: wrong.code, facts: wrong.facts } : { code: wrong.code }
  const other = taken.find((days) =>
    plan.parts.some(
      (part) =>
        (part.siteId === null || days.siteId === null || part.siteId === days.siteId) &&
        meet({ fromOn: part.fromOn, untilOn: until(part, plan.endsOn) }, days),
    ),
  )
  return other
    ? { code: 'experiment-one-at-a-time', facts: { title: other.title, from: other.fromOn, until: other.untilOn } }
    : null
}

/** The day an experiment counts as stopped when it is stopped today: never after the planned end. */
export const stopDay = ({ endsOn }: Pick<Course, 'endsOn'>, today: string): string => (today < endsOn ? today : endsOn)

/** Whether it can be stopped now, whatever is said. */
export const whyNotStop = (course: Course, today: string): Refusal | null => {
  if (course.concludedAt !== null) return { code: 'experiment-closed' }
  if (course.stoppedOn !== null) return { code: 'experiment-stopped' }
  return course.startedAt !== null && course.startsOn <= today ? null : { code: 'experiment-not-begun' }
}

/** Before the planned end it is stopped for a reason. */
export const whyNotReason = ({ endsOn }: Pick<Course, 'endsOn'>, reason: string | null, today: string): Refusal | null =>
  today < endsOn && (reason ?? '').length < experimentLimits.reasonLeast
    ? { code: 'reason-too-short', pointer: '/reason', facts: { min: experimentLimits.reasonLeast } }
    : null

/** A conclusion comes after the stop, once. */
export const whyNotConclude = ({ stoppedOn, concludedAt }: Course): Refusal | null => {
  if (concludedAt !== null) return { code: 'experiment-closed' }
  return stoppedOn === null ? { code: 'experiment-not-stopped' } : null
}

/** The day of a conclusion that was written before the result could be shown; null where it was there, or nothing is concluded. */
export const concludedUnseenOn = ({ concludedAt }: Pick<Course, 'concludedAt'>, from: string): string | null => {
  if (concludedAt === null) return null
  const day = todayIn(danishTime, Date.parse(concludedAt))
  return day < from ? day : null
}

/** What was learnt is said in a sentence at least. */
export const whyNotConclusion = (conclusion: string): Refusal | null =>
  conclusion.length < experimentLimits.conclusionLeast
    ? { code: 'experiment-conclusion-short', pointer: '/conclusion', facts: { min: experimentLimits.conclusionLeast } }
    : null

/** Outcomes from elsewhere are read after the stop, so that nobody follows them as they come, and until the conclusion. */
export const whyNotImport = (course: Course, unit: Unit): Refusal | null => {
  if (unit !== 'elsewhere') return { code: 'experiment-import-closed' }
  if (course.concludedAt !== null) return { code: 'experiment-closed' }
  return course.stoppedOn === null ? { code: 'experiment-not-stopped' } : null
}

/** What is known of a placement that may join. */
export type Joining = {
  readonly startedOn: string | null
  /** It has ended, or was withdrawn. */
  readonly over: boolean
  /** It is in this experiment already, or by its site, its days or a caseworker's choice in another. */
  readonly elsewhere: boolean
}

/** Placements join while the experiment takes people in, and so early that nobody can know yet how they will do. */
export const whyNotJoin = (course: Course, placement: Joining, today: string): Refusal | null => {
  if (stateOf(course, today) !== 'running' || today > course.endsOn) return { code: 'experiment-enrolment-closed' }
  const { startedOn, over, elsewhere } = placement
  if (elsewhere) return { code: 'experiment-in-another' }
  const late = startedOn !== null && (startedOn < course.startsOn || daysBetween(startedOn, today) > experimentLimits.joinDays)
  return over || late ? { code: 'experiment-too-late', facts: { days: experimentLimits.joinDays } } : null
}

/** A slip of the hand can be undone on the day; later whoever takes part stays in, also after leaving the placement. */
export const whyNotTakeOut = (addedOn: string, today: string): Refusal | null =>
  addedOn === today ? null : { code: 'experiment-stays-in' }

/** The first plan that a form shows: thirteen weeks from tomorrow. */
export const firstPlan = (today: string): { readonly startsOn: string; readonly endsOn: string } => ({
  startsOn: addDays(today, 1),
  endsOn: addWeeks(addDays(today, 1), 13),
})
