import { z } from 'zod'
import { manyLines, oneLine, plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { steps } from './instrument.ts'
import { crewKeys } from './instrument.v2.crew.ts'
import { observationLimits } from './observation.rules.ts'

/** Indicator to step, of what a team lead is asked. */
export const CrewAnswers = z.partialRecord(z.enum(crewKeys), z.literal(steps, { error: 'invalid-value' }))

/** What a team lead has seen, with an example and where. */
export const ObservationInput = z.strictObject({
  instrument: z.int(),
  measuredOn: plainDate,
  answers: CrewAnswers.default({}),
  example: manyLines(observationLimits.example),
  seenAt: oneLine(observationLimits.seenAt),
})
export type ObservationInput = z.infer<typeof ObservationInput>

/** The team lead's own observations of one of the crew, newest first; nothing of what anybody else has answered. */
export const CrewObservations = z.object({
  placementId: z.uuid(),
  /** Null where name and address are protected: then the alias stands for it. */
  name: z.string().nullable(),
  alias: z.string(),
  /** The wording to ask, and to send back. */
  instrument: z.int(),
  due: z.object({ fromOn: z.string(), dueOn: z.string() }).nullable(),
  can: z.object({ measure: RefusalAnswer.nullable() }),
  own: z.array(
    z.object({
      measuredOn: z.string(),
      instrument: z.int(),
      answers: CrewAnswers,
      example: z.string(),
      seenAt: z.string(),
    }),
  ),
})
export type CrewObservations = z.infer<typeof CrewObservations>
