import { danishTime } from '../zone.ts'

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]
export const isLanguage = (value: unknown): value is Language => value === 'da' || value === 'en'

/** Noon UTC, so that a calendar date stays itself whatever the zone of the machine. */
const dayOf = (plainDate: string): Date => new Date(`${plainDate}T12:00:00Z`)

const make = (language: Language) => {
  const locale = language === 'da' ? 'da-DK' : 'en-GB'
  const inUtc = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const inZone = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: danishTime })
  const digits = (most: number, least = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: most, minimumFractionDigits: least })

  const date = inUtc({ day: 'numeric', month: 'short', year: 'numeric' })
  const dayMonth = inUtc({ day: 'numeric', month: 'short' })
  const weekday = inUtc({ weekday: 'long' })
  const weekdayShort = inUtc({ weekday: 'short' })
  const dayMonthLong = inUtc({ day: 'numeric', month: 'long' })
  const month = inUtc({ month: 'long', year: 'numeric' })
  const instantDate = inZone({ day: 'numeric', month: 'short', year: 'numeric' })
  const instantTime = inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const decimals = [digits(0), digits(1), digits(2)] as const
  const amount = digits(2, 2)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const plural = new Intl.PluralRules(locale)
  // Danish writes the time with a full stop, and Node and the browsers do not agree on it: said once, here.
  const clock = (hhmm: string) => (language === 'da' ? hhmm.replace(':', '.') : hhmm)
  const number = (value: number, fractionDigits: 0 | 1 | 2 = 2) => decimals[fractionDigits].format(value)

  return {
    language,
    /** '2026-12-03' → '3. dec. 2026' · '3 Dec 2026' */
    date: (plainDate: string) => date.format(dayOf(plainDate)),
    /** '2026-12-03' → '3. dec.' */
    dayMonth: (plainDate: string) => dayMonth.format(dayOf(plainDate)),
    /** '2026-12-03' → 'torsdag' */
    weekday: (plainDate: string) => weekday.format(dayOf(plainDate)),
    /** '2026-12-03' → 'tor.' */
    weekdayShort: (plainDate: string) => weekdayShort.format(dayOf(plainDate)),
    /** '2026-12-03' → 'torsdag den 3. december' · 'Thursday 3 December' */
    weekdayDate: (plainDate: string) =>
      [weekday, dayMonthLong].map((part) => part.format(dayOf(plainDate))).join(language === 'da' ? ' den ' : ' '),
    /** '2026-12' or '2026-12-03' → 'december 2026' */
    month: (plainMonth: string) => month.format(dayOf(`${plainMonth.slice(0, 7)}-15`)),
    /** An instant (ISO 8601) → '3. dec. 2026 kl. 14.05' · '3 Dec 2026, 14:05', Danish time. */
    dateTime: (instant: string) => {
      const at = new Date(instant)
      return `${instantDate.format(at)}${language === 'da' ? ' kl. ' : ', '}${clock(instantTime.format(at).replace('.', ':'))}`
    },
    /** An instant (ISO 8601) → '14.05' · '14:05', Danish time. */
    timeAt: (instant: string) => clock(instantTime.format(new Date(instant)).replace('.', ':')),
    /** 'HH:MM' → '14.05' · '14:05' */
    time: clock,
    number,
    /** Whole øre: 20508 → '205,08' · '205.08' */
    oere: (oere: number) => amount.format(oere / 100),
    /** Whole øre: 20508 → '205,08 kr.' · 'DKK 205.08' */
    kroner: (oere: number) => (language === 'da' ? `${amount.format(oere / 100)} kr.` : `DKK ${amount.format(oere / 100)}`),
    /** 7.5 → '7,5 timer' · '7.5 hours' */
    hours: (hours: number) => {
      const one = plural.select(hours) === 'one' && hours === 1
      return `${number(hours)} ${language === 'da' ? (one ? 'time' : 'timer') : one ? 'hour' : 'hours'}`
    },
    /** '+45 27822538', '27-82-25-38' → '27 82 25 38'; any other number as it was written. */
    phone: (text: string) => {
      const [, danish] = /^(?:\+45|0045|45(?=\d{8}$))?(\d{8})$/.exec(text.replace(/[\s\-–./()]/g, '')) ?? []
      return danish?.replace(/\d{2}(?=\d)/g, '$& ') ?? text
    },
    /** A share from 0 to 1 → '42 %' · '42%' */
    percent: (share: number) => percent.format(share),
    /** ['a', 'b', 'c'] → 'a, b og c' */
    list: (words: Iterable<string>) => list.format(words),
    /** ['a', 'b', 'c'] → 'a, b eller c' */
    either: (words: Iterable<string>) => either.format(words),
  }
}

const formats = { da: make('da'), en: make('en') }
export type Format = ReturnType<typeof make>

/** Everything that looks different in another language; Danish time, calendar dates as 'YYYY-MM-DD'. Browser and Node. */
export const formatFor = (language: Language): Format => formats[language]
