import type { Format } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import type { Fives } from './fives.ts'
import type { Measure } from './measures.ts'

/** "35–39", "80–92 %", or one number where both ends read alike. */
export const rangeText = ({ least, most }: Fives, write: (value: number) => string, { contracts }: Texts): string => {
  const [from, to] = [write(least), write(most)]
  return from === to ? from : contracts.range(from.replace(/\s?%$/, ''), to)
}

export const isShare = (measure: Measure): boolean => measure === 'share_lasting' || measure === 'answered_in_time'

/** A value of a figure: whole people and hours, or whole per cent of a share from 0 to 1. */
export const writeValue =
  (measure: Measure, format: Format) =>
  (value: number): string =>
    isShare(measure) ? format.percent(value) : format.number(value, 0)

/** A target with its unit. */
export const targetText = (measure: Measure, target: number, texts: Texts, format: Format): string => {
  const { units } = texts.contracts
  if (isShare(measure)) return format.percent(target / 100)
  return `${format.number(target, 0)} ${measure === 'citizens' ? units.people : units.hours}`
}
