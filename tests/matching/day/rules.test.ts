import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../prisma/seed/random.ts'
import { bestDay } from '../../../server/matching/solver.ts'
import { personsFor, planDay, sitesFor, type Waiting } from '../../../shared/matching/day.rules.ts'
import { exchangesOf } from '../../../shared/matching/exchange.rules.ts'
import {
  type Assignment,
  type IntakeProblem,
  intakeOf,
  isLawful,
  objectiveOf,
  scarcity,
} from '../../../shared/matching/intake.rules.ts'
import { isPossible, matchAll, quotaRoom } from '../../../shared/matching/matching.rules.ts'
import { greedyDay, ground, madeUpDay, person, site } from '../days.ts'

const problemOf = ({ persons, sites, ground: on }: Waiting): IntakeProblem =>
  intakeOf(persons, sites, matchAll(persons, sites, on), (at, door) => {
    const where = sites[at]
    return where ? quotaRoom(where, door, on) : null
  })
const placed = (assignment: Assignment): number => assignment.filter((group) => group !== null).length
const fitSum = ({ pairs }: IntakeProblem, assignment: Assignment): number =>
  pairs.reduce((sum, { person: who, group, fit }) => (assignment[who] === group ? sum + fit : sum), 0)

/** A small program at random, with doors in sites and quotas over both. */
const anyProblem = fc.integer({ min: 1, max: 1e9 }).map((seed): IntakeProblem => {
  const chance = chanceOf(seed)
  const sites = chance.int(1, 4)
  const groups = Array.from({ length: chance.int(1, 6) }, () => ({
    site: chance.int(0, sites - 1),
    free: chance.int(1, 2),
    counts: chance.chance(0.7),
  }))
  const persons = chance.int(1, 6)
  const pairs = Array.from({ length: persons }, (_, who) =>
    groups.flatMap((_, group) => (chance.chance(0.6) ? [{ person: who, group, fit: chance.int(0, 20) }] : [])),
  ).flat()
  const rooms = Array.from({ length: sites }, () => (chance.chance(0.6) ? chance.int(0, 2) : null))
  return { persons, groups, rooms, pairs, worth: Array.from({ length: persons }, () => 1000 + chance.int(0, 3) * 100) }
})

/** Every lawful day there is, tried one by one. */
const bestByTrying = (problem: IntakeProblem, allowed: (person: number, group: number | null) => boolean): number => {
  let best = Number.NEGATIVE_INFINITY
  const assignment: (number | null)[] = []
  const go = (who: number) => {
    if (who === problem.persons) {
      if (isLawful(problem, assignment)) best = Math.max(best, objectiveOf(problem, assignment))
      return
    }
    const choices = [null, ...problem.pairs.flatMap((pair) => (pair.person === who ? [pair.group] : []))]
    for (const choice of choices.filter((one) => allowed(who, one))) {
      assignment[who] = choice
      go(who + 1)
    }
  }
  go(0)
  return best
}

describe('a day’s plan', () => {
  it('is the best there is: no day that is tried beats it', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (problem) => {
        const best = await bestDay(problem)
        expect(isLawful(problem, best)).toBe(true)
        expect(objectiveOf(problem, best)).toBe(bestByTrying(problem, () => true))
      }),
      { numRuns: 150 },
    )
  })

  it('tells exactly what another choice costs, and how it would look', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem, async (problem) => {
        const best = await bestDay(problem)
        const worth = objectiveOf(problem, best)
        exchangesOf(problem, best).forEach((exchange, who) => {
          const own = best[who] ?? null
          const other = bestByTrying(problem, (one, group) => one !== who || (group !== own && group !== null))
          if (!exchange) {
            expect(other).toBe(Number.NEGATIVE_INFINITY)
            return
          }
          expect(worth - exchange.cost).toBe(other)
          const after = [...best]
          for (const { person: moved, from, to } of exchange.moves) {
            expect(best[moved] ?? null).toBe(from)
            after[moved] = to
          }
          expect(exchange.moves[0]?.person).toBe(who)
          expect(isLawful(problem, after)).toBe(true)
          expect(objectiveOf(problem, after)).toBe(other)
        })
      }),
      { numRuns: 150 },
    )
  })

  it.each([1, 2, 3])(
    'of made-up day %i never places fewer than first come, best site, and is better for all together',
    async (seed) => {
      const problem = problemOf(madeUpDay(seed, { persons: 40, sites: 25, scarce: true }))
      const [best, greedy] = [await bestDay(problem), greedyDay(problem)]
      expect(isLawful(problem, best)).toBe(true)
      expect(isLawful(problem, greedy)).toBe(true)
      expect(placed(best)).toBeGreaterThanOrEqual(placed(greedy))
      expect(objectiveOf(problem, best)).toBeGreaterThan(objectiveOf(problem, greedy))
    },
  )

  it('places more where first come takes the only place of somebody else', async () => {
    const picky = person({ travelLimitKm: 1 })
    const free = person({ wishedKinds: ['laundry'] })
    const one = { red: { places: 1, free: 0 }, yellow: { places: 1, free: 1 }, green: { places: 1, free: 0 } }
    const sites = [
      site({ siteId: 'near', kind: 'laundry', doors: one }),
      site({ siteId: 'away', postalCode: '7435', doors: one }),
    ]
    const day = { persons: [free, picky], sites, ground: ground() }
    const problem = problemOf(day)
    expect(placed(greedyDay(problem))).toBe(1)
    expect(placed(await bestDay(problem))).toBe(2)
    const plan = await planDay(day, bestDay)
    expect(plan.pairs.map(({ person: who, site: at }) => [who, at])).toEqual([
      [0, 1],
      [1, 0],
    ])
    // the first one's wish would cost the second the place
    expect(plan.pairs[0]?.otherwise).toEqual([
      { person: 0, from: 1, to: 0, worse: [], better: ['wishes'] },
      { person: 1, from: 0, to: null, worse: [], better: [] },
    ])
  })

  it('gives the place that is short to who has fewest others', async () => {
    const one = (free: number) => ({ red: { places: 1, free: 0 }, yellow: { places: 1, free }, green: { places: 1, free: 0 } })
    const sites = [site({ siteId: 'near', doors: one(1) }), site({ siteId: 'away', postalCode: '7437', doors: one(1) })]
    const near = person({ travelLimitKm: 1, wishedKinds: ['school'] })
    const anywhere = person({ wishedKinds: ['nursing_home'] })
    const plan = await planDay({ persons: [anywhere, anywhere, near], sites, ground: ground() }, bestDay)
    expect(plan.pairs).toHaveLength(2)
    expect(plan.pairs.find(({ person: who }) => who === 2)).toMatchObject({ site: 0 })
    const [left] = plan.rest
    expect(left).toMatchObject({ possible: [0, 1], whyNot: [] })
    expect(left?.otherwise?.[0]).toMatchObject({ person: left?.person, from: null })
    expect(left?.otherwise?.at(-1)).toMatchObject({ to: null })
  })

  it('takes a site’s last place last, where all else is equal', async () => {
    const doors = (free: number) => ({ red: { places: 0, free: 0 }, yellow: { places: 3, free }, green: { places: 0, free: 0 } })
    const sites = [site({ siteId: 'last', doors: doors(1) }), site({ siteId: 'roomy', doors: doors(2) })]
    const plan = await planDay({ persons: [person()], sites, ground: ground() }, bestDay)
    expect(plan.pairs).toMatchObject([{ site: 1 }])
  })

  it('fills a site’s quota over all its doors, and no more', async () => {
    const where = site({ facts: { staffing: [{ from: '2020-01-01', fte: 5 }] } })
    const persons = [person({ door: 'red' }), person({ door: 'yellow' }), person({ door: 'green' })]
    const plan = await planDay({ persons, sites: [where], ground: ground() }, bestDay)
    // one of five may be in an offer; whoever has ordinary hours fills no place of the quota
    expect(plan.pairs).toHaveLength(2)
    expect(plan.pairs.some(({ person: who }) => who === 2)).toBe(true)
    expect(plan.rest).toMatchObject([{ possible: [0] }])
  })

  it('says why nobody can take somebody, by how many sites', async () => {
    const closed = site({ siteId: 'b', facts: { closed: true } })
    const sites = [closed, { ...closed, siteId: 'c' }, site({ siteId: 'd', postalCode: '7437' })]
    const plan = await planDay({ persons: [person({ travelLimitKm: 3 })], sites, ground: ground() }, bestDay)
    expect(plan).toEqual({
      pairs: [],
      rest: [
        {
          person: 0,
          possible: [],
          whyNot: [
            { code: 'site-closed', sites: 2 },
            { code: 'site-too-far', sites: 1 },
          ],
          otherwise: null,
        },
      ],
    })
    expect(await planDay({ persons: [], sites, ground: ground() }, bestDay)).toEqual({ pairs: [], rest: [] })
  })
})

describe('whatever the day', () => {
  const seeds = fc.integer({ min: 1, max: 1e9 })
  const shuffled = <T>(seed: number, all: readonly T[]): T[] => {
    const chance = chanceOf(seed)
    return all
      .map((one) => [chance.next(), one] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, one]) => one)
  }

  it('every stop is kept, no place is given twice, and everybody is told of', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.boolean(), async (seed, scarce) => {
        const day = madeUpDay(seed, { persons: 14, sites: 8, scarce })
        const matches = matchAll(day.persons, day.sites, day.ground)
        const { pairs, rest } = await planDay(day, bestDay)
        const taken = new Map<string, number>()
        for (const { person: who, site: at } of pairs) {
          expect(isPossible(matches[who]?.[at] ?? { whyNot: [{ code: 'not-found' }] })).toBe(true)
          const key = `${at} ${day.persons[who]?.door}`
          taken.set(key, (taken.get(key) ?? 0) + 1)
        }
        for (const [key, count] of taken) {
          const [at, door = 'red'] = key.split(' ')
          const doors = day.sites[Number(at)]?.doors
          expect(count).toBeLessThanOrEqual(doors?.[door as 'red']?.free ?? 0)
        }
        const named = [...pairs.map(({ person: who }) => who), ...rest.map(({ person: who }) => who)]
        expect(named.toSorted((a, b) => a - b)).toEqual(day.persons.map((_, at) => at))
      }),
      { numRuns: 40 },
    )
  })

  it('the order in which people and sites are told makes no difference to its worth', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const day = madeUpDay(seed, { persons: 12, sites: 7, scarce: true })
        const other = { ...day, persons: shuffled(seed, day.persons), sites: shuffled(seed + 1, day.sites) }
        const worth = async (one: Waiting) => {
          const problem = problemOf(one)
          const best = await bestDay(problem)
          return [placed(best), fitSum(problem, best), objectiveOf(problem, best)]
        }
        expect(await worth(other)).toEqual(await worth(day))
      }),
      { numRuns: 30 },
    )
  })

  it('the same day has the same plan', async () => {
    const day = madeUpDay(5, { persons: 30, sites: 20, scarce: true })
    expect(await planDay(day, bestDay)).toEqual(await planDay(structuredClone(day), bestDay))
  })

  it('what is no answer, wish or rule never counts: name, sex, age, origin, street, benefit’s name', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const day = madeUpDay(seed, { persons: 8, sites: 6 })
        const also = {
          name: 'Amina',
          sex: 'f',
          age: 63,
          origin: 'Somalia',
          street: 'Solbakken 2',
          protectedAddress: true,
          caseworker: 'Karen',
        }
        const marked = { ...day, persons: day.persons.map((one) => ({ ...one, ...also, facts: { ...one.facts, ...also } })) }
        expect(await planDay(marked, bestDay)).toEqual(await planDay(day, bestDay))
        expect(sitesFor(marked, 0)).toEqual(sitesFor(day, 0))
      }),
      { numRuns: 20 },
    )
  })

  it('a site is told of a person as the person is told of the site', () => {
    const day = madeUpDay(11, { persons: 12, sites: 9, scarce: true })
    day.persons.forEach((_, who) => {
      for (const { at, ...one } of sitesFor(day, who)) {
        const { at: whose, ...other } = personsFor(day, at).find((found) => found.at === who) ?? { at: -1 }
        expect(whose).toBe(who)
        expect(other).toEqual(one)
      }
    })
    expect(sitesFor(day, 99)).toEqual([])
    expect(personsFor(day, 99)).toEqual([])
  })

  it('scarcity is told in four steps', () => expect([0, 1, 2, 3, 4, 5].map(scarcity)).toEqual([3, 3, 2, 1, 1, 0]))
})
