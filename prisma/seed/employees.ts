import { addDays, daysBetween } from '../../shared/calendar.ts'
import { afterMonths, type Standing, standingFromJobs, statusDueOn, whyNotStatus } from '../../shared/employment/after.rules.ts'
import { checkDueOn, checkWeeks, covers } from '../../shared/employment/employment.rules.ts'
import { standardTerms } from '../../shared/employment/lasting.rules.ts'
import { cast, type Member } from './cast.ts'
import type { Life } from './lives.ts'
import type { PlannedSpell } from './outcomes.ts'
import { chanceOf } from './random.ts'
import type { PlannedPlacement } from './stays.ts'

export type PlannedStatus = {
  readonly placementId: string
  readonly months: number
  readonly status: Standing
  readonly source: 'caseworker' | 'citizen'
  readonly on: string
}

/** Where people stood after their placements, as far as no job tells it; some of the newest are not noted yet. */
export const planStatuses = (
  citizenId: string,
  placements: readonly PlannedPlacement[],
  spells: readonly PlannedSpell[],
  today: string,
): PlannedStatus[] => {
  // a chance of its own, so that nobody's life changes by it
  const chance = chanceOf(Number.parseInt(citizenId.slice(0, 8), 16))
  const courses = placements.flatMap(({ id, startedOn, endedOn }) => (startedOn === null ? [] : [{ id, startedOn, endedOn }]))
  return courses.flatMap((course) =>
    afterMonths.flatMap((months): PlannedStatus[] => {
      const { id, endedOn } = course
      const others = courses.filter((one) => one !== course)
      if (endedOn === null || whyNotStatus(course, others, months, today)) return []
      const dueOn = statusDueOn(endedOn, months)
      if (standingFromJobs(spells, standardTerms, dueOn) !== 'unknown') return []
      const age = daysBetween(dueOn, today)
      if (age < 10 && chance.chance(0.5)) return []
      const status = chance.weighted([
        ['benefit', 58],
        ['unknown', 16],
        ['education', 11],
        ['self_supporting', 10],
        ['employed', 5],
      ] as const)
      const source = chance.pick(['caseworker', 'citizen'] as const)
      return [{ placementId: id, months, status, source, on: addDays(dueOn, chance.int(0, Math.min(6, age))) }]
    }),
  )
}

/** What a team lead says of somebody who was hired. */
export type PlannedReport = {
  readonly id: string
  readonly spellId: string
  readonly by: Member
  readonly weeks: number
  readonly on: string
  readonly weeklyHours: number | null
  readonly lastDay: string | null
}

/** The newest check whose day lies in a job at the supplier of its placement. */
const askedOf = ({ placements, spells }: Life, today: string) =>
  spells.flatMap(({ id, placementId, supplierId, startsOn, endsOn, weeklyHours }) => {
    const placement = placements.find((one) => one.id === placementId)
    if (!placement?.startedOn || placement.endedOn === null || supplierId === null || endsOn !== null) return []
    const { startedOn, site } = placement
    const weeks = checkWeeks.findLast((one) => {
      const dueOn = checkDueOn(startedOn, one)
      return dueOn <= today && covers({ startsOn, endsOn }, dueOn)
    })
    return weeks === undefined
      ? []
      : [{ spellId: id, placementId: placement.id, weeks, dueOn: checkDueOn(startedOn, weeks), lead: site.lead, weeklyHours }]
  })

/** Jonas is asked about one of those his supplier has hired; of two at other sites it was said this week that they are there, and that one is not. */
export const askSuppliers = (lives: readonly Life[], today: string): { lives: Life[]; reports: PlannedReport[] } => {
  const chance = chanceOf(20_261_118)
  const asked = lives.flatMap((life) => askedOf(life, today)).toSorted((a, b) => daysBetween(a.dueOn, b.dueOn))
  const ofJonas = asked.filter(({ lead }) => lead === cast.jonas).slice(0, 1)
  const said = asked.filter(({ lead }) => lead !== cast.jonas).slice(0, 2)
  const open = [...ofJonas, ...said]
  const reports = said.map(({ spellId, weeks, lead, weeklyHours }, index): PlannedReport => {
    const there = index === 0
    return {
      id: chance.uuid(),
      spellId,
      by: lead,
      weeks,
      on: addDays(today, -1),
      weeklyHours: there ? weeklyHours : null,
      lastDay: there ? null : addDays(today, -5),
    }
  })
  const isOpen = (placementId: string, weeks: number): boolean =>
    open.some((one) => one.placementId === placementId && one.weeks === weeks)
  return {
    reports,
    lives: lives.map((life) => ({
      ...life,
      checks: life.checks.filter(({ placementId, weeks }) => !isOpen(placementId, weeks)),
    })),
  }
}
