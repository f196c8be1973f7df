import { z } from 'zod'
import { Door } from '../doors/doors.schema.ts'
import { hoursOrNull, manyLines, plainDate } from '../fields.ts'
import { versionStates } from '../placements/parties.ts'
import { PlacementState, RefusalAnswer } from '../placements/placements.schema.ts'
import { audiences, concernKinds, concernStates, followUps, limits, outcomes, topics, urgencies } from './topics.ts'

export const ConcernInput = z.strictObject({
  topic: z.enum(topics, { error: 'required' }),
  text: manyLines(limits.text),
  urgency: z.enum(urgencies, { error: 'required' }),
  /** For more or fewer hours: how many a week; null = the caseworker may suggest. */
  hoursAWeek: hoursOrNull,
})
export type ConcernInput = z.infer<typeof ConcernInput>

export const ConcernAnswer = z.strictObject({
  outcome: z.enum(outcomes, { error: 'required' }),
  answer: manyLines(limits.answer),
  version: z.int(),
})
export type ConcernAnswer = z.infer<typeof ConcernAnswer>

export const MessageInput = z.strictObject({ text: manyLines(limits.message) })
export type MessageInput = z.infer<typeof MessageInput>

/** Who opened something first, and when (an instant). */
const Receipt = z.object({ name: z.string(), at: z.string() })

/** One concern or proposal, as both sides see it. The …At are instants. */
export const ConcernView = z.object({
  concernId: z.uuid(),
  kind: z.enum(concernKinds),
  topic: z.enum(topics),
  text: z.string(),
  urgency: z.enum(urgencies),
  hoursAWeek: z.number().nullable(),
  state: z.enum(concernStates),
  raisedBy: z.string(),
  raisedAt: z.string(),
  dueAt: z.string(),
  /** Open and past its time. */
  overdue: z.boolean(),
  /** Raised or answered by the other side since the reader was last here. */
  unread: z.boolean(),
  /** Whose it is to answer; null: nobody's yet, so every caseworker's. */
  owner: z.string().nullable(),
  /** Whether that is the reader: two colleagues may have the same name. */
  mine: z.boolean(),
  seen: Receipt.nullable(),
  answer: z
    .object({ outcome: z.enum(outcomes), words: z.string(), by: z.string(), at: z.string(), seen: Receipt.nullable() })
    .nullable(),
  /** What the agreement becomes of an accepted or adjusted proposal; null where nothing follows. */
  followUp: z
    .object({
      kind: z.enum(followUps),
      /** The wording that was drafted from it; null: none yet. */
      versionNumber: z.int().nullable(),
      versionState: z.enum(versionStates).nullable(),
      done: z.boolean(),
    })
    .nullable(),
  version: z.int(),
  can: z.object({ answer: RefusalAnswer.nullable(), withdraw: RefusalAnswer.nullable(), settle: RefusalAnswer.nullable() }),
})
export type ConcernView = z.infer<typeof ConcernView>

export const MessageView = z.object({
  messageId: z.uuid(),
  audience: z.enum(audiences),
  text: z.string(),
  by: z.string(),
  /** Written by somebody of the reader's own organisation. */
  own: z.boolean(),
  at: z.string(),
  /** Written since the reader was last here. */
  unread: z.boolean(),
  /** Who of the other side has read so far. */
  readBy: z.array(z.string()),
})
export type MessageView = z.infer<typeof MessageView>

/** What stands above a thread; a team lead gets no citizenId. */
const head = {
  placementId: z.uuid(),
  /** Null where name and address are protected and the reader is the supplier: then the alias stands for it. */
  name: z.string().nullable(),
  alias: z.string(),
  siteName: z.string(),
  door: Door,
  state: PlacementState,
}

export const Thread = z.object({
  ...head,
  citizenId: z.uuid().nullable(),
  /** The Danish day by the server's clock: a phone's may be wrong. */
  today: plainDate,
  /** What is new in it to the reader, counted as in the list of threads. */
  unread: z.int(),
  /** The instant of the newest thing shown here: sent back when it has been read, so that what comes meanwhile is not taken for read. */
  asOf: z.string(),
  /** Weekly hours that are agreed for this week. */
  hoursAWeek: z.number(),
  /** Newest first. */
  concerns: z.array(ConcernView),
  /** Oldest first; a supplier is never given internal ones. */
  messages: z.array(MessageView),
  can: z.object({ write: RefusalAnswer.nullable(), raise: RefusalAnswer.nullable(), note: z.boolean() }),
})
export type Thread = z.infer<typeof Thread>

export const ThreadRow = z.object({
  ...head,
  citizenId: z.uuid().nullable(),
  /** Written by the other side, and internal notes of colleagues, since the reader was last there. */
  unread: z.int(),
  lastAt: z.string(),
  /** The start of what was written last. */
  lastText: z.string(),
  lastBy: z.string(),
  /** Whether that was an internal note; what was raised and answered is shared. */
  lastAudience: z.enum(audiences),
  /** The open ones, the most pressing first. */
  open: z.array(
    ConcernView.pick({
      concernId: true,
      kind: true,
      topic: true,
      urgency: true,
      dueAt: true,
      overdue: true,
      owner: true,
      mine: true,
    }),
  ),
})
export type ThreadRow = z.infer<typeof ThreadRow>
