import type { IndicatorKey, Party, Step } from '../../shared/progress/instrument.ts'
import { askedOf, instrumentOf } from '../../shared/progress/instruments.ts'
import { useLanguage } from '../language.tsx'

/** The words of a version of the instrument in the language of the page. */
export const useInstrument = (version: number) => {
  const { language } = useLanguage()
  const instrument = instrumentOf(version)
  return {
    name: (key: IndicatorKey): string => instrument.names[key]?.[language] ?? '',
    statement: (key: IndicatorKey, party: Party): string =>
      askedOf(instrument, party).find((question) => question.key === key)?.statement[language] ?? '',
    step: (step: Step): string => instrument.scale[step][language],
  }
}
