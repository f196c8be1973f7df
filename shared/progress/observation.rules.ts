import { firstObservedWeeks, type ObservedFacts } from '../attendance/observed.rules.ts'
import { addDays, addWeeks } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import type { Step } from './instrument.ts'
import { crewAsksV2 } from './instrument.v2.crew.ts'

export const observationLimits = { example: 500, seenAt: 120 } as const
/** A team lead may say it so many days later, as with a crew's days. */
const observedDaysBack = 7

/** While the placement runs, not before four weeks of work, and once a day. */
export const whyNotObserveOn = ({ startedOn, endedOn, lastOn }: ObservedFacts, on: string, today: string): Refusal | null => {
  if (on > today) return { code: 'date-in-future', pointer: '/measuredOn' }
  if (startedOn === null || on < startedOn || (endedOn !== null && on > endedOn)) {
    return { code: 'placement-not-running', pointer: '/measuredOn' }
  }
  const from = addWeeks(startedOn, firstObservedWeeks.from)
  if (on < from) return { code: 'observation-too-early', pointer: '/measuredOn', facts: { from } }
  if (on < addDays(today, -observedDaysBack))
    return { code: 'observation-too-old', pointer: '/measuredOn', facts: { days: observedDaysBack } }
  return lastOn === on ? { code: 'measured-already', pointer: '/measuredOn', facts: { on } } : null
}

/** Something is answered, and only what a team lead is asked. */
export const whyNotObserved = (answers: Readonly<Partial<Record<string, Step>>>): Refusal | null => {
  const asked: readonly string[] = crewAsksV2.map(({ key }) => key)
  const given = Object.keys(answers)
  const notAsked = given.find((key) => !asked.includes(key))
  if (notAsked !== undefined) return { code: 'indicator-not-asked', pointer: `/answers/${notAsked}` }
  return given.length === 0 ? { code: 'measurement-empty', pointer: `/answers/${asked[0] ?? ''}` } : null
}
