import { Prisma } from '../../generated/prisma/client.ts'
import { addWeeks } from '../../shared/calendar.ts'
import type { Casefile, MoveDue } from '../../shared/casefile/casefile.schema.ts'
import {
  type LoggedDay,
  type MoveHistory,
  moveDaysOf,
  moveFactsOf,
  moveOn,
  type WorkedStay,
  weeksLookedBack,
} from '../../shared/casefile/moves.rules.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import type { ReadTx } from '../db/db.ts'
import type { CatalogueShelf } from '../doors/doors.queries.ts'
import { termsAsJson } from '../employment/asJson.ts'

type StayRow = Omit<WorkedStay, 'logged' | 'closedDays'> & {
  /** day, state, hours, planned hours, band */
  logged: [string, NonNullable<LoggedDay>['state'], number, number, number | null][]
  closedDays: Record<string, string>
}
type Row = Pick<MoveHistory, 'decidedOn' | 'measured' | 'spells' | 'terms'> & {
  citizenId: string
  catalogueId: string
  door: Door
  stays: StayRow[]
}

/**
 * What the facts of a door are counted from, for everybody of `who` (a condition on citizen c) whose placement runs and who is not in a
 * talk already: twelve weeks of days at most, and none from before the door was decided.
 */
const listHistories = async (tx: ReadTx, who: Prisma.Sql, today: string): Promise<Row[]> => {
  const day = Prisma.sql`${today}::date`
  const from = Prisma.sql`greatest(d.decided_on, ${addWeeks(today, -weeksLookedBack)}::date)`
  const rows = await tx.$queryRaw<{ row: Row }[]>`
    SELECT jsonb_build_object('citizenId', c.id, 'catalogueId', d.catalogue_id, 'door', d.door, 'decidedOn', d.decided_on,
      'measured', (SELECT jsonb_build_object('citizen', max(m.measured_on) FILTER (WHERE m.party = 'citizen'),
        'caseworker', max(m.measured_on) FILTER (WHERE m.party = 'caseworker')) FROM measurement m WHERE m.citizen_id = c.id),
      'spells', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'weeklyHours', e.weekly_hours)), '[]')
        FROM employment_spell e WHERE e.citizen_id = c.id AND e.kind = 'ordinary'),
      'terms', ${termsAsJson(today)},
      'stays', (SELECT jsonb_agg(jsonb_build_object('startsOn', p.starts_on, 'startedOn', p.started_on, 'endedOn', p.ended_on, 'endsOn', p.ends_on,
          'weekdayHours', p.weekday_hours, 'ramp', p.ramp,
          'logged', (SELECT coalesce(jsonb_agg(jsonb_build_array(a.on_date, a.state, a.hours, a.planned_hours, a.pace_band)), '[]')
            FROM attendance a WHERE a.placement_id = p.id AND a.on_date >= ${from} AND a.on_date < ${day}),
          'absences', (SELECT coalesce(jsonb_agg(jsonb_build_object('fromOn', x.from_on, 'untilOn', x.until_on)), '[]') FROM planned_absence x
            WHERE x.placement_id = p.id AND x.cancelled_at IS NULL AND x.from_on < ${day} AND x.until_on >= ${from}),
          'closedDays', (SELECT coalesce(jsonb_object_agg(x.on_date, x.reason), '{}') FROM site_closed_day x
            WHERE x.site_id = p.site_id AND x.on_date >= ${from} AND x.on_date < ${day})))
        FROM placement p WHERE p.citizen_id = c.id AND p.started_on <= ${day} AND coalesce(p.ended_on, ${day}) >= ${from})) AS row
    FROM citizen c JOIN door_decision d ON d.citizen_id = c.id AND d.historic_at IS NULL
    WHERE ${who} AND EXISTS (SELECT 1 FROM placement p WHERE p.citizen_id = c.id AND p.started_on <= ${day} AND p.ended_on IS NULL)
      AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.citizen_id = c.id AND a.closed_at IS NULL)`
  return rows.map(({ row }) => row)
}

const historyOf = ({ decidedOn, measured, spells, terms, stays }: Row, today: string): MoveHistory => ({
  decidedOn,
  measured,
  spells,
  terms,
  days: moveDaysOf(
    stays.map((stay) => ({
      ...stay,
      logged: stay.logged.map(([on, state, hours, plannedHours, paceBand]) => ({ on, state, hours, plannedHours, paceBand })),
      closedDays: new Map(Object.entries(stay.closedDays)),
    })),
    today,
  ),
})

/** Whose door is to be talked over because the facts say so, by citizen. */
export const findMoves = async (
  tx: ReadTx,
  shelf: CatalogueShelf,
  who: Prisma.Sql,
  today: string,
): Promise<ReadonlyMap<string, MoveDue>> => {
  const found = new Map<string, MoveDue>()
  for (const row of await listHistories(tx, who, today)) {
    const { doors } = await shelf.byId(tx, row.catalogueId)
    const facts = doors.find(({ door }) => door === row.door)?.moveFacts ?? []
    const move = facts.length > 0 ? moveOn(facts, historyOf(row, today), today) : null
    if (move) found.set(row.citizenId, move)
  }
  return found
}

/** What a door is talked over by: its counted facts while a placement runs, and the catalogue's own words. */
export const getReview = async (
  tx: ReadTx,
  shelf: CatalogueShelf,
  { citizenId, catalogueId, door }: { readonly citizenId: string; readonly catalogueId: string; readonly door: Door },
  today: string,
): Promise<NonNullable<Casefile['door']>['review']> => {
  const { doors } = await shelf.byId(tx, catalogueId)
  const definition = doors.find((one) => one.door === door)
  if (!definition) throw new Error(`the catalogue has no door ${door}`)
  const words = { up: definition.moveUp, down: definition.moveDown }
  const [row] = await listHistories(tx, Prisma.sql`c.id = ${citizenId}::uuid`, today)
  if (!row) return { move: null, facts: [], ...words }
  const history = historyOf(row, today)
  return {
    move: moveOn(definition.moveFacts, history, today),
    facts: moveFactsOf(definition.moveFacts, history, today).map((fact) => ({ ...fact, values: [...fact.values] })),
    ...words,
  }
}
