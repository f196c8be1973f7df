/**
 * What every version of the instrument has in common. Inspired by the Beskæftigelses Indikator Projekt (domain.md 2.3); the wording is
 * our own. An answer is kept with the version it was given to: a change of wording is a new version beside the others, never an edit.
 */

/** Each statement fits from 1 to 5; whoever does not know or will not say leaves it out. */
export const steps = [1, 2, 3, 4, 5] as const
export type Step = (typeof steps)[number]

export const parties = ['citizen', 'caseworker', 'team_lead'] as const
export type Party = (typeof parties)[number]

/** In the order they are asked and shown. `job_search` is a count of activities, the rest are steps. */
export const indicatorKeys = [
  'self_efficacy',
  'job_belief',
  'labour_knowledge',
  'goal',
  'cooperation',
  'contact_strangers',
  'network',
  'everyday',
  'health_coping',
  'work_identity',
  'task_routine',
  'asks_in_doubt',
] as const
export type IndicatorKey = (typeof indicatorKeys)[number]

/**
 * What the caseworker believes of the citizen's chances steers the caseworker's own effort (domain.md 2.2). It is shown to the one who
 * gave it and to nobody else, compared with nothing, and no rule may read it.
 */
export const ownEyesOnly: IndicatorKey = 'job_belief'

/** The languages a citizen may answer in. The product itself speaks the first two. */
export const citizenLanguages = ['da', 'en', 'uk', 'ar'] as const
export type CitizenLanguage = (typeof citizenLanguages)[number]

export type Text = { readonly da: string; readonly en: string }
export type Scale<T extends Text = Text> = Readonly<Record<Step, T>>

/** A statement as one party reads it. */
export type Question<T extends Text = Text> = { readonly key: IndicatorKey; readonly statement: T }

/** A set of wordings; `countsFrom` is the first day it is asked. */
export type Instrument = {
  readonly version: number
  readonly countsFrom: string
  readonly scale: Scale
  /** What each indicator is about, for tables and talks. */
  readonly names: Readonly<Partial<Record<IndicatorKey, Text>>>
  readonly asks: Readonly<Record<Party, readonly Question[]>>
}
