import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { CoverInput, CoverView, SnoozeInput, Worklist } from './worklist.schema.ts'

export const worklistApi = api({
  mine: {
    method: 'GET',
    path: '/worklist',
    does: 'What is due for whoever is signed in, and for the colleagues covered today: one line a person and cause.',
    allows: 'worklist.read',
    answer: Worklist,
    views: 'casework',
  },
  snooze: {
    method: 'POST',
    path: '/worklist/snoozes',
    does: 'Puts a line aside until a day, with a reason.',
    allows: 'worklist.write',
    body: SnoozeInput,
    answer: done,
  },
  wake: {
    method: 'POST',
    path: '/worklist/snoozes/:snoozeId/wake',
    does: 'Takes a line back that was put aside.',
    allows: 'worklist.write',
    params: z.strictObject({ snoozeId: z.uuid() }),
    answer: done,
  },
  covers: {
    method: 'GET',
    path: '/covers',
    does: 'Who looks after whose citizens: now, ahead, and the last half year; and the colleagues to choose from.',
    allows: 'worklist.read',
    answer: z.object({
      covers: z.array(CoverView),
      colleagues: z.array(z.object({ staffId: z.uuid(), name: z.string() })),
    }),
  },
  cover: {
    method: 'POST',
    path: '/covers',
    does: 'Somebody looks after a colleague’s citizens for a time, for a stated reason; it ends by itself.',
    allows: 'worklist.write',
    body: CoverInput,
    answer: z.object({ coverId: z.uuid() }),
  },
  endCover: {
    method: 'POST',
    path: '/covers/:coverId/end',
    does: 'Ends a cover before its last day.',
    allows: 'worklist.write',
    params: z.strictObject({ coverId: z.uuid() }),
    answer: done,
  },
  silence: {
    method: 'GET',
    path: '/silence',
    does: 'For a supplier’s manager: own sites where planned days have not been logged for long, and who leads them; never a citizen.',
    allows: 'silence.read',
    answer: z.object({
      /** Days without a log from which a site is told of. */
      days: z.int(),
      sites: z.array(
        z.object({ siteId: z.uuid(), siteName: z.string(), leads: z.array(z.string()), days: z.int(), since: z.string() }),
      ),
    }),
  },
})
