import { makeAttendance, makeCheck, makeCitizen, makeDecision, makePlacement, makeSpell } from '../../prisma/factories.ts'
import { asDate } from '../../server/db/dates.ts'
import { addDays, daysBetween } from '../../shared/calendar.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import { type CheckAnswer, checkDueOn, checkWeeks, type SpellKind } from '../../shared/employment/employment.rules.ts'
import { type EndReason, endReasons } from '../../shared/placements/endings.ts'
import type { SiteKind } from '../../shared/sites/kinds.ts'
import { catalogueId, karen, laundry, nursingHome, school, townHall } from '../support/people.ts'
import type { World } from '../support/world.ts'

type Day = {
  readonly on: string
  readonly state: 'present' | 'late' | 'sick' | 'agreed_absence' | 'no_show'
  readonly planned: number
}
export type Stay = {
  readonly kind: SiteKind
  readonly supplierId: string
  readonly door: Door
  readonly startedOn: string
  readonly endedOn: string | null
  readonly endReason: EndReason | null
  readonly days: readonly Day[]
  readonly checks: readonly { readonly weeks: (typeof checkWeeks)[number]; readonly answer: CheckAnswer }[]
  readonly jobs: readonly { readonly kind: SpellKind; readonly startsOn: string; readonly endsOn: string | null }[]
}
/** Every other stay has days on which the person was known not to come, whatever was logged on them. */
export const absenceOf = ({ startedOn, days }: Pick<Stay, 'startedOn' | 'days'>) =>
  days.length % 2 === 1 && days.length > 3 ? { fromOn: addDays(startedOn, 1), untilOn: addDays(startedOn, 3) } : null
/** Few hours and many, by the day the job began. */
export const hoursOf = ({ startsOn }: Stay['jobs'][number]): number => [6, 15, 22, 37][Number(startsOn.slice(-2)) % 4] ?? 15
export type Life = {
  readonly doors: readonly { readonly on: string; readonly door: Door }[]
  readonly stays: readonly Stay[]
  /** Jobs that came of no placement. */
  readonly jobs: Stay['jobs']
}

const sites = [
  { ...school, kind: 'school' },
  { ...nursingHome, kind: 'nursing_home' },
  { ...laundry, kind: 'laundry' },
  { ...townHall, kind: 'administration' },
] as const

/** Numbers that look random and are the same at every run (mulberry32). */
const dice = (seed: number) => {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    below,
    chance: (share: number): boolean => next() < share,
    one: <T>(values: readonly T[]): T => values[below(values.length)] as T,
  }
}

/** Made-up lives of the two years before `until`, with every turn the figures tell apart. */
export const madeUpLives = (count: number, until: string, seed: number): Life[] => {
  const { below, chance, one } = dice(seed)
  return Array.from({ length: count }, (): Life => {
    const first = addDays(until, -below(700))
    const doors: Life['doors'][number][] = []
    for (let on = first; chance(doors.length === 0 ? 0.9 : 0.4) && on <= until; on = addDays(on, 20 + below(200)))
      doors.push({ on, door: one(['red', 'yellow', 'yellow', 'green']) })
    const stays: Stay[] = []
    let from = addDays(first, below(40))
    while (doors.length > 0 && stays.length < 3 && from <= until && chance(0.75)) {
      // the second supplier and the laundry are small
      const site = one([sites[0], sites[0], sites[0], sites[0], sites[1], sites[1], sites[1], sites[1], sites[2], sites[3]])
      const startedOn = from
      const leaves = addDays(startedOn, 15 + below(160))
      const ended = leaves <= until
      const last = ended ? leaves : until
      const days = Array.from({ length: Math.min(below(30), daysBetween(startedOn, last) + 1) }, (_, nth): Day => {
        const state = one(['present', 'present', 'present', 'present', 'late', 'sick', 'agreed_absence', 'no_show'] as const)
        return { on: addDays(startedOn, nth), state, planned: state === 'present' && chance(0.1) ? 0 : 4 }
      })
      const found = chance(0.45)
      const startsOn = addDays(leaves, below(20))
      const endsOn = chance(0.5) ? addDays(startsOn, below(120)) : null
      stays.push({
        kind: site.kind,
        supplierId: site.organisationId,
        door: one(['red', 'yellow', 'yellow', 'green']),
        startedOn,
        endedOn: ended ? leaves : null,
        endReason: ended ? one([...endReasons.slice(0, 5), 'hired', 'period_ended', 'period_ended']) : null,
        days,
        checks: checkWeeks
          .filter((weeks) => checkDueOn(startedOn, weeks) <= until && chance(0.5))
          .map((weeks) => ({ weeks, answer: one(['ordinary', 'ordinary', 'subsidised', 'none', 'unknown']) })),
        jobs:
          found && ended && startsOn <= until
            ? [
                { kind: one(['ordinary', 'ordinary', 'wage_subsidy']), startsOn, endsOn },
                // a gap of the bridged length, and one day more
                ...(endsOn && chance(0.5)
                  ? [{ kind: 'ordinary' as const, startsOn: addDays(endsOn, one([1, 20, 29, 30, 31])), endsOn: null }]
                  : []),
              ]
            : [],
      })
      if (!ended) break
      from = addDays(leaves, 1 + below(60))
    }
    return { doors, stays, jobs: chance(0.1) ? [{ kind: 'ordinary', startsOn: addDays(until, -below(400)), endsOn: null }] : [] }
  })
}

/** Writes the lives into a world, as a caseworker who may. */
export const settle = async (w: World, lives: readonly Life[]): Promise<void> => {
  for (let at = 0; at < lives.length; at += 10) {
    await w.db.write(karen, 'town.made', async (tx) => {
      for (const { doors, stays, jobs } of lives.slice(at, at + 10)) {
        const citizenId = await makeCitizen(tx, w.house.cpr)
        for (const { on, door } of doors) await makeDecision(tx, { citizenId, catalogueId, decidedById: karen.staffId, on, door })
        for (const stay of stays) {
          const site = sites.find(({ kind }) => kind === stay.kind) ?? sites[0]
          const placementId = await makePlacement(tx, {
            citizenId,
            siteId: site.siteId,
            supplierId: stay.supplierId,
            draftedById: karen.staffId,
            door: stay.door,
            startsOn: stay.startedOn,
            endsOn: addDays(stay.startedOn, 180),
            startedOn: stay.startedOn,
            endedOn: stay.endedOn,
            endReason: stay.endReason,
            ...(stay.endReason === 'other' ? { endNote: 'Flyttede.' } : {}),
          })
          await makeAttendance(
            tx,
            stay.days.map(({ on, state, planned }) => ({
              placementId,
              on,
              state,
              plannedHours: planned,
              hours: state === 'present' ? 4 : state === 'late' ? 3 : 0,
              loggedById: karen.staffId,
            })),
          )
          const absence = absenceOf(stay)
          if (absence) {
            const kind = { fromOn: asDate(absence.fromOn), untilOn: asDate(absence.untilOn), kind: 'course' }
            await tx.plannedAbsence.createMany({ data: [{ placementId, citizenId, ...kind, recordedById: karen.staffId }] })
          }
          for (const { weeks, answer } of stay.checks)
            await makeCheck(tx, {
              placementId,
              citizenId,
              weeks,
              answer,
              on: checkDueOn(stay.startedOn, weeks),
              checkedById: karen.staffId,
            })
          for (const job of stay.jobs)
            await makeSpell(tx, { citizenId, placementId, ...job, weeklyHours: hoursOf(job), enteredById: karen.staffId })
        }
        for (const job of jobs) await makeSpell(tx, { citizenId, ...job, weeklyHours: hoursOf(job), enteredById: karen.staffId })
      }
    })
  }
}
