-- What the watch on displacement tells in fives, mended (docs/decisions/028-contracts.md): not telling something must not tell it either, and nothing may set a least for those seen hired,
-- since their first range ends at four.

-- The sum of counts of which each is told in fives. Whether it is told hangs on the ranges of the parts alone: if it hung on the sum, a sum left out would tell as much as the sum. Beside a
-- part from 0 to 4 it is left out; with a first range of ten nothing can be pinned by it.
CREATE OR REPLACE FUNCTION total_in_fives(counts bigint[], first int DEFAULT 9) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN first < 5 AND count(*) > 1 AND bool_or(n <= first) THEN NULL ELSE in_fives(coalesce(sum(n), 0)::bigint, first) END FROM unnest(counts) n
$$;

-- What is told of one site. None of the counts beside those hired leaves the hired out: a count of the others would set a least for them. The median length is told where the ranges
-- themselves say that the stays of five people or more are over, so that its absence tells nothing.
CREATE FUNCTION site_in_fives(trained bigint, hired bigint, unsettled bigint, ended_hired bigint, median_weeks int) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('trained', t, 'hired', in_fives(hired, 4), 'unsettled', u, 'endedHired', in_fives(ended_hired),
    'medianWeeks', CASE WHEN (t ->> 'least')::int - (u ->> 'most')::int >= 5 THEN median_weeks END)
  FROM (SELECT in_fives(trained) AS t, in_fives(unsettled) AS u) told
$$;
ALTER FUNCTION site_in_fives(bigint, bigint, bigint, bigint, int) OWNER TO app_owner;

-- As in 0043, but: those whose stay is not over for four weeks, and those who ended as hired, are counted whether or not they are seen hired.
CREATE OR REPLACE FUNCTION displacement_watch() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH here AS (SELECT s.* FROM site s WHERE reports_for_municipality() OR s.organisation_id = ctx_org()),
  stay AS (
    SELECT p.site_id, p.citizen_id, p.started_on, p.ended_on, p.end_reason,
      EXISTS (SELECT 1 FROM employment_spell e WHERE e.citizen_id = p.citizen_id AND e.kind = 'ordinary' AND e.supplier_id = p.supplier_id
        AND e.starts_on BETWEEN p.started_on AND least(coalesce(p.ended_on, ctx_today()) + 28, ctx_today())) AS hired
    FROM placement p JOIN here h ON h.id = p.site_id JOIN citizen c ON c.id = p.citizen_id
    WHERE p.offer <> 'ordinary_hours' AND p.started_on <= ctx_today() AND coalesce(p.ended_on, ctx_today()) >= year_back()
      AND (NOT reports_for_municipality() OR c.organisation_id = ctx_org())),
  person AS (
    SELECT s.site_id, s.citizen_id, bool_or(s.hired) AS hired, bool_or(coalesce(s.ended_on + 28, 'infinity'::date) >= ctx_today()) AS unsettled,
      bool_or(s.end_reason = 'hired') AS ended_hired
    FROM stay s GROUP BY s.site_id, s.citizen_id),
  quota AS (SELECT q.site_id, bool_or(q.used > q.quota) AS exceeded, bool_or(q.quota IS NULL) AS not_known FROM quota_days(year_back()) q GROUP BY q.site_id),
  middle AS (
    SELECT s.site_id, round((percentile_cont(0.5) WITHIN GROUP (ORDER BY (s.ended_on - s.started_on + 1) / 7.0))::numeric)::int AS weeks
    FROM stay s WHERE s.ended_on IS NOT NULL GROUP BY s.site_id),
  counted AS (
    SELECT h.id, count(p.citizen_id) AS trained, count(p.citizen_id) FILTER (WHERE p.hired) AS hired, count(p.citizen_id) FILTER (WHERE p.unsettled) AS unsettled,
      count(p.citizen_id) FILTER (WHERE p.ended_hired) AS ended_hired
    FROM here h LEFT JOIN person p ON p.site_id = h.id GROUP BY h.id)
  SELECT jsonb_build_object(
    'from', year_back()::text,
    'threshold', (SELECT min(h.value) FROM house_setting h WHERE h.key = 'displacement-trainees'
      AND (h.organisation_id = ctx_org() OR h.organisation_id IN (SELECT c.municipality_id FROM contract c WHERE c.supplier_id = ctx_org()))),
    'all', (SELECT jsonb_build_object('trained', total_in_fives(array_agg(n.trained)), 'hired', total_in_fives(array_agg(n.hired), 4),
      'unsettled', total_in_fives(array_agg(n.unsettled)), 'endedHired', total_in_fives(array_agg(n.ended_hired))) FROM counted n),
    'sites', coalesce((SELECT jsonb_agg(site_in_fives(n.trained, n.hired, n.unsettled, n.ended_hired, m.weeks) || jsonb_build_object(
        'siteId', h.id, 'name', h.name, 'kind', h.kind, 'pNumber', h.p_number, 'supplier', o.name,
        'fte', (SELECT f.ordinary_fte FROM site_staffing f WHERE f.site_id = h.id AND f.valid_from <= ctx_today() ORDER BY f.valid_from DESC LIMIT 1),
        'fteYearBack', (SELECT f.ordinary_fte FROM site_staffing f WHERE f.site_id = h.id AND f.valid_from <= year_back() ORDER BY f.valid_from DESC LIMIT 1),
        'quota', CASE WHEN q.exceeded THEN 'exceeded' WHEN q.not_known THEN 'unknown' ELSE 'kept' END) ORDER BY h.name, h.id)
      FROM here h JOIN organisation o ON o.id = h.organisation_id JOIN counted n ON n.id = h.id LEFT JOIN middle m ON m.site_id = h.id LEFT JOIN quota q ON q.site_id = h.id), '[]'))
$$;

-- Answers in time, and late ones, each in fives, and the whole as what the two make. The whole in fives of its own would leave 0 to 4 late, and of two suppliers with 0 to 4 late each, beside
-- a sum of 5 to 8 on the page of data quality, neither could have none.
CREATE FUNCTION in_two_fives(in_time bigint, late bigint) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('inTime', i, 'counted', jsonb_build_object('least', (i ->> 'least')::int + (l ->> 'least')::int, 'most', (i ->> 'most')::int + (l ->> 'most')::int))
  FROM (SELECT in_fives(in_time) AS i, in_fives(late) AS l) told
$$;
ALTER FUNCTION in_two_fives(bigint, bigint) OWNER TO app_owner;

-- As in 0043, but for the answers.
CREATE OR REPLACE FUNCTION contract_progress(asked uuid, in_year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c contract;
  first_day date;
  last_day date;
  until_day date;
  hours numeric;
  earners bigint;
  answer jsonb;
BEGIN
  SELECT * INTO c FROM contract WHERE contract.id = asked AND ctx_org() IN (municipality_id, supplier_id);
  IF c.id IS NULL OR in_year NOT BETWEEN 2000 AND 2100 THEN RETURN NULL; END IF;
  first_day := greatest(c.starts_on, make_date(in_year, 1, 1));
  last_day := least(c.ends_on, make_date(in_year, 12, 31));
  until_day := least(last_day, ctx_today());
  IF first_day > until_day OR first_day > last_day THEN RETURN NULL; END IF;

  -- a sum of hours is told where five people or more stand behind it
  SELECT sum(s.weekly_hours * (least(s.ends_on, until_day) - greatest(s.starts_on, first_day) + 1) / 7), count(DISTINCT s.citizen_id) INTO hours, earners
  FROM employment_spell s JOIN citizen z ON z.id = s.citizen_id
  WHERE z.organisation_id = c.municipality_id AND s.supplier_id = c.supplier_id AND s.kind = 'ordinary'
    AND s.starts_on <= until_day AND coalesce(s.ends_on, until_day) >= first_day;

  WITH begun AS (
    SELECT p.citizen_id, p.id, p.started_on FROM placement p JOIN citizen z ON z.id = p.citizen_id
    WHERE p.supplier_id = c.supplier_id AND z.organisation_id = c.municipality_id AND p.started_on <= ctx_today()),
  first_in_year AS (SELECT b.citizen_id, min(b.started_on) AS on_day FROM begun b WHERE b.started_on BETWEEN first_day AND until_day GROUP BY b.citizen_id),
  month AS (
    SELECT least((m + interval '1 month')::date - 1, until_day) AS on_day
    FROM generate_series(date_trunc('month', first_day::timestamp), until_day::timestamp, interval '1 month') m),
  -- the year's cohort: whose very first placement there began in it
  cohort AS (
    SELECT DISTINCT ON (b.citizen_id) b.citizen_id, b.id, b.started_on FROM begun b ORDER BY b.citizen_id, b.started_on, b.id),
  judged AS (
    SELECT CASE WHEN f.started_on + 364 > ctx_today() THEN 'ahead' WHEN lasting_reached(f.citizen_id, f.started_on, f.started_on + 364) THEN 'lasting'
      WHEN work_status(f.citizen_id, f.id, f.started_on + 364) = 'unknown' THEN 'unknown' ELSE 'not' END AS was
    FROM cohort f WHERE f.started_on BETWEEN first_day AND until_day),
  -- a concern counts from the day after its deadline; one that was taken back or replaced before it needed no answer
  asked_of AS (
    SELECT coalesce(k.answered_at <= k.due_at, false) AS in_time
    FROM concern k JOIN placement p ON p.id = k.placement_id JOIN citizen z ON z.id = k.citizen_id LEFT JOIN concern newer ON newer.id = k.replaced_by_id
    WHERE p.supplier_id = c.supplier_id AND z.organisation_id = c.municipality_id
      AND danish_day(k.due_at) BETWEEN first_day AND least(last_day, ctx_today() - 1)
      AND coalesce(least(k.withdrawn_at, newer.raised_at) > k.due_at, true))
  SELECT jsonb_build_object(
    'firstDay', first_day::text, 'lastDay', last_day::text, 'untilDay', until_day::text,
    'citizens', (SELECT in_fives(count(*)) FROM first_in_year),
    'months', (SELECT jsonb_agg(jsonb_build_object('onDay', m.on_day::text, 'citizens', (SELECT in_fives(count(*)) FROM first_in_year f WHERE f.on_day <= m.on_day)) ORDER BY m.on_day) FROM month m),
    'paidHours', CASE WHEN earners >= 5 THEN round(hours)::int END,
    'lasting', (SELECT jsonb_build_object('counted', in_fives(count(*) FILTER (WHERE j.was <> 'ahead')), 'reached', in_fives(count(*) FILTER (WHERE j.was = 'lasting')),
      'unknown', in_fives(count(*) FILTER (WHERE j.was = 'unknown')), 'ahead', in_fives(count(*) FILTER (WHERE j.was = 'ahead'))) FROM judged j),
    'answered', (SELECT in_two_fives(count(*) FILTER (WHERE a.in_time), count(*) FILTER (WHERE NOT a.in_time)) FROM asked_of a))
  INTO answer;
  RETURN answer;
END $$;
