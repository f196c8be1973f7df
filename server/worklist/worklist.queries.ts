import { Prisma } from '../../generated/prisma/client.ts'
import type { Settings } from '../../shared/accounts/settings.ts'
import { daysBetween } from '../../shared/calendar.ts'
import { endOfWeek, stageOf } from '../../shared/casefile/casefile.rules.ts'
import type { Cause } from '../../shared/worklist/causes.ts'
import {
  type Due,
  dueOf,
  groupOf,
  isListed,
  isPromised,
  isSnoozed,
  keyOf,
  workOrder,
} from '../../shared/worklist/worklist.rules.ts'
import type { SnoozedItem, WorkItem, Worklist } from '../../shared/worklist/worklist.schema.ts'
import { readSettings } from '../accounts/settings.queries.ts'
import { findMoves } from '../casefile/moves.queries.ts'
import type { ReadTx } from '../db/db.ts'
import { type CatalogueShelf, openShelf } from '../doors/doors.queries.ts'
import { listCovering } from './covers.queries.ts'
import { type KeptSnooze, listWatched, type Watched } from './watched.queries.ts'

/** Of citizens without a caseworker so many are looked at: a municipality that has just read in its lists has thousands. */
const mostOfNobodys = 100

type Colleague = { readonly staffId: string; readonly name: string; readonly actingId: string | null }

/** The municipality's caseworkers, and who answers for the citizens of each on a day: null where nobody does. */
const listColleagues = (tx: ReadTx, organisationId: string, today: string): Promise<Colleague[]> =>
  tx.$queryRaw<Colleague[]>`SELECT s.id::text AS "staffId", s.name, acting_for(s.id, ${today}::date)::text AS "actingId"
    FROM staff s WHERE s.organisation_id = ${organisationId}::uuid AND s.role = 'caseworker'`

/** Those without a caseworker who is there: how many, and who of them presses most, with an open concern first. */
const findNobodys = async (tx: ReadTx, gone: readonly string[], today: string) => {
  const without = Prisma.sql`(caseworker_id IS NULL OR caseworker_id = ANY (${gone}::uuid[]))`
  const [counted] = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM citizen WHERE ${without}`
  const total = counted?.n ?? 0
  if (total <= mostOfNobodys) return { total, who: without }
  const first = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id::text FROM case_states(${today}::date) s WHERE ${without}
    ORDER BY EXISTS (SELECT 1 FROM concern o WHERE o.citizen_id = s.id AND num_nonnulls(o.answered_at, o.replaced_by_id, o.withdrawn_at) = 0) DESC,
      s.next NULLS LAST, s.id LIMIT ${mostOfNobodys}`
  return { total, who: Prisma.sql`c.id = ANY (${first.map(({ id }) => id)}::uuid[])` }
}

/** What a list is made for: somebody of a municipality, on a day and at an instant. */
export type Reader = { readonly staffId: string; readonly organisationId: string; readonly today: string; readonly now: Date }

/** Whose line it is beside the reader's own. */
type Standing = Pick<WorkItem, 'coveredFor' | 'nobodys'>
type Line = { readonly item: WorkItem; readonly due: Due; readonly rests: KeptSnooze | null }

const linesOf = (
  { person, known, siteNames, snoozes }: Watched,
  standing: Standing,
  settings: Settings,
  { today, now }: Reader,
): Line[] => {
  const { caseworkerId: _caseworkerId, ...who } = person
  const instant = now.toISOString()
  return dueOf(known, settings, today, instant).map((due) => {
    const { presses: _presses, aroseOn: _aroseOn, ...shown } = due
    const group = groupOf(due, today, instant)
    const siteName = due.placementId === null ? null : (siteNames.get(due.placementId) ?? null)
    const item = { ...who, ...shown, ...standing, key: keyOf(person.citizenId, due), group, siteName }
    return { item, due, rests: snoozes.find((snooze) => isSnoozed(due, snooze, today)) ?? null }
  })
}

const withMoves = async (tx: ReadTx, shelf: CatalogueShelf, who: Prisma.Sql, me: string, today: string): Promise<Watched[]> => {
  const watched = await listWatched(tx, who, me, today)
  const moves = await findMoves(tx, shelf, who, today)
  return watched.map(({ known, ...one }) => ({ ...one, known: { ...known, move: moves.get(one.person.citizenId) ?? null } }))
}

/** The lines of one citizen as they stand now, for judging what is asked of one of them. */
export const findLine = async (
  tx: ReadTx,
  shelf: CatalogueShelf,
  asked: { readonly citizenId: string; readonly cause: Cause; readonly subjectId: string | null },
  reader: Reader,
): Promise<{ readonly due: Due; readonly rests: boolean } | null> => {
  const settings = await readSettings(tx, reader.organisationId)
  const who = Prisma.sql`c.id = ${asked.citizenId}::uuid`
  const [watched] = await withMoves(tx, shelf, who, reader.staffId, reader.today)
  const lines = watched ? linesOf(watched, { coveredFor: null, nobodys: false }, settings, reader) : []
  const line = lines.find(
    ({ due }) => due.cause === asked.cause && due.subjectId === asked.subjectId && isListed(due, reader.today),
  )
  return line ? { due: line.due, rests: line.rests !== null } : null
}

const countsOf = (own: readonly Watched[], today: string): Worklist['mine'] => {
  const door = { red: 0, yellow: 0, green: 0, none: 0 }
  const stage = { arrived: 0, door: 0, agreed: 0, working: 0, job: 0, lasting: 0 }
  for (const { known } of own) {
    door[known.door?.door ?? 'none'] += 1
    stage[stageOf(known, today)] += 1
  }
  return { total: own.length, door, stage }
}

const snoozedOf = ({ item, rests }: Line): SnoozedItem[] => {
  if (!rests) return []
  const { citizenId, firstName, lastName, cause } = item
  const { snoozeId, untilOn, reason, by } = rests
  return [{ snoozeId, cause, citizenId, firstName, lastName, untilOn, reason, by }]
}

const nextOf = (after: readonly Line[]): Worklist['next'] => {
  const [first] = after.map(({ item }) => item).toSorted((a, b) => daysBetween(b.on, a.on) || workOrder(a, b))
  if (!first) return null
  const { on, citizenId, firstName, lastName, cause } = first
  return { on, citizenId, firstName, lastName, cause }
}

/** What is due for somebody: the own citizens, those of colleagues looked after today, and nobody's. Live from the facts; nothing of it is stored. */
export const worklistFor = async (tx: ReadTx, shelf: CatalogueShelf, reader: Reader): Promise<Worklist> => {
  const { staffId, organisationId, today } = reader
  const settings = await readSettings(tx, organisationId)
  const colleagues = await listColleagues(tx, organisationId, today)
  const nobodys = await findNobodys(
    tx,
    colleagues.filter(({ actingId }) => actingId === null).map((one) => one.staffId),
    today,
  )
  const coveredFor = new Map(
    colleagues.flatMap((one) => (one.actingId === staffId && one.staffId !== staffId ? [[one.staffId, one.name] as const] : [])),
  )
  const held = [staffId, ...coveredFor.keys()]
  const who = Prisma.sql`(coalesce(c.caseworker_id = ANY (${held}::uuid[]), false) OR ${nobodys.who})`
  const watched = await withMoves(tx, shelf, who, staffId, today)
  const lines = watched.flatMap((one) => {
    const { caseworkerId } = one.person
    const isOwn = caseworkerId === staffId
    const covered = caseworkerId === null ? null : (coveredFor.get(caseworkerId) ?? null)
    return linesOf(one, { coveredFor: covered, nobodys: !isOwn && covered === null }, settings, reader)
  })
  const awake = lines.filter(({ rests }) => rests === null)
  return {
    today,
    items: awake.flatMap(({ item, due }) => (isListed(due, today) ? [item] : [])).toSorted(workOrder),
    snoozed: lines.flatMap(snoozedOf).toSorted((a, b) => (a.untilOn < b.untilOn ? -1 : a.untilOn > b.untilOn ? 1 : 0)),
    next: nextOf(awake.filter(({ due }) => due.on > endOfWeek(today) && !isListed(due, today))),
    mine: countsOf(
      watched.filter(({ person }) => person.caseworkerId === staffId),
      today,
    ),
    nobodys: nobodys.total,
    covering: await listCovering(tx, today, [...coveredFor.keys()]),
    coveredBy: await listCovering(tx, today, [staffId]),
  }
}

/** Somebody named in an e-mail: by no more than a first name, and a protected person not by that. */
export type DigestLine = Pick<WorkItem, 'citizenId' | 'group'> & { readonly firstName: string | null }

/**
 * Whom something is overdue or due today for, once each, in order; nothing for somebody whom a colleague looks after today. Nobody's are
 * named only where somebody waits for an answer: else the same hundred names would go to everybody each morning. To be read as that person.
 */
export const digestLines = async (tx: ReadTx, staffId: string, today: string, now: Date): Promise<DigestLine[]> => {
  const { organisationId } = await tx.staff.findUniqueOrThrow({ where: { id: staffId }, select: { organisationId: true } })
  const [acting] = await tx.$queryRaw<{ id: string | null }[]>`SELECT acting_for(${staffId}::uuid, ${today}::date)::text AS id`
  if (acting?.id !== staffId) return []
  const { items } = await worklistFor(tx, openShelf(), { staffId, organisationId, today, now })
  const lines = new Map<string, DigestLine>()
  for (const { citizenId, firstName, protectedAddress, group: due, nobodys, cause, facts } of items) {
    // what cannot wait is for today, whenever it is due: whoever looks after the citizen from today on was not mailed when it was raised
    const group = due === 'week' && facts.urgent ? 'today' : due
    if (group === 'week' || lines.has(citizenId) || (nobodys && !isPromised(cause))) continue
    lines.set(citizenId, { citizenId, group, firstName: protectedAddress ? null : firstName })
  }
  return [...lines.values()]
}
