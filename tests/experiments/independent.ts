import { asDate, plain } from '../../server/db/dates.ts'
import type { ReadTx } from '../../server/db/db.ts'
import { addDays } from '../../shared/calendar.ts'

const dayAfter = (day: Date): Date => asDate(addDays(plain(day), 1))

/** Attendance in the first 13 weeks at some sites and elsewhere, person by person from the rows a caseworker sees: no function of the database, no facts. */
export const attendanceOf = async (tx: ReadTx, siteIds: readonly string[], from: string, until: string) => {
  const rows = await tx.placement.findMany({
    where: { startedOn: { gte: asDate(from), lte: asDate(until) } },
    select: {
      citizenId: true,
      siteId: true,
      door: true,
      offer: true,
      startedOn: true,
      attendance: { select: { onDate: true, state: true, plannedHours: true } },
      versions: {
        where: { agreedAt: { not: null } },
        select: { number: true, agreedAt: true, offer: true },
        orderBy: { number: 'asc' },
      },
      absences: { where: { cancelledAt: null }, select: { fromOn: true, untilOn: true } },
    },
    orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
  })
  const first = <T extends { citizenId: string }>(all: readonly T[]): T[] => [
    ...new Map(all.toReversed().map((row) => [row.citizenId, row])).values(),
  ]
  const people = first(rows)
  const tookPart = people.filter(({ siteId }) => siteIds.includes(siteId))
  // the offer it began with: what was agreed last by then, or first where all was written down later
  const like = ({ door, offer, startedOn, versions }: (typeof rows)[number]) => {
    const ahead = versions.findLast(({ agreedAt }) => agreedAt && startedOn && agreedAt < dayAfter(startedOn))
    return `${door} ${(ahead ?? versions[0])?.offer ?? offer}`
  }
  const alike = new Set(tookPart.map(like))
  const others = people.filter((row) => !siteIds.includes(row.siteId) && alike.has(like(row)))
  const rateOf = ({ startedOn, attendance, absences }: (typeof rows)[number]): number | null => {
    const end = addDays(plain(startedOn ?? new Date(0)), 91)
    const counted = attendance.filter(({ onDate, plannedHours }) => plain(onDate) < end && Number(plannedHours) > 0)
    const present = counted.filter(({ state }) => ['present', 'late', 'left_early'].includes(state)).length
    const absent = counted.filter(
      ({ state, onDate }) =>
        ['sick', 'no_show'].includes(state) && !absences.some(({ fromOn, untilOn }) => fromOn <= onDate && onDate <= untilOn),
    ).length
    return present + absent === 0 ? null : (100 * present) / (present + absent)
  }
  const summary = (all: typeof rows) => {
    const rates = all.map(rateOf).filter((rate) => rate !== null)
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    return { n: rates.length, mean, variance: rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1) }
  }
  return { takingPart: summary(tookPart), comparison: summary(others) }
}
