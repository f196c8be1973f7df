import type { Format } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import type { Content } from './agreements.rules.ts'
import { weeklyHoursOf } from './placements.rules.ts'
import { type VitasKey, vitasKeys } from './vitasKeys.ts'

/** What the sheet is made of beside the agreement itself. */
type VitasFacts = {
  readonly personName: string
  readonly company: string
  readonly cvr: string
  readonly pNumber: string
  readonly siteName: string
  readonly street: string
  readonly postalCode: string
  readonly town: string
  /** Who leads the team; the first by name where there are several. */
  readonly lead: { readonly name: string; readonly email: string; readonly phone: string | null } | null
  readonly rep: { readonly name: string | null; readonly email: string | null; readonly phone: string | null }
  /** Ordinary full-time equivalents at the P-number on the first day. */
  readonly fte: number | null
  readonly shifts: readonly { readonly weekdays: readonly number[]; readonly startsAt: string; readonly endsAt: string }[]
}

type Words = Pick<Texts, 'handouts' | 'placements'>

// 1 January 2024 was a Monday
const dayWord = (weekday: number, format: Format): string => format.weekday(`2024-01-0${weekday}`)

/** As a date is typed into a field: 23-11-2026. */
const typed = (date: string): string => date.split('-').toReversed().join('-')

const timesOf = ({ weekdayHours }: Content, shifts: VitasFacts['shifts'], { handouts }: Words, format: Format): string | null => {
  const chosen = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => (weekdayHours[weekday - 1] ?? 0) > 0)
  const days = chosen.map((weekday) => handouts.vitas.day(dayWord(weekday, format), format.hours(weekdayHours[weekday - 1] ?? 0)))
  const times = shifts.flatMap(({ weekdays, startsAt, endsAt }) => {
    const there = chosen.filter((weekday) => weekdays.includes(weekday))
    if (there.length === 0) return []
    const names = format.list(there.map((weekday) => dayWord(weekday, format)))
    return [handouts.vitas.times(names, format.time(startsAt), format.time(endsAt))]
  })
  return days.length === 0 ? null : [days.join(', '), ...times].join('; ')
}

/** Not why a longer period is needed: the employer signs the sheet, and that assessment is the municipality's. VITAS takes one number of hours (as of 2020, domain.md § 0.1 no. 5): the end goes there, the way to it into the remarks. */
const remarksOf = (content: Content, { handouts }: Words, format: Format): string | null => {
  const words = handouts.vitas
  const steps = content.ramp.map(({ fromWeek, weekdayHours, pace }) =>
    [
      words.step(fromWeek, format.hours(weeklyHoursOf(weekdayHours))),
      ...(pace ? [words.pace(format.number(pace.from), format.percent(pace.to / 100))] : []),
    ].join(', '),
  )
  const lines = [
    steps.length > 1 ? words.ramp(steps.join('; ')) : null,
    content.goal && words.goal(content.goal),
    content.support && words.support(content.support),
    content.buddy && words.buddy(content.buddy),
  ].filter((line) => line !== null && line !== '')
  return lines.length === 0 ? null : lines.join('\n')
}

/** Everything VITAS asks for, in its order (domain.md § 3.4, § 3.10). The CPR number is not here: its reveal is on record. */
export const vitasFields = (
  content: Content,
  facts: VitasFacts,
  words: Words,
  format: Format,
): { key: VitasKey; value: string | null }[] => {
  const { handouts, placements } = words
  const values: Readonly<Record<VitasKey, string | null>> = {
    company: facts.company,
    cvr: facts.cvr,
    'p-number': facts.pNumber,
    site: facts.siteName,
    address: `${facts.street}, ${facts.postalCode} ${facts.town}`,
    'contact-name': facts.lead?.name ?? null,
    'contact-email': facts.lead?.email ?? null,
    'contact-phone': facts.lead?.phone ?? null,
    'rep-name': facts.rep.name,
    'rep-email': facts.rep.email,
    'rep-phone': facts.rep.phone,
    fte: facts.fte === null ? null : format.number(facts.fte),
    offer: placements.offers[content.offer],
    person: facts.personName,
    cpr: null,
    'starts-on': typed(content.startsOn),
    'ends-on': typed(content.endsOn),
    'weekly-hours': format.number(weeklyHoursOf(content.weekdayHours)),
    times: timesOf(content, facts.shifts, words, format),
    tasks: content.tasks.length === 0 ? null : content.tasks.join(', '),
    purpose: content.purpose,
    'mentor-hours': content.mentorHours > 0 ? handouts.vitas.mentor(format.hours(content.mentorHours)) : handouts.vitas.noMentor,
    remarks: remarksOf(content, words, format),
  }
  return vitasKeys.map((key) => ({ key, value: values[key] }))
}
