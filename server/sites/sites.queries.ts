import type { Prisma } from '../../generated/prisma/client.ts'
import { byDanishName, danishOrder } from '../../shared/danishOrder.ts'
import { ProblemError } from '../../shared/problem.ts'
import { siteDoors } from '../../shared/sites/kinds.ts'
import { freePlaces } from '../../shared/sites/sites.rules.ts'
import { type Site, SiteKind, type SiteRow } from '../../shared/sites/sites.schema.ts'
import type { Actor } from '../db/actor.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

type Taken = { readonly site_id: string; readonly door: string; readonly taken: number }

/** Who is shown how many places are free, and not only how many there are. */
export const seesFree = ({ role }: Pick<Actor, 'role'>): boolean => role === 'caseworker' || role === 'team_lead'

/** Places taken from today on; null for those who are not shown it. A team lead is told of the own sites only. */
const findTaken = async (tx: ReadTx, actor: Actor, today: string): Promise<readonly Taken[] | null> => {
  if (!seesFree(actor)) return null
  return actor.role === 'team_lead'
    ? tx.$queryRaw<Taken[]>`SELECT site_id::text, door, taken FROM places_taken_here(${today}::date)`
    : tx.$queryRaw<Taken[]>`SELECT site_id::text, door, taken FROM places_taken(${today}::date)`
}

const rowSelect = {
  id: true,
  name: true,
  kind: true,
  town: true,
  organisationId: true,
  childrenPresent: true,
  closedAt: true,
  organisation: { select: { name: true } },
  places: { select: { door: true, places: true } },
} satisfies Prisma.SiteSelect

type Row = Prisma.SiteGetPayload<{ select: typeof rowSelect }>

const rowShape = (row: Row, taken: readonly Taken[] | null): SiteRow => ({
  siteId: row.id,
  name: row.name,
  kind: SiteKind.parse(row.kind),
  town: row.town,
  organisationId: row.organisationId,
  organisationName: row.organisation.name,
  childrenPresent: row.childrenPresent,
  closed: row.closedAt !== null,
  doors: siteDoors.map((door) => {
    const places = row.places.find((one) => one.door === door)?.places ?? 0
    const used = taken?.find((one) => one.site_id === row.id && one.door === door)?.taken ?? 0
    return { door, places, free: taken ? freePlaces(places, used) : null }
  }),
})

/** Every site the actor can see, by name in Danish order, closed ones last. Sites are counted in tens, so they are filtered in memory. */
export const listSites = async (tx: ReadTx, actor: Actor, today: string): Promise<SiteRow[]> => {
  const taken = await findTaken(tx, actor, today)
  const rows = await tx.site.findMany({ select: rowSelect })
  return rows.map((row) => rowShape(row, taken)).toSorted((a, b) => Number(a.closed) - Number(b.closed) || byDanishName(a, b))
}

const siteSelect = {
  ...rowSelect,
  pNumber: true,
  street: true,
  postalCode: true,
  publicHost: true,
  tasks: true,
  version: true,
  staffing: { select: { validFrom: true, ordinaryFte: true }, orderBy: { validFrom: 'desc' } },
  shifts: {
    select: { name: true, weekdays: true, startsAt: true, endsAt: true },
    orderBy: [{ startsAt: 'asc' }, { name: 'asc' }],
  },
  closedDays: { select: { onDate: true, reason: true }, orderBy: { onDate: 'asc' } },
  teamLeads: { select: { staffId: true } },
} satisfies Prisma.SiteSelect

/** People by name: columns that a manager's database role has not. */
const peopleSelect = { buddies: true, repName: true, repEmail: true, repPhone: true } satisfies Prisma.SiteSelect

/** Every task of a site that takes people, once, in Danish order. */
export const listTasks = async (tx: ReadTx): Promise<string[]> => {
  const rows = await tx.site.findMany({ where: { closedAt: null }, select: { tasks: true } })
  return [...new Set(rows.flatMap(({ tasks }) => tasks))].toSorted(danishOrder)
}

/** A site with all that belongs to it; not-found for one that is not there and for one that is not shown. */
export const getSite = async (tx: ReadTx, actor: Actor, siteId: string, today: string): Promise<Site> => {
  const row = await tx.site.findUnique({ where: { id: siteId }, select: siteSelect })
  if (!row) throw new ProblemError('not-found')
  const taken = await findTaken(tx, actor, today)
  return {
    ...rowShape(row, taken),
    ...(await peopleOf(tx, actor, siteId, row.teamLeads)),
    pNumber: row.pNumber,
    street: row.street,
    postalCode: row.postalCode,
    publicHost: row.publicHost,
    tasks: row.tasks,
    staffing: row.staffing.map(({ validFrom, ordinaryFte }) => ({ from: plain(validFrom), fte: Number(ordinaryFte) })),
    shifts: row.shifts,
    closedDays: row.closedDays.map(({ onDate, reason }) => ({ on: plain(onDate), reason })),
    version: row.version,
  }
}

type Leads = readonly { readonly staffId: string }[]

const peopleOf = async (
  tx: ReadTx,
  actor: Actor,
  siteId: string,
  leads: Leads,
): Promise<Pick<Site, 'teamLeads' | 'buddies' | 'rep'>> => {
  if (actor.role === 'manager') return { teamLeads: null, buddies: null, rep: null }
  const { buddies, repName, repEmail, repPhone } = await tx.site.findUniqueOrThrow({
    where: { id: siteId },
    select: peopleSelect,
  })
  return {
    teamLeads: await leadsOf(tx, leads),
    buddies,
    rep: { name: repName, email: repEmail, phone: repPhone },
  }
}

const leadsOf = async (tx: ReadTx, leads: Leads) => {
  const people = await tx.staff.findMany({
    where: { id: { in: leads.map(({ staffId }) => staffId) }, disabledAt: null },
    select: { id: true, name: true, phone: true },
  })
  return people.toSorted(byDanishName).map(({ id, name, phone }) => ({ staffId: id, name, phone }))
}
