-- Experiments (docs/decisions/029-experiments.md): a plan that is locked when it starts, who takes part, and what came of it. app_mgmt reads no person here: what leaves the
-- database is a sum of each arm, and only where five people or more stand behind all of it.

GRANT SELECT, INSERT, DELETE ON experiment TO app_mgmt;
GRANT UPDATE (title, kind, hypothesis, outcome, least_difference, unit, starts_on, ends_on, started_at, stopped_on, stop_reason, conclusion, concluded_at, version) ON experiment TO app_mgmt;
GRANT SELECT ON experiment TO app_caseworker;
GRANT SELECT (id, experiment_id, site_id, from_on, until_on), INSERT, DELETE ON experiment_member TO app_mgmt;
GRANT SELECT, INSERT, UPDATE (removed_at) ON experiment_member TO app_caseworker;
GRANT SELECT (experiment_id), INSERT, DELETE ON experiment_value TO app_mgmt;

-- a plan that is sent twice is written once
GRANT SELECT, INSERT ON idempotency_key TO app_mgmt;
CREATE POLICY managers_own ON idempotency_key TO app_mgmt USING (staff_id = (SELECT ctx_staff())) WITH CHECK (staff_id = (SELECT ctx_staff()));

ALTER TABLE experiment ADD CONSTRAINT experiment_outcome CHECK (outcome IN ('attendance_13', 'paid_13', 'job_26', 'hours_13', 'answered_13'));
-- a site or a period has its days, a placement has none
ALTER TABLE experiment_member ADD CONSTRAINT experiment_member_days CHECK ((placement_id IS NULL) = (from_on IS NOT NULL));
ALTER TABLE experiment_value ADD CONSTRAINT experiment_value_line CHECK (line BETWEEN 1 AND 20000 AND value BETWEEN 0 AND 100);

-- One record for a file of ten thousand lines, instead of one a line.
DROP TRIGGER audit_row ON experiment_value;
CREATE FUNCTION audit_experiment_values() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM changed) THEN
    IF ctx_entry() IS NULL THEN RAISE EXCEPTION 'a change without a deed' USING ERRCODE = '42501'; END IF;
    INSERT INTO audit_change (entry_id, table_name, operation, record_id, columns)
    SELECT DISTINCT ctx_entry(), TG_TABLE_NAME, lower(TG_OP), c.experiment_id::text, ARRAY['arm', 'line', 'value'] FROM changed c;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_inserted AFTER INSERT ON experiment_value REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION audit_experiment_values();
CREATE TRIGGER audit_updated AFTER UPDATE ON experiment_value REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION audit_experiment_values();
CREATE TRIGGER audit_deleted AFTER DELETE ON experiment_value REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION audit_experiment_values();

-- ---------- when ----------

-- shared/experiments, lastDayOf: the last day on which somebody can begin to take part.
CREATE FUNCTION experiment_last_day(x experiment) RETURNS date LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$ SELECT coalesce(x.stopped_on, x.ends_on) $$;

-- shared/experiments, followedWeeks: how long each person is followed for an outcome.
CREATE FUNCTION experiment_weeks(outcome text) RETURNS int LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$ SELECT CASE outcome WHEN 'job_26' THEN 26 ELSE 13 END $$;

-- shared/experiments, resultFrom: when the last who could take part has been followed, and another two weeks have passed in which it is written down. Null before the stop.
CREATE FUNCTION experiment_ripe_on(x experiment) RETURNS date LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN x.unit = 'elsewhere' THEN x.stopped_on ELSE x.stopped_on + 7 * (experiment_weeks(x.outcome) + 2) END
$$;

-- ---------- who takes part ----------

-- The days a site, or every site (null), takes part in an experiment that has been started, of one municipality.
CREATE FUNCTION experiment_days(of_organisation uuid) RETURNS TABLE (experiment_id uuid, site_id uuid, from_on date, until_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.id, m.site_id, m.from_on, least(m.until_on, experiment_last_day(x)) FROM experiment x JOIN experiment_member m ON m.experiment_id = x.id
  WHERE x.organisation_id = of_organisation AND x.started_at IS NOT NULL AND m.placement_id IS NULL AND m.removed_at IS NULL AND m.from_on <= experiment_last_day(x)
$$;

-- Which experiment a placement that began on a day takes part in: the one it was enrolled in, else its site's, else its period's. One at most.
CREATE FUNCTION placement_experiment(of_organisation uuid, asked uuid, at_site uuid, on_day date) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    (SELECT m.experiment_id FROM experiment_member m JOIN experiment x ON x.id = m.experiment_id
     WHERE m.placement_id = asked AND m.removed_at IS NULL AND on_day BETWEEN x.starts_on AND experiment_last_day(x) ORDER BY m.added_at LIMIT 1),
    (SELECT d.experiment_id FROM experiment_days(of_organisation) d WHERE on_day BETWEEN d.from_on AND d.until_on AND (d.site_id = at_site OR d.site_id IS NULL)
     ORDER BY d.site_id IS NULL, d.experiment_id LIMIT 1))
$$;

-- The experiment that has a placement of the own municipality by its site or days; null where it has none. For caseworkers, who see only those they enrol for.
CREATE FUNCTION site_experiment(asked uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.experiment_id FROM placement p JOIN citizen c ON c.id = p.citizen_id CROSS JOIN LATERAL experiment_days(c.organisation_id) d
  WHERE p.id = asked AND c.organisation_id = ctx_org() AND coalesce(p.started_on, p.starts_on) BETWEEN d.from_on AND d.until_on AND (d.site_id = p.site_id OR d.site_id IS NULL) LIMIT 1
$$;

-- Everybody of an experiment so far, each citizen once: those who take part with their first placement that does, and the comparable ones who do not: citizens of the same municipality
-- with a placement that began in the experiment's days, at the same door and with the same kind of offer as somebody who takes part, at a site without part in it, in no other experiment.
CREATE FUNCTION experiment_people(asked uuid) RETURNS TABLE (citizen_id uuid, placement_id uuid, arm text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH x AS (SELECT e.id, e.organisation_id, e.starts_on, least(experiment_last_day(e), ctx_today()) AS until_on FROM experiment e WHERE e.id = asked AND e.started_at IS NOT NULL),
  begun AS MATERIALIZED (
    SELECT f.citizen_id, f.placement_id, f.door, f.offer, f.started_on, p.site_id, placement_experiment(x.organisation_id, f.placement_id, p.site_id, f.started_on) AS took
    FROM x JOIN facts.placement f ON f.organisation_id = x.organisation_id AND f.started_on BETWEEN x.starts_on AND x.until_on JOIN placement p ON p.id = f.placement_id),
  took_part AS (SELECT DISTINCT ON (b.citizen_id) b.* FROM begun b WHERE b.took = asked ORDER BY b.citizen_id, b.started_on, b.placement_id),
  others AS (
    SELECT DISTINCT ON (b.citizen_id) b.* FROM begun b
    WHERE b.took IS NULL AND NOT EXISTS (SELECT 1 FROM took_part t WHERE t.citizen_id = b.citizen_id)
      AND EXISTS (SELECT 1 FROM took_part t WHERE t.door = b.door AND t.offer = b.offer)
      AND NOT EXISTS (SELECT 1 FROM experiment_member m WHERE m.experiment_id = asked AND m.site_id = b.site_id AND m.removed_at IS NULL)
    ORDER BY b.citizen_id, b.started_on, b.placement_id)
  SELECT t.citizen_id, t.placement_id, 'taking_part' FROM took_part t UNION ALL SELECT o.citizen_id, o.placement_id, 'comparison' FROM others o
$$;

-- ---------- what came of it ----------

-- Of everybody the outcome, those without one left out: attendance without a planned day, an answer without a concern. A share is 1 or 0; what nobody knows is 0 and marked.
CREATE FUNCTION experiment_measured(asked uuid) RETURNS TABLE (citizen_id uuid, placement_id uuid, arm text, value numeric, unknown boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.citizen_id, m.placement_id, m.arm, m.value, m.unknown FROM (
    SELECT e.citizen_id, e.placement_id, e.arm, x.outcome = 'job_26' AND f.status[3] = 'unknown' AS unknown,
      CASE x.outcome
        WHEN 'paid_13' THEN coalesce(f.paid_on <= f.started_on + 91, false)::int::numeric
        WHEN 'job_26' THEN (f.status[3] = 'ordinary')::int::numeric
        WHEN 'hours_13' THEN f.hours[2]
        WHEN 'attendance_13' THEN (
          SELECT 100.0 * sum(d.present) / nullif(sum(d.present + d.absent), 0)
          FROM attendance a CROSS JOIN LATERAL counted_day(a.state, a.planned_hours, is_away(a.placement_id, a.on_date)) d
          WHERE a.placement_id = e.placement_id AND a.on_date < f.started_on + 91)
        WHEN 'answered_13' THEN (
          SELECT bool_and(coalesce(k.answered_at <= k.due_at, false))::int::numeric FROM concern k LEFT JOIN concern newer ON newer.id = k.replaced_by_id
          WHERE k.placement_id = e.placement_id AND danish_day(k.raised_at) < f.started_on + 91 AND coalesce(least(k.withdrawn_at, newer.raised_at) > k.due_at, true))
      END AS value
    FROM experiment x CROSS JOIN LATERAL experiment_people(x.id) e JOIN facts.placement f ON f.placement_id = e.placement_id
    WHERE x.id = asked AND x.unit <> 'elsewhere') m
  WHERE m.value IS NOT NULL
  UNION ALL
  SELECT NULL, NULL, v.arm, v.value, false FROM experiment_value v WHERE v.experiment_id = asked
$$;

-- Whether an arm of an experiment, or both together, differs by one to four people from one that was told before, or from what the pages by calendar year tell of the same municipality:
-- a subtraction would then speak of those few.
CREATE FUNCTION experiment_too_close(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH x AS (SELECT e.*, experiment_ripe_on(e) AS ripe_on FROM experiment e WHERE e.id = asked),
  mine AS MATERIALIZED (
    SELECT p.citizen_id, s.key FROM experiment_measured(asked) p CROSS JOIN LATERAL unnest(ARRAY[p.arm, 'both']) AS s (key)),
  earlier AS (
    SELECT e.id FROM experiment e, x WHERE e.organisation_id = x.organisation_id AND e.unit <> 'elsewhere'
      AND (experiment_ripe_on(e), e.id) < (x.ripe_on, x.id)),
  told AS (
    SELECT e.id || ' ' || s.key AS key, p.citizen_id FROM earlier e CROSS JOIN LATERAL experiment_measured(e.id) p CROSS JOIN LATERAL unnest(ARRAY[p.arm, 'both']) AS s (key)
    UNION
    SELECT s.key, f.citizen_id FROM x JOIN facts.placement f ON f.organisation_id = x.organisation_id
      AND extract(year FROM f.started_on) BETWEEN extract(year FROM x.starts_on) AND extract(year FROM x.stopped_on)
      CROSS JOIN LATERAL (SELECT extract(year FROM f.started_on)::text AS year) y
      CROSS JOIN LATERAL unnest(ARRAY[y.year, y.year || ' ' || f.kind, y.year || ' ' || f.door, y.year || ' ' || f.offer]) AS s (key)),
  ours AS (SELECT m.key, count(*) AS n FROM mine m GROUP BY m.key),
  theirs AS (SELECT t.key, count(*) AS n, count(*) FILTER (WHERE m.key = 'taking_part') AS taking_part, count(*) FILTER (WHERE m.key = 'comparison') AS comparison
    FROM told t LEFT JOIN mine m ON m.citizen_id = t.citizen_id AND m.key <> 'both' GROUP BY t.key)
  SELECT EXISTS (
    SELECT 1 FROM ours o CROSS JOIN theirs t
    WHERE o.n + t.n - 2 * CASE o.key WHEN 'taking_part' THEN t.taking_part WHEN 'comparison' THEN t.comparison ELSE t.taking_part + t.comparison END BETWEEN 1 AND 4)
$$;

-- How those who were measured divide, one table a dimension; small cells are hidden with their complements (decision 009).
CREATE FUNCTION experiment_balance(asked uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH person AS (
    SELECT m.arm, f.door, f.offer, f.kind,
      CASE WHEN d.answers ->> 'language' = 'alone' THEN 'none' WHEN d.answers ->> 'language' IS NULL THEN 'unknown' ELSE 'some' END AS language,
      CASE WHEN w.hours < 10 THEN '1-9' WHEN w.hours < 20 THEN '10-19' WHEN w.hours < 30 THEN '20-29' ELSE '30+' END AS hours
    FROM experiment_measured(asked) m JOIN facts.placement f ON f.placement_id = m.placement_id JOIN placement p ON p.id = m.placement_id
      CROSS JOIN LATERAL (SELECT sum(h) AS hours FROM unnest(p.weekday_hours) h) w
      LEFT JOIN LATERAL (SELECT o.answers FROM door_decision o WHERE o.citizen_id = m.citizen_id AND o.decided_on <= f.started_on
        ORDER BY o.decided_on DESC, o.historic_at DESC NULLS FIRST, o.decided_at DESC LIMIT 1) d ON true),
  counted AS (
    SELECT v.dimension, v.at, v.key, p.arm, count(*) AS n
    FROM person p CROSS JOIN LATERAL (VALUES (1, 'door', p.door), (2, 'offer', p.offer), (3, 'site_kind', p.kind), (4, 'language', p.language), (5, 'hours', p.hours)) v (at, dimension, key)
    GROUP BY 1, 2, 3, 4)
  SELECT coalesce(jsonb_agg(jsonb_build_object('dimension', t.dimension, 'table', shown_table(ARRAY['taking_part', 'comparison'], t.triples)) ORDER BY t.at), '[]')
  FROM (SELECT c.dimension, c.at, jsonb_agg(jsonb_build_array(c.key, c.arm, c.n)) AS triples FROM counted c GROUP BY 1, 2) t
$$;

-- The started experiments that concern a supplier: at its sites, in a period at every site, or with five or more of its own people enrolled.
CREATE FUNCTION my_experiments() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.id FROM experiment x WHERE x.started_at IS NOT NULL AND NOT acts_for_municipality() AND CASE x.unit
    WHEN 'sites' THEN EXISTS (SELECT 1 FROM experiment_member m JOIN site s ON s.id = m.site_id WHERE m.experiment_id = x.id AND s.organisation_id = ctx_org())
    WHEN 'periods' THEN EXISTS (SELECT 1 FROM facts.placement f WHERE f.organisation_id = x.organisation_id AND f.supplier_id = ctx_org())
    WHEN 'placements' THEN (SELECT count(DISTINCT p.citizen_id) FROM experiment_member m JOIN placement p ON p.id = m.placement_id
      WHERE m.experiment_id = x.id AND m.removed_at IS NULL AND p.supplier_id = ctx_org()) >= 5
    ELSE false END
$$;

CREATE FUNCTION sees_experiment(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM experiment x WHERE x.id = asked AND x.organisation_id = ctx_org()) OR asked IN (SELECT my_experiments())
$$;

-- How many take part so far, and how many they could be compared with, in fives. Before the start nobody does; of one run elsewhere the lines that were read.
CREATE FUNCTION experiment_counts(asked uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('takingPart', in_fives(counted.takes_part), 'comparison', in_fives(counted.comparison),
    'enrolled', CASE WHEN counted.unit = 'placements' THEN in_fives(counted.enrolled) END)
  FROM (
    SELECT x.unit,
      CASE WHEN x.unit = 'elsewhere' THEN (SELECT count(*) FROM experiment_value v WHERE v.experiment_id = asked AND v.arm = 'taking_part')
        ELSE (SELECT count(*) FROM experiment_people(asked) p WHERE p.arm = 'taking_part') END AS takes_part,
      CASE WHEN x.unit = 'elsewhere' THEN (SELECT count(*) FROM experiment_value v WHERE v.experiment_id = asked AND v.arm = 'comparison')
        ELSE (SELECT count(*) FROM experiment_people(asked) p WHERE p.arm = 'comparison') END AS comparison,
      (SELECT count(DISTINCT p.citizen_id) FROM experiment_member m JOIN placement p ON p.id = m.placement_id WHERE m.experiment_id = asked AND m.removed_at IS NULL) AS enrolled
    FROM experiment x WHERE x.id = asked AND sees_experiment(asked)) counted
$$;

-- What came of an experiment: nothing before its day, nothing where five people or more do not stand behind every number and behind what is left of it.
CREATE FUNCTION experiment_result(asked uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  x experiment;
  arms jsonb;
  fewest bigint;
BEGIN
  SELECT * INTO x FROM experiment e WHERE e.id = asked AND sees_experiment(asked);
  IF x.id IS NULL THEN RETURN NULL; END IF;
  IF x.stopped_on IS NULL OR experiment_ripe_on(x) > ctx_today() THEN RETURN '{"says": "not-yet"}'; END IF;

  WITH measured AS MATERIALIZED (SELECT m.arm, m.value, m.unknown FROM experiment_measured(asked) m),
  -- the people beside the commonest value: of a mean they are what could be reckoned back
  common AS (SELECT v.arm, max(v.n) AS most FROM (SELECT m.arm, m.value, count(*) AS n FROM measured m GROUP BY 1, 2) v GROUP BY 1),
  arm AS (
    SELECT a.arm, count(m.arm) AS n, count(*) FILTER (WHERE m.value > 0) AS part, count(*) FILTER (WHERE m.unknown) AS unknown, avg(m.value) AS mean, var_samp(m.value) AS variance
    FROM (VALUES ('taking_part'), ('comparison')) a (arm) LEFT JOIN measured m ON m.arm = a.arm GROUP BY 1)
  SELECT min(CASE WHEN x.outcome IN ('paid_13', 'job_26', 'answered_13') THEN least(arm.part, arm.n - arm.part) ELSE arm.n - coalesce(common.most, 0) END),
    jsonb_object_agg(CASE arm.arm WHEN 'taking_part' THEN 'takingPart' ELSE 'comparison' END,
      CASE WHEN x.outcome IN ('paid_13', 'job_26', 'answered_13') THEN jsonb_build_object('n', arm.n, 'part', arm.part, 'unknown', CASE WHEN x.outcome = 'job_26' AND x.unit <> 'elsewhere' THEN in_fives(arm.unknown) END)
        ELSE jsonb_build_object('n', arm.n, 'mean', round(arm.mean, 2), 'variance', round(arm.variance, 2)) END)
  INTO fewest, arms FROM arm LEFT JOIN common ON common.arm = arm.arm;

  IF x.unit = 'elsewhere' AND NOT EXISTS (SELECT 1 FROM experiment_value v WHERE v.experiment_id = asked) THEN RETURN '{"says": "not-imported"}'; END IF;
  IF fewest < 5 THEN RETURN '{"says": "hidden", "why": "few"}'; END IF;
  IF x.unit <> 'elsewhere' AND experiment_too_close(asked) THEN RETURN '{"says": "hidden", "why": "close"}'; END IF;
  RETURN jsonb_build_object('says', 'told', 'kind', CASE WHEN x.outcome IN ('paid_13', 'job_26', 'answered_13') THEN 'share' ELSE 'mean' END, 'arms', arms,
    'balance', CASE WHEN x.unit = 'elsewhere' THEN '[]'::jsonb ELSE experiment_balance(asked) END);
END $$;

-- ---------- who may ----------

CREATE POLICY own ON experiment TO app_mgmt USING (organisation_id = (SELECT ctx_org()) AND (SELECT acts_for_municipality()))
  WITH CHECK (organisation_id = (SELECT ctx_org()) AND (SELECT acts_for_municipality()));
CREATE POLICY concerned ON experiment FOR SELECT TO app_mgmt USING (id = ANY (ARRAY(SELECT my_experiments())));
CREATE POLICY enrolling ON experiment FOR SELECT TO app_caseworker USING (organisation_id = (SELECT ctx_org()) AND started_at IS NOT NULL AND unit = 'placements');
-- sites and periods only: which placement takes part is a caseworker's to know
CREATE POLICY seen ON experiment_member FOR SELECT TO app_mgmt USING (from_on IS NOT NULL AND EXISTS (SELECT 1 FROM experiment x WHERE x.id = experiment_id));
CREATE POLICY planned ON experiment_member FOR INSERT TO app_mgmt
  WITH CHECK (from_on IS NOT NULL AND EXISTS (SELECT 1 FROM experiment x WHERE x.id = experiment_id AND x.organisation_id = (SELECT ctx_org())));
CREATE POLICY replanned ON experiment_member FOR DELETE TO app_mgmt
  USING (from_on IS NOT NULL AND EXISTS (SELECT 1 FROM experiment x WHERE x.id = experiment_id AND x.organisation_id = (SELECT ctx_org())));
CREATE POLICY enrolled ON experiment_member TO app_caseworker
  USING (EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id)) WITH CHECK (EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id) AND EXISTS (SELECT 1 FROM experiment x WHERE x.id = experiment_id));
CREATE POLICY imported ON experiment_value TO app_mgmt
  USING (EXISTS (SELECT 1 FROM experiment x WHERE x.id = experiment_id AND x.organisation_id = (SELECT ctx_org())))
  WITH CHECK (EXISTS (SELECT 1 FROM experiment x WHERE x.id = experiment_id AND x.organisation_id = (SELECT ctx_org())));

-- ---------- locked ----------

CREATE FUNCTION experiment_refuse(name text, why text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '%: %', name, why USING ERRCODE = '23514', CONSTRAINT = name;
END $$;

-- What is written before the start stays; what is said at the stop stays; after the conclusion all does.
CREATE FUNCTION experiment_course() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE later CONSTANT text[] := ARRAY['stopped_on', 'stop_reason', 'conclusion', 'concluded_at', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.started_at IS NOT NULL THEN PERFORM experiment_refuse('experiment_locked', 'a started experiment stays'); END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.started_at IS NOT NULL OR NEW.stopped_on IS NOT NULL THEN PERFORM experiment_refuse('experiment_locked', 'a plan comes first'); END IF;
    RETURN NEW;
  END IF;
  IF OLD.concluded_at IS NOT NULL THEN PERFORM experiment_refuse('experiment_closed', 'it is concluded'); END IF;
  IF OLD.started_at IS NOT NULL AND (to_jsonb(NEW) - later) IS DISTINCT FROM (to_jsonb(OLD) - later) THEN
    PERFORM experiment_refuse('experiment_locked', 'the plan is locked');
  END IF;
  IF OLD.stopped_on IS NOT NULL AND (OLD.stopped_on, OLD.stop_reason) IS DISTINCT FROM (NEW.stopped_on, NEW.stop_reason) THEN
    PERFORM experiment_refuse('experiment_stopped', 'it is stopped');
  END IF;
  IF OLD.started_at IS NULL AND NEW.started_at IS NOT NULL THEN
    IF NEW.starts_on < ctx_today() OR coalesce(NEW.ends_on, NEW.starts_on) < NEW.starts_on + 28 THEN
      PERFORM experiment_refuse('experiment_ahead', 'it begins today at the earliest, and lasts four weeks');
    END IF;
    IF NEW.unit IN ('sites', 'periods') AND NOT EXISTS (SELECT 1 FROM experiment_member m WHERE m.experiment_id = NEW.id) THEN
      PERFORM experiment_refuse('experiment_without_part', 'nobody takes part');
    END IF;
    IF EXISTS (SELECT 1 FROM experiment_member m JOIN experiment_days(NEW.organisation_id) d ON d.experiment_id <> NEW.id
        AND (d.site_id IS NULL OR m.site_id IS NULL OR d.site_id = m.site_id)
        AND m.from_on <= d.until_on AND least(m.until_on, NEW.ends_on) >= d.from_on
      WHERE m.experiment_id = NEW.id) THEN
      PERFORM experiment_refuse('experiment_one_at_a_time', 'another experiment has the site in these days');
    END IF;
  END IF;
  IF OLD.stopped_on IS NULL AND NEW.stopped_on IS NOT NULL AND
    (NEW.stopped_on > least(NEW.ends_on, ctx_today()) OR (NEW.stopped_on < NEW.ends_on AND length(trim(coalesce(NEW.stop_reason, ''))) < 10)) THEN
    PERFORM experiment_refuse('experiment_stop', 'before the planned end with a reason, never ahead');
  END IF;
  IF NEW.concluded_at IS NOT NULL AND NEW.stopped_on IS NULL THEN PERFORM experiment_refuse('experiment_not_stopped', 'a conclusion comes after the stop'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER experiment_course BEFORE INSERT OR UPDATE OR DELETE ON experiment FOR EACH ROW EXECUTE FUNCTION experiment_course();

-- Sites and periods are chosen in the plan; a placement joins while it runs, at the latest two weeks after it began, and stays in: somebody who leaves belongs to the result as well.
CREATE FUNCTION experiment_member_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  x experiment;
  p placement;
BEGIN
  -- a person who is erased goes, whatever runs
  IF TG_OP = 'DELETE' AND OLD.placement_id IS NOT NULL THEN RETURN OLD; END IF;
  SELECT * INTO x FROM experiment e WHERE e.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.experiment_id ELSE NEW.experiment_id END FOR SHARE;
  IF TG_OP = 'DELETE' OR NEW.placement_id IS NULL THEN
    IF x.started_at IS NOT NULL THEN PERFORM experiment_refuse('experiment_locked', 'who takes part is locked'); END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF (NEW.site_id IS NULL) <> (x.unit = 'periods') OR x.unit NOT IN ('sites', 'periods') THEN PERFORM experiment_refuse('experiment_of_unit', 'another kind takes part'); END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.removed_at IS NOT NULL OR danish_day(OLD.added_at) <> ctx_today() OR (to_jsonb(NEW) - 'removed_at') <> (to_jsonb(OLD) - 'removed_at') THEN
      PERFORM experiment_refuse('experiment_stays_in', 'whoever takes part stays in');
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO p FROM placement q WHERE q.id = NEW.placement_id FOR SHARE;
  IF x.unit <> 'placements' OR x.started_at IS NULL OR x.stopped_on IS NOT NULL OR ctx_today() NOT BETWEEN x.starts_on AND x.ends_on THEN
    PERFORM experiment_refuse('experiment_enrolment', 'it takes nobody in');
  END IF;
  IF p.withdrawn_at IS NOT NULL OR p.ended_on IS NOT NULL OR p.started_on < greatest(x.starts_on, ctx_today() - 14) THEN
    PERFORM experiment_refuse('experiment_too_late', 'the placement is too far on');
  END IF;
  IF EXISTS (SELECT 1 FROM experiment_member m JOIN experiment o ON o.id = m.experiment_id
      WHERE m.placement_id = NEW.placement_id AND m.removed_at IS NULL AND m.experiment_id <> NEW.experiment_id AND o.stopped_on IS NULL)
    OR EXISTS (SELECT 1 FROM site_experiment(NEW.placement_id) s WHERE s IS NOT NULL) THEN
    PERFORM experiment_refuse('experiment_in_another', 'the placement takes part in another experiment');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER experiment_member_kept BEFORE INSERT OR UPDATE OR DELETE ON experiment_member FOR EACH ROW EXECUTE FUNCTION experiment_member_kept();

-- Outcomes of one run elsewhere are read between its stop and its conclusion.
CREATE FUNCTION experiment_value_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM changed c JOIN experiment x ON x.id = c.experiment_id WHERE x.unit <> 'elsewhere' OR x.stopped_on IS NULL OR x.concluded_at IS NOT NULL) THEN
    PERFORM experiment_refuse('experiment_import', 'outcomes are read after the stop and before the conclusion');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER kept_inserted AFTER INSERT ON experiment_value REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION experiment_value_kept();
CREATE TRIGGER kept_deleted AFTER DELETE ON experiment_value REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION experiment_value_kept();

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS called FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND (p.proname LIKE 'experiment\_%' OR p.proname IN ('audit_experiment_values', 'placement_experiment', 'site_experiment', 'my_experiments', 'sees_experiment')) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f.called);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION my_experiments(), experiment_counts(uuid), experiment_result(uuid) TO app_mgmt;
GRANT EXECUTE ON FUNCTION site_experiment(uuid) TO app_caseworker;
