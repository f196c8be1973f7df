import { addDays } from '../../shared/calendar.ts'
import type { Stay } from '../../shared/concerns/concerns.rules.ts'
import type { Thread } from '../../shared/concerns/concerns.schema.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { statusOf } from '../../shared/placements/agreements.rules.ts'
import { PlacementState, Ramp } from '../../shared/placements/placements.schema.ts'
import { plannedWeekdayHours } from '../../shared/placements/ramp.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { readSettings } from '../accounts/settings.queries.ts'
import type { Actor } from '../db/actor.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

/** What stands above a thread, and what it is open and closed by. */
export type Head = Pick<Thread, 'placementId' | 'citizenId' | 'name' | 'alias' | 'siteName' | 'door' | 'hoursAWeek'> & Stay

// what a team lead may read of a placement: column rights in the database, so every query names its columns
const crewSelect = {
  id: true,
  door: true,
  startsOn: true,
  endsOn: true,
  startedOn: true,
  endedOn: true,
  weekdayHours: true,
  ramp: true,
  site: { select: { name: true } },
} as const

type Row = {
  readonly id: string
  readonly door: string
  readonly startsOn: Date
  readonly startedOn: Date | null
  readonly weekdayHours: readonly unknown[]
  readonly ramp: unknown
  readonly site: { readonly name: string }
}

const commonOf = ({ id, door, startsOn, startedOn, weekdayHours, ramp, site }: Row, today: string) => {
  const planned = {
    startsOn: plain(startsOn),
    startedOn: plainOrNull(startedOn),
    weekdayHours: weekdayHours.map(Number),
    ramp: Ramp.parse(ramp),
  }
  const week = plannedWeekdayHours(planned, today).reduce((sum, hours) => sum + hours, 0)
  return { placementId: id, siteName: site.name, door: Door.parse(door), hoursAWeek: Math.round(week * 100) / 100 }
}

/** A protected person is an alias. That a lead sees a placement at all says that it is agreed, and that the time for it is not over. */
const crewHeads = async (tx: ReadTx, ids: readonly string[], today: string): Promise<Head[]> => {
  const rows = await tx.placement.findMany({ where: { id: { in: [...ids] } }, select: crewSelect })
  const people = await tx.$queryRaw<
    { placement_id: string; name: string | null; alias: string }[]
  >`SELECT placement_id::text, name, alias FROM crew_people()`
  const personOf = new Map(people.map((person) => [person.placement_id, person]))
  return rows.flatMap((row) => {
    const person = personOf.get(row.id)
    if (!person) return []
    const milestones = {
      startsOn: plain(row.startsOn),
      endsOn: plain(row.endsOn),
      startedOn: plainOrNull(row.startedOn),
      endedOn: plainOrNull(row.endedOn),
      withdrawnAt: null,
    }
    const state = statusOf({ ...milestones, agreed: true, newest: null }, today)
    return [{ ...commonOf(row, today), citizenId: null, name: person.name, alias: person.alias, state, accessUntil: null }]
  })
}

const caseHeads = async (tx: ReadTx, actor: Actor, ids: readonly string[], today: string): Promise<Head[]> => {
  const rows = await tx.placement.findMany({
    where: { id: { in: [...ids] } },
    select: { ...crewSelect, citizenId: true, citizen: { select: { firstName: true, lastName: true } } },
  })
  const told = await tx.$queryRaw<{ id: string; alias: string; state: string }[]>`
    SELECT p.id::text, upper(substr(md5(p.id::text), 1, 6)) AS alias, placement_state(p, ${today}::date) AS state
    FROM placement p WHERE p.id = ANY (${[...ids]}::uuid[])`
  const toldOf = new Map(told.map((one) => [one.id, one]))
  const { 'supplier-access-days': days } = await readSettings(tx, actor.organisationId)
  return rows.flatMap((row) => {
    const one = toldOf.get(row.id)
    if (!one) return []
    // what never began is let go of like what ended on its agreed last day (supplier_window)
    const over = row.endedOn ?? (row.startedOn === null ? row.endsOn : null)
    return [
      {
        ...commonOf(row, today),
        citizenId: row.citizenId,
        name: `${row.citizen.firstName} ${row.citizen.lastName}`,
        alias: one.alias,
        state: PlacementState.parse(one.state),
        accessUntil: over && addDays(plain(over), days),
      },
    ]
  })
}

/** By placement; whoever may not see one does not find it. */
export const headsOf = async (
  tx: ReadTx,
  actor: Actor,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, Head>> => {
  const heads = actor.role === 'team_lead' ? await crewHeads(tx, ids, today) : await caseHeads(tx, actor, ids, today)
  return new Map(heads.map((head) => [head.placementId, head]))
}

/** Throws not-found for a foreign placement as for one that never was. */
export const getHead = async (tx: ReadTx, actor: Actor, placementId: string, today: string): Promise<Head> => {
  const head = (await headsOf(tx, actor, [placementId], today)).get(placementId)
  if (!head) throw new ProblemError('not-found')
  return head
}

export type Person = { readonly name: string; readonly organisationId: string }

/** Names and sides of those who wrote. */
export const peopleOf = async (tx: ReadTx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Person>> => {
  const known = [...new Set(ids.filter((id) => id !== null))]
  const rows = await tx.staff.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true, organisationId: true },
  })
  return new Map(rows.map(({ id, ...person }) => [id, person]))
}
