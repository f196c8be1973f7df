import { z } from 'zod'
import { plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { indicatorKeys, parties, steps } from './instrument.v1.ts'

export const Party = z.enum(parties)
export type Party = z.infer<typeof Party>
export const IndicatorKey = z.enum(indicatorKeys)
export const Step = z.literal(steps, { error: 'invalid-value' })

/** Indicator to step; what was not answered is not there. */
export const Answers = z.partialRecord(IndicatorKey, Step)

export const MeasurementInput = z.strictObject({
  party: z.enum(parties, { error: 'required' }),
  measuredOn: plainDate,
  answers: Answers.default({}),
})
export type MeasurementInput = z.infer<typeof MeasurementInput>

export const Measurement = z.object({
  measurementId: z.uuid(),
  party: Party,
  measuredOn: z.string(),
  /** The version of the wording it was answered to. */
  instrument: z.number(),
  /** Without the caseworker's belief in a job. */
  answers: Answers,
  enteredBy: z.string(),
})
export type Measurement = z.infer<typeof Measurement>

/** Both parties' measurements side by side: no sum, no average. */
export const Progress = z.object({
  citizenId: z.uuid(),
  citizenName: z.string(),
  /** Oldest first. */
  measurements: z.array(Measurement),
  /** Belief in a job as the caseworker who asks has noted it, oldest first; nobody else is given it. */
  ownBelief: z.array(z.object({ measuredOn: z.string(), step: Step })),
  gaps: z.array(z.object({ key: IndicatorKey, citizen: Step, caseworker: Step, steps: z.number() })),
  dueOn: z.object({ citizen: z.string().nullable(), caseworker: z.string().nullable() }),
  /** For a measurement today. */
  can: z.object({ citizen: RefusalAnswer.nullable(), caseworker: RefusalAnswer.nullable() }),
})
export type Progress = z.infer<typeof Progress>
