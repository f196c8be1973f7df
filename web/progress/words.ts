import { type Indicator, type Party, type Step, scale } from '../../shared/progress/instrument.v1.ts'
import { useLanguage } from '../language.tsx'

/** The instrument's words in the language of the page. */
export const useInstrument = () => {
  const { language } = useLanguage()
  return {
    name: ({ name }: Indicator): string => name[language],
    statement: ({ asked }: Indicator, party: Party): string => asked[party]?.[language] ?? '',
    step: (step: Step): string => scale[step][language],
  }
}
