import type { DayState } from '../../shared/attendance/states.ts'
import type { IconName } from '../ui/Icon.tsx'

/** A drawing for each state, beside its word. */
export const stateIcons: Readonly<Record<DayState, IconName>> = {
  present: 'check',
  late: 'clock',
  left_early: 'clock',
  sick: 'minus',
  agreed_absence: 'calendar',
  no_show: 'close',
}
