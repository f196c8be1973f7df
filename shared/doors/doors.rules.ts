import { addWeeks } from '../calendar.ts'
import type { Facts, Refusal } from '../problem.ts'
import type {
  Answers,
  Archetype,
  Catalogue,
  Change,
  Condition,
  Contradiction,
  Door,
  DoorDefinition,
  DoorRule,
  Nearest,
  Proposal,
  Question,
  Reason,
  Uncertainty,
} from './doors.schema.ts'
import { doorKeys, unknownAnswer } from './keys.ts'

/** How much support a door gives; 0 is "no reason for any door". Never leaves this file. */
type Support = 0 | 1 | 2 | 3
const supportOf: Readonly<Record<Door, Support>> = {
  green: 1,
  yellow: 2,
  red: 3,
}
const doorOf: readonly (Door | null)[] = [null, 'green', 'yellow', 'red']

type OptionReady = {
  readonly key: string
  readonly support: Support
  readonly reasons: readonly Reason[]
  readonly decisive: readonly Reason[]
}
type QuestionReady = {
  readonly key: string
  readonly byKey: ReadonlyMap<string, OptionReady>
  readonly answers: readonly OptionReady[]
  readonly guides: boolean
}

const holds = (condition: Condition, answers: Answers): boolean => {
  const answer = answers[condition.question]
  return answer !== undefined && condition.options.includes(answer)
}

const mostOf = (rules: readonly DoorRule[]): Support => {
  let most: Support = 0
  for (const { door } of rules) if (supportOf[door] > most) most = supportOf[door]
  return most
}

const questionReady = (catalogue: Catalogue, question: Question): QuestionReady => {
  const answers: OptionReady[] = []
  for (const { key } of question.options) {
    if (key === unknownAnswer) continue
    const rules = catalogue.rules.filter(({ when }) => when.question === question.key && when.options.includes(key))
    const support = mostOf(rules)
    const reason = (decisive: boolean): Reason[] =>
      rules.map(({ key: ruleKey, door, sentence }) => ({
        ruleKey,
        questionKey: question.key,
        optionKey: key,
        door,
        decisive: decisive && supportOf[door] === support,
        sentence,
      }))
    answers.push({
      key,
      support,
      reasons: reason(false),
      decisive: reason(true),
    })
  }
  return {
    key: question.key,
    byKey: new Map(answers.map((option) => [option.key, option])),
    answers,
    guides: answers.some(({ support }) => support > 0),
  }
}

// A catalogue is a published value that never changes, so its rules are sorted by question and answer once.
const readied = new WeakMap<Catalogue, readonly QuestionReady[]>()
const ready = (catalogue: Catalogue): readonly QuestionReady[] => {
  let questions = readied.get(catalogue)
  if (!questions) {
    questions = catalogue.questions.map((question) => questionReady(catalogue, question))
    readied.set(catalogue, questions)
  }
  return questions
}

/** Adds the answers to `question` that would give another door than `support`, gathered by the door they give. */
const addChanges = (changes: Change[], question: QuestionReady, others: Support, support: Support): void => {
  for (const door of doorKeys) {
    const wanted = supportOf[door]
    if (wanted === support || wanted < others) continue
    let optionKeys: string[] | undefined
    for (const option of question.answers) {
      if ((option.support > others ? option.support : others) !== wanted) continue
      if (optionKeys) optionKeys.push(option.key)
      else {
        optionKeys = [option.key]
        changes.push({ questionKey: question.key, optionKeys, door })
      }
    }
  }
}

/** The doors above `support` that an answer still missing here could give, most support first. */
const couldGive = (question: QuestionReady, support: Support): Door[] =>
  doorKeys.filter((door) => supportOf[door] > support && question.answers.some((option) => option.support === supportOf[door]))

const contradictionOf = ({ key, between: [one, other], sentence }: Contradiction): Uncertainty => ({
  code: 'contradiction',
  contradictionKey: key,
  questionKeys: [one.question, other.question],
  sentence,
})

const nearestTo = (archetypes: readonly Archetype[], answers: Answers): Nearest[] => {
  let first: Archetype | undefined
  let second: Archetype | undefined
  let firstMet = -1
  let secondMet = -1
  for (const archetype of archetypes) {
    if (!archetype.signs.every((sign) => holds(sign, answers))) continue
    let met = 0
    for (const sign of archetype.also) if (holds(sign, answers)) met += 1
    if (met > firstMet) {
      second = first
      secondMet = firstMet
      first = archetype
      firstMet = met
    } else if (met > secondMet) {
      second = archetype
      secondMet = met
    }
  }
  return [first, second]
    .filter((archetype) => archetype !== undefined)
    .map(({ key, signs, also }) => ({
      archetypeKey: key,
      questionKeys: [...new Set([...signs, ...also].filter((sign) => holds(sign, answers)).map((sign) => sign.question))],
    }))
}

/**
 * The door that the published rules point at: the highest level of support among the reasons (domain.md 11), with every reason, what
 * single answer would change it, and what is unsure. Depends on the answers to the catalogue's questions and on nothing else.
 */
export const proposeDoor = (catalogue: Catalogue, answers: Answers): Proposal => {
  const questions = ready(catalogue)

  // The two highest levels are enough to know what each question's own answer changes.
  let support: Support = 0
  let runnerUp: Support = 0
  let answered = false
  for (const question of questions) {
    const option = question.byKey.get(answers[question.key] ?? unknownAnswer)
    if (!option) continue
    answered = true
    if (option.support > support) {
      runnerUp = support
      support = option.support
    } else if (option.support > runnerUp) runnerUp = option.support
  }

  const reasons: Reason[] = []
  const wouldChange: Change[] = []
  const uncertainty: Uncertainty[] = []
  for (const question of questions) {
    const answer = answers[question.key]
    const option = question.byKey.get(answer ?? unknownAnswer)
    if (option) {
      const top = option.support === support
      for (const reason of top ? option.decisive : option.reasons) reasons.push(reason)
      if (question.guides && support > 0) addChanges(wouldChange, question, top ? runnerUp : support, support)
    } else if (question.guides) {
      const doors = couldGive(question, support)
      const code = answer === unknownAnswer ? 'unknown' : 'unanswered'
      if (doors.length > 0) uncertainty.push({ code, questionKey: question.key, couldGive: doors })
    }
  }
  for (const contradiction of catalogue.contradictions) {
    const [one, other] = contradiction.between
    if (holds(one, answers) && holds(other, answers)) uncertainty.push(contradictionOf(contradiction))
  }

  const door = doorOf[support] ?? null
  return {
    catalogueVersion: catalogue.version,
    door,
    noDoorBecause: door ? null : answered ? 'no-reason' : 'nothing-answered',
    reasons,
    wouldChange,
    uncertainty,
    nearest: nearestTo(catalogue.archetypes, answers),
  }
}

/** Whether an answer to this question can point at a door; the others only help to find a place. */
export const guidesDoor = (catalogue: Catalogue, questionKey: string): boolean =>
  catalogue.rules.some((rule) => rule.when.question === questionKey)

/** Every answer and tag must be one that the catalogue offers; all that are not come back at once. */
export const whyNotSave = (catalogue: Catalogue, answers: Answers, tags: readonly string[]): Refusal[] => {
  const refusals: Refusal[] = []
  for (const [questionKey, optionKey] of Object.entries(answers)) {
    const question = catalogue.questions.find((one) => one.key === questionKey)
    if (!question?.options.some((option) => option.key === optionKey)) {
      refusals.push({
        code: 'answer-not-in-catalogue',
        pointer: `/answers/${questionKey}`,
      })
    }
  }
  tags.forEach((tag, at) => {
    if (!catalogue.tags.some((one) => one.key === tag) || tags.indexOf(tag) !== at) {
      refusals.push({ code: 'tag-not-in-catalogue', pointer: `/tags/${at}` })
    }
  })
  return refusals
}

/** The questions that have no answer yet, in the order they are asked; "don't know" is an answer. */
export const unansweredIn = (catalogue: Catalogue, answers: Answers): readonly Question[] =>
  catalogue.questions.filter((question) => !question.options.some((option) => option.key === answers[question.key]))

/** A door is decided on a whole talk: every question has an answer, if only "don't know". Facts: how many are `missing`. */
export const whyNotFinish = (catalogue: Catalogue, answers: Answers): Refusal | null => {
  const missing = unansweredIn(catalogue, answers).length
  return missing === 0 ? null : { code: 'assessment-unfinished', facts: { missing } }
}

/** Fewest characters in a reason for another door than the proposed one. */
export const shortestReason = 10
const reasonFacts: Facts = { min: shortestReason }

/** Another door than proposed (or any, where none is proposed) needs the caseworker's reason. */
export const whyNotDecide = (
  proposal: Pick<Proposal, 'door'>,
  choice: { readonly door: string; readonly reason: string | null },
): Refusal | null => {
  if (!doorKeys.some((door) => door === choice.door)) return { code: 'door-unknown', pointer: '/door' }
  if (choice.door === proposal.door) return null
  const length = [...(choice.reason ?? '').trim()].length
  return length >= shortestReason ? null : { code: 'door-reason-needed', pointer: '/reason', facts: reasonFacts }
}

/** The day by which the door is talked over again, after as many reviews as have been `held` since it was decided. */
export const reviewDueOn = (definition: Pick<DoorDefinition, 'review'>, decidedOn: string, held = 0): string =>
  addWeeks(decidedOn, definition.review.first + definition.review.every * held)
