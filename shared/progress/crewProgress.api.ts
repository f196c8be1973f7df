import { z } from 'zod'
import { api } from '../endpoint.ts'
import { CrewObservations, ObservationInput } from './crewProgress.schema.ts'

const ofPlacement = z.strictObject({ placementId: z.uuid() })

/** What a team lead sees at work of one of the own crew. */
export const crewProgressApi = api({
  get: {
    method: 'GET',
    path: '/crew/placements/:placementId/measurement',
    does: 'The team lead’s own observations of one of the crew, and when the next is asked for.',
    allows: 'progress.observe',
    params: ofPlacement,
    answer: CrewObservations,
    views: 'crew-day',
  },
  observe: {
    method: 'POST',
    path: '/crew/placements/:placementId/measurement',
    does: 'Saves what the team lead has seen, with an example and where; it is never changed afterwards.',
    repeatable: true,
    allows: 'progress.observe',
    params: ofPlacement,
    body: ObservationInput,
    answer: CrewObservations,
    views: 'crew-day',
  },
})
