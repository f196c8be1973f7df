-- Facts behind management's figures: what a placement, a citizen and a year of days come down to. Kept by triggers in the transaction of the change, so that a figure never costs
-- more for the days behind it (docs/decisions/027). Derived throughout: facts_rebuild() makes them anew, facts_differences() says whether they are what they should be.
CREATE SCHEMA facts;
GRANT USAGE, CREATE ON SCHEMA facts TO app_owner;

-- ---------- the working calendar ----------

-- Every day from 2015 to 2040: shared/calendar.ts in SQL (tests/reports holds the two together). open_days: how many Mondays to Sundays without a holiday there have been up to and with it.
CREATE TABLE facts.calendar (
  on_date date PRIMARY KEY,
  holiday boolean NOT NULL,
  open_days int[] NOT NULL,
  next_working_day date
);
INSERT INTO facts.calendar (on_date, holiday, open_days, next_working_day)
WITH holidays AS (SELECT unnest(ARRAY[
    '2015-01-01', '2015-04-02', '2015-04-03', '2015-04-05', '2015-04-06', '2015-05-01', '2015-05-14', '2015-05-24', '2015-05-25', '2015-12-25', '2015-12-26',
    '2016-01-01', '2016-03-24', '2016-03-25', '2016-03-27', '2016-03-28', '2016-04-22', '2016-05-05', '2016-05-15', '2016-05-16', '2016-12-25', '2016-12-26',
    '2017-01-01', '2017-04-13', '2017-04-14', '2017-04-16', '2017-04-17', '2017-05-12', '2017-05-25', '2017-06-04', '2017-06-05', '2017-12-25', '2017-12-26',
    '2018-01-01', '2018-03-29', '2018-03-30', '2018-04-01', '2018-04-02', '2018-04-27', '2018-05-10', '2018-05-20', '2018-05-21', '2018-12-25', '2018-12-26',
    '2019-01-01', '2019-04-18', '2019-04-19', '2019-04-21', '2019-04-22', '2019-05-17', '2019-05-30', '2019-06-09', '2019-06-10', '2019-12-25', '2019-12-26',
    '2020-01-01', '2020-04-09', '2020-04-10', '2020-04-12', '2020-04-13', '2020-05-08', '2020-05-21', '2020-05-31', '2020-06-01', '2020-12-25', '2020-12-26',
    '2021-01-01', '2021-04-01', '2021-04-02', '2021-04-04', '2021-04-05', '2021-04-30', '2021-05-13', '2021-05-23', '2021-05-24', '2021-12-25', '2021-12-26',
    '2022-01-01', '2022-04-14', '2022-04-15', '2022-04-17', '2022-04-18', '2022-05-13', '2022-05-26', '2022-06-05', '2022-06-06', '2022-12-25', '2022-12-26',
    '2023-01-01', '2023-04-06', '2023-04-07', '2023-04-09', '2023-04-10', '2023-05-05', '2023-05-18', '2023-05-28', '2023-05-29', '2023-12-25', '2023-12-26',
    '2024-01-01', '2024-03-28', '2024-03-29', '2024-03-31', '2024-04-01', '2024-05-09', '2024-05-19', '2024-05-20', '2024-12-25', '2024-12-26',
    '2025-01-01', '2025-04-17', '2025-04-18', '2025-04-20', '2025-04-21', '2025-05-29', '2025-06-08', '2025-06-09', '2025-12-25', '2025-12-26',
    '2026-01-01', '2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-05-14', '2026-05-24', '2026-05-25', '2026-12-25', '2026-12-26',
    '2027-01-01', '2027-03-25', '2027-03-26', '2027-03-28', '2027-03-29', '2027-05-06', '2027-05-16', '2027-05-17', '2027-12-25', '2027-12-26',
    '2028-01-01', '2028-04-13', '2028-04-14', '2028-04-16', '2028-04-17', '2028-05-25', '2028-06-04', '2028-06-05', '2028-12-25', '2028-12-26',
    '2029-01-01', '2029-03-29', '2029-03-30', '2029-04-01', '2029-04-02', '2029-05-10', '2029-05-20', '2029-05-21', '2029-12-25', '2029-12-26',
    '2030-01-01', '2030-04-18', '2030-04-19', '2030-04-21', '2030-04-22', '2030-05-30', '2030-06-09', '2030-06-10', '2030-12-25', '2030-12-26',
    '2031-01-01', '2031-04-10', '2031-04-11', '2031-04-13', '2031-04-14', '2031-05-22', '2031-06-01', '2031-06-02', '2031-12-25', '2031-12-26',
    '2032-01-01', '2032-03-25', '2032-03-26', '2032-03-28', '2032-03-29', '2032-05-06', '2032-05-16', '2032-05-17', '2032-12-25', '2032-12-26',
    '2033-01-01', '2033-04-14', '2033-04-15', '2033-04-17', '2033-04-18', '2033-05-26', '2033-06-05', '2033-06-06', '2033-12-25', '2033-12-26',
    '2034-01-01', '2034-04-06', '2034-04-07', '2034-04-09', '2034-04-10', '2034-05-18', '2034-05-28', '2034-05-29', '2034-12-25', '2034-12-26',
    '2035-01-01', '2035-03-22', '2035-03-23', '2035-03-25', '2035-03-26', '2035-05-03', '2035-05-13', '2035-05-14', '2035-12-25', '2035-12-26',
    '2036-01-01', '2036-04-10', '2036-04-11', '2036-04-13', '2036-04-14', '2036-05-22', '2036-06-01', '2036-06-02', '2036-12-25', '2036-12-26',
    '2037-01-01', '2037-04-02', '2037-04-03', '2037-04-05', '2037-04-06', '2037-05-14', '2037-05-24', '2037-05-25', '2037-12-25', '2037-12-26',
    '2038-01-01', '2038-04-22', '2038-04-23', '2038-04-25', '2038-04-26', '2038-06-03', '2038-06-13', '2038-06-14', '2038-12-25', '2038-12-26',
    '2039-01-01', '2039-04-07', '2039-04-08', '2039-04-10', '2039-04-11', '2039-05-19', '2039-05-29', '2039-05-30', '2039-12-25', '2039-12-26',
    '2040-01-01', '2040-03-29', '2040-03-30', '2040-04-01', '2040-04-02', '2040-05-10', '2040-05-20', '2040-05-21', '2040-12-25', '2040-12-26'
  ]::date[]) AS day),
days AS (SELECT d::date AS on_date, EXISTS (SELECT 1 FROM holidays h WHERE h.day = d::date) AS holiday, extract(isodow FROM d)::int AS weekday
  FROM generate_series('2015-01-01'::date, '2040-12-31'::date, '1 day') d)
SELECT on_date, holiday,
  ARRAY[count(*) FILTER (WHERE weekday = 1 AND NOT holiday) OVER upto, count(*) FILTER (WHERE weekday = 2 AND NOT holiday) OVER upto,
    count(*) FILTER (WHERE weekday = 3 AND NOT holiday) OVER upto, count(*) FILTER (WHERE weekday = 4 AND NOT holiday) OVER upto,
    count(*) FILTER (WHERE weekday = 5 AND NOT holiday) OVER upto, count(*) FILTER (WHERE weekday = 6 AND NOT holiday) OVER upto,
    count(*) FILTER (WHERE weekday = 7 AND NOT holiday) OVER upto]::int[],
  min(on_date) FILTER (WHERE weekday <= 5 AND NOT holiday) OVER (ORDER BY on_date ROWS BETWEEN 1 FOLLOWING AND 14 FOLLOWING)
FROM days WINDOW upto AS (ORDER BY on_date);

-- Whether a day that was first logged at an instant was logged on the day itself or on the working day after it.
CREATE FUNCTION logged_in_time(on_day date, at timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT danish_day(at) <= coalesce((SELECT c.next_working_day FROM facts.calendar c WHERE c.on_date = on_day), on_day + 1)
$$;

-- ---------- tables ----------

CREATE TABLE facts.placement (
  placement_id uuid PRIMARY KEY REFERENCES public.placement ON DELETE CASCADE,
  citizen_id uuid NOT NULL REFERENCES public.citizen ON DELETE CASCADE,
  -- the municipality
  organisation_id uuid NOT NULL,
  supplier_id uuid NOT NULL,
  kind text NOT NULL,
  offer text NOT NULL,
  door text NOT NULL,
  started_on date NOT NULL,
  ended_on date,
  end_reason text,
  -- of the decision that counted when it began
  decided_door text,
  proposed_door text,
  archetype text,
  -- first day with ordinary paid work, and with ordinary work of ordinary_job_hours() together, from the start on
  paid_on date,
  job_on date,
  -- first ordinary day of a job that came of this placement
  own_paid_on date,
  -- at 4, 13, 26 and 52 weeks: work_status, and paid weekly hours of all jobs together
  status text[] NOT NULL,
  hours numeric[] NOT NULL
);
CREATE INDEX ON facts.placement (citizen_id, started_on);
CREATE INDEX ON facts.placement (organisation_id, started_on);
CREATE INDEX ON facts.placement (supplier_id, started_on);

CREATE TABLE facts.citizen (
  citizen_id uuid PRIMARY KEY REFERENCES public.citizen ON DELETE CASCADE,
  organisation_id uuid NOT NULL,
  -- of the first decision
  decided_on date,
  door text,
  proposed_door text,
  archetype text,
  -- from that day on, as above
  paid_on date,
  job_on date,
  status text[],
  hours numeric[],
  -- first ordinary paid work there is
  first_paid_on date
);
CREATE INDEX ON facts.citizen (organisation_id, decided_on);

CREATE TABLE facts.placement_year (
  placement_id uuid NOT NULL REFERENCES public.placement ON DELETE CASCADE,
  year int NOT NULL,
  -- days that count in the attendance rate
  present int NOT NULL,
  absent int NOT NULL,
  -- planned days that were logged, in time and later
  in_time int NOT NULL,
  late int NOT NULL,
  hours numeric NOT NULL,
  PRIMARY KEY (placement_id, year)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['calendar', 'placement', 'citizen', 'placement_year'] LOOP
    EXECUTE format('ALTER TABLE facts.%I OWNER TO app_owner', t);
    EXECUTE format('ALTER TABLE facts.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE facts.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON facts.%I TO app_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- ---------- what they should be ----------

CREATE FUNCTION ordinary_job_hours() RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT 10.0 $$;

-- The first day, from a day on, with ordinary work of so many weekly hours together.
CREATE FUNCTION first_ordinary_day(citizen uuid, from_day date, least_hours numeric) RETURNS date LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT min(turn.day) FROM (
      SELECT greatest(s.starts_on, from_day) AS day FROM employment_spell s
      WHERE s.citizen_id = citizen AND s.kind = 'ordinary' AND coalesce(s.ends_on, 'infinity') >= from_day) turn
    WHERE (SELECT sum(o.weekly_hours) FROM employment_spell o
      WHERE o.citizen_id = citizen AND o.kind = 'ordinary' AND o.starts_on <= turn.day AND coalesce(o.ends_on, 'infinity') >= turn.day) >= least_hours);
END $$;

-- As before (0040), with a plan that is kept: it is asked eight times a citizen here.
CREATE OR REPLACE FUNCTION work_status(citizen uuid, own_placement uuid, on_day date) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE known text;
BEGIN
  SELECT e.answer INTO known FROM employment_check e JOIN placement p ON p.id = e.placement_id
    WHERE e.citizen_id = citizen AND p.started_on + e.weeks * 7 = on_day AND e.answer <> 'unknown' ORDER BY (p.id = own_placement) DESC, p.id LIMIT 1;
  IF known IS NOT NULL THEN RETURN known; END IF;
  SELECT CASE WHEN bool_or(s.kind = 'ordinary') THEN 'ordinary' ELSE 'subsidised' END INTO known FROM employment_spell s
    WHERE s.citizen_id = citizen AND s.starts_on <= on_day AND coalesce(s.ends_on, 'infinity'::date) >= on_day HAVING count(*) > 0;
  IF known IS NOT NULL THEN RETURN known; END IF;
  SELECT 'ordinary' INTO known FROM employment_spell s WHERE s.citizen_id = citizen AND s.kind = 'ordinary'
    HAVING min(s.starts_on) FILTER (WHERE s.starts_on > on_day) - max(s.ends_on) FILTER (WHERE s.starts_on <= on_day) - 1
      <= 7 * (SELECT t.bridged_weeks FROM citizen c CROSS JOIN LATERAL lasting_terms(c.organisation_id, on_day) t WHERE c.id = citizen);
  RETURN coalesce(known, 'unknown');
END $$;

CREATE FUNCTION placement_facts(citizens uuid[]) RETURNS SETOF facts.placement LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.citizen_id, c.organisation_id, p.supplier_id, s.kind, p.offer, p.door, p.started_on, p.ended_on, p.end_reason, d.door, d.proposed_door, d.archetype,
    first_ordinary_day(p.citizen_id, p.started_on, 0), first_ordinary_day(p.citizen_id, p.started_on, ordinary_job_hours()),
    (SELECT min(e.starts_on) FROM employment_spell e WHERE e.citizen_id = p.citizen_id AND e.placement_id = p.id AND e.kind = 'ordinary'),
    ARRAY(SELECT work_status(p.citizen_id, p.id, p.started_on + 7 * w) FROM unnest(ARRAY[4, 13, 26, 52]) WITH ORDINALITY AS t (w, at) ORDER BY at),
    ARRAY(SELECT (SELECT coalesce(sum(e.weekly_hours), 0) FROM employment_spell e WHERE e.citizen_id = p.citizen_id AND e.starts_on <= p.started_on + 7 * w
        AND coalesce(e.ends_on, 'infinity') >= p.started_on + 7 * w) FROM unnest(ARRAY[4, 13, 26, 52]) WITH ORDINALITY AS t (w, at) ORDER BY at)
  FROM placement p JOIN citizen c ON c.id = p.citizen_id JOIN site s ON s.id = p.site_id
  LEFT JOIN LATERAL (
    SELECT o.door, o.proposed_door, coalesce(o.proposal -> 'nearest' -> 0 ->> 'archetypeKey', 'none') AS archetype FROM door_decision o
    WHERE o.citizen_id = p.citizen_id AND o.decided_on <= p.started_on
    ORDER BY o.decided_on DESC, o.historic_at DESC NULLS FIRST, o.decided_at DESC LIMIT 1) d ON true
  WHERE p.citizen_id = ANY (citizens) AND p.started_on IS NOT NULL
$$;

CREATE FUNCTION citizen_facts(citizens uuid[]) RETURNS SETOF facts.citizen LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.organisation_id, d.decided_on, d.door, d.proposed_door, d.archetype,
    first_ordinary_day(c.id, d.decided_on, 0), first_ordinary_day(c.id, d.decided_on, ordinary_job_hours()),
    CASE WHEN d.decided_on IS NOT NULL THEN ARRAY(SELECT work_status(c.id, NULL, d.decided_on + 7 * w) FROM unnest(ARRAY[4, 13, 26, 52]) WITH ORDINALITY AS t (w, at) ORDER BY at) END,
    CASE WHEN d.decided_on IS NOT NULL THEN ARRAY(SELECT (SELECT coalesce(sum(e.weekly_hours), 0) FROM employment_spell e WHERE e.citizen_id = c.id
        AND e.starts_on <= d.decided_on + 7 * w AND coalesce(e.ends_on, 'infinity') >= d.decided_on + 7 * w) FROM unnest(ARRAY[4, 13, 26, 52]) WITH ORDINALITY AS t (w, at) ORDER BY at) END,
    paid.first_on
  FROM citizen c
  LEFT JOIN LATERAL (
    SELECT o.decided_on, o.door, o.proposed_door, coalesce(o.proposal -> 'nearest' -> 0 ->> 'archetypeKey', 'none') AS archetype FROM door_decision o
    WHERE o.citizen_id = c.id ORDER BY o.decided_on, o.historic_at NULLS LAST, o.decided_at LIMIT 1) d ON true
  LEFT JOIN LATERAL (SELECT min(e.starts_on) AS first_on FROM employment_spell e WHERE e.citizen_id = c.id AND e.kind = 'ordinary') paid ON true
  WHERE c.id = ANY (citizens) AND (d.decided_on IS NOT NULL OR paid.first_on IS NOT NULL)
$$;

-- A day as it counts: shared/attendance, attendanceRate, in SQL. Days of planned absence are nobody's to log.
CREATE FUNCTION counted_day(state text, planned numeric, away boolean, OUT present int, OUT absent int, OUT logged int) LANGUAGE sql IMMUTABLE AS $$
  SELECT (planned > 0 AND state IN ('present', 'late', 'left_early'))::int, (planned > 0 AND state IN ('sick', 'no_show') AND NOT away)::int, (planned > 0 AND NOT away)::int
$$;
CREATE FUNCTION is_away(placement uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM planned_absence x WHERE x.placement_id = placement AND x.cancelled_at IS NULL AND on_day BETWEEN x.from_on AND x.until_on)
$$;
-- The instant a day was first logged, as far as former rows are kept.
CREATE FUNCTION first_logged(attendance uuid, logged_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT least(logged_at, (SELECT min(f.logged_at) FROM attendance_former f WHERE f.attendance_id = attendance))
$$;

CREATE FUNCTION placement_year_facts(placements uuid[]) RETURNS SETOF facts.placement_year LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.placement_id, extract(year FROM a.on_date)::int, sum(d.present)::int, sum(d.absent)::int,
    sum(CASE WHEN d.logged = 1 AND logged_in_time(a.on_date, first_logged(a.id, a.logged_at)) THEN 1 ELSE 0 END)::int,
    sum(CASE WHEN d.logged = 1 AND NOT logged_in_time(a.on_date, first_logged(a.id, a.logged_at)) THEN 1 ELSE 0 END)::int, sum(a.hours)
  FROM attendance a CROSS JOIN LATERAL counted_day(a.state, a.planned_hours, is_away(a.placement_id, a.on_date)) d
  WHERE a.placement_id = ANY (placements) GROUP BY 1, 2
$$;

-- ---------- kept in the transaction of the change ----------

CREATE FUNCTION facts_of_citizens(citizens uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF citizens IS NULL OR citizens = '{}' THEN RETURN; END IF;
  DELETE FROM facts.placement f WHERE f.citizen_id = ANY (citizens)
    AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.id = f.placement_id AND p.started_on IS NOT NULL AND p.citizen_id = f.citizen_id);
  INSERT INTO facts.placement AS f SELECT * FROM placement_facts(citizens)
  ON CONFLICT (placement_id) DO UPDATE SET citizen_id = excluded.citizen_id, organisation_id = excluded.organisation_id, supplier_id = excluded.supplier_id, kind = excluded.kind,
    offer = excluded.offer, door = excluded.door, started_on = excluded.started_on, ended_on = excluded.ended_on, end_reason = excluded.end_reason,
    decided_door = excluded.decided_door, proposed_door = excluded.proposed_door, archetype = excluded.archetype, paid_on = excluded.paid_on, job_on = excluded.job_on,
    own_paid_on = excluded.own_paid_on, status = excluded.status, hours = excluded.hours
    WHERE f IS DISTINCT FROM excluded;
  DELETE FROM facts.citizen f WHERE f.citizen_id = ANY (citizens)
    AND NOT EXISTS (SELECT 1 FROM door_decision d WHERE d.citizen_id = f.citizen_id) AND NOT EXISTS (SELECT 1 FROM employment_spell e WHERE e.citizen_id = f.citizen_id AND e.kind = 'ordinary');
  INSERT INTO facts.citizen AS f SELECT * FROM citizen_facts(citizens)
  ON CONFLICT (citizen_id) DO UPDATE SET organisation_id = excluded.organisation_id, decided_on = excluded.decided_on, door = excluded.door,
    proposed_door = excluded.proposed_door, archetype = excluded.archetype, paid_on = excluded.paid_on, job_on = excluded.job_on, status = excluded.status, hours = excluded.hours,
    first_paid_on = excluded.first_paid_on
    WHERE f IS DISTINCT FROM excluded;
END $$;

-- Whose facts are to be reckoned when the transaction ends: once, however many of their rows it writes.
CREATE FUNCTION facts_due(citizens uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF citizens <> '{}' THEN PERFORM set_config('app.facts', concat_ws(',', nullif(current_setting('app.facts', true), ''), array_to_string(citizens, ',')), true); END IF;
END $$;
CREATE FUNCTION facts_at_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE due text := current_setting('app.facts', true);
BEGIN
  IF due <> '' THEN
    PERFORM set_config('app.facts', '', true);
    PERFORM facts_of_citizens(ARRAY(SELECT DISTINCT c::uuid FROM unnest(string_to_array(due, ',')) c));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION facts_follow_citizens() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM facts_due(ARRAY(SELECT DISTINCT n.citizen_id FROM new_rows n));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM facts_due(ARRAY(SELECT DISTINCT o.citizen_id FROM old_rows o));
  ELSE
    PERFORM facts_due(ARRAY(SELECT o.citizen_id FROM old_rows o UNION SELECT n.citizen_id FROM new_rows n));
  END IF;
  RETURN NULL;
END $$;

-- Of a placement only what the facts say of it: an agreement in the making touches none of them.
CREATE FUNCTION facts_follow_placement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM facts_due(ARRAY(SELECT DISTINCT n.citizen_id FROM new_rows n WHERE n.started_on IS NOT NULL));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM facts_due(ARRAY(SELECT DISTINCT o.citizen_id FROM old_rows o WHERE o.started_on IS NOT NULL));
  ELSE
    PERFORM facts_due(ARRAY(
      SELECT x.citizen_id FROM (
        SELECT o.id, o.citizen_id, o.site_id, o.supplier_id, o.offer, o.door, o.started_on, o.ended_on, o.end_reason FROM old_rows o
        EXCEPT SELECT n.id, n.citizen_id, n.site_id, n.supplier_id, n.offer, n.door, n.started_on, n.ended_on, n.end_reason FROM new_rows n) x
      UNION
      SELECT x.citizen_id FROM (
        SELECT n.id, n.citizen_id, n.site_id, n.supplier_id, n.offer, n.door, n.started_on, n.ended_on, n.end_reason FROM new_rows n
        EXCEPT SELECT o.id, o.citizen_id, o.site_id, o.supplier_id, o.offer, o.door, o.started_on, o.ended_on, o.end_reason FROM old_rows o) x));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION facts_follow_site() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM facts_of_citizens(ARRAY(SELECT DISTINCT p.citizen_id FROM new_rows n JOIN old_rows o ON o.id = n.id AND o.kind <> n.kind JOIN placement p ON p.site_id = n.id));
  RETURN NULL;
END $$;

-- A definition of lasting work counts from a day to come, and with it what is known of days after it.
CREATE FUNCTION facts_follow_terms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM facts_of_citizens(ARRAY(SELECT DISTINCT e.citizen_id FROM new_rows n JOIN citizen c ON c.organisation_id = n.organisation_id JOIN employment_spell e ON e.citizen_id = c.id));
  RETURN NULL;
END $$;

-- A crew of fifteen is one statement here too: what the rows say now, less what they said before. Nothing is read but what belongs to the same placements.
CREATE FUNCTION facts_follow_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO facts.placement_year AS f
    SELECT n.placement_id, extract(year FROM n.on_date)::int, sum(d.present), sum(d.absent), sum(d.logged * t.in_time), sum(d.logged * (1 - t.in_time)), sum(n.hours)
    FROM new_rows n CROSS JOIN LATERAL counted_day(n.state, n.planned_hours, is_away(n.placement_id, n.on_date)) d
      CROSS JOIN LATERAL (SELECT logged_in_time(n.on_date, n.logged_at)::int AS in_time) t
    GROUP BY 1, 2
    ON CONFLICT (placement_id, year) DO UPDATE SET present = f.present + excluded.present, absent = f.absent + excluded.absent, in_time = f.in_time + excluded.in_time,
      late = f.late + excluded.late, hours = f.hours + excluded.hours;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM facts_of_days(ARRAY(SELECT DISTINCT o.placement_id FROM old_rows o));
  ELSIF EXISTS (SELECT 1 FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE (o.placement_id, o.on_date, o.planned_hours) IS DISTINCT FROM (n.placement_id, n.on_date, n.planned_hours)
    -- written again without another word: only then does it matter when
    OR (o.logged_at <> n.logged_at AND (o.state, o.hours, o.pace_band, o.note, o.tasks_done, o.signed_off, o.support_given)
      IS NOT DISTINCT FROM (n.state, n.hours, n.pace_band, n.note, n.tasks_done, n.signed_off, n.support_given))) THEN
    PERFORM facts_of_days(ARRAY(SELECT o.placement_id FROM old_rows o UNION SELECT n.placement_id FROM new_rows n));
  ELSE
    UPDATE facts.placement_year f SET present = f.present + c.present, absent = f.absent + c.absent, hours = f.hours + c.hours
    FROM (
      SELECT n.placement_id, extract(year FROM n.on_date)::int AS year, sum(d.present - b.present)::int AS present, sum(d.absent - b.absent)::int AS absent, sum(n.hours - o.hours) AS hours
      FROM new_rows n JOIN old_rows o ON o.id = n.id
        CROSS JOIN LATERAL (SELECT is_away(n.placement_id, n.on_date) AS away) x
        CROSS JOIN LATERAL counted_day(n.state, n.planned_hours, x.away) d CROSS JOIN LATERAL counted_day(o.state, o.planned_hours, x.away) b
      WHERE (o.state, o.hours) IS DISTINCT FROM (n.state, n.hours)
      GROUP BY 1, 2) c
    WHERE f.placement_id = c.placement_id AND f.year = c.year AND (c.present, c.absent, c.hours) IS DISTINCT FROM (0, 0, 0::numeric);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION facts_of_days(placements uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF placements IS NULL OR placements = '{}' THEN RETURN; END IF;
  DELETE FROM facts.placement_year f WHERE f.placement_id = ANY (placements)
    AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.placement_id = f.placement_id AND a.on_date BETWEEN make_date(f.year, 1, 1) AND make_date(f.year, 12, 31));
  INSERT INTO facts.placement_year AS f SELECT * FROM placement_year_facts(placements)
  ON CONFLICT (placement_id, year) DO UPDATE SET present = excluded.present, absent = excluded.absent, in_time = excluded.in_time, late = excluded.late, hours = excluded.hours
    WHERE f IS DISTINCT FROM excluded;
END $$;

CREATE FUNCTION facts_follow_absence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM facts_of_days(ARRAY(SELECT DISTINCT n.placement_id FROM new_rows n));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM facts_of_days(ARRAY(SELECT DISTINCT o.placement_id FROM old_rows o));
  ELSE
    PERFORM facts_of_days(ARRAY(SELECT o.placement_id FROM old_rows o UNION SELECT n.placement_id FROM new_rows n));
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES ('employment_spell', 'facts_follow_citizens'), ('employment_check', 'facts_follow_citizens'), ('door_decision', 'facts_follow_citizens'),
    ('placement', 'facts_follow_placement'), ('attendance', 'facts_follow_days'), ('planned_absence', 'facts_follow_absence')) AS t (tbl, fn) LOOP
    EXECUTE format('CREATE TRIGGER facts_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()', one.tbl, one.fn);
    EXECUTE format('CREATE TRIGGER facts_updated AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()', one.tbl, one.fn);
    EXECUTE format('CREATE TRIGGER facts_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION %I()', one.tbl, one.fn);
    IF one.fn IN ('facts_follow_citizens', 'facts_follow_placement') THEN
      EXECUTE format('CREATE CONSTRAINT TRIGGER facts_at_commit AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_at_commit()', one.tbl);
    END IF;
  END LOOP;
END $$;
CREATE TRIGGER facts_updated AFTER UPDATE ON site REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION facts_follow_site();
CREATE TRIGGER facts_inserted AFTER INSERT ON lasting_definition REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION facts_follow_terms();
CREATE TRIGGER facts_updated AFTER UPDATE ON lasting_definition REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION facts_follow_terms();

-- ---------- for operations ----------

-- How many facts are not what they should be, by table.
CREATE FUNCTION facts_differences() RETURNS TABLE (of text, differences bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH everybody AS MATERIALIZED (SELECT ARRAY(SELECT c.id FROM citizen c) AS ids), placed AS MATERIALIZED (SELECT ARRAY(SELECT p.id FROM placement p) AS ids)
  SELECT 'placement', (SELECT count(*) FROM (
      SELECT k.placement_id FROM facts.placement k FULL JOIN (SELECT f.* FROM everybody e, placement_facts(e.ids) f) s ON s.placement_id = k.placement_id
      WHERE k.* IS DISTINCT FROM s.*) d)
  UNION ALL SELECT 'citizen', (SELECT count(*) FROM (
      SELECT k.citizen_id FROM facts.citizen k FULL JOIN (SELECT f.* FROM everybody e, citizen_facts(e.ids) f) s ON s.citizen_id = k.citizen_id
      WHERE k.* IS DISTINCT FROM s.*) d)
  UNION ALL SELECT 'placement_year', (SELECT count(*) FROM (
      SELECT k.placement_id FROM facts.placement_year k FULL JOIN (SELECT f.* FROM placed e, placement_year_facts(e.ids) f) s
        ON s.placement_id = k.placement_id AND s.year = k.year
      WHERE k.* IS DISTINCT FROM s.*) d)
$$;

-- Everything anew; answers how many facts there are.
CREATE FUNCTION facts_rebuild() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM facts.placement;
  DELETE FROM facts.citizen;
  DELETE FROM facts.placement_year;
  INSERT INTO facts.placement SELECT * FROM placement_facts(ARRAY(SELECT c.id FROM citizen c));
  INSERT INTO facts.citizen SELECT * FROM citizen_facts(ARRAY(SELECT c.id FROM citizen c));
  INSERT INTO facts.placement_year SELECT * FROM placement_year_facts(ARRAY(SELECT p.id FROM placement p));
  RETURN (SELECT count(*) FROM facts.placement) + (SELECT count(*) FROM facts.citizen) + (SELECT count(*) FROM facts.placement_year);
END $$;

CREATE FUNCTION gate.facts_differences() RETURNS TABLE (of text, differences int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.of, d.differences::int FROM facts_differences() d
$$;
CREATE FUNCTION gate.facts_rebuild() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT facts_rebuild()::int $$;

-- ---------- the figures read facts ----------

CREATE OR REPLACE FUNCTION reported_placements() RETURNS TABLE (id uuid, citizen_id uuid, door text, started_on date, ended_on date, end_reason text, kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.placement_id, f.citizen_id, f.door, f.started_on, f.ended_on, f.end_reason, f.kind FROM facts.placement f
  WHERE f.started_on <= ctx_today() AND CASE WHEN reports_for_municipality() THEN f.organisation_id = ctx_org() ELSE f.supplier_id = ctx_org() END
$$;

-- As before (0027), from the years' sums.
CREATE OR REPLACE FUNCTION report_attendance(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asked CONSTANT int := year;
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
    SELECT coalesce(p.kind, 'total') AS kind, coalesce(p.door, 'total') AS door, count(DISTINCT p.citizen_id) AS people, sum(f.present) AS present, sum(f.absent) AS absent
    FROM reported_placements() p JOIN facts.placement_year f ON f.placement_id = p.id
    WHERE is_reported_year(asked) AND f.year = asked AND f.present + f.absent > 0
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

-- Work so many weeks after the first placement that began in the year, each citizen once; nothing is hidden here.
CREATE FUNCTION work_counts(asked int, at_weeks int) RETURNS TABLE (answer text, n int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE f.status[array_position(ARRAY[4, 13, 26, 52], at_weeks)] WHEN 'ordinary' THEN 'ordinary' WHEN 'unknown' THEN 'unknown' ELSE 'other' END, count(*)::int
  FROM (SELECT DISTINCT ON (p.citizen_id) p.id, p.started_on FROM reported_placements() p
        WHERE is_reported_year(asked) AND p.started_on BETWEEN make_date(asked, 1, 1) AND make_date(asked, 12, 31) ORDER BY p.citizen_id, p.started_on, p.id) first
  JOIN facts.placement f ON f.placement_id = first.id
  WHERE first.started_on + at_weeks * 7 <= ctx_today()
  GROUP BY 1
$$;

-- As before (0011), from the facts.
CREATE OR REPLACE FUNCTION report_work(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
    SELECT coalesce(jsonb_agg(jsonb_build_array('all', w.answer, w.n)), '[]'), coalesce(sum(w.n), 0) INTO triples, reached FROM work_counts(year, at_weeks) w;
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

CREATE OR REPLACE FUNCTION report_paid(year int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN count(*) < 5 THEN '{"hidden": true}'::jsonb ELSE jsonb_build_object('n', count(*)) END
  FROM (
    SELECT f.citizen_id, f.first_paid_on AS first_on FROM facts.citizen f WHERE reports_for_municipality() AND f.organisation_id = ctx_org()
    UNION ALL
    SELECT f.citizen_id, min(f.own_paid_on) FROM facts.placement f
    WHERE NOT reports_for_municipality() AND f.supplier_id = ctx_org() AND f.started_on <= ctx_today() GROUP BY f.citizen_id) begun
  WHERE is_reported_year(year) AND first_on BETWEEN make_date(year, 1, 1) AND least(make_date(year, 12, 31), ctx_today())
$$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS called FROM pg_proc p WHERE p.pronamespace IN ('public'::regnamespace, 'gate'::regnamespace)
    AND p.proname IN ('logged_in_time', 'ordinary_job_hours', 'first_ordinary_day', 'facts_due', 'facts_at_commit', 'placement_facts', 'citizen_facts', 'counted_day', 'is_away', 'first_logged',
      'placement_year_facts', 'facts_of_citizens', 'facts_follow_citizens', 'facts_follow_placement', 'facts_follow_site', 'facts_follow_terms', 'facts_follow_days', 'facts_of_days',
      'facts_follow_absence', 'facts_differences', 'facts_rebuild', 'work_counts') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f.called);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION gate.facts_differences(), gate.facts_rebuild() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.facts_differences(), gate.facts_rebuild() TO app_login;

SELECT facts_rebuild();
