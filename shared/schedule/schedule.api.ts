import { z } from 'zod'
import { api } from '../endpoint.ts'
import { jobs } from './jobs.ts'

/** Instants; `ok` is null while it runs. `done` holds counts of what it did, `error` a code. */
const Run = z.object({
  slot: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Nobody ended it, and its time is out: the process died. */
  cutOff: z.boolean(),
  ok: z.boolean().nullable(),
  done: z.record(z.string(), z.number()),
  error: z.string().nullable(),
})
export type Run = z.infer<typeof Run>

export const scheduleApi = api({
  jobs: {
    method: 'GET',
    path: '/schedule',
    does: 'The planned jobs: when each ran last and will run next, its failures of the last 30 days, and mail that could not be sent.',
    allows: 'schedule.read',
    answer: z.object({
      jobs: z.array(
        z.object({
          job: z.enum(jobs),
          nextAt: z.string(),
          last: Run.nullable(),
          lastOk: z.string().nullable(),
          failures: z.array(Run),
        }),
      ),
      mail: z.object({
        configured: z.boolean(),
        waiting: z.int(),
        oldestWaiting: z.string().nullable(),
        failed: z.int(),
        /** The latest twenty of the administrator's own organisation: to whom, never what it said. */
        failures: z.array(
          z.object({
            to: z.string(),
            kind: z.enum(['digest', 'concern']),
            queuedAt: z.string(),
            tries: z.int(),
            givenUp: z.boolean(),
            error: z.string(),
          }),
        ),
      }),
    }),
  },
})
