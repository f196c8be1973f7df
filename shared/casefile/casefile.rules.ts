import { type DayState, dayStates, isThere } from '../attendance/states.ts'
import { addDays, addMonths, daysBetween, isWorkingDay, mondayOf } from '../calendar.ts'
import type { Door } from '../doors/doors.schema.ts'
import { type AskedSpell, caseworkersFrom } from '../employment/employer.rules.ts'
import { checkDueOn, checkWeeks, type Period } from '../employment/employment.rules.ts'
import { type LastingTerms, lastingOn } from '../employment/lasting.rules.ts'
import { type AgreementFacts, statusOf, type VersionFate, versionStateOf } from '../placements/agreements.rules.ts'
import type { PlacementState } from '../placements/endings.ts'
import type { Refusal } from '../problem.ts'
import { dueOn, monthsBetweenMeasurements } from '../progress/progress.rules.ts'
import {
  type DayMark,
  type NextStep,
  NextStepKind,
  type Stage,
  type TimelineEntry,
  type TimelineGroup,
} from './casefile.schema.ts'

/** The newest wording of an agreement with the Danish days of what became of it. */
export type CaseVersion = VersionFate & {
  readonly draftedOn: string
  readonly sentOn: string | null
  readonly declinedOn: string | null
}
export type CasePlacement = Omit<AgreementFacts, 'newest'> & { readonly placementId: string; readonly newest: CaseVersion | null }
export type CaseSpell = Period & AskedSpell

/** All that stage and next step follow from. */
export type CaseFacts = {
  readonly arrivedOn: string
  /** The talk that is open; `finishedOn` is the day its last answer was given, null while one is missing. */
  readonly assessment: { readonly startedOn: string; readonly finishedOn: string | null } | null
  /** The door that counts now. */
  readonly door: { readonly door: Door; readonly decidedOn: string; readonly reviewOn: string } | null
  /** What the citizen has said against it, while it waits for an answer. */
  readonly disagreement: { readonly saidOn: string; readonly dueOn: string } | null
  readonly placements: readonly CasePlacement[]
  readonly lastMeasuredOn: string | null
  readonly spells: readonly CaseSpell[]
  /** What counts as lasting today. */
  readonly terms: LastingTerms
  /** Which employment checks have an answer, "unknown" too. */
  readonly checks: readonly { readonly placementId: string; readonly weeks: number }[]
}

/** Days from what happened to what is due after it, for the steps that have no date of their own. */
export const within = { assess: 7, decide: 7, place: 14, send: 7, answers: 7, change: 3 } as const
/** A placement asks for its next step so many days before its last. */
export const endingSoon = 14

const runs = (spell: CaseSpell, today: string): boolean =>
  spell.startsOn <= today && (spell.endsOn === null || spell.endsOn >= today)

/** On the way to a start, as far as anybody still cares for it: an expired draft leads nowhere. */
const ahead: readonly PlacementState[] = ['draft', 'awaiting', 'declined', 'agreed', 'upcoming']

/**
 * Where the citizen is now: the furthest that holds today, so a job that ended before it lasted leads back to the door. While a
 * placement runs, paid hours beside it are part of being at work; `job` is paid work without a placement.
 */
export const stageOf = (
  { door, placements, spells, terms }: Pick<CaseFacts, 'door' | 'placements' | 'spells' | 'terms'>,
  today: string,
): Stage => {
  if (lastingOn(spells, terms, today)) return 'lasting'
  const states = placements.map((placement) => statusOf(placement, today))
  if (states.includes('running')) return 'working'
  if (spells.some((spell) => runs(spell, today))) return 'job'
  if (states.some((state) => ahead.includes(state))) return 'agreed'
  return door ? 'door' : 'arrived'
}

export type Candidate = Pick<NextStep, 'kind' | 'on' | 'since'> & Partial<Pick<NextStep, 'weeks' | 'placementId'>>

const laterOf = (a: string, b: string): string => (a > b ? a : b)
const earlierOf = (a: string, b: string): string => (a < b ? a : b)

/** What an agreement waits for: its wording to be sent, its answers, another wording after a no, or the start. */
const stepsOfAgreement = (placement: CasePlacement, today: string): Candidate[] => {
  const { placementId, startsOn, newest } = placement
  const status = statusOf(placement, today)
  if (status === 'ended' || status === 'withdrawn' || status === 'expired') return []
  const steps: Candidate[] = status === 'agreed' ? [{ kind: 'start', on: startsOn, since: startsOn, placementId }] : []
  if (!newest) return steps
  const state = versionStateOf(newest, today)
  // before anything is agreed nobody can start; a change beside what is agreed holds nothing up
  const by = (date: string): string => (placement.agreed ? date : earlierOf(date, startsOn))
  const { draftedOn, sentOn, declinedOn } = newest
  if (state === 'draft') {
    steps.push({ kind: 'send-agreement', on: by(addDays(draftedOn, within.send)), since: draftedOn, placementId })
  } else if (state === 'awaiting' && sentOn) {
    steps.push({ kind: 'await-answers', on: by(addDays(sentOn, within.answers)), since: sentOn, placementId })
  } else if (state === 'declined' && declinedOn && !placement.agreed) {
    steps.push({ kind: 'change-agreement', on: addDays(declinedOn, within.change), since: declinedOn, placementId })
  }
  return steps
}

/** All that is due of the case itself, in no order; a placement without a next step from `soon` days before its last. */
export const candidatesOf = (facts: CaseFacts, today: string, soon: number = endingSoon): Candidate[] => {
  const { arrivedOn, assessment, door, disagreement, placements, spells } = facts
  const stage = stageOf(facts, today)
  const found: Candidate[] = []
  const inState = (...states: PlacementState[]) => placements.filter((placement) => states.includes(statusOf(placement, today)))
  const underWay = stage === 'door' || stage === 'agreed' || stage === 'working'

  if (assessment?.finishedOn) {
    found.push({ kind: 'decide-door', on: addDays(assessment.finishedOn, within.decide), since: assessment.finishedOn })
  } else if (assessment && door) {
    found.push({ kind: 'assess', on: addDays(assessment.startedOn, within.assess), since: assessment.startedOn })
  } else if (stage === 'arrived') {
    found.push({ kind: 'assess', on: addDays(arrivedOn, within.assess), since: arrivedOn })
  }
  if (disagreement) found.push({ kind: 'answer-disagreement', on: disagreement.dueOn, since: disagreement.saidOn })

  found.push(...placements.flatMap((placement) => stepsOfAgreement(placement, today)))

  // a draft may still come to nothing: only what is agreed comes after what ends
  const followed = inState('agreed', 'upcoming').length > 0
  for (const { placementId, endsOn } of inState('running')) {
    const workAfter = spells.some((spell) => spell.endsOn === null || spell.endsOn > endsOn)
    const nothingNext = endsOn <= addDays(today, soon) && !followed && !workAfter
    if (nothingNext || endsOn < today) found.push({ kind: 'placement-ends', on: endsOn, since: endsOn, placementId })
  }

  const jobAhead = spells.some((spell) => spell.startsOn > today)
  if (stage === 'door' && door && !jobAhead) {
    const since = placements.reduce((last, { endedOn }) => (endedOn ? laterOf(last, endedOn) : last), door.decidedOn)
    found.push({ kind: 'find-place', on: addDays(since, within.place), since })
  }

  for (const { placementId, startedOn } of placements) {
    if (startedOn === null || startedOn > today) continue
    const weeks = checkWeeks.find(
      (one) => !facts.checks.some((check) => check.placementId === placementId && check.weeks === one),
    )
    if (weeks === undefined) continue
    const on = caseworkersFrom(spells, placementId, checkDueOn(startedOn, weeks))
    found.push({ kind: 'check', on, since: startedOn, weeks, placementId })
  }

  if (underWay && door) {
    // an open talk is the review
    if (!assessment) found.push({ kind: 'review-door', on: door.reviewOn, since: door.decidedOn })
    const { lastMeasuredOn } = facts
    const on = dueOn({ doorDecidedOn: door.decidedOn, lastOn: lastMeasuredOn })
    const isRegular = lastMeasuredOn !== null && on === addMonths(lastMeasuredOn, monthsBetweenMeasurements)
    if (on) found.push({ kind: 'measure', on, since: isRegular ? lastMeasuredOn : door.decidedOn })
  }
  return found
}

const order = (kind: NextStepKind): number => NextStepKind.options.indexOf(kind)

/** The one thing due next: the earliest day wins, then the order of NextStepKind, then the placement's id. Null: nothing is due. */
export const nextStepOf = (facts: CaseFacts, today: string): NextStep | null => {
  const [first] = candidatesOf(facts, today).toSorted(
    (a, b) =>
      daysBetween(b.on, a.on) || order(a.kind) - order(b.kind) || (a.placementId ?? '').localeCompare(b.placementId ?? ''),
  )
  return first ? { ...first, weeks: first.weeks ?? null, placementId: first.placementId ?? null } : null
}

/** What a day shows as: what was logged, else whether somebody was expected. */
export const dayMarkOf = (logged: DayState | null, expected: boolean): DayMark => {
  if (logged === null) return expected ? 'not-logged' : 'none'
  if (logged === 'present') return 'present'
  if (isThere(logged)) return 'partly'
  return dayStates[logged].agreed ? 'agreed' : 'absent'
}

/** The last 20 working days up to and with today, oldest first: four weeks without holidays. */
export const shownDays = (today: string): string[] => {
  const days: string[] = []
  for (let day = today; days.length < 20; day = addDays(day, -1)) if (isWorkingDay(day)) days.unshift(day)
  return days
}

/** The last day of "this week", Sunday. */
export const endOfWeek = (today: string): string => addDays(mondayOf(today), 6)

/** Under which filter of the timeline an entry is found. */
export const groupOf = {
  arrived: 'arrival',
  'assessment-started': 'door',
  'door-decided': 'door',
  'disagreement-said': 'door',
  'disagreement-answered': 'door',
  'placement-drafted': 'placement',
  'agreement-sent': 'placement',
  'agreement-answered': 'placement',
  'agreement-settled': 'placement',
  'placement-withdrawn': 'placement',
  'placement-started': 'placement',
  'placement-ended': 'placement',
  'concern-raised': 'placement',
  'concern-answered': 'placement',
  'attendance-week': 'attendance',
  measured: 'progress',
  interview: 'progress',
  'spell-started': 'job',
  'spell-ended': 'job',
  checked: 'job',
} as const satisfies Record<TimelineEntry['kind'], TimelineGroup>

/** A place is looked for once a door has been decided; the room placements judges the rest. */
export const whyNotPlaceYet = ({ door }: Pick<CaseFacts, 'door'>): Refusal | null => (door ? null : { code: 'door-not-decided' })
