import { z } from 'zod'
import { oneLine, oneLineOrNull, plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { siteLimits } from '../sites/kinds.ts'
import { Closure, FormerDay, LoggedDay, PlannedAbsence } from './attendance.schema.ts'
import { absenceKinds, limits } from './states.ts'

/** Days that somebody is known not to come, first and last. */
export const PlanAbsenceInput = z.strictObject({
  fromOn: plainDate,
  untilOn: plainDate,
  kind: z.enum(absenceKinds, { error: 'required' }),
  note: oneLineOrNull(limits.absenceNote),
})
export type PlanAbsenceInput = z.infer<typeof PlanAbsenceInput>

export const CloseSiteInput = z.strictObject({ date: plainDate, reason: oneLine(siteLimits.reason) })

/** What was planned for a placement, taken back ones among it, newest first. */
export const PlannedAbsences = z.object({
  placementId: z.uuid(),
  today: z.string(),
  can: z.object({ plan: RefusalAnswer.nullable() }),
  items: z.array(
    PlannedAbsence.extend({
      recordedBy: z.string(),
      recordedAt: z.string(),
      cancelledAt: z.string().nullable(),
      can: z.object({ cancel: RefusalAnswer.nullable() }),
    }),
  ),
})
export type PlannedAbsences = z.infer<typeof PlannedAbsences>

/** From one version of a day to the next; `before` null = it was logged for the first time. Who and when are of the later one. */
export const DayChange = z.object({
  before: FormerDay.omit({ reason: true, loggedBy: true, loggedAt: true, replacedAt: true }).nullable(),
  after: FormerDay.omit({ reason: true, loggedBy: true, loggedAt: true, replacedAt: true }),
  by: z.string(),
  at: z.string(),
})
export type DayChange = z.infer<typeof DayChange>

/** The last days of one of the own crew, newest first. Why the municipality corrected a day stays in the municipality. */
export const CrewHistory = z.object({
  placementId: z.uuid(),
  days: z.array(
    z.object({
      date: z.string(),
      plannedHours: z.number(),
      closure: Closure.nullable(),
      plannedAbsence: PlannedAbsence.nullable(),
      logged: LoggedDay.nullable(),
      /** Newest first. */
      changes: z.array(DayChange),
    }),
  ),
})
export type CrewHistory = z.infer<typeof CrewHistory>
