import { nextStepKinds } from '../casefile/ways.ts'

/** What puts somebody on a caseworker's list beside the steps of the case itself. */
const alertCauses = [
  'answer-concern',
  'follow-up-proposal',
  'absences-in-a-row',
  'low-attendance',
  'silent-days',
  'falling-pace',
  'door-move',
  'certificate-missing',
  'needs-not-agreed',
  'needs-running-out',
  'unread-message',
] as const

/** In the order that decides between two of the same day. */
export const causes = [...alertCauses, ...nextStepKinds] as const
export type Cause = (typeof causes)[number]

export const workGroups = ['overdue', 'today', 'week'] as const
export type WorkGroup = (typeof workGroups)[number]

/** The longest a line is put aside, in days; a cover lasts half a year at most. */
export const longestSnooze = 60
export const longestCover = 183
/** In characters; why somebody is covered is said in a word at least. */
export const limits = { reason: 300, coverReason: 3 } as const
/** Somebody else waits for these by a day they were told: they are put aside until then at most. */
export const promised = ['answer-concern', 'answer-disagreement'] as const satisfies readonly Cause[]
