import type { Fives } from '../contracts/fives.ts'
import type { Format } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import { type Dimension, type Outcome, scaleOf } from './keys.ts'
import type { Difference, Verdict } from './result.rules.ts'

/** A value of an outcome without its unit; a true minus, and a plus where it is a difference. */
export const valueText = (value: number, format: Format, signed = false): string => {
  const rounded = Math.round(value * 10) / 10
  const text = format.number(Math.abs(rounded), 1)
  return rounded < 0 ? `−${text}` : signed && rounded > 0 ? `+${text}` : text
}

/** "10 procentpoint", "4 timer". */
export const amountText = (value: number, outcome: Outcome, { experiments }: Texts, format: Format): string =>
  `${format.number(value)} ${experiments.scales[scaleOf[outcome].unit]}`

export const differenceSentence = (
  { difference, least, most }: Difference,
  outcome: Outcome,
  texts: Texts,
  format: Format,
): string => {
  const unit = texts.experiments.scales[scaleOf[outcome].unit]
  return texts.experiments.result.sentence(
    `${valueText(difference, format, true)} ${unit}`,
    valueText(least, format, true),
    valueText(most, format, true),
  )
}

/** All that can be said of a result, sentence by sentence, the verdict first. */
export const sentencesOf = (
  verdict: Verdict,
  leastDifference: number,
  outcome: Outcome,
  texts: Texts,
  format: Format,
): string[] => {
  const { result } = texts.experiments
  if (verdict.says === 'too-few') return [result.verdict['too-few'], result.why[verdict.why]]
  const matters = result.matters[verdict.matters](amountText(leastDifference, outcome, texts, format))
  return [result.verdict[verdict.says], ...(verdict.unknownMatters ? [result.unknownMatters] : []), matters]
}

/** "15–19". */
export const fivesText = ({ least, most }: Fives, format: Format): string =>
  `${format.number(least, 0)}–${format.number(most, 0)}`

/** What a row of the balance table is called. */
export const balanceKey = (dimension: Dimension, key: string, texts: Texts): string => {
  const { common, placements, sites, experiments } = texts
  const { doors } = common
  const named: Readonly<Record<Dimension, Readonly<Record<string, string>>>> = {
    door: { red: doors.red.word, yellow: doors.yellow.word, green: doors.green.word },
    offer: placements.offers,
    site_kind: sites.kinds,
    language: experiments.balance.languages,
    hours: {},
  }
  return named[dimension][key] ?? key.replace('-', '–')
}

/** "1. sep. 2025 – 31. dec. 2025". */
export const daysText = (from: string, until: string, format: Format): string => `${format.date(from)} – ${format.date(until)}`
