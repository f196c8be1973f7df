import type { Offer } from '../../shared/offers/kinds.ts'
import type { VersionKind } from '../../shared/placements/parties.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'
import type { LanguagePack } from '../language.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { hourSentences } from './hourSentences.ts'

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
  /** Names of the fields that differ from what was agreed before. */
  readonly changed?: readonly string[]
}

/** What a change changes: by its weightiest part, and by each where that does not say it all. */
const whatIsNew = ({ kind, changed = [] }: PlainContent, { texts: { papers }, format }: LanguagePack): string | null => {
  if (!kind || kind === 'first') return null
  const { kinds, parts, changed: words } = papers.plain
  const named = Object.entries(parts)
    // other hours are other steps as well
    .filter(([part]) => changed.includes(part) && !(part === 'ramp' && changed.includes('weekdayHours')))
    .map(([, word]) => word)
  const says = named.length > 1 || (kind === 'support' && named.length > 0)
  return says ? `${kinds[kind]} ${words(format.list(named))}` : kinds[kind]
}

/** The agreement in plain words, in the language of its pack. `own`: it speaks to the citizen. */
export const AgreementContent = ({ content, pack, own }: { content: PlainContent; pack: LanguagePack; own: boolean }) => {
  const { plain } = pack.texts.papers
  const { format } = pack
  const { siteName, supplierName, offer, startsOn, endsOn, tasks, buddy, support, goal, mentorHours = 0 } = content
  const sentences = hourSentences(content, pack)
  return (
    <DefinitionList
      facts={[
        [plain.kind, whatIsNew(content, pack)],
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
        [plain.mentor, mentorHours > 0 ? plain.mentorText(format.hours(mentorHours)) : null],
        [plain.support, support],
        [own ? plain.goal : plain.goalOf, goal],
      ]}
    />
  )
}
