import { addDays, addMonths, addWeeks, daysBetween } from '../../shared/calendar.ts'
import {
  type CheckAnswer,
  checkDueOn,
  checkWeeks,
  statusAt,
  whyNotCheck,
  whyNotSpell,
} from '../../shared/employment/employment.rules.ts'
import { standardTerms } from '../../shared/employment/lasting.rules.ts'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import { refuse } from '../../shared/problem.ts'
import { activityKeys, noActivity } from '../../shared/progress/instrument.v2.caseworker.ts'
import { askedOf, instrumentOn } from '../../shared/progress/instruments.ts'
import { dueOn } from '../../shared/progress/progress.rules.ts'
import type { CheckGiven, makeSpell } from '../factories.ts'
import type { MeasurementGiven } from '../progressFactories.ts'
import type { Course } from './days.ts'
import type { Chance } from './random.ts'
import type { PlannedDecision, PlannedPlacement } from './stays.ts'
import { otherEmployers } from './words.ts'

export type PlannedSpell = Omit<Required<Parameters<typeof makeSpell>[1]>, 'citizenId' | 'enteredById'>
export type PlannedCheck = Omit<Required<CheckGiven>, 'citizenId' | 'checkedById'>
export type PlannedMeasurement = Omit<MeasurementGiven, 'citizenId' | 'enteredById'>

const within = (date: string | null, today: string): string | null => (date !== null && date <= today ? date : null)

/** Paid hours: those of a placement with pay, and the job that came of it, lasting or not. */
export const planSpells = (chance: Chance, placements: readonly PlannedPlacement[], today: string): PlannedSpell[] => {
  const spells: PlannedSpell[] = []
  const add = (spell: Omit<PlannedSpell, 'id'>): void => {
    refuse(whyNotSpell(spell, spells, today))
    spells.push({ id: chance.uuid(), ...spell })
  }
  for (const { id, site, offer, startedOn, endedOn, endReason, weekdayHours } of placements) {
    if (startedOn === null) continue
    const { name: employer, id: supplierId } = site.lead.of
    const weeklyHours = weeklyHoursOf(weekdayHours)
    if (offer === 'wage_subsidy' || offer === 'ordinary_hours') {
      add({
        placementId: id,
        supplierId,
        employer,
        kind: offer === 'wage_subsidy' ? 'wage_subsidy' : 'ordinary',
        startsOn: startedOn,
        endsOn: endedOn,
        weeklyHours,
        source: 'supplier',
      })
    }
    if (endedOn === null || (endReason !== 'hired' && endReason !== 'other_job')) continue
    const own = endReason === 'hired'
    const startsOn = addDays(endedOn, own ? 1 : chance.int(1, 12))
    const job = {
      placementId: own ? id : null,
      supplierId: own ? supplierId : null,
      employer: own ? employer : chance.pick(otherEmployers),
      kind: chance.chance(0.06) ? ('flexi_job' as const) : ('ordinary' as const),
      weeklyHours: chance.pick([12, 15, 18, 20, 22, 25, 28, 30, 32, 37]),
      source: own ? ('supplier' as const) : ('citizen' as const),
    }
    const fate = chance.weighted([
      ['lasts', 58],
      ['ends', 26],
      ['gap', 16],
    ] as const)
    if (fate === 'lasts')
      add({ ...job, startsOn, endsOn: chance.chance(0.15) ? within(addWeeks(startsOn, chance.int(30, 48)), today) : null })
    else {
      const endsOn = within(addWeeks(startsOn, chance.int(3, fate === 'gap' ? 12 : 20)), today)
      add({ ...job, startsOn, endsOn })
      const again = endsOn && addDays(endsOn, chance.int(6, 26))
      if (fate === 'gap' && again && again <= today)
        add({
          ...job,
          placementId: null,
          supplierId: null,
          employer: chance.pick(otherEmployers),
          startsOn: again,
          endsOn: null,
          source: 'citizen',
        })
    }
  }
  return spells
}

/** What somebody found out at 4, 13, 26 and 52 weeks; some of the newest are not asked yet, and unknown stays unknown. */
export const planChecks = (
  chance: Chance,
  placements: readonly PlannedPlacement[],
  spells: readonly PlannedSpell[],
  today: string,
): PlannedCheck[] =>
  placements.flatMap(({ id, startedOn, endedOn }) =>
    checkWeeks.flatMap((weeks): PlannedCheck[] => {
      if (startedOn === null || whyNotCheck(startedOn, weeks, today)) return []
      const due = checkDueOn(startedOn, weeks)
      const age = daysBetween(due, today)
      // asked late now and then, forgotten for good never
      if (chance.chance(age < 10 ? 0.6 : age < 40 ? 0.15 : 0)) return []
      const known = statusAt(spells, [], standardTerms, due)
      const stillPlaced = endedOn === null || endedOn >= due
      const guess: CheckAnswer = known !== 'unknown' ? known : stillPlaced || chance.chance(0.65) ? 'none' : 'unknown'
      const answer = guess === 'ordinary' && chance.chance(0.05) ? 'unknown' : guess
      return [
        {
          placementId: id,
          weeks,
          answer,
          source: chance.pick(['caseworker', 'citizen', 'supplier'] as const),
          on: addDays(due, chance.int(0, Math.min(6, age))),
        },
      ]
    }),
  )

const start = { red: 2.1, yellow: 2.9, green: 3.7 } as const
const drift: Readonly<Record<Course, number>> = {
  rising: 1.3,
  steady: 0.5,
  falling: -0.4,
  breaking: -0.7,
  there: 1.3,
  gone: -0.4,
}
const step = (value: number): number => Math.min(5, Math.max(1, Math.round(value)))

/** Both measured on one day. */
export const measuredOn = (on: string): PlannedMeasurement[] =>
  (['citizen', 'caseworker'] as const).map((party) => ({
    party,
    on,
    answers: Object.fromEntries(askedOf(instrumentOn(on), party).map(({ key }) => [key, 4])),
  }))

/**
 * How the second wording was asked, by the day alone, so that everybody's life stays as it was: the citizen mostly on the screen, every
 * third time by a link, some in another language; the caseworker ticks what the citizen has done.
 */
const howAsked = (party: 'citizen' | 'caseworker', on: string): Partial<PlannedMeasurement> => {
  if (instrumentOn(on).version === 1) return {}
  const day = Number(on.slice(8))
  if (party === 'caseworker') {
    return { activities: day % 5 === 0 ? [noActivity] : activityKeys.filter((_, index) => (day * 7 + index * 3) % 4 === 0) }
  }
  return { means: day % 3 === 0 ? 'by_link' : 'on_screen', language: day % 6 === 0 ? 'ar' : day % 4 === 1 ? 'uk' : 'da' }
}

/** Citizen and caseworker, each for themselves: at every door and every three months, with movement and here and there a gap. */
export const planMeasurements = (
  chance: Chance,
  decisions: readonly PlannedDecision[],
  placements: readonly PlannedPlacement[],
  today: string,
): PlannedMeasurement[] => {
  const [first] = decisions
  if (!first) return []
  const course = placements.at(-1)?.course ?? 'steady'
  const lastEnd = placements.at(-1)?.endedOn
  // nobody is asked for ever: four months after the last placement it stops
  const until = lastEnd && addMonths(lastEnd, 4) < today ? addMonths(lastEnd, 4) : today
  const sees = { citizen: chance.next() * 0.8 - 0.2, caseworker: -chance.next() * 0.6 }
  const found: PlannedMeasurement[] = []
  for (const party of ['citizen', 'caseworker'] as const) {
    let lastOn: string | null = null
    for (;;) {
      const door: string = (lastOn === null ? first : (decisions.findLast(({ on }) => on <= (lastOn ?? '')) ?? first)).on
      const nextDoor = decisions.find(({ on }) => lastOn !== null && on > lastOn)?.on ?? null
      const due: string | null =
        lastOn === null ? dueOn({ doorDecidedOn: door, lastOn }) : dueOn({ doorDecidedOn: nextDoor ?? door, lastOn })
      if (due === null) break
      const on = addDays(due, lastOn === null ? -chance.int(4, 14) : chance.int(-3, 6))
      if (on > until || (lastOn !== null && on <= lastOn)) break
      lastOn = on
      if (chance.chance(0.08)) continue
      const gone = Math.min(1, daysBetween(first.on, on) / 300)
      const answers = Object.fromEntries(
        askedOf(instrumentOn(on), party).flatMap(({ key }) =>
          chance.chance(0.05)
            ? []
            : [[key, step(start[first.door] + sees[party] + drift[course] * gone + (chance.next() - 0.5) * 1.8)]],
        ),
      )
      if (Object.keys(answers).length > 0) found.push({ party, on, answers, ...howAsked(party, on) })
    }
  }
  return found
}
