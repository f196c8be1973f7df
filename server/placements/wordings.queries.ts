import type { Prisma } from '../../generated/prisma/client.ts'
import { todayIn } from '../../shared/calendar.ts'
import type { Plan } from '../../shared/offers/checks.ts'
import {
  type AgreementFacts,
  type Content,
  type Sent,
  statusOf,
  type VersionFate,
  versionStateOf,
} from '../../shared/placements/agreements.rules.ts'
import type { PlacementState } from '../../shared/placements/endings.ts'
import { type answers, type Party, parties, type VersionState } from '../../shared/placements/parties.ts'
import type { Milestones } from '../../shared/placements/placements.rules.ts'
import { Offer, Ramp } from '../../shared/placements/placements.schema.ts'
import { ProblemError } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { asDate, plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

/** The day in Denmark. */
export const dayOf = (instant: Date): string => todayIn(danishTime, instant.getTime())
export const dayOrNull = (instant: Date | null): string | null => instant && dayOf(instant)

const findRow = (tx: ReadTx, placementId: string) => tx.placement.findUnique({ where: { id: placementId } })
export type PlacementRow = NonNullable<Awaited<ReturnType<typeof findRow>>>

export const getPlacementRow = async (tx: ReadTx, placementId: string): Promise<PlacementRow> => {
  const row = await findRow(tx, placementId)
  if (!row) throw new ProblemError('not-found')
  return row
}

const withApprovals = { approvals: { orderBy: { at: 'asc' } } } satisfies Prisma.PlacementVersionInclude
export type VersionRow = Prisma.PlacementVersionGetPayload<{ include: typeof withApprovals }>

/** Every wording of a placement, oldest first. */
export const listVersions = (tx: ReadTx, placementId: string): Promise<VersionRow[]> =>
  tx.placementVersion.findMany({ where: { placementId }, include: withApprovals, orderBy: { number: 'asc' } })

type WordingColumns = Pick<
  PlacementRow,
  | 'siteId'
  | 'offer'
  | 'startsOn'
  | 'endsOn'
  | 'weekdayHours'
  | 'ramp'
  | 'tasks'
  | 'buddy'
  | 'support'
  | 'goal'
  | 'purpose'
  | 'mentorHours'
>

/** A row of a placement or of a version as plain values; a placement has no `need` of its own. */
export const contentOf = (row: WordingColumns & { readonly need?: string | null }): Content => ({
  siteId: row.siteId,
  offer: Offer.parse(row.offer),
  startsOn: plain(row.startsOn),
  endsOn: plain(row.endsOn),
  weekdayHours: row.weekdayHours.map(Number),
  ramp: Ramp.parse(row.ramp),
  tasks: row.tasks,
  buddy: row.buddy,
  support: row.support,
  goal: row.goal,
  purpose: row.purpose,
  mentorHours: Number(row.mentorHours),
  need: row.need ?? null,
})

/** The same as columns of either table, without `need`, which only a version has. */
export const columnsOf = ({ need: _, startsOn, endsOn, weekdayHours, ramp, tasks, ...rest }: Content) => ({
  ...rest,
  startsOn: asDate(startsOn),
  endsOn: asDate(endsOn),
  weekdayHours: [...weekdayHours],
  ramp: ramp.map(({ fromWeek, weekdayHours: hours, pace }) => ({
    fromWeek,
    weekdayHours: [...hours],
    pace: pace && { ...pace },
  })),
  tasks: [...tasks],
})

export const planOf = ({ offer, startsOn, endsOn, weekdayHours, mentorHours, need }: Content): Plan => ({
  offer,
  startsOn,
  endsOn,
  weekdayHours,
  mentorHours,
  need,
})

const milestonesOf = (row: Pick<PlacementRow, 'startsOn' | 'endsOn' | 'startedOn' | 'endedOn' | 'withdrawnAt'>): Milestones => ({
  startsOn: plain(row.startsOn),
  endsOn: plain(row.endsOn),
  startedOn: plainOrNull(row.startedOn),
  endedOn: plainOrNull(row.endedOn),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
})

type FateColumns = Pick<VersionRow, 'sentAt' | 'agreedAt' | 'declinedAt' | 'withdrawnAt' | 'updatedAt'>

export const fateOf = (row: FateColumns): VersionFate => ({
  sentAt: row.sentAt?.toISOString() ?? null,
  agreedAt: row.agreedAt?.toISOString() ?? null,
  declinedAt: row.declinedAt?.toISOString() ?? null,
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  touchedOn: dayOf(row.updatedAt),
})

export const partiesIn = (row: Pick<VersionRow, 'concerns'>): Party[] => parties.filter((party) => row.concerns.includes(party))

type Answered = { readonly party: string; readonly answer: string }
export const answeredBy = (approvals: readonly Answered[], answer?: (typeof answers)[number]): Party[] =>
  parties.filter((party) => approvals.some((one) => one.party === party && (answer === undefined || one.answer === answer)))

/** A placement with its wordings, and what follows from them. */
export type Agreed = {
  readonly row: PlacementRow
  readonly versions: readonly VersionRow[]
  readonly facts: AgreementFacts
  readonly state: PlacementState
  /** The version agreed last. */
  readonly agreed: VersionRow | null
  /** The version that is not settled: written, sent or ended by itself. */
  readonly open: VersionRow | null
  /** Of the newest version that was not taken back. */
  readonly newestState: VersionState | null
}

const agreedOf = (row: PlacementRow, versions: readonly VersionRow[], today: string): Agreed => {
  const agreed = versions.findLast(({ agreedAt }) => agreedAt !== null) ?? null
  const newest = versions.findLast(({ withdrawnAt }) => withdrawnAt === null) ?? null
  const facts = { ...milestonesOf(row), agreed: agreed !== null, newest: newest && fateOf(newest) }
  return {
    row,
    versions,
    facts,
    state: statusOf(facts, today),
    agreed,
    open: newest && newest.agreedAt === null && newest.declinedAt === null ? newest : null,
    newestState: newest && versionStateOf(fateOf(newest), today),
  }
}

/** Throws not-found for a foreign placement as for one that never was. */
export const getAgreed = async (tx: ReadTx, placementId: string, today: string): Promise<Agreed> =>
  agreedOf(await getPlacementRow(tx, placementId), await listVersions(tx, placementId), today)

/** The wordings that were sent, for telling whom a new one concerns. */
export const sentOf = (versions: readonly VersionRow[]): Sent[] =>
  versions
    .filter(({ sentAt }) => sentAt !== null)
    .map((version) => ({
      content: contentOf(version),
      agreed: version.agreedAt !== null,
      approvedBy: answeredBy(version.approvals, 'approved'),
    }))

/** The day of the last yes to what is agreed; null where nobody was asked. */
export const agreedOnOf = ({ agreed }: Pick<Agreed, 'agreed'>): string | null =>
  agreed?.approvals
    .map(({ givenOn }) => plain(givenOn))
    .toSorted()
    .at(-1) ?? null

/** Whether the employees' representative stands behind it; null before anything was sent. */
export const repSignedOf = ({ agreed, open }: Pick<Agreed, 'agreed' | 'open'>): boolean | null => {
  if (open?.sentAt)
    return !open.concerns.includes('employee_rep') || answeredBy(open.approvals, 'approved').includes('employee_rep')
  return agreed ? true : null
}
