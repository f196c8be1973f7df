import { answersFor } from '../../prisma/factories.ts'
import { addDays } from '../../shared/calendar.ts'
import type { CaseFacts } from '../../shared/casefile/casefile.rules.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { reviewDueOn } from '../../shared/doors/doors.rules.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import { checkWeeks } from '../../shared/employment/employment.rules.ts'

/** Numbers that look random and are the same at every run (mulberry32). */
export const dice = (seed: number) => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    /** A whole number from 0 to below `count`. */
    below: (count: number): number => Math.floor(next() * count),
    chance: (share: number): boolean => next() < share,
    one: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
  }
}

export type MadeUp = {
  readonly firstName: string
  readonly lastName: string
  /** Index into the caseworkers, or null. */
  readonly caseworker: 0 | 1 | null
  readonly answers: Record<string, string>
  readonly facts: CaseFacts
}

const reviewOf = (door: Door, decidedOn: string): string => {
  const definition = catalogueV1.doors.find((one) => one.door === door)
  if (!definition) throw new Error(`no definition of ${door}`)
  return reviewDueOn(definition, decidedOn)
}

const lastNames = ['Aagaard', 'Ærø', 'Østergaard', 'Åberg', 'Holm', 'Bæk', 'Zahle', 'Møller', 'Andersen', 'Yilmaz'] as const
const firstNames = ['Ida', 'Omar', 'Åse', 'Bent', 'Svetlana', 'Mads'] as const

/** Histories with every turn that a way can take, on both sides of each deadline. Ids are put in when they are saved. */
export const madeUpPopulation = (count: number, today: string, seed = 11): MadeUp[] => {
  const { below, chance, one } = dice(seed)
  return Array.from({ length: count }, (_, index): MadeUp => {
    const arrivedOn = addDays(today, -below(chance(0.3) ? 20 : 500))
    const sinceArrival = (most: number) => addDays(arrivedOn, below(most))
    const past = (date: string) => (date > today ? today : date)
    const decidedOn = past(sinceArrival(60))
    const kind: Door = one(['red', 'yellow', 'green'])
    const door = chance(0.8) ? { door: kind, decidedOn, reviewOn: reviewOf(kind, decidedOn) } : null
    const placements: CaseFacts['placements'][number][] = []
    const checks: { placementId: string; weeks: number }[] = []
    if (door) {
      let from = addDays(decidedOn, below(30))
      for (let nth = 0; nth < 3 && chance(0.6); nth += 1) {
        const placementId = `${index}-${nth}`
        const endsOn = addDays(from, 20 + below(150))
        if (from > addDays(today, 20)) break
        const fate = below(10)
        if (fate === 0)
          placements.push({
            placementId,
            startsOn: from,
            endsOn,
            startedOn: null,
            endedOn: null,
            withdrawnAt: `${past(from)}T08:00:00Z`,
          })
        else if (from > today && fate < 5) {
          placements.push({ placementId, startsOn: from, endsOn, startedOn: from, endedOn: null, withdrawnAt: null })
          break
        } else if (from > today || fate === 1) {
          placements.push({ placementId, startsOn: from, endsOn, startedOn: null, endedOn: null, withdrawnAt: null })
          break
        } else {
          const over = endsOn < today ? chance(0.8) : chance(0.2)
          const endedOn = over ? past(addDays(from, 5 + below(20))) : null
          placements.push({ placementId, startsOn: from, endsOn, startedOn: from, endedOn, withdrawnAt: null })
          for (const weeks of checkWeeks)
            if (addDays(from, weeks * 7) <= today && chance(0.7)) checks.push({ placementId, weeks })
          if (!over) {
            // a draft may wait beside what runs
            if (chance(0.3))
              placements.push({
                placementId: `${index}-next`,
                startsOn: addDays(today, below(20) - 5),
                endsOn: addDays(today, 60),
                startedOn: null,
                endedOn: null,
                withdrawnAt: null,
              })
            break
          }
          from = addDays(endedOn ?? from, 1 + below(40))
        }
      }
    }
    const spells: CaseFacts['spells'][number][] = []
    let begins = addDays(today, -below(420))
    while (spells.length < 4 && chance(0.35)) {
      const startsOn = begins
      const endsOn = chance(0.4) ? null : addDays(startsOn, below(200))
      spells.push({ kind: one(['ordinary', 'ordinary', 'ordinary', 'wage_subsidy', 'flexi_job']), startsOn, endsOn })
      begins = addDays(endsOn ?? startsOn, one([-10, 0, 1, 28, 29, 30, 40]))
    }
    const talk = past(addDays(today, -below(12)))
    const finished = chance(0.5)
    return {
      firstName: one(firstNames),
      lastName: one(lastNames),
      caseworker: one([0, 0, 1, null]),
      answers: finished ? { ...answersFor(kind) } : { hours: 'up-to-10' },
      facts: {
        arrivedOn,
        assessment: chance(0.25) ? { startedOn: talk, finishedOn: finished ? talk : null } : null,
        door,
        placements,
        lastMeasuredOn: chance(0.6) ? past(sinceArrival(200)) : null,
        spells,
        checks,
      },
    }
  })
}
