import type { Settings } from '../accounts/settings.ts'
import { addDays, addMonths, addWeeks, daysBetween, mondayOf, workingDaysAfter } from '../calendar.ts'
import { type CaseFacts, type CasePlacement, candidatesOf, endOfWeek } from '../casefile/casefile.rules.ts'
import type { MoveDue } from '../casefile/casefile.schema.ts'
import type { ChildCertificate } from '../citizens/certificates.ts'
import { followUpOf, isOver } from '../concerns/concerns.rules.ts'
import type { Topic } from '../concerns/topics.ts'
import { danishOrder } from '../danishOrder.ts'
import { standingFromJobs, statusWanted } from '../employment/after.rules.ts'
import { askedAt } from '../employment/employer.rules.ts'
import { statusOf } from '../placements/agreements.rules.ts'
import type { PlacementState } from '../placements/endings.ts'
import type { Refusal } from '../problem.ts'
import { dayAlertsOf, type WatchedStay } from './alerts.rules.ts'
import { type Cause, causes, longestCover, longestSnooze, promised, type WorkGroup, workGroups } from './causes.ts'
import type { CoverInput, WorkItem } from './worklist.schema.ts'

/** A concern or a proposal as far as somebody has to do something about it. The …On are Danish days. */
export type WatchedConcern = {
  readonly concernId: string
  readonly placementId: string
  readonly topic: Topic
  readonly urgent: boolean
  readonly raisedOn: string
  readonly dueOn: string
  /** An instant. */
  readonly dueAt: string
  /** The day it was agreed to, where the agreement is still to be changed by it; null: it waits for its answer. */
  readonly agreedToOn: string | null
}

type WatchedPlacement = CasePlacement & {
  readonly childrenPresent: boolean
  /** Its days; null unless it runs. */
  readonly stay: WatchedStay | null
}

/** All of a citizen that puts something on a caseworker's list. */
export type WatchedCase = Omit<CaseFacts, 'placements' | 'disagreement'> & {
  readonly placements: readonly WatchedPlacement[]
  readonly disagreement: (NonNullable<CaseFacts['disagreement']> & { readonly disagreementId: string }) | null
  readonly certificate: ChildCertificate
  /** Words for the supplier that are written, and the day of the citizen's yes; null: not yet. */
  readonly needs: { readonly agreedOn: string | null } | null
  readonly concerns: readonly WatchedConcern[]
  /** What the supplier wrote and nobody who answers for the citizen has opened. `dueAt` is an instant. */
  readonly unread: readonly {
    readonly placementId: string
    readonly count: number
    readonly oldestOn: string
    readonly dueOn: string
    readonly dueAt: string
  }[]
  readonly move: MoveDue | null
  /** Which statuses after a placement are noted. */
  readonly statuses: readonly { readonly placementId: string; readonly months: number }[]
  /** The placement of a job that its supplier says is over, and that nobody has ended. */
  readonly saidOver: { readonly placementId: string; readonly lastDay: string; readonly reportedOn: string } | null
}

/** One thing that is due. */
export type Due = Pick<WorkItem, 'cause' | 'placementId' | 'subjectId' | 'on' | 'dueAt' | 'since' | 'facts'> & {
  /** Listed from when it is there, however far its day is; other things in the week of their day. */
  readonly presses: boolean
  /** The day it came up: what was put aside before that day was put aside for something else. */
  readonly aroseOn: string
}

/** Working days to change the agreement after a yes; days before a start by which a certificate is ordered, since the police take some of them. */
const followUpWithin = 2
const certificateAhead = 14
/** A yes to what the supplier is told is asked for again after a year (decision 018). */
const yesForMonths = 12

const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a > b ? a : b)

const due = (cause: Cause, given: Partial<Due> & Pick<Due, 'on' | 'since'>): Due => {
  const placementId = given.placementId ?? null
  const aroseOn = given.presses ? given.since : earlier(given.since, mondayOf(given.on))
  return { cause, subjectId: placementId, dueAt: null, facts: {}, presses: false, aroseOn, ...given, placementId }
}

const alive: readonly PlacementState[] = ['draft', 'awaiting', 'declined', 'agreed', 'upcoming', 'running']
const settled: readonly PlacementState[] = ['agreed', 'upcoming', 'running']

const stepsDue = (known: WatchedCase, soon: number, today: string): Due[] =>
  candidatesOf(known, today, soon).map(({ kind, on, since, weeks, placementId }) =>
    due(kind, {
      on,
      since,
      placementId: placementId ?? null,
      facts: {
        ...(weeks ? { weeks } : {}),
        ...(kind === 'measure' && since !== known.lastMeasuredOn ? { newDoor: true } : {}),
        ...(kind === 'check' && placementId && weeks && isLate(known, placementId, addWeeks(since, weeks))
          ? { supplier: 'late' as const }
          : {}),
      },
      // the next check of a placement is not the one that was put aside
      ...(kind === 'check' ? { aroseOn: mondayOf(on) } : {}),
      ...(kind === 'placement-ends' ? { presses: true, aroseOn: addDays(on, -soon) } : {}),
      ...(kind === 'answer-disagreement' && known.disagreement ? { subjectId: known.disagreement.disagreementId } : {}),
    }),
  )

/** The supplier is the employer, was asked first, and has not answered in its days. */
const isLate = ({ spells }: WatchedCase, placementId: string, dueOn: string): boolean =>
  askedAt(spells, placementId, dueOn) === 'supplier'

const isCheckOf =
  (placementId: string) =>
  ({ cause, placementId: of }: Due): boolean =>
    cause === 'check' && of === placementId

/** A job that its supplier says is over, before the check that asked for it; the steps of the case otherwise. */
const withSaidOver = ({ saidOver }: WatchedCase, steps: readonly Due[]): Due[] => {
  if (!saidOver) return [...steps]
  const { placementId, lastDay, reportedOn } = saidOver
  const line = due('check', { on: reportedOn, since: lastDay, placementId, presses: true, facts: { supplier: 'over' } })
  return [...steps.filter((one) => !isCheckOf(placementId)(one)), line]
}

/** The oldest status after a placement that nobody knows, where no check is due: whoever is asked one of them answers the other beside it. */
const withStatus = (known: WatchedCase, steps: readonly Due[], today: string): Due[] => {
  if (steps.some((one) => one.cause === 'check' && isListed(one, today))) return [...steps]
  const courses = known.placements.flatMap(({ placementId, startedOn, endedOn }) =>
    startedOn === null ? [] : [{ placementId, startedOn, endedOn }],
  )
  const fromJobs = (day: string) => standingFromJobs(known.spells, known.terms, day)
  const [first] = courses
    .flatMap((course) => {
      const others = courses.filter((one) => one !== course)
      const noted = known.statuses.filter((one) => one.placementId === course.placementId).map(({ months }) => months)
      const wanted = statusWanted(course, others, noted, fromJobs, today)
      return wanted && course.endedOn ? [{ ...wanted, placementId: course.placementId, endedOn: course.endedOn }] : []
    })
    .toSorted((a, b) => daysBetween(b.on, a.on))
  if (!first) return [...steps]
  const { on, months, placementId, endedOn } = first
  const line = due('check', { on, since: endedOn, placementId, facts: { months }, aroseOn: mondayOf(on) })
  return [...steps.filter((one) => !isCheckOf(placementId)(one)), line]
}

const concernDue = ({ concernId, placementId, topic, urgent, raisedOn, dueOn, dueAt, agreedToOn }: WatchedConcern): Due =>
  agreedToOn === null
    ? due('answer-concern', {
        on: dueOn,
        dueAt,
        since: raisedOn,
        placementId,
        subjectId: concernId,
        presses: true,
        facts: { topic, urgent },
      })
    : due('follow-up-proposal', {
        on: workingDaysAfter(agreedToOn, followUpWithin),
        since: agreedToOn,
        placementId,
        subjectId: concernId,
        presses: true,
        facts: { topic },
      })

const concernsDue = ({ concerns, unread, placements }: WatchedCase, today: string, now: string): Due[] => {
  const over = new Set(placements.flatMap((one) => (isOver(statusOf(one, today)) ? one.placementId : [])))
  const waiting = concerns.filter(
    ({ agreedToOn, topic, placementId }) => agreedToOn === null || followUpOf(topic, 'accepted', over.has(placementId)) !== null,
  )
  return [
    ...waiting.map(concernDue),
    ...unread
      .filter(({ dueAt }) => dueAt <= now)
      .map(({ placementId, count, oldestOn, dueOn, dueAt }) =>
        due('unread-message', { on: dueOn, dueAt, since: oldestOn, placementId, presses: true, facts: { count } }),
      ),
  ]
}

/** What the place needs before somebody begins there: the certificate, and the citizen's yes to what the supplier is told. */
const placesDue = ({ placements, certificate, needs }: WatchedCase, today: string): Due[] =>
  placements.flatMap((placement): Due[] => {
    const { placementId, startsOn, startedOn, childrenPresent } = placement
    const state = statusOf(placement, today)
    const first = startedOn ?? startsOn
    const found: Due[] = []
    if (childrenPresent && certificate !== 'ok' && alive.includes(state)) {
      const draftedOn = placement.newest?.draftedOn ?? first
      // what is ordered already is asked for again when it is needed
      const on = certificate === 'ordered' || state === 'running' ? first : later(addDays(first, -certificateAhead), draftedOn)
      found.push(due('certificate-missing', { on, since: earlier(draftedOn, on), placementId }))
    }
    if (needs && needs.agreedOn === null && settled.includes(state)) {
      found.push(due('needs-not-agreed', { on: first, since: earlier(placement.newest?.draftedOn ?? first, first), placementId }))
    }
    return found
  })

/** The yes to what the supplier is told grows old while somebody reads it; it is one, however many places read it. */
const yesDue = ({ placements, needs }: WatchedCase, soon: number, today: string): Due[] => {
  const read = placements.find((placement) => settled.includes(statusOf(placement, today)))
  if (!read || !needs?.agreedOn) return []
  const on = addMonths(needs.agreedOn, yesForMonths)
  if (on > addDays(today, soon)) return []
  return [
    due('needs-running-out', {
      on,
      since: needs.agreedOn,
      placementId: read.placementId,
      presses: true,
      aroseOn: addDays(on, -soon),
    }),
  ]
}

const daysDue = ({ placements, move }: WatchedCase, settings: Settings, today: string): Due[] => {
  // people who left say nothing with their days any more
  const running = placements.filter((placement) => statusOf(placement, today) === 'running')
  return [
    ...running.flatMap(({ placementId, stay }) =>
      stay
        ? dayAlertsOf(stay, settings, today).map(({ cause, ...alert }) => due(cause, { ...alert, placementId, presses: true }))
        : [],
    ),
    ...(move && running[0]
      ? [
          due('door-move', {
            on: move.on,
            since: move.since,
            placementId: running[0].placementId,
            presses: true,
            facts: { direction: move.direction },
          }),
        ]
      : []),
  ]
}

/** Everything that is or will be due of one citizen, in no order. `now` is an instant (ISO). */
export const dueOf = (known: WatchedCase, settings: Settings, today: string, now: string): Due[] => [
  ...concernsDue(known, today, now),
  ...daysDue(known, settings, today),
  ...placesDue(known, today),
  ...yesDue(known, settings['ending-days'], today),
  ...withStatus(known, withSaidOver(known, stepsDue(known, settings['ending-days'], today)), today),
]

/** Overdue when its day is over, or its hour. What is due later than today stands under the week. */
export const groupOf = ({ on, dueAt }: Pick<Due, 'on' | 'dueAt'>, today: string, now: string): WorkGroup => {
  if (on < today || (dueAt !== null && dueAt < now)) return 'overdue'
  return on === today ? 'today' : 'week'
}

export const isListed = ({ on, presses }: Due, today: string): boolean => presses || on <= endOfWeek(today)

export const keyOf = (citizenId: string, { cause, subjectId }: Pick<Due, 'cause' | 'subjectId'>): string =>
  [cause, citizenId, subjectId ?? ''].join(' ')

type Ordered = Pick<WorkItem, 'key' | 'group' | 'on' | 'dueAt' | 'cause' | 'facts' | 'firstName' | 'lastName'>

/** Whether somebody else waits for it by a day they were told. */
export const isPromised = (cause: Cause): boolean => promised.some((one) => one === cause)

/**
 * What cannot wait; then overdue, today, this week, and in each what somebody else waits for (a form that has been late for months does not
 * stand before a person), then by day, by the hour where there is a clock, by the kind of thing, and by name. Total: no two have the same key.
 */
export const workOrder = (a: Ordered, b: Ordered): number =>
  Number(b.facts.urgent ?? false) - Number(a.facts.urgent ?? false) ||
  workGroups.indexOf(a.group) - workGroups.indexOf(b.group) ||
  Number(isPromised(b.cause)) - Number(isPromised(a.cause)) ||
  daysBetween(b.on, a.on) ||
  Number(a.dueAt === null) - Number(b.dueAt === null) ||
  Date.parse(a.dueAt ?? '1970-01-01') - Date.parse(b.dueAt ?? '1970-01-01') ||
  causes.indexOf(a.cause) - causes.indexOf(b.cause) ||
  danishOrder(a.lastName, b.lastName) ||
  danishOrder(a.firstName, b.firstName) ||
  (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** A line that was put aside; `snoozedOn` is a Danish day. */
export type Snooze = {
  readonly cause: string
  readonly subjectId: string | null
  readonly snoozedOn: string
  readonly untilOn: string
}

/** Whether a line rests today: it wakes by itself on its day, and what came up anew after it was put aside was never put aside (decision 018). */
export const isSnoozed = (one: Pick<Due, 'cause' | 'subjectId' | 'aroseOn'>, snooze: Snooze, today: string): boolean =>
  snooze.cause === one.cause && snooze.subjectId === one.subjectId && today < snooze.untilOn && one.aroseOn <= snooze.snoozedOn

/** `found`: the line as it stands now; null when it is not on the list any more, or rests already. */
export const whyNotSnooze = (
  found: Pick<Due, 'cause' | 'on' | 'facts'> | null,
  untilOn: string,
  today: string,
): Refusal | null => {
  if (!found) return { code: 'changed-meanwhile' }
  const pointer = '/untilOn'
  if (untilOn <= today || daysBetween(today, untilOn) > longestSnooze) {
    return { code: 'snooze-not-ahead', pointer, facts: { days: longestSnooze } }
  }
  const last = found.facts.urgent ? today : found.on
  return isPromised(found.cause) && untilOn > last ? { code: 'snooze-past-due', pointer, facts: { on: last } } : null
}

/** A cover that has not been ended. */
export type StandingCover = Pick<CoverInput, 'absentId' | 'substituteId' | 'fromOn' | 'untilOn'>

const meets = (a: Pick<StandingCover, 'fromOn' | 'untilOn'>, b: Pick<StandingCover, 'fromOn' | 'untilOn'>): boolean =>
  a.fromOn <= b.untilOn && b.fromOn <= a.untilOn

/** A substitute may fall ill and be covered in turn; whoever is known to be away is not chosen. */
export const whyNotCover = (wanted: StandingCover, standing: readonly StandingCover[], today: string): Refusal | null => {
  const { absentId, substituteId, fromOn, untilOn } = wanted
  const awayThen = (staffId: string): boolean => standing.some((one) => one.absentId === staffId && meets(one, wanted))
  if (absentId === substituteId) return { code: 'cover-own-self', pointer: '/substituteId' }
  if (fromOn < today) return { code: 'cover-not-ahead', pointer: '/fromOn' }
  if (untilOn < fromOn) return { code: 'date-order', pointer: '/untilOn' }
  // both days are counted
  if (daysBetween(fromOn, untilOn) >= longestCover)
    return { code: 'cover-too-long', pointer: '/untilOn', facts: { days: longestCover } }
  if (awayThen(absentId)) return { code: 'cover-overlaps', pointer: '/fromOn' }
  return awayThen(substituteId) ? { code: 'cover-substitute-away', pointer: '/substituteId' } : null
}
