import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { hours, oneLine, plainDate } from '../fields.ts'
import { reasonLimits } from './lasting.rules.ts'
import { DefinitionView } from './lasting.schema.ts'

const number = z.number({ error: ({ input }) => (input === undefined ? 'required' : 'number-expected') })

export const lastingApi = api({
  definitions: {
    method: 'GET',
    path: '/lasting-definitions',
    does: 'What the municipality counts as lasting employment, with the day each definition counts from, newest first.',
    allows: 'settings.read',
    answer: z.object({ definitions: z.array(DefinitionView) }),
  },
  define: {
    method: 'POST',
    path: '/lasting-definitions',
    does: 'Says what counts as lasting from today or a day to come. `replaces` is the definition of the same day that was seen there, null where there was none.',
    allows: 'settings.write',
    body: z.strictObject({
      validFrom: plainDate,
      weeks: number,
      bridgedWeeks: number,
      leastHours: hours,
      reason: oneLine(reasonLimits.max),
      replaces: z
        .uuid()
        .nullish()
        .transform((id) => id ?? null),
    }),
    answer: done,
  },
})
