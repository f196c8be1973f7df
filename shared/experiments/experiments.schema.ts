import { z } from 'zod'
import { ImportFile } from '../citizens/import.schema.ts'
import { manyLines, oneLine, oneLineOrNull, plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { type ProblemCode, problemStatus } from '../problem.ts'
import { siteKinds } from '../sites/kinds.ts'
import { arms, dimensions, experimentKinds, experimentLimits, outcomes, states, units } from './keys.ts'

const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'required' })
const number = z.number({ error: (issue) => (issue.input === undefined ? 'required' : 'number-expected') })
const version = z.int()

const PartInput = z.strictObject({
  /** Left out in a plan of periods, which are about every site. */
  siteId: z.uuid({ error: 'required' }).optional(),
  fromOn: plainDate.optional(),
  untilOn: plainDate.optional(),
})

/** A plan as a manager writes it. Days of a part that are left out are the experiment's own. */
export const PlanInput = z.strictObject({
  title: oneLine(experimentLimits.title),
  kind: choice(experimentKinds),
  hypothesis: manyLines(experimentLimits.hypothesis),
  outcome: choice(outcomes),
  leastDifference: number,
  unit: choice(units),
  startsOn: plainDate,
  endsOn: plainDate,
  parts: z.array(PartInput).max(experimentLimits.parts, 'too-many').optional(),
})
export type PlanInput = z.infer<typeof PlanInput>
export const PlanChange = PlanInput.extend({ version })

export const Step = z.strictObject({ version })
export const Stop = z.strictObject({ version, reason: oneLineOrNull(experimentLimits.reason) })
export const Conclude = z.strictObject({ version, conclusion: manyLines(experimentLimits.conclusion) })

export const ExperimentRow = z.object({
  experimentId: z.uuid(),
  title: z.string(),
  kind: z.enum(experimentKinds),
  outcome: z.enum(outcomes),
  unit: z.enum(units),
  state: z.enum(states),
  startsOn: z.string(),
  endsOn: z.string(),
  /** An instant; from it on the plan is locked. */
  startedAt: z.string().nullable(),
  stoppedOn: z.string().nullable(),
  concludedAt: z.string().nullable(),
})
export type ExperimentRow = z.infer<typeof ExperimentRow>

const Part = z.object({
  siteId: z.uuid().nullable(),
  /** Null for every site, and for a site that the reader does not see. */
  siteName: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
})

export const ExperimentDetails = ExperimentRow.extend({
  hypothesis: z.string(),
  /** In percentage points or hours a week, as the outcome. */
  leastDifference: z.number(),
  stopReason: z.string().nullable(),
  conclusion: z.string().nullable(),
  parts: z.array(Part),
  version: z.int(),
})
export type ExperimentDetails = z.infer<typeof ExperimentDetails>

const Fives = z.strictObject({ least: z.int().min(0), most: z.int().min(0) })

/** How many take part by now; `enrolled` where caseworkers choose, some of whom have not begun. */
export const Counts = z.strictObject({ takingPart: Fives, comparison: Fives, enrolled: Fives.nullable() })

const both = <T extends z.ZodType>(arm: T) => z.strictObject({ takingPart: arm, comparison: arm })
const n = z.int().min(1)
const ShareArm = z.strictObject({ n, part: z.int(), unknown: Fives.nullable() })
const MeanArm = z.strictObject({ n, mean: z.number(), variance: z.number() })

const Cell = z.union([z.strictObject({ n: z.int() }), z.strictObject({ hidden: z.literal(true) })])
/** A row a key, a column an arm, and one more of each for the totals; small numbers hidden by the database. */
const Balance = z.strictObject({
  dimension: z.enum(dimensions),
  table: z.strictObject({ rows: z.array(z.string()), columns: z.array(z.enum(arms)), cells: z.array(z.array(Cell)) }),
})
export type Balance = z.infer<typeof Balance>

/** The day of the conclusion, where the numbers are those told then; left out where they are today's. */
const toldOn = z.string().optional()

/** What the database tells of an experiment (prisma/migrations, experiment_result). */
export const Result = z.union([
  z.strictObject({ says: z.literal('not-yet') }),
  z.strictObject({ says: z.literal('not-imported') }),
  /** 'few': five people do not stand behind every number. 'close': it could be subtracted from another that is told. */
  z.strictObject({ says: z.literal('hidden'), why: z.enum(['few', 'close']) }),
  z.strictObject({ says: z.literal('told'), kind: z.literal('share'), arms: both(ShareArm), balance: z.array(Balance), toldOn }),
  z.strictObject({ says: z.literal('told'), kind: z.literal('mean'), arms: both(MeanArm), balance: z.array(Balance), toldOn }),
])
export type Result = z.infer<typeof Result>
export type ToldResult = Extract<Result, { says: 'told' }>

const refusal = RefusalAnswer.nullable()
export const ExperimentPage = z.object({
  asOf: z.string(),
  organisationName: z.string(),
  experiment: ExperimentDetails,
  /** The municipality's own; a supplier's manager reads it. */
  own: z.boolean(),
  counts: Counts.nullable(),
  /** From what day a result is told, as long as it is stopped when planned. */
  resultFrom: z.string(),
  result: Result,
  can: z.object({ change: refusal, start: refusal, stop: refusal, conclude: refusal, import: refusal }),
})
export type ExperimentPage = z.infer<typeof ExperimentPage>

export const ExperimentList = z.object({
  experiments: z.array(ExperimentRow),
  total: z.int(),
  page: z.int(),
  counts: z.array(z.object({ state: z.enum(states), count: z.int() })),
  own: z.boolean(),
})
export type ExperimentList = z.infer<typeof ExperimentList>

/** A site that a plan can name. */
export const PlanSite = z.object({ siteId: z.uuid(), name: z.string(), kind: z.enum(siteKinds), supplier: z.string() })

const fileName = ImportFile.shape.fileName
const contentBase64 = ImportFile.shape.contentBase64
export const OutcomeFile = z.strictObject({ fileName, contentBase64 })
export type OutcomeFile = z.infer<typeof OutcomeFile>
export const OutcomeFileSeen = z.strictObject({ fileName, contentBase64, version, fingerprint: z.string().max(100, 'too-long') })

const codes = Object.keys(problemStatus) as ProblemCode[]
/** A line as it would be saved, or why the file is not. */
const OutcomeLine = z.object({
  line: z.int(),
  arm: z.enum(arms).nullable(),
  value: z.number().nullable(),
  cells: z.tuple([z.string(), z.string()]),
  problem: z
    .object({
      column: z.enum(['arm', 'value']),
      code: z.enum(codes),
      facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    })
    .nullable(),
})
export type OutcomeLine = z.infer<typeof OutcomeLine>

/** What reading a file would do; nothing is kept. With a fault in it there is no fingerprint, and it cannot be saved. */
export const OutcomePreview = z.object({
  rows: z.array(OutcomeLine),
  counts: z.object({ taking_part: z.int(), comparison: z.int(), refused: z.int() }),
  fingerprint: z.string().nullable(),
})
export type OutcomePreview = z.infer<typeof OutcomePreview>

/** The experiments that take people in, seen from one placement. */
export const EnrolPage = z.object({
  placementId: z.uuid(),
  citizenId: z.uuid(),
  citizenName: z.string(),
  siteName: z.string(),
  experiments: z.array(
    z.object({
      experimentId: z.uuid(),
      title: z.string(),
      kind: z.enum(experimentKinds),
      hypothesis: z.string(),
      endsOn: z.string(),
      /** The day it was enrolled; null where it is not in. */
      addedOn: z.string().nullable(),
      can: z.object({ join: refusal, takeOut: refusal }),
    }),
  ),
})
export type EnrolPage = z.infer<typeof EnrolPage>
