-- What became of people: time to paid work, work and hours at fixed weeks, endings, how the doors proposed held, and how well all of it is founded. Everything is read from facts
-- (0041); what may be told is decided here (docs/decisions/027).

-- ---------- who is counted ----------

-- The asking organisation as municipality, or as supplier; the other is null. Asked once a statement, not once a row.
CREATE FUNCTION own_municipality() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT CASE WHEN reports_for_municipality() THEN ctx_org() END $$;
CREATE FUNCTION own_supplier() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT CASE WHEN NOT reports_for_municipality() THEN ctx_org() END $$;

-- As before (0041), by the indexes.
CREATE OR REPLACE FUNCTION reported_placements() RETURNS TABLE (id uuid, citizen_id uuid, door text, started_on date, ended_on date, end_reason text, kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.placement_id, f.citizen_id, f.door, f.started_on, f.ended_on, f.end_reason, f.kind FROM facts.placement f
  WHERE f.started_on <= (SELECT ctx_today()) AND (f.organisation_id = (SELECT own_municipality()) OR f.supplier_id = (SELECT own_supplier()))
$$;

-- Everybody once, from the first door decision or from the first start of a placement (a supplier: at its own sites) from 1 January two years ago to a day. `paid` and `job`: days
-- until then. `ending`: how the first placement goes on.
CREATE FUNCTION outcome_people(origin text, until_day date) RETURNS TABLE (on_day date, door text, decided text, proposed text, archetype text, override text, site_kind text, offer text,
  paid int, job int, status text[], hours numeric[], ending text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.decided_on, f.door, f.door, coalesce(f.proposed_door, 'none'), f.archetype, CASE WHEN f.proposed_door IS NULL THEN 'none' WHEN f.door = f.proposed_door THEN 'asProposed' ELSE 'otherwise' END,
    NULL, NULL, f.paid_on - f.decided_on, f.job_on - f.decided_on, f.status, f.hours, NULL
  FROM facts.citizen f
  WHERE origin = 'door' AND f.organisation_id = (SELECT own_municipality())
    AND f.decided_on BETWEEN (SELECT make_date(extract(year FROM ctx_today())::int - 2, 1, 1)) AND until_day
  UNION ALL
  SELECT p.started_on, p.door, coalesce(p.decided_door, 'none'), coalesce(p.proposed_door, 'none'), coalesce(p.archetype, 'none'),
    CASE WHEN p.proposed_door IS NULL THEN 'none' WHEN p.decided_door = p.proposed_door THEN 'asProposed' ELSE 'otherwise' END,
    p.kind, p.offer, p.paid_on - p.started_on, p.job_on - p.started_on, p.status, p.hours,
    CASE WHEN p.ended_on IS NULL OR p.ended_on > (SELECT ctx_today()) THEN 'running' WHEN p.end_reason IN ('hired', 'other_job', 'education') THEN 'work'
      WHEN p.end_reason IN ('period_ended', 'moved') THEN 'as_planned'
      WHEN p.end_reason IN ('sickness', 'childcare', 'transport', 'language', 'pace') THEN 'circumstances' ELSE 'other' END
  FROM (SELECT DISTINCT ON (f.citizen_id) f.* FROM facts.placement f
    WHERE origin = 'start' AND (f.organisation_id = (SELECT own_municipality()) OR f.supplier_id = (SELECT own_supplier()))
    ORDER BY f.citizen_id, f.started_on, f.placement_id) p
  WHERE p.started_on BETWEEN (SELECT make_date(extract(year FROM ctx_today())::int - 2, 1, 1)) AND until_day
$$;

-- Work as the dashboard tells it of the three years (work_counts), summed: at 13 weeks ordinary, other, unknown, then at 26 and at 52; and for each of these weeks whether all years
-- are told in full.
CREATE FUNCTION told_by_year(OUT told int[], OUT in_full boolean[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  WITH firsts AS (
    SELECT DISTINCT ON (f.citizen_id, extract(year FROM f.started_on)) extract(year FROM f.started_on) AS year, f.started_on, f.status FROM facts.placement f
    WHERE (f.organisation_id = (SELECT own_municipality()) OR f.supplier_id = (SELECT own_supplier()))
      AND f.started_on BETWEEN (SELECT make_date(extract(year FROM ctx_today())::int - 2, 1, 1)) AND (SELECT ctx_today())
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

-- Whether the years less the window give away no number of one to four at a week (1, 2, 3: 13, 26, 52 weeks): none or at least five each, and where a year is not told in full, too many
-- to work out what it hides.
CREATE FUNCTION years_tell_nothing(told int[], in_full boolean[], of_window int[], week int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT bool_and(told[k] - of_window[k] = 0 OR told[k] - of_window[k] >= 5) AND (in_full[week] OR sum(told[k] - of_window[k]) >= 5) FROM generate_series(3 * week - 2, 3 * week) k
$$;

-- ---------- what may be told ----------

-- A count as a whole line may tell it: none or at least five.
CREATE FUNCTION none_or_five(n int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT n = 0 OR n >= 5 $$;

-- The sum of the entries of a line that a column names; a negative number takes an entry away.
CREATE FUNCTION entries_of(counts int[], named jsonb) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(sum(sign(e::int) * counts[abs(e::int)]), 0)::int FROM jsonb_array_elements_text(named) e
$$;

-- Whether one line may be told at a level. `cells` must each be at least five, unless their block of people is empty ("short": followed 26 weeks only, "long": 52 weeks, "all");
-- `checks` are what follows from several tables together, and must be none or at least five. Entries 1 and 2 of a line: people, and those of them followed 52 weeks.
CREATE FUNCTION line_tells(counts int[], level jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT NOT EXISTS (
      SELECT 1 FROM jsonb_array_elements(level -> 'cells') c
      WHERE entries_of(counts, c -> 'of') < 5 AND CASE c ->> 'block' WHEN 'short' THEN counts[1] - counts[2] WHEN 'long' THEN counts[2] ELSE counts[1] END > 0)
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(level -> 'checks', '[]')) c WHERE NOT none_or_five(entries_of(counts, c)))
$$;

-- The sum of some of the lines.
CREATE FUNCTION lines_together(counts int[][], chosen boolean[]) RETURNS int[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(SELECT coalesce(sum(counts[g][k]) FILTER (WHERE chosen[g]), 0)::int FROM generate_subscripts(counts, 2) k CROSS JOIN generate_subscripts(counts, 1) g GROUP BY k ORDER BY k)
$$;

-- Which lines of a table stay hidden at a level: those that may not be told, those that another table of the same people hides, and the smallest others until what is hidden
-- together could be told itself. So whoever subtracts what is shown from the totals learns nothing that could not stand there.
CREATE FUNCTION hidden_lines(counts int[][], level jsonb, already boolean[]) RETURNS boolean[] LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  groups int := array_length(counts, 1);
  hidden boolean[] := already;
  g int;
BEGIN
  FOR g IN 1..groups LOOP
    IF NOT line_tells(ARRAY(SELECT counts[g][k] FROM generate_subscripts(counts, 2) k ORDER BY k), level) THEN hidden[g] := true; END IF;
  END LOOP;
  IF NOT true = ANY (hidden) THEN RETURN hidden; END IF;
  LOOP
    EXIT WHEN NOT false = ANY (hidden);
    EXIT WHEN (SELECT count(*) FROM unnest(hidden) h WHERE h) >= 2 AND line_tells(lines_together(counts, hidden), level);
    SELECT s INTO g FROM generate_series(1, groups) s WHERE NOT hidden[s] ORDER BY counts[s][1], s LIMIT 1;
    hidden[g] := true;
  END LOOP;
  RETURN hidden;
END $$;

-- The level at which most lines are told, the finest of these, no finer than what is told of everybody; with the lines that stay hidden.
CREATE FUNCTION best_level(counts int[][], levels jsonb, finest int, already boolean[], OUT level int, OUT hidden boolean[]) LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  fewest int;
  these boolean[];
  n int;
BEGIN
  FOR at IN finest..jsonb_array_length(levels) - 1 LOOP
    these := hidden_lines(counts, levels -> at, already);
    n := (SELECT count(*) FROM unnest(these) h WHERE h);
    IF fewest IS NULL OR n < fewest THEN fewest := n; level := at; hidden := these; END IF;
  END LOOP;
END $$;

-- The finest level at which everybody together may be told; null: none.
CREATE FUNCTION told_level(everybody int[], levels jsonb) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT min(at)::int FROM generate_series(0, jsonb_array_length(levels) - 1) at WHERE line_tells(everybody, levels -> at)
$$;

-- Which groups of a division stand as lines of their own; the others are put together as "rest". null: the division tells too little. One answer for all tables of a division, so
-- that their totals are the same: people, those followed 52 weeks, and the others are each none or at least five in every line.
CREATE FUNCTION own_lines(counts int[][]) RETURNS boolean[] LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  sizes CONSTANT jsonb := '{"cells": [{"of": [1]}], "checks": [[2], [1, -2]]}';
  rest boolean[];
BEGIN
  IF coalesce(array_length(counts, 1), 0) < 2 THEN RETURN NULL; END IF;
  rest := hidden_lines(counts, sizes, array_fill(false, ARRAY[array_length(counts, 1)]));
  RETURN CASE WHEN false = ANY (rest) THEN ARRAY(SELECT NOT r FROM unnest(rest) WITH ORDINALITY t (r, at) ORDER BY at) END;
END $$;

CREATE FUNCTION shown_count(n int, hidden boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN hidden THEN '{"hidden": true}'::jsonb ELSE jsonb_build_object('n', n) END
$$;

-- A life table's levels, finest first. `b`: its first entry in a line: 4 of people followed 26 weeks only (event by 4, 8, 13, 26 weeks), still waiting; then 6 of those
-- followed 52 weeks (4, 8, 13, 26, 39, 52), still waiting. Each level's weeks are among those of the finer ones.
CREATE FUNCTION life_levels(b int, long boolean) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  points CONSTANT int[] := ARRAY[4, 8, 13, 26, 39, 52];
  grids CONSTANT text[] := ARRAY['4,8,13,26,39,52', '8,13,26,39,52', '13,26,39,52', '13,26,52', '26,52', '13,26', '26'];
  grid int[];
  cells jsonb;
  upto jsonb;
  events jsonb;
  levels jsonb := '[]';
  k int;
  long_grid boolean;
BEGIN
  FOR g IN 1..cardinality(grids) LOOP
    grid := string_to_array(grids[g], ',')::int[];
    long_grid := 52 = ANY (grid);
    CONTINUE WHEN long_grid AND NOT long;
    cells := '[]'; upto := '{}'; events := '[]'; k := 0;
    FOR i IN 1..6 LOOP
      EXIT WHEN points[i] > grid[cardinality(grid)];
      events := events || CASE WHEN i <= 4 THEN jsonb_build_array(b + i - 1, b + 4 + i) ELSE jsonb_build_array(b + 4 + i) END;
      IF points[i] = ANY (grid) THEN
        cells := cells || jsonb_build_array(jsonb_build_object('of', events, 'block', CASE WHEN i <= 4 THEN 'all' ELSE 'long' END));
        events := '[]';
      END IF;
    END LOOP;
    IF long_grid THEN
      -- cut off at 26, and still waiting at 52; with the two sizes they give away how many events there were on each side
      levels := levels || jsonb_build_array(jsonb_build_object('weeks', to_jsonb(grid),
        'cells', cells || jsonb_build_array(jsonb_build_object('of', jsonb_build_array(b + 4), 'block', 'short'), jsonb_build_object('of', jsonb_build_array(b + 11), 'block', 'long')),
        'checks', jsonb_build_array(jsonb_build_array(b, b + 1, b + 2, b + 3), jsonb_build_array(b + 5, b + 6, b + 7, b + 8))));
    ELSE
      levels := levels || jsonb_build_array(jsonb_build_object('weeks', to_jsonb(grid),
        'cells', cells || jsonb_build_array(jsonb_build_object('of', jsonb_build_array(b + 4, b + 9, b + 10, b + 11), 'block', 'all'))));
    END IF;
  END LOOP;
  RETURN levels;
END $$;

-- The same for ordinary jobs (entries from 15), beside the table of paid hours (entries from 3) as it is told: whoever has a job has paid hours, so where the two tables tell of the
-- same week, the difference is told as well.
CREATE FUNCTION job_levels(long boolean, paid_level jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  levels jsonb := '[]';
  one jsonb;
  checks jsonb;
  common int[];
  short_upto CONSTANT int[] := ARRAY[4, 8, 13, 26, 39, 52];
  named jsonb;
BEGIN
  FOR one IN SELECT l FROM jsonb_array_elements(life_levels(15, long)) l LOOP
    checks := coalesce(one -> 'checks', '[]');
    common := ARRAY(SELECT w::int FROM jsonb_array_elements_text(one -> 'weeks') w INTERSECT SELECT w::int FROM jsonb_array_elements_text(paid_level -> 'weeks') w ORDER BY 1);
    FOR i IN 1..6 LOOP
      CONTINUE WHEN NOT short_upto[i] = ANY (common);
      named := '[]';
      FOR j IN 1..i LOOP
        IF j <= 4 THEN named := named || jsonb_build_array(3 + j - 1, -(15 + j - 1)); END IF;
        named := named || jsonb_build_array(3 + 4 + j, -(15 + 4 + j));
      END LOOP;
      checks := checks || jsonb_build_array(named);
    END LOOP;
    -- paid hours but no job: of those followed 26 weeks only, and of the others by 26 and by 52 weeks
    IF 52 = ANY (common) THEN checks := checks || '[[19, -7], [26, -14], [8, -20, 9, -21, 10, -22, 11, -23]]'::jsonb; END IF;
    levels := levels || jsonb_build_array(one || jsonb_build_object('checks', checks));
  END LOOP;
  RETURN levels;
END $$;

CREATE FUNCTION status_levels(w int) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(
    jsonb_build_object('columns', '["ordinary", "subsidised", "none", "unknown"]'::jsonb, 'cells', jsonb_build_array(c.o, c.s, c.n, c.u)),
    jsonb_build_object('columns', '["ordinary", "other", "unknown"]'::jsonb, 'cells', jsonb_build_array(c.o, c.x, c.u)))
  FROM (SELECT jsonb_build_object('of', jsonb_build_array(b), 'block', k) AS o, jsonb_build_object('of', jsonb_build_array(b + 1), 'block', k) AS s,
      jsonb_build_object('of', jsonb_build_array(b + 2), 'block', k) AS n, jsonb_build_object('of', jsonb_build_array(b + 3), 'block', k) AS u,
      jsonb_build_object('of', jsonb_build_array(b + 1, b + 2), 'block', k) AS x
    FROM (SELECT 27 + 4 * (w - 1) AS b, CASE w WHEN 4 THEN 'long' ELSE 'all' END AS k) at) c
$$;

-- Whoever nobody knows anything of has no hours noted either; so the two tables give away how many are known to have none.
CREATE FUNCTION hour_levels(w int) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_array(
    jsonb_build_object('columns', '["0", "1-9", "10-19", "20-29", "30+"]'::jsonb, 'checks', c.checks, 'cells', jsonb_build_array(c.h0, c.h1, c.h10, c.h20, c.h30)),
    jsonb_build_object('columns', '["0", "1-19", "20+"]'::jsonb, 'checks', c.checks, 'cells', jsonb_build_array(c.h0,
      jsonb_build_object('of', jsonb_build_array(c.b + 1, c.b + 2), 'block', c.k), jsonb_build_object('of', jsonb_build_array(c.b + 3, c.b + 4), 'block', c.k))))
  FROM (SELECT b, k, jsonb_build_object('of', jsonb_build_array(b), 'block', k) AS h0, jsonb_build_object('of', jsonb_build_array(b + 1), 'block', k) AS h1,
      jsonb_build_object('of', jsonb_build_array(b + 2), 'block', k) AS h10, jsonb_build_object('of', jsonb_build_array(b + 3), 'block', k) AS h20,
      jsonb_build_object('of', jsonb_build_array(b + 4), 'block', k) AS h30, jsonb_build_array(jsonb_build_array(b, -(27 + 4 * (w - 1) + 3))) AS checks
    FROM (SELECT 43 + 5 * (w - 1) AS b, CASE w WHEN 4 THEN 'long' ELSE 'all' END AS k) at) c
$$;

CREATE FUNCTION ending_levels() RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT '[{"columns": ["running", "work", "as_planned", "circumstances", "other"],
      "cells": [{"of": [63]}, {"of": [64]}, {"of": [65]}, {"of": [66]}, {"of": [67]}]},
    {"columns": ["running", "work", "other"], "cells": [{"of": [63]}, {"of": [64]}, {"of": [65, 66, 67]}]}]'::jsonb
$$;

-- A table as it may be told: everybody first, then the lines. `finest`: the level at which everybody is told; null: nothing is. `total`: the entry with a line's people.
CREATE FUNCTION told_table(everybody int[], lines int[][], keys text[], levels jsonb, finest int, already boolean[], total int, OUT told jsonb, OUT hidden boolean[], OUT level jsonb)
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  best record;
  rows jsonb := '[]';
  counts int[];
  cells jsonb;
  gone boolean;
  life boolean := levels -> 0 ? 'weeks';
  n int;
BEGIN
  hidden := array_fill(true, ARRAY[coalesce(cardinality(keys), 0)]);
  IF finest IS NULL THEN told := '{"hidden": true}'; RETURN; END IF;
  level := levels -> finest;
  IF cardinality(keys) > 0 THEN
    SELECT b.level, b.hidden INTO best FROM best_level(lines, levels, finest, already) b;
    level := levels -> best.level;
    hidden := best.hidden;
  END IF;
  n := jsonb_array_length(coalesce(level -> 'weeks', level -> 'columns'));
  FOR g IN 0..coalesce(cardinality(keys), 0) LOOP
    counts := CASE WHEN g = 0 THEN everybody ELSE ARRAY(SELECT lines[g][k] FROM generate_subscripts(lines, 2) k ORDER BY k) END;
    gone := g > 0 AND hidden[g];
    SELECT jsonb_agg(shown_count(entries_of(counts, c -> 'of'), gone) ORDER BY at) INTO cells FROM jsonb_array_elements(level -> 'cells') WITH ORDINALITY t (c, at) WHERE at <= n;
    rows := rows || jsonb_build_array(jsonb_build_object('key', CASE WHEN g = 0 THEN 'all' ELSE keys[g] END, 'total', shown_count(counts[total], false)) || CASE WHEN NOT life THEN
      jsonb_build_object('cells', cells) ELSE
      jsonb_build_object('events', cells, 'without', shown_count(entries_of(counts, level -> 'cells' -> -1 -> 'of'), gone),
        'cutOff', CASE WHEN jsonb_array_length(level -> 'cells') = n + 2 THEN shown_count(entries_of(counts, level -> 'cells' -> n -> 'of'), gone) ELSE 'null' END) END);
  END LOOP;
  told := jsonb_build_object('rows', rows) || CASE WHEN life THEN jsonb_build_object('weeks', level -> 'weeks') ELSE jsonb_build_object('columns', level -> 'columns') END;
END $$;

-- Lines of a division: those that stand by themselves in order of their key, then the rest.
CREATE FUNCTION division_of(groups text[], counts int[][], OUT keys text[], OUT lines int[][]) LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE own boolean[] := own_lines(counts);
BEGIN
  keys := '{}';
  IF own IS NULL THEN RETURN; END IF;
  keys := ARRAY(SELECT k FROM unnest(groups) WITH ORDINALITY t (k, at) WHERE own[at] ORDER BY at);
  lines := (SELECT array_agg(ARRAY(SELECT counts[at][e] FROM generate_subscripts(counts, 2) e ORDER BY e) ORDER BY at) FROM generate_subscripts(counts, 1) at WHERE own[at]);
  IF false = ANY (own) THEN
    keys := keys || 'rest'::text;
    lines := lines || ARRAY[lines_together(counts, ARRAY(SELECT NOT o FROM unnest(own) WITH ORDINALITY t (o, at) ORDER BY at))];
  END IF;
  IF cardinality(keys) < 2 THEN keys := '{}'; lines := NULL; END IF;
END $$;

-- Up to which day people are counted: the end of a quarter at least 26 (52) weeks ago, so that all of them have been followed so long. A quarter's end is taken only where it lets
-- nobody subtract a small number: from what the dashboard tells of a year (whose first door was decided in it; how those who began in it work), or from the other of the two days.
CREATE FUNCTION outcome_days(origin text, OUT until_day date, OUT long_day date, OUT tied int[]) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  today CONSTANT date := ctx_today();
  first_day CONSTANT date := make_date(extract(year FROM ctx_today())::int - 2, 1, 1);
  ends date[]; upto int[]; in_year int[]; after int[]; work int[][];
  years record;
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
      IF origin = 'door' OR (SELECT bool_and(years_tell_nothing(years.told, years.in_full, ARRAY(SELECT work[i][k] FROM generate_series(1, 9) k ORDER BY k), w)) FROM unnest(weeks) w) THEN one := i; EXIT; END IF;
    END LOOP;
    -- no such day: the latest that gives away no number of people, without the weeks at which work would be given away
    IF one IS NULL AND falls_back IS NOT NULL THEN
      one := falls_back;
      tied := tied || ARRAY(SELECT (ARRAY[13, 26, 52])[w] FROM unnest(weeks) w WHERE NOT years_tell_nothing(years.told, years.in_full, ARRAY(SELECT work[one][k] FROM generate_series(1, 9) k ORDER BY k), w));
    END IF;
    IF is_long THEN long_day := ends[one]; ELSE until_day := ends[one]; END IF;
  END LOOP;
END $$;

-- The counts of a division, a line a group in order of its key: people, of them followed 52 weeks, then the entries that the levels name.
CREATE FUNCTION outcome_counts(origin text, by text, until_day date, long_day date, OUT groups text[], OUT counts int[][]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(c.grp ORDER BY c.grp), array_agg(c.line ORDER BY c.grp) FROM (
    SELECT x.grp, ARRAY[count(*), count(*) FILTER (WHERE l),
      count(*) FILTER (WHERE NOT l AND paid <= 28), count(*) FILTER (WHERE NOT l AND paid BETWEEN 29 AND 56), count(*) FILTER (WHERE NOT l AND paid BETWEEN 57 AND 91),
      count(*) FILTER (WHERE NOT l AND paid BETWEEN 92 AND 182), count(*) FILTER (WHERE NOT l AND coalesce(paid, 999) > 182),
      count(*) FILTER (WHERE l AND paid <= 28), count(*) FILTER (WHERE l AND paid BETWEEN 29 AND 56), count(*) FILTER (WHERE l AND paid BETWEEN 57 AND 91),
      count(*) FILTER (WHERE l AND paid BETWEEN 92 AND 182), count(*) FILTER (WHERE l AND paid BETWEEN 183 AND 273), count(*) FILTER (WHERE l AND paid BETWEEN 274 AND 364),
      count(*) FILTER (WHERE l AND coalesce(paid, 999) > 364),
      count(*) FILTER (WHERE NOT l AND job <= 28), count(*) FILTER (WHERE NOT l AND job BETWEEN 29 AND 56), count(*) FILTER (WHERE NOT l AND job BETWEEN 57 AND 91),
      count(*) FILTER (WHERE NOT l AND job BETWEEN 92 AND 182), count(*) FILTER (WHERE NOT l AND coalesce(job, 999) > 182),
      count(*) FILTER (WHERE l AND job <= 28), count(*) FILTER (WHERE l AND job BETWEEN 29 AND 56), count(*) FILTER (WHERE l AND job BETWEEN 57 AND 91),
      count(*) FILTER (WHERE l AND job BETWEEN 92 AND 182), count(*) FILTER (WHERE l AND job BETWEEN 183 AND 273), count(*) FILTER (WHERE l AND job BETWEEN 274 AND 364),
      count(*) FILTER (WHERE l AND coalesce(job, 999) > 364),
      count(*) FILTER (WHERE status[1] = 'ordinary'), count(*) FILTER (WHERE status[1] = 'subsidised'), count(*) FILTER (WHERE status[1] = 'none'), count(*) FILTER (WHERE status[1] = 'unknown'),
      count(*) FILTER (WHERE status[2] = 'ordinary'), count(*) FILTER (WHERE status[2] = 'subsidised'), count(*) FILTER (WHERE status[2] = 'none'), count(*) FILTER (WHERE status[2] = 'unknown'),
      count(*) FILTER (WHERE status[3] = 'ordinary'), count(*) FILTER (WHERE status[3] = 'subsidised'), count(*) FILTER (WHERE status[3] = 'none'), count(*) FILTER (WHERE status[3] = 'unknown'),
      count(*) FILTER (WHERE l AND status[4] = 'ordinary'), count(*) FILTER (WHERE l AND status[4] = 'subsidised'), count(*) FILTER (WHERE l AND status[4] = 'none'),
      count(*) FILTER (WHERE l AND status[4] = 'unknown'),
      count(*) FILTER (WHERE hours[1] = 0), count(*) FILTER (WHERE hours[1] > 0 AND hours[1] < 10), count(*) FILTER (WHERE hours[1] >= 10 AND hours[1] < 20),
      count(*) FILTER (WHERE hours[1] >= 20 AND hours[1] < 30), count(*) FILTER (WHERE hours[1] >= 30),
      count(*) FILTER (WHERE hours[2] = 0), count(*) FILTER (WHERE hours[2] > 0 AND hours[2] < 10), count(*) FILTER (WHERE hours[2] >= 10 AND hours[2] < 20),
      count(*) FILTER (WHERE hours[2] >= 20 AND hours[2] < 30), count(*) FILTER (WHERE hours[2] >= 30),
      count(*) FILTER (WHERE hours[3] = 0), count(*) FILTER (WHERE hours[3] > 0 AND hours[3] < 10), count(*) FILTER (WHERE hours[3] >= 10 AND hours[3] < 20),
      count(*) FILTER (WHERE hours[3] >= 20 AND hours[3] < 30), count(*) FILTER (WHERE hours[3] >= 30),
      count(*) FILTER (WHERE l AND hours[4] = 0), count(*) FILTER (WHERE l AND hours[4] > 0 AND hours[4] < 10), count(*) FILTER (WHERE l AND hours[4] >= 10 AND hours[4] < 20),
      count(*) FILTER (WHERE l AND hours[4] >= 20 AND hours[4] < 30), count(*) FILTER (WHERE l AND hours[4] >= 30),
      count(*) FILTER (WHERE ending = 'running'), count(*) FILTER (WHERE ending = 'work'), count(*) FILTER (WHERE ending = 'as_planned'), count(*) FILTER (WHERE ending = 'circumstances'),
      count(*) FILTER (WHERE ending = 'other')]::int[] AS line
    FROM (SELECT CASE by WHEN 'door' THEN p.door WHEN 'decided' THEN p.decided WHEN 'proposed' THEN p.proposed WHEN 'archetype' THEN p.archetype WHEN 'override' THEN p.override
        WHEN 'site_kind' THEN p.site_kind WHEN 'offer' THEN p.offer ELSE 'all' END AS grp, coalesce(p.on_day <= long_day, false) AS l, p.paid, p.job, p.status, p.hours, p.ending
      FROM outcome_people(origin, until_day) p) x
    GROUP BY x.grp) c
$$;

CREATE FUNCTION report_outcomes(origin text, by text) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  municipality CONSTANT boolean := reports_for_municipality();
  marks CONSTANT int[] := ARRAY[4, 13, 26, 52];
  nothing CONSTANT jsonb := '{"hidden": true}';
  days record; got record; div record; paid record; job record; status record; ladder record; hit record;
  everybody int[];
  long boolean;
  nobody boolean[];
  paid_all int; job_all int; status_all int; ladder_all int;
  retention jsonb := '[]'; ladders jsonb := '[]'; hits jsonb := 'null'; endings jsonb := 'null';
  paid_told jsonb := nothing; job_told jsonb := nothing;
  told boolean;
  kind text;
BEGIN
  IF origin NOT IN ('door', 'start') OR by NOT IN ('all', 'door', 'archetype', 'site_kind', 'offer', 'override') OR (origin = 'door' AND by IN ('site_kind', 'offer'))
    OR (NOT municipality AND (origin = 'door' OR by IN ('archetype', 'override'))) THEN RETURN NULL; END IF;
  SELECT d.* INTO days FROM outcome_days(origin) d;
  SELECT c.* INTO got FROM outcome_counts(origin, by, days.until_day, days.long_day) c;
  everybody := CASE WHEN got.counts IS NULL THEN array_fill(0, ARRAY[67]) ELSE lines_together(got.counts, array_fill(true, ARRAY[cardinality(got.groups)])) END;
  told := everybody[1] >= 5;
  long := told AND days.long_day IS NOT NULL;
  SELECT d.keys, d.lines INTO div FROM division_of(got.groups, got.counts) d;
  IF by = 'all' OR NOT told OR div.keys IS NULL THEN div.keys := '{}'; div.lines := NULL; END IF;
  nobody := array_fill(false, ARRAY[cardinality(div.keys)]);

  paid_all := CASE WHEN told THEN told_level(everybody, life_levels(3, long)) END;
  SELECT t.* INTO paid FROM told_table(everybody, div.lines, div.keys, life_levels(3, long), paid_all, nobody, 1) t;
  paid_told := paid.told;
  IF paid_all IS NOT NULL THEN
    job_all := told_level(everybody, job_levels(long, life_levels(3, long) -> paid_all));
    SELECT t.* INTO job FROM told_table(everybody, div.lines, div.keys, job_levels(long, paid.level), job_all, paid.hidden, 1) t;
    -- beside a table of paid hours a line is told with all the others, or none is
    IF true = ANY (job.hidden) THEN
      SELECT t.* INTO job FROM told_table(everybody, div.lines, div.keys, job_levels(long, paid.level), job_all, array_fill(true, ARRAY[cardinality(div.keys)]), 1) t;
    END IF;
    job_told := job.told;
  END IF;

  FOR w IN 1..4 LOOP
    status_all := CASE WHEN told AND (w < 4 OR long) AND NOT marks[w] = ANY (days.tied) THEN told_level(everybody, status_levels(w)) END;
    SELECT t.* INTO status FROM told_table(everybody, div.lines, div.keys, status_levels(w), status_all, nobody, CASE w WHEN 4 THEN 2 ELSE 1 END) t;
    ladder_all := CASE WHEN status_all IS NOT NULL THEN told_level(everybody, hour_levels(w)) END;
    SELECT t.* INTO ladder FROM told_table(everybody, div.lines, div.keys, hour_levels(w), ladder_all, status.hidden, CASE w WHEN 4 THEN 2 ELSE 1 END) t;
    retention := retention || jsonb_build_array(jsonb_build_object('weeks', marks[w], 'table', status.told));
    ladders := ladders || jsonb_build_array(jsonb_build_object('weeks', marks[w], 'table', ladder.told));
  END LOOP;

  IF origin = 'start' THEN
    SELECT t.told INTO endings FROM told_table(everybody, div.lines, div.keys, ending_levels(), CASE WHEN told THEN told_level(everybody, ending_levels()) END, nobody, 1) t;
  END IF;

  IF municipality THEN
    hits := '{}';
    status_all := CASE WHEN told AND NOT 26 = ANY (days.tied) THEN told_level(everybody, status_levels(3)) END;
    FOREACH kind IN ARRAY ARRAY['proposed', 'decided', 'override'] LOOP
      SELECT d.* INTO hit FROM (SELECT c.* FROM outcome_counts(origin, kind, days.until_day, days.long_day) c) c CROSS JOIN LATERAL division_of(c.groups, c.counts) d;
      IF NOT told OR hit.keys IS NULL THEN hit.keys := '{}'; hit.lines := NULL; END IF;
      hits := hits || jsonb_build_object(kind,
        (SELECT t.told FROM told_table(everybody, hit.lines, hit.keys, status_levels(3), status_all, array_fill(false, ARRAY[cardinality(hit.keys)]), 1) t));
    END LOOP;
  END IF;

  RETURN jsonb_build_object('from', make_date(extract(year FROM ctx_today())::int - 2, 1, 1),
    'until', coalesce(days.until_day, make_date(extract(year FROM ctx_today())::int - 2, 1, 1)), 'longUntil', coalesce(days.long_day, make_date(extract(year FROM ctx_today())::int - 2, 1, 1)),
    'people', shown_count(everybody[1], everybody[1] BETWEEN 1 AND 4), 'longPeople', shown_count(everybody[2], NOT long AND everybody[1] > 0),
    'divided', CASE WHEN by <> 'all' AND cardinality(div.keys) = 0 THEN 'too-few' ELSE 'shown' END,
    'groups', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', k, 'people', shown_count(div.lines[at][1], false), 'longPeople', shown_count(div.lines[at][2], NOT long)) ORDER BY at), '[]')
      FROM unnest(div.keys) WITH ORDINALITY t (k, at)),
    'paid', paid_told, 'job', job_told, 'retention', retention, 'ladder', ladders, 'endings', endings, 'hits', hits,
    'names', CASE WHEN by <> 'archetype' THEN '{}' ELSE (
      SELECT coalesce(jsonb_object_agg(named.key, named.name), '{}') FROM (
        SELECT DISTINCT ON (a ->> 'key') a ->> 'key' AS key, a -> 'name' AS name FROM catalogue k CROSS JOIN LATERAL jsonb_array_elements(k.content -> 'archetypes') a
        WHERE k.published_at IS NOT NULL AND a ->> 'key' = ANY (div.keys) ORDER BY a ->> 'key', k.version DESC) named) END);
END $$;

-- ---------- how well the figures are founded ----------

-- Planned days of placements that are over, in a year: as agreed now, without holidays, closed days and planned absence (shared/attendance, plannedHoursOn). Days before today: a
-- day that is not over is not missing.
CREATE FUNCTION planned_days(placements uuid[], in_year int) RETURNS TABLE (placement_id uuid, days int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  WITH whole AS MATERIALIZED (
    SELECT p.id, p.site_id, p.ramp, p.weekday_hours, date_trunc('week', p.started_on)::date AS monday, greatest(p.started_on, make_date(in_year, 1, 1)) AS a,
      least(p.ends_on, coalesce(p.ended_on, 'infinity'), make_date(in_year, 12, 31), ctx_today() - 1) AS b
    FROM placement p WHERE p.id = ANY (placements)),
  steps AS (
    SELECT w.id, w.weekday_hours AS hours, w.a, w.b FROM whole w WHERE w.ramp = '[]' AND w.a <= w.b
    UNION ALL
    SELECT w.id, s.hours, greatest(w.a, CASE WHEN s.at > 1 THEN w.monday + 7 * (s.from_week - 1) END), least(w.b, w.monday + 7 * (s.next_week - 1) - 1)
    FROM whole w CROSS JOIN LATERAL (
      SELECT t.at, (t.step ->> 'fromWeek')::int AS from_week, lead((t.step ->> 'fromWeek')::int) OVER (ORDER BY t.at) AS next_week,
        ARRAY(SELECT h::numeric FROM jsonb_array_elements_text(t.step -> 'weekdayHours') WITH ORDINALITY x (h, n) ORDER BY n) AS hours
      FROM jsonb_array_elements(w.ramp) WITH ORDINALITY t (step, at)) s
    WHERE w.ramp <> '[]'),
  stretch AS MATERIALIZED (SELECT s.* FROM steps s WHERE s.a <= s.b),
  off AS (
    SELECT w.id, x.on_date FROM whole w JOIN site_closed_day x ON x.site_id = w.site_id AND x.on_date BETWEEN w.a AND w.b
    UNION
    SELECT w.id, d::date FROM whole w JOIN planned_absence x ON x.placement_id = w.id AND x.cancelled_at IS NULL
      CROSS JOIN LATERAL generate_series(greatest(x.from_on, w.a)::timestamp, least(x.until_on, w.b)::timestamp, interval '1 day') d),
  gone AS (
    SELECT s.id, count(*) AS days FROM stretch s JOIN off o ON o.id = s.id AND o.on_date BETWEEN s.a AND s.b JOIN facts.calendar c ON c.on_date = o.on_date AND NOT c.holiday
    WHERE s.hours[extract(isodow FROM o.on_date)::int] > 0 GROUP BY s.id)
  SELECT s.id, (sum(
      (s.hours[1] > 0)::int * (l.open_days[1] - f.open_days[1]) + (s.hours[2] > 0)::int * (l.open_days[2] - f.open_days[2]) + (s.hours[3] > 0)::int * (l.open_days[3] - f.open_days[3])
      + (s.hours[4] > 0)::int * (l.open_days[4] - f.open_days[4]) + (s.hours[5] > 0)::int * (l.open_days[5] - f.open_days[5]) + (s.hours[6] > 0)::int * (l.open_days[6] - f.open_days[6])
      + (s.hours[7] > 0)::int * (l.open_days[7] - f.open_days[7])) - coalesce(max(g.days), 0))::int
  FROM stretch s JOIN facts.calendar l ON l.on_date = s.b JOIN facts.calendar f ON f.on_date = s.a - 1 LEFT JOIN gone g ON g.id = s.id
  GROUP BY s.id
$$;

-- What fell due in a year: of whom, of what kind, and how it went.
CREATE FUNCTION quality_events(in_year int) RETURNS TABLE (kind text, part text, citizen_id uuid, n int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH own AS MATERIALIZED (
    SELECT f.* FROM facts.placement f
    WHERE f.started_on <= (SELECT ctx_today()) AND (f.organisation_id = (SELECT own_municipality()) OR f.supplier_id = (SELECT own_supplier()))),
  days AS (
    SELECT o.citizen_id, coalesce(y.in_time, 0) - coalesce(today.logged, 0) AS in_time, coalesce(y.late, 0) AS late, coalesce(d.days, 0) AS planned
    FROM own o LEFT JOIN planned_days(ARRAY(SELECT w.placement_id FROM own w WHERE w.started_on <= make_date(in_year, 12, 31) AND coalesce(w.ended_on, 'infinity') >= make_date(in_year, 1, 1)),
        in_year) d ON d.placement_id = o.placement_id
      LEFT JOIN facts.placement_year y ON y.placement_id = o.placement_id AND y.year = in_year
      LEFT JOIN LATERAL (SELECT d.logged FROM attendance a CROSS JOIN LATERAL counted_day(a.state, a.planned_hours, is_away(a.placement_id, a.on_date)) d
        WHERE in_year = extract(year FROM ctx_today()) AND a.placement_id = o.placement_id AND a.on_date = ctx_today()) today ON true
    WHERE o.started_on <= make_date(in_year, 12, 31) AND coalesce(o.ended_on, 'infinity') >= make_date(in_year, 1, 1)),
  -- what a party is to measure after each time it did, or after the first decision
  turns AS (
    SELECT c.citizen_id, party.key AS party, NULL::date AS last_on, (SELECT min(m.measured_on) FROM measurement m WHERE m.citizen_id = c.citizen_id AND m.party = party.key) AS next_on
    FROM facts.citizen c CROSS JOIN unnest(ARRAY['citizen', 'caseworker']) AS party (key)
    WHERE c.organisation_id = (SELECT own_municipality()) AND c.decided_on + 14 BETWEEN make_date(in_year, 1, 1) AND make_date(in_year, 12, 31)
    UNION ALL
    SELECT m.citizen_id, m.party, m.measured_on, lead(m.measured_on) OVER (PARTITION BY m.citizen_id, m.party ORDER BY m.measured_on)
    FROM measurement m JOIN citizen c ON c.id = m.citizen_id WHERE c.organisation_id = (SELECT own_municipality()) AND m.party IN ('citizen', 'caseworker')
      -- whoever measured earlier was due before the year
      AND m.measured_on >= make_date(in_year - 1, 10, 1)),
  due AS (
    SELECT t.*, least(t.last_on + interval '3 months', (SELECT min(d.decided_on) + 14 FROM door_decision d WHERE d.citizen_id = t.citizen_id AND (t.last_on IS NULL OR d.decided_on > t.last_on)))::date AS due_on
    FROM turns t)
  SELECT 'logging', 'inTime', d.citizen_id, d.in_time FROM days d WHERE d.in_time > 0
  UNION ALL SELECT 'logging', 'late', d.citizen_id, d.late FROM days d WHERE d.late > 0
  UNION ALL SELECT 'logging', 'missing', d.citizen_id, d.planned - d.in_time - d.late FROM days d WHERE d.planned > d.in_time + d.late
  UNION ALL
  SELECT 'checks', CASE WHEN e.answer IS NULL THEN 'notAsked' WHEN e.answer = 'unknown' THEN 'unknown' ELSE 'answered' END, o.citizen_id, 1
  FROM own o CROSS JOIN unnest(ARRAY[4, 13, 26, 52]) AS w (weeks) LEFT JOIN employment_check e ON e.placement_id = o.placement_id AND e.weeks = w.weeks
  WHERE o.started_on + 7 * w.weeks BETWEEN make_date(in_year, 1, 1) AND least(make_date(in_year, 12, 31), (SELECT ctx_today()))
  UNION ALL
  -- not given, and still within the two weeks: neither
  SELECT 'measurements', CASE WHEN d.next_on <= d.due_on + 14 THEN 'inTime' WHEN d.next_on IS NOT NULL THEN 'late' ELSE 'missing' END, d.citizen_id, 1 FROM due d
  WHERE d.due_on BETWEEN make_date(in_year, 1, 1) AND least(make_date(in_year, 12, 31), (SELECT ctx_today())) AND (d.next_on IS NOT NULL OR d.due_on + 14 < (SELECT ctx_today()))
  UNION ALL
  SELECT 'answers', CASE WHEN k.answered_at <= k.due_at THEN 'inTime' ELSE 'late' END, k.citizen_id, 1
  FROM concern k JOIN own o ON o.placement_id = k.placement_id
  WHERE danish_day(k.due_at) BETWEEN make_date(in_year, 1, 1) AND make_date(in_year, 12, 31) AND (k.answered_at IS NOT NULL OR danish_day(k.due_at) < (SELECT ctx_today()))
    AND (k.answered_at IS NOT NULL OR k.withdrawn_at IS NULL AND k.replaced_by_id IS NULL)
$$;

-- A part is told where five people and five things stand behind it, and so are those that would give it away (suppress). A part in which there is nothing says 0.
CREATE FUNCTION report_quality(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked CONSTANT int := year;
  one record;
  told jsonb := '{}';
  hidden boolean[][];
  parts jsonb;
  at int;
  attended int;
BEGIN
  FOR one IN
    WITH q AS MATERIALIZED (SELECT e.* FROM quality_events(asked) e WHERE is_reported_year(asked))
    SELECT k.kind, k.keys, coalesce(e.parts, '{}') AS parts, coalesce(e.counts, '{}') AS counts, coalesce(e.weights, '{}') AS weights, coalesce(w.n, 0) AS n, coalesce(w.people, 0) AS people
    FROM (VALUES ('logging', ARRAY['inTime', 'late', 'missing']), ('checks', ARRAY['answered', 'unknown', 'notAsked']), ('measurements', ARRAY['inTime', 'late', 'missing']),
      ('answers', ARRAY['inTime', 'late'])) AS k (kind, keys)
    LEFT JOIN LATERAL (
      SELECT array_agg(p.part ORDER BY p.part) AS parts, array_agg(p.n ORDER BY p.part) AS counts, array_agg(least(p.n, p.people) ORDER BY p.part) AS weights
      FROM (SELECT q.kind, q.part, sum(q.n)::int AS n, count(DISTINCT q.citizen_id)::int AS people FROM q GROUP BY 1, 2) p
      WHERE p.kind = k.kind) e ON true
    LEFT JOIN LATERAL (SELECT sum(q.n)::int AS n, count(DISTINCT q.citizen_id)::int AS people FROM q WHERE q.kind = k.kind) w ON true
  LOOP
    IF one.kind = 'measurements' AND NOT reports_for_municipality() THEN told := told || '{"measurements": null}'; CONTINUE; END IF;
    -- the dashboard tells the days that count in the attendance: agreed absence is what the two differ by
    IF one.kind = 'logging' THEN
      attended := (SELECT coalesce(sum(f.present + f.absent), 0) FROM reported_placements() p JOIN facts.placement_year f ON f.placement_id = p.id WHERE f.year = asked);
    END IF;
    IF one.n > 0 AND (one.people < 5 OR (one.kind = 'logging' AND abs(attended - (SELECT coalesce(sum(c), 0) FROM unnest(one.counts, one.parts) AS t (c, k) WHERE k <> 'missing')) BETWEEN 1 AND 4)) THEN
      told := told || jsonb_build_object(one.kind, '{"hidden": true}'::jsonb);
      CONTINUE;
    END IF;
    hidden := CASE WHEN cardinality(one.weights) > 0 THEN suppress(ARRAY[one.weights]) END;
    parts := '[]';
    FOR i IN 1..cardinality(one.keys) LOOP
      at := array_position(one.parts, one.keys[i]);
      parts := parts || jsonb_build_array(jsonb_build_object('key', one.keys[i], 'count', CASE WHEN at IS NULL THEN '{"n": 0}'::jsonb ELSE shown_count(one.counts[at], hidden[1][at]) END));
    END LOOP;
    told := told || jsonb_build_object(one.kind, jsonb_build_object('total', shown_count(one.n, one.n > 0 AND hidden[1][cardinality(one.weights) + 1]), 'parts', parts));
  END LOOP;
  RETURN told;
END $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS called, p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('own_municipality', 'own_supplier', 'outcome_people', 'told_by_year', 'years_tell_nothing', 'none_or_five', 'entries_of', 'line_tells', 'lines_together', 'hidden_lines', 'best_level', 'told_level', 'own_lines', 'shown_count',
      'life_levels', 'job_levels', 'status_levels', 'hour_levels', 'ending_levels', 'told_table', 'division_of', 'outcome_days', 'outcome_counts', 'report_outcomes', 'planned_days',
      'quality_events', 'report_quality') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f.called);
    IF f.name ~ '^report_' THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_mgmt', f.called); END IF;
  END LOOP;
END $$;
