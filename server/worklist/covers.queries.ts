import { addDays, todayIn } from '../../shared/calendar.ts'
import { danishOrder } from '../../shared/danishOrder.ts'
import type { StandingCover } from '../../shared/worklist/worklist.rules.ts'
import type { CoverView } from '../../shared/worklist/worklist.schema.ts'
import { danishTime } from '../../shared/zone.ts'
import { asDate, plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'

/** Covers stay to be read for half a year after their last day. */
const remembered = 183

type Row = {
  readonly id: string
  readonly absentId: string
  readonly substituteId: string
  readonly fromOn: Date
  readonly untilOn: Date
  readonly reason: string
  readonly endedAt: Date | null
}

const viewsOf = async (tx: ReadTx, rows: readonly Row[], today: string): Promise<CoverView[]> => {
  const names = await namesOf(
    tx,
    rows.flatMap(({ absentId, substituteId }) => [absentId, substituteId]),
  )
  return rows.map(({ id, absentId, substituteId, fromOn, untilOn, reason, endedAt }) => ({
    coverId: id,
    absent: names.get(absentId) ?? '',
    substitute: names.get(substituteId) ?? '',
    fromOn: plain(fromOn),
    untilOn: plain(untilOn),
    reason,
    current: endedAt === null && plain(fromOn) <= today && today <= plain(untilOn),
    endedEarlyOn: endedAt && todayIn(danishTime, endedAt.getTime()),
  }))
}

/** Now, ahead, and the last half year; newest first. */
export const listCovers = async (tx: ReadTx, today: string): Promise<CoverView[]> => {
  const rows = await tx.cover.findMany({
    where: { untilOn: { gte: asDate(addDays(today, -remembered)) } },
    orderBy: [{ fromOn: 'desc' }, { madeAt: 'desc' }],
  })
  return viewsOf(tx, rows, today)
}

/** The covers that count today of whoever is away. */
export const listCovering = async (tx: ReadTx, today: string, absentIds: readonly string[]): Promise<CoverView[]> => {
  if (absentIds.length === 0) return []
  const day = asDate(today)
  const rows = await tx.cover.findMany({
    where: { absentId: { in: [...absentIds] }, endedAt: null, fromOn: { lte: day }, untilOn: { gte: day } },
    orderBy: { untilOn: 'asc' },
  })
  return viewsOf(tx, rows, today)
}

/** Caseworkers of the municipality who can sign in, in Danish order. */
export const listChoices = async (tx: ReadTx, organisationId: string) => {
  const rows = await tx.staff.findMany({
    where: { organisationId, role: 'caseworker', disabledAt: null },
    select: { id: true, name: true },
  })
  return rows.map(({ id, name }) => ({ staffId: id, name })).toSorted((a, b) => danishOrder(a.name, b.name))
}

/** Covers that count on some day from today on. */
export const listStanding = async (tx: ReadTx, today: string): Promise<StandingCover[]> => {
  const rows = await tx.cover.findMany({ where: { endedAt: null, untilOn: { gte: asDate(today) } } })
  return rows.map(({ absentId, substituteId, fromOn, untilOn }) => ({
    absentId,
    substituteId,
    fromOn: plain(fromOn),
    untilOn: plain(untilOn),
  }))
}
