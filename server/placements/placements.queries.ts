import { todayIn } from '../../shared/calendar.ts'
import { ChildCertificate } from '../../shared/citizens/citizens.schema.ts'
import { byDanishName } from '../../shared/danishOrder.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import {
  type Milestones,
  nearestStart,
  type Running,
  stateOf,
  whyNotEndAtAll,
  whyNotPlace,
  whyNotStart,
  whyNotWithdraw,
} from '../../shared/placements/placements.rules.ts'
import {
  EndReason,
  Offer,
  type Placement,
  type PlacementOptions,
  type PlaceOption,
} from '../../shared/placements/placements.schema.ts'
import { ProblemError, type Refusal } from '../../shared/problem.ts'
import { freePlaces } from '../../shared/sites/sites.rules.ts'
import { danishTime } from '../../shared/zone.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

const siteSelect = {
  id: true,
  organisationId: true,
  name: true,
  kind: true,
  town: true,
  childrenPresent: true,
  publicHost: true,
  closedAt: true,
  tasks: true,
  places: { select: { door: true, places: true } },
  shifts: { select: { name: true, weekdays: true, startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' } },
  organisation: { select: { name: true } },
} as const

/** A site as a place at one door. Counted in the transaction that takes the place, so that no place is taken twice. */
export type SiteAsPlace = Omit<PlaceOption, 'whyNot' | 'teamLeads'> & { readonly supplierId: string }

type Taken = { readonly site_id: string; readonly door: string; readonly taken: number }

/** Every site (or one) as a place at a door on a day. */
export const listPlaces = async (tx: ReadTx, door: Door | null, onDay: string, siteId?: string): Promise<SiteAsPlace[]> => {
  const sites = await tx.site.findMany({
    ...(siteId ? { where: { id: siteId } } : {}),
    select: siteSelect,
  })
  const taken = await tx.$queryRaw<Taken[]>`SELECT site_id::text, door, taken FROM places_taken(${onDay}::date)`
  return sites.toSorted(byDanishName).map((site) => {
    const places = site.places.find((one) => one.door === door)?.places ?? 0
    const used = taken.find((one) => one.site_id === site.id && one.door === door)?.taken ?? 0
    return {
      siteId: site.id,
      supplierId: site.organisationId,
      name: site.name,
      kind: site.kind,
      town: site.town,
      supplierName: site.organisation.name,
      childrenPresent: site.childrenPresent,
      publicHost: site.publicHost,
      closed: site.closedAt !== null,
      places,
      free: freePlaces(places, used),
      tasks: site.tasks,
      shifts: site.shifts,
    }
  })
}

/** The names of those who lead the team at a site. */
const leadsOfSites = async (tx: ReadTx): Promise<(siteId: string) => string[]> => {
  const sites = await tx.site.findMany({ select: { id: true, teamLeads: { select: { staffId: true } } } })
  const staffIds = [...new Set(sites.flatMap(({ teamLeads }) => teamLeads.map(({ staffId }) => staffId)))]
  const people = await tx.staff.findMany({ where: { id: { in: staffIds }, disabledAt: null }, select: { id: true, name: true } })
  const sorted = people.toSorted(byDanishName)
  const idsAt = new Map(sites.map(({ id, teamLeads }) => [id, new Set(teamLeads.map(({ staffId }) => staffId))]))
  return (siteId) => sorted.flatMap(({ id, name }) => (idsAt.get(siteId)?.has(id) ? [name] : []))
}

export const getPlace = async (tx: ReadTx, siteId: string, door: Door | null, onDay: string): Promise<SiteAsPlace> => {
  const [place] = await listPlaces(tx, door, onDay, siteId)
  if (!place) throw new ProblemError('not-found')
  return place
}

/** What a placement of this citizen is judged by: door, certificate, and the placements that have begun. */
export const getCandidate = async (tx: ReadTx, citizenId: string) => {
  const citizen = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      weeklyHours: true,
      childCertificate: true,
      needsForSupplier: true,
      needsAgreedOn: true,
      decisions: { where: { historicAt: null }, select: { door: true } },
      placements: {
        where: { startedOn: { not: null } },
        select: { id: true, startedOn: true, endedOn: true, endsOn: true, site: { select: { name: true } } },
        orderBy: { startedOn: 'desc' },
      },
    },
  })
  if (!citizen) throw new ProblemError('not-found')
  const begun = citizen.placements.flatMap(({ id, startedOn, endedOn, endsOn, site }) =>
    startedOn
      ? [
          {
            placementId: id,
            siteName: site.name,
            startedOn: plain(startedOn),
            endedOn: plainOrNull(endedOn),
            endsOn: plain(endsOn),
          },
        ]
      : [],
  )
  const [decision] = citizen.decisions
  return {
    citizenId: citizen.id,
    citizenName: `${citizen.firstName} ${citizen.lastName}`,
    door: decision ? Door.parse(decision.door) : null,
    weeklyHours: citizen.weeklyHours === null ? null : Number(citizen.weeklyHours),
    certificate: ChildCertificate.parse(citizen.childCertificate),
    needsAgreed: citizen.needsForSupplier !== null && citizen.needsAgreedOn !== null,
    begun,
  }
}
export type Candidate = Awaited<ReturnType<typeof getCandidate>>

/** The citizen's other placements that have begun. */
export const othersOf = ({ begun }: Candidate, placementId: string | null): Running[] =>
  begun.filter((one) => one.placementId !== placementId)

export const getOptions = async (tx: ReadTx, citizenId: string, today: string): Promise<PlacementOptions> => {
  const candidate = await getCandidate(tx, citizenId)
  const running = candidate.begun.find(({ endedOn }) => endedOn === null)
  const places = await listPlaces(tx, candidate.door, today)
  const leads = await leadsOfSites(tx)
  return {
    citizenId,
    citizenName: candidate.citizenName,
    door: candidate.door,
    weeklyHours: candidate.weeklyHours,
    childCertificate: candidate.certificate,
    needsAgreed: candidate.needsAgreed,
    running: running ?? null,
    sites: places.map((place) => ({ ...place, teamLeads: leads(place.siteId), whyNot: whyNotPlace(place) })),
  }
}

const findRow = (tx: ReadTx, placementId: string) => tx.placement.findUnique({ where: { id: placementId } })
type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>

export const getPlacementRow = async (tx: ReadTx, placementId: string): Promise<Row> => {
  const row = await findRow(tx, placementId)
  if (!row) throw new ProblemError('not-found')
  return row
}

export const milestonesOf = (row: Pick<Row, 'startsOn' | 'endsOn' | 'startedOn' | 'endedOn' | 'withdrawnAt'>): Milestones => ({
  startsOn: plain(row.startsOn),
  endsOn: plain(row.endsOn),
  startedOn: plainOrNull(row.startedOn),
  endedOn: plainOrNull(row.endedOn),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
})

/** The last day somebody logged hours on; a placement cannot have ended before it. */
export const findLastPresence = async (tx: ReadTx, placementId: string): Promise<string | null> => {
  const last = await tx.attendance.findFirst({
    where: { placementId, hours: { gt: 0 } },
    select: { onDate: true },
    orderBy: { onDate: 'desc' },
  })
  return plainOrNull(last?.onDate ?? null)
}

const startRefusal = (row: Row, candidate: Candidate, place: SiteAsPlace, today: string): Refusal | null => {
  const placement = milestonesOf(row)
  const facts = { placement, place, certificate: candidate.certificate, others: othersOf(candidate, row.id) }
  return whyNotStart(facts, nearestStart(placement.startsOn, today), today)
}

/** A placement with names and with what may be done with it now. */
export const shapePlacement = async (tx: ReadTx, row: Row, today: string): Promise<Placement> => {
  const candidate = await getCandidate(tx, row.citizenId)
  const door = Door.parse(row.door)
  const place = await getPlace(tx, row.siteId, door, today)
  const drafter = await tx.staff.findUnique({ where: { id: row.draftedById }, select: { name: true } })
  const milestones = milestonesOf(row)
  return {
    placementId: row.id,
    citizenId: row.citizenId,
    citizenName: candidate.citizenName,
    siteId: row.siteId,
    siteName: place.name,
    supplierName: place.supplierName,
    offer: Offer.parse(row.offer),
    door,
    doorNow: candidate.door,
    ...milestones,
    weekdayHours: row.weekdayHours.map(Number),
    tasks: row.tasks,
    buddy: row.buddy,
    support: row.support,
    endReason: row.endReason === null ? null : EndReason.parse(row.endReason),
    endNote: row.endNote,
    draftedBy: drafter?.name ?? '',
    draftedOn: todayIn(danishTime, row.draftedAt.getTime()),
    state: stateOf(milestones, today),
    version: row.version,
    can: {
      start: startRefusal(row, candidate, place, today),
      end: whyNotEndAtAll(milestones, today),
      withdraw: whyNotWithdraw(milestones, today),
    },
  }
}

export const getPlacement = async (tx: ReadTx, placementId: string, today: string): Promise<Placement> =>
  shapePlacement(tx, await getPlacementRow(tx, placementId), today)
