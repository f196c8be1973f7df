import { addDays, addWeeks, isWorkingDay, mondayOf } from '../calendar.ts'
import type { Offer } from '../offers/kinds.ts'
import { mostDailyHours, mostWeeklyHours } from './placements.rules.ts'
import { spread } from './ramp.rules.ts'

/** A working day no longer than this is proposed while there are more days to take. */
const fullDay = 6

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

export type Shift = { readonly weekdays: readonly number[]; readonly startsAt: string; readonly endsAt: string }

/** The longest shift of each weekday in quarters of an hour, Monday to Sunday; one that ends next morning goes over midnight. */
export const shiftHours = (shifts: readonly Shift[]): readonly number[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    shifts
      .filter(({ weekdays }) => weekdays.includes(weekday))
      .map(({ startsAt, endsAt }) => (minutesOf(endsAt) - minutesOf(startsAt) + 24 * 60) % (24 * 60))
      .reduce((longest, minutes) => Math.max(longest, Math.floor(minutes / 15) / 4), 0),
  )

/** What is known of the hours that a citizen can work, and those the door leads to. */
export type KnownHours = {
  /** Hours a week that can be planned for; null = not talked about. */
  readonly weeklyHours: number | null
  /** Hours on Monday to Sunday; null = not talked about. */
  readonly availability: readonly number[] | null
  /** Hours a week at the door's goal. */
  readonly goal: { readonly from: number; readonly to: number }
  readonly shifts: readonly Shift[]
}

/**
 * The hours that the form begins with: as many as the citizen can plan for, else those of the door's goal, on as few days as make
 * days of no more than six hours, inside what the citizen can and the site has. All zero where nothing fits.
 */
export const proposedHours = ({ weeklyHours, availability, goal, shifts }: KnownHours): readonly number[] => {
  const at = shiftHours(shifts)
  const most = at.map((hours, index) => Math.min(hours, availability?.[index] ?? mostDailyHours, mostDailyHours))
  const days = spread(most.flatMap((hours, index) => (hours > 0 ? [index] : [])))
  const wanted = Math.min(weeklyHours ?? goal.from, goal.to, mostWeeklyHours)
  const least = Math.max(1, Math.ceil(wanted / fullDay))
  const counts = days.map((_, index) => index + 1).filter((count) => count >= least)
  const laid = counts.map((count) => filled(wanted, most, days.slice(0, count)))
  return laid.find((hours) => total(hours) >= wanted) ?? laid.at(-1) ?? filled(wanted, most, days)
}

const total = (hours: readonly number[]): number => hours.reduce((sum, one) => sum + one, 0)

/** Quarter after quarter on the day that has the least, as long as there is room. */
const filled = (wanted: number, most: readonly number[], days: readonly number[]): readonly number[] => {
  const hours = most.map(() => 0)
  for (let left = Math.floor(wanted * 4); left > 0; left -= 1) {
    const open = days.filter((day) => (hours[day] ?? 0) + 0.25 <= (most[day] ?? 0))
    const next = open.reduce<number | undefined>(
      (best, day) => (best === undefined || (hours[day] ?? 0) < (hours[best] ?? 0) ? day : best),
      undefined,
    )
    if (next === undefined) return hours
    hours[next] = (hours[next] ?? 0) + 0.25
  }
  return hours
}

/**
 * So many hours a week laid on the days of another week in the same shares, in quarters and no day longer than can be agreed: what a
 * changed agreement begins with where a week's hours were proposed. Null where there is no week to lay them out by, or no room in it.
 */
export const scaledHours = (week: readonly number[], wanted: number): readonly number[] | null => {
  const now = total(week)
  const quarters = Math.round(wanted * 4)
  if (now <= 0 || quarters <= 0 || wanted > mostWeeklyHours) return null
  const shares = week.map((hours) => (hours * quarters) / now)
  const laid = shares.map((share) => Math.min(Math.floor(share + 1e-9), mostDailyHours * 4))
  for (let left = quarters - total(laid); left > 0; left -= 1) {
    const behind = (day: number) => (shares[day] ?? 0) - (laid[day] ?? 0)
    const open = week.flatMap((hours, day) => (hours > 0 && (laid[day] ?? 0) < mostDailyHours * 4 ? [day] : []))
    const next = open.toSorted((a, b) => behind(b) - behind(a) || a - b)[0]
    if (next === undefined) return null
    laid[next] = (laid[next] ?? 0) + 1
  }
  return laid.map((count) => count / 4)
}

/** The first Monday that leaves a week for the answers; the next working day where that one is a holiday. */
export const proposedStart = (today: string): string => {
  let day = addWeeks(mondayOf(addDays(today, 6)), 1)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** Weeks that an offer is first proposed for: longest first, down to what its rules let through (domain.md § 3.2–3.4). */
export const proposedWeeks = (offer: Offer): readonly number[] => (offer === 'wage_subsidy' ? [26, 17, 13, 8, 4] : [13, 8, 4, 2])

/** The last day of so many whole weeks. */
export const lastDayOf = (startsOn: string, weeks: number): string => addDays(addWeeks(startsOn, weeks), -1)
