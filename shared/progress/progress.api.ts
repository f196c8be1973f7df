import { z } from 'zod'
import { api } from '../endpoint.ts'
import { MeasurementInput, MeasurementLinkInput, NewMeasurementLink, Progress } from './progress.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
const ofLink = z.strictObject({ citizenId: z.uuid(), linkId: z.uuid() })

export const progressApi = api({
  get: {
    method: 'GET',
    path: '/citizens/:citizenId/progress',
    does: 'What citizen, caseworker and team lead have answered over time, kept apart, with the gaps worth talking about.',
    allows: 'citizens.read',
    params: ofCitizen,
    answer: Progress,
    views: 'casework',
  },
  measure: {
    method: 'POST',
    path: '/citizens/:citizenId/measurements',
    does: 'Saves one party’s measurement; it is never changed afterwards.',
    repeatable: true,
    allows: 'progress.measure',
    params: ofCitizen,
    body: MeasurementInput,
    answer: Progress,
    views: 'casework',
  },
  makeLink: {
    method: 'POST',
    path: '/citizens/:citizenId/measurement-links',
    does: 'Makes a one-time link for the citizen’s answers, told once; a former one is taken back.',
    allows: 'progress.measure',
    params: ofCitizen,
    body: MeasurementLinkInput,
    answer: NewMeasurementLink,
    views: 'casework',
  },
  revokeLink: {
    method: 'POST',
    path: '/citizens/:citizenId/measurement-links/:linkId/revoke',
    does: 'Makes a citizen’s one-time link worthless.',
    allows: 'progress.measure',
    params: ofLink,
    answer: Progress,
    views: 'casework',
  },
})
