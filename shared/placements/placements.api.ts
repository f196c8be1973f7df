import { z } from 'zod'
import { api } from '../endpoint.ts'
import { plainDate } from '../fields.ts'
import { EndInput, Placement, PlacementInput, PlacementOptions } from './placements.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
const ofPlacement = z.strictObject({ placementId: z.uuid() })

export const placementsApi = api({
  options: {
    method: 'GET',
    path: '/citizens/:citizenId/placement-options',
    does: 'The sites with a free place at the citizen’s door, and why not for the rest, with all a new placement is judged by.',
    allows: 'placements.write',
    params: ofCitizen,
    answer: PlacementOptions,
    views: 'casework',
  },
  draft: {
    method: 'POST',
    path: '/citizens/:citizenId/placements',
    does: 'Drafts a placement; nobody at the site sees it before it is started.',
    repeatable: true,
    allows: 'placements.write',
    params: ofCitizen,
    body: PlacementInput,
    answer: Placement,
    views: 'casework',
  },
  get: {
    method: 'GET',
    path: '/placements/:placementId',
    does: 'A placement with what may be done with it now, or why not.',
    allows: 'placements.read',
    params: ofPlacement,
    answer: Placement,
    views: 'casework',
  },
  start: {
    method: 'POST',
    path: '/placements/:placementId/start',
    does: 'Starts a draft and takes a place at its site; the team lead sees it from 14 days before the first day.',
    repeatable: true,
    allows: 'placements.write',
    params: ofPlacement,
    body: z.strictObject({ version: z.number().int(), startedOn: plainDate }),
    answer: Placement,
    views: 'casework',
  },
  end: {
    method: 'POST',
    path: '/placements/:placementId/end',
    does: 'Ends a running placement with a typed reason; the team lead sees it for 30 days more, never the reason.',
    repeatable: true,
    allows: 'placements.write',
    params: ofPlacement,
    body: EndInput,
    answer: Placement,
    views: 'casework',
  },
  withdraw: {
    method: 'POST',
    path: '/placements/:placementId/withdraw',
    does: 'Takes back a draft, or a start that has not come yet.',
    allows: 'placements.write',
    params: ofPlacement,
    body: z.strictObject({ version: z.number().int() }),
    answer: Placement,
    views: 'casework',
  },
})
