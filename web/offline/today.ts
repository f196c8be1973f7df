import { todayIn } from '../../shared/calendar.ts'
import { danishTime } from '../../shared/zone.ts'
import { serverNow } from './clock.ts'

/** The product's day, YYYY-MM-DD. */
export const danishToday = (): string => todayIn(danishTime, serverNow())
