import { z } from 'zod'
import { api } from '../endpoint.ts'
import { hoursOrNull, plainDate } from '../fields.ts'
import { Employees } from './employees.schema.ts'

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
