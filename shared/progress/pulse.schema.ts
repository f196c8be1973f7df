import { z } from 'zod'
import { Motivation } from '../attendance/attendance.schema.ts'
import { parties } from './instrument.ts'

export const Pulse = z.object({ party: z.enum(parties), onDate: z.string(), step: Motivation, by: z.string().nullable() })
export type Pulse = z.infer<typeof Pulse>

/** Three lines that are never added up: no sum, no average. */
export const PulseLines = z.object({
  citizenId: z.uuid(),
  /** Oldest first; `by` is who said it, null where it is the citizen. */
  pulses: z.array(Pulse),
  /** The reader's own answer of this month; null while there is none. */
  ownThisMonth: Motivation.nullable(),
})
export type PulseLines = z.infer<typeof PulseLines>
