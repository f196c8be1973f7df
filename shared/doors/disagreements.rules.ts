import { addDays, isWorkingDay } from '../calendar.ts'
import type { Refusal } from '../problem.ts'

/**
 * Working days from the day it was said to the day it is answered: two weeks of work, so that a colleague can look at it as well, and half of
 * the four weeks that an authority is given to look at its own decision again (decision 013).
 */
export const answerWithin = 10
/** The most characters a disagreement and its answer can have. */
export const longestWords = 2000
/** Fewest characters in an answer to somebody who disagrees. */
export const shortestAnswer = 10

/** kept: the door stays as it was decided. new_talk: the questions are gone through again, and the door is decided anew. */
export const outcomes = ['kept', 'new_talk'] as const
export type Outcome = (typeof outcomes)[number]

/** The last day of the answer's time: weekends and public holidays do not count. */
export const answerDueOn = (saidOn: string): string => {
  let day = saidOn
  for (let left = answerWithin; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** Who sees to it that an answer comes in time: the citizen's caseworker, and where there is none, whoever decided the door. */
export const ownerOf = (known: { readonly caseworkerId: string | null; readonly decidedById: string }): string =>
  known.caseworkerId ?? known.decidedById

export type Disagreeing = {
  /** The decision that is disagreed with. */
  readonly decidedOn: string
  readonly isHistoric: boolean
  /** Whether one about the same decision waits for its answer. */
  readonly waiting: boolean
}

/** Whether a disagreement can be taken down at all; the web hides its button by it. */
export const whyNotDisagreeAtAll = ({ isHistoric, waiting }: Pick<Disagreeing, 'isHistoric' | 'waiting'>): Refusal | null => {
  if (isHistoric) return { code: 'door-historic' }
  return waiting ? { code: 'disagreement-open' } : null
}

/** `saidOn` may be some days back: a letter or a talk that is taken down later. */
export const whyNotDisagree = (known: Disagreeing, saidOn: string, today: string): Refusal | null => {
  const never = whyNotDisagreeAtAll(known)
  if (never) return never
  if (saidOn > today) return { code: 'date-in-future', pointer: '/saidOn' }
  return saidOn < known.decidedOn
    ? { code: 'said-before-decision', pointer: '/saidOn', facts: { decidedOn: known.decidedOn } }
    : null
}

export type Answering = {
  readonly answered: boolean
  readonly decidedById: string
  /** Who answers. */
  readonly byId: string
  /** Whether the municipality has another caseworker than the one who decided. */
  readonly hasColleague: boolean
}

/** Nobody upholds the own decision alone: that a door stays is said by a colleague, as long as there is one. */
export const whyNotKeep = ({ decidedById, byId, hasColleague }: Omit<Answering, 'answered'>): Refusal | null =>
  decidedById === byId && hasColleague ? { code: 'second-look-needed', pointer: '/outcome' } : null

export const whyNotAnswer = (
  known: Answering,
  { outcome, answer }: { readonly outcome: Outcome; readonly answer: string },
): Refusal | null => {
  if (known.answered) return { code: 'disagreement-answered' }
  if ([...answer.trim()].length < shortestAnswer)
    return { code: 'answer-too-short', pointer: '/answer', facts: { min: shortestAnswer } }
  return outcome === 'kept' ? whyNotKeep(known) : null
}
