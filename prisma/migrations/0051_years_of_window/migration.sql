-- The years that the window of outcomes touches, less the window (docs/decisions/027, 7): where it ends before this year, a reader need not add this year's people to what is subtracted.
-- What is left are those who began again in another year, and may be one to four.

-- As told_by_year (0042), of the years up to one.
CREATE FUNCTION told_by_years(last_year int, OUT told int[], OUT in_full boolean[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  WITH firsts AS (
    SELECT DISTINCT ON (f.citizen_id, extract(year FROM f.started_on)) extract(year FROM f.started_on) AS year, f.started_on, f.status FROM facts.placement f
    WHERE (f.organisation_id = (SELECT own_municipality()) OR f.supplier_id = (SELECT own_supplier()))
      AND f.started_on BETWEEN (SELECT make_date(extract(year FROM ctx_today())::int - 2, 1, 1)) AND least((SELECT ctx_today()), make_date(last_year, 12, 31))
    ORDER BY f.citizen_id, extract(year FROM f.started_on), f.started_on, f.placement_id),
  lines AS (
    SELECT f.year, w.at, count(*) FILTER (WHERE f.status[w.at] = 'ordinary') AS o, count(*) FILTER (WHERE f.status[w.at] IN ('subsidised', 'none')) AS x,
      count(*) FILTER (WHERE f.status[w.at] = 'unknown') AS u
    FROM firsts f CROSS JOIN (VALUES (2, 13), (3, 26), (4, 52)) AS w (at, weeks) WHERE f.started_on + 7 * w.weeks <= (SELECT ctx_today()) GROUP BY 1, 2),
  sums AS (
    SELECT w.at, coalesce(sum(l.o), 0) AS o, coalesce(sum(l.x), 0) AS x, coalesce(sum(l.u), 0) AS u, coalesce(bool_and(least(l.o, l.x, l.u) >= 5), true) AS in_full
    FROM (VALUES (2), (3), (4)) AS w (at) LEFT JOIN lines l ON l.at = w.at GROUP BY w.at)
  SELECT (SELECT array_agg(e.n ORDER BY s.at, e.nth) FROM sums s CROSS JOIN LATERAL (VALUES (1, s.o), (2, s.x), (3, s.u)) AS e (nth, n))::int[], (SELECT array_agg(s.in_full ORDER BY s.at) FROM sums s)
$$;
ALTER FUNCTION told_by_years(int) OWNER TO app_owner;

CREATE OR REPLACE FUNCTION outcome_days(origin text, OUT until_day date, OUT long_day date, OUT tied int[]) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today CONSTANT date := ctx_today();
  first_day CONSTANT date := make_date(extract(year FROM ctx_today())::int - 2, 1, 1);
  ends date[]; upto int[]; in_year int[]; after int[]; work int[][];
  years record;
  touched record;
  of_year int;
  of_window int[];
  weeks int[];
  one int;
  falls_back int;
  is_long boolean;
  limit_day date;
BEGIN
  -- of each quarter that is over: how many by its end, from the year's beginning, from then to the year's end; and work at 13, 26 and 52 weeks of those by its end
  SELECT array_agg(c.ends ORDER BY c.ends DESC), array_agg(c.upto ORDER BY c.ends DESC), array_agg(c.in_year ORDER BY c.ends DESC), array_agg(c.after ORDER BY c.ends DESC),
    array_agg(c.work ORDER BY c.ends DESC)
  INTO ends, upto, in_year, after, work FROM (
    SELECT q.ends, sum(p.n) FILTER (WHERE p.quarter <= q.ends)::int AS upto, coalesce(sum(p.n) FILTER (WHERE p.quarter <= q.ends AND p.quarter >= date_trunc('year', q.ends)), 0)::int AS in_year,
      coalesce(sum(p.n) FILTER (WHERE p.quarter > q.ends AND p.quarter < date_trunc('year', q.ends) + interval '1 year'), 0)::int AS after,
      ARRAY[coalesce(sum(p.o13) FILTER (WHERE p.quarter <= q.ends), 0), coalesce(sum(p.x13) FILTER (WHERE p.quarter <= q.ends), 0), coalesce(sum(p.u13) FILTER (WHERE p.quarter <= q.ends), 0),
        coalesce(sum(p.o26) FILTER (WHERE p.quarter <= q.ends), 0), coalesce(sum(p.x26) FILTER (WHERE p.quarter <= q.ends), 0), coalesce(sum(p.u26) FILTER (WHERE p.quarter <= q.ends), 0),
        coalesce(sum(p.o52) FILTER (WHERE p.quarter <= q.ends), 0), coalesce(sum(p.x52) FILTER (WHERE p.quarter <= q.ends), 0), coalesce(sum(p.u52) FILTER (WHERE p.quarter <= q.ends), 0)]::int[] AS work
    FROM (SELECT (d + interval '3 months')::date - 1 AS ends FROM generate_series(first_day::timestamp, today::timestamp, interval '3 months') d) q
    CROSS JOIN (
      SELECT (date_trunc('quarter', x.on_day) + interval '3 months')::date - 1 AS quarter, count(*) AS n,
        count(*) FILTER (WHERE x.status[2] = 'ordinary') AS o13, count(*) FILTER (WHERE x.status[2] IN ('subsidised', 'none')) AS x13, count(*) FILTER (WHERE x.status[2] = 'unknown') AS u13,
        count(*) FILTER (WHERE x.status[3] = 'ordinary') AS o26, count(*) FILTER (WHERE x.status[3] IN ('subsidised', 'none')) AS x26, count(*) FILTER (WHERE x.status[3] = 'unknown') AS u26,
        count(*) FILTER (WHERE x.status[4] = 'ordinary') AS o52, count(*) FILTER (WHERE x.status[4] IN ('subsidised', 'none')) AS x52, count(*) FILTER (WHERE x.status[4] = 'unknown') AS u52
      FROM outcome_people(origin, today) x GROUP BY 1) p
    WHERE q.ends <= today - 182 GROUP BY q.ends) c;
  tied := '{}';
  SELECT t.* INTO years FROM told_by_year() t;
  FOREACH is_long IN ARRAY ARRAY[false, true] LOOP
    limit_day := today - CASE WHEN is_long THEN 364 ELSE 182 END;
    weeks := CASE WHEN is_long THEN ARRAY[3] ELSE ARRAY[1, 2] END;
    one := NULL; falls_back := NULL;
    FOR i IN 1..coalesce(cardinality(ends), 0) LOOP
      CONTINUE WHEN ends[i] > limit_day OR (is_long AND until_day IS NULL) OR (is_long AND ends[i] > until_day);
      CONTINUE WHEN NOT (extract(month FROM ends[i]) = 12 OR (none_or_five(in_year[i]) AND none_or_five(after[i])));
      CONTINUE WHEN is_long AND (upto[i] < 5 OR NOT none_or_five((SELECT upto[k] - upto[i] FROM generate_subscripts(ends, 1) k WHERE ends[k] = until_day)));
      IF falls_back IS NULL THEN falls_back := i; END IF;
      -- not so far back that most of the people are lost: rather some weeks are not told
      EXIT WHEN upto[i] * 2 < upto[falls_back];
      of_window := ARRAY(SELECT work[i][k] FROM generate_series(1, 9) k ORDER BY k);
      IF of_year IS DISTINCT FROM extract(year FROM ends[i])::int THEN
        of_year := extract(year FROM ends[i])::int;
        SELECT t.* INTO touched FROM told_by_years(of_year) t;
      END IF;
      IF origin = 'door' OR (SELECT bool_and(years_tell_nothing(years.told, years.in_full, of_window, w) AND years_tell_nothing(touched.told, touched.in_full, of_window, w)) FROM unnest(weeks) w) THEN one := i; EXIT; END IF;
    END LOOP;
    -- no such day: the latest that gives away no number of people, without the weeks at which work would be given away
    IF one IS NULL AND falls_back IS NOT NULL THEN
      one := falls_back;
      of_window := ARRAY(SELECT work[one][k] FROM generate_series(1, 9) k ORDER BY k);
      of_year := extract(year FROM ends[one])::int;
      SELECT t.* INTO touched FROM told_by_years(of_year) t;
      tied := tied || ARRAY(SELECT (ARRAY[13, 26, 52])[w] FROM unnest(weeks) w
        WHERE NOT (years_tell_nothing(years.told, years.in_full, of_window, w) AND years_tell_nothing(touched.told, touched.in_full, of_window, w)));
    END IF;
    IF is_long THEN long_day := ends[one]; ELSE until_day := ends[one]; END IF;
  END LOOP;
END $$;
