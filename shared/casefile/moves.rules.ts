import { closureOn, countedState, type PlannedStay, plannedHoursOn } from '../attendance/attendance.rules.ts'
import { type DayState, dayStates, isThere } from '../attendance/states.ts'
import { addDays, addWeeks, datesFrom } from '../calendar.ts'
import type { MoveFact } from '../doors/doors.schema.ts'
import type { Period } from '../employment/employment.rules.ts'
import { type LastingTerms, stretchesOf, workedDays } from '../employment/lasting.rules.ts'

/** One day of a citizen at work: what was agreed by weekday, how much of it was open (nothing on closed days), and what was logged. */
export type MoveDay = {
  readonly on: string
  readonly agreedHours: number
  readonly plannedHours: number
  readonly logged: { readonly state: DayState; readonly hours: number; readonly paceBand: number | null } | null
}

/** What the facts are counted from. Days from before the door was decided say nothing of it and are left out. */
export type MoveHistory = {
  readonly decidedOn: string
  readonly days: readonly MoveDay[]
  readonly measured: { readonly citizen: string | null; readonly caseworker: string | null }
  readonly spells: readonly Period[]
  /** What counts as lasting today: a gap that does not break that does not break a row of paid weeks either. */
  readonly terms: Pick<LastingTerms, 'bridgedWeeks'>
}

/** Weeks of days that the facts look back on. */
export const weeksLookedBack = 12

/** A day as it was logged, with the plan it was logged by. */
export type LoggedDay = NonNullable<MoveDay['logged']> & { readonly on: string; readonly plannedHours: number }
/** A placement with what was logged at it, the days its person was known not to come, and the closed days of its site with their reasons. */
export type WorkedStay = PlannedStay & {
  readonly logged: readonly LoggedDay[]
  readonly absences: readonly { readonly fromOn: string; readonly untilOn: string }[]
  readonly closedDays: ReadonlyMap<string, string>
}

/** Every day that somebody was expected or there, up to yesterday, as far back as the facts look. */
export const moveDaysOf = (stays: readonly WorkedStay[], today: string): MoveDay[] => {
  const dates = datesFrom(addWeeks(today, -weeksLookedBack), addDays(today, -1))
  return stays
    .flatMap((stay) => {
      const loggedOn = new Map(stay.logged.map((day) => [day.on, day]))
      return dates.flatMap((on): MoveDay[] => {
        const said = loggedOn.get(on) ?? null
        const agreedHours = plannedHoursOn(stay, on, null)
        if (agreedHours === 0 && !said) return []
        const absence = stay.absences.find(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn)
        const plannedHours = said?.plannedHours ?? (absence || closureOn(on, stay.closedDays) ? 0 : agreedHours)
        const logged = said && { ...said, state: countedState(said.state, absence) }
        return [{ on, agreedHours: Math.max(agreedHours, plannedHours), plannedHours, logged }]
      })
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
/** How far back it is looked for the day since which facts are met: by then the talk is long overdue, whichever day it was. */
const daysCountedBack = 28

export const factVerdicts = ['met', 'not-met', 'unknown'] as const
export type FactVerdict = (typeof factVerdicts)[number]

/** A criterion and what is so: `values` are its weeks, oldest first (one number for all of them where they are taken together). */
export type MoveFactNow = MoveFact & {
  readonly verdict: FactVerdict
  /** Per cent, hours a week, band or weeks of pay; null where nothing is known. */
  readonly values: readonly (number | null)[]
  /** Days that were planned and that nobody has said anything of. */
  readonly missing: number
}

type Week = {
  readonly present: number
  readonly absent: number
  readonly missing: number
  readonly hours: number
  readonly missingHours: number
  /** Hours agreed by weekday, and those of them on days that were open and not agreed off. */
  readonly agreedHours: number
  readonly openHours: number
  readonly lastBand: number | null
}

const weekOf = (days: readonly MoveDay[]): Week => {
  const week = { present: 0, absent: 0, missing: 0, hours: 0, missingHours: 0, agreedHours: 0, openHours: 0 }
  let lastBand: number | null = null
  for (const { plannedHours, agreedHours, logged } of days) {
    week.hours += logged?.hours ?? 0
    week.agreedHours += agreedHours
    lastBand = logged?.paceBand ?? lastBand
    if (plannedHours <= 0 || (logged && dayStates[logged.state].agreed)) continue
    week.openHours += plannedHours
    if (!logged) {
      week.missing += 1
      week.missingHours += plannedHours
    } else if (isThere(logged.state)) week.present += 1
    else week.absent += 1
  }
  return { ...week, lastBand }
}

/**
 * The last so many weeks, seven days each up to yesterday, oldest first. A week in which nobody was expected (all closed, all agreed
 * off) is passed over. Shorter than asked for where the person has not been there so long since the door was decided.
 */
const weeksBefore = ({ days, decidedOn }: MoveHistory, today: string, count: number): Week[] => {
  const counted = days.filter(({ on }) => on >= decidedOn && on < today)
  const first = counted.find(({ agreedHours }) => agreedHours > 0)?.on
  const found: Week[] = []
  for (let from = addDays(today, -7); first !== undefined && from >= first && found.length < count; from = addDays(from, -7)) {
    const until = addDays(from, 7)
    const week = weekOf(counted.filter(({ on }) => on >= from && on < until))
    if (week.openHours > 0) found.unshift(week)
  }
  return found
}

/** All that is known says yes or says no, whichever way the days turn out that nobody has logged; else it is unknown. */
const judged = (least: boolean, most: boolean): FactVerdict => (least && most ? 'met' : least || most ? 'unknown' : 'not-met')

const allOf = (verdicts: readonly FactVerdict[]): FactVerdict =>
  verdicts.includes('not-met') ? 'not-met' : verdicts.includes('unknown') ? 'unknown' : 'met'

const meets = ({ atLeast, below }: MoveFact, value: number): boolean =>
  (atLeast === null || value >= atLeast) && (below === null || value < below)

const share = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole)

const attendanceIn = (
  fact: MoveFact,
  { present, absent, missing }: Pick<Week, 'present' | 'absent' | 'missing'>,
): FactVerdict => {
  const all = present + absent + missing
  return judged(meets(fact, share(present, all) ?? 0), meets(fact, share(present + missing, all) ?? 0))
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100)
const sumOf = (weeks: readonly Week[], key: 'present' | 'absent' | 'missing'): number =>
  weeks.reduce((sum, week) => sum + week[key], 0)

type Counted = Pick<MoveFactNow, 'verdict' | 'values' | 'missing'>

const counted = (fact: MoveFact, history: MoveHistory, today: string): Counted => {
  if (fact.kind === 'measured') {
    const { citizen, caseworker } = history.measured
    const from = addWeeks(today, -fact.weeks)
    const held = [citizen, caseworker].every((on) => on !== null && on >= history.decidedOn && on >= from && on <= today)
    return { verdict: held ? 'met' : 'not-met', values: [], missing: 0 }
  }
  if (fact.kind === 'paid') {
    const begun = history.spells.filter(({ startsOn }) => startsOn <= today)
    const now = stretchesOf(begun, { ...history.terms, leastHours: 0 }).find(({ endsOn }) => endsOn === null || endsOn >= today)
    const weeks = now ? Math.floor(workedDays(now, today) / 7) : 0
    return { verdict: weeks >= fact.weeks ? 'met' : 'not-met', values: [weeks], missing: 0 }
  }
  const weeks = weeksBefore(history, today, fact.weeks)
  const missing = sumOf(weeks, 'missing')
  const isShort = weeks.length < fact.weeks
  const inEach = (verdictOf: (week: Week) => FactVerdict, shownOf: (week: Week) => number | null): Counted => ({
    verdict: isShort ? 'not-met' : allOf(weeks.map(verdictOf)),
    values: weeks.map((week) => rounded(shownOf(week))),
    missing,
  })
  if (fact.kind === 'pace') {
    const bandIs = ({ lastBand }: Week): FactVerdict =>
      lastBand === null ? 'unknown' : meets(fact, lastBand) ? 'met' : 'not-met'
    return inEach(bandIs, ({ lastBand }) => lastBand)
  }
  if (fact.kind === 'hours') {
    // a closed day or one agreed off asks for that much less
    const asFull = (week: Week, hours: number): number => (hours * week.agreedHours) / week.openHours
    return inEach(
      (week) => judged(meets(fact, asFull(week, week.hours)), meets(fact, asFull(week, week.hours + week.missingHours))),
      ({ hours }) => hours,
    )
  }
  // more support is talked over for the weeks as a whole, less only when each of them was good (domain.md 11)
  if (fact.direction === 'up')
    return inEach(
      (week) => attendanceIn(fact, week),
      ({ present, absent }) => share(present, present + absent),
    )
  const all = { present: sumOf(weeks, 'present'), absent: sumOf(weeks, 'absent'), missing }
  return {
    verdict: isShort ? 'not-met' : attendanceIn(fact, all),
    values: [rounded(share(all.present, all.present + all.absent))],
    missing,
  }
}

/** Each criterion to move that can be counted, with what is so on a day. It decides nothing, and is no number about the person as such. */
export const moveFactsOf = (facts: readonly MoveFact[], history: MoveHistory, today: string): MoveFactNow[] =>
  facts.map((fact) => ({ ...fact, ...counted(fact, history, today) }))

/** down: one sign that more support is needed. up: every counted sign that less is. */
export const moveDirections = ['up', 'down'] as const
export type MoveDirection = (typeof moveDirections)[number]

const directionOf = (facts: readonly MoveFact[], history: MoveHistory, today: string): MoveDirection | null => {
  const now = moveFactsOf(facts, history, today)
  if (now.some(({ direction, verdict }) => direction === 'down' && verdict === 'met')) return 'down'
  const up = now.filter(({ direction }) => direction === 'up')
  return up.length > 0 && up.every(({ verdict }) => verdict === 'met') ? 'up' : null
}

/** Days from the first on which the facts say so to the talk; three where somebody stays away (domain.md 11). */
export const talkWithin = { up: 14, down: 3 } as const satisfies Record<MoveDirection, number>

/** Why the door is to be talked over before its review, since when that has been so, and the day by which it is talked over. */
export type Move = { readonly direction: MoveDirection; readonly since: string; readonly on: string }

export const moveOn = (facts: readonly MoveFact[], history: MoveHistory, today: string): Move | null => {
  const direction = directionOf(facts, history, today)
  if (!direction) return null
  let since = today
  for (let back = 1; back <= daysCountedBack; back += 1) {
    const day = addDays(today, -back)
    if (day < history.decidedOn || directionOf(facts, history, day) !== direction) break
    since = day
  }
  return { direction, since, on: addDays(since, talkWithin[direction]) }
}
