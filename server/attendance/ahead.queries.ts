import { whyNotCancel, whyNotPlan } from '../../shared/attendance/ahead.rules.ts'
import type { CrewHistory, DayChange, PlannedAbsences } from '../../shared/attendance/ahead.schema.ts'
import { logDays } from '../../shared/attendance/attendance.rules.ts'
import type { Entry } from '../../shared/attendance/attendance.schema.ts'
import { addDays, datesFrom } from '../../shared/calendar.ts'
import { ProblemError } from '../../shared/problem.ts'
import { asDate, plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'
import { absenceOf, loggedOf, plannedAbsence, said, standingOf } from './attendance.queries.ts'
import { listCrew } from './crew.queries.ts'

/** A placement's run as far as anybody of the two houses may read it. */
export const getRun = async (tx: ReadTx, placementId: string) => {
  const row = await tx.placement.findUnique({
    where: { id: placementId },
    select: { id: true, startedOn: true, endedOn: true },
  })
  if (!row) throw new ProblemError('not-found')
  return { placementId: row.id, startedOn: plainOrNull(row.startedOn), endedOn: plainOrNull(row.endedOn) }
}

export const getPlannedAbsences = async (
  tx: ReadTx,
  placementId: string,
  { today, by }: { readonly today: string; readonly by: 'team_lead' | 'caseworker' },
): Promise<PlannedAbsences> => {
  const run = await getRun(tx, placementId)
  const rows = await tx.plannedAbsence.findMany({
    where: { placementId },
    select: { ...plannedAbsence, recordedById: true, recordedAt: true, cancelledAt: true },
    orderBy: [{ fromOn: 'desc' }, { recordedAt: 'desc' }],
  })
  const names = await namesOf(
    tx,
    rows.map(({ recordedById }) => recordedById),
  )
  return {
    placementId,
    today,
    can: { plan: whyNotPlan(run, today) },
    items: rows.map((row) => {
      const absence = absenceOf(row)
      const cancelledAt = row.cancelledAt?.toISOString() ?? null
      return {
        ...absence,
        recordedBy: names.get(row.recordedById) ?? '',
        recordedAt: row.recordedAt.toISOString(),
        cancelledAt,
        can: { cancel: whyNotCancel({ fromOn: absence.fromOn, cancelledAt }, today, by) },
      }
    }),
  }
}

type Version = Parameters<typeof loggedOf>[0]

const wordsOf = (row: Version): Entry => {
  const { version: _, ...entry } = standingOf(row)
  return entry
}

/** Every version of a day, oldest first, as steps from one to the next; newest first. */
const changesOf = (versions: readonly Version[], names: ReadonlyMap<string, string>): DayChange[] =>
  versions
    .map((row, index) => {
      const before = versions[index - 1]
      const { loggedBy, loggedAt } = loggedOf(row, names)
      return { before: before ? wordsOf(before) : null, after: wordsOf(row), by: loggedBy, at: loggedAt }
    })
    .toReversed()

export const getCrewHistory = async (tx: ReadTx, placementId: string, today: string): Promise<CrewHistory> => {
  await getRun(tx, placementId)
  const period = { from: addDays(today, -logDays), to: today, today }
  const crewOn = await listCrew(tx, period)
  const former = await tx.attendanceFormer.findMany({
    where: { attendance: { placementId, onDate: { gte: asDate(period.from), lte: asDate(period.to) } } },
    select: { attendanceId: true, ...said },
    orderBy: { id: 'asc' },
  })
  const found = datesFrom(period.from, period.to).flatMap((date) =>
    crewOn(date).flatMap(({ closure, crew }) => {
      const one = crew.find(({ placement }) => placement.id === placementId)
      return one ? [{ date, closure, ...one }] : []
    }),
  )
  const names = await namesOf(tx, [
    ...former.map(({ loggedById }) => loggedById),
    ...found.flatMap(({ logged }) => (logged ? [logged.loggedById] : [])),
  ])
  return {
    placementId,
    days: found.toReversed().map(({ date, closure, plannedHours, plannedAbsence, logged }) => ({
      date,
      plannedHours,
      closure,
      plannedAbsence,
      logged: logged && loggedOf(logged, names),
      changes: logged ? changesOf([...former.filter(({ attendanceId }) => attendanceId === logged.id), logged], names) : [],
    })),
  }
}

/** Whether a site of one's own is closed on a day; a stranger's is not found. */
export const isClosedOn = async (tx: ReadTx, siteId: string, date: string): Promise<boolean> => {
  const site = await tx.site.findUnique({
    where: { id: siteId },
    select: { closedDays: { where: { onDate: asDate(date) }, select: { onDate: true } } },
  })
  if (!site) throw new ProblemError('not-found')
  return site.closedDays.some(({ onDate }) => plain(onDate) === date)
}
