import type { Format, Texts } from '../../shared/i18n/index.ts'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import { rampWeeksIn } from '../../shared/placements/ramp.rules.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'
import { dayWordsInFull } from './dayWords.ts'

type Pack = { readonly texts: Texts; readonly format: Format }
type Hours = {
  readonly weekdayHours: readonly number[]
  readonly ramp: readonly RampStep[]
  readonly startsOn: string
  readonly endsOn: string
}

/** One sentence a step: 'Uge 1–4: 8 timer om ugen (mandag og fredag 4 timer).' */
export const hourSentences = ({ weekdayHours, ramp, startsOn, endsOn }: Hours, { texts, format }: Pack): string[] => {
  const { plain } = texts.papers
  const { ramp: words } = texts.agreements
  if (ramp.length < 2) return [plain.hoursAll(format.hours(weeklyHoursOf(weekdayHours)), dayWordsInFull(format, weekdayHours))]
  const last = rampWeeksIn(startsOn, endsOn)
  return ramp.map((step, index) => {
    const to = (ramp[index + 1]?.fromWeek ?? last + 1) - 1
    const isLast = index === ramp.length - 1
    const weeks = isLast ? plain.hoursFrom(step.fromWeek) : to === step.fromWeek ? words.week(to) : words.weeks(step.fromWeek, to)
    const hours = weeklyHoursOf(step.weekdayHours)
    return hours === 0
      ? plain.pause(weeks)
      : plain.hoursStep(weeks, format.hours(hours), dayWordsInFull(format, step.weekdayHours))
  })
}
