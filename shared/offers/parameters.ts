import type { Offer } from './kinds.ts'

/** What a value is: `weeks`, `months`, `count` and `percent` are whole numbers, `groups` target groups with a blank between. */
export type ValueKind = 'weeks' | 'months' | 'count' | 'percent' | 'yes-no' | 'choice' | 'groups'

export const parameterTopics = ['internship', 'useful_work', 'wage_subsidy', 'quota', 'mentor', 'employee-rep', 'other'] as const
export type ParameterTopic = (typeof parameterTopics)[number]

type ParameterKind = {
  readonly topic: ParameterTopic
  readonly kind: ValueKind
  readonly choices?: readonly string[]
  /** Whether null is a value of its own: no limit. */
  readonly unlimited?: true
}

/**
 * Every value that law or local practice may change, with the kind of value it takes; the keys follow domain.md § 3.12. What an hour
 * costs and is subsidised with stands in the rates of contracts (decision 031).
 */
export const parameters = {
  'praktik-max-weeks-jobparat': { topic: 'internship', kind: 'weeks' },
  'praktik-max-weeks-aktivitetsparat': { topic: 'internship', kind: 'weeks' },
  'praktik-long-groups': { topic: 'internship', kind: 'groups' },
  'praktik-extend-to-weeks': { topic: 'internship', kind: 'weeks' },
  'praktik-further-step-weeks': { topic: 'internship', kind: 'weeks' },
  'praktik-except-groups': { topic: 'internship', kind: 'groups' },
  'nytteindsats-host': { topic: 'useful_work', kind: 'choice', choices: ['public_only', 'any'] },
  'nytteindsats-max-weeks': { topic: 'useful_work', kind: 'weeks', unlimited: true },
  'nytteindsats-rimelighed': { topic: 'useful_work', kind: 'yes-no' },
  'nytteindsats-except-groups': { topic: 'useful_work', kind: 'groups' },
  'loentilskud-private-max-months': { topic: 'wage_subsidy', kind: 'months' },
  'loentilskud-public-max-months': { topic: 'wage_subsidy', kind: 'months' },
  'loentilskud-short-groups': { topic: 'wage_subsidy', kind: 'groups' },
  'loentilskud-private-max-months-others': { topic: 'wage_subsidy', kind: 'months' },
  'loentilskud-public-max-months-others': { topic: 'wage_subsidy', kind: 'months' },
  'loentilskud-private-prior-months': { topic: 'wage_subsidy', kind: 'months' },
  'loentilskud-except-groups': { topic: 'wage_subsidy', kind: 'groups' },
  'loentilskud-except-groups-in-work': { topic: 'wage_subsidy', kind: 'groups' },
  'merbeskaeftigelse-needed': { topic: 'wage_subsidy', kind: 'yes-no' },
  'merbeskaeftigelse-months': { topic: 'wage_subsidy', kind: 'months' },
  'rimelighed-per-first': { topic: 'quota', kind: 'count' },
  'rimelighed-first-limit': { topic: 'quota', kind: 'count' },
  'rimelighed-per-above': { topic: 'quota', kind: 'count' },
  'rimelighed-minimum': { topic: 'quota', kind: 'count' },
  'rimelighed-unit': { topic: 'quota', kind: 'choice', choices: ['fte', 'heads'] },
  'rimelighed-rounding': { topic: 'quota', kind: 'choice', choices: ['down', 'nearest', 'up'] },
  'rimelighed-counts-praktik': { topic: 'quota', kind: 'yes-no' },
  'rimelighed-counts-loentilskud': { topic: 'quota', kind: 'yes-no' },
  'mentor-max-agreement-months': { topic: 'mentor', kind: 'months' },
  'rep-praktik': { topic: 'employee-rep', kind: 'choice', choices: ['signs', 'informed', 'not_asked'] },
  'rep-loentilskud': { topic: 'employee-rep', kind: 'choice', choices: ['signs', 'informed', 'not_asked'] },
  'rep-nytteindsats': { topic: 'employee-rep', kind: 'choice', choices: ['signs', 'informed', 'not_asked'] },
  'samtaler-jobparat-first-6-months': { topic: 'other', kind: 'count' },
  'samtaler-jobparat-share': { topic: 'other', kind: 'percent' },
  'new-main-act': { topic: 'other', kind: 'choice', choices: ['expected', 'adopted'] },
} as const satisfies Record<string, ParameterKind>

export type ParameterKey = keyof typeof parameters
export const parameterKeys = Object.keys(parameters) as readonly ParameterKey[]

/** What is asked of a value of this parameter. */
export const parameterOf = (key: ParameterKey): ParameterKind => parameters[key]

/** Least and most of each kind that is a number. */
export const numberLimits = {
  weeks: { min: 0, max: 520 },
  months: { min: 0, max: 120 },
  count: { min: 0, max: 1000 },
  percent: { min: 0, max: 100 },
} as const

/** The parameter that says whether the offer fills a place of the quota; ordinary hours never do. */
export const quotaParameterOf: Readonly<Record<Offer, ParameterKey | null>> = {
  internship: 'rimelighed-counts-praktik',
  useful_work: 'nytteindsats-rimelighed',
  wage_subsidy: 'rimelighed-counts-loentilskud',
  ordinary_hours: null,
}
