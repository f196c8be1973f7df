import { asksPace, closureOn, plannedHoursOn, whyNotEntry } from '../../shared/attendance/attendance.rules.ts'
import { type DayState, supportKinds } from '../../shared/attendance/states.ts'
import { addDays, datesFrom, daysBetween } from '../../shared/calendar.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'
import { refuse } from '../../shared/problem.ts'
import type { AttendanceGiven } from '../factories.ts'
import { type Chance, chanceOf } from './random.ts'
import type { TownSite } from './sites.ts'
import { dayNotes } from './words.ts'

/** A logged day with its id, so that a planting that was cut off knows what it has written. */
export type PlannedDay = AttendanceGiven & { readonly id: string }

/** How a placement goes: towards more, level, slower and slower, or to a break; there every day, or gone for the last three weeks. */
export type Course = 'rising' | 'steady' | 'falling' | 'breaking' | 'there' | 'gone'

export type DayPlacement = {
  readonly id: string
  readonly site: TownSite
  readonly door: Door
  readonly startsOn: string
  readonly startedOn: string
  readonly endedOn: string | null
  readonly endsOn: string
  readonly weekdayHours: readonly number[]
  readonly ramp: readonly RampStep[]
  readonly endReason: string | null
  readonly course: Course
  readonly tasks: readonly string[]
}

const reliability: Readonly<Record<Door, number>> = { red: 0.8, yellow: 0.89, green: 0.95 }
const firstPace: Readonly<Record<Door, number>> = { red: 2, yellow: 2.6, green: 3.6 }
const change: Readonly<Record<Course, { came: number; pace: number }>> = {
  rising: { came: 0.1, pace: 1.4 },
  steady: { came: 0, pace: 0.5 },
  falling: { came: -0.12, pace: -1.4 },
  breaking: { came: -0.45, pace: -0.8 },
  there: { came: 0, pace: 1.4 },
  gone: { came: 0, pace: 0 },
}
/** What an absence is when a placement breaks for this reason. */
const absenceOf: Readonly<Record<string, DayState>> = {
  sickness: 'sick',
  own_wish: 'no_show',
  conflict: 'no_show',
  childcare: 'agreed_absence',
  transport: 'no_show',
}

const quarter = (hours: number): number => Math.max(0.25, Math.round(hours * 4) / 4)

/** Tasks and support have been told for the last weeks only; most days all of it is done, some days one task is left. */
const tellsTasksSince = 28

const doneOn = (chance: Chance, on: string, today: string, tasks: readonly string[]) => {
  const [left, helped] = [chance.chance(0.2), chance.chance(0.12)]
  const kind = chance.pick(supportKinds)
  if (tasks.length === 0 || on < addDays(today, -tellsTasksSince)) return { tasksDone: [], signedOff: false, supportGiven: [] }
  return { tasksDone: left ? tasks.slice(0, -1) : [...tasks], signedOff: true, supportGiven: helped ? [kind] : [] }
}

/** The days of a placement as its team lead logs them, up to yesterday; one in forty is forgotten, as it is in life. */
export const planDays = (chance: Chance, placement: DayPlacement, today: string): PlannedDay[] => {
  const { site, door, startedOn, endedOn, endsOn, course } = placement
  const closedDays = new Map(site.closed.map(({ on, reason }) => [on, reason]))
  const last = [endedOn ?? endsOn, endsOn, addDays(today, -1)].toSorted()[0] ?? today
  const length = Math.max(14, daysBetween(startedOn, endedOn ?? endsOn))
  const days: PlannedDay[] = []
  // tasks and support have a chance of their own: what was planted before them stays as it was
  const own = chanceOf(Number.parseInt(placement.id.slice(0, 8), 16))
  let away: DayState | null = null
  for (const on of datesFrom(startedOn, last)) {
    const plannedHours = plannedHoursOn(placement, on, closureOn(on, closedDays))
    if (plannedHours === 0) continue
    const gone = daysBetween(startedOn, on) / length
    // a break shows in the last third; the other courses show all along
    const sway = course === 'breaking' ? Math.max(0, gone - 0.66) * 3 : gone
    const lately = course === 'gone' && on >= addDays(today, -24)
    const usually = Math.min(0.98, reliability[door] + change[course].came * sway)
    const comes = lately ? 0.03 : course === 'there' ? 0.98 : usually
    const stays: boolean = away !== null && chance.chance(0.5)
    if (stays || !chance.chance(comes)) {
      const usual = chance.weighted([['sick', 5] as const, ['agreed_absence', 3] as const, ['no_show', 2] as const])
      const broken = course === 'breaking' && sway > 0 ? absenceOf[placement.endReason ?? ''] : undefined
      away = lately ? 'no_show' : stays && away ? away : (broken ?? usual)
    } else away = null
    // of those whose facts ask for a talk nothing is forgotten
    if (chance.chance(0.025) && course !== 'gone' && course !== 'there') continue
    const there = away === null
    const part: DayState =
      there && plannedHours >= 1.5
        ? chance.weighted([['present', 90] as const, ['late', 6] as const, ['left_early', 4] as const])
        : 'present'
    const state = away ?? part
    const hours = !there ? 0 : state === 'present' ? plannedHours : quarter(plannedHours - chance.pick([0.25, 0.5, 0.75, 1]))
    const asked = asksPace({ door, startedOn }, on)
    const seen = there && asked && chance.chance(0.5)
    const band = Math.round(firstPace[door] + change[course].pace * sway + chance.next() - 0.5)
    const paceBand = seen ? (([1, 2, 3, 4, 5] as const)[Math.min(4, Math.max(0, band - 1))] ?? 3) : null
    const note = there && chance.chance(0.04) ? chance.pick(dayNotes) : null
    const entry = { state, hours, paceBand, note, ...doneOn(own, on, today, there ? placement.tasks : []) }
    refuse(whyNotEntry(entry, { plannedHours, asksPace: asked, tasks: placement.tasks }))
    days.push({
      id: chance.uuid(),
      placementId: placement.id,
      on,
      ...entry,
      plannedHours,
      loggedById: site.lead.id,
    })
  }
  return days
}
