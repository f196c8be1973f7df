import { z } from 'zod'
import { publicHolidays } from '../calendar.ts'
import { Door } from '../doors/doors.schema.ts'
import { dayHours, oneLine, oneLineOrNull } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { motivationSteps } from './motivation.ts'
import { absenceKinds, dayStateKeys, limits, paceBands, supportKinds } from './states.ts'

export const DayState = z.enum(dayStateKeys)
export const PaceBand = z.literal(paceBands)
export const SupportGiven = z.enum(supportKinds)
export const Motivation = z.literal(motivationSteps, { error: 'invalid-value' })

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** What one person did on one day. */
const entry = {
  state: z.enum(dayStateKeys, { error: 'required' }),
  hours: dayHours,
  paceBand: PaceBand.nullable(),
  note: oneLineOrNull(limits.note),
  /** Of the placement's agreed tasks, each once. */
  tasksDone: z
    .array(oneLine(limits.task))
    .max(limits.tasks, 'too-large')
    .transform((tasks) => once(tasks)),
  /** Whoever logs has looked at the work and vouches for it. */
  signedOff: z.boolean(),
  supportGiven: z.array(SupportGiven).transform((support) => once(support)),
}
export const Entry = z.strictObject(entry)
export type Entry = z.infer<typeof Entry>

/** A logged day as somebody had it in front of them: its values, and which version of them. */
export const Seen = z.strictObject({ ...entry, version: z.number().int().positive() })
export type Seen = z.infer<typeof Seen>

/**
 * One row of the crew as it is sent. `seen` is what the sender had in front of them; null = nothing was logged. `untouched`: nobody said
 * anything of this person's day, who is taken to be there as planned; then the plan of the day holds as it is now, not as a phone has kept
 * it. `motivation`: the sender's own, for the week the day is in.
 */
export const CrewEntry = z.strictObject({
  placementId: z.uuid(),
  ...entry,
  seen: Seen.nullable(),
  untouched: z.literal(true).exactOptional(),
  motivation: Motivation.exactOptional(),
})
export type CrewEntry = z.infer<typeof CrewEntry>

export const CrewLog = z.strictObject({ rows: z.array(CrewEntry).min(1, 'required').max(limits.rows, 'too-large') })
export type CrewLog = z.infer<typeof CrewLog>

/** Why nobody is expected at a site on a day. */
export const Closure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('holiday'), holiday: z.enum(publicHolidays) }),
  z.object({ kind: z.literal('closed'), reason: z.string() }),
])
export type Closure = z.infer<typeof Closure>

/** What a day says, in an answer. */
const said = {
  state: DayState,
  hours: z.number(),
  paceBand: PaceBand.nullable(),
  note: z.string().nullable(),
  tasksDone: z.array(z.string()),
  signedOff: z.boolean(),
  supportGiven: z.array(SupportGiven),
}

export const LoggedDay = z.object({
  ...said,
  version: z.number(),
  loggedBy: z.string(),
  loggedAt: z.string(),
})
export type LoggedDay = z.infer<typeof LoggedDay>

/** Days on which a person is known not to come. */
export const PlannedAbsence = z.object({
  plannedAbsenceId: z.uuid(),
  fromOn: z.string(),
  untilOn: z.string(),
  kind: z.enum(absenceKinds),
  note: z.string().nullable(),
})
export type PlannedAbsence = z.infer<typeof PlannedAbsence>

/** One of the crew, as the team lead knows the person. */
export const CrewRow = z.object({
  placementId: z.uuid(),
  /** Null where name and address are protected: then the alias stands for it. */
  name: z.string().nullable(),
  /** Six digits that tell one protected person from another, the same every day. */
  alias: z.string(),
  protected: z.boolean(),
  phone: z.string().nullable(),
  /** In the words agreed with the citizen. */
  needs: z.string().nullable(),
  door: Door,
  tasks: z.array(z.string()),
  buddy: z.string().nullable(),
  /** What the site does so that the day succeeds, as the caseworker wrote it for the team lead. */
  support: z.string().nullable(),
  /** 0 on a day that was not agreed: the person may have come all the same. */
  plannedHours: z.number(),
  asksPace: z.boolean(),
  /** Then as planned means agreed absence, and nobody is missed. */
  plannedAbsence: PlannedAbsence.nullable(),
  /** The last day on which the supplier sees this person; null while there is no end. */
  accessUntil: z.string().nullable(),
  /** The reader's own answer of the week the day is in; null while there is none. */
  motivation: Motivation.nullable(),
  /** The last day for the team lead to say what is seen at work; null while it is not asked for. */
  observeBy: z.string().nullable(),
  logged: LoggedDay.nullable(),
})
export type CrewRow = z.infer<typeof CrewRow>

export const CrewSite = z.object({
  siteId: z.uuid(),
  name: z.string(),
  closure: Closure.nullable(),
  /** Whether the team lead can close the site that day, or open it again. */
  can: z.object({ close: RefusalAnswer.nullable(), open: RefusalAnswer.nullable() }),
  shifts: z.array(z.object({ name: z.string(), startsAt: z.string(), endsAt: z.string() })),
  rows: z.array(CrewRow),
})
export type CrewSite = z.infer<typeof CrewSite>

export const CrewDay = z.object({
  date: z.string(),
  today: z.string(),
  /** The server's clock (ISO 8601 with Z): a phone's may be wrong. */
  serverTime: z.string(),
  can: z.object({ log: RefusalAnswer.nullable() }),
  sites: z.array(CrewSite),
  /** Agreed, and not begun on that day; nobody on days that have been. */
  startsSoon: z.array(
    z.object({
      placementId: z.uuid(),
      name: z.string().nullable(),
      alias: z.string(),
      siteName: z.string(),
      startsOn: z.string(),
    }),
  ),
})
export type CrewDay = z.infer<typeof CrewDay>

/** What a day said before somebody corrected it. */
export const FormerDay = z.object({
  ...said,
  reason: z.string().nullable(),
  loggedBy: z.string(),
  loggedAt: z.string(),
  replacedAt: z.string(),
})

/** One day of a placement as its caseworker sees it. */
export const PlacementDay = z.object({
  date: z.string(),
  plannedHours: z.number(),
  closure: Closure.nullable(),
  plannedAbsence: PlannedAbsence.nullable(),
  logged: LoggedDay.extend({ reason: z.string().nullable(), former: z.array(FormerDay) }).nullable(),
  asksPace: z.boolean(),
})
export type PlacementDay = z.infer<typeof PlacementDay>

export const PlacementWeek = z.object({ monday: z.string(), days: z.array(PlacementDay) })
export type PlacementWeek = z.infer<typeof PlacementWeek>

export const CorrectionInput = z.strictObject({
  ...entry,
  reason: oneLine(limits.reason),
  version: z.number().int().nullable(),
})
export type CorrectionInput = z.infer<typeof CorrectionInput>
