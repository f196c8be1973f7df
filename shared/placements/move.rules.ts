import { addDays } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import type { Content } from './agreements.rules.ts'
import type { PlacementState } from './endings.ts'
import { rampWeekOf } from './ramp.rules.ts'
import type { RampStep } from './ramp.ts'

/** Whether a running placement may go on at another site at all. */
export const whyNotMoveAtAll = (state: PlacementState, followed: boolean): Refusal | null => {
  if (state !== 'running') return { code: 'placement-not-running' }
  return followed ? { code: 'successor-exists' } : null
}

type Moving = { readonly siteId: string; readonly startedOn: string | null; readonly endsOn: string }

/** Where to and from which day; the new placement is judged by itself. */
export const whyNotMove = (from: Moving, to: { readonly siteId: string; readonly startsOn: string }): Refusal[] => {
  const found: (Refusal | null)[] = [
    to.siteId === from.siteId ? { code: 'site-unchanged', pointer: '/siteId' } : null,
    from.startedOn !== null && to.startsOn <= from.startedOn
      ? { code: 'move-before-start', pointer: '/startsOn', facts: { startedOn: from.startedOn } }
      : null,
    to.startsOn > from.endsOn ? { code: 'start-after-period', pointer: '/startsOn', facts: { endsOn: from.endsOn } } : null,
  ]
  return found.filter((one) => one !== null)
}

/** The placement that another one follows, at the moment that one starts. */
export type Predecessor = {
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly lastPresentOn: string | null
}

/**
 * Starting at the new site ends the old placement the day before. That day may not lie ahead, since a placement is over from the
 * day it ends; and nobody can have been there after it.
 */
export const whyNotFollow = (before: Predecessor, startedOn: string, today: string): Refusal | null => {
  if (before.startedOn === null || before.endedOn !== null) return null
  if (startedOn > addDays(today, 1)) return { code: 'move-too-far-ahead', pointer: '/startedOn' }
  if (startedOn <= before.startedOn) {
    return { code: 'move-before-start', pointer: '/startedOn', facts: { startedOn: before.startedOn } }
  }
  return before.lastPresentOn !== null && before.lastPresentOn >= startedOn
    ? { code: 'end-before-attendance', pointer: '/startedOn', facts: { last: before.lastPresentOn } }
    : null
}

/** The rest of a ramp from a day on, counted anew: the step of that week is the first. */
export const rampFromDay = (ramp: readonly RampStep[], firstDay: string, day: string): RampStep[] => {
  const gone = Math.max(0, rampWeekOf(firstDay, day) - 1)
  const now = ramp.findLastIndex(({ fromWeek }) => fromWeek <= gone + 1)
  return ramp.slice(Math.max(0, now)).map((step) => ({ ...step, fromWeek: Math.max(1, step.fromWeek - gone) }))
}

/** What goes on at another site: the same agreement from that day on. Who shows the way there is not known yet. */
export const movedContent = (
  content: Content,
  startedOn: string,
  { siteId, startsOn }: { readonly siteId: string; readonly startsOn: string },
): Content => ({ ...content, siteId, startsOn, buddy: null, ramp: rampFromDay(content.ramp, startedOn, startsOn) })
