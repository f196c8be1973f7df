import { z } from 'zod'
import { manyLinesOrNull, plainDate } from '../fields.ts'
import { doorKeys, longestReason, moveFactKinds, unknownAnswer } from './keys.ts'

/** How the workplace is set up at entry, most support first. Never a mark on the person. */
export const Door = z.enum(doorKeys)
export type Door = z.infer<typeof Door>

export { unknownAnswer }

const Key = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'invalid-value')
  .max(40, 'too-long')

/** What a catalogue says, in both languages: none of it may be empty. */
export const Text = z.strictObject({
  da: z.string().min(1).max(600),
  en: z.string().min(1).max(600),
})
export type Text = z.infer<typeof Text>

export const QuestionGroup = z.enum(['rhythm', 'support', 'body', 'wishes'])
export type QuestionGroup = z.infer<typeof QuestionGroup>

export const Option = z.strictObject({ key: Key, text: Text })
export type Option = z.infer<typeof Option>

/** Its last option is always 'unknown'. */
export const Question = z.strictObject({
  key: Key,
  group: QuestionGroup,
  text: Text,
  help: Text.nullable(),
  options: z.array(Option).min(2).max(8),
})
export type Question = z.infer<typeof Question>

/** Holds when the question has one of these answers. */
export const Condition = z.strictObject({
  question: Key,
  options: z.array(Key).min(1),
})
export type Condition = z.infer<typeof Condition>

/** A published reason: these answers call for at least this much support. */
export const DoorRule = z.strictObject({
  key: Key,
  when: Condition,
  door: Door,
  sentence: Text,
})
export type DoorRule = z.infer<typeof DoorRule>

/** Two answers that fit poorly together and are worth another word before a door is decided. */
export const Contradiction = z.strictObject({
  key: Key,
  between: z.tuple([Condition, Condition]),
  sentence: Text,
})
export type Contradiction = z.infer<typeof Contradiction>

/** A practical barrier to solve; it never moves a proposal. */
export const BarrierTag = z.strictObject({ key: Key, name: Text, helps: Text })
export type BarrierTag = z.infer<typeof BarrierTag>

/** A conversation aid in words that the citizen can read; it is near when all `signs` hold, nearer the more of `also` hold. */
export const Archetype = z.strictObject({
  key: Key,
  name: Text,
  primaryBarrier: Text,
  strengths: z.array(Text).min(1),
  doors: z.array(Door).min(1),
  supportNeeds: z.array(Text).min(1),
  workplaceDoes: z.array(Text).min(1),
  signs: z.array(Condition).min(1),
  also: z.array(Condition),
})
export type Archetype = z.infer<typeof Archetype>

const Range = (most: number) =>
  z
    .strictObject({
      from: z.number().min(0).max(most),
      to: z.number().min(0).max(most),
    })
    .refine((range) => range.from <= range.to, 'invalid-value')

/** Hours a week; pace in per cent of the planned norm, null while it is not measured. */
export const RampWeek = z.strictObject({
  week: z.int().min(1).max(13),
  hours: Range(37),
  pace: Range(100).nullable(),
})
export type RampWeek = z.infer<typeof RampWeek>

/**
 * A criterion to move that the product can count itself, over the last so many `weeks`: `attendance` in per cent of the agreed days,
 * `hours` a week in each of the weeks, `pace` as its band (1–5), `measured` by both parties, `paid` on ordinary terms. `atLeast` is met
 * by the number itself, `below` only by less; measured and paid need neither.
 */
export const MoveFact = z
  .strictObject({
    kind: z.enum(moveFactKinds),
    direction: z.enum(['up', 'down']),
    weeks: z.int().min(1).max(52),
    atLeast: z.number().min(0).max(100).nullable(),
    below: z.number().min(0).max(100).nullable(),
  })
  .refine(({ kind, atLeast, below }) => {
    const limits = Number(atLeast !== null) + Number(below !== null)
    return limits === (kind === 'measured' || kind === 'paid' ? 0 : 1)
  }, 'invalid-value')
export type MoveFact = z.infer<typeof MoveFact>

export const DoorDefinition = z.strictObject({
  door: Door,
  name: Text,
  summary: Text,
  criteria: z.array(Text).min(1),
  /** Hours a week at the start and in week 13. */
  hours: z.strictObject({ start: Range(37), goal: Range(37) }),
  pace: Text,
  place: Text,
  groupSize: Text,
  offers: z.array(Text).min(1),
  /** The first week in which the hours named here are paid; 1 is the first day. */
  payTarget: z.strictObject({ text: Text, week: z.int().min(1).max(26) }),
  duties: z.strictObject({
    jobcenter: z.array(Text).min(1),
    supplier: z.array(Text).min(1),
    citizen: z.array(Text).min(1),
    unionRep: z.array(Text).min(1),
  }),
  /** Weeks from the decision to the first review and from one review to the next; `atMost` is the last week without a next step. */
  review: z.strictObject({
    first: z.int().min(1).max(26),
    every: z.int().min(1).max(26),
    atMost: z.int().min(1).max(52).nullable(),
  }),
  moveUp: z.array(Text).min(1),
  moveDown: z.array(Text).min(1),
  /** The numbers behind moveUp and moveDown; without any the facts ask for nothing. */
  moveFacts: z.array(MoveFact).max(10).default([]),
  ramp: z.array(RampWeek).length(13),
})
export type DoorDefinition = z.infer<typeof DoorDefinition>

const firstDouble = (keys: readonly string[]): number => keys.findIndex((key, at) => keys.indexOf(key) !== at)

/** Everything a proposal is made from: published as one whole, never changed afterwards. */
export const Catalogue = z
  .strictObject({
    version: z.int().min(1),
    groups: z.array(z.strictObject({ key: QuestionGroup, title: Text })).length(QuestionGroup.options.length),
    questions: z.array(Question).min(1),
    rules: z.array(DoorRule).min(1),
    contradictions: z.array(Contradiction),
    archetypes: z.array(Archetype),
    tags: z.array(BarrierTag),
    doors: z.array(DoorDefinition).length(Door.options.length),
  })
  .superRefine((catalogue, context) => {
    const wrong = (...path: (string | number)[]) => context.addIssue({ code: 'custom', message: 'invalid-value', path })
    const lists = {
      groups: catalogue.groups.map((one) => one.key),
      questions: catalogue.questions.map((one) => one.key),
      rules: catalogue.rules.map((one) => one.key),
      contradictions: catalogue.contradictions.map((one) => one.key),
      archetypes: catalogue.archetypes.map((one) => one.key),
      tags: catalogue.tags.map((one) => one.key),
      doors: catalogue.doors.map((one) => one.door),
    }
    for (const [list, keys] of Object.entries(lists)) {
      const double = firstDouble(keys)
      if (double >= 0) wrong(list, double)
    }
    const known = new Map<string, Set<string>>()
    catalogue.questions.forEach((question, at) => {
      const options = question.options.map((option) => option.key)
      if (options.at(-1) !== unknownAnswer || firstDouble(options) >= 0) wrong('questions', at, 'options')
      known.set(question.key, new Set(options.filter((option) => option !== unknownAnswer)))
    })
    const check = (condition: Condition, ...path: (string | number)[]) => {
      const options = known.get(condition.question)
      if (!options || condition.options.some((option) => !options.has(option))) wrong(...path)
    }
    catalogue.rules.forEach((rule, at) => {
      check(rule.when, 'rules', at, 'when')
    })
    catalogue.contradictions.forEach(({ between: [one, other] }, at) => {
      check(one, 'contradictions', at, 'between', 0)
      check(other, 'contradictions', at, 'between', 1)
      if (one.question === other.question) wrong('contradictions', at, 'between')
    })
    catalogue.archetypes.forEach((archetype, at) => {
      archetype.signs.forEach((sign, of) => {
        check(sign, 'archetypes', at, 'signs', of)
      })
      archetype.also.forEach((sign, of) => {
        check(sign, 'archetypes', at, 'also', of)
      })
    })
    catalogue.doors.forEach((definition, at) => {
      if (definition.ramp.some((step, of) => step.week !== of + 1)) wrong('doors', at, 'ramp')
    })
  })
export type Catalogue = z.infer<typeof Catalogue>

/** Question key → option key. A question that is not there has not been asked yet. */
export const Answers = z
  .record(Key, Key, { error: 'invalid-value' })
  .refine((answers) => Object.keys(answers).length <= 60, 'too-large')
export type Answers = Readonly<Record<string, string>>

export const Tags = z.array(Key).max(40, 'too-large')

/** One line of "because". `decisive` lines are those that ask for as much support as the proposed door gives. */
export const Reason = z.object({
  ruleKey: z.string(),
  questionKey: z.string(),
  optionKey: z.string(),
  door: Door,
  decisive: z.boolean(),
  sentence: Text,
})
export type Reason = z.infer<typeof Reason>

/** Any one of these other answers to this question, alone, would give that door. */
export const Change = z.object({
  questionKey: z.string(),
  optionKeys: z.array(z.string()),
  door: Door,
})
export type Change = z.infer<typeof Change>

export const Uncertainty = z.discriminatedUnion('code', [
  /** Not asked yet; the answer could give these doors instead. */
  z.object({
    code: z.literal('unanswered'),
    questionKey: z.string(),
    couldGive: z.array(Door),
  }),
  /** Answered "don't know"; the answer could give these doors instead. */
  z.object({
    code: z.literal('unknown'),
    questionKey: z.string(),
    couldGive: z.array(Door),
  }),
  z.object({
    code: z.literal('contradiction'),
    contradictionKey: z.string(),
    questionKeys: z.tuple([z.string(), z.string()]),
    sentence: Text,
  }),
])
export type Uncertainty = z.infer<typeof Uncertainty>

/** An archetype that the answers remind of, and which answers those are. */
export const Nearest = z.object({
  archetypeKey: z.string(),
  questionKeys: z.array(z.string()),
})
export type Nearest = z.infer<typeof Nearest>

/** What the rules say of the answers. It decides nothing, and holds no number about the person. */
export const Proposal = z.object({
  catalogueVersion: z.int(),
  door: Door.nullable(),
  /** Why there is no door; null when there is one. */
  noDoorBecause: z.enum(['nothing-answered', 'no-reason']).nullable(),
  reasons: z.array(Reason),
  wouldChange: z.array(Change),
  uncertainty: z.array(Uncertainty),
  nearest: z.array(Nearest).max(2),
})
export type Proposal = z.infer<typeof Proposal>

/** A talk that is still open. `version` grows with each save, so that two open windows cannot overwrite each other. */
export const Assessment = z.object({
  assessmentId: z.uuid(),
  citizenId: z.uuid(),
  catalogueVersion: z.int(),
  version: z.int(),
  answers: Answers,
  tags: Tags,
  startedOn: plainDate,
  startedBy: z.string(),
  /** The instant of the last save (ISO 8601); null while nothing has been answered. */
  savedAt: z.string().nullable(),
})
export type Assessment = z.infer<typeof Assessment>

/** A door as a caseworker decided it, with all that it was decided on. `historicOn` is null for the current one. */
export const DoorDecision = z.object({
  decisionId: z.uuid(),
  citizenId: z.uuid(),
  door: Door,
  reason: z.string().nullable(),
  decidedOn: plainDate,
  decidedBy: z.string(),
  historicOn: plainDate.nullable(),
  reviewOn: plainDate,
  answers: Answers,
  tags: Tags,
  proposal: Proposal,
})
export type DoorDecision = z.infer<typeof DoorDecision>

/** A decision with what its letter to the citizen needs. A protected address is not part of it. */
export const DoorLetter = DoorDecision.extend({
  name: z.string(),
  address: z.object({ street: z.string(), postalCode: z.string(), town: z.string() }).nullable(),
  organisationName: z.string(),
  /** Where whoever decided can be reached. */
  phone: z.string().nullable(),
})
export type DoorLetter = z.infer<typeof DoorLetter>

/** `door` is read as text, so that an unknown one is refused in words and not as a malformed request. */
export const DoorChoice = z.strictObject({
  door: z.string().max(40, 'too-long'),
  reason: manyLinesOrNull(longestReason),
})
export type DoorChoice = z.infer<typeof DoorChoice>
