import ical from 'ical-generator'
import type { FileAnswer } from '../../shared/endpoint.ts'
import { formatFor, type Language, problemText, type Texts, textsIn } from '../../shared/i18n/index.ts'
import { type Check, withoutPerson } from '../../shared/offers/checks.ts'
import { type FollowUp, type PlannedWork, workDaysOf } from '../../shared/placements/workCalendar.rules.ts'
import { danishTime } from '../../shared/zone.ts'
import { toCsv } from '../citizens/sheet.ts'

const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: danishTime, dateStyle: 'short', timeStyle: 'medium' })

/** The instant at which Danish clocks show this time; in the hour that does not exist the one after it. */
const instantOf = (date: string, time: string): Date => {
  const meant = Date.parse(`${date}T${time}:00Z`)
  const offsetAt = (at: number): number => Date.parse(`${wallClock.format(at).replace(' ', 'T')}Z`) - at
  const first = meant - offsetAt(meant)
  return new Date(meant - offsetAt(first))
}

/** What a calendar is made of. `name` is a first name or an alias, never more. */
export type PlanForCalendar = {
  readonly placementId: string
  readonly name: string | null
  readonly siteName: string
  readonly place: string
  readonly work: PlannedWork
  readonly followUps: readonly FollowUp[]
  /** When the plan was last written: what a calendar tells versions apart by. */
  readonly writtenAt: Date
}

const followUpTitle = ({ kind, weeks }: FollowUp, name: string, { calendar }: Texts['handouts']): string =>
  kind === 'check' ? calendar.check(name, weeks ?? 0) : calendar[kind](name)

const nextDay = (date: string): Date => new Date(Date.parse(`${date}T00:00:00Z`) + 24 * 3_600_000)

/** Times in UTC, each day an event of its own with the same id whenever it is made: taking the file in again changes, never doubles. */
export const calendarOf = (plan: PlanForCalendar, language: Language): FileAnswer => {
  const words = textsIn(language).handouts
  const name = plan.name ?? words.calendar.someone
  const calendar = ical({
    name: words.calendar.name(plan.siteName),
    prodId: { company: 'Fodfaeste', product: 'plan', language: language.toUpperCase() },
  })
  const common = { stamp: plan.writtenAt, location: plan.place }
  const uid = (what: string) => `${what}-${plan.placementId}@fodfaeste`
  for (const { on, from, hours } of workDaysOf(plan.work)) {
    const summary = words.calendar.workDay(name, plan.siteName)
    const description = words.calendar.hours(hours)
    if (from === null) {
      calendar.createEvent({
        ...common,
        id: uid(on),
        start: new Date(`${on}T00:00:00Z`),
        end: nextDay(on),
        allDay: true,
        summary,
        description,
      })
    } else {
      const start = instantOf(on, from)
      calendar.createEvent({
        ...common,
        id: uid(on),
        start,
        end: new Date(start.getTime() + hours * 3_600_000),
        summary,
        description,
      })
    }
  }
  for (const one of plan.followUps) {
    const start = new Date(`${one.on}T00:00:00Z`)
    const id = uid(`${one.kind}${one.weeks ?? ''}`)
    calendar.createEvent({ ...common, id, start, end: nextDay(one.on), allDay: true, summary: followUpTitle(one, name, words) })
  }
  return { fileName: `${words.calendar.fileName}.ics`, mediaType: 'text/calendar; charset=utf-8', bytes: calendar.toString() }
}

/** What the employees' representative is handed: the site, the offer and the rules, without the citizen. */
export type RuleList = {
  readonly siteName: string
  readonly offer: keyof Texts['placements']['offers']
  readonly startsOn: string
  readonly endsOn: string
  /** The day it was sent; null while it is judged as of today. */
  readonly sentOn: string | null
  readonly checks: readonly Check[]
}

const sentenceOf = (texts: Texts, { rule, verdict, code, numbers }: Check): string => {
  if (code !== null) return problemText(texts, { code, facts: numbers })
  const words = texts.offers.rules[rule]
  return verdict === 'ok' ? words.ok(numbers) : words.meaning
}

export const ruleListOf = (list: RuleList, today: string, language: Language): FileAnswer => {
  const texts = textsIn(language)
  const format = formatFor(language)
  const { rules } = texts.handouts
  const { headers } = rules
  const asOf = list.sentOn === null ? rules.today(format.date(today)) : rules.sent(format.date(list.sentOn))
  const rows = [
    [rules.offer, texts.placements.offers[list.offer]],
    [rules.period, `${format.date(list.startsOn)} – ${format.date(list.endsOn)}`],
    [rules.asOf, asOf],
    [],
    [headers.rule, headers.verdict, headers.words, headers.law, headers.source, headers.certainty],
    ...withoutPerson(list.checks).map((check) => [
      texts.offers.rules[check.rule].name,
      texts.offers.verdicts[check.verdict],
      sentenceOf(texts, check),
      check.law,
      check.source,
      check.certainty && texts.offers.certainties[check.certainty],
    ]),
  ]
  return {
    fileName: `${rules.fileName}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: toCsv([rules.site, list.siteName], rows),
  }
}
