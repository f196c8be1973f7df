import { addDays, instantIn, isWorkingDay, todayIn } from '../calendar.ts'
import { danishTime } from '../zone.ts'
import { mailWaits, type Plan } from './jobs.ts'

const minute = 60_000
const hour = 60 * minute

/** The plan as cron in Danish time. Public holidays cron does not know: a run that falls on one is no slot of ours. */
export const cronOf = (plan: Plan): string => {
  if (plan.every === 'minute') return '* * * * *'
  if (plan.every === 'hour') return `${plan.minute} * * * *`
  const [hours, minutes] = plan.at.split(':').map(Number)
  return `${minutes} ${hours} * * ${plan.workingDaysOnly ? '1-5' : '*'}`
}

type Daily = Extract<Plan, { every: 'day' }>

const isDay = (plan: Daily, date: string): boolean => !plan.workingDaysOnly || isWorkingDay(date)

const nearestDay = (plan: Daily, from: string, step: 1 | -1): string => {
  let date = from
  while (!isDay(plan, date)) date = addDays(date, step)
  return date
}

/** The latest instant, in ms, at or before `now` at which the job was to run. */
export const slotAt = (plan: Plan, now: number): number => {
  // the Danish offset is whole hours, so its minutes are those of UTC
  if (plan.every === 'minute') return Math.floor(now / minute) * minute
  if (plan.every === 'hour') return Math.floor((now - plan.minute * minute) / hour) * hour + plan.minute * minute
  const today = todayIn(danishTime, now)
  const last = instantIn(danishTime, today, plan.at) <= now ? today : addDays(today, -1)
  return instantIn(danishTime, nearestDay(plan, last, -1), plan.at)
}

/** The first instant, in ms, after `now` at which the job is to run. */
export const nextAfter = (plan: Plan, now: number): number => {
  if (plan.every === 'minute') return slotAt(plan, now) + minute
  if (plan.every === 'hour') return slotAt(plan, now) + hour
  const today = todayIn(danishTime, now)
  const first = instantIn(danishTime, today, plan.at) > now ? today : addDays(today, 1)
  return instantIn(danishTime, nearestDay(plan, first, 1), plan.at)
}

/** Whether it still makes sense to run a slot that was missed: a daily one until a time of that same day, any other always. */
export const isStillDue = (plan: Plan, slot: number, now: number): boolean =>
  plan.every !== 'day' || now <= instantIn(danishTime, todayIn(danishTime, slot), plan.lateUntil)

/** Seconds until a mail is tried again after so many tries; null: it is given up. */
export const waitAfter = (tries: number): number | null => {
  const wait = mailWaits[tries - 1]
  return wait === undefined ? null : wait * 60
}
