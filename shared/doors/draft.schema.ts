import { z } from 'zod'
import { oneLine, oneLineOrNull, parseManyLines, typed } from '../fields.ts'
import { type ProblemCode, problemStatus } from '../problem.ts'
import { Catalogue, type Condition, Door, DoorDefinition, type MoveFact, QuestionGroup, Text } from './doors.schema.ts'
import { catalogueLimits, moveFactKinds, rampWeeks } from './keys.ts'

/** A form leaves out what is blank, whole groups of fields too: then every field of the group is what is missing. */
const group = <T extends z.ZodType>(shape: T) => z.preprocess((value) => value ?? {}, shape)

const said = (max: number) => group(z.strictObject({ da: oneLine(max), en: oneLine(max) }))

const bothOrNeither = ({ da, en }: { da: string | null; en: string | null }, context: z.RefinementCtx): Text | null => {
  if (da === null && en === null) return null
  if (da !== null && en !== null) return { da, en }
  context.addIssue({ code: 'custom', message: 'required', path: [da === null ? 'da' : 'en'] })
  return z.NEVER
}
const saidOrNull = (max: number) =>
  group(z.strictObject({ da: oneLineOrNull(max), en: oneLineOrNull(max) }).transform(bothOrNeither))

const manyLines = typed(parseManyLines(6000))
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Typed a point a line, as many in one language as in the other. */
const saidLines = group(
  z.strictObject({ da: manyLines, en: manyLines }).transform(({ da, en }, context): Text[] => {
    const [danish, english] = [linesOf(da), linesOf(en)]
    const wrong = (language: 'da' | 'en', message: ProblemCode, facts: Record<string, number>) =>
      context.addIssue({ code: 'custom', message, path: [language], params: { facts } })
    for (const [language, lines] of [
      ['da', danish],
      ['en', english],
    ] as const) {
      if (lines.some((line) => line.length > catalogueLimits.sentence))
        wrong(language, 'too-long', { max: catalogueLimits.sentence })
      if (lines.length > catalogueLimits.lines) wrong(language, 'too-many', { max: catalogueLimits.lines })
    }
    if (danish.length !== english.length) wrong('en', 'lines-uneven', { da: danish.length, en: english.length })
    return danish.map((line, at) => ({ da: line, en: english[at] ?? '' }))
  }),
)

const numberUpTo = (min: number, max: number, whole: boolean) =>
  z
    .number({ error: (issue) => (issue.input === undefined ? 'required' : 'number-expected') })
    .refine((number) => number >= min && number <= max && (!whole || Number.isInteger(number)), {
      error: 'number-out-of-range',
      params: { facts: { min, max } },
    })
const weeks = (max: number) => numberUpTo(1, max, true)

const inOrder = ({ from, to }: { from: number; to: number }, context: z.RefinementCtx) => {
  if (from > to) context.addIssue({ code: 'custom', message: 'range-order', path: ['to'] })
}
const hoursRange = group(z.strictObject({ from: numberUpTo(0, 37, false), to: numberUpTo(0, 37, false) }).superRefine(inOrder))

const paceRange = group(
  z
    .strictObject({ from: numberUpTo(0, 100, true).nullish(), to: numberUpTo(0, 100, true).nullish() })
    .transform(({ from, to }, context) => {
      if (from == null && to == null) return null
      if (from != null && to != null) {
        inOrder({ from, to }, context)
        return { from, to }
      }
      context.addIssue({ code: 'custom', message: 'required', path: [from == null ? 'from' : 'to'] })
      return z.NEVER
    }),
)

const chosen = <T extends z.ZodType<string>>(one: T) => z.array(one, { error: 'choose-one-or-more' }).min(1, 'choose-one-or-more')
const Answer = z.string().max(40, 'too-long')

const when = group(z.strictObject({ question: z.string({ error: 'required' }).max(40, 'too-long'), options: chosen(Answer) }))

/** Question → the answers that count as a sign; a question without any is none. */
const signs = z
  .record(z.string().max(40), z.array(Answer))
  .default({})
  .transform((record): Condition[] =>
    Object.entries(record).flatMap(([question, options]) => (options.length > 0 ? [{ question, options }] : [])),
  )
const someSigns = signs.refine((conditions) => conditions.length > 0, 'choose-one-or-more')

const fact = z
  .strictObject({
    kind: z.enum(moveFactKinds, { error: 'required' }),
    direction: z.enum(['up', 'down'], { error: 'required' }),
    weeks: weeks(52),
    atLeast: numberUpTo(0, 100, false).nullish(),
    below: numberUpTo(0, 100, false).nullish(),
  })
  .transform(({ kind, direction, weeks: over, atLeast, below }, context): MoveFact => {
    const counted = { kind, direction, weeks: over }
    if (kind === 'measured' || kind === 'paid') return { ...counted, atLeast: null, below: null }
    if ((atLeast == null) === (below == null)) context.addIssue({ code: 'custom', message: 'one-limit', path: ['atLeast'] })
    return { ...counted, atLeast: atLeast ?? null, below: below ?? null }
  })

const GroupItem = z.strictObject({ title: said(catalogueLimits.name) })
const QuestionItem = z.strictObject({
  group: z.enum(QuestionGroup.options, { error: 'required' }),
  text: said(catalogueLimits.sentence),
  help: saidOrNull(catalogueLimits.sentence),
  options: z
    .array(z.strictObject({ key: Answer, text: said(catalogueLimits.sentence) }), { error: 'answers-missing' })
    .min(1, 'answers-missing')
    .max(catalogueLimits.options, 'too-many'),
})
const RuleItem = z.strictObject({
  when,
  door: z.enum(Door.options, { error: 'required' }),
  sentence: said(catalogueLimits.sentence),
})
const ContradictionItem = z.strictObject({ one: when, other: when, sentence: said(catalogueLimits.sentence) })
const ArchetypeItem = z.strictObject({
  name: said(catalogueLimits.name),
  primaryBarrier: said(catalogueLimits.sentence),
  strengths: saidLines,
  doors: chosen(z.enum(Door.options)),
  supportNeeds: saidLines,
  workplaceDoes: saidLines,
  signs: someSigns,
  also: signs,
})
const TagItem = z.strictObject({ name: said(catalogueLimits.name), helps: said(catalogueLimits.sentence) })
const DoorItem = z.strictObject({
  name: said(catalogueLimits.name),
  summary: said(catalogueLimits.sentence),
  criteria: saidLines,
  hours: group(z.strictObject({ start: hoursRange, goal: hoursRange })),
  pace: said(catalogueLimits.sentence),
  place: said(catalogueLimits.sentence),
  groupSize: said(catalogueLimits.sentence),
  offers: saidLines,
  payTarget: group(z.strictObject({ text: said(catalogueLimits.sentence), week: weeks(26) })),
  duties: group(z.strictObject({ jobcenter: saidLines, supplier: saidLines, citizen: saidLines, unionRep: saidLines })),
  review: group(
    z.strictObject({
      first: weeks(26),
      every: weeks(26),
      atMost: weeks(52)
        .nullish()
        .transform((number) => number ?? null),
    }),
  ),
  moveUp: saidLines,
  moveDown: saidLines,
  moveFacts: z.array(fact).max(catalogueLimits.moveFacts, 'too-many').default([]),
  ramp: z.array(z.strictObject({ week: z.int(), hours: hoursRange, pace: paceRange })).length(rampWeeks),
})

/** Which draft, and as it was when the page was made: saving over a newer one is refused with 'changed-meanwhile'. */
export const LookedDraft = z.strictObject({ draftId: z.uuid(), version: z.int().min(1) })

const saving = <P extends string, T extends z.ZodType>(part: P, item: T) =>
  LookedDraft.extend({ part: z.literal(part), key: z.string().max(40).nullish(), item })

/** One item of a draft as its form sends it. `key` is absent for a new one: the product makes it. */
export const SaveItem = z.discriminatedUnion('part', [
  saving('groups', GroupItem),
  saving('questions', QuestionItem),
  saving('rules', RuleItem),
  saving('contradictions', ContradictionItem),
  saving('archetypes', ArchetypeItem),
  saving('tags', TagItem),
  saving('doors', DoorItem),
])
export type SaveItem = z.infer<typeof SaveItem>

const codes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]
const WhyNot = z
  .object({ code: z.enum(codes), facts: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional() })
  .nullable()

/** Instants are ISO 8601; people are named, or '' where the reader does not know them. */
export const Draft = z.object({
  draftId: z.uuid(),
  version: z.int(),
  /** The published version it was begun from; it becomes the next one. */
  basedOn: z.int(),
  content: Catalogue,
  draftedBy: z.string(),
  draftedAt: z.string(),
  updatedBy: z.string(),
  updatedAt: z.string(),
  reason: z.string().nullable(),
  submitted: z.object({ by: z.string(), at: z.string(), own: z.boolean() }).nullable(),
  returned: z.object({ by: z.string(), at: z.string(), note: z.string() }).nullable(),
  can: z.object({ handIn: WhyNot, answer: WhyNot }),
})
export type Draft = z.infer<typeof Draft>

export const CatalogueVersion = z.object({
  version: z.int(),
  publishedAt: z.string(),
  proposedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  reason: z.string().nullable(),
})
export type CatalogueVersion = z.infer<typeof CatalogueVersion>

/** A count, or hidden because it, or what it would give away, is below five (decision 009). */
export const Count = z.union([z.strictObject({ n: z.int().min(0) }), z.strictObject({ hidden: z.literal(true) })])
export type Count = z.infer<typeof Count>

export const Proposed = z.enum([...Door.options, 'none'])
export type Proposed = z.infer<typeof Proposed>

/** How many would go from one proposal to the other, or keep theirs; what no answers can give is left out. */
export const Moved = z.object({ before: Proposed, after: Proposed, people: Count })
export type Moved = z.infer<typeof Moved>

/** What a draft would change for those who have answered. */
export const Effect = z.object({
  /** Today's citizens who have answered. */
  people: Count,
  /** True when the two give the same proposal to every possible set of answers, so that nobody need be counted. */
  sameForAll: z.boolean(),
  moves: z.array(Moved).nullable(),
  /** Those whose answers are whole today, and with the draft would not be: an answer is gone, or a question is new. */
  askedAnew: Count,
  /** True when the draft asks something new, so that everybody is asked again. */
  asksMore: z.boolean(),
})
export type Effect = z.infer<typeof Effect>

/** The rule as everybody may read it. */
export const Explanation = z.object({
  version: z.int(),
  publishedOn: z.string(),
  doors: z.array(DoorDefinition.pick({ door: true, name: true, summary: true })),
  counting: z.array(
    z.object({
      key: z.string(),
      question: Text,
      answers: z.array(z.object({ key: z.string(), text: Text, door: Door.nullable() })),
    }),
  ),
  placeOnly: z.array(z.object({ key: z.string(), question: Text })),
  archetypes: z.array(z.object({ key: z.string(), name: Text })),
})
export type Explanation = z.infer<typeof Explanation>
