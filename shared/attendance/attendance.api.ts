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
  crewDays: {
    method: 'GET',
    path: '/crew',
    does: 'The own crews on every day from one to another, at most a week back and a week ahead: what a phone needs for days without signal.',
    allows: 'attendance.log',
    query: z.strictObject({ from: plainDate, to: plainDate }),
    answer: z.object({ serverTime: z.string(), days: z.array(CrewDay) }),
    views: 'crew-day',
  },
  missing: {
    method: 'GET',
    path: '/crew/missing',
    does: 'The team lead’s own days of the last week that nobody has logged, newest first.',
    allows: 'attendance.log',
    answer: z.object({
      days: z.array(z.object({ date: z.string(), siteId: z.uuid(), siteName: z.string(), people: z.number() })),
    }),
  },
  logCrew: {
    method: 'POST',
    path: '/crew/:date',
    does: 'Logs a whole crew’s day, all of it or none. What others wrote meanwhile is merged field by field; where both changed the same field, nothing is saved and each such row is told with what stands there.',
    repeatable: true,
    allows: 'attendance.log',
    params: ofDay,
    body: CrewLog,
    answer: z.object({
      saved: z.number(),
      exceptions: z.number(),
      savedAt: z.string(),
      /** Rows that took something from what another person wrote meanwhile, and who that was. */
      merged: z.array(z.object({ placementId: z.uuid(), by: z.string() })),
    }),
    views: 'crew-day',
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
