import type { Format, Texts } from '../../shared/i18n/index.ts'
import { useFormat, useTexts } from '../language.tsx'

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

/** 'man. 4, ons. 4': the days that have hours. */
export const useDayWords = (): ((weekdayHours: readonly number[]) => string) => {
  const { page } = useTexts().placements
  const format = useFormat()
  return (weekdayHours) =>
    weekdayHours
      .flatMap((hours, index) => (hours > 0 ? [page.hoursDay(weekdayShort(format, index + 1), format.number(hours))] : []))
      .join(', ')
}

/** 'mandag og onsdag 4 timer, fredag 3 timer': days with the same hours together, in whole words. */
export const dayWordsInFull = (format: Format, weekdayHours: readonly number[]): string => {
  const lengths = [...new Set(weekdayHours.filter((hours) => hours > 0))]
  return lengths
    .map((length) => {
      const days = weekdayHours.flatMap((hours, index) => (hours === length ? [weekdayWord(format, index + 1)] : []))
      return `${format.list(days)} ${format.hours(length)}`
    })
    .join(', ')
}
