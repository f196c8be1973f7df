import { z } from 'zod'
import { api } from '../endpoint.ts'
import { jobs } from './jobs.ts'

const Run = z.object({
  /** Instants. */
  slot: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  ok: z.boolean().nullable(),
  done: z.record(z.string(), z.number()),
  error: z.string().nullable(),
})

export const scheduleApi = api({
  jobs: {
    method: 'GET',
    path: '/schedule',
    does: 'The planned jobs: when each ran last and will run next, its latest runs and failures, and mail that could not be sent.',
    allows: 'schedule.read',
    answer: z.object({
      jobs: z.array(
        z.object({
          job: z.enum(jobs),
          nextAt: z.string().nullable(),
          last: Run.nullable(),
          lastOk: z.string().nullable(),
          failures: z.array(Run),
        }),
      ),
      mail: z.object({ configured: z.boolean(), waiting: z.int(), failed: z.int() }),
    }),
  },
})
