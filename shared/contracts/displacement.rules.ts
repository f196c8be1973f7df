import { type Fives, sumOf } from './fives.ts'

/** Whether the people in offers at a site were more than its quota at any time in the twelve months. */
export const quotaStandings = ['kept', 'exceeded', 'unknown'] as const
export type QuotaStanding = (typeof quotaStandings)[number]

/** What is told of one P-number, in the twelve months until today. */
export type WatchedSite = {
  readonly trained: Fives
  readonly hired: Fives
  /** Whose stay is not over for four weeks; hired or not. */
  readonly unsettled: Fives
  /** Whose stay ended as “hired”, whether or not the job is on record. */
  readonly endedHired: Fives
  /** Ordinary full-time equivalents today and a year back; null before the first that is known. */
  readonly fte: number | null
  readonly fteYearBack: number | null
  readonly quota: QuotaStanding
}

/**
 * "Twenty trainees, nobody hired" (3F's question), as far as counts in fives can say it: at least `threshold` people were there, and at
 * most four of them are seen hired.
 */
export const isOneSided = ({ trained, hired }: Pick<WatchedSite, 'trained' | 'hired'>, threshold: number): boolean =>
  trained.least >= threshold && hired.least === 0

/** Most people first, as far as they are told, and of those alike the fewest hired; the rest stay as they come. */
export const inOrder = <S extends Pick<WatchedSite, 'trained' | 'hired'>>(sites: readonly S[]): S[] =>
  sites.toSorted((a, b) => b.trained.least - a.trained.least || a.hired.least - b.hired.least)

const steady = (hours: number): number => Math.round(hours * 100) / 100

/** Posts more (or fewer, below 0) than a year back; null where either is not known. */
export const fteChange = ({ fte, fteYearBack }: Pick<WatchedSite, 'fte' | 'fteYearBack'>): number | null =>
  fte === null || fteYearBack === null ? null : steady(fte - fteYearBack)

/** Whether ordinary posts went down while people trained there: what the representative looks for first. */
export const isShrinking = (site: Pick<WatchedSite, 'trained' | 'fte' | 'fteYearBack'>): boolean =>
  site.trained.least > 0 && (fteChange(site) ?? 0) < 0

type Counts = Pick<WatchedSite, 'trained' | 'hired' | 'unsettled' | 'endedHired'>
type Told = { readonly [K in keyof Counts]: Fives | null }

/** Several sites together: the sums as they are told, and where one is not, the sum of what is told of each; that says nothing new. */
export const togetherOf = (sites: readonly WatchedSite[], all: Told) => {
  const staffed = sites.filter((site) => fteChange(site) !== null)
  const sum = (of: (site: WatchedSite) => number | null): number | null =>
    staffed.length > 0 ? steady(staffed.reduce((before, site) => before + (of(site) ?? 0), 0)) : null
  const count = (key: keyof Counts): Fives => all[key] ?? sumOf(sites.map((site) => site[key]))
  return {
    trained: count('trained'),
    hired: count('hired'),
    unsettled: count('unsettled'),
    endedHired: count('endedHired'),
    fte: sum(({ fte }) => fte),
    fteYearBack: sum(({ fteYearBack }) => fteYearBack),
  }
}
