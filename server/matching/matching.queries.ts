import { Answers, Door } from '../../shared/doors/doors.schema.ts'
import { usualOffer } from '../../shared/matching/criteria.rules.ts'
import type { Waiting } from '../../shared/matching/day.rules.ts'
import { mostInADay } from '../../shared/matching/limits.ts'
import type { Ground, MatchPerson, MatchSite } from '../../shared/matching/matching.rules.ts'
import { proposedStart } from '../../shared/placements/defaults.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { SiteKind as Kind } from '../../shared/sites/kinds.ts'
import { SiteKind } from '../../shared/sites/sites.schema.ts'
import type { ReadTx } from '../db/db.ts'
import type { CatalogueShelf } from '../doors/doors.queries.ts'
import { listPlanFacts, readRuleBook, siteFactsOf } from '../offers/offers.queries.ts'

/** A site as it is shown beside a match. */
export type SiteShown = {
  readonly siteId: string
  readonly name: string
  readonly kind: Kind
  readonly town: string
  readonly supplierName: string
}
/** Somebody who waits, told apart by a citizen's id that has not been shown to anybody yet. */
export type Waiter = {
  readonly id: string
  readonly door: Door
  readonly since: string
  readonly caseworkerId: string | null
  readonly isProtected: boolean
}

/** All that a match is made from; persons and sites stand in the same order as `waiters` and `shown`. */
export type Intake = Waiting & {
  readonly waiters: readonly Waiter[]
  readonly shown: readonly SiteShown[]
  /** True when more wait than a day's plan holds. */
  readonly capped: boolean
}

type Row = {
  readonly id: string
  readonly door: string
  readonly answers: unknown
  readonly since: string
  readonly caseworker_id: string | null
  readonly protected_address: boolean
  readonly postal_code: string | null
  readonly travel_limit_km: number | null
  readonly wished_kinds: string[]
  readonly wished_tasks: string[]
}

/**
 * Everybody with a door and neither a job nor a placement that is drafted, agreed or running: longest waiting first, and `also` whether
 * they wait or not. A draft that nobody touched for twelve weeks stands in nobody's way.
 */
const listRows = (tx: ReadTx, today: string, { door, also }: { door: Door | null; also: string | null }): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    SELECT c.id::text, d.door, d.answers, d.decided_on::text AS since, c.caseworker_id::text, c.protected_address, c.postal_code, c.travel_limit_km,
      c.wished_kinds, c.wished_tasks
    FROM door_decision d JOIN citizen c ON c.id = d.citizen_id
    WHERE d.historic_at IS NULL AND (${door}::text IS NULL OR d.door = ${door}) AND (c.id = ${also}::uuid OR (
      NOT EXISTS (SELECT 1 FROM placement p WHERE p.citizen_id = c.id AND p.withdrawn_at IS NULL AND p.ended_on IS NULL
        AND placement_state(p, ${today}::date) <> 'expired')
      AND NOT EXISTS (SELECT 1 FROM employment_spell e WHERE e.citizen_id = c.id AND (e.ends_on IS NULL OR e.ends_on >= ${today}::date))))
    ORDER BY c.id = ${also}::uuid DESC NULLS LAST, d.decided_on, c.id LIMIT ${mostInADay + 1}`

const listSites = async (tx: ReadTx, today: string): Promise<{ sites: MatchSite[]; shown: SiteShown[] }> => {
  const rows = await tx.site.findMany({
    select: {
      id: true,
      name: true,
      kind: true,
      town: true,
      postalCode: true,
      tasks: true,
      buddies: true,
      shifts: { select: { weekdays: true, startsAt: true, endsAt: true }, orderBy: [{ startsAt: 'asc' }, { endsAt: 'asc' }] },
      organisation: { select: { name: true } },
    },
    orderBy: { id: 'asc' },
  })
  const factsAt = async (door: Door) =>
    new Map((await siteFactsOf(tx, { door, on: today })).map((facts) => [facts.siteId, facts] as const))
  const [red, yellow, green] = [await factsAt('red'), await factsAt('yellow'), await factsAt('green')]
  const sites: MatchSite[] = []
  const shown: SiteShown[] = []
  for (const { id, name, kind, town, postalCode, tasks, buddies, shifts, organisation } of rows) {
    const [atRed, atYellow, atGreen] = [red.get(id), yellow.get(id), green.get(id)]
    // a site that came between two statements comes with the next match
    if (!atRed || !atYellow || !atGreen) continue
    const { places, free, ...facts } = atRed
    const known = SiteKind.parse(kind)
    const doors = {
      red: { places, free },
      yellow: { places: atYellow.places, free: atYellow.free },
      green: { places: atGreen.places, free: atGreen.free },
    }
    sites.push({ siteId: id, kind: known, postalCode, tasks, hasBuddy: buddies.length > 0, shifts, doors, facts })
    shown.push({ siteId: id, name, kind: known, town, supplierName: organisation.name })
  }
  return { sites, shown }
}

const groundOn = async (tx: ReadTx, shelf: CatalogueShelf, today: string): Promise<Ground> => {
  const { catalogue } = await shelf.newest(tx)
  const places = await tx.postalPlace.findMany({ select: { postalCode: true, latitude: true, longitude: true } })
  const hoursAt = (door: Door) => catalogue.doors.find((one) => one.door === door)?.hours.start ?? { from: 0, to: 37 }
  return {
    book: await readRuleBook(tx),
    places: new Map(
      places.map(({ postalCode, latitude, longitude }) => [
        postalCode,
        { latitude: Number(latitude), longitude: Number(longitude) },
      ]),
    ),
    startsOn: proposedStart(today),
    startHours: { red: hoursAt('red'), yellow: hoursAt('yellow'), green: hoursAt('green') },
    offers: usualOffer,
  }
}

/** Everything a match is made from. `also` names a citizen who is to be first, whether they wait or not; then only that door counts. */
export const readIntake = async (
  tx: ReadTx,
  shelf: CatalogueShelf,
  today: string,
  { door = null, also = null }: { readonly door?: Door | null; readonly also?: string | null } = {},
): Promise<Intake> => {
  const rows = await listRows(tx, today, { door, also })
  const facts = await listPlanFacts(
    tx,
    rows.map(({ id }) => id),
  )
  const persons: MatchPerson[] = []
  const waiters: Waiter[] = []
  for (const row of rows.slice(0, mostInADay)) {
    const own = facts.get(row.id)
    if (!own) continue
    const { step, doorDecided, site, mentor, repSigned, agreedUntil, followsId, ...known } = own
    const atDoor = Door.parse(row.door)
    persons.push({
      door: atDoor,
      answers: Answers.parse(row.answers),
      postalCode: row.postal_code,
      travelLimitKm: row.travel_limit_km,
      wishedKinds: row.wished_kinds,
      wishedTasks: row.wished_tasks,
      facts: known,
    })
    const { id, since, caseworker_id: caseworkerId, protected_address: isProtected } = row
    waiters.push({ id, door: atDoor, since, caseworkerId, isProtected })
  }
  const { sites, shown } = await listSites(tx, today)
  return { persons, waiters, sites, shown, ground: await groundOn(tx, shelf, today), capped: rows.length > mostInADay }
}

/** Whom a page names: looked up when it is known who is shown, so that nobody else is on record as looked at. */
export const namesOf = async (
  tx: ReadTx,
  citizenIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly caseworker: string | null }>> => {
  const rows = await tx.citizen.findMany({
    where: { id: { in: [...new Set(citizenIds)] } },
    select: { id: true, firstName: true, lastName: true, caseworker: { select: { name: true } } },
  })
  return new Map(
    rows.map(({ id, firstName, lastName, caseworker }) => [
      id,
      { name: `${firstName} ${lastName}`, caseworker: caseworker?.name ?? null },
    ]),
  )
}

/** The citizen's name and door; not-found for a foreign citizen as for one that never was. */
export const getSeeker = async (tx: ReadTx, citizenId: string) => {
  const row = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: { firstName: true, lastName: true, decisions: { where: { historicAt: null }, select: { door: true } } },
  })
  if (!row) throw new ProblemError('not-found')
  const [decision] = row.decisions
  return { citizenName: `${row.firstName} ${row.lastName}`, door: decision ? Door.parse(decision.door) : null }
}
