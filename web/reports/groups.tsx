import type { DividedBy } from '../../shared/reports/outcomes.keys.ts'
import type { Outcomes } from '../../shared/reports/outcomes.schema.ts'
import { groupNameOf } from '../../shared/reports/outcomes.words.ts'
import type { Silent } from '../../shared/reports/told.rules.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import type { Tone } from '../ui/chart/tones.tsx'
import { isDoor } from '../ui/DoorBadge.tsx'

/** The colour of a group: doors have theirs, of two groups the second is gray, as is everybody where others stand beside. */
export const toneOf = (by: DividedBy, key: string, alone: boolean): Tone => {
  if (by === 'door' && isDoor(key)) return key
  return alone ? 'accent' : key === 'all' || key === 'rest' || key === 'otherwise' ? 'gray' : 'accent'
}

/** What the groups of the page are called, in the language spoken. */
export const useGroupNames = (told: Outcomes, by: DividedBy = told.by): ((key: string) => string) => {
  const texts = useTexts()
  const { language } = useLanguage()
  return (key) => groupNameOf(by, key, told.names, texts, language)
}

/** Which groups are not in the picture, each reason in a sentence. */
export const Silences = ({ rows }: { rows: readonly { readonly name: string; readonly says: Silent['says'] | null }[] }) => {
  const { notDrawn, nobodyYet } = useTexts().outcomes
  const format = useFormat()
  if (rows.length > 0 && rows.every(({ says }) => says === 'nobody')) return <p className="not-drawn">{nobodyYet}</p>
  return (['too-few', 'hidden', 'nobody'] as const).map((why) => {
    const names = rows.filter(({ says }) => says === why).map(({ name }) => name)
    return (
      names.length > 0 && (
        <p className="not-drawn" key={why}>
          {notDrawn[why](format.list(names))}
        </p>
      )
    )
  })
}
