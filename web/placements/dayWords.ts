import type { Format } from '../../shared/i18n/index.ts'

/** 1 January 2024 was a Monday. */
const dayLike = (weekday: number): string => `2024-01-0${weekday}`
export const weekdayWord = (format: Format, weekday: number): string => format.weekday(dayLike(weekday))
export const weekdayShort = (format: Format, weekday: number): string => format.weekdayShort(dayLike(weekday))

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
