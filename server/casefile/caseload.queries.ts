import { Prisma } from '../../generated/prisma/client.ts'
import type { DayState } from '../../shared/attendance/states.ts'
import { addDays } from '../../shared/calendar.ts'
import { type CaseloadQuery, caseloadPageSize } from '../../shared/casefile/casefile.api.ts'
import {
  dayMarkOf,
  endingSoon,
  endOfWeek,
  monthsBetweenMeasurements,
  shownDays,
  within,
} from '../../shared/casefile/casefile.rules.ts'
import { type CaseloadCounts, type CaseloadRow, NextStepKind, Stage } from '../../shared/casefile/casefile.schema.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import type { CheckWeeks } from '../../shared/employment/employment.rules.ts'
import { bridgedWeeks, lastingWeeks } from '../../shared/employment/lasting.rules.ts'
import type { ReadTx } from '../db/db.ts'

/** Danish order on every engine: æ, ø and å after z, accents aside, case aside. */
const danishOrder = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`translate(lower(${column}), 'æøåÆØÅäöüÄÖÜéèêëáàâíìóòôúùçñÉÈÁÀÓ', '{|}{|}{|y{|yeeeeaaaiiooouucneeaao') COLLATE "C"`

const day = (date: string): Prisma.Sql => Prisma.sql`${date}::date`

/** A step as one number that sorts as nextStepOf does: the day first, then the order of the kinds. */
const step = (kind: NextStepKind, on: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`((${on}) - DATE '2000-01-01') * 8 + ${Prisma.raw(String(NextStepKind.options.indexOf(kind)))}`

const days = (count: number): Prisma.Sql => Prisma.raw(String(count))

const unanswered = (weeks: CheckWeeks): Prisma.Sql => Prisma.sql`coalesce(${days(weeks)} <> ALL (k.weeks), true)`

/**
 * Stage and next step of every citizen the actor may see, for lists: the same as stageOf and nextStepOf say of one citizen
 * (shared/casefile/casefile.rules.ts), and a test holds the two together on made-up histories.
 */
const everyCase = (today: string): Prisma.Sql => {
  const now = day(today)
  return Prisma.sql`
  asked AS (SELECT id AS catalogue_id, ARRAY(SELECT q ->> 'key' FROM jsonb_array_elements(content -> 'questions') q) AS keys FROM catalogue),
  talk AS (
    SELECT a.citizen_id, (a.started_at AT TIME ZONE 'Europe/Copenhagen')::date AS started_on,
      CASE WHEN jsonb_exists_all(a.answers, asked.keys) THEN (a.updated_at AT TIME ZONE 'Europe/Copenhagen')::date END AS finished_on
    FROM assessment a JOIN asked USING (catalogue_id) WHERE a.closed_at IS NULL),
  answered AS (SELECT placement_id, array_agg(weeks) AS weeks FROM employment_check GROUP BY placement_id),
  begun AS (
    SELECT p.citizen_id, p.started_on, p.ended_on, p.starts_on, p.ends_on,
      p.started_on IS NULL AND p.withdrawn_at IS NULL AS is_draft,
      p.started_on <= ${now} AND p.ended_on IS NULL AS is_running,
      p.started_on > ${now} AND p.ended_on IS NULL AS is_upcoming,
      CASE WHEN p.started_on <= ${now} THEN p.started_on + 7 * CASE WHEN ${unanswered(4)} THEN 4 WHEN ${unanswered(13)} THEN 13
        WHEN ${unanswered(26)} THEN 26 WHEN ${unanswered(52)} THEN 52 END END AS check_on
    FROM placement p LEFT JOIN answered k ON k.placement_id = p.id),
  placed AS (
    SELECT citizen_id, bool_or(is_running) AS runs, bool_or(is_draft OR is_upcoming) AS ahead,
      min(starts_on) FILTER (WHERE is_draft) AS start_on, min(ends_on) FILTER (WHERE is_running) AS ends_on, max(ended_on) AS last_ended_on,
      min(check_on) AS check_on
    FROM begun GROUP BY citizen_id),
  paid AS (
    SELECT citizen_id, bool_or(starts_on <= ${now} AND (ends_on IS NULL OR ends_on >= ${now})) AS runs, bool_or(starts_on > ${now}) AS ahead,
      max(coalesce(ends_on, 'infinity')) AS last_on
    FROM employment_spell GROUP BY citizen_id),
  ordinary AS (
    SELECT citizen_id, id, starts_on, coalesce(ends_on, 'infinity') AS until,
      max(coalesce(ends_on, 'infinity')) OVER (PARTITION BY citizen_id ORDER BY starts_on, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM employment_spell WHERE kind = 'ordinary' AND starts_on <= ${now}),
  part AS (
    SELECT citizen_id, until, greatest(0, least(until, ${now}) - greatest(starts_on, CASE WHEN before IS NOT NULL THEN least(before, ${now}) + 1 END) + 1) AS worked,
      sum(coalesce(starts_on > before + ${days(bridgedWeeks * 7 + 1)}, false)::int) OVER (PARTITION BY citizen_id ORDER BY starts_on, id) AS stretch
    FROM ordinary),
  held AS (
    SELECT DISTINCT citizen_id FROM (SELECT citizen_id, max(until) AS until, sum(worked) AS worked FROM part GROUP BY citizen_id, stretch) stretch
    WHERE worked >= ${days(lastingWeeks * 7)} AND ${now} <= until + ${days(bridgedWeeks * 7)}),
  measured AS (SELECT citizen_id, max(measured_on) AS last_on FROM measurement GROUP BY citizen_id),
  staged AS (
    SELECT c.id, c.first_name, c.last_name, c.protected_address, c.caseworker_id,
      (c.created_at AT TIME ZONE 'Europe/Copenhagen')::date AS arrived_on,
      d.door, d.decided_on, d.review_on, t.started_on AS talk_on, t.finished_on, p.ahead, p.start_on, p.ends_on, p.last_ended_on, p.check_on,
      j.ahead AS job_ahead, j.last_on AS job_until, m.last_on AS measured_on,
      CASE WHEN h.citizen_id IS NOT NULL THEN 'lasting' WHEN p.runs THEN 'working' WHEN j.runs THEN 'job' WHEN p.ahead THEN 'agreed'
        WHEN d.door IS NOT NULL THEN 'door' ELSE 'arrived' END AS stage
    FROM citizen c
    LEFT JOIN door_decision d ON d.citizen_id = c.id AND d.historic_at IS NULL
    LEFT JOIN talk t ON t.citizen_id = c.id
    LEFT JOIN placed p ON p.citizen_id = c.id
    LEFT JOIN paid j ON j.citizen_id = c.id
    LEFT JOIN held h ON h.citizen_id = c.id
    LEFT JOIN measured m ON m.citizen_id = c.id),
  stepped AS (
    SELECT id, first_name, last_name, protected_address, caseworker_id, door, stage, least(
      CASE WHEN finished_on IS NOT NULL THEN ${step('decide-door', Prisma.sql`finished_on + ${days(within.decide)}`)}
        WHEN talk_on IS NOT NULL AND door IS NOT NULL THEN ${step('assess', Prisma.sql`talk_on + ${days(within.assess)}`)}
        WHEN stage = 'arrived' THEN ${step('assess', Prisma.sql`arrived_on + ${days(within.assess)}`)} END,
      ${step('start', Prisma.sql`start_on`)},
      CASE WHEN ends_on < ${now} OR (ends_on <= ${day(addDays(today, endingSoon))} AND NOT ahead AND NOT coalesce(job_until > ends_on, false))
        THEN ${step('placement-ends', Prisma.sql`ends_on`)} END,
      CASE WHEN stage = 'door' AND NOT coalesce(job_ahead, false)
        THEN ${step('find-place', Prisma.sql`greatest(decided_on, last_ended_on) + ${days(within.place)}`)} END,
      ${step('check', Prisma.sql`check_on`)},
      CASE WHEN stage IN ('door', 'agreed', 'working') AND door IS NOT NULL THEN least(
        ${step('review-door', Prisma.sql`review_on`)},
        ${step(
          'measure',
          Prisma.sql`least((measured_on + interval '${Prisma.raw(String(monthsBetweenMeasurements))} months')::date,
            CASE WHEN measured_on < decided_on OR measured_on IS NULL THEN decided_on + ${days(within.firstMeasurement)} END)`,
        )}) END) AS next
    FROM staged),
  cases AS (
    SELECT *, (next / 8) + DATE '2000-01-01' AS next_on, next % 8 AS next_kind FROM stepped)`
}

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

/** The days of some citizens as they were logged or agreed; `ids` names the row source with a column id. */
export const daysOf = (citizenId: Prisma.Sql, today: string): Prisma.Sql => Prisma.sql`(
  SELECT jsonb_agg(coalesce(
    (SELECT a.state FROM attendance a WHERE a.citizen_id = ${citizenId} AND a.on_date = calendar.on_date ORDER BY a.logged_at DESC LIMIT 1),
    (SELECT 'expected' FROM placement p WHERE p.citizen_id = ${citizenId} AND p.started_on <= calendar.on_date AND calendar.on_date <= least(p.ends_on, p.ended_on)
      AND p.weekday_hours[extract(isodow FROM calendar.on_date)::int] > 0
      AND NOT EXISTS (SELECT 1 FROM site_closed_day x WHERE x.site_id = p.site_id AND x.on_date = calendar.on_date) LIMIT 1)) ORDER BY calendar.on_date)
  FROM unnest(ARRAY[${Prisma.join(shownDays(today))}]::date[]) AS calendar(on_date))`

/** One page of the caseload with the counts of every filter, in one statement. */
export const findCaseload = async (tx: ReadTx, me: string, query: CaseloadQuery, today: string) => {
  const { door, stage, deadline, caseworker, sort, order, page } = query
  const direction = Prisma.raw(order)
  const [found] = await tx.$queryRaw<Found[]>`
    WITH ${everyCase(today)},
    marked AS MATERIALIZED (
      SELECT *,
        CASE WHEN next IS NULL THEN 'none' WHEN next_on < ${day(today)} THEN 'overdue' WHEN next_on <= ${day(endOfWeek(today))} THEN 'week' ELSE 'later' END AS deadline
      FROM cases),
    judged AS MATERIALIZED (
      SELECT *, ${door === undefined ? Prisma.sql`true` : Prisma.sql`coalesce(door, 'none') = ${door}`} AS by_door,
        ${stage === undefined ? Prisma.sql`true` : Prisma.sql`stage = ${stage}`} AS by_stage,
        ${deadline === undefined ? Prisma.sql`true` : Prisma.sql`deadline = ${deadline}`} AS by_deadline,
        ${caseworkerFilter(caseworker, me)} AS by_caseworker
      FROM marked),
    shown AS (
      SELECT *, row_number() OVER (ORDER BY ${sortings[sort]} ${direction} NULLS LAST, ${sort === 'name' ? Prisma.sql`${danishOrder(Prisma.sql`last_name`)} ${direction}, ${danishOrder(Prisma.sql`first_name`)} ${direction}` : Prisma.sql`next NULLS LAST, ${danishOrder(Prisma.sql`last_name`)}, ${danishOrder(Prisma.sql`first_name`)}`}, id) AS place
      FROM judged WHERE by_door AND by_stage AND by_deadline AND by_caseworker
      ORDER BY place LIMIT ${caseloadPageSize} OFFSET ${(page - 1) * caseloadPageSize})
    SELECT
      (SELECT count(*)::int FROM judged WHERE by_door AND by_stage AND by_deadline AND by_caseworker) AS total,
      (SELECT jsonb_build_object(
        'door', jsonb_build_object(
          'red', count(*) FILTER (WHERE door = 'red' AND by_stage AND by_deadline AND by_caseworker),
          'yellow', count(*) FILTER (WHERE door = 'yellow' AND by_stage AND by_deadline AND by_caseworker),
          'green', count(*) FILTER (WHERE door = 'green' AND by_stage AND by_deadline AND by_caseworker),
          'none', count(*) FILTER (WHERE door IS NULL AND by_stage AND by_deadline AND by_caseworker)),
        'stage', jsonb_build_object(${Prisma.join(
          Stage.options.map(
            (one) =>
              Prisma.sql`${one}::text, count(*) FILTER (WHERE stage = ${one} AND by_door AND by_deadline AND by_caseworker)`,
          ),
        )}),
        'deadline', jsonb_build_object(
          'overdue', count(*) FILTER (WHERE deadline = 'overdue' AND by_door AND by_stage AND by_caseworker),
          'week', count(*) FILTER (WHERE deadline = 'week' AND by_door AND by_stage AND by_caseworker),
          'later', count(*) FILTER (WHERE deadline = 'later' AND by_door AND by_stage AND by_caseworker),
          'none', count(*) FILTER (WHERE deadline = 'none' AND by_door AND by_stage AND by_caseworker)),
        'all', jsonb_build_object(
          'door', count(*) FILTER (WHERE by_stage AND by_deadline AND by_caseworker),
          'stage', count(*) FILTER (WHERE by_door AND by_deadline AND by_caseworker),
          'deadline', count(*) FILTER (WHERE by_door AND by_stage AND by_caseworker),
          'caseworker', count(*) FILTER (WHERE by_door AND by_stage AND by_deadline))) FROM judged) AS counts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('staffId', caseworker_id, 'count', held)), '[]') FROM (
        SELECT caseworker_id, count(*) AS held FROM judged WHERE by_door AND by_stage AND by_deadline GROUP BY caseworker_id) held) AS holders,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('staffId', s.id, 'name', s.name) ORDER BY ${danishOrder(Prisma.sql`s.name`)}), '[]')
        FROM staff s WHERE s.role = 'caseworker') AS caseworkers,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'citizenId', id, 'firstName', first_name, 'lastName', last_name, 'protectedAddress', protected_address, 'caseworkerId', caseworker_id,
        'door', door, 'stage', stage, 'nextOn', next_on, 'nextKind', next_kind,
        'siteName', (SELECT s.name FROM placement p JOIN site s ON s.id = p.site_id
          WHERE p.citizen_id = shown.id AND p.started_on <= ${day(today)} AND p.ended_on IS NULL ORDER BY p.started_on DESC LIMIT 1),
        'days', ${daysOf(Prisma.sql`shown.id`, today)}) ORDER BY place), '[]') FROM shown) AS rows`
  if (!found) throw new Error('the caseload came back without a row')
  return shaped(found, me, page)
}

const shaped = ({ total, counts, holders, caseworkers, rows }: Found, me: string, page: number) => {
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
    rows: rows.map(({ nextOn, nextKind, days: shown, caseworkerId, ...row }): CaseloadRow => {
      const kind = NextStepKind.options[nextKind ?? -1]
      return {
        ...row,
        nextStep: nextOn !== null && kind ? { kind, on: nextOn } : null,
        days: shown.map((one) => dayMarkOf(one === 'expected' ? null : one, one === 'expected')),
        caseworker: caseworkerId === null ? null : (nameOf.get(caseworkerId) ?? null),
      }
    }),
  }
}
