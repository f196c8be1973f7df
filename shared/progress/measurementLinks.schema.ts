import { z } from 'zod'
import { Motivation } from '../attendance/attendance.schema.ts'
import { citizenLanguages, indicatorKeys, steps } from './instrument.ts'

/** 256 bits in base64url. */
const Token = z.string({ error: 'required' }).regex(/^[A-Za-z0-9_-]{43}$/, 'invalid-value')

export const MeasurementLinkLookInput = z.strictObject({ token: Token })

/** Nothing of whose link it is. */
export const MeasurementLinkLook = z.object({
  state: z.enum(['open', 'used', 'answered-today']),
  language: z.enum(citizenLanguages),
  /** The version of the wording to ask, and to send back. */
  instrument: z.int(),
})
export type MeasurementLinkLook = z.infer<typeof MeasurementLinkLook>

export const MeasurementLinkAnswer = z.strictObject({
  token: Token,
  instrument: z.int(),
  language: z.enum(citizenLanguages, { error: 'required' }),
  answers: z.partialRecord(z.enum(indicatorKeys), z.literal(steps, { error: 'invalid-value' })).default({}),
  /** How motivated; left out by whoever will not say. */
  motivation: Motivation.optional(),
})
export type MeasurementLinkAnswer = z.infer<typeof MeasurementLinkAnswer>
