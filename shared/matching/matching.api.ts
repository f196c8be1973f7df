import { z } from 'zod'
import { api } from '../endpoint.ts'
import { countingNumber } from '../fields.ts'
import { largestPlacesFile } from './limits.ts'
import { CitizenMatch, DayMatch, PlacesKnown, PlacesLoaded, SiteMatch } from './matching.schema.ts'

export const matchingApi = api({
  forCitizen: {
    method: 'GET',
    path: '/citizens/:citizenId/match',
    does: 'Every site for one citizen: possible ones best first with named lines, impossible ones each with why not.',
    allows: 'matching.read',
    params: z.strictObject({ citizenId: z.uuid() }),
    answer: CitizenMatch,
    views: 'casework',
  },
  forSite: {
    method: 'GET',
    path: '/sites/:siteId/match',
    does: 'Everybody who waits, for one site: longest waiting first with the same lines, and for whom it is not possible and why.',
    allows: 'matching.read',
    params: z.strictObject({ siteId: z.uuid() }),
    query: z.strictObject({ page: countingNumber.optional() }),
    answer: SiteMatch,
    views: 'casework',
  },
  day: {
    method: 'GET',
    path: '/match',
    does: 'The best plan for all who wait and all free places, with the reasons and what another choice would cost. Saves nothing.',
    allows: 'matching.read',
    query: z.strictObject({ whose: z.enum(['me', 'all']).optional(), page: countingNumber.optional() }),
    answer: DayMatch,
    views: 'casework',
  },
  places: {
    method: 'GET',
    path: '/postal-places',
    does: 'How many postal codes have a known place, from which sources, and which sites lie outside them.',
    allows: 'places.write',
    answer: PlacesKnown,
  },
  loadPlaces: {
    method: 'POST',
    path: '/postal-places',
    does: 'Loads a file of postal codes with their places; a code that is known is replaced. All lines are saved, or none.',
    allows: 'places.write',
    body: z.strictObject({
      fileName: z.string().max(255),
      contentBase64: z
        .base64({ error: 'file-missing' })
        .min(1, 'file-missing')
        .max(Math.ceil(largestPlacesFile / 3) * 4, 'file-too-large'),
    }),
    bodyLimit: Math.ceil((largestPlacesFile * 4) / 3) + 4096,
    answer: PlacesLoaded,
  },
})
