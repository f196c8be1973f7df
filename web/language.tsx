import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { type Format, formatFor, isLanguage, type Language } from '../shared/i18n/format.ts'
import type { Texts } from '../shared/i18n/texts.ts'
import { fetchTexts, speak } from './texts.ts'

const storedAs = 'fodfaeste.language'

/** The texts of one language, ready to show. */
export type LanguagePack = { readonly language: Language; readonly texts: Texts; readonly format: Format }

/** All of a language, for a paper that is not in the language of the page around it. */
export const loadLanguage = async (language: Language): Promise<LanguagePack> => ({
  language,
  texts: await fetchTexts(language, 'all'),
  format: formatFor(language),
})

/** The language of the pages from now on, with the texts they need. */
export const openLanguage = async (language: Language): Promise<LanguagePack> => ({
  language,
  texts: await speak(language),
  format: formatFor(language),
})

/** The language chosen last on this machine; Danish until somebody chooses. A private window may refuse to remember. */
export const rememberedLanguage = (): Language => {
  try {
    const stored = localStorage.getItem(storedAs)
    return isLanguage(stored) ? stored : 'da'
  } catch {
    return 'da'
  }
}

type Chosen = LanguagePack & { readonly choose: (language: Language) => Promise<void> }
const LanguageContext = createContext<Chosen | null>(null)

export const LanguageProvider = ({ initial, children }: { initial: LanguagePack; children: ReactNode }) => {
  const [pack, setPack] = useState(initial)
  const value = useMemo(
    () => ({
      ...pack,
      choose: async (language: Language) => {
        const next = await openLanguage(language)
        document.documentElement.lang = language
        try {
          localStorage.setItem(storedAs, language)
        } catch {
          // Not remembered, but still shown.
        }
        setPack(next)
      },
    }),
    [pack],
  )
  return <LanguageContext value={value}>{children}</LanguageContext>
}

export const useLanguage = (): Chosen => {
  const chosen = use(LanguageContext)
  if (!chosen) throw new Error('useLanguage outside LanguageProvider')
  return chosen
}
export const useTexts = (): Texts => useLanguage().texts
export const useFormat = (): Format => useLanguage().format
