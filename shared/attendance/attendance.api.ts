import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { countingNumber, plainDate } from '../fields.ts'
import { CorrectionInput, CrewDay, CrewLog, PlacementWeek } from './attendance.schema.ts'

const ofPlacement = z.strictObject({ placementId: z.uuid() })
const ofDay = z.strictObject({ date: plainDate })

export const attendanceApi = api({
  crew: {
    method: 'GET',
    path: '/crew/:date',
    does: 'The team lead’s own crews on a day: who is expected, for how long, what they need, and what is logged.',
    allows: 'attendance.log',
    params: ofDay,
    answer: CrewDay,
    views: 'crew-day',
  },
  logCrew: {
    method: 'POST',
    path: '/crew/:date',
    does: 'Logs a whole crew’s day, all of it or none.',
    repeatable: true,
    allows: 'attendance.log',
    params: ofDay,
    body: CrewLog,
    answer: z.object({ saved: z.number(), exceptions: z.number(), savedAt: z.string() }),
  },
  placementDays: {
    method: 'GET',
    path: '/placements/:placementId/attendance',
    does: 'A placement’s days by week, newest first, with what each said before it was corrected.',
    allows: 'attendance.read',
    params: ofPlacement,
    query: z.strictObject({ page: countingNumber.optional() }),
    answer: z.object({
      placementId: z.uuid(),
      /** Weeks in all. */
      total: z.number(),
      page: z.number(),
      /** Over the whole placement until today, as shared/attendance/attendance.rules.ts defines it. */
      attended: z.object({
        planned: z.number(),
        present: z.number(),
        agreed: z.number(),
        absent: z.number(),
        missing: z.number(),
        hours: z.number(),
        rate: z.number().nullable(),
      }),
      weeks: z.array(PlacementWeek),
    }),
    views: 'casework',
  },
  correct: {
    method: 'POST',
    path: '/placements/:placementId/attendance/:date',
    does: 'The caseworker corrects a day, or logs one that nobody did, with a reason; what it said before is kept.',
    allows: 'attendance.correct',
    params: z.strictObject({ placementId: z.uuid(), date: plainDate }),
    body: CorrectionInput,
    answer: done,
  },
})
