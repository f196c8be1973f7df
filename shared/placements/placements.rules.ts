import { addDays, weekdayOf } from '../calendar.ts'
import type { Check } from '../offers/checks.ts'
import type { Refusal } from '../problem.ts'
import { type AgreementFacts, statusOf } from './agreements.rules.ts'
import { type EndReason, needsNote, type PlacementState } from './endings.ts'
import { type Predecessor, whyNotFollow } from './move.rules.ts'
import { shortestReason } from './parties.ts'

/** Full time in Denmark; the most a week may hold. */
export const mostWeeklyHours = 37
export const mostDailyHours = 12
/** The days around today on which a placement may start: ahead for the supplier's sake, back for a start that was not noted at once. */
const startWindow = { ahead: 14, back: 7 } as const

/** The facts that a placement's state follows from. `withdrawnAt` is an instant. */
export type Milestones = {
  readonly startsOn: string
  readonly endsOn: string
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly withdrawnAt: string | null
}

/** The state as far as it follows from the milestones alone: what has not begun is a draft here, agreed or not. */
const stateOf = (milestones: Milestones, today: string): PlacementState =>
  statusOf({ ...milestones, agreed: false, newest: null }, today)

/** Hours a week. */
export const weeklyHoursOf = (weekdayHours: readonly number[]): number =>
  Math.round(weekdayHours.reduce((sum, hours) => sum + hours, 0) * 100) / 100

const later = (a: string, b: string): string => (a > b ? a : b)

/** The day nearest to the agreed first day on which a placement may start: not before all had said yes (`agreedOn`). */
export const nearestStart = (startsOn: string, agreedOn: string | null, today: string): string =>
  later(later(startsOn, agreedOn ?? startsOn), addDays(today, -startWindow.back))

export type StartFacts = {
  readonly placement: AgreementFacts
  /** The day of the last yes to what is agreed; null where nobody was asked. */
  readonly agreedOn: string | null
  /** A change of what is agreed is being written or waits for answers. */
  readonly changeOpen: boolean
  /** The list with `step: 'start'`, for the day of the start. */
  readonly checks: readonly Check[]
  /** The placement that this one takes the place of. */
  readonly follows: Predecessor | null
}
export type Start = { readonly startedOn: string; readonly lateReason: string | null }

const whyNotStartNow = (placement: AgreementFacts, changeOpen: boolean, today: string): Refusal | null => {
  const state = statusOf(placement, today)
  if (placement.startedOn !== null || state === 'withdrawn') return { code: 'not-a-draft' }
  if (state !== 'agreed') return { code: 'not-agreed' }
  return changeOpen ? { code: 'change-open' } : null
}

const whyNotStartOn = (
  startedOn: string,
  { startsOn, endsOn, agreedOn }: Pick<Milestones, 'startsOn' | 'endsOn'> & Pick<StartFacts, 'agreedOn'>,
  today: string,
): Refusal | null => {
  if (startedOn > addDays(today, startWindow.ahead)) {
    return { code: 'start-too-far-ahead', pointer: '/startedOn', facts: { days: startWindow.ahead } }
  }
  if (startedOn < addDays(today, -startWindow.back))
    return { code: 'start-too-far-back', pointer: '/startedOn', facts: { days: startWindow.back } }
  // an earlier first day is a change that all are asked about, and nobody begins before it is agreed (insurance, domain.md § 3.2)
  if (startedOn < startsOn) return { code: 'start-before-period', pointer: '/startedOn', facts: { startsOn } }
  if (agreedOn !== null && startedOn < agreedOn)
    return { code: 'start-before-agreed', pointer: '/startedOn', facts: { agreedOn } }
  return startedOn > endsOn ? { code: 'start-after-period', pointer: '/startedOn', facts: { endsOn } } : null
}

/**
 * `startedOn` is the day the citizen begins: what all have agreed, and nothing of the rules stops it. A day that is over needs a reason
 * for being registered late, and none is before what was agreed. The free place is read in the same Serializable transaction that takes it.
 */
export const whyNotStart = (
  { placement, agreedOn, changeOpen, checks, follows }: StartFacts,
  { startedOn, lateReason }: Start,
  today: string,
): Refusal | null => {
  const never = whyNotStartNow(placement, changeOpen, today) ?? whyNotStartOn(startedOn, { ...placement, agreedOn }, today)
  if (never) return never
  const stop = checks.find(({ verdict }) => verdict === 'stop')
  // what stops is not a field of the form that starts a placement
  if (stop?.code) return { code: stop.code, facts: stop.numbers }
  const before = follows && whyNotFollow(follows, startedOn, today)
  if (before) return before
  return startedOn < today && (lateReason ?? '').length < shortestReason
    ? { code: 'late-reason-needed', pointer: '/lateReason', facts: { min: shortestReason } }
    : null
}

export type End = { readonly endedOn: string; readonly reason: EndReason; readonly note: string | null }

/** Whether it can end at all; the web disables its button by it. */
export const whyNotEndAtAll = (placement: Milestones, today: string): Refusal | null =>
  stateOf(placement, today) === 'running' ? null : { code: 'placement-not-running' }

/** `lastPresentOn` is the last day somebody logged hours on; a placement does not end before it. */
export const whyNotEnd = (
  placement: Milestones & { readonly lastPresentOn: string | null },
  { endedOn, reason, note }: End,
  today: string,
): Refusal | null => {
  const never = whyNotEndAtAll(placement, today)
  if (never) return never
  if (endedOn > today) return { code: 'date-in-future', pointer: '/endedOn' }
  if (placement.startedOn !== null && endedOn < placement.startedOn) {
    return { code: 'end-before-start', pointer: '/endedOn', facts: { startedOn: placement.startedOn } }
  }
  if (placement.lastPresentOn !== null && endedOn < placement.lastPresentOn) {
    return { code: 'end-before-attendance', pointer: '/endedOn', facts: { last: placement.lastPresentOn } }
  }
  return needsNote(reason) && !note ? { code: 'end-note-needed', pointer: '/note' } : null
}

/** What has not begun can be taken back, also a start that has not come yet; what has begun is ended instead. */
export const whyNotWithdraw = (placement: Milestones, today: string): Refusal | null => {
  const state = stateOf(placement, today)
  if (state === 'draft' || state === 'upcoming') return null
  return { code: state === 'withdrawn' ? 'not-a-draft' : 'withdraw-after-start' }
}

/** Hours agreed for a day by weekday alone, inside the period; closed days are the room attendance's matter. */
export const agreedHoursOn = (
  {
    weekdayHours,
    startedOn,
    endedOn,
    endsOn,
  }: Pick<Milestones, 'startedOn' | 'endedOn' | 'endsOn'> & { readonly weekdayHours: readonly number[] },
  date: string,
): number => {
  if (startedOn === null || date < startedOn || date > endsOn || (endedOn !== null && date > endedOn)) return 0
  return weekdayHours[weekdayOf(date) - 1] ?? 0
}
