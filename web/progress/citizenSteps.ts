import { type CitizenLanguage, citizenLanguages, type IndicatorKey, type Step, steps } from '../../shared/progress/instrument.ts'
import { type CitizenText, citizenAsksV2, citizenScaleV2 } from '../../shared/progress/instrument.v2.citizen.ts'
import { citizensMotivation } from '../../shared/progress/pulse.texts.ts'

export type Asked = {
  readonly key: IndicatorKey | 'motivation'
  readonly text: CitizenText
  readonly scale: Readonly<Record<Step, CitizenText>>
}

/** The statements of the instrument, and last how motivated the citizen is: one a page. */
export const asked: readonly Asked[] = [
  ...citizenAsksV2.map(({ key, statement }) => ({ key, text: statement, scale: citizenScaleV2 })),
  { key: 'motivation', text: citizensMotivation.question, scale: citizensMotivation.steps },
]
export type Choice = Step | 'skip'
export type Given = Readonly<Partial<Record<Asked['key'], Choice>>>
export const choices: readonly Choice[] = [...steps, 'skip']

/** What was chosen before a refresh, as it was found in the tab: only what is asked, and only what can be chosen. */
export const givenIn = (found: unknown): Given =>
  typeof found === 'object' && found !== null
    ? Object.fromEntries(
        asked.flatMap(({ key }) => {
          const chosen = choices.find((choice) => choice === Reflect.get(found, key))
          return chosen === undefined ? [] : [[key, chosen]]
        }),
      )
    : {}

/** Where all answers are looked through. */
export const review = asked.length + 1

/** Which page of the questions stands in the address: 0 is the beginning. */
export const stepIn = (search: URLSearchParams): number =>
  Math.min(review, Math.max(0, Math.trunc(Number(search.get('trin') ?? 0)) || 0))

export const isCitizenLanguage = (value: unknown): value is CitizenLanguage =>
  citizenLanguages.some((language) => language === value)

/** Whether a query is one of the pages the citizen holds on the caseworker's screen. */
export const isCitizens = (query: string): boolean => ['borger', 'tak'].includes(new URLSearchParams(query).get('hvem') ?? '')
