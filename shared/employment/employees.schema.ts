import { z } from 'zod'
import { RefusalAnswer } from '../placements/placements.schema.ts'

/** Somebody employed at the own supplier after a placement on the own sites, of whom something is asked or was said not long ago. */
export const Employee = z.object({
  spellId: z.uuid(),
  placementId: z.uuid(),
  /** Null for whoever is protected: then the alias stands. */
  name: z.string().nullable(),
  alias: z.string(),
  siteName: z.string(),
  startsOn: z.string(),
  weeklyHours: z.number(),
  /** What is asked now: how it stood so many weeks after the placement began. Null: it has been answered. */
  asked: z.object({ weeks: z.number(), on: z.string() }).nullable(),
  said: z
    .object({
      weeks: z.number(),
      stillThere: z.boolean(),
      weeklyHours: z.number().nullable(),
      lastDay: z.string().nullable(),
      reportedOn: z.string(),
      reportedBy: z.string(),
      /** The last day on which it can be corrected. */
      until: z.string(),
      version: z.number(),
    })
    .nullable(),
  can: z.object({ report: RefusalAnswer.nullable() }),
})
export type Employee = z.infer<typeof Employee>

export const Employees = z.object({ employees: z.array(Employee) })
