-- What management may be told. Small numbers are hidden here, inside the database: app_mgmt may run these functions and has no right on any table with people, so
-- no code outside ever sees a count below five.

-- Which entries of a list to hide when its sum is shown: those below five, and the smallest others until two or more are hidden that make five or more together.
CREATE FUNCTION suppress_list(entries int[]) RETURNS boolean[] LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  k CONSTANT int := 5;
  hidden boolean[] := ARRAY(SELECT e < k FROM unnest(entries) WITH ORDINALITY AS t(e, at) ORDER BY at);
  n int := (SELECT count(*) FROM unnest(entries) e WHERE e < k);
  amount int := (SELECT coalesce(sum(e), 0) FROM unnest(entries) e WHERE e < k);
  one record;
BEGIN
  IF n = 0 THEN RETURN hidden; END IF;
  FOR one IN SELECT e, at FROM unnest(entries) WITH ORDINALITY AS t(e, at) WHERE e >= k ORDER BY e, at LOOP
    EXIT WHEN n >= 2 AND amount >= k;
    hidden[one.at] := true;
    n := n + 1;
    amount := amount + one.e;
  END LOOP;
  RETURN hidden;
END $$;

-- Which cells of a table of counts to hide (k = 5). `counts` are the inner cells; the answer is one row and one column larger, for the margins, which are
-- published too. Sensitive is every cell and margin below five, zeros included. Each sensitive cell is put into a rectangle of four hidden cells around
-- which people can be moved in thought without changing anything that is shown: at least five up in one direction, so that whoever knows all that is shown can
-- narrow the cell down to no fewer than six possible values, of which one is five or more. Margins take part as a row and a column of their own; the grand
-- total is hidden only when it is itself below five, and then everything is. Where a cell has no rectangle, or rectangles would cost more
-- totals, every inner cell is hidden and the totals are protected as two lists.
CREATE FUNCTION suppress(counts int[][]) RETURNS boolean[][] LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  k CONSTANT int := 5;
  r int := coalesce(array_length(counts, 1), 0);
  c int := coalesce(array_length(counts, 2), 0);
  m int[][];
  hidden boolean[][];
  lists boolean[][];
  totals_lost int := 0;
  rows_hidden boolean[];
  columns_hidden boolean[];
  i int; j int; i2 int; j2 int; corner int; x int; y int; cost bigint; best bigint; chosen int[]; covered boolean; ok boolean;
  one record;
BEGIN
  IF r = 0 OR c = 0 THEN RETURN '{}'; END IF;
  m := array_fill(0, ARRAY[r + 1, c + 1]);
  hidden := array_fill(false, ARRAY[r + 1, c + 1]);
  FOR i IN 1..r LOOP
    FOR j IN 1..c LOOP
      m[i][j] := counts[i][j];
      m[i][c + 1] := m[i][c + 1] + counts[i][j];
      m[r + 1][j] := m[r + 1][j] + counts[i][j];
      m[r + 1][c + 1] := m[r + 1][c + 1] + counts[i][j];
    END LOOP;
  END LOOP;
  IF m[r + 1][c + 1] < k THEN RETURN array_fill(true, ARRAY[r + 1, c + 1]); END IF;

  -- the other way: the totals as two lists, and every inner cell hidden; a single line is its own total
  lists := array_fill(true, ARRAY[r + 1, c + 1]);
  rows_hidden := CASE WHEN r = 1 THEN ARRAY[false] ELSE suppress_list(ARRAY(SELECT m[a][c + 1] FROM generate_series(1, r) a ORDER BY a)) END;
  columns_hidden := CASE WHEN c = 1 THEN ARRAY[false] ELSE suppress_list(ARRAY(SELECT m[r + 1][b] FROM generate_series(1, c) b ORDER BY b)) END;
  FOR i IN 1..r LOOP lists[i][c + 1] := rows_hidden[i]; END LOOP;
  FOR j IN 1..c LOOP lists[r + 1][j] := columns_hidden[j]; END LOOP;
  IF r = 1 THEN FOR j IN 1..c LOOP lists[1][j] := columns_hidden[j]; END LOOP; END IF;
  IF c = 1 THEN FOR i IN 1..r LOOP lists[i][1] := rows_hidden[i]; END LOOP; END IF;
  lists[r + 1][c + 1] := false;

  FOR i IN 1..r + 1 LOOP FOR j IN 1..c + 1 LOOP hidden[i][j] := m[i][j] < k; END LOOP; END LOOP;

  -- inner cells first, then row totals, then column totals
  FOR one IN
    SELECT a AS row, b AS col FROM generate_series(1, r + 1) a, generate_series(1, c + 1) b
    WHERE m[a][b] < k AND NOT (a = r + 1 AND b = c + 1)
    ORDER BY (a = r + 1)::int + (b = c + 1)::int, m[a][b], a, b
  LOOP
    best := NULL;
    covered := false;
    -- the inner corner (i, j) of the rectangle: the cell itself, or for a margin any cell of its line
    <<search>>
    FOR i IN 1..r LOOP
      CONTINUE WHEN one.row <= r AND i <> one.row;
      FOR j IN 1..c LOOP
        CONTINUE WHEN one.col <= c AND j <> one.col;
        FOR i2 IN 1..r + 1 LOOP
          CONTINUE WHEN i2 = i OR (one.row = r + 1 AND i2 <> r + 1);
          FOR j2 IN 1..c + 1 LOOP
            CONTINUE WHEN j2 = j OR (i2 = r + 1 AND j2 = c + 1) OR (one.col = c + 1 AND j2 <> c + 1);
            -- who gives: inside the table both neighbours; along a margin the one inner neighbour
            ok := CASE WHEN i2 <= r AND j2 <= c THEN m[i][j2] >= k AND m[i2][j] >= k
                       WHEN j2 = c + 1 THEN m[i2][j] >= k
                       ELSE m[i][j2] >= k END;
            CONTINUE WHEN NOT ok;
            cost := 0;
            FOR corner IN 0..3 LOOP
              x := CASE WHEN corner < 2 THEN i ELSE i2 END;
              y := CASE WHEN corner % 2 = 0 THEN j ELSE j2 END;
              -- a total is worth more to the reader than a cell
              IF NOT hidden[x][y] THEN cost := cost + m[x][y] + CASE WHEN x = r + 1 OR y = c + 1 THEN 100000 ELSE 1 END; END IF;
            END LOOP;
            IF cost = 0 THEN covered := true; EXIT search; END IF;
            IF best IS NULL OR cost < best THEN best := cost; chosen := ARRAY[i, j, i2, j2]; END IF;
          END LOOP;
        END LOOP;
      END LOOP;
    END LOOP;
    CONTINUE WHEN covered;
    IF best IS NULL THEN RETURN lists; END IF;
    hidden[chosen[1]][chosen[2]] := true;
    hidden[chosen[1]][chosen[4]] := true;
    hidden[chosen[3]][chosen[2]] := true;
    hidden[chosen[3]][chosen[4]] := true;
  END LOOP;
  -- a total is worth more than cells: where rectangles take more totals than lists would, the lists it is
  FOR i IN 1..r LOOP totals_lost := totals_lost + hidden[i][c + 1]::int - lists[i][c + 1]::int; END LOOP;
  FOR j IN 1..c LOOP totals_lost := totals_lost + hidden[r + 1][j]::int - lists[r + 1][j]::int; END LOOP;
  RETURN CASE WHEN totals_lost > 0 THEN lists ELSE hidden END;
END $$;

-- ---------- what the reports are made of; nobody but these functions may ask ----------

-- A table of counts as it may be seen, with its totals as last row and last column. `triples` is [[row, column, count], …]. A row in which there is nobody at all is
-- left out: it describes nobody, and the reader is told "nobody".
CREATE FUNCTION shown_table(column_keys text[], triples jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  row_keys text[] := ARRAY(SELECT DISTINCT e ->> 0 FROM jsonb_array_elements(triples) e WHERE (e ->> 2)::int > 0 ORDER BY 1);
  r int := cardinality(row_keys);
  c int := cardinality(column_keys);
  counts int[][];
  hidden boolean[][];
  lines jsonb := '[]';
  line jsonb;
  one record;
BEGIN
  IF r = 0 THEN RETURN jsonb_build_object('rows', '[]'::jsonb, 'columns', to_jsonb(column_keys), 'cells', '[]'::jsonb); END IF;
  counts := array_fill(0, ARRAY[r + 1, c + 1]);
  FOR one IN
    SELECT array_position(row_keys, e ->> 0) AS i, array_position(column_keys, e ->> 1) AS j, (e ->> 2)::int AS n FROM jsonb_array_elements(triples) e WHERE (e ->> 2)::int > 0
  LOOP
    counts[one.i][one.j] := counts[one.i][one.j] + one.n;
    counts[one.i][c + 1] := counts[one.i][c + 1] + one.n;
    counts[r + 1][one.j] := counts[r + 1][one.j] + one.n;
    counts[r + 1][c + 1] := counts[r + 1][c + 1] + one.n;
  END LOOP;
  hidden := suppress(counts[1:r][1:c]);
  FOR i IN 1..r + 1 LOOP
    line := '[]';
    FOR j IN 1..c + 1 LOOP
      line := line || jsonb_build_array(CASE WHEN hidden[i][j] THEN '{"hidden": true}'::jsonb ELSE jsonb_build_object('n', counts[i][j]) END);
    END LOOP;
    lines := lines || jsonb_build_array(line);
  END LOOP;
  RETURN jsonb_build_object('rows', to_jsonb(row_keys), 'columns', to_jsonb(column_keys), 'cells', lines);
END $$;

CREATE FUNCTION reports_for_municipality() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM organisation o WHERE o.id = ctx_org() AND o.kind = 'municipality')
$$;

-- Placements that have begun: of the municipality's citizens, or at the supplier's own sites.
CREATE FUNCTION reported_placements() RETURNS TABLE (id uuid, citizen_id uuid, door text, started_on date, ended_on date, end_reason text, kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.citizen_id, p.door, p.started_on, p.ended_on, p.end_reason, s.kind
  FROM placement p JOIN site s ON s.id = p.site_id JOIN citizen c ON c.id = p.citizen_id
  WHERE p.started_on <= ctx_today() AND CASE WHEN reports_for_municipality() THEN c.organisation_id = ctx_org() ELSE p.supplier_id = ctx_org() END
$$;

-- The door that counted for each citizen at the end of a day.
CREATE FUNCTION doors_on(on_day date) RETURNS TABLE (citizen_id uuid, door text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (d.citizen_id) d.citizen_id, d.door FROM door_decision d
  WHERE d.decided_on <= on_day
  ORDER BY d.citizen_id, d.decided_on DESC, d.historic_at DESC NULLS FIRST, d.decided_at DESC
$$;

-- Periods are whole calendar years (the present one to date), so that no two of them overlap and none can be subtracted from another.
CREATE FUNCTION is_reported_year(year int) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT year BETWEEN 2000 AND extract(year FROM ctx_today())
$$;

-- What is known of a citizen's work on a day: shared/employment, statusAt, in SQL. The placement's own check first, then another about the same day, then the jobs,
-- then a gap of at most four weeks between two ordinary jobs.
CREATE FUNCTION work_status(citizen uuid, own_placement uuid, on_day date) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    (SELECT e.answer FROM employment_check e JOIN placement p ON p.id = e.placement_id
     WHERE p.citizen_id = citizen AND p.started_on + e.weeks * 7 = on_day AND e.answer <> 'unknown' ORDER BY (p.id = own_placement) DESC, p.id LIMIT 1),
    (SELECT CASE WHEN bool_or(s.kind = 'ordinary') THEN 'ordinary' ELSE 'subsidised' END FROM employment_spell s
     WHERE s.citizen_id = citizen AND s.starts_on <= on_day AND coalesce(s.ends_on, 'infinity'::date) >= on_day HAVING count(*) > 0),
    (SELECT 'ordinary' FROM employment_spell s WHERE s.citizen_id = citizen AND s.kind = 'ordinary'
     HAVING min(s.starts_on) FILTER (WHERE s.starts_on > on_day) - max(s.ends_on) FILTER (WHERE s.starts_on <= on_day) - 1 <= 28),
    'unknown')
$$;

-- ---------- what management may ask ----------

-- Years there is something to tell of, newest first; at most five.
CREATE FUNCTION report_years() RETURNS int[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH first AS (
    SELECT least((SELECT min(p.started_on) FROM reported_placements() p),
      CASE WHEN reports_for_municipality() THEN (SELECT min(d.decided_on) FROM door_decision d JOIN citizen c ON c.id = d.citizen_id WHERE c.organisation_id = ctx_org()) END) AS day)
  SELECT ARRAY(SELECT y FROM first, generate_series(extract(year FROM ctx_today())::int, greatest(extract(year FROM coalesce(day, ctx_today())), extract(year FROM ctx_today()) - 4)::int, -1) y
    ORDER BY y DESC)
$$;

-- Everybody as of today: kind of site of the running placement ('none' without one) by current door ('none' before the first decision). A supplier is told of those who
-- are in a placement there.
CREATE FUNCTION report_now() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH people AS (
    SELECT coalesce(p.kind, 'none') AS kind, coalesce(d.door, 'none') AS door, count(*) AS n
    FROM citizen c
    LEFT JOIN (SELECT r.citizen_id, r.kind FROM reported_placements() r WHERE r.ended_on IS NULL) p ON p.citizen_id = c.id
    LEFT JOIN doors_on(ctx_today()) d ON d.citizen_id = c.id
    WHERE CASE WHEN reports_for_municipality() THEN c.organisation_id = ctx_org() ELSE p.citizen_id IS NOT NULL END
    GROUP BY 1, 2)
  SELECT shown_table(ARRAY['red', 'yellow', 'green'] || CASE WHEN EXISTS (SELECT 1 FROM people WHERE door = 'none') THEN ARRAY['none'] ELSE '{}' END,
    coalesce((SELECT jsonb_agg(jsonb_build_array(kind, door, n)) FROM people), '[]'))
$$;

-- Door at the start of a year ('new' before the first decision) by door at its end, or today. Each citizen counts once.
CREATE FUNCTION door_moves(year int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT shown_table(ARRAY['red', 'yellow', 'green'], coalesce(jsonb_agg(jsonb_build_array(was, became, n)), '[]'))
  FROM (
    SELECT coalesce(before.door, 'new') AS was, after.door AS became, count(*) AS n
    FROM doors_on(least(make_date(year, 12, 31), ctx_today())) after JOIN citizen c ON c.id = after.citizen_id
    LEFT JOIN doors_on(make_date(year - 1, 12, 31)) before ON before.citizen_id = after.citizen_id
    WHERE c.organisation_id = ctx_org()
    GROUP BY 1, 2) moves
$$;

CREATE FUNCTION has_hidden_totals(shown jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_array_elements(shown -> 'cells') line WHERE line -> -1 ? 'hidden')
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(shown -> 'cells' -> -1) cell WHERE cell ? 'hidden')
$$;

-- Moves between doors in a year; the municipality's alone, for there the doors are decided. The doors at the end of one year are those at the start of the next, and the
-- latest are those of report_now: what one of these tables hides of its totals, another would tell. So a year is shown only where the totals of all of them up to today
-- are shown.
CREATE FUNCTION report_doors(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE shown jsonb; at_year int := extract(year FROM ctx_today());
BEGIN
  IF NOT reports_for_municipality() OR NOT is_reported_year(year) THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(report_now() -> 'cells' -> -1) cell WHERE cell ? 'hidden') THEN RETURN '{"hidden": true}'; END IF;
  LOOP
    shown := door_moves(at_year);
    IF has_hidden_totals(shown) THEN RETURN '{"hidden": true}'; END IF;
    EXIT WHEN at_year <= year;
    at_year := at_year - 1;
  END LOOP;
  RETURN shown;
END $$;

-- Citizens whose placement ended in a year, by kind of site and reason; each citizen once, with the latest ending.
CREATE FUNCTION report_endings(year int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT shown_table(ARRAY['hired', 'other_job', 'education', 'period_ended', 'sickness', 'childcare', 'transport', 'language', 'pace', 'conflict', 'own_wish', 'site_closed', 'other'],
    coalesce(jsonb_agg(jsonb_build_array(kind, end_reason, n)), '[]'))
  FROM (
    SELECT kind, end_reason, count(*) AS n
    FROM (SELECT DISTINCT ON (p.citizen_id) p.kind, p.end_reason FROM reported_placements() p
          WHERE p.ended_on BETWEEN make_date(year, 1, 1) AND make_date(year, 12, 31) ORDER BY p.citizen_id, p.ended_on DESC, p.id) latest
    GROUP BY kind, end_reason) ended
  WHERE is_reported_year(year)
$$;

-- Days of attendance in a year by kind of site and by the door of the placement: shared/attendance, attendanceRate, in SQL. A cell is safe when five people, five days
-- present and five days absent stand behind it; that pattern decides for the days.
CREATE FUNCTION report_attendance(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  doors CONSTANT text[] := ARRAY['red', 'yellow', 'green'];
  kinds text[];
  days jsonb;
  weights int[][];
  hidden boolean[][];
  cell jsonb;
  line jsonb;
  lines jsonb := '[]';
  r int;
BEGIN
  -- one entry a cell and a total: [kind or total, door or total, people, present, absent]
  SELECT coalesce(jsonb_agg(jsonb_build_array(kind, door, people, present, absent)), '[]') INTO days FROM (
    SELECT coalesce(p.kind, 'total') AS kind, coalesce(p.door, 'total') AS door, count(DISTINCT p.citizen_id) AS people,
      count(*) FILTER (WHERE a.state IN ('present', 'late', 'left_early')) AS present, count(*) FILTER (WHERE a.state IN ('sick', 'no_show')) AS absent
    FROM reported_placements() p JOIN attendance a ON a.placement_id = p.id
    WHERE is_reported_year(year) AND a.on_date BETWEEN make_date(year, 1, 1) AND least(make_date(year, 12, 31), ctx_today())
      AND a.planned_hours > 0 AND a.state <> 'agreed_absence'
    GROUP BY CUBE (p.kind, p.door) HAVING count(*) > 0) counted;
  kinds := ARRAY(SELECT DISTINCT e ->> 0 FROM jsonb_array_elements(days) e WHERE e ->> 0 <> 'total' ORDER BY 1);
  r := cardinality(kinds);
  IF r = 0 THEN RETURN jsonb_build_object('rows', '[]'::jsonb, 'columns', to_jsonb(doors), 'cells', '[]'::jsonb); END IF;
  weights := array_fill(0, ARRAY[r, 3]);
  FOR i IN 1..r LOOP
    FOR j IN 1..3 LOOP
      weights[i][j] := coalesce((SELECT least((e ->> 2)::int, (e ->> 3)::int, (e ->> 4)::int) FROM jsonb_array_elements(days) e
        WHERE e ->> 0 = kinds[i] AND e ->> 1 = doors[j]), 0);
    END LOOP;
  END LOOP;
  hidden := suppress(weights);
  FOR i IN 1..r + 1 LOOP
    line := '[]';
    FOR j IN 1..4 LOOP
      SELECT e INTO cell FROM jsonb_array_elements(days) e WHERE e ->> 0 = coalesce(kinds[i], 'total') AND e ->> 1 = coalesce(doors[j], 'total');
      -- the same few people may stand behind several cells of a total: then nothing is told
      IF NOT hidden[i][j] AND coalesce((cell ->> 2)::int, 0) < 5 THEN RETURN '{"hidden": true}'; END IF;
      line := line || jsonb_build_array(CASE WHEN hidden[i][j] THEN '{"hidden": true}'::jsonb
        ELSE jsonb_build_object('present', cell -> 3, 'counted', (cell ->> 3)::int + (cell ->> 4)::int) END);
    END LOOP;
    lines := lines || jsonb_build_array(line);
  END LOOP;
  RETURN jsonb_build_object('rows', to_jsonb(kinds), 'columns', to_jsonb(doors), 'cells', lines);
END $$;

-- Work so many weeks after the first placement that began in the year; each citizen once. Who has come past 26 weeks has also come past 13: where the two counts differ by
-- one to four people, the later is not told at all.
CREATE FUNCTION report_work(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  answers CONSTANT text[] := ARRAY['ordinary', 'other', 'unknown'];
  triples jsonb;
  shown jsonb;
  reached int;
  former int;
  at_weeks int;
  list jsonb := '[]';
BEGIN
  FOREACH at_weeks IN ARRAY ARRAY[13, 26, 52] LOOP
    SELECT coalesce(jsonb_agg(jsonb_build_array('all', answer, n)), '[]'), coalesce(sum(n), 0) INTO triples, reached FROM (
      SELECT CASE work_status(first.citizen_id, first.id, first.started_on + at_weeks * 7) WHEN 'ordinary' THEN 'ordinary' WHEN 'unknown' THEN 'unknown' ELSE 'other' END AS answer, count(*) AS n
      FROM (SELECT DISTINCT ON (p.citizen_id) p.citizen_id, p.id, p.started_on FROM reported_placements() p
            WHERE is_reported_year(year) AND p.started_on BETWEEN make_date(year, 1, 1) AND make_date(year, 12, 31) ORDER BY p.citizen_id, p.started_on, p.id) first
      WHERE first.started_on + at_weeks * 7 <= ctx_today()
      GROUP BY 1) answered;
    shown := shown_table(answers, triples);
    IF former - reached BETWEEN 1 AND 4 OR reached BETWEEN 1 AND 4 THEN
      shown := jsonb_build_object('hidden', true);
    ELSE
      former := reached;
    END IF;
    list := list || jsonb_build_array(jsonb_build_object('weeks', at_weeks, 'table', shown));
  END LOOP;
  RETURN list;
END $$;

-- Citizens whose first ordinary paid hour fell in the year; for a supplier, in a job that came of a placement there.
CREATE FUNCTION report_paid(year int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN count(*) < 5 THEN '{"hidden": true}'::jsonb ELSE jsonb_build_object('n', count(*)) END
  FROM (
    SELECT s.citizen_id, min(s.starts_on) AS first_on FROM employment_spell s JOIN citizen c ON c.id = s.citizen_id
    WHERE s.kind = 'ordinary' AND CASE WHEN reports_for_municipality() THEN c.organisation_id = ctx_org()
      ELSE s.placement_id IN (SELECT p.id FROM reported_placements() p) END
    GROUP BY s.citizen_id) begun
  WHERE is_reported_year(year) AND first_on BETWEEN make_date(year, 1, 1) AND least(make_date(year, 12, 31), ctx_today())
$$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS called, p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND (p.proname ~ '^report_' OR p.proname IN ('suppress', 'suppress_list', 'shown_table', 'reports_for_municipality', 'reported_placements', 'doors_on',
      'is_reported_year', 'work_status', 'door_moves', 'has_hidden_totals')) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f.called);
    IF f.name ~ '^report_' THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_mgmt', f.called); END IF;
  END LOOP;
END $$;
