import { z } from 'zod'
import { api } from '../endpoint.ts'
import { Disagreement, DisagreementAnswer, DisagreementGiven, DisagreementLetter } from './disagreements.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
const ofDecision = ofCitizen.extend({ decisionId: z.uuid() })
const ofDisagreement = ofCitizen.extend({ disagreementId: z.uuid() })

export const disagreementsApi = api({
  disagreements: {
    method: 'GET',
    path: '/citizens/:citizenId/disagreements',
    does: 'All that this citizen has said against a door, newest first, with the answers.',
    allows: 'doors.assess',
    params: ofCitizen,
    answer: z.object({ citizenId: z.uuid(), disagreements: z.array(Disagreement) }),
    views: 'casework',
  },
  disagree: {
    method: 'POST',
    path: '/citizens/:citizenId/doors/:decisionId/disagreements',
    does: 'Takes down in the citizen’s own words that the door is wrong. It has an owner and is due for an answer in ten working days.',
    repeatable: true,
    allows: 'doors.decide',
    params: ofDecision,
    body: DisagreementGiven,
    answer: Disagreement,
    views: 'casework',
  },
  answerDisagreement: {
    method: 'POST',
    path: '/citizens/:citizenId/disagreements/:disagreementId/answer',
    does: 'Answers a disagreement: the door stays, or there is a new talk, which is then open.',
    repeatable: true,
    allows: 'doors.decide',
    params: ofDisagreement,
    body: DisagreementAnswer,
    answer: Disagreement,
    views: 'casework',
  },
  disagreementLetter: {
    method: 'GET',
    path: '/citizens/:citizenId/disagreements/:disagreementId',
    does: 'One answered disagreement with what the letter with its answer needs.',
    allows: 'doors.assess',
    params: ofDisagreement,
    answer: DisagreementLetter,
    views: 'casework',
  },
})
