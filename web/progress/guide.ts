import { guideOf, type ThemeKey } from '../../shared/progress/guide.v1.ts'
import { useLanguage } from '../language.tsx'

/** A guide's words in the language of the page. */
export const useGuide = (version: number) => {
  const { language } = useLanguage()
  const { themes } = guideOf(version)
  const named = new Map(themes.map(({ key, name }) => [key, name[language]]))
  return {
    themes: themes.map(({ key, name, ask }) => ({ key, name: name[language], ask: ask.map((question) => question[language]) })),
    name: (theme: ThemeKey): string => named.get(theme) ?? '',
  }
}
