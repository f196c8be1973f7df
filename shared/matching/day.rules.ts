import type { ProblemCode, Refusal } from '../problem.ts'
import { type Criterion, type CriterionKey, fitOf } from './criteria.rules.ts'
import type { Commute } from './distance.rules.ts'
import { exchangesOf } from './exchange.rules.ts'
import { type Assignment, type IntakeProblem, intakeOf } from './intake.rules.ts'
import {
  type Ground,
  isPossible,
  type Match,
  type MatchPerson,
  type MatchSite,
  matchAll,
  matchSite,
  neededBy,
  quotaRoom,
  withKept,
} from './matching.rules.ts'

/** Everybody who waits, all sites, and what all are judged on; persons and sites are named by their place in the lists. */
export type Waiting = { readonly persons: readonly MatchPerson[]; readonly sites: readonly MatchSite[]; readonly ground: Ground }

/** A site for a person, or a person for a site, with all that is said of the pair. */
export type Ranked = {
  readonly at: number
  readonly whyNot: readonly Refusal[]
  readonly warnings: readonly Refusal[]
  readonly criteria: readonly Criterion[]
  readonly commute: Commute
  /** Orders sites for one person; stays on the server. */
  readonly fit: number
}

const ranked = (at: number, match: Match, free: number, needing: number): Ranked => {
  const possible = isPossible(match)
  const criteria = possible ? withKept(match.criteria, free, needing) : []
  return { ...match, at, criteria, fit: fitOf(criteria) }
}

/** Every site for one of those who wait; the others count only where a place is to be kept for one of them. */
export const sitesFor = ({ persons, sites, ground }: Waiting, person: number): Ranked[] => {
  const one = persons[person]
  if (!one) return []
  const rivals = persons.map((other, at) => ({ other, at })).filter(({ other, at }) => at !== person && other.door === one.door)
  const theirs = rivals.map(({ other }) => other)
  const needing = neededBy(theirs, sites, matchAll(theirs, sites, ground))
  return sites.map((site, at) =>
    ranked(at, matchSite(one, site, ground), site.doors[one.door].free, needing(site.siteId, one.door, -1)),
  )
}

/** Everybody who waits for one site. */
export const personsFor = ({ persons, sites, ground }: Waiting, site: number): Ranked[] => {
  const one = sites[site]
  if (!one) return []
  const matches = matchAll(persons, sites, ground)
  const needing = neededBy(persons, sites, matches)
  return persons.flatMap(({ door }, at) => {
    const match = matches[at]?.[site]
    return match ? [ranked(at, match, one.doors[door].free, needing(one.siteId, door, at))] : []
  })
}

/** A move in a day that was chosen otherwise: from and to which site, and by which lines the new one fits less well, or better. */
export type DayMove = {
  readonly person: number
  readonly from: number | null
  readonly to: number | null
  readonly worse: readonly CriterionKey[]
  readonly better: readonly CriterionKey[]
}
export type DayPair = Omit<Ranked, 'at' | 'whyNot' | 'fit'> & {
  readonly person: number
  readonly site: number
  /** The best day with the person at another site: nobody else moves where places are enough. Null where no other site is possible. */
  readonly otherwise: readonly DayMove[] | null
}
/** Somebody for whom the day has no place: where it would have been possible, else why not, and what a place would take. */
export type DayRest = {
  readonly person: number
  readonly possible: readonly number[]
  readonly whyNot: readonly { readonly code: ProblemCode; readonly sites: number }[]
  readonly otherwise: readonly DayMove[] | null
}
export type DayPlan = { readonly pairs: readonly DayPair[]; readonly rest: readonly DayRest[] }

const order = { good: 2, neutral: 1, poor: 0 } as const

const comparedAt = (from: Match | undefined, to: Match | undefined): Pick<DayMove, 'worse' | 'better'> => {
  const moved = (sign: 1 | -1): CriterionKey[] =>
    (to?.criteria ?? []).flatMap(({ key, fit }) => {
      const before = from?.criteria.find((one) => one.key === key)
      return before && sign * (order[fit] - order[before.fit]) > 0 ? [key] : []
    })
  return from && to ? { worse: moved(-1), better: moved(1) } : { worse: [], better: [] }
}

const countedReasons = (matches: readonly Match[]): DayRest['whyNot'] => {
  const counts = new Map<ProblemCode, number>()
  for (const { whyNot } of matches) {
    const [first] = whyNot
    if (first) counts.set(first.code, (counts.get(first.code) ?? 0) + 1)
  }
  return [...counts].map(([code, sites]) => ({ code, sites })).toSorted((one, other) => other.sites - one.sites)
}

/** The best day with the reasons for each pair and what another choice would cost. `best` solves the program. */
export const planDay = async (
  { persons, sites, ground }: Waiting,
  best: (problem: IntakeProblem) => Promise<Assignment>,
): Promise<DayPlan> => {
  const matches = matchAll(persons, sites, ground)
  const rooms = new Map<string, number | null>()
  const roomOf = (at: number, door: MatchPerson['door']): number | null => {
    const site = sites[at]
    const key = `${at} ${ground.offers[door]}`
    if (site && !rooms.has(key)) rooms.set(key, quotaRoom(site, door, ground))
    return rooms.get(key) ?? null
  }
  const problem = intakeOf(persons, sites, matches, roomOf)
  const assignment = await best(problem)
  const exchanges = exchangesOf(problem, assignment)
  const siteOf = (group: number | null): number | null => (group === null ? null : (problem.groups[group]?.site ?? null))
  const otherwise = (person: number): readonly DayMove[] | null =>
    exchanges[person]?.moves.map((move) => {
      const [from, to] = [siteOf(move.from), siteOf(move.to)]
      const at = (site: number | null) => (site === null ? undefined : matches[move.person]?.[site])
      return { person: move.person, from, to, ...comparedAt(at(from), at(to)) }
    }) ?? null
  const pairs: DayPair[] = []
  const rest: DayRest[] = []
  persons.forEach((_, person) => {
    const site = siteOf(assignment[person] ?? null)
    const own = matches[person] ?? []
    const match = site === null ? undefined : own[site]
    if (site !== null && match) {
      const { criteria, warnings, commute } = match
      pairs.push({ person, site, criteria, warnings, commute, otherwise: otherwise(person) })
      return
    }
    const possible = own.flatMap((one, at) => (isPossible(one) ? [at] : []))
    const whyNot = possible.length > 0 ? [] : countedReasons(own)
    rest.push({ person, possible, whyNot, otherwise: possible.length > 0 ? otherwise(person) : null })
  })
  return { pairs, rest }
}
