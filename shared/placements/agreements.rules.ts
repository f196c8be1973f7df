import { addWeeks } from '../calendar.ts'
import type { Offer } from '../offers/kinds.ts'
import type { Refusal } from '../problem.ts'
import type { PlacementState } from './endings.ts'
import {
  type Answer,
  type Means,
  type Party,
  parties,
  shortestReason,
  untouchedWeeks,
  type VersionKind,
  type VersionState,
} from './parties.ts'
import type { Milestones } from './placements.rules.ts'
import type { RampStep } from './ramp.ts'

/** What is agreed, in plain values. `need`: the concrete assessment that a longer period asks for (LAB § 61). */
export type Content = {
  readonly siteId: string
  readonly offer: Offer
  readonly startsOn: string
  readonly endsOn: string
  readonly weekdayHours: readonly number[]
  readonly ramp: readonly RampStep[]
  readonly tasks: readonly string[]
  readonly buddy: string | null
  readonly support: string | null
  readonly goal: string | null
  readonly purpose: string | null
  readonly mentorHours: number
  readonly need: string | null
}

const contentFields = [
  'siteId',
  'offer',
  'startsOn',
  'endsOn',
  'weekdayHours',
  'ramp',
  'tasks',
  'buddy',
  'support',
  'goal',
  'purpose',
  'mentorHours',
  'need',
] as const satisfies readonly (keyof Content)[]
type ContentField = (typeof contentFields)[number]

const plainly = (content: Content, field: ContentField): string =>
  JSON.stringify(
    field === 'ramp'
      ? content.ramp.map(({ fromWeek, weekdayHours, pace }) => [fromWeek, weekdayHours, pace && [pace.from, pace.to]])
      : content[field],
  )

/** The fields that differ; all of them where there is nothing before. */
export const changedFields = (before: Content | null, after: Content): ContentField[] =>
  contentFields.filter((field) => before === null || plainly(before, field) !== plainly(after, field))

/** What a new wording is, told by its weightiest change; null where nothing differs. A period that is moved counts as extended. */
export const kindOf = (before: Content | null, after: Content): VersionKind | null => {
  if (before === null) return 'first'
  const changed = new Set(changedFields(before, after))
  if (changed.size === 0) return null
  if (changed.has('siteId')) return 'site'
  if (changed.has('offer')) return 'offer'
  if (after.endsOn > before.endsOn || after.startsOn < before.startsOn) return 'extend'
  if (changed.has('weekdayHours')) return 'hours'
  if (changed.has('startsOn') || changed.has('endsOn')) return 'shorten'
  return changed.has('ramp') ? 'ramp' : 'support'
}

const everybody = new Set<VersionKind>(['first', 'site', 'offer', 'extend', 'hours'])

/**
 * Whose approval a change takes. The employees’ representative is asked where the place, the offer or its extent changes; in
 * nytteindsats the representative is informed, not asked (since the act of December 2024, domain.md § 3.3).
 */
export const concernsOf = (kind: VersionKind, offer: Offer): Party[] =>
  parties.filter((party) => party !== 'employee_rep' || (everybody.has(kind) && offer !== 'useful_work'))

/** A wording that was sent, and who approved it. */
export type Sent = { readonly content: Content; readonly agreed: boolean; readonly approvedBy: readonly Party[] }

/**
 * Whose approval a new wording takes. `sent` are the wordings sent so far, oldest first. Each party is asked if what is new since the
 * wording it stands behind concerns it: the newest one it approved, or what was agreed last, whichever came later; whoever stands
 * behind none is asked as the first time.
 */
export const askedFor = (sent: readonly Sent[], after: Content): Party[] =>
  parties.filter((party) => {
    const known = sent.findLast(({ agreed, approvedBy }) => agreed || approvedBy.includes(party))
    // the sender approves for the municipality with the sending itself
    const kind = kindOf(known?.content ?? null, after) ?? (party === 'municipality' ? 'support' : null)
    return kind !== null && concernsOf(kind, after.offer).includes(party)
  })

/** The facts a version's state follows from. The …At are instants; `touchedOn` is the Danish day of the last change or answer. */
export type VersionFate = {
  readonly sentAt: string | null
  readonly agreedAt: string | null
  readonly declinedAt: string | null
  readonly withdrawnAt: string | null
  readonly touchedOn: string
}

/** The day on which it ends by itself. */
export const expiresOn = ({ touchedOn }: Pick<VersionFate, 'touchedOn'>): string => addWeeks(touchedOn, untouchedWeeks)

export const versionStateOf = (fate: VersionFate, today: string): VersionState => {
  if (fate.withdrawnAt !== null) return 'withdrawn'
  if (fate.agreedAt !== null) return 'agreed'
  if (fate.declinedAt !== null) return 'declined'
  if (expiresOn(fate) <= today) return 'expired'
  return fate.sentAt === null ? 'draft' : 'awaiting'
}

/** `agreed`: some version was; `newest`: of those that were not taken back. */
export type AgreementFacts = Milestones & { readonly agreed: boolean; readonly newest: VersionFate | null }

/**
 * The one state of a placement, derived and never stored. What is agreed stands until something newer is, so a change that waits
 * beside it does not show here. The day it ended is still a day of it. (The same in SQL: placement_state.)
 */
export const statusOf = (facts: AgreementFacts, today: string): PlacementState => {
  if (facts.withdrawnAt !== null) return 'withdrawn'
  if (facts.startedOn !== null) {
    if (facts.endedOn !== null) return 'ended'
    return facts.startedOn > today ? 'upcoming' : 'running'
  }
  if (facts.agreed) return 'agreed'
  return facts.newest ? versionStateOf(facts.newest, today) : 'draft'
}

/** Whether a new wording can be written at all. */
export const whyNotChangeAtAll = (state: PlacementState): Refusal | null =>
  state === 'ended' || state === 'withdrawn' ? { code: 'placement-over' } : null

type ChangeFacts = {
  readonly state: PlacementState
  /** What was agreed last. */
  readonly agreed: Content | null
  /** What was sent and is not settled. */
  readonly awaiting: Content | null
}

/** Why a new wording may not be written; the rules of the offers are judged beside it. */
export const whyNotChange = ({ state, agreed, awaiting }: ChangeFacts, after: Content, today: string): Refusal | null => {
  const never = whyNotChangeAtAll(state)
  if (never) return never
  const begun = state === 'upcoming' || state === 'running'
  if (begun && agreed) {
    if (after.siteId !== agreed.siteId) return { code: 'site-by-move', pointer: '/siteId' }
    if (after.startsOn !== agreed.startsOn) return { code: 'start-fixed', pointer: '/startsOn' }
    if (after.endsOn < today) return { code: 'end-by-ending', pointer: '/endsOn' }
  }
  const before = awaiting ?? agreed
  return before && kindOf(before, after) === null ? { code: 'nothing-changed' } : null
}

/** `newest` is the state of the newest version; null where there is none. The rules of the offers are judged beside it. */
export const whyNotSend = (state: PlacementState, newest: VersionState | null): Refusal | null => {
  const never = whyNotChangeAtAll(state)
  if (never) return never
  if (newest === 'expired') return { code: 'version-expired' }
  return newest === 'draft' ? null : { code: 'nothing-to-send' }
}

/** A change of what is agreed can be taken back while it is open; a placement that was never agreed is withdrawn as a whole. */
export const whyNotTakeBack = (agreed: boolean, newest: VersionState | null): Refusal | null =>
  agreed && (newest === 'draft' || newest === 'awaiting' || newest === 'expired') ? null : { code: 'nothing-to-take-back' }

/** A version as whoever answers it finds it. */
export type Asked = {
  readonly state: VersionState
  /** A newer version has been begun since. */
  readonly superseded: boolean
  readonly concerns: readonly Party[]
  readonly answered: readonly Party[]
}

/** Whether this party can answer now; whoever comes late is told what happened. */
export const whyNotAnswer = ({ state, superseded, concerns, answered }: Asked, party: Party): Refusal | null => {
  if (answered.includes(party)) return { code: 'approval-given' }
  if (state !== 'awaiting') {
    return { code: 'approval-not-open', facts: { state: state === 'withdrawn' && superseded ? 'changed' : state } }
  }
  return concerns.includes(party) ? null : { code: 'approval-not-asked' }
}

/** A decline says why. */
export const whyNotReason = (answer: Answer, reason: string | null): Refusal | null =>
  answer === 'declined' && !reason ? { code: 'decline-reason-needed', pointer: '/reason' } : null

export type Recorded = {
  readonly party: Party
  readonly answer: Answer
  readonly means: Means
  readonly name: string | null
  readonly givenOn: string | null
  readonly reason: string | null
}

/** An answer that a caseworker writes down: by whom, how and when. `sentOn` is the day the version was sent. */
export const whyNotRecorded = (
  { party, answer, means, name, givenOn, reason }: Recorded,
  { sentOn, today }: { readonly sentOn: string; readonly today: string },
): Refusal[] => {
  const found: (Refusal | null)[] = [
    (means === 'on_screen' && party !== 'citizen') || (means === 'recorded' && party !== 'employee_rep')
      ? { code: 'means-of-other-party', pointer: '/means' }
      : null,
    party !== 'citizen' && !name ? { code: 'required', pointer: '/name' } : null,
    givenOn !== null && givenOn > today ? { code: 'date-in-future', pointer: '/givenOn' } : null,
    givenOn !== null && givenOn < sentOn ? { code: 'given-before-sent', pointer: '/givenOn', facts: { sentOn } } : null,
    whyNotReason(answer, reason),
    means === 'on_behalf' && (reason ?? '').length < shortestReason && (answer === 'approved' || reason)
      ? { code: 'reason-too-short', pointer: '/reason', facts: { min: shortestReason } }
      : null,
  ]
  return found.filter((one) => one !== null)
}
