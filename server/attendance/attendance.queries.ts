import {
  asksPace,
  attendanceRate,
  closureOn,
  type PlannedStay,
  plannedHoursOn,
  type Standing,
  weeksAPage,
} from '../../shared/attendance/attendance.rules.ts'
import {
  DayState,
  type LoggedDay,
  PaceBand,
  type PlacementDay,
  type PlacementWeek,
  PlannedAbsence,
  SupportGiven,
} from '../../shared/attendance/attendance.schema.ts'
import { addDays, addWeeks, datesFrom, mondayOf, weeksBetween } from '../../shared/calendar.ts'
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
  readonly tasksDone: readonly string[]
  readonly signedOff: boolean
  readonly supportGiven: readonly string[]
  readonly version: number
}

/** A row as it stands, for judging what is sent over it. */
export const standingOf = (row: DayRow): Standing => ({
  state: DayState.parse(row.state),
  hours: Number(row.hours),
  paceBand: row.paceBand === null ? null : PaceBand.parse(row.paceBand),
  note: row.note,
  tasksDone: [...row.tasksDone],
  signedOff: row.signedOff,
  supportGiven: row.supportGiven.map((kind) => SupportGiven.parse(kind)),
  version: row.version,
})

export const loggedOf = (
  row: DayRow & { readonly loggedById: string; readonly loggedAt: Date },
  names: ReadonlyMap<string, string>,
): LoggedDay => ({
  ...standingOf(row),
  loggedBy: names.get(row.loggedById) ?? '',
  loggedAt: row.loggedAt.toISOString(),
})

// the columns a team lead may read too
export const said = {
  state: true,
  hours: true,
  paceBand: true,
  note: true,
  tasksDone: true,
  signedOff: true,
  supportGiven: true,
  version: true,
  loggedById: true,
  loggedAt: true,
} as const
export const plannedAbsence = { id: true, fromOn: true, untilOn: true, kind: true, note: true } as const

type AbsenceRow = {
  readonly id: string
  readonly fromOn: Date
  readonly untilOn: Date
  readonly kind: string
  readonly note: string | null
}
export const absenceOf = ({ id, fromOn, untilOn, kind, note }: AbsenceRow): PlannedAbsence =>
  PlannedAbsence.parse({ plannedAbsenceId: id, fromOn: plain(fromOn), untilOn: plain(untilOn), kind, note })

export const absentOn = <T extends Pick<PlannedAbsence, 'fromOn' | 'untilOn'>>(
  absences: readonly T[] | undefined,
  date: string,
) => absences?.find(({ fromOn, untilOn }) => fromOn <= date && date <= untilOn) ?? null

type PlanRow = {
  readonly startsOn: Date
  readonly endsOn: Date
  readonly startedOn: Date | null
  readonly endedOn: Date | null
  readonly weekdayHours: readonly unknown[]
  readonly ramp: unknown
}
export const planOf = ({ startsOn, endsOn, startedOn, endedOn, weekdayHours, ramp }: PlanRow): PlannedStay => ({
  startsOn: plain(startsOn),
  endsOn: plain(endsOn),
  startedOn: plainOrNull(startedOn),
  endedOn: plainOrNull(endedOn),
  weekdayHours: weekdayHours.map(Number),
  ramp: Ramp.parse(ramp),
})

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
  tasks: true,
  absences: { where: { cancelledAt: null }, select: plannedAbsence },
  site: { select: { closedDays: { select: { onDate: true, reason: true } } } },
} as const

/** A placement as far as its days are planned by it. */
export const getPlanned = async (tx: ReadTx, placementId: string) => {
  const row = await tx.placement.findUnique({ where: { id: placementId }, select: placementForDays })
  if (!row) throw new ProblemError('not-found')
  const closedDays = new Map(row.site.closedDays.map(({ onDate, reason }) => [plain(onDate), reason]))
  const door = Door.parse(row.door)
  const period = planOf(row)
  const absences = row.absences.map(absenceOf)
  const { startedOn } = period
  const planOn = (date: string) => {
    const closure = closureOn(date, closedDays)
    const plannedHours = plannedHoursOn(period, date, closure)
    return {
      closure,
      plannedHours,
      plannedAbsence: plannedHours > 0 ? absentOn(absences, date) : null,
      asksPace: startedOn !== null && asksPace({ door, startedOn }, date),
    }
  }
  return { placementId: row.id, tasks: row.tasks, ...period, planOn }
}

const fullDay = {
  ...said,
  onDate: true,
  correctionReason: true,
  former: {
    select: { ...said, correctionReason: true, replacedAt: true },
    orderBy: { id: 'desc' },
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
    return date === today && !logged ? [] : [{ ...plan.planOn(date), logged }]
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
        const { version: _version, ...said } = loggedOf(one, names)
        return { ...said, reason: one.correctionReason, replacedAt: one.replacedAt.toISOString() }
      }),
    }
    return { date, ...plan.planOn(date), logged: logged ?? null }
  })
  return { placementId, total, page, attended: attendanceRate(everyDay), weeks: weeksFrom(days) }
}
