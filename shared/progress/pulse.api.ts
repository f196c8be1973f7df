import { z } from 'zod'
import { Motivation } from '../attendance/attendance.schema.ts'
import { api, done } from '../endpoint.ts'
import { PulseLines } from './pulse.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })

export const pulseApi = api({
  get: {
    method: 'GET',
    path: '/citizens/:citizenId/motivation',
    does: 'How keen citizen, caseworkers and team leads have said they are to carry on, each for themselves, kept apart.',
    allows: 'citizens.read',
    params: ofCitizen,
    answer: PulseLines,
    views: 'casework',
  },
  say: {
    method: 'POST',
    path: '/citizens/:citizenId/motivation',
    does: 'The caseworker’s own answer of the month; said again in the same month it takes the place of the own one before.',
    repeatable: true,
    allows: 'progress.measure',
    params: ofCitizen,
    body: z.strictObject({ step: Motivation }),
    answer: done,
  },
})
