import { daysBetween, todayIn } from '../../shared/calendar.ts'
import type { Format } from '../../shared/i18n/format.ts'
import type { Texts } from '../../shared/i18n/texts.ts'
import { danishTime } from '../../shared/zone.ts'

/** '10' · '9.12' in Danish, '10:00' · '9:12' in English: as a clock is read aloud. */
export const timeWords = (format: Format, instant: string): string =>
  format.timeAt(instant).replace(/^0/, '').replace(/\.00$/, '')

/** 'i morgen kl. 10', 'tirsdag kl. 10', '3. dec. 2026 kl. 10': when something is to be, or was, seen from a Danish day. */
export const whenWords = ({ concerns }: Texts, format: Format, instant: string, today: string): string => {
  const { clock } = concerns
  const date = todayIn(danishTime, Date.parse(instant))
  const time = timeWords(format, instant)
  const days = daysBetween(today, date)
  if (days === 0) return clock.today(time)
  if (days === 1) return clock.tomorrow(time)
  if (days === -1) return clock.yesterday(time)
  return days > 1 && days < 7 ? clock.weekday(format.weekday(date), time) : clock.date(format.date(date), time)
}

/** What stands beside the words of `whenWords`: the date where they name none, else how far it is from today. */
export const besideWords = ({ concerns }: Texts, format: Format, instant: string, today: string): string => {
  const { clock } = concerns
  const date = todayIn(danishTime, Date.parse(instant))
  const days = daysBetween(today, date)
  if (days > -2 && days < 7) return format.date(date)
  return days < 0 ? clock.ago(-days) : clock.ahead(days)
}
