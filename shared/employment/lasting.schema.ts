import { z } from 'zod'

/** What counts, or counted, as lasting from a day on. */
export const DefinitionView = z.object({
  definitionId: z.uuid(),
  validFrom: z.string(),
  weeks: z.number(),
  bridgedWeeks: z.number(),
  leastHours: z.number(),
  reason: z.string(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  /** When another took its place before its day was over; null: it stands. */
  supersededAt: z.string().nullable(),
})
export type DefinitionView = z.infer<typeof DefinitionView>
