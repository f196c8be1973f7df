import { api, done } from '../endpoint.ts'
import { MeasurementLinkAnswer, MeasurementLinkLook, MeasurementLinkLookInput } from './measurementLinks.schema.ts'

/**
 * For the citizen who holds a one-time link. The token is 256 random bits and travels in bodies only (decision 011); a link that is
 * over, was taken back or never was answers alike.
 */
export const measurementLinksApi = api({
  look: {
    method: 'POST',
    path: '/measurement-links/look',
    does: 'Whether a citizen’s one-time link can be answered; nothing of whose it is.',
    allows: 'public',
    body: MeasurementLinkLookInput,
    answer: MeasurementLinkLook,
  },
  answer: {
    method: 'POST',
    path: '/measurement-links/answer',
    does: 'Saves the citizen’s answers by a one-time link, once.',
    allows: 'public',
    body: MeasurementLinkAnswer,
    answer: done,
  },
})
