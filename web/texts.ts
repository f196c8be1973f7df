import type { Language } from '../shared/i18n/format.ts'
import type { Texts } from '../shared/i18n/texts.ts'
import type { ProblemCode } from '../shared/problem.ts'

/**
 * How much of a language a page needs: the frame's own words (`front`), with the crew's day, with what answering an agreement says,
 * with a thread's, or all. tests/web/texts.test.ts holds a page that says less than all to it.
 */
export type Pack = 'front' | 'crew' | 'ahead' | 'answering' | 'threads' | 'employees' | 'observing' | 'all'

type Fetch = () => Promise<Partial<Omit<Texts, 'problems'>> & { readonly problems?: Partial<Texts['problems']> }>
const packs: Readonly<Record<Language, Readonly<Record<Pack, Fetch>>>> = {
  da: {
    front: async () => (await import('../shared/i18n/da/front.ts')).front,
    crew: async () => (await import('../shared/i18n/da/crew.ts')).crew,
    ahead: async () => ({
      attendance: (await import('../shared/i18n/da/attendance.ts')).attendance,
      plans: (await import('../shared/i18n/da/plans.ts')).plans,
    }),
    answering: async () => (await import('../shared/i18n/da/answering.ts')).answering,
    threads: async () => ({ concerns: (await import('../shared/i18n/da/concerns.ts')).concerns }),
    employees: async () => ({ employees: (await import('../shared/i18n/da/employees.ts')).employees }),
    observing: async () => ({ observing: (await import('../shared/i18n/da/observing.ts')).observing }),
    all: async () => (await import('../shared/i18n/da/index.ts')).da,
  },
  en: {
    front: async () => (await import('../shared/i18n/en/front.ts')).front,
    crew: async () => (await import('../shared/i18n/en/crew.ts')).crew,
    ahead: async () => ({
      attendance: (await import('../shared/i18n/en/attendance.ts')).attendance,
      plans: (await import('../shared/i18n/en/plans.ts')).plans,
    }),
    answering: async () => (await import('../shared/i18n/en/answering.ts')).answering,
    threads: async () => ({ concerns: (await import('../shared/i18n/en/concerns.ts')).concerns }),
    employees: async () => ({ employees: (await import('../shared/i18n/en/employees.ts')).employees }),
    observing: async () => ({ observing: (await import('../shared/i18n/en/observing.ts')).observing }),
    all: async () => (await import('../shared/i18n/en/index.ts')).en,
  },
}

// Typed as the whole they become: a page is shown when the pack it asked for is here.
const fetched: Readonly<Record<Language, Texts>> = { da: {} as Texts, en: {} as Texts }
const wanted = new Set<Pack>(['front'])
let spoken: Language = 'da'

/** The texts of a language, with that pack among them. */
export const fetchTexts = async (language: Language, pack: Pack): Promise<Texts> => {
  const more = await packs[language][pack]()
  const texts = fetched[language]
  // In whatever order packs come: the sentences of a smaller one never take the place of more.
  return Object.assign(texts, more, { problems: { ...texts.problems, ...more.problems } })
}

/** Waits for what a page says, in the language that is spoken; from now on every language is fetched with it. */
export const wantTexts = async (pack: Pack): Promise<void> => {
  wanted.add(pack)
  await fetchTexts(spoken, pack)
}

/** Changes the language when everything the pages so far have asked for is here. */
export const speak = async (language: Language): Promise<Texts> => {
  for (let asked = 0; asked < wanted.size; ) {
    asked = wanted.size
    await Promise.all([...wanted].map((pack) => fetchTexts(language, pack)))
  }
  spoken = language
  return fetched[language]
}

/** Waits for the sentences of refusals that the pack of the page may lack. */
export const wantSentences = async (codes: readonly ProblemCode[]): Promise<void> => {
  const known = new Set(Object.keys(fetched[spoken].problems ?? {}))
  if (!codes.every((code) => known.has(code))) await wantTexts('all')
}
