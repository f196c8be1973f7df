import { z } from 'zod'
import { api } from '../endpoint.ts'
import { yearMonth } from '../fields.ts'
import { Casefile, CaseloadCounts, CaseloadQuery, CaseloadRow, TimelineEntry, TimelineGroup } from './casefile.schema.ts'
import { SupplierView } from './supplierView.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })

/** Citizens on one page of the list. */
export const caseloadPageSize = 50
/** Months with something in them on one page of the timeline. */
export const timelineMonths = 6

export const casefileApi = api({
  caseload: {
    method: 'GET',
    path: '/caseload',
    does: 'The municipality’s citizens, filtered and sorted, 50 a page, with how many there would be under each other filter.',
    allows: 'citizens.read',
    query: CaseloadQuery,
    answer: z.object({ total: z.int(), page: z.int(), rows: z.array(CaseloadRow), counts: CaseloadCounts }),
    views: 'casework',
  },
  get: {
    method: 'GET',
    path: '/citizens/:citizenId/casefile',
    does: 'One citizen: where they are on the way, what is due next, and the facts around it.',
    allows: 'citizens.read',
    params: ofCitizen,
    answer: Casefile,
    views: 'casework',
  },
  supplierView: {
    method: 'GET',
    path: '/citizens/:citizenId/supplier-view',
    does: 'What is agreed for the supplier, and the citizen as each team lead sees the person today, read by the same function; until when.',
    allows: 'citizens.read',
    params: ofCitizen,
    answer: SupplierView,
    views: 'casework',
  },
  timeline: {
    method: 'GET',
    path: '/citizens/:citizenId/timeline',
    does: 'What happened, newest first: six months with something in them, up to the month asked for.',
    allows: 'citizens.read',
    params: ofCitizen,
    query: z.strictObject({ group: TimelineGroup.optional(), until: yearMonth.optional() }),
    answer: z.object({
      citizenId: z.uuid(),
      entries: z.array(TimelineEntry),
      counts: z.record(TimelineGroup, z.int()),
      /** The month to ask for next, further back; null at the beginning. */
      earlier: yearMonth.nullable(),
    }),
    views: 'casework',
  },
})
