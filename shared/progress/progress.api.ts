import { z } from 'zod'
import { api } from '../endpoint.ts'
import { MeasurementInput, Progress } from './progress.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })

export const progressApi = api({
  get: {
    method: 'GET',
    path: '/citizens/:citizenId/progress',
    does: 'What citizen and caseworker have answered over time, kept apart, with the gaps worth talking about.',
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
})
