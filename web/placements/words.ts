import type { Format, Texts } from '../../shared/i18n/index.ts'
import { useFormat, useTexts } from '../language.tsx'
import { weekdayShort } from './dayWords.ts'

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

/** A protected person is called by an alias, in the reader's language, as on the crew's sheet. */
export const crewName = (
  { agreements }: Texts,
  { name, alias }: { readonly name: string | null; readonly alias: string },
): string => name ?? `${agreements.duties.parties.citizen} ${alias}`
