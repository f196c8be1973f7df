import { Prisma } from '../../generated/prisma/client.ts'
import type { DayState } from '../../shared/attendance/states.ts'
import { caseloadPageSize } from '../../shared/casefile/casefile.api.ts'
import { dayMarkOf, endOfWeek, shownDays } from '../../shared/casefile/casefile.rules.ts'
import type { CaseloadQuery } from '../../shared/casefile/casefile.schema.ts'
import {
  type CaseloadCounts,
  type CaseloadRow,
  type MoveDue,
  NextStepKind,
  Stage,
} from '../../shared/casefile/casefile.schema.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import { maskCpr } from '../../shared/fields.ts'
import type { ReadTx } from '../db/db.ts'
import type { CatalogueShelf } from '../doors/doors.queries.ts'
import { findMoves } from './moves.queries.ts'

/** shared/danishOrder.ts in SQL, for what is sorted before it is cut into pages. */
const danishOrder = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`translate(replace(lower(${column}), 'aa', 'å'), 'æøåÆØÅäöüÄÖÜéèêëáàâíìóòôúùçñÉÈÁÀÓ', '{|}{|}{|y{|yeeeeaaaiiooouucneeaao') COLLATE "C"`

const day = (date: string): Prisma.Sql => Prisma.sql`${date}::date`

const sortings = {
  deadline: Prisma.sql`next`,
  name: Prisma.sql`NULL::int`,
  door: Prisma.sql`array_position(ARRAY['red', 'yellow', 'green'], door)`,
  stage: Prisma.sql`array_position(ARRAY[${Prisma.join(Stage.options)}], stage)`,
} as const satisfies Record<CaseloadQuery['sort'], Prisma.Sql>

const caseworkerFilter = (caseworker: CaseloadQuery['caseworker'], me: string): Prisma.Sql => {
  if (caseworker === 'all') return Prisma.sql`true`
  if (caseworker === 'none') return Prisma.sql`caseworker_id IS NULL`
  return Prisma.sql`coalesce(caseworker_id = ${caseworker === 'me' ? me : caseworker}::uuid, false)`
}

type Found = {
  total: number
  counts: Omit<CaseloadCounts, 'mine' | 'nobodys' | 'caseworkers'>
  holders: { staffId: string | null; count: number }[]
  caseworkers: { staffId: string; name: string }[]
  rows: {
    citizenId: string
    firstName: string
    lastName: string
    protectedAddress: boolean
    /** Of a name that stands on the page more than once. */
    cprDate: string | null
    caseworkerId: string | null
    door: Door | null
    stage: Stage
    nextOn: string | null
    nextKind: number | null
    siteName: string | null
    /** Per shown day, oldest first: the state logged, else "expected" or null. */
    days: (DayState | 'expected' | null)[]
  }[]
}

const absentAsPlanned = (placementId: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM planned_absence x
  WHERE x.placement_id = ${placementId} AND x.cancelled_at IS NULL AND calendar.on_date BETWEEN x.from_on AND x.until_on)`

/** One citizen’s last working days, oldest first: what the logged day counts as, else "expected" or null (closed, or planned absence). */
export const daysOf = (citizenId: Prisma.Sql, today: string): Prisma.Sql => Prisma.sql`(
  SELECT jsonb_agg(coalesce(
    (SELECT CASE WHEN a.state IN ('sick', 'no_show') AND ${absentAsPlanned(Prisma.sql`a.placement_id`)} THEN 'agreed_absence' ELSE a.state END
      FROM attendance a WHERE a.citizen_id = ${citizenId} AND a.on_date = calendar.on_date ORDER BY a.logged_at DESC LIMIT 1),
    (SELECT 'expected' FROM placement p WHERE p.citizen_id = ${citizenId} AND p.started_on <= calendar.on_date AND calendar.on_date <= least(p.ends_on, p.ended_on)
      AND planned_hours_on(p.started_on, p.weekday_hours, p.ramp, calendar.on_date) > 0
      AND NOT ${absentAsPlanned(Prisma.sql`p.id`)}
      AND NOT EXISTS (SELECT 1 FROM site_closed_day x WHERE x.site_id = p.site_id AND x.on_date = calendar.on_date) LIMIT 1)) ORDER BY calendar.on_date)
  FROM unnest(ARRAY[${Prisma.join(shownDays(today))}]::date[]) AS calendar(on_date))`

/**
 * Whose door the facts ask to talk over, among those of one caseworker. Counting weeks of days for everybody's citizens at once would
 * hold the list up, so that is done only when somebody asks for just that.
 */
const movesAsked = async (tx: ReadTx, shelf: CatalogueShelf, me: string, query: CaseloadQuery, today: string) =>
  query.caseworker === 'all' && query.attention !== 'move'
    ? null
    : findMoves(tx, shelf, caseworkerFilter(query.caseworker, me), today)

/** One page of the caseload with the counts of every filter, in one statement. */
export const findCaseload = async (tx: ReadTx, shelf: CatalogueShelf, me: string, query: CaseloadQuery, today: string) => {
  const { door, stage, deadline, attention, caseworker, sort, order, page } = query
  const direction = Prisma.raw(order)
  const moves = await movesAsked(tx, shelf, me, query, today)
  const moving = Prisma.sql`id = ANY (${[...(moves?.keys() ?? [])]}::uuid[])`
  const [found] = await tx.$queryRaw<Found[]>`
    WITH cases AS (SELECT *, next / 16 + DATE '2000-01-01' AS next_on, next % 16 AS next_kind FROM case_states(${day(today)})),
    marked AS (
      SELECT *,
        CASE WHEN next IS NULL THEN 'none' WHEN next_on < ${day(today)} THEN 'overdue' WHEN next_on <= ${day(endOfWeek(today))} THEN 'week' ELSE 'later' END AS deadline
      FROM cases),
    judged AS MATERIALIZED (
      SELECT *, ${door === undefined ? Prisma.sql`true` : Prisma.sql`coalesce(door, 'none') = ${door}`} AS by_door,
        ${stage === undefined ? Prisma.sql`true` : Prisma.sql`stage = ${stage}`} AS by_stage,
        ${deadline === undefined ? Prisma.sql`true` : Prisma.sql`deadline = ${deadline}`} AS by_deadline,
        ${moving} AS moves,
        ${attention === undefined ? Prisma.sql`true` : attention === 'move' ? moving : Prisma.sql`disagrees`} AS by_attention,
        ${caseworkerFilter(caseworker, me)} AS by_caseworker
      FROM marked),
    shown AS (
      SELECT *, row_number() OVER (ORDER BY ${sortings[sort]} ${direction} NULLS LAST, ${sort === 'name' ? Prisma.sql`${danishOrder(Prisma.sql`last_name`)} ${direction}, ${danishOrder(Prisma.sql`first_name`)} ${direction}` : Prisma.sql`next NULLS LAST, ${danishOrder(Prisma.sql`last_name`)}, ${danishOrder(Prisma.sql`first_name`)}`}, id) AS place
      FROM judged WHERE by_door AND by_stage AND by_deadline AND by_attention AND by_caseworker
      ORDER BY place LIMIT ${caseloadPageSize} OFFSET ${(page - 1) * caseloadPageSize})
    SELECT
      (SELECT count(*)::int FROM judged WHERE by_door AND by_stage AND by_deadline AND by_attention AND by_caseworker) AS total,
      (SELECT jsonb_build_object(
        'door', jsonb_build_object(
          'red', count(*) FILTER (WHERE door = 'red' AND by_stage AND by_deadline AND by_attention AND by_caseworker),
          'yellow', count(*) FILTER (WHERE door = 'yellow' AND by_stage AND by_deadline AND by_attention AND by_caseworker),
          'green', count(*) FILTER (WHERE door = 'green' AND by_stage AND by_deadline AND by_attention AND by_caseworker),
          'none', count(*) FILTER (WHERE door IS NULL AND by_stage AND by_deadline AND by_attention AND by_caseworker)),
        'stage', jsonb_build_object(${Prisma.join(
          Stage.options.map(
            (one) =>
              Prisma.sql`${one}::text, count(*) FILTER (WHERE stage = ${one} AND by_door AND by_deadline AND by_attention AND by_caseworker)`,
          ),
        )}),
        'deadline', jsonb_build_object(
          'overdue', count(*) FILTER (WHERE deadline = 'overdue' AND by_door AND by_stage AND by_attention AND by_caseworker),
          'week', count(*) FILTER (WHERE deadline = 'week' AND by_door AND by_stage AND by_attention AND by_caseworker),
          'later', count(*) FILTER (WHERE deadline = 'later' AND by_door AND by_stage AND by_attention AND by_caseworker),
          'none', count(*) FILTER (WHERE deadline = 'none' AND by_door AND by_stage AND by_attention AND by_caseworker)),
        'attention', jsonb_build_object(
          'move', ${moves ? Prisma.sql`count(*) FILTER (WHERE moves AND by_door AND by_stage AND by_deadline AND by_caseworker)` : Prisma.sql`NULL::int`},
          'disagreement', count(*) FILTER (WHERE disagrees AND by_door AND by_stage AND by_deadline AND by_caseworker)),
        'all', jsonb_build_object(
          'door', count(*) FILTER (WHERE by_stage AND by_deadline AND by_attention AND by_caseworker),
          'stage', count(*) FILTER (WHERE by_door AND by_deadline AND by_attention AND by_caseworker),
          'deadline', count(*) FILTER (WHERE by_door AND by_stage AND by_attention AND by_caseworker),
          'attention', count(*) FILTER (WHERE by_door AND by_stage AND by_deadline AND by_caseworker),
          'caseworker', count(*) FILTER (WHERE by_door AND by_stage AND by_deadline AND by_attention))) FROM judged) AS counts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('staffId', caseworker_id, 'count', held)), '[]') FROM (
        SELECT caseworker_id, count(*) AS held FROM judged WHERE by_door AND by_stage AND by_deadline AND by_attention GROUP BY caseworker_id) held) AS holders,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('staffId', s.id, 'name', s.name) ORDER BY ${danishOrder(Prisma.sql`s.name`)}), '[]')
        FROM staff s WHERE s.role = 'caseworker') AS caseworkers,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'citizenId', id, 'firstName', first_name, 'lastName', last_name, 'protectedAddress', protected_address,
        'cprDate', CASE WHEN (SELECT count(*) FROM shown x WHERE x.first_name = shown.first_name AND x.last_name = shown.last_name) > 1
          THEN (SELECT c.cpr_date FROM citizen c WHERE c.id = shown.id) END, 'caseworkerId', caseworker_id,
        'door', door, 'stage', stage, 'nextOn', next_on, 'nextKind', next_kind,
        'siteName', (SELECT s.name FROM placement p JOIN site s ON s.id = p.site_id
          WHERE p.citizen_id = shown.id AND p.started_on <= ${day(today)} AND p.ended_on IS NULL ORDER BY p.started_on DESC LIMIT 1),
        'days', ${daysOf(Prisma.sql`shown.id`, today)}) ORDER BY place), '[]') FROM shown) AS rows`
  if (!found) throw new Error('the caseload came back without a row')
  return shaped(found, moves, me, page)
}

const shaped = (
  { total, counts, holders, caseworkers, rows }: Found,
  moves: ReadonlyMap<string, MoveDue> | null,
  me: string,
  page: number,
) => {
  const heldBy = new Map(holders.map(({ staffId, count }) => [staffId, count]))
  const nameOf = new Map(caseworkers.map(({ staffId, name }) => [staffId, name]))
  return {
    total,
    page,
    counts: {
      ...counts,
      mine: heldBy.get(me) ?? 0,
      nobodys: heldBy.get(null) ?? 0,
      caseworkers: caseworkers.map((one) => ({ ...one, count: heldBy.get(one.staffId) ?? 0 })),
    },
    rows: rows.map(({ nextOn, nextKind, days: shown, caseworkerId, cprDate, ...row }): CaseloadRow => {
      const kind = NextStepKind.options[nextKind ?? -1]
      return {
        ...row,
        cprMasked: cprDate === null ? null : maskCpr(cprDate),
        nextStep: nextOn !== null && kind ? { kind, on: nextOn } : null,
        move: moves?.get(row.citizenId) ?? null,
        days: shown.map((one) => dayMarkOf(one === 'expected' ? null : one, one === 'expected')),
        caseworker: caseworkerId === null ? null : (nameOf.get(caseworkerId) ?? null),
      }
    }),
  }
}
