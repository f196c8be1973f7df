import { addDays, instantIn, isWorkingDay, timeIn, todayIn } from '../calendar.ts'
import type { PlacementState } from '../placements/endings.ts'
import type { Refusal } from '../problem.ts'
import { danishTime } from '../zone.ts'
import {
  type Audience,
  type ConcernKind,
  type ConcernState,
  type FollowUp,
  type Outcome,
  type Topic,
  topicsOf,
} from './topics.ts'

// Instants are in ms.

const nextWorkingDay = (date: string): string => {
  const next = addDays(date, 1)
  return isWorkingDay(next) ? next : nextWorkingDay(next)
}

/** A working day begins and ends; what comes outside counts as come when the next one begins. */
const begins = '08:00'
const ends = '16:00'

/** When it must be answered: one working day after it was raised, by the Danish calendar and clock. */
export const dueAt = (raisedAt: number): number => {
  const day = todayIn(danishTime, raisedAt)
  const time = timeIn(danishTime, raisedAt)
  const works = isWorkingDay(day)
  if (works && time >= begins && time < ends) {
    // to the second, so that nobody is given less than a day
    return instantIn(danishTime, nextWorkingDay(day), time) + (raisedAt % 60_000)
  }
  const counted = works && time < begins ? day : nextWorkingDay(day)
  return instantIn(danishTime, nextWorkingDay(counted), begins)
}

export const kindOfTopic = (topic: Topic): ConcernKind =>
  (topicsOf.proposal as readonly string[]).includes(topic) ? 'proposal' : 'concern'

type Fate = { readonly answeredAt: unknown; readonly replacedById: unknown; readonly withdrawnAt: unknown }

export const stateOf = ({ answeredAt, replacedById, withdrawnAt }: Fate): ConcernState => {
  if (answeredAt !== null) return 'answered'
  if (replacedById !== null) return 'replaced'
  return withdrawnAt !== null ? 'withdrawn' : 'open'
}

export const isOverdue = (concern: { readonly state: ConcernState; readonly dueAt: number }, now: number): boolean =>
  concern.state === 'open' && now > concern.dueAt

const hoursTopics: readonly Topic[] = ['more_hours', 'fewer_hours']

/**
 * Whether a new proposal takes the place of one that waits: on the same, or on hours, where more and fewer are wishes about one number
 * and two of them open at once would contradict each other. A concern never does. (The same in SQL: concern_replaces.)
 */
export const replacesTopic = (topic: Topic, waiting: Topic): boolean =>
  kindOfTopic(topic) === 'proposal' && (topic === waiting || (hoursTopics.includes(topic) && hoursTopics.includes(waiting)))

/** A placement as its thread is opened and closed by it. `accessUntil`: the supplier's last day with it; null: not known yet. */
export type Stay = { readonly state: PlacementState; readonly accessUntil: string | null }

/** Why nothing may be written in the thread that both sides read, and nothing raised: from the agreement on, as long as the supplier reads it. */
export const whyNotWrite = ({ state, accessUntil }: Stay, today: string): Refusal | null => {
  switch (state) {
    case 'draft':
    case 'awaiting':
    case 'declined':
    case 'expired':
      return { code: 'thread-not-open' }
    case 'withdrawn':
      return { code: 'thread-closed' }
    case 'agreed':
    case 'upcoming':
    case 'running':
    case 'ended':
      return accessUntil !== null && accessUntil < today ? { code: 'thread-closed' } : null
  }
}

/** Why a concern or proposal may not be raised as it is written; `agreedHours` a week. */
export const whyNotRaise = (
  { topic, hoursAWeek }: { readonly topic: Topic; readonly hoursAWeek: number | null },
  agreedHours: number,
): Refusal | null => {
  if (hoursAWeek === null) return null
  const pointer = '/hoursAWeek'
  if (!hoursTopics.includes(topic)) return { code: 'invalid-value', pointer }
  const facts = { hours: agreedHours }
  if (topic === 'more_hours') return hoursAWeek > agreedHours ? null : { code: 'hours-not-more', pointer, facts }
  if (hoursAWeek >= agreedHours) return { code: 'hours-not-fewer', pointer, facts }
  // no hours at all is the end of a placement and not a week of it
  return hoursAWeek > 0 ? null : { code: 'hours-out-of-range', pointer, facts: { min: 0.25, max: agreedHours } }
}

/** How something ended: who did it (the raiser of the newer one where it was replaced), and which way it was answered. */
export type Ending = {
  readonly topic: Topic
  readonly state: ConcernState
  readonly by: string
  readonly outcome: Outcome | null
}

/** Why it can neither be answered nor taken back: it is so already, and this is who did it and what. */
export const whyNotClose = ({ topic, state, by, outcome }: Ending): Refusal | null =>
  state === 'open' ? null : { code: 'concern-closed', facts: { state, by, kind: kindOfTopic(topic), outcome: outcome ?? '' } }

const followed: Readonly<Partial<Record<Topic, FollowUp>>> = {
  more_hours: 'change-hours',
  fewer_hours: 'change-hours',
  other_tasks: 'change-tasks',
  other_site: 'move',
  next_door: 'assess',
  hire: 'job',
}

const ofTheAgreement: readonly FollowUp[] = ['change-hours', 'change-tasks', 'move']

/** Whether nothing of a placement is left to change: whoever has left is asked about no hours, tasks or sites. */
export const isOver = (state: PlacementState): boolean => state === 'ended' || state === 'withdrawn'

/** Where the case goes on when a proposal is agreed to, as it is or adjusted. `over`: the placement is, and with it what would change its agreement. */
export const followUpOf = (topic: Topic, outcome: Outcome | null, over = false): FollowUp | null => {
  const follows = outcome === 'accepted' || outcome === 'adjusted' ? (followed[topic] ?? null) : null
  return follows && over && ofTheAgreement.includes(follows) ? null : follows
}

/** Why nobody can say that it has been seen to. */
export const whyNotSettle = (concern: Ending & { readonly followedUp: boolean }): Refusal | null => {
  if (concern.state === 'open') return { code: 'concern-not-answered' }
  if (concern.state !== 'answered') return whyNotClose(concern)
  return concern.followedUp || followUpOf(concern.topic, concern.outcome) === null ? { code: 'nothing-to-follow' } : null
}

/** Something in a thread, to somebody who reads it. `mine`: written by the reader; `own`: by the reader's side. */
type Said = { readonly mine: boolean; readonly own: boolean; readonly audience: Audience; readonly at: number }

/** Whether it is new: from the other side, or a colleague's internal note, since the reader was last there (null: never). */
export const isNew = ({ mine, own, audience, at }: Said, readAt: number | null): boolean =>
  !mine && (!own || audience === 'internal') && (readAt === null || at > readAt)

export type Pressing = { readonly urgent: boolean; readonly dueAt: number }

/** The open ones: what is overdue first, then what cannot wait, then by their time. */
export const byPressure =
  (now: number) =>
  (a: Pressing, b: Pressing): number =>
    Number(b.dueAt < now) - Number(a.dueAt < now) || Number(b.urgent) - Number(a.urgent) || a.dueAt - b.dueAt

/** What a thread is ordered by; `pressing` is its most pressing open concern. */
export type ThreadFacts = {
  readonly placementId: string
  readonly pressing: Pressing | null
  readonly unread: number
  readonly lastAt: number
}

/** What presses first: open concerns, then what is unread, then the newest. */
export const byThread =
  (now: number) =>
  (a: ThreadFacts, b: ThreadFacts): number => {
    const byId = a.placementId < b.placementId ? -1 : 1
    if (a.pressing && b.pressing) return byPressure(now)(a.pressing, b.pressing) || byId
    if (a.pressing || b.pressing) return a.pressing ? -1 : 1
    return Number(b.unread > 0) - Number(a.unread > 0) || b.lastAt - a.lastAt || byId
  }
