import type { Offer } from '../../shared/offers/kinds.ts'
import type { VersionKind } from '../../shared/placements/parties.ts'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import { rampWeeksIn } from '../../shared/placements/ramp.rules.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'
import type { LanguagePack } from '../language.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { dayWordsInFull } from './words.ts'

/** What every reader of an agreement may see; the rest is there only for those who may. */
export type PlainContent = {
  readonly siteName: string
  readonly supplierName?: string
  readonly offer: Offer
  readonly startsOn: string
  readonly endsOn: string
  readonly weekdayHours: readonly number[]
  readonly ramp: readonly RampStep[]
  readonly tasks: readonly string[]
  readonly buddy: string | null
  readonly support?: string | null
  readonly goal?: string | null
  readonly mentorHours?: number
  readonly kind?: VersionKind
}

/** One sentence a step: 'Uge 1–4: 8 timer om ugen (mandag og fredag 4 timer).' */
export const hourSentences = (
  { weekdayHours, ramp, startsOn, endsOn }: Pick<PlainContent, 'weekdayHours' | 'ramp' | 'startsOn' | 'endsOn'>,
  { texts, format }: LanguagePack,
): string[] => {
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

/** The agreement in plain words, in the language of its pack. `own`: it speaks to the citizen. */
export const AgreementContent = ({ content, pack, own }: { content: PlainContent; pack: LanguagePack; own: boolean }) => {
  const { plain } = pack.texts.papers
  const { format } = pack
  const { siteName, supplierName, offer, startsOn, endsOn, tasks, buddy, support, goal, mentorHours = 0, kind } = content
  const sentences = hourSentences(content, pack)
  return (
    <DefinitionList
      facts={[
        [plain.kind, kind && kind !== 'first' ? plain.kinds[kind] : null],
        [plain.where, supplierName ? plain.whereText(siteName, supplierName) : siteName],
        [plain.what, own ? plain.offers[offer] : plain.offersOf[offer]],
        [plain.when, plain.whenText(format.date(startsOn), format.date(endsOn))],
        [
          plain.hours,
          sentences.length === 1 ? (
            sentences[0]
          ) : (
            <ul key="hours" className="plain-list">
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ),
        ],
        [plain.tasks, tasks.join(', ')],
        [plain.buddy, buddy && (own ? plain.buddyText(buddy) : buddy)],
        [plain.mentor, mentorHours > 0 && plain.mentorText(format.hours(mentorHours))],
        [plain.support, support],
        [own ? plain.goal : plain.goalOf, goal],
      ]}
    />
  )
}
