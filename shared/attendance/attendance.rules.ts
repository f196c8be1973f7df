import { addDays, addWeeks, daysBetween, findHoliday } from '../calendar.ts'
import type { Door } from '../doors/doors.schema.ts'
import { agreedHoursOn, type Milestones } from '../placements/placements.rules.ts'
import { type Planned, plannedWeekdayHours } from '../placements/ramp.rules.ts'
import type { Refusal } from '../problem.ts'
import type { Closure, Entry } from './attendance.schema.ts'
import { dayStates, isThere } from './states.ts'

/** A team lead logs today and so many days back; after that the caseworker corrects. The database holds the same. */
export const logDays = 7
/** A placement’s days come in quarters of a year. */
export const weeksAPage = 13
/** At the red door pace is not asked in the first weeks (domain, section 11). */
export const weeksWithoutPace = 4

/** Why nobody is expected on a day: a closed day of the site's own says more than a holiday. */
export const closureOn = (date: string, closedDays: ReadonlyMap<string, string>): Closure | null => {
  const reason = closedDays.get(date)
  if (reason !== undefined) return { kind: 'closed', reason }
  const holiday = findHoliday(date)
  return holiday ? { kind: 'holiday', holiday } : null
}

/** A placement as far as its days follow from it. */
export type PlannedStay = Planned & Pick<Milestones, 'endedOn' | 'endsOn'>

/** Hours expected on a day: as the week's step of the ramp has them by weekday, none where the site is closed. */
export const plannedHoursOn = (placement: PlannedStay, date: string, closure: Closure | null): number =>
  closure ? 0 : agreedHoursOn({ ...placement, weekdayHours: plannedWeekdayHours(placement, date) }, date)

export const asksPace = ({ door, startedOn }: { readonly door: Door; readonly startedOn: string }, date: string): boolean =>
  door !== 'red' || date >= addWeeks(startedOn, weeksWithoutPace)

/** Whether the day may be logged or corrected at all. Nobody logs what has not happened yet. */
export const whyNotLogOn = (date: string, today: string, by: 'team_lead' | 'caseworker'): Refusal | null => {
  if (date > today) return { code: 'day-not-come', facts: { date } }
  if (by === 'team_lead' && daysBetween(date, today) > logDays) return { code: 'attendance-too-old', facts: { days: logDays } }
  return null
}

/** A phone fetches what it needs for days without signal: a week back and a week ahead. */
export const whyNotCrewDays = (from: string, to: string, today: string): Refusal | null => {
  if (to < from) return { code: 'date-order', pointer: '/to' }
  if (daysBetween(from, today) > logDays) return { code: 'attendance-too-old', facts: { days: logDays } }
  return daysBetween(today, to) > logDays ? { code: 'invalid-value', pointer: '/to' } : null
}

/** The last day on which the team lead may still correct what was logged for `date`. */
export const correctableUntil = (date: string): string => addDays(date, logDays)

export const whyNotOutside = (
  { startedOn, endedOn }: { readonly startedOn: string | null; readonly endedOn: string | null },
  date: string,
): Refusal | null =>
  startedOn === null || date < startedOn || (endedOn !== null && date > endedOn) ? { code: 'attendance-outside-placement' } : null

/** What an entry is judged by. `tasks`: the agreed ones, and those a day already says after the agreement changed. */
export type DayPlan = { readonly plannedHours: number; readonly asksPace: boolean; readonly tasks: readonly string[] }

const quarters = (hours: number): boolean => Math.abs(hours * 4 - Math.round(hours * 4)) < 1e-9

/** Whether a day's entry says something that can be. Hours are quarters, or exactly what was planned (7,4 is a Danish full day). */
export const whyNotEntry = ({ state, hours, paceBand, ...done }: Entry, plan: DayPlan): Refusal | null => {
  const { there } = dayStates[state]
  if (plan.plannedHours === 0 && state !== 'present') return { code: 'attendance-not-planned', pointer: '/state' }
  if (!there && hours !== 0) return { code: 'hours-without-presence', pointer: '/hours' }
  if (there && hours <= 0) return { code: 'hours-needed', pointer: '/hours' }
  if (hours > 12) return { code: 'hours-out-of-range', pointer: '/hours', facts: { min: 0, max: 12 } }
  if (hours !== plan.plannedHours && !quarters(hours)) return { code: 'hours-not-quarter', pointer: '/hours' }
  if ((state === 'late' || state === 'left_early') && hours >= plan.plannedHours) {
    return { code: 'hours-as-planned', pointer: '/hours', facts: { planned: plan.plannedHours } }
  }
  if (paceBand !== null && !there) return { code: 'pace-without-presence', pointer: '/paceBand' }
  if (paceBand !== null && !plan.asksPace)
    return { code: 'pace-not-asked', pointer: '/paceBand', facts: { weeks: weeksWithoutPace } }
  return whyNotDone(done, there, plan.tasks)
}

/** Work and support belong to somebody who was there, and work to what was agreed. */
const whyNotDone = (
  { tasksDone, signedOff, supportGiven }: Pick<Entry, 'tasksDone' | 'signedOff' | 'supportGiven'>,
  there: boolean,
  agreed: readonly string[],
): Refusal | null => {
  if (!there && (tasksDone.length > 0 || signedOff)) return { code: 'tasks-without-presence', pointer: '/tasksDone' }
  if (!there && supportGiven.length > 0) return { code: 'tasks-without-presence', pointer: '/supportGiven' }
  const stranger = tasksDone.findIndex((task) => !agreed.includes(task))
  return stranger < 0 ? null : { code: 'task-not-agreed', pointer: `/tasksDone/${stranger}` }
}

export type Standing = Entry & { readonly version: number }

/** Nobody corrects what they have not seen. */
export const whyNotOver = (standing: Standing | null, seen: number | null): Refusal | null =>
  (standing?.version ?? null) === seen ? null : { code: 'changed-meanwhile' }

const nothingMore = { paceBand: null, note: null, tasksDone: [], signedOff: false, supportGiven: [] }

/** What a day is taken to be until somebody says otherwise: there for the planned hours, or away as planned. */
export const asPlanned = (plannedHours: number, plannedAbsence: object | null = null): Entry =>
  plannedAbsence
    ? { state: 'agreed_absence', hours: 0, ...nothingMore }
    : { state: 'present', hours: plannedHours, ...nothingMore }

/** Hours to begin with when another state is chosen: nothing, the plan, or half an hour less than it. */
export const hoursFor = (state: Entry['state'], plannedHours: number): number => {
  if (!isThere(state)) return 0
  if (state === 'present') return plannedHours || 1
  return Math.max(0.25, Math.round((plannedHours - 0.5) * 4) / 4)
}

const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((member) => other.includes(member))

/** The parts of an entry that are said, merged and shown as one. */
export const entryFields = ['day', 'paceBand', 'note', 'tasks', 'supportGiven'] as const
export type Field = (typeof entryFields)[number]

const sameIn: Readonly<Record<Field, (one: Entry, other: Entry) => boolean>> = {
  day: (one, other) => one.state === other.state && one.hours === other.hours,
  paceBand: (one, other) => one.paceBand === other.paceBand,
  note: (one, other) => one.note === other.note,
  tasks: (one, other) => sameMembers(one.tasksDone, other.tasksDone) && one.signedOff === other.signedOff,
  supportGiven: (one, other) => sameMembers(one.supportGiven, other.supportGiven),
}

export const sameField = (field: Field, one: Entry, other: Entry): boolean => sameIn[field](one, other)

/** Said the same, in whatever order the tasks were ticked. */
export const sameEntry = (one: Entry, other: Entry): boolean => entryFields.every((field) => sameField(field, one, other))

/**
 * Whether what somebody had in front of them is what stands there. The number alone does not tell: a phone without signal guesses the
 * version that its own words will have, and somebody else's may have taken it.
 */
export const isSeen = (seen: Standing | null, standing: Standing): boolean =>
  seen?.version === standing.version && sameEntry(seen, standing)

/** What a day counts as: whoever stays away on a day of planned absence stays away as agreed, whatever was ticked. */
export const countedState = (state: Entry['state'], plannedAbsence: object | null | undefined): Entry['state'] =>
  plannedAbsence && !isThere(state) ? 'agreed_absence' : state

export type Attended = {
  /** Days with planned hours; closed days, holidays and planned absence that nobody logged are not among them. */
  readonly planned: number
  readonly present: number
  readonly agreed: number
  readonly absent: number
  /** Planned, past, and nobody has said. */
  readonly missing: number
  readonly hours: number
  /** From 0 to 1; null when nothing can be said. */
  readonly rate: number | null
}

/**
 * Attendance is counted in days, since the hours of a day are themselves agreed step by step: days the person came (also late, also
 * gone early) out of planned days that are logged, agreed absence left out on both sides. Closed days, holidays and days of planned
 * absence are not planned; a day nobody logged is neither came nor stayed away, and is told beside the rate. A day that was not planned adds hours, not a day.
 */
export const attendanceRate = (
  days: readonly {
    readonly plannedHours: number
    readonly plannedAbsence?: object | null
    readonly logged: Pick<Entry, 'state' | 'hours'> | null
  }[],
): Attended => {
  const sum = { planned: 0, present: 0, agreed: 0, absent: 0, missing: 0, hours: 0 }
  for (const { plannedHours, plannedAbsence, logged } of days) {
    sum.hours += logged?.hours ?? 0
    if (plannedHours <= 0 || (plannedAbsence && !logged)) continue
    sum.planned += 1
    const state = logged && countedState(logged.state, plannedAbsence)
    if (!state) sum.missing += 1
    else if (isThere(state)) sum.present += 1
    else if (dayStates[state].agreed) sum.agreed += 1
    else sum.absent += 1
  }
  const counted = sum.present + sum.absent
  return { ...sum, hours: Math.round(sum.hours * 100) / 100, rate: counted === 0 ? null : sum.present / counted }
}
