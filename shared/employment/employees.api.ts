import { z } from 'zod'
import { api } from '../endpoint.ts'
import { hoursOrNull, plainDate } from '../fields.ts'
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
export type Employees = z.infer<typeof Employees>

export const employeesApi = api({
  employees: {
    method: 'GET',
    path: '/crew/employees',
    does: 'Those employed at the own supplier after a placement on the own sites, of whom a check is due, or something was said in the last 14 days.',
    allows: 'employment.confirm',
    answer: Employees,
    views: 'employees',
  },
  report: {
    method: 'PUT',
    path: '/crew/employees/:spellId',
    does: 'Says whether somebody is still employed, with the hours a week or the last day; an answer of the last 14 days is corrected the same way. `version` is of what was said already, 0 where nothing was.',
    allows: 'employment.confirm',
    params: z.strictObject({ spellId: z.uuid() }),
    body: z.strictObject({
      version: z.int().min(0, 'invalid-value'),
      stillThere: z.boolean({ error: ({ input }) => (input === undefined ? 'required' : 'invalid-value') }),
      weeklyHours: hoursOrNull,
      lastDay: plainDate.nullish().transform((day) => day ?? null),
    }),
    answer: Employees,
    views: 'employees',
  },
})
