import type { Format, Texts } from '../../shared/i18n/index.ts'

/** 1 January 2024 was a Monday. */
const dayLike = (weekday: number): string => `2024-01-0${weekday}`
export const weekdayWord = (format: Format, weekday: number): string => format.weekday(dayLike(weekday))
export const weekdayShort = (format: Format, weekday: number): string => format.weekdayShort(dayLike(weekday))

/** 'man.–fre. 6.00–9.00'; days that do not follow on each other one by one. */
export const shiftWords = (
  { placements }: Texts,
  format: Format,
  { weekdays, startsAt, endsAt }: { weekdays: readonly number[]; startsAt: string; endsAt: string },
): string => {
  const days = weekdays.toSorted((a, b) => a - b)
  const [first = 1, last = 1] = [days[0], days.at(-1)]
  const inARow = days.length > 2 && last - first === days.length - 1
  const words = inARow
    ? `${weekdayShort(format, first)}–${weekdayShort(format, last)}`
    : days.map((day) => weekdayShort(format, day)).join(' ')
  return placements.form.shiftLine(words, format.time(startsAt), format.time(endsAt))
}
