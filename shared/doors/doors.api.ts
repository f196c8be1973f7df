import { z } from 'zod'
import { api } from '../endpoint.ts'
import { countingNumber } from '../fields.ts'
import { Answers, Assessment, Catalogue, Door, DoorChoice, DoorDecision, DoorLetter, Proposal, Tags } from './doors.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
const ofDecision = ofCitizen.extend({ decisionId: z.uuid() })
/** The talk that the person looked at, as it was: saving over a newer one is refused with 'changed-meanwhile'. */
const looked = { assessmentId: z.uuid(), version: z.int().min(1) }
const person = { citizenId: z.uuid(), name: z.string() }

export const doorsApi = api({
  catalogue: {
    method: 'GET',
    path: '/doors/catalogue',
    does: 'The newest published catalogue: questions, rules, archetypes, tags and door definitions, in both languages.',
    allows: 'doors.catalogue',
    answer: Catalogue,
  },
  catalogueVersion: {
    method: 'GET',
    path: '/doors/catalogue/:version',
    does: 'The published catalogue of one version, for a talk or a decision that was made on it.',
    allows: 'doors.catalogue',
    params: z.strictObject({ version: countingNumber }),
    answer: Catalogue,
  },
  assessment: {
    method: 'GET',
    path: '/citizens/:citizenId/assessment',
    does: 'The assessment that is open for this citizen, if there is one.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: z.object({ ...person, assessment: Assessment.nullable() }),
    views: 'casework',
  },
  startAssessment: {
    method: 'POST',
    path: '/citizens/:citizenId/assessment',
    does: 'Starts an assessment on the newest published catalogue, or gives back the one that is already open.',
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
    body: z.strictObject({ ...looked, answers: Answers, tags: Tags }),
    answer: Assessment,
    views: 'casework',
  },
  propose: {
    method: 'GET',
    path: '/citizens/:citizenId/assessment/proposal',
    does: 'What the published rules say of the saved answers, if an assessment is open. It changes nothing and decides nothing.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: z.object({
      ...person,
      currentDoor: Door.nullable(),
      open: z.object({ assessment: Assessment, proposal: Proposal }).nullable(),
    }),
    views: 'casework',
  },
  decide: {
    method: 'POST',
    path: '/citizens/:citizenId/doors',
    does: 'Decides the door on the open assessment. The former decision becomes historic and the assessment closes.',
    allows: 'doors.decide',
    params: ofCitizen,
    body: DoorChoice.extend(looked),
    answer: DoorDecision,
    views: 'casework',
  },
  decisions: {
    method: 'GET',
    path: '/citizens/:citizenId/doors',
    does: 'Every door decided for this citizen, newest first, and whether a new assessment is open.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: z.object({ ...person, decisions: z.array(DoorDecision), assessmentOpen: z.boolean() }),
    views: 'casework',
  },
  letter: {
    method: 'GET',
    path: '/citizens/:citizenId/doors/:decisionId',
    does: 'One decision with what its letter to the citizen needs.',
    allows: 'doors.assess',
    params: ofDecision,
    answer: DoorLetter,
    views: 'casework',
  },
})
