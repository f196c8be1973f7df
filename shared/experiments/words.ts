import type { Fives } from '../contracts/fives.ts'
import type { Format } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import { concludedUnseenOn } from './experiments.rules.ts'
import type { ExperimentPage } from './experiments.schema.ts'
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

/** Of a result that is not told: why, and whether it will be. */
export const whyUntold = (
  { experiment, result: told, resultFrom }: ExperimentPage,
  texts: Texts,
  format: Format,
): string | null => {
  const { result } = texts.experiments
  if (told.says === 'told') return null
  if (told.says === 'hidden') return result[told.why]
  if (told.says === 'not-imported') return experiment.concludedAt === null ? result.notImported : result.neverImported
  return (experiment.stoppedOn === null ? result.notStopped : result.notYet)(format.date(resultFrom))
}

/** A conclusion that was written before its writer could know the result, in words; null where it was not. */
export const unseenSentence = ({ experiment, resultFrom }: ExperimentPage, texts: Texts, format: Format): string | null => {
  const day = concludedUnseenOn(experiment, resultFrom)
  return day === null ? null : texts.experiments.conclude.unseen(format.date(day), format.date(resultFrom))
}

/** What a told result must be read with: of what day it is, and what the way the groups were made can do to it. */
export const caveatsOf = ({ experiment, result: told }: ExperimentPage, texts: Texts, format: Format): string[] => {
  const { result } = texts.experiments
  if (told.says !== 'told') return []
  const days = told.toldOn ? result.frozen(format.date(told.toldOn)) : experiment.unit === 'elsewhere' ? null : result.ofToday
  return [
    ...(experiment.unit === 'elsewhere' ? [] : [result.notRandom]),
    ...(experiment.unit === 'placements' ? [result.lateJoin] : []),
    ...(days === null ? [] : [days]),
  ]
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
