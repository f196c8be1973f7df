import { type Benefit, benefits, benefitsOn, type Visitation, visitations, visitationsOn } from '../citizens/benefits.ts'

/**
 * Target groups by their number in LAB § 6 (domain.md § 3.1). `nr4-obvious` are the "åbenlyst uddannelsesparate" of no. 4, whom § 66
 * treats apart; no. 13 (under 18) cannot be read from benefit and visitation. The five groups of the act expected on 1 January 2027
 * are not verified, so people keep these numbers until they are.
 */
export const targetGroups = [
  'nr1',
  'nr2',
  'nr3',
  'nr4',
  'nr4-obvious',
  'nr5',
  'nr6',
  'nr7',
  'nr8',
  'nr9',
  'nr10',
  'nr11',
  'nr12',
  'nr13',
] as const
export type TargetGroup = (typeof targetGroups)[number]

const byBenefit: Readonly<Partial<Record<Benefit, TargetGroup | 'outside'>>> = {
  dagpenge: 'nr1',
  sygedagpenge: 'nr6',
  jobafklaring: 'nr7',
  ressourceforloeb: 'nr8',
  ledighedsydelse: 'nr9',
  revalidering: 'nr10',
  foertidspension: 'nr11',
  selvforsoergende: 'nr12',
  fleksjob: 'outside',
  seniorpension: 'outside',
  tidligpension: 'outside',
  efterloen: 'outside',
}

const byVisitation: Readonly<Partial<Record<Visitation, TargetGroup>>> = {
  jobparat: 'nr2',
  aktivitetsparat: 'nr3',
  uddannelsesparat: 'nr4',
  aabenlystUddannelsesparat: 'nr4-obvious',
  fleksjobvisiteret: 'nr9',
}

/**
 * The target group that benefit and visitation point to on a day; 'outside' § 6, or null where it cannot be told: nothing written, a
 * benefit that had ended by that day, or kontanthjælp without visitation.
 */
export const targetGroupOf = (benefit: string | null, visitation: string | null, on: string): TargetGroup | 'outside' | null => {
  const known = benefits.find((one) => one === benefit)
  if (!known || !benefitsOn(on).includes(known)) return null
  const alone = byBenefit[known]
  if (alone) return alone
  const visited = visitations.find((one) => one === visitation)
  if (!visited || !visitationsOn(on).includes(visited)) return null
  if (known === 'uddannelseshjaelp' && visited === 'aktivitetsparat') return 'nr5'
  return byVisitation[visited] ?? null
}

/** The groups a rule names: 'nr3 nr5' as it stands in its value. */
export const groupsIn = (value: unknown): readonly TargetGroup[] =>
  typeof value === 'string' ? targetGroups.filter((group) => value.split(' ').includes(group)) : []
