/**
 * The calendar on 'YYYY-MM-DD' strings: whole numbers only, so no time zone can move a day. Dates are taken to be real
 * (fields.ts sees to that); a text that is no date throws.
 */
type Parts = { readonly year: number; readonly month: number; readonly day: number }

const partsOf = (date: string): Parts => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!parts) throw new Error(`not a date: ${date}`)
  return { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }
}

const text = ({ year, month, day }: Parts): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

// Days since 1 January 1970 and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
const dayNumber = (date: string): number => {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

const dateOfNumber = (number: number): string => {
  const z = number + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return text({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day })
}

export const addDays = (date: string, days: number): string => dateOfNumber(dayNumber(date) + days)
export const addWeeks = (date: string, weeks: number): string => addDays(date, weeks * 7)

/** Days from one date to another; negative when `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** Whole weeks from one date to another: the age in weeks of what began on `from`. */
export const weeksBetween = (from: string, to: string): number => Math.floor(daysBetween(from, to) / 7)

/** Every date from `from` to `to`, both included. */
export const datesFrom = (from: string, to: string): string[] => {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dateOfNumber(first + index))
}

/** ISO: Monday is 1, Sunday is 7. */
export const weekdayOf = (date: string): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

export const isWeekend = (date: string): boolean => weekdayOf(date) > 5

/** The Monday of the date's week. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date))

/** ISO 8601 week: the week belongs to the year that holds its Thursday. */
export const isoWeek = (date: string): { readonly year: number; readonly week: number } => {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const { year } = partsOf(thursday)
  return { year, week: weeksBetween(`${String(year).padStart(4, '0')}-01-01`, thursday) + 1 }
}

/** The same day so many months later, or the last day of a shorter month. */
export const addMonths = (date: string, months: number): string => {
  const { year, month, day } = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const first = text({ year: Math.floor(count / 12), month: (count % 12) + 1, day: 1 })
  const next = text({ year: Math.floor((count + 1) / 12), month: ((count + 1) % 12) + 1, day: 1 })
  return addDays(first, Math.min(day, daysBetween(first, next)) - 1)
}

export const publicHolidays = [
  'new-year',
  'maundy-thursday',
  'good-friday',
  'easter-sunday',
  'easter-monday',
  'great-prayer-day',
  'ascension',
  'whit-sunday',
  'whit-monday',
  'christmas-day',
  'second-christmas-day',
] as const
export type PublicHoliday = (typeof publicHolidays)[number]

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, "Astronomical Algorithms", chapter 8). */
const easterOf = (year: number): string => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return text({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 })
}

const holidaysByYear = new Map<number, ReadonlyMap<string, PublicHoliday>>()

/**
 * The public holidays of the Danish National Church in a year, by date. Great Prayer Day (store bededag) is one of them up to
 * 2023: act no. 214 of 6 March 2023 abolished it from 1 January 2024.
 */
export const holidaysOf = (year: number): ReadonlyMap<string, PublicHoliday> => {
  const known = holidaysByYear.get(year)
  if (known) return known
  const easter = easterOf(year)
  const holidays = new Map<string, PublicHoliday>([
    [text({ year, month: 1, day: 1 }), 'new-year'],
    [addDays(easter, -3), 'maundy-thursday'],
    [addDays(easter, -2), 'good-friday'],
    [easter, 'easter-sunday'],
    [addDays(easter, 1), 'easter-monday'],
  ])
  if (year < 2024) holidays.set(addDays(easter, 26), 'great-prayer-day')
  holidays.set(addDays(easter, 39), 'ascension')
  holidays.set(addDays(easter, 49), 'whit-sunday')
  holidays.set(addDays(easter, 50), 'whit-monday')
  holidays.set(text({ year, month: 12, day: 25 }), 'christmas-day')
  holidays.set(text({ year, month: 12, day: 26 }), 'second-christmas-day')
  holidaysByYear.set(year, holidays)
  return holidays
}

export const findHoliday = (date: string): PublicHoliday | null => holidaysOf(partsOf(date).year).get(date) ?? null

/** Monday to Friday and no public holiday. Constitution Day, 24 and 31 December are working days in law. */
export const isWorkingDay = (date: string): boolean => !isWeekend(date) && findHoliday(date) === null

/** So many working days after a day. */
export const workingDaysAfter = (day: string, days: number): string => {
  let date = day
  for (let left = days; left > 0; ) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) left -= 1
  }
  return date
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The time of day, hh:mm, that an instant has in a time zone. */
export const timeIn = (timeZone: string, instantMs: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instantMs)

/** The instant, in ms, of a time of day (hh:mm) on a date. An hour that the spring skips is the hour after it; of an autumn hour that comes twice it is the second. */
export const instantIn = (timeZone: string, date: string, time: string): number => {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  // no zone is more than a day away: the guess is mended by what the zone says of it
  const said = (instant: number) => Date.parse(`${todayIn(timeZone, instant)}T${timeIn(timeZone, instant)}:00Z`)
  const first = asUtc - (said(asUtc) - asUtc)
  return first - (said(first) - asUtc)
}

/** The calendar date that an instant has in a time zone, e.g. `todayIn(danishTime, clock.now())`. */
export const todayIn = (timeZone: string, instantMs: number): string => {
  // Sweden writes dates as ISO does
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  formats.set(timeZone, format)
  return format.format(instantMs)
}
