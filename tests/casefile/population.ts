import { answersFor } from '../../prisma/factories.ts'
import { addDays } from '../../shared/calendar.ts'
import type { CaseFacts, CasePlacement, CaseVersion } from '../../shared/casefile/casefile.rules.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { answerDueOn } from '../../shared/doors/disagreements.rules.ts'
import { reviewDueOn } from '../../shared/doors/doors.rules.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import { checkWeeks } from '../../shared/employment/employment.rules.ts'
import { standardTerms } from '../../shared/employment/lasting.rules.ts'

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

/** Days on which something became of a wording; what is left out did not. */
type Fate = { readonly draftedOn: string; readonly sentOn?: string; readonly agreedOn?: string; readonly declinedOn?: string }
const versionWith = ({ draftedOn, sentOn, agreedOn, declinedOn }: Fate): CaseVersion => {
  const at = (day: string | undefined): string | null => (day === undefined ? null : `${day}T08:00:00Z`)
  return {
    draftedOn,
    sentOn: sentOn ?? null,
    declinedOn: declinedOn ?? null,
    sentAt: at(sentOn),
    agreedAt: at(agreedOn),
    declinedAt: at(declinedOn),
    withdrawnAt: null,
    touchedOn: sentOn ?? draftedOn,
  }
}

const lastNames = ['Aagaard', 'Ærø', 'Østergaard', 'Åberg', 'Holm', 'Bæk', 'Zahle', 'Møller', 'Andersen', 'Yilmaz'] as const
const firstNames = ['Ida', 'Omar', 'Åse', 'Bent', 'Svetlana', 'Mads'] as const

/** Histories with every turn that a way can take, on both sides of each deadline. Ids are put in when they are saved. */
export const madeUpPopulation = (count: number, today: string, seed = 12): MadeUp[] => {
  const { below, chance, one } = dice(seed)
  const other = dice(seed + 1)
  return Array.from({ length: count }, (_, index): MadeUp => {
    const arrivedOn = addDays(today, -below(chance(0.3) ? 20 : 500))
    const sinceArrival = (most: number) => addDays(arrivedOn, below(most))
    const past = (date: string) => (date > today ? today : date)
    const decidedOn = past(sinceArrival(60))
    const kind: Door = one(['red', 'yellow', 'green'])
    const door = chance(0.8) ? { door: kind, decidedOn, reviewOn: reviewOf(kind, decidedOn) } : null
    const placements: CasePlacement[] = []
    /** Somewhere on the way to an agreement: written, sent, agreed or declined, and sometimes forgotten. */
    const onTheWay = (placementId: string, startsOn: string, endsOn: string): CasePlacement => {
      const draftedOn = past(addDays(today, -below(chance(0.2) ? 120 : 12)))
      const later = past(addDays(draftedOn, below(6)))
      const version = one<() => CaseVersion>([
        () => versionWith({ draftedOn }),
        () => versionWith({ draftedOn, sentOn: later }),
        () => versionWith({ draftedOn, sentOn: draftedOn, agreedOn: later }),
        () => versionWith({ draftedOn, sentOn: draftedOn, declinedOn: later }),
      ])()
      const none = { startedOn: null, endedOn: null, withdrawnAt: null }
      return { placementId, startsOn, endsOn, ...none, agreed: version.agreedAt !== null, newest: version }
    }
    /** One that has begun; a change may be written or sent beside what is agreed. */
    const begun = (placementId: string, startsOn: string, endsOn: string, endedOn: string | null): CasePlacement => {
      const change = endedOn === null && chance(0.3) ? past(addDays(today, -below(chance(0.2) ? 100 : 10))) : null
      const newest =
        change && change >= startsOn
          ? versionWith(chance(0.5) ? { draftedOn: change } : { draftedOn: change, sentOn: past(addDays(change, below(3))) })
          : versionWith({ draftedOn: startsOn, sentOn: startsOn, agreedOn: startsOn })
      return { placementId, startsOn, endsOn, startedOn: startsOn, endedOn, withdrawnAt: null, agreed: true, newest }
    }
    const checks: { placementId: string; weeks: number }[] = []
    if (door) {
      let from = addDays(decidedOn, below(30))
      for (let nth = 0; nth < 3 && chance(0.75); nth += 1) {
        const placementId = `${index}-${nth}`
        // now and then one that is just about to end, or just has
        const about = addDays(today, below(30) - 10)
        const endsOn = chance(0.3) && about > from ? about : addDays(from, 20 + below(150))
        if (from > addDays(today, 20)) break
        const fate = below(10)
        if (fate === 0)
          placements.push({
            ...{ placementId, startsOn: from, endsOn, startedOn: null, endedOn: null, agreed: false, newest: null },
            withdrawnAt: `${past(from)}T08:00:00Z`,
          })
        else if (from > today && fate < 5) {
          placements.push(begun(placementId, from, endsOn, null))
          break
        } else if (from > today || fate === 1) {
          placements.push(onTheWay(placementId, from, endsOn))
          break
        } else {
          const over = endsOn < today ? chance(0.8) : chance(0.2)
          const endedOn = over ? past(addDays(from, 5 + below(20))) : null
          placements.push(begun(placementId, from, endsOn, endedOn))
          for (const weeks of checkWeeks)
            if (addDays(from, weeks * 7) <= today && chance(0.9)) checks.push({ placementId, weeks })
          if (!over) {
            // a draft may wait beside what runs
            if (chance(0.3)) placements.push(onTheWay(`${index}-next`, addDays(today, below(20) - 5), addDays(today, 60)))
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
      const begunAt = placements.filter(({ startedOn }) => startedOn !== null).map(({ placementId }) => placementId)
      spells.push({
        kind: one(['ordinary', 'ordinary', 'ordinary', 'wage_subsidy', 'flexi_job']),
        startsOn,
        endsOn,
        weeklyHours: other.one([8, 12, 20, 37]),
        askedThrough: begunAt.length > 0 && other.chance(0.6) ? other.one(begunAt) : null,
      })
      begins = addDays(endsOn ?? startsOn, one([-10, 0, 1, 28, 29, 30, 40]))
    }
    const saidOn = past(addDays(decidedOn, below(20)))
    const disagreement = door && chance(0.15) ? { saidOn, dueOn: answerDueOn(saidOn) } : null
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
        disagreement,
        placements,
        lastMeasuredOn: chance(0.6) ? past(sinceArrival(200)) : null,
        spells,
        terms: standardTerms,
        checks,
      },
    }
  })
}
