import type { Refusal } from '../problem.ts'
import { foldText } from './folding.ts'

type Dated = {
  /** First and last day on which it can be received; null is no limit. */
  readonly validFrom: string | null
  readonly validTo: string | null
  /** What exports write, in any case and punctuation. */
  readonly written: readonly string[]
}

/**
 * Benefits as jobindsats.dk names their groups. Uddannelseshjælp, selvforsørgelses- og hjemrejseydelse and overgangsydelse ended
 * on 30 June 2025, when kontanthjælp became one benefit. Ressourceforløb and revalidering are closed to new cases in 2026, but
 * those under way run out, so they stay valid.
 */
export const benefitList = {
  dagpenge: {
    validFrom: null,
    validTo: null,
    written: ['A-dagpenge', 'Dagpenge', 'Arbejdsløshedsdagpenge', 'A-dagpengemodtager', 'Dagpengemodtager', 'Forsikret ledig'],
  },
  kontanthjaelp: {
    validFrom: null,
    validTo: null,
    written: ['Kontanthjælp', 'Kontanthjælpsmodtager', 'Kontanthjælp mv.'],
  },
  uddannelseshjaelp: {
    validFrom: '2014-01-01',
    validTo: '2025-06-30',
    written: ['Uddannelseshjælp', 'Uddannelseshjælpsmodtager'],
  },
  hjemrejseydelse: {
    validFrom: '2019-07-01',
    validTo: '2025-06-30',
    written: [
      'Selvforsørgelses- og hjemrejseydelse',
      'Selvforsørgelses- og hjemrejseydelse mv.',
      'Selvforsørgelses- og hjemrejseydelse eller overgangsydelse',
      'SHO',
      'SHO-ydelse',
    ],
  },
  overgangsydelse: { validFrom: '2020-01-01', validTo: '2025-06-30', written: ['Overgangsydelse'] },
  sygedagpenge: { validFrom: null, validTo: null, written: ['Sygedagpenge', 'Sygedagpengemodtager'] },
  jobafklaring: {
    validFrom: '2014-07-01',
    validTo: null,
    written: ['Jobafklaringsforløb', 'Jobafklaring', 'Ressourceforløbsydelse under jobafklaringsforløb'],
  },
  ressourceforloeb: { validFrom: '2013-01-01', validTo: null, written: ['Ressourceforløb', 'Ressourceforløbsydelse'] },
  revalidering: {
    validFrom: null,
    validTo: null,
    written: ['Revalidering', 'Revalideringsydelse', 'Forrevalidering', 'Forrevalidering og revalidering', 'Revalidend'],
  },
  ledighedsydelse: { validFrom: null, validTo: null, written: ['Ledighedsydelse', 'Ledighedsydelsesmodtager'] },
  fleksjob: { validFrom: null, validTo: null, written: ['Fleksjob', 'Fleksløntilskud'] },
  foertidspension: { validFrom: null, validTo: null, written: ['Førtidspension', 'Førtidspensionist'] },
  seniorpension: { validFrom: '2020-01-01', validTo: null, written: ['Seniorpension'] },
  tidligpension: { validFrom: '2022-01-01', validTo: null, written: ['Tidlig pension'] },
  efterloen: { validFrom: null, validTo: null, written: ['Efterløn'] },
  selvforsoergende: {
    validFrom: null,
    validTo: null,
    written: ['Selvforsørgende', 'Selvforsørget', 'Ledig selvforsørgende', 'Ledige selvforsørgende', 'Ingen ydelse'],
  },
} as const satisfies Record<string, Dated>

export type Benefit = keyof typeof benefitList

/** How the citizen is visited: jobindsats.dk's categories and fleksjobvisiteret (LAB § 6 no. 9). */
export const visitationList = {
  jobparat: { validFrom: null, validTo: null, written: ['Jobparat', 'Jobparate', 'Jobparate mv.', 'JP'] },
  aktivitetsparat: {
    validFrom: null,
    validTo: null,
    written: ['Aktivitetsparat', 'Aktivitetsparate', 'Aktivitetsparate mv.', 'AP'],
  },
  uddannelsesparat: { validFrom: '2014-01-01', validTo: null, written: ['Uddannelsesparat', 'Uddannelsesparate'] },
  aabenlystUddannelsesparat: {
    validFrom: '2014-01-01',
    validTo: null,
    written: ['Åbenlys uddannelsesparat', 'Åbenlyst uddannelsesparat', 'Åbenlyst uddannelsesparate'],
  },
  fleksjobvisiteret: { validFrom: null, validTo: null, written: ['Fleksjobvisiteret', 'Visiteret til fleksjob'] },
  uoplyst: { validFrom: null, validTo: null, written: ['Uoplyst', 'Uoplyst visitationskategori', 'Ikke visiteret'] },
} as const satisfies Record<string, Dated>

export type Visitation = keyof typeof visitationList

const keysOf = <K extends string>(list: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(list) as K[]
export const benefits = keysOf(benefitList)
export const visitations = keysOf(visitationList)

const index = <K extends string>(list: Readonly<Record<K, Dated>>): ReadonlyMap<string, K> =>
  new Map(keysOf(list).flatMap((key) => [key, ...list[key].written].map((written) => [foldText(written), key] as const)))

const benefitByText = index<Benefit>(benefitList)
const visitationByText = index<Visitation>(visitationList)

const isValidOn = (entry: Dated, on: string): boolean =>
  (entry.validFrom === null || entry.validFrom <= on) && (entry.validTo === null || on <= entry.validTo)

/** The benefits that can be chosen on a day. */
export const benefitsOn = (on: string): readonly Benefit[] => benefits.filter((key) => isValidOn(benefitList[key], on))
export const visitationsOn = (on: string): readonly Visitation[] =>
  visitations.filter((key) => isValidOn(visitationList[key], on))

// foldText drops punctuation, so 'Uddannelseshjælp+' would read as a benefit it may not be; only these marks mean nothing
const plain = /^[\p{L}\d\s.\-–—,()/:|&]*$/u

const find = <K>(byText: ReadonlyMap<string, K>, text: string): K | null =>
  text.length <= 120 && plain.test(text) ? (byText.get(foldText(text)) ?? null) : null

type Pair = { readonly benefit: Benefit | null; readonly visitation: Visitation | null }

/** 'Kontanthjælp - Jobparat', 'Kontanthjælp (jobparat)', 'Jobparat, kontanthjælp'. */
const findPair = (text: string): Pair | null => {
  if (text.length > 120) return null
  const alone = find(benefitByText, text)
  if (alone) return { benefit: alone, visitation: null }
  for (const between of text.matchAll(/\s[-–—]\s|\s*[,/:|(]\s*|\s+/g)) {
    const left = text.slice(0, between.index)
    const right = text.slice(between.index + between[0].length).replace(/\)\s*$/, '')
    const benefit = find(benefitByText, left) ?? find(benefitByText, right)
    const visitation = find(visitationByText, left) ?? find(visitationByText, right)
    if (benefit && visitation) return { benefit, visitation }
  }
  return null
}

/**
 * Reads a benefit, alone or with its visitation in the same cell, and a visitation from a cell of its own. Blank is null: not
 * stated. `on` decides which benefits exist.
 */
export const parseBenefit = (text: string, visitationText: string, on: string): Pair | Refusal => {
  const pair: Pair | null = text.trim() === '' ? { benefit: null, visitation: null } : findPair(text.trim())
  if (!pair) return { code: 'unknown-benefit' }
  if (pair.benefit && !isValidOn(benefitList[pair.benefit], on)) return { code: 'benefit-ended' }
  if (visitationText.trim() === '') return pair
  const visitation = find(visitationByText, visitationText.trim())
  if (!visitation || !isValidOn(visitationList[visitation], on)) return { code: 'unknown-visitation' }
  if (pair.visitation && pair.visitation !== visitation) return { code: 'visitation-conflict' }
  return { benefit: pair.benefit, visitation }
}
