import type { QualityKey } from '../../shared/reports/outcomes.keys.ts'
import type { DataQuality } from '../../shared/reports/outcomes.schema.ts'
import { shareOf } from '../../shared/reports/reports.rules.ts'
import { useFormat, useTexts } from '../language.tsx'
import { isHidden } from './Shown.tsx'

/** One quality in a sentence of its shares: as far as they are shown. */
const useSentence = () => {
  const { quality } = useTexts().outcomes
  const format = useFormat()
  return (told: DataQuality, key: QualityKey): string | null => {
    const found = told[key]
    if (found === null) return null
    const name = quality.short[key]
    if ('hidden' in found) return quality.allHidden(name)
    if ('n' in found.total && found.total.n === 0) return quality.none(name)
    const words: Readonly<Record<string, string>> = quality.parts[key]
    const parts = found.parts.flatMap(({ key: part, count }) => {
      const share = shareOf(count, found.total)
      return share === null ? [] : [quality.partIn(format.percent(share), (words[part] ?? '').toLowerCase())]
    })
    if (parts.length === 0) return quality.allHidden(name)
    const whole = quality.sentence(name, format.list(parts))
    return found.parts.some(({ count }) => isHidden(count)) ? `${whole} ${quality.rest}` : whole
  }
}

/** Beside a figure: how sure the ground is that it stands on, of the year told. */
export const Beside = ({ told, touched, period }: { told: DataQuality; touched: readonly QualityKey[]; period: string }) => {
  const { quality } = useTexts().outcomes
  const sentence = useSentence()
  const sentences = touched.flatMap((key) => sentence(told, key) ?? [])
  if (sentences.length === 0) return null
  return (
    <p className="beside">
      {quality.strip(period)}: {sentences.join(' ')}
    </p>
  )
}

/** All of it in a row, under the first figures. */
export const QualityStrip = ({ told }: { told: DataQuality }) => {
  const sentence = useSentence()
  const all = (['logging', 'checks', 'measurements', 'answers'] as const).flatMap((key) => {
    const words = sentence(told, key)
    return words === null ? [] : [{ key, words }]
  })
  return (
    <ul className="plain-list quality-strip">
      {all.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  )
}
