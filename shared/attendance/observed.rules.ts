import { addDays, addMonths, addWeeks } from '../calendar.ts'

/** A team lead says what is seen at work once the person has been there so many weeks, and at the latest so many. */
export const firstObservedWeeks = { from: 4, until: 6 } as const
export const monthsBetweenObservations = 3
/** Days before an observation is due that the team lead is first told of it. */
export const daysToldAhead = 14

export type ObservedFacts = {
  readonly startedOn: string | null
  readonly endedOn: string | null
  /** The day of this placement's last observation. */
  readonly lastOn: string | null
}

/**
 * When a team lead is to say next what is seen at work: the first time in the fifth and sixth week of a placement, then every three
 * months while it runs. `fromOn` is the first day on which it is asked for. Null before it has begun and once it has ended.
 */
export const observationDue = ({ startedOn, endedOn, lastOn }: ObservedFacts): { fromOn: string; dueOn: string } | null => {
  if (startedOn === null || endedOn !== null) return null
  if (lastOn === null)
    return { fromOn: addWeeks(startedOn, firstObservedWeeks.from), dueOn: addWeeks(startedOn, firstObservedWeeks.until) }
  const dueOn = addMonths(lastOn, monthsBetweenObservations)
  return { fromOn: addDays(dueOn, -daysToldAhead), dueOn }
}
