import { da } from './da/index.ts'
import { en } from './en/index.ts'
import type { Language } from './format.ts'
import type { Texts } from './texts.ts'

export { type Format, formatFor, isLanguage, type Language, languages } from './format.ts'
export { type ProblemTexts, problemText, type Texts } from './texts.ts'

const byLanguage: Readonly<Record<Language, Texts>> = { da, en }

/** Both languages at once: for the server and tests. The browser loads one (web/language.tsx). */
export const textsIn = (language: Language): Texts => byLanguage[language]
