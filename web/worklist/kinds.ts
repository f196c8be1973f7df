import type { Cause } from '../../shared/worklist/causes.ts'
import type { WorkItem } from '../../shared/worklist/worklist.schema.ts'
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
/** Whose citizens: the own and nobody's, or those of colleagues who are away. */
export const sides = ['own', 'covered'] as const
export type Side = (typeof sides)[number]
const sideInAddress = { own: 'egne', covered: 'vikar' } as const satisfies Record<Side, string>

/** What of the list is shown; without a word everything. */
export type Shown = { readonly kind: Kind | undefined; readonly side: Side | undefined }

/** What the address says of the filters; what it does not understand shows everything. */
export const shownIn = (search: URLSearchParams): Shown => ({
  kind: kinds.find((kind) => inAddress[kind] === search.get('vis')),
  side: sides.find((side) => sideInAddress[side] === search.get('hvis')),
})
export const queryOf = ({ kind, side }: Shown) => ({ vis: kind && inAddress[kind], hvis: side && sideInAddress[side] })

/** The lines that a choice shows. */
export const linesOf = <I extends Pick<WorkItem, 'cause' | 'coveredFor'>>(items: readonly I[], { kind, side }: Shown): I[] =>
  items.filter(
    ({ cause, coveredFor }) =>
      (kind === undefined || kindOf[cause] === kind) && (side === undefined || (side === 'covered') === (coveredFor !== null)),
  )
