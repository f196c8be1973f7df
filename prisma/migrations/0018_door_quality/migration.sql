-- What a ramp plans for a day, citizens whose age band and sex are not counted yet, and how doors are decided, for management.

-- Hours agreed for a day of a placement that began on another: plannedWeekdayHours (shared/placements/ramp.rules.ts) in SQL. Weeks are
-- calendar weeks from Monday, 1 is the one it began in; the latest step that has begun counts, and without a ramp the placement's hours.
CREATE FUNCTION planned_hours_on(began_on date, weekday_hours numeric[], ramp jsonb, on_date date) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN ramp = '[]' THEN weekday_hours[extract(isodow FROM on_date)::int] ELSE
    (SELECT (step -> 'weekdayHours' ->> (extract(isodow FROM on_date)::int - 1))::numeric FROM jsonb_array_elements(ramp) step
     WHERE (step ->> 'fromWeek')::int <= greatest(1, 1 + (date_trunc('week', on_date)::date - date_trunc('week', began_on)::date) / 7)
     ORDER BY (step ->> 'fromWeek')::int DESC LIMIT 1) END
$$;
ALTER FUNCTION planned_hours_on(date, numeric[], jsonb, date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION planned_hours_on(date, numeric[], jsonb, date) TO app_caseworker;

-- Which of the own citizens have no birth year and sex noted: nobody may read what is noted, only whether it is missing.
CREATE FUNCTION citizens_without_statistics(most integer) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id FROM citizen c
  WHERE c.organisation_id = ctx_org() AND NOT EXISTS (SELECT 1 FROM citizen_statistics s WHERE s.citizen_id = c.id)
  ORDER BY c.id LIMIT most
$$;
ALTER FUNCTION citizens_without_statistics(integer) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION citizens_without_statistics(integer) TO app_caseworker;

-- ---------- how doors are decided, for management (docs/decisions/009 and 014) ----------

-- Each citizen of the municipality once, with the latest decision between two days, where the rules proposed a door. `nearest` is the archetype named first.
CREATE FUNCTION chosen_doors(from_day date, until_day date)
RETURNS TABLE (citizen_id uuid, proposed text, nearest text, door text, as_proposed boolean, decided_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT latest.citizen_id, latest.proposed_door, coalesce(latest.proposal -> 'nearest' -> 0 ->> 'archetypeKey', 'none'), latest.door,
    latest.door = latest.proposed_door, latest.decided_on
  FROM (
    SELECT DISTINCT ON (d.citizen_id) d.* FROM door_decision d JOIN citizen c ON c.id = d.citizen_id
    WHERE c.organisation_id = ctx_org() AND d.decided_on BETWEEN from_day AND least(until_day, ctx_today())
    ORDER BY d.citizen_id, d.decided_on DESC, d.historic_at DESC NULLS FIRST, d.decided_at DESC) latest
  WHERE latest.proposed_door IS NOT NULL
$$;

CREATE FUNCTION has_hidden_column_totals(shown jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_array_elements(shown -> 'cells' -> -1) cell WHERE cell ? 'hidden')
$$;

-- Citizens by the door proposed, and by the archetype named first, and whether the door decided was the proposed one. The two tables share their column totals, so the
-- second is shown only where both show them. Whoever got a first door in the year, and whoever has a door at its end, are told by report_doors: where one of these
-- counts differs from the people here by one to four, nothing is told here.
CREATE FUNCTION report_door_choices(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  choices CONSTANT text[] := ARRAY['asProposed', 'otherwise'];
  first_day date := make_date(year, 1, 1);
  last_day date := least(make_date(year, 12, 31), ctx_today());
  people int;
  with_door int;
  new_door int;
  by_door jsonb;
  by_archetype jsonb;
BEGIN
  IF NOT reports_for_municipality() OR NOT is_reported_year(year) THEN RETURN NULL; END IF;
  SELECT count(*) INTO people FROM chosen_doors(first_day, last_day);
  SELECT count(*), count(*) FILTER (WHERE before.door IS NULL) INTO with_door, new_door
  FROM doors_on(last_day) after JOIN citizen c ON c.id = after.citizen_id LEFT JOIN doors_on(first_day - 1) before ON before.citizen_id = after.citizen_id
  WHERE c.organisation_id = ctx_org();
  IF abs(with_door - people) BETWEEN 1 AND 4 OR abs(people - new_door) BETWEEN 1 AND 4 THEN
    RETURN '{"byDoor": {"hidden": true}, "byArchetype": {"hidden": true}, "names": {}}';
  END IF;
  SELECT shown_table(choices, coalesce(jsonb_agg(jsonb_build_array(proposed, choice, n)), '[]')) INTO by_door
  FROM (SELECT proposed, choices[2 - as_proposed::int] AS choice, count(*) AS n FROM chosen_doors(first_day, last_day) GROUP BY 1, 2) counted;
  SELECT shown_table(choices, coalesce(jsonb_agg(jsonb_build_array(nearest, choice, n)), '[]')) INTO by_archetype
  FROM (SELECT nearest, choices[2 - as_proposed::int] AS choice, count(*) AS n FROM chosen_doors(first_day, last_day) GROUP BY 1, 2) counted;
  IF has_hidden_column_totals(by_door) OR has_hidden_column_totals(by_archetype) THEN by_archetype := '{"hidden": true}'; END IF;
  RETURN jsonb_build_object('byDoor', by_door, 'byArchetype', by_archetype, 'names', (
    SELECT coalesce(jsonb_object_agg(named.key, named.name), '{}') FROM (
      SELECT DISTINCT ON (a ->> 'key') a ->> 'key' AS key, a -> 'name' AS name
      FROM catalogue k CROSS JOIN LATERAL jsonb_array_elements(k.content -> 'archetypes') a
      WHERE k.published_at IS NOT NULL AND by_archetype -> 'rows' ? (a ->> 'key') ORDER BY a ->> 'key', k.version DESC) named));
END $$;

-- Quarters that are over and in which doors were decided, newest first, as "2026-3"; at most eight.
CREATE FUNCTION report_door_quarters() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN reports_for_municipality() THEN ARRAY(
    SELECT to_char(q, 'YYYY-Q') FROM (
      SELECT DISTINCT date_trunc('quarter', d.decided_on)::date AS q FROM door_decision d JOIN citizen c ON c.id = d.citizen_id
      WHERE c.organisation_id = ctx_org() AND d.decided_on < date_trunc('quarter', ctx_today())::date) quarters
    ORDER BY q DESC LIMIT 8) ELSE '{}' END
$$;

-- One table of the check: groups by columns. Which cells may be seen suppress() says of the exact counts; what is seen is a share to the nearest five per cent and a
-- size by class, since a quarter lies inside a year whose exact counts are shown beside it. `counts` has a row a group, in the order of `keys`.
CREATE FUNCTION shown_shares(keys text[], columns text[], counts int[][]) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  classes CONSTANT int[] := ARRAY[200, 100, 50, 20, 5];
  r int := cardinality(keys);
  c int := cardinality(columns);
  hidden boolean[][] := suppress(counts);
  whole int;
  part int;
  shares jsonb;
  groups jsonb := '[]';
BEGIN
  FOR i IN 1..r + 1 LOOP
    SELECT coalesce(sum(counts[a][b]), 0) INTO whole FROM generate_series(1, r) a, generate_series(1, c) b WHERE i > r OR a = i;
    shares := '{}';
    FOR j IN 1..c LOOP
      SELECT coalesce(sum(counts[a][j]), 0) INTO part FROM generate_series(1, r) a WHERE i > r OR a = i;
      shares := shares || jsonb_build_object(columns[j], CASE WHEN hidden[i][j] OR hidden[i][c + 1] THEN '{"hidden": true}'::jsonb
        ELSE jsonb_build_object('percent', 5 * round(20.0 * part / whole)::int) END);
    END LOOP;
    groups := groups || jsonb_build_array(jsonb_build_object('key', coalesce(keys[i], 'all'), 'shares', shares,
      'size', CASE WHEN hidden[i][c + 1] THEN '{"hidden": true}'::jsonb
        ELSE jsonb_build_object('from', (SELECT max(k) FROM unnest(classes) k WHERE k <= whole)) END));
  END LOOP;
  RETURN groups;
END $$;

-- The quarterly check (domain.md 6.4, rule 9): decisions of a quarter that is over, each citizen once with the latest, by age band and by sex. NULL before its end.
CREATE FUNCTION report_door_check(year int, quarter int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  choices CONSTANT text[] := ARRAY['asProposed', 'otherwise'];
  doors CONSTANT text[] := ARRAY['red', 'yellow', 'green'];
  first_day date;
  last_day date;
  kind text;
  keys text[];
  by_choice int[][];
  by_door int[][];
  people jsonb;
  told jsonb := '{}';
BEGIN
  IF NOT reports_for_municipality() OR NOT is_reported_year(year) OR quarter NOT BETWEEN 1 AND 4 THEN RETURN NULL; END IF;
  first_day := make_date(year, quarter * 3 - 2, 1);
  last_day := (first_day + interval '3 months')::date - 1;
  IF last_day >= ctx_today() THEN RETURN NULL; END IF;
  SELECT coalesce(jsonb_agg(jsonb_build_object('age', CASE WHEN extract(year FROM d.decided_on) - s.birth_year < 30 THEN 'under-30'
      WHEN extract(year FROM d.decided_on) - s.birth_year < 50 THEN 'from-30' ELSE 'from-50' END,
      'sex', s.sex, 'choice', choices[2 - d.as_proposed::int], 'door', d.door)), '[]')
    INTO people FROM chosen_doors(first_day, last_day) d JOIN citizen_statistics s ON s.citizen_id = d.citizen_id;
  FOREACH kind IN ARRAY ARRAY['age', 'sex'] LOOP
    keys := CASE kind WHEN 'age' THEN ARRAY['under-30', 'from-30', 'from-50'] ELSE ARRAY['f', 'm'] END;
    by_choice := array_fill(0, ARRAY[cardinality(keys), 2]);
    by_door := array_fill(0, ARRAY[cardinality(keys), 3]);
    FOR i IN 1..cardinality(keys) LOOP
      FOR j IN 1..2 LOOP by_choice[i][j] := (SELECT count(*) FROM jsonb_array_elements(people) p WHERE p ->> kind = keys[i] AND p ->> 'choice' = choices[j]); END LOOP;
      FOR j IN 1..3 LOOP by_door[i][j] := (SELECT count(*) FROM jsonb_array_elements(people) p WHERE p ->> kind = keys[i] AND p ->> 'door' = doors[j]); END LOOP;
    END LOOP;
    told := told || jsonb_build_object(kind, jsonb_build_object('choices', shown_shares(keys, choices, by_choice), 'doors', shown_shares(keys, doors, by_door)));
  END LOOP;
  -- that somebody is not counted is told, not how many
  RETURN told || jsonb_build_object('incomplete', EXISTS (
    SELECT 1 FROM chosen_doors(first_day, last_day) d WHERE NOT EXISTS (SELECT 1 FROM citizen_statistics s WHERE s.citizen_id = d.citizen_id)));
END $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS called, p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('chosen_doors', 'has_hidden_column_totals', 'shown_shares', 'report_door_choices', 'report_door_quarters', 'report_door_check') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f.called);
    IF f.name ~ '^report_' THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_mgmt', f.called); END IF;
  END LOOP;
END $$;
