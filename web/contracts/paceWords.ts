import type { RateKind } from '../../shared/contracts/paceRates.rules.ts'
import { useFormat, useTexts } from '../language.tsx'

/** A rate with its unit: '157,75 kr. i timen', '1,3 gange lønnen'. */
export const useRateValue = (): ((kind: RateKind, value: number) => string) => {
  const { pace } = useTexts()
  const format = useFormat()
  return (kind, value) =>
    `${kind === 'on_cost' ? format.number(value) : format.oere(Math.round(value * 100))} ${pace.units[kind]}`
}
