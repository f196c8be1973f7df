import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { plainDate } from '../fields.ts'
import { CloseSiteInput, CrewHistory, PlanAbsenceInput, PlannedAbsences } from './ahead.schema.ts'

const ofPlacement = z.strictObject({ placementId: z.uuid() })

export const aheadApi = api({
  plannedAbsences: {
    method: 'GET',
    path: '/placements/:placementId/planned-absence',
    does: 'Days on which a person is known not to come, taken back ones among them, newest first.',
    allows: 'attendance.plan',
    params: ofPlacement,
    answer: PlannedAbsences,
    views: 'casework',
  },
  planAbsence: {
    method: 'POST',
    path: '/placements/:placementId/planned-absence',
    does: 'Plans absence: a team lead on days to come of the own crew, a caseworker on any day that nobody has logged.',
    repeatable: true,
    allows: 'attendance.plan',
    params: ofPlacement,
    body: PlanAbsenceInput,
    answer: done,
  },
  cancelAbsence: {
    method: 'POST',
    path: '/planned-absence/:plannedAbsenceId/cancel',
    does: 'Takes planned absence back; a team lead only what has not begun.',
    repeatable: true,
    allows: 'attendance.plan',
    params: z.strictObject({ plannedAbsenceId: z.uuid() }),
    answer: done,
  },
  closeSite: {
    method: 'POST',
    path: '/sites/:siteId/closed-days',
    does: 'A team lead closes the own site on a day to come: nobody is expected.',
    repeatable: true,
    allows: 'sites.close',
    params: z.strictObject({ siteId: z.uuid() }),
    body: CloseSiteInput,
    answer: done,
  },
  openSite: {
    method: 'DELETE',
    path: '/sites/:siteId/closed-days/:date',
    does: 'A team lead opens the own site again on a day to come.',
    allows: 'sites.close',
    params: z.strictObject({ siteId: z.uuid(), date: plainDate }),
    answer: done,
  },
  history: {
    method: 'GET',
    path: '/crew/people/:placementId/history',
    does: 'The last days of one of the own crew: what each says, what it said before, who changed it and when.',
    allows: 'attendance.log',
    params: ofPlacement,
    answer: CrewHistory,
    views: 'crew-day',
  },
})
