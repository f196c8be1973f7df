// What management's figures are made of, asked of the rows themselves: plain SQL, a day at a time where days count, with none of the facts and none of the functions behind the pages.

export type Sql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>
/** Whose figures: the municipality's, or a supplier's at its own sites. */
export type Whose = { readonly municipalityId: string } | { readonly supplierId: string }

const own = (whose: Whose): string =>
  'supplierId' in whose ? `p.supplier_id = '${whose.supplierId}'` : `c.organisation_id = '${whose.municipalityId}'`

/** Somebody as the pages on outcomes count them. Days are counted from `on`. */
export type Person = {
  readonly on: string
  readonly door: string
  readonly decided: string
  readonly proposed: string
  readonly archetype: string
  readonly override: string
  readonly site_kind: string | null
  readonly offer: string | null
  readonly ending: string | null
  readonly paid: number | null
  readonly job: number | null
  readonly status: readonly string[]
  readonly hours: readonly number[]
}

const begun = {
  door: (whose: Whose) => `
    SELECT DISTINCT ON (d.citizen_id) d.citizen_id, NULL::uuid AS placement_id, d.decided_on AS on_day, d.door, NULL AS site_kind, NULL AS offer, NULL AS ending
    FROM door_decision d JOIN citizen c ON c.id = d.citizen_id WHERE ${own(whose)} ORDER BY d.citizen_id, d.decided_on, d.decided_at`,
  start: (whose: Whose, today: string) => `
    SELECT DISTINCT ON (p.citizen_id) p.citizen_id, p.id AS placement_id, p.started_on AS on_day, p.door, s.kind AS site_kind, p.offer, CASE
        WHEN p.ended_on IS NULL OR p.ended_on > '${today}' THEN 'running' WHEN p.end_reason IN ('hired', 'other_job', 'education') THEN 'work'
        WHEN p.end_reason IN ('period_ended', 'moved') THEN 'as_planned' WHEN p.end_reason IN ('sickness', 'childcare', 'transport', 'language', 'pace') THEN 'circumstances'
        ELSE 'other' END AS ending
    FROM placement p JOIN citizen c ON c.id = p.citizen_id JOIN site s ON s.id = p.site_id
    WHERE p.started_on <= '${today}' AND ${own(whose)} ORDER BY p.citizen_id, p.started_on, p.id`,
}

/** Work of somebody on a day, from a row `b` with citizen and placement: a check of that day (the placement's own before another's), then the jobs, then a gap of four weeks or less. */
const statusOn = (day: string): string => `coalesce(
  (SELECT k.answer FROM employment_check k JOIN placement q ON q.id = k.placement_id
   WHERE q.citizen_id = b.citizen_id AND q.started_on + 7 * k.weeks = ${day} AND k.answer <> 'unknown' ORDER BY q.id <> coalesce(b.placement_id, '00000000-0000-0000-0000-000000000000'), q.id LIMIT 1),
  (SELECT min(CASE j.kind WHEN 'ordinary' THEN 'ordinary' ELSE 'subsidised' END) FROM employment_spell j
   WHERE j.citizen_id = b.citizen_id AND daterange(j.starts_on, j.ends_on, '[]') @> ${day}),
  (SELECT 'ordinary' WHERE (SELECT min(j.starts_on) FROM employment_spell j WHERE j.citizen_id = b.citizen_id AND j.kind = 'ordinary' AND j.starts_on > ${day})
     - (SELECT max(j.ends_on) FROM employment_spell j WHERE j.citizen_id = b.citizen_id AND j.kind = 'ordinary' AND j.ends_on < ${day}) <= 29),
  'unknown')`
const firstDay = (least: number): string => `(
  SELECT min(day.d) FROM (
    SELECT d::date AS d FROM employment_spell j CROSS JOIN generate_series(greatest(j.starts_on, b.on_day), least(j.ends_on, b.on_day + 364), interval '1 day') d
    WHERE j.citizen_id = b.citizen_id AND j.kind = 'ordinary' GROUP BY 1 HAVING sum(j.weekly_hours) >= ${least}) day) - b.on_day`

/** Everybody once, from the first door decision or the first start of a placement. */
export const peopleOf = (sql: Sql, whose: Whose, origin: 'door' | 'start', today: string): Promise<Person[]> => {
  const days = [4, 13, 26, 52].map((weeks) => `(b.on_day + ${7 * weeks})`)
  return sql<Person>(`
    SELECT b.on_day::text AS on, b.door, coalesce(d.door, 'none') AS decided, coalesce(d.proposed_door, 'none') AS proposed,
      coalesce(d.archetype, 'none') AS archetype, CASE WHEN d.proposed_door IS NULL THEN 'none' WHEN d.proposed_door = d.door THEN 'asProposed' ELSE 'otherwise' END AS override,
      b.site_kind, b.offer, b.ending, ${firstDay(0)} AS paid, ${firstDay(10)} AS job, ARRAY[${days.map(statusOn).join(', ')}] AS status,
      ARRAY[${days.map((day) => `(SELECT coalesce(sum(j.weekly_hours), 0) FROM employment_spell j WHERE j.citizen_id = b.citizen_id AND j.starts_on <= ${day} AND (j.ends_on IS NULL OR j.ends_on >= ${day}))::float8`).join(', ')}] AS hours
    FROM (${begun[origin](whose, today)}) b LEFT JOIN LATERAL (
      SELECT o.door, o.proposed_door, o.proposal #>> '{nearest,0,archetypeKey}' AS archetype FROM door_decision o
      WHERE o.citizen_id = b.citizen_id AND o.decided_on <= b.on_day ORDER BY o.decided_on ${origin === 'start' ? 'DESC' : ''}, o.decided_at ${origin === 'start' ? 'DESC' : ''} LIMIT 1) d ON true`)
}

/** A count of a table: row, column, how many; `people` behind them where things are counted. */
export type Counted = { readonly row: string; readonly col: string; readonly n: number; readonly people: number }

/** Everybody today, by kind of site of the running placement and door. */
export const nowOf = (sql: Sql, whose: Whose, today: string) =>
  sql<Counted>(`
    SELECT coalesce(p.kind, 'none') AS row, coalesce((SELECT d.door FROM door_decision d WHERE d.citizen_id = c.id AND d.decided_on <= '${today}' ORDER BY d.decided_on DESC, d.decided_at DESC LIMIT 1), 'none') AS col,
      count(*)::int AS n, count(DISTINCT c.id)::int AS people
    FROM citizen c LEFT JOIN (SELECT p.citizen_id, p.supplier_id, s.kind FROM placement p JOIN site s ON s.id = p.site_id WHERE p.started_on <= '${today}' AND p.ended_on IS NULL) p ON p.citizen_id = c.id
    WHERE ${own(whose)} GROUP BY 1, 2`)

/** The door at the end of the year before by the door at the end of a year. */
export const movesOf = (sql: Sql, whose: Whose, year: number, today: string) => {
  const at = (day: string) =>
    `(SELECT d.door FROM door_decision d WHERE d.citizen_id = c.id AND d.decided_on <= '${day}' ORDER BY d.decided_on DESC, d.decided_at DESC LIMIT 1)`
  const last = `${year}-12-31` < today ? `${year}-12-31` : today
  return sql<Counted>(`
    SELECT * FROM (SELECT coalesce(${at(`${year - 1}-12-31`)}, 'new') AS row, ${at(last)} AS col, count(*)::int AS n, count(*)::int AS people FROM citizen c WHERE ${own(whose)} GROUP BY 1, 2) m
    WHERE col IS NOT NULL`)
}

/** Whose placement ended in a year, each with the latest. */
export const endingsOf = (sql: Sql, whose: Whose, year: number, today: string) =>
  sql<Counted>(`
    SELECT s.kind AS row, p.end_reason AS col, count(*)::int AS n, count(*)::int AS people
    FROM placement p JOIN citizen c ON c.id = p.citizen_id JOIN site s ON s.id = p.site_id
    WHERE ${own(whose)} AND p.started_on <= '${today}' AND extract(year FROM p.ended_on) = ${year} AND NOT EXISTS (
      SELECT 1 FROM placement q WHERE q.citizen_id = p.citizen_id AND q.started_on <= '${today}' AND extract(year FROM q.ended_on) = ${year} AND q.ended_on > p.ended_on
        ${'supplierId' in whose ? 'AND q.supplier_id = p.supplier_id' : ''})
    GROUP BY 1, 2`)

const notAway = `NOT EXISTS (SELECT 1 FROM planned_absence x WHERE x.placement_id = a.placement_id AND x.cancelled_at IS NULL AND x.from_on <= a.on_date AND x.until_on >= a.on_date)`

/** Days of attendance in a year, one row a citizen, kind of site and door. */
export const daysOf = (sql: Sql, whose: Whose, year: number) =>
  sql<{ citizen: string; kind: string; door: string; present: number; absent: number }>(`
    SELECT c.id::text AS citizen, s.kind, p.door, count(*) FILTER (WHERE a.state IN ('present', 'late', 'left_early'))::int AS present,
      count(*) FILTER (WHERE a.state IN ('sick', 'no_show') AND ${notAway})::int AS absent
    FROM attendance a JOIN placement p ON p.id = a.placement_id JOIN citizen c ON c.id = p.citizen_id JOIN site s ON s.id = p.site_id
    WHERE ${own(whose)} AND extract(year FROM a.on_date) = ${year} AND a.planned_hours > 0 GROUP BY 1, 2, 3`)

/** Work at 13, 26 and 52 weeks of those whose first placement of the year began so long ago. */
export const workOf = (sql: Sql, whose: Whose, year: number, today: string) =>
  sql<{ weeks: number; answer: string; n: number }>(`
    SELECT w.weeks, CASE t.status WHEN 'subsidised' THEN 'other' WHEN 'none' THEN 'other' ELSE t.status END AS answer, count(*)::int AS n
    FROM (SELECT DISTINCT ON (p.citizen_id) p.citizen_id, p.id AS placement_id, p.started_on FROM placement p JOIN citizen c ON c.id = p.citizen_id
        WHERE ${own(whose)} AND extract(year FROM p.started_on) = ${year} AND p.started_on <= '${today}' ORDER BY p.citizen_id, p.started_on, p.id) b
      CROSS JOIN unnest(ARRAY[13, 26, 52]) w (weeks) CROSS JOIN LATERAL (SELECT ${statusOn('(b.started_on + 7 * w.weeks)')} AS status) t
    WHERE b.started_on + 7 * w.weeks <= '${today}' GROUP BY 1, 2`)

/** Whose first ordinary paid work began in a year; of a supplier's, work that came of a placement there. */
export const paidOf = async (sql: Sql, whose: Whose, year: number, today: string): Promise<number> => {
  const [found] = await sql<{ n: number }>(`
    SELECT count(*)::int AS n FROM (SELECT j.citizen_id, min(j.starts_on) AS first FROM employment_spell j JOIN citizen c ON c.id = j.citizen_id LEFT JOIN placement p ON p.id = j.placement_id
      WHERE j.kind = 'ordinary' AND ${own(whose)} ${'supplierId' in whose ? `AND p.started_on <= '${today}'` : ''} GROUP BY 1) f
    WHERE extract(year FROM first) = ${year} AND first <= '${today}'`)
  return found?.n ?? 0
}

/** What was due in a year, of whom, and how it went: row is the kind, column the part or 'all'. Holidays are told, so that no calendar of the database is asked. */
export const qualityOf = (sql: Sql, whose: Whose, year: number, today: string, holidays: readonly string[]) => {
  const within = (day: string) => `extract(year FROM ${day}) = ${year} AND ${day} <= '${today}'`
  return sql<Counted>(
    `
    WITH own AS (SELECT p.* FROM placement p JOIN citizen c ON c.id = p.citizen_id WHERE ${own(whose)} AND p.started_on <= '${today}'),
    logged AS (
      SELECT a.placement_id, count(*) FILTER (WHERE (f.at AT TIME ZONE 'Europe/Copenhagen')::date <= next.day)::int AS in_time, count(*)::int AS n
      FROM attendance a JOIN own p ON p.id = a.placement_id
        CROSS JOIN LATERAL (SELECT min(t) AS at FROM (SELECT a.logged_at AS t UNION ALL SELECT f.logged_at FROM attendance_former f WHERE f.attendance_id = a.id) x) f
        CROSS JOIN LATERAL (SELECT min(d)::date AS day FROM generate_series(a.on_date + 1, a.on_date + 12, interval '1 day') d WHERE extract(isodow FROM d) < 6 AND d::date <> ALL ($1::text[]::date[])) next
      WHERE extract(year FROM a.on_date) = ${year} AND a.on_date < '${today}' AND a.planned_hours > 0 AND ${notAway} GROUP BY 1),
    planned AS (
      SELECT p.id, count(*)::int AS n FROM own p CROSS JOIN generate_series(greatest(p.started_on, '${year}-01-01'), least(p.ends_on, p.ended_on, '${year}-12-31', date '${today}' - 1), interval '1 day') d
      WHERE coalesce((
          SELECT (s.step -> 'weekdayHours' ->> (extract(isodow FROM d)::int - 1))::numeric FROM jsonb_array_elements(p.ramp) WITH ORDINALITY s (step, at)
          WHERE s.at = 1 OR (s.step ->> 'fromWeek')::int <= 1 + (d::date - date_trunc('week', p.started_on)::date) / 7 ORDER BY s.at DESC LIMIT 1),
          p.weekday_hours[extract(isodow FROM d)::int]) > 0
        AND d::date <> ALL ($1::text[]::date[]) AND NOT EXISTS (SELECT 1 FROM site_closed_day x WHERE x.site_id = p.site_id AND x.on_date = d::date)
        AND NOT EXISTS (SELECT 1 FROM planned_absence x WHERE x.placement_id = p.id AND x.cancelled_at IS NULL AND d::date BETWEEN x.from_on AND x.until_on)
      GROUP BY 1),
    days AS (SELECT p.citizen_id, coalesce(l.in_time, 0) AS in_time, coalesce(l.n - l.in_time, 0) AS late, greatest(0, coalesce(q.n, 0) - coalesce(l.n, 0)) AS missing
      FROM own p LEFT JOIN logged l ON l.placement_id = p.id LEFT JOIN planned q ON q.id = p.id),
    measured AS (
      SELECT t.citizen_id, m.party, m.day, (SELECT min(n.measured_on) FROM measurement n WHERE n.citizen_id = t.citizen_id AND n.party = m.party AND (m.day IS NULL OR n.measured_on > m.day)) AS next,
        least((m.day + interval '3 months')::date, (SELECT min(d.decided_on) FROM door_decision d WHERE d.citizen_id = t.citizen_id AND (m.day IS NULL OR d.decided_on > m.day)) + 14) AS due
      FROM (SELECT DISTINCT d.citizen_id FROM door_decision d JOIN citizen c ON c.id = d.citizen_id WHERE ${'supplierId' in whose ? 'false' : own(whose)}) t CROSS JOIN LATERAL (
        SELECT party, NULL::date AS day FROM unnest(ARRAY['citizen', 'caseworker']) party
        UNION ALL SELECT m.party, m.measured_on FROM measurement m WHERE m.citizen_id = t.citizen_id AND m.party <> 'team_lead') m),
    things AS (
      SELECT 'logging' AS row, 'inTime' AS col, citizen_id, in_time AS n FROM days UNION ALL SELECT 'logging', 'late', citizen_id, late FROM days
      UNION ALL SELECT 'logging', 'missing', citizen_id, missing FROM days
      UNION ALL SELECT 'checks', CASE WHEN k.answer IS NULL THEN 'notAsked' WHEN k.answer = 'unknown' THEN 'unknown' ELSE 'answered' END, p.citizen_id, 1
        FROM own p CROSS JOIN unnest(ARRAY[4, 13, 26, 52]) w (weeks) LEFT JOIN employment_check k ON k.placement_id = p.id AND k.weeks = w.weeks WHERE ${within('(p.started_on + 7 * w.weeks)')}
      UNION ALL SELECT 'measurements', CASE WHEN m.next IS NULL THEN 'missing' WHEN m.next > m.due + 14 THEN 'late' ELSE 'inTime' END, m.citizen_id, 1
        FROM measured m WHERE ${within('m.due')} AND (m.next IS NOT NULL OR m.due + 14 < '${today}')
      UNION ALL SELECT 'answers', CASE WHEN k.answered_at <= k.due_at THEN 'inTime' ELSE 'late' END, k.citizen_id, 1 FROM concern k JOIN own p ON p.id = k.placement_id
        WHERE extract(year FROM k.due_at AT TIME ZONE 'Europe/Copenhagen') = ${year} AND (k.answered_at IS NOT NULL
          OR (k.due_at AT TIME ZONE 'Europe/Copenhagen')::date < '${today}' AND k.withdrawn_at IS NULL AND k.replaced_by_id IS NULL))
    SELECT row, coalesce(col, 'all') AS col, sum(n)::int AS n, count(DISTINCT citizen_id)::int AS people FROM things WHERE n > 0 GROUP BY GROUPING SETS ((row, col), (row))`,
    [holidays],
  )
}
