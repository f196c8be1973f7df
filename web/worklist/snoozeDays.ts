import { addDays, isWorkingDay, mondayOf } from '../../shared/calendar.ts'
import { type Cause, longestSnooze, promised } from '../../shared/worklist/causes.ts'

const workingDayFrom = (date: string): string => (isWorkingDay(date) ? date : workingDayFrom(addDays(date, 1)))

type Line = { readonly cause: Cause; readonly on: string; readonly facts: { readonly urgent?: boolean | undefined } }

/** The last day that a line can be put off to: what somebody was promised by a day waits no longer than that, and what cannot wait does not. */
export const lastSnooze = ({ cause, on, facts }: Line, today: string): string => {
  if (facts.urgent) return today
  return promised.some((one) => one === cause) ? on : addDays(today, longestSnooze)
}

/** The days that are often meant: the next working day and the first one of the week after, as far as the line may wait. */
export const snoozeDays = (today: string, last: string): { readonly next: string | null; readonly nextWeek: string | null } => {
  const next = workingDayFrom(addDays(today, 1))
  const nextWeek = workingDayFrom(addDays(mondayOf(today), 7))
  return { next: next <= last ? next : null, nextWeek: nextWeek === next || nextWeek > last ? null : nextWeek }
}
