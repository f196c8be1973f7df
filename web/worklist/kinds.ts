import type { Cause } from '../../shared/worklist/causes.ts'
import type { IconName } from '../ui/Icon.tsx'

/** What a line is about, for the filter above a long list and for the drawing before it. */
export const kinds = ['answers', 'attendance', 'place', 'door', 'follow'] as const
export type Kind = (typeof kinds)[number]

export const kindOf = {
  'answer-concern': 'answers',
  'follow-up-proposal': 'answers',
  'unread-message': 'answers',
  'absences-in-a-row': 'attendance',
  'low-attendance': 'attendance',
  'silent-days': 'attendance',
  'falling-pace': 'attendance',
  'certificate-missing': 'place',
  'needs-not-agreed': 'place',
  'needs-running-out': 'place',
  'send-agreement': 'place',
  'await-answers': 'place',
  'change-agreement': 'place',
  start: 'place',
  'placement-ends': 'place',
  'find-place': 'place',
  assess: 'door',
  'decide-door': 'door',
  'answer-disagreement': 'door',
  'door-move': 'door',
  'review-door': 'door',
  check: 'follow',
  measure: 'follow',
} as const satisfies Record<Cause, Kind>

export const iconOf = {
  answers: 'chat',
  attendance: 'calendar',
  place: 'document',
  door: 'steps',
  follow: 'chart',
} as const satisfies Record<Kind, IconName>

const inAddress = {
  answers: 'svar',
  attendance: 'fremmoede',
  place: 'plads',
  door: 'doer',
  follow: 'maaling',
} as const satisfies Record<Kind, string>
/** What the address says of the filter; what it does not understand shows everything. */
export const kindIn = (search: URLSearchParams): Kind | undefined => kinds.find((kind) => inAddress[kind] === search.get('vis'))
export const queryOf = (kind: Kind | undefined) => ({ vis: kind && inAddress[kind] })
