import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { type Format, formatFor, isLanguage, type Language } from '../shared/i18n/format.ts'
import type { Texts } from '../shared/i18n/texts.ts'

const storedAs = 'fodfaeste.language'

const packs: Readonly<Record<Language, () => Promise<Texts>>> = {
  da: async () => (await import('../shared/i18n/da/index.ts')).da,
  en: async () => (await import('../shared/i18n/en/index.ts')).en,
}

/** The texts of one language, ready to show. */
export type LanguagePack = { readonly language: Language; readonly texts: Texts; readonly format: Format }

export const loadLanguage = async (language: Language): Promise<LanguagePack> => ({
  language,
  texts: await packs[language](),
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
        const next = await loadLanguage(language)
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
