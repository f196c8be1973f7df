import { proposeDoor, unansweredIn, whyNotSave } from './doors.rules.ts'
import type { Answers, Catalogue } from './doors.schema.ts'
import { same } from './draft.rules.ts'
import type { Count, Effect, Moved, Proposed } from './draft.schema.ts'
import { callsOf } from './explanation.rules.ts'
import { doorKeys } from './keys.ts'

/** Whether both give every possible set of answers the same door: the highest support wins, so each answer alone tells. */
export const sameProposals = (before: Catalogue, after: Catalogue): boolean => same(callsOf(before), callsOf(after))

const questionsOf = ({ questions }: Catalogue): string[] => questions.map(({ key }) => key).sort()
const askedOf = ({ questions }: Catalogue): string[] =>
  questions
    .map(
      ({ key, options }) =>
        `${key}: ${options
          .map((one) => one.key)
          .sort()
          .join(' ')}`,
    )
    .sort()

/** Whether both ask the same questions with the same answers to choose from, in whatever words and order. */
export const sameQuestions = (before: Catalogue, after: Catalogue): boolean => same(askedOf(before), askedOf(after))

/** Whether the draft asks something that nobody has been asked: then everybody is asked anew. */
export const asksMore = (before: Catalogue, after: Catalogue): boolean => {
  const known = new Set(questionsOf(before))
  return questionsOf(after).some((key) => !known.has(key))
}

const isWhole = (catalogue: Catalogue, answers: Answers): boolean =>
  whyNotSave(catalogue, answers, []).length === 0 && unansweredIn(catalogue, answers).length === 0

const mostSupport = [...doorKeys, 'none'] as const satisfies readonly Proposed[]
const more = (one: Proposed, other: Proposed): Proposed => (mostSupport.indexOf(one) <= mostSupport.indexOf(other) ? one : other)

/** Every [proposal now, proposal by the draft] that some set of answers gives: what the two catalogues tell by themselves. */
export const possibleMoves = (before: Catalogue, after: Catalogue): readonly (readonly [Proposed, Proposed])[] => {
  const [was, is] = [callsOf(before), callsOf(after)]
  const answersTo = (question: string): string[] => [
    ...new Set(
      [before, after].flatMap(
        ({ questions }) => questions.find(({ key }) => key === question)?.options.map(({ key }) => `${question} ${key}`) ?? [],
      ),
    ),
  ]
  let reached: (readonly [Proposed, Proposed])[] = [['none', 'none']]
  for (const question of new Set([...questionsOf(before), ...questionsOf(after)])) {
    const steps = answersTo(question).map((answer) => [was[answer] ?? 'none', is[answer] ?? 'none'] as const)
    const all = reached.flatMap(([one, other]) => steps.map(([a, b]) => [more(one, a), more(other, b)] as const))
    reached = [...new Map([...reached, ...all].map((pair) => [pair.join(' '), pair])).values()]
  }
  return mostSupport.flatMap((one) => mostSupport.flatMap((other) => reached.filter(([a, b]) => a === one && b === other)))
}

export type EffectCounts = {
  readonly people: number
  /** Every possible move with how many people make it, those who stay as well. */
  readonly moves: readonly { readonly before: Proposed; readonly after: Proposed; readonly people: number }[]
  readonly askedAnew: number
}

/** What the draft would propose to those who have answered; an answer that it no longer offers counts as not given. */
export const effectOf = (
  before: Catalogue,
  after: Catalogue,
  answered: readonly { readonly answers: Answers; readonly people: number }[],
): EffectCounts => {
  const counts = new Map<string, number>()
  let askedAnew = 0
  let all = 0
  for (const { answers, people } of answered) {
    const move = `${proposeDoor(before, answers).door ?? 'none'} ${proposeDoor(after, answers).door ?? 'none'}`
    counts.set(move, (counts.get(move) ?? 0) + people)
    all += people
    if (isWhole(before, answers) && !isWhole(after, answers)) askedAnew += people
  }
  const moves = possibleMoves(before, after).map(([was, is]) => ({
    before: was,
    after: is,
    people: counts.get(`${was} ${is}`) ?? 0,
  }))
  return { people: all, moves, askedAnew }
}

/** Fewer than this many people are not told apart (decision 009). */
const fewest = 5

/**
 * Which counts of a whole whose sum is told must be hidden: those below five, and more until two or more are hidden that make five or
 * more together; of these first the ones that may be spared, smallest first. A sum below five hides everything.
 */
export const hiddenOf = (counts: readonly { readonly people: number; readonly spare: boolean }[]): readonly boolean[] => {
  const hidden = counts.map(({ people }) => people < fewest)
  const count = () => hidden.filter(Boolean).length
  const amount = () => counts.reduce((sum, { people }, at) => sum + (hidden[at] ? people : 0), 0)
  if (count() === 0) return hidden
  const others = counts
    .map((one, at) => ({ ...one, at }))
    .filter(({ at }) => !hidden[at])
    .sort((one, other) => Number(other.spare) - Number(one.spare) || one.people - other.people)
  for (const { at } of others) {
    if (count() >= 2 && amount() >= fewest) break
    hidden[at] = true
  }
  return hidden
}

/** The counts as they may be seen: who stays is hidden before who moves, for the latter is what is asked about. */
export const shownEffect = (published: Catalogue, draft: Catalogue, { people, moves, askedAnew }: EffectCounts): Effect => {
  const countOf = (count: number, hidden: boolean | undefined): Count => (hidden ? { hidden: true } : { n: count })
  const sameForAll = sameProposals(published, draft)
  const hidden = hiddenOf(moves.map((move) => ({ people: move.people, spare: move.before === move.after })))
  const moreAsked = asksMore(published, draft)
  const [anewHidden] = hiddenOf([
    { people: askedAnew, spare: false },
    { people: people - askedAnew, spare: true },
  ])
  return {
    people: countOf(people, people > 0 && people < fewest),
    sameForAll,
    moves: sameForAll || people === 0 ? null : moves.map((move, at) => ({ ...move, people: countOf(move.people, hidden[at]) })),
    askedAnew: sameQuestions(published, draft) || people === 0 ? { n: 0 } : countOf(askedAnew, anewHidden || moreAsked),
    asksMore: moreAsked,
  }
}

/** How many at least get another proposal, told from what is shown and from nothing else; `exact` where all who move are shown. */
export const effectBounds = (moves: readonly Moved[]): { readonly atLeast: number; readonly exact: boolean } => {
  const moving = moves.filter(({ before, after }) => before !== after)
  return {
    atLeast: moving.reduce((sum, { people }) => sum + ('n' in people ? people.n : 0), 0),
    exact: moving.every(({ people }) => 'n' in people),
  }
}
