import { z } from 'zod'
import { api, done } from '../endpoint.ts'
import { countingNumber, plainDate } from '../fields.ts'
import { ConcernAnswer, ConcernInput, MessageInput, Thread, ThreadRow } from './concerns.schema.ts'

const ofPlacement = z.strictObject({ placementId: z.uuid() })
const ofConcern = z.strictObject({ concernId: z.uuid() })

// PostgreSQL knows no year 0
const shownAt = z.iso.datetime({ error: 'invalid-value' }).refine((at) => at >= '2000', { error: 'invalid-value' })

export const threadsPageSize = 50

/** Which threads: with something open, mine to answer, or with something unread. */
export const threadFilters = ['open', 'mine', 'unread', 'all'] as const

export const concernsApi = api({
  threads: {
    method: 'GET',
    path: '/threads',
    does: 'The threads a reader may see, what presses first: open concerns by their time, then unread, then newest; 50 a page.',
    allows: 'concerns.read',
    query: z.strictObject({ show: z.enum(threadFilters).optional(), page: countingNumber.optional() }),
    answer: z.object({
      rows: z.array(ThreadRow),
      total: z.int(),
      page: z.int(),
      today: plainDate,
      counts: z.object({ open: z.int(), mine: z.int(), unread: z.int(), all: z.int() }),
    }),
    views: 'casework',
  },
  unread: {
    method: 'GET',
    path: '/threads/unread',
    does: 'How many threads have something unread, for the mark in the navigation.',
    allows: 'concerns.read',
    answer: z.object({ unread: z.int() }),
  },
  thread: {
    method: 'GET',
    path: '/placements/:placementId/thread',
    does: 'A placement’s concerns, proposals and messages; internal notes for the municipality alone.',
    allows: 'concerns.read',
    params: ofPlacement,
    answer: Thread,
    views: 'casework',
  },
  read: {
    method: 'POST',
    path: '/placements/:placementId/thread/read',
    does: 'Says that the thread has been read as it was shown, up to an instant; the first reader of each side leaves a receipt.',
    allows: 'concerns.read',
    params: ofPlacement,
    body: z.strictObject({ asOf: shownAt }),
    answer: done,
  },
  raise: {
    method: 'POST',
    path: '/placements/:placementId/concerns',
    does: 'A team lead raises a concern or a proposal; a new proposal on the same takes the place of the one that waits.',
    repeatable: true,
    allows: 'concerns.raise',
    params: ofPlacement,
    body: ConcernInput,
    answer: z.object({ concernId: z.uuid(), dueAt: z.string(), replaced: z.boolean() }),
  },
  withdraw: {
    method: 'POST',
    path: '/concerns/:concernId/withdraw',
    does: 'The supplier takes back what has not been answered.',
    allows: 'concerns.raise',
    params: ofConcern,
    body: z.strictObject({ version: z.int() }),
    answer: done,
  },
  answer: {
    method: 'POST',
    path: '/concerns/:concernId/answer',
    does: 'The caseworker accepts, adjusts or declines, in words; it is answered once.',
    repeatable: true,
    allows: 'concerns.answer',
    params: ofConcern,
    body: ConcernAnswer,
    answer: done,
  },
  settle: {
    method: 'POST',
    path: '/concerns/:concernId/settle',
    does: 'The caseworker says that what was agreed to has been seen to, or that nothing more is needed.',
    allows: 'concerns.answer',
    params: ofConcern,
    body: z.strictObject({ version: z.int() }),
    answer: done,
  },
  write: {
    method: 'POST',
    path: '/placements/:placementId/messages',
    does: 'Writes in the thread that both sides read.',
    repeatable: true,
    allows: 'threads.write',
    params: ofPlacement,
    body: MessageInput,
    answer: z.object({ messageId: z.uuid() }),
  },
  note: {
    method: 'POST',
    path: '/placements/:placementId/notes',
    does: 'Writes an internal note beside the thread; it never leaves the municipality.',
    repeatable: true,
    allows: 'threads.note',
    params: ofPlacement,
    body: MessageInput,
    answer: z.object({ messageId: z.uuid() }),
  },
})
