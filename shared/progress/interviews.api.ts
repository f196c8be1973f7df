import { z } from 'zod'
import { api } from '../endpoint.ts'
import { countingNumber } from '../fields.ts'
import { Interview, InterviewCorrection, InterviewInput, InterviewLine } from './interviews.schema.ts'

export const interviewsPageSize = 50

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
const ofNote = z.strictObject({ citizenId: z.uuid(), noteId: z.uuid() })

export const interviewsApi = api({
  list: {
    method: 'GET',
    path: '/citizens/:citizenId/interviews',
    does: 'A citizen’s interviews by the guide, newest first: who held them, and which themes were talked over.',
    allows: 'progress.interview',
    params: ofCitizen,
    query: z.strictObject({ page: countingNumber.optional() }),
    answer: z.object({
      citizenId: z.uuid(),
      citizenName: z.string(),
      total: z.number(),
      page: z.number(),
      notes: z.array(InterviewLine),
    }),
    views: 'casework',
  },
  get: {
    method: 'GET',
    path: '/citizens/:citizenId/interviews/:noteId',
    does: 'One interview: the citizen’s own words and the caseworker’s note, theme by theme.',
    allows: 'progress.interview',
    params: ofNote,
    answer: Interview,
    views: 'casework',
  },
  write: {
    method: 'POST',
    path: '/citizens/:citizenId/interviews',
    does: 'Keeps the note of an interview by the newest guide.',
    repeatable: true,
    allows: 'progress.interview',
    params: ofCitizen,
    body: InterviewInput,
    answer: Interview,
    views: 'casework',
  },
  correct: {
    method: 'PUT',
    path: '/citizens/:citizenId/interviews/:noteId',
    does: 'Whoever held the interview corrects the note; the guide stays the one it was held by.',
    allows: 'progress.interview',
    params: ofNote,
    body: InterviewCorrection,
    answer: Interview,
    views: 'casework',
  },
})
