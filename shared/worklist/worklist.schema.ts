import { z } from 'zod'
import { stages } from '../casefile/ways.ts'
import { topics } from '../concerns/topics.ts'
import { Door } from '../doors/doors.schema.ts'
import { oneLine, parseOneLine, plainDate, typed } from '../fields.ts'
import { causes, limits, workGroups } from './causes.ts'

/** One line of "Min dag": one person and one cause. Dates are Danish calendar dates, …At an instant. */
export const WorkItem = z.object({
  /** Tells it from every other: cause, citizen, and what it is about. */
  key: z.string(),
  cause: z.enum(causes),
  citizenId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  protectedAddress: z.boolean(),
  siteName: z.string().nullable(),
  placementId: z.uuid().nullable(),
  /** What it is about beside the citizen: a concern, a disagreement or a placement; it is put aside by this. */
  subjectId: z.uuid().nullable(),
  group: z.enum(workGroups),
  /** The day it is due. */
  on: plainDate,
  /** Where it has a clock that runs by the hour. */
  dueAt: z.string().nullable(),
  /** The day of the fact it follows from. */
  since: plainDate,
  /** The numbers behind it, for the sentence that says why; only those that belong to the cause. */
  facts: z.object({
    count: z.int().optional(),
    /** In per cent. */
    rate: z.int().optional(),
    from: z.int().optional(),
    to: z.int().optional(),
    weeks: z.int().optional(),
    topic: z.enum(topics).optional(),
    direction: z.enum(['up', 'down']).optional(),
    urgent: z.boolean().optional(),
    /** A measurement that a new door asks for. */
    newDoor: z.boolean().optional(),
    /** Of a check: its supplier, the employer, has not answered in time, or says that the job is over. */
    supplier: z.enum(['late', 'over']).optional(),
    /** Of a check: where somebody stood so many months after the placement. */
    months: z.int().optional(),
  }),
  /** The absent colleague it is done for; null: one's own. */
  coveredFor: z.string().nullable(),
  /** Nobody is the citizen's caseworker: it is on everybody's list. */
  nobodys: z.boolean(),
})
export type WorkItem = z.infer<typeof WorkItem>

export const SnoozedItem = z.object({
  snoozeId: z.uuid(),
  cause: z.enum(causes),
  citizenId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  untilOn: plainDate,
  reason: z.string(),
  by: z.string(),
})
export type SnoozedItem = z.infer<typeof SnoozedItem>

export const CoverView = z.object({
  coverId: z.uuid(),
  absent: z.string(),
  substitute: z.string(),
  fromOn: plainDate,
  untilOn: plainDate,
  reason: z.string(),
  /** Whether it counts today. */
  current: z.boolean(),
  /** Ended before its last day. */
  endedEarlyOn: plainDate.nullable(),
})
export type CoverView = z.infer<typeof CoverView>

export const Worklist = z.object({
  today: plainDate,
  /** What cannot wait, then overdue, today and this week; in each what somebody else waits for, then by day, clock and cause. */
  items: z.array(WorkItem),
  snoozed: z.array(SnoozedItem),
  /** The first thing after this week; null: nothing is planned. */
  next: z
    .object({ on: plainDate, citizenId: z.uuid(), firstName: z.string(), lastName: z.string(), cause: z.enum(causes) })
    .nullable(),
  /** My citizens, for the numbers beside the list. */
  mine: z.object({
    total: z.int(),
    door: z.record(z.union([Door, z.literal('none')]), z.int()),
    stage: z.record(z.enum(stages), z.int()),
  }),
  /** Citizens whose caseworker is nobody; the hundred that press most are in the list. */
  nobodys: z.int(),
  /** Colleagues I look after today, and until when. */
  covering: z.array(CoverView),
  /** Who looks after mine today, and until when. */
  coveredBy: z.array(CoverView),
})
export type Worklist = z.infer<typeof Worklist>

export const SnoozeInput = z.strictObject({
  cause: z.enum(causes),
  citizenId: z.uuid(),
  subjectId: z.uuid().nullable(),
  untilOn: plainDate,
  reason: oneLine(limits.reason),
})
export type SnoozeInput = z.infer<typeof SnoozeInput>

const line = parseOneLine(limits.reason)
/** Counted in characters, as the database does. */
const whyCover = typed((text) => {
  const read = line(text)
  const isShort = typeof read === 'string' && [...read].length < limits.coverReason
  return isShort ? { code: 'reason-too-short', facts: { min: limits.coverReason } } : read
})

export const CoverInput = z.strictObject({
  absentId: z.uuid({ error: 'required' }),
  substituteId: z.uuid({ error: 'required' }),
  fromOn: plainDate,
  untilOn: plainDate,
  reason: whyCover,
})
export type CoverInput = z.infer<typeof CoverInput>
