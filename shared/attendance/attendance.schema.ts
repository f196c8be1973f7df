import { z } from 'zod'
import { publicHolidays } from '../calendar.ts'
import { Door } from '../doors/doors.schema.ts'
import { dayHours, oneLine, oneLineOrNull } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { dayStateKeys, limits, paceBands } from './states.ts'

export const DayState = z.enum(dayStateKeys)
export const PaceBand = z.literal(paceBands)

/** What one person did on one day. */
const entry = {
  state: z.enum(dayStateKeys, { error: 'required' }),
  hours: dayHours,
  paceBand: PaceBand.nullable(),
  note: oneLineOrNull(limits.note),
}
export const Entry = z.strictObject(entry)
export type Entry = z.infer<typeof Entry>

/** One row of the crew as it is sent. `version` is of the row that the sender saw; null = there was none. */
export const CrewEntry = z.strictObject({ placementId: z.uuid(), ...entry, version: z.number().int().nullable() })
export type CrewEntry = z.infer<typeof CrewEntry>

export const CrewLog = z.strictObject({ rows: z.array(CrewEntry).min(1, 'required').max(limits.rows, 'too-large') })
export type CrewLog = z.infer<typeof CrewLog>

/** Why nobody is expected at a site on a day. */
export const Closure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('holiday'), holiday: z.enum(publicHolidays) }),
  z.object({ kind: z.literal('closed'), reason: z.string() }),
])
export type Closure = z.infer<typeof Closure>

export const LoggedDay = z.object({
  state: DayState,
  hours: z.number(),
  paceBand: PaceBand.nullable(),
  note: z.string().nullable(),
  version: z.number(),
  loggedBy: z.string(),
  loggedAt: z.string(),
})
export type LoggedDay = z.infer<typeof LoggedDay>

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
  logged: LoggedDay.nullable(),
})
export type CrewRow = z.infer<typeof CrewRow>

export const CrewSite = z.object({
  siteId: z.uuid(),
  name: z.string(),
  closure: Closure.nullable(),
  shifts: z.array(z.object({ name: z.string(), startsAt: z.string(), endsAt: z.string() })),
  rows: z.array(CrewRow),
})
export type CrewSite = z.infer<typeof CrewSite>

export const CrewDay = z.object({
  date: z.string(),
  today: z.string(),
  can: z.object({ log: RefusalAnswer.nullable() }),
  sites: z.array(CrewSite),
})
export type CrewDay = z.infer<typeof CrewDay>

/** What a day said before somebody corrected it. */
export const FormerDay = z.object({
  state: DayState,
  hours: z.number(),
  paceBand: PaceBand.nullable(),
  note: z.string().nullable(),
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
