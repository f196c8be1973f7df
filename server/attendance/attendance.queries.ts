import {
  asksPace,
  attendanceRate,
  closureOn,
  type PlannedStay,
  plannedHoursOn,
  type Standing,
  weeksAPage,
  whyNotLogOn,
} from '../../shared/attendance/attendance.rules.ts'
import {
  type CrewDay,
  type CrewRow,
  DayState,
  type LoggedDay,
  PaceBand,
  type PlacementDay,
  type PlacementWeek,
} from '../../shared/attendance/attendance.schema.ts'
import { addDays, addWeeks, datesFrom, mondayOf, weekdayOf, weeksBetween } from '../../shared/calendar.ts'
import { byDanishName, danishOrder } from '../../shared/danishOrder.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { Ramp } from '../../shared/placements/placements.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { asDate, plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'

type DayRow = {
  readonly state: string
  readonly hours: unknown
  readonly paceBand: number | null
  readonly note: string | null
  readonly version: number
}

/** A row as it stands, for judging what is sent over it. */
export const standingOf = (row: DayRow): Standing => ({
  state: DayState.parse(row.state),
  hours: Number(row.hours),
  paceBand: row.paceBand === null ? null : PaceBand.parse(row.paceBand),
  note: row.note,
  version: row.version,
})

const loggedOf = (
  row: DayRow & { readonly loggedById: string; readonly loggedAt: Date },
  names: ReadonlyMap<string, string>,
): LoggedDay => ({
  ...standingOf(row),
  loggedBy: names.get(row.loggedById) ?? '',
  loggedAt: row.loggedAt.toISOString(),
})

// what a team lead may read of a placement and of a day: column rights in the database, so every query names its columns
const crewPlacement = {
  id: true,
  siteId: true,
  door: true,
  startsOn: true,
  endsOn: true,
  weekdayHours: true,
  ramp: true,
  tasks: true,
  buddy: true,
  support: true,
  startedOn: true,
  endedOn: true,
} as const
const crewDay = {
  id: true,
  placementId: true,
  state: true,
  hours: true,
  plannedHours: true,
  paceBand: true,
  note: true,
  version: true,
  loggedById: true,
  loggedAt: true,
} as const

type PlanRow = {
  readonly startsOn: Date
  readonly endsOn: Date
  readonly startedOn: Date | null
  readonly endedOn: Date | null
  readonly weekdayHours: readonly unknown[]
  readonly ramp: unknown
}
const planOf = ({ startsOn, endsOn, startedOn, endedOn, weekdayHours, ramp }: PlanRow): PlannedStay => ({
  startsOn: plain(startsOn),
  endsOn: plain(endsOn),
  startedOn: plainOrNull(startedOn),
  endedOn: plainOrNull(endedOn),
  weekdayHours: weekdayHours.map(Number),
  ramp: Ramp.parse(ramp),
})

type Person = {
  readonly placement_id: string
  readonly name: string | null
  readonly alias: string
  readonly sort_name: string
  readonly phone: string | null
  readonly needs: string | null
  readonly protected: boolean
}

const inRunOn = (date: string) => ({
  startedOn: { lte: asDate(date) },
  OR: [{ endedOn: null }, { endedOn: { gte: asDate(date) } }],
})

/** The placements of the own sites that run on a day, each with the day's plan and what is logged. */
export const listCrew = async (tx: ReadTx, date: string) => {
  const sites = await tx.site.findMany({
    select: {
      id: true,
      name: true,
      shifts: { select: { name: true, weekdays: true, startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' } },
      closedDays: { where: { onDate: asDate(date) }, select: { reason: true } },
    },
  })
  const placements = await tx.placement.findMany({ where: inRunOn(date), select: crewPlacement })
  const days = await tx.attendance.findMany({ where: { onDate: asDate(date) }, select: crewDay })
  const dayOf = new Map(days.map((day) => [day.placementId, day]))
  return sites.toSorted(byDanishName).map(({ id, name, shifts, closedDays }) => {
    const [closed] = closedDays
    const closure = closureOn(date, new Map(closed ? [[date, closed.reason]] : []))
    const crew = placements.flatMap((placement) => {
      if (placement.siteId !== id || placement.startedOn === null) return []
      const door = Door.parse(placement.door)
      const startedOn = plain(placement.startedOn)
      const logged = dayOf.get(placement.id) ?? null
      // a day that is logged keeps the plan it was logged by
      const plannedHours = logged ? Number(logged.plannedHours) : plannedHoursOn(planOf(placement), date, closure)
      return [{ placement, door, plannedHours, asksPace: asksPace({ door, startedOn }, date), logged }]
    })
    const shiftsThatDay = shifts.filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))
    return {
      siteId: id,
      name,
      closure,
      shifts: shiftsThatDay.map(({ name, startsAt, endsAt }) => ({ name, startsAt, endsAt })),
      crew,
    }
  })
}

/** Names come from the database's own function: an alias for whoever has a protected name, and no way to the rest of the citizen. */
export const getCrewDay = async (tx: ReadTx, date: string, today: string): Promise<CrewDay> => {
  const sites = await listCrew(tx, date)
  const people = await tx.$queryRaw<
    Person[]
  >`SELECT placement_id::text, name, alias, sort_name, phone, needs, protected FROM crew_people()`
  const personOf = new Map(people.map((person) => [person.placement_id, person]))
  const names = await namesOf(
    tx,
    sites.flatMap(({ crew }) => crew.flatMap(({ logged }) => (logged ? [logged.loggedById] : []))),
  )
  return {
    date,
    today,
    can: { log: whyNotLogOn(date, today, 'team_lead') },
    sites: sites.map(({ crew, ...site }) => {
      const rows = crew.flatMap(({ placement, logged, ...plan }): (CrewRow & { readonly sortName: string })[] => {
        const person = personOf.get(placement.id)
        if (!person) return []
        return [
          {
            placementId: placement.id,
            name: person.name,
            alias: person.alias,
            sortName: person.sort_name,
            protected: person.protected,
            phone: person.phone,
            needs: person.needs,
            tasks: placement.tasks,
            buddy: placement.buddy,
            support: placement.support,
            ...plan,
            logged: logged && loggedOf(logged, names),
          },
        ]
      })
      return { ...site, rows: rows.toSorted((a, b) => danishOrder(a.sortName, b.sortName)) }
    }),
  }
}

const inOrder = (one: string, other: string): readonly [earlier: string, later: string] =>
  one < other ? [one, other] : [other, one]

const placementForDays = {
  id: true,
  siteId: true,
  door: true,
  startsOn: true,
  startedOn: true,
  endedOn: true,
  endsOn: true,
  weekdayHours: true,
  ramp: true,
  site: { select: { closedDays: { select: { onDate: true, reason: true } } } },
} as const

/** A placement as far as its days are planned by it. */
export const getPlanned = async (tx: ReadTx, placementId: string) => {
  const row = await tx.placement.findUnique({ where: { id: placementId }, select: placementForDays })
  if (!row) throw new ProblemError('not-found')
  const closedDays = new Map(row.site.closedDays.map(({ onDate, reason }) => [plain(onDate), reason]))
  const door = Door.parse(row.door)
  const period = planOf(row)
  const { startedOn } = period
  const planOn = (date: string) => {
    const closure = closureOn(date, closedDays)
    return {
      closure,
      plannedHours: plannedHoursOn(period, date, closure),
      asksPace: startedOn !== null && asksPace({ door, startedOn }, date),
    }
  }
  return { placementId: row.id, ...period, planOn }
}

const fullDay = {
  ...crewDay,
  onDate: true,
  correctionReason: true,
  former: {
    select: {
      state: true,
      hours: true,
      paceBand: true,
      note: true,
      correctionReason: true,
      loggedById: true,
      loggedAt: true,
      replacedAt: true,
    },
    orderBy: { replacedAt: 'desc' },
  },
} as const

/** Weeks from the newest back, Monday first; days outside the placement or still to come are not in them. */
const weeksFrom = (days: readonly PlacementDay[]): PlacementWeek[] => {
  const weeks = new Map<string, PlacementDay[]>()
  for (const day of days) {
    const monday = mondayOf(day.date)
    weeks.set(monday, [...(weeks.get(monday) ?? []), day])
  }
  return [...weeks].map(([monday, inWeek]) => ({ monday, days: inWeek })).toSorted((a, b) => (a.monday < b.monday ? 1 : -1))
}

export const getPlacementDays = async (tx: ReadTx, placementId: string, page: number, today: string) => {
  const plan = await getPlanned(tx, placementId)
  const nothing = { placementId, total: 0, page, attended: attendanceRate([]), weeks: [] }
  if (plan.startedOn === null || plan.startedOn > today) return nothing
  const [last] = inOrder(plan.endedOn ?? today, today)
  const inside = { placementId, onDate: { gte: asDate(plan.startedOn), lte: asDate(last) } }
  const all = await tx.attendance.findMany({ where: inside, select: { onDate: true, state: true, hours: true } })
  const brief = new Map(
    all.map(({ onDate, state, hours }) => [plain(onDate), { state: DayState.parse(state), hours: Number(hours) }]),
  )
  const everyDay = datesFrom(plan.startedOn, last).flatMap((date) => {
    const logged = brief.get(date) ?? null
    // today is not missing before it is over
    return date === today && !logged ? [] : [{ plannedHours: plan.planOn(date).plannedHours, logged }]
  })

  const total = weeksBetween(mondayOf(plan.startedOn), mondayOf(last)) + 1
  const newest = addWeeks(mondayOf(last), -(page - 1) * weeksAPage)
  const [from, to] = [addWeeks(newest, 1 - weeksAPage), addDays(newest, 6)]
  const [, first] = inOrder(from, plan.startedOn)
  const dates = datesFrom(first, inOrder(to, last)[0])
  const rows = await tx.attendance.findMany({
    where: { placementId, onDate: { gte: asDate(from), lte: asDate(to) } },
    select: fullDay,
  })
  const names = await namesOf(
    tx,
    rows.flatMap(({ loggedById, former }) => [loggedById, ...former.map((one) => one.loggedById)]),
  )
  const rowOf = new Map(rows.map((row) => [plain(row.onDate), row]))
  const days = dates.map((date): PlacementDay => {
    const row = rowOf.get(date)
    const logged = row && {
      ...loggedOf(row, names),
      reason: row.correctionReason,
      former: row.former.map((one) => {
        const { version: _version, ...said } = loggedOf({ ...one, version: 0 }, names)
        return { ...said, reason: one.correctionReason, replacedAt: one.replacedAt.toISOString() }
      }),
    }
    return { date, ...plan.planOn(date), logged: logged ?? null }
  })
  return { placementId, total, page, attended: attendanceRate(everyDay), weeks: weeksFrom(days) }
}
