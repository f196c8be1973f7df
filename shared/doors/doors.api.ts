import { z } from 'zod'
import { api } from '../endpoint.ts'
import { Answers, Assessment, Catalogue, DoorChoice, DoorDecision, Proposal, Tags } from './doors.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
/** The version that the person looked at: saving over a newer one is refused with 'changed-meanwhile'. */
const version = z.int().min(1)

export const doorsApi = api({
  catalogue: {
    method: 'GET',
    path: '/doors/catalogue',
    does: 'The published catalogue: questions, rules, archetypes, tags and door definitions, in both languages.',
    allows: 'doors.catalogue',
    answer: Catalogue,
  },
  assessment: {
    method: 'GET',
    path: '/citizens/:citizenId/assessment',
    does: 'The assessment that is open for this citizen, if there is one.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: z.object({
      citizenId: z.uuid(),
      assessment: Assessment.nullable(),
    }),
    views: 'casework',
  },
  startAssessment: {
    method: 'POST',
    path: '/citizens/:citizenId/assessment',
    does: 'Starts an assessment on the published catalogue, or gives back the one that is already open.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: Assessment,
    views: 'casework',
  },
  saveAnswers: {
    method: 'PUT',
    path: '/citizens/:citizenId/assessment/answers',
    does: 'Saves all answers and tags given so far. A question that is left out has not been asked yet.',
    allows: 'doors.assess',
    params: ofCitizen,
    body: z.strictObject({ version, answers: Answers, tags: Tags }),
    answer: Assessment,
    views: 'casework',
  },
  propose: {
    method: 'POST',
    path: '/citizens/:citizenId/assessment/proposal',
    does: 'What the published rules say of the saved answers. It changes nothing and decides nothing.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: z.object({ citizenId: z.uuid(), version, proposal: Proposal }),
    views: 'casework',
  },
  decide: {
    method: 'POST',
    path: '/citizens/:citizenId/doors',
    does: 'Decides the door on the open assessment. The former decision becomes historic and the assessment closes.',
    allows: 'doors.decide',
    params: ofCitizen,
    body: DoorChoice.extend({ version }),
    answer: DoorDecision,
    views: 'casework',
  },
  decisions: {
    method: 'GET',
    path: '/citizens/:citizenId/doors',
    does: 'Every door decided for this citizen, newest first.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: z.object({ citizenId: z.uuid(), decisions: z.array(DoorDecision) }),
    views: 'casework',
  },
})
