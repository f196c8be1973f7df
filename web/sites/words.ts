import type { Format } from '../../shared/i18n/format.ts'

/** 1 January 2024 was a Monday. */
const dayLike = (weekday: number): string => `2024-01-0${weekday}`

export const weekdayWord = (format: Format, weekday: number): string => format.weekday(dayLike(weekday))

/** 'man.–fre.', or the days one by one where they do not follow on each other. */
export const weekdaysWords = (format: Format, weekdays: readonly number[]): string => {
  const days = weekdays.toSorted((a, b) => a - b)
  const [first = 1, last = 1] = [days[0], days.at(-1)]
  const short = (day: number) => format.weekdayShort(dayLike(day))
  return days.length > 2 && last - first === days.length - 1 ? `${short(first)}–${short(last)}` : days.map(short).join(' ')
}
