import { todayIn } from '../../shared/calendar.ts'
import { danishTime } from '../../shared/zone.ts'
import type { ReadTx } from '../db/db.ts'

/** A line of the morning's mail; no first name: the citizen's name is protected. */
export type DigestLine = {
  readonly citizenId: string
  readonly firstName: string | null
  readonly group: 'overdue' | 'today'
}

/** What is due today for somebody. */
export const digestLines = async (tx: ReadTx, staffId: string, today: string, now: Date): Promise<DigestLine[]> => {
  const open = await tx.concern.findMany({
    where: { ownerId: staffId, answeredAt: null, withdrawnAt: null, replacedById: null },
    select: { citizenId: true, dueAt: true },
    orderBy: { dueAt: 'asc' },
  })
  const due = open.filter(({ dueAt }) => todayIn(danishTime, dueAt.getTime()) <= today)
  const people = await tx.citizen.findMany({
    where: { id: { in: due.map(({ citizenId }) => citizenId) } },
    select: { id: true, firstName: true, protectedAddress: true },
  })
  return due.flatMap(({ citizenId, dueAt }) =>
    people
      .filter(({ id }) => id === citizenId)
      .map(({ firstName, protectedAddress }) => ({
        citizenId,
        firstName: protectedAddress ? null : firstName,
        group: dueAt < now ? ('overdue' as const) : ('today' as const),
      })),
  )
}
