import { daysBetween } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import type { PlanAbsenceInput } from './ahead.schema.ts'
import { whyNotOutside } from './attendance.rules.ts'
import { limits } from './states.ts'

/** What a placement's planned absence is judged by: its run, what is planned already, and what has been logged (YYYY-MM-DD). */
export type AbsencePlan = {
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly planned: readonly { readonly fromOn: string; readonly untilOn: string }[]
  readonly loggedOn: readonly string[]
}
type By = 'team_lead' | 'caseworker'

/** Whether absence can be planned there at all, whichever days. */
export const whyNotPlan = ({ startedOn, endedOn }: Pick<AbsencePlan, 'startedOn' | 'endedOn'>, today: string): Refusal | null =>
  startedOn === null || (endedOn !== null && endedOn <= today) ? { code: 'attendance-outside-placement' } : null

/** A team lead plans days to come; a caseworker any days of the placement that nobody has logged. */
export const whyNotPlanAbsence = (
  { fromOn, untilOn }: Pick<PlanAbsenceInput, 'fromOn' | 'untilOn'>,
  { planned, loggedOn, ...run }: AbsencePlan,
  today: string,
  by: By,
): Refusal | null => {
  if (untilOn < fromOn) return { code: 'date-order', pointer: '/untilOn' }
  if (daysBetween(fromOn, untilOn) >= limits.absenceDays) {
    return { code: 'absence-too-long', pointer: '/untilOn', facts: { days: limits.absenceDays } }
  }
  if (by === 'team_lead' && fromOn <= today) return { code: 'absence-not-ahead', pointer: '/fromOn' }
  const outside = whyNotOutside(run, fromOn) ? '/fromOn' : whyNotOutside(run, untilOn) ? '/untilOn' : null
  if (outside) return { code: 'attendance-outside-placement', pointer: outside }
  if (planned.some((other) => other.fromOn <= untilOn && fromOn <= other.untilOn)) {
    return { code: 'absence-overlaps', pointer: '/fromOn' }
  }
  const logged = loggedOn.find((date) => fromOn <= date && date <= untilOn)
  return logged === undefined ? null : { code: 'absence-logged', pointer: '/fromOn', facts: { date: logged } }
}

/** A team lead takes back what has not begun; a caseworker anything that stands. */
export const whyNotCancel = (
  { fromOn, cancelledAt }: { readonly fromOn: string; readonly cancelledAt: string | null },
  today: string,
  by: By,
): Refusal | null => {
  if (cancelledAt !== null) return { code: 'changed-meanwhile' }
  return by === 'team_lead' && fromOn <= today ? { code: 'absence-not-ahead' } : null
}

/** A team lead closes the own site on a day to come, a year ahead at most, and opens it again. */
export const whyNotClose = (date: string, isClosed: boolean, today: string): Refusal | null => {
  if (date <= today) return { code: 'closed-not-ahead' }
  if (daysBetween(today, date) > 366) return { code: 'invalid-value', pointer: '/date' }
  return isClosed ? { code: 'changed-meanwhile' } : null
}

export const whyNotOpen = (date: string, isClosed: boolean, today: string): Refusal | null => {
  if (date <= today) return { code: 'closed-not-ahead' }
  return isClosed ? null : { code: 'changed-meanwhile' }
}
