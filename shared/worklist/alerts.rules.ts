import type { Settings } from '../accounts/settings.ts'
import { attendanceRate, closureOn, type PlannedStay, plannedHoursOn } from '../attendance/attendance.rules.ts'
import { type DayState, dayStates, isThere } from '../attendance/states.ts'
import { addDays, datesFrom, workingDaysAfter } from '../calendar.ts'
import { longestSnooze } from './causes.ts'

/** A day as it was logged, with the plan it was logged by. */
export type WatchedDay = {
  readonly on: string
  readonly state: DayState
  readonly plannedHours: number
  readonly paceBand: number | null
}

/** A placement that runs, as far as its days say something. `logged` goes `weeksWatched` back at least. */
export type WatchedStay = PlannedStay & {
  readonly logged: readonly WatchedDay[]
  /** The newest day that anybody has logged; null: none. */
  readonly lastLoggedOn: string | null
  readonly closedDays: ReadonlyMap<string, string>
  /** Planned absence, both days included. */
  readonly absences: readonly { readonly fromOn: string; readonly untilOn: string }[]
}

/**
 * Ten absences in a row (the most a municipality can ask for) at one day a week, and some closed days between them; and three weeks before
 * the longest that a line rests.
 */
export const weeksWatched = 12
/** Attendance and pace are looked at over so many weeks (domain.md 11). */
export const weeksLookedAt = 3
/** A share of fewer logged days is no sign. */
const fewestDays = 5
/** Weeks with fewer bands say nothing of the pace. */
export const fewestBands = 2
/** Working days from the day a sign is there to the day it is seen to. Whoever is away is called the next one (domain.md 12). */
const seenToWithin = { 'absences-in-a-row': 1, 'low-attendance': 3, 'silent-days': 1, 'falling-pace': 5 } as const

/** What the days of a placement say on a day. `since`: the day of the first fact it follows from. */
type DayAlert = {
  readonly cause: keyof typeof seenToWithin
  readonly since: string
  /** The day by which it is seen to. */
  readonly on: string
  readonly facts: {
    readonly count?: number
    readonly rate?: number
    readonly weeks?: number
    readonly from?: number
    readonly to?: number
  }
}

const seenToBy = (cause: DayAlert['cause'], day: string): string => workingDaysAfter(day, seenToWithin[cause])

/** Nobody was expected: the site was closed, or it was planned that the person stays away. */
const isOff = ({ closedDays, absences }: WatchedStay, on: string): boolean =>
  closureOn(on, closedDays) !== null || absences.some(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn)

/** Days that count as absence nobody had agreed to: ill, or not come without a word. */
const isUnplanned = (state: DayState): boolean => !isThere(state) && !dayStates[state].agreed

/**
 * Unplanned absence on planned days, in a row up to the newest that says something. Agreed and planned absence, closed days, holidays and
 * days without a log neither count nor break the row; having been there breaks it, on a day that was not planned too.
 */
export const absencesInARow = (stay: WatchedStay, least: number): DayAlert | null => {
  const row: string[] = []
  for (const { on, state, plannedHours } of stay.logged.toSorted((a, b) => (a.on < b.on ? 1 : -1))) {
    if (isThere(state)) break
    if (isUnplanned(state) && plannedHours > 0 && !isOff(stay, on)) row.unshift(on)
  }
  const [since, reachedOn] = [row[0], row[least - 1]]
  if (since === undefined || reachedOn === undefined) return null
  return { cause: 'absences-in-a-row', since, on: seenToBy('absences-in-a-row', reachedOn), facts: { count: row.length } }
}

/** The first day of the unbroken stretch up to `today` on which it held, looked for so many days back. */
const heldSince = (holds: (day: string) => boolean, today: string, back: number): string => {
  let since = today
  for (let step = 1; step <= back && holds(addDays(today, -step)); step += 1) since = addDays(today, -step)
  return since
}
/** As long as a line can rest: looked for no farther, it would seem to have come up anew while it rests. */
const daysHeldBack = longestSnooze

const daysUpTo = (stay: WatchedStay, last: string, days: number): readonly WatchedDay[] =>
  stay.logged.filter(({ on }) => on <= last && on > addDays(last, -days))

/** Days come of days logged in the last three weeks; null where too few are logged. */
const cameIn = (stay: WatchedStay, last: string): { readonly present: number; readonly all: number } | null => {
  const planned = daysUpTo(stay, last, weeksLookedAt * 7).filter(({ on, plannedHours }) => plannedHours > 0 && !isOff(stay, on))
  const { present, absent } = attendanceRate(
    planned.map(({ plannedHours, state }) => ({ plannedHours, logged: { state, hours: 0 } })),
  )
  return present + absent < fewestDays ? null : { present, all: present + absent }
}

/** `below` in per cent. */
export const lowAttendance = (stay: WatchedStay, below: number, today: string): DayAlert | null => {
  const isLow = (day: string): boolean => {
    const came = cameIn(stay, day)
    return came !== null && came.present * 100 < below * came.all
  }
  const came = cameIn(stay, today)
  if (!came || !isLow(today)) return null
  const since = heldSince(isLow, today, daysHeldBack)
  const facts = { rate: Math.floor((came.present * 100) / came.all), count: came.all, weeks: weeksLookedAt }
  return { cause: 'low-attendance', since, on: seenToBy('low-attendance', since), facts }
}

/** Planned days after the last that was logged, up to yesterday: nobody has said anything of them. */
export const silentDatesOf = (stay: WatchedStay, today: string): string[] => {
  if (stay.startedOn === null) return []
  const from = stay.lastLoggedOn !== null && stay.lastLoggedOn >= stay.startedOn ? addDays(stay.lastLoggedOn, 1) : stay.startedOn
  return datesFrom(from, addDays(today, -1)).filter(
    (on) => !isOff(stay, on) && plannedHoursOn(stay, on, closureOn(on, stay.closedDays)) > 0,
  )
}

export const silentDays = (stay: WatchedStay, least: number, today: string): DayAlert | null => {
  const dates = silentDatesOf(stay, today)
  const [since, reachedOn] = [dates[0], dates[least - 1]]
  if (since === undefined || reachedOn === undefined) return null
  return { cause: 'silent-days', since, on: seenToBy('silent-days', reachedOn), facts: { count: dates.length } }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** The mean band of each of the last three weeks, seven days each up to the day before, oldest first; null where one has seen too little. */
const weeklyBands = (stay: WatchedStay, day: string): readonly [number, number, number] | null => {
  const weekBefore = (weeks: number): number | null => {
    const bands = daysUpTo(stay, addDays(day, -7 * weeks - 1), 7).flatMap(({ paceBand }) => paceBand ?? [])
    return bands.length < fewestBands ? null : mean(bands)
  }
  const [first, second, third] = [weekBefore(2), weekBefore(1), weekBefore(0)]
  return first === null || second === null || third === null ? null : [first, second, third]
}

/** A whole band lower in the third week than in the first, and not up between. */
export const fallingPace = (stay: WatchedStay, today: string): DayAlert | null => {
  const isFalling = (day: string): boolean => {
    const bands = weeklyBands(stay, day)
    return bands !== null && bands[0] >= bands[1] && bands[1] >= bands[2] && bands[0] - bands[2] >= 1
  }
  const bands = weeklyBands(stay, today)
  if (!bands || !isFalling(today)) return null
  const since = heldSince(isFalling, today, daysHeldBack)
  const facts = { from: Math.round(bands[0]), to: Math.round(bands[2]), weeks: weeksLookedAt }
  return { cause: 'falling-pace', since, on: seenToBy('falling-pace', since), facts }
}

/** Everything that the days of a running placement ask to be seen to. */
export const dayAlertsOf = (stay: WatchedStay, settings: Settings, today: string): DayAlert[] =>
  [
    absencesInARow(stay, settings['absences-in-a-row']),
    lowAttendance(stay, settings['attendance-below'], today),
    silentDays(stay, settings['silent-days-manager'], today),
    fallingPace(stay, today),
  ].filter((alert) => alert !== null)
