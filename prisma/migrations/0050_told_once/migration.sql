-- An experiment's result stays as it was told when it was concluded, its groups are those that were there at the start, and a manager's kept answers are read where everybody's are.

-- since 0036 what was answered under a key is read by gate.kept_answer, before the transaction
REVOKE SELECT ON idempotency_key FROM app_mgmt;

-- ---------- the groups ----------

-- The offer and the weekly hours a placement began with: what was agreed last by its first day. What is agreed on the way comes of how it goes, and may not choose who is compared.
CREATE FUNCTION placement_begun_as(asked uuid, OUT offer text, OUT hours numeric) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(v.offer, p.offer), (SELECT sum(h) FROM unnest(coalesce(v.weekday_hours, p.weekday_hours)) h)
  FROM placement p LEFT JOIN LATERAL (
    SELECT w.offer, w.weekday_hours FROM placement_version w WHERE w.placement_id = p.id AND w.agreed_at IS NOT NULL
    -- written down afterwards: the first that was agreed
    ORDER BY danish_day(w.agreed_at) <= p.started_on DESC, CASE WHEN danish_day(w.agreed_at) <= p.started_on THEN -w.number ELSE w.number END LIMIT 1) v ON true
  WHERE p.id = asked
$$;

-- Everybody of an experiment so far, each citizen once: with the first placement begun in the experiment's days, or with the one that was enrolled. So nobody leaves the comparison by coming back
-- later or by being moved, and nobody begins twice. Comparable are citizens of the same municipality with a first placement that began in those days, at the same door and with the same kind of offer (as
-- agreed when it began) as somebody who takes part, at a site without part in it, in no other experiment.
CREATE OR REPLACE FUNCTION experiment_people(asked uuid) RETURNS TABLE (citizen_id uuid, placement_id uuid, arm text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH x AS (SELECT e.id, e.unit, e.organisation_id, e.starts_on, least(experiment_last_day(e), ctx_today()) AS until_on FROM experiment e WHERE e.id = asked AND e.started_at IS NOT NULL),
  begun AS MATERIALIZED (
    SELECT f.citizen_id, f.placement_id, f.door, f.started_on, p.site_id, x.unit, placement_experiment(x.organisation_id, f.placement_id, p.site_id, f.started_on) AS took
    FROM x JOIN facts.placement f ON f.organisation_id = x.organisation_id AND f.started_on BETWEEN x.starts_on AND x.until_on JOIN placement p ON p.id = f.placement_id),
  person AS MATERIALIZED (
    SELECT b.*, (SELECT a.offer FROM placement_begun_as(b.placement_id) a) AS offer FROM (
      SELECT DISTINCT ON (g.citizen_id) g.* FROM begun g ORDER BY g.citizen_id, g.unit = 'placements' AND g.took IS NOT DISTINCT FROM asked DESC, g.started_on, g.placement_id) b)
  SELECT t.citizen_id, t.placement_id, 'taking_part' FROM person t WHERE t.took = asked
  UNION ALL
  SELECT o.citizen_id, o.placement_id, 'comparison' FROM person o
  WHERE o.took IS NULL AND EXISTS (SELECT 1 FROM person t WHERE t.took = asked AND t.door = o.door AND t.offer = o.offer)
    AND NOT EXISTS (SELECT 1 FROM experiment_member m WHERE m.experiment_id = asked AND m.site_id = o.site_id AND m.removed_at IS NULL)
$$;

CREATE OR REPLACE FUNCTION experiment_balance(asked uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH person AS (
    SELECT m.arm, f.door, w.offer, f.kind,
      CASE WHEN d.answers ->> 'language' = 'alone' THEN 'none' WHEN d.answers ->> 'language' IS NULL THEN 'unknown' ELSE 'some' END AS language,
      CASE WHEN w.hours < 10 THEN '1-9' WHEN w.hours < 20 THEN '10-19' WHEN w.hours < 30 THEN '20-29' ELSE '30+' END AS hours
    FROM experiment_measured(asked) m JOIN facts.placement f ON f.placement_id = m.placement_id CROSS JOIN LATERAL placement_begun_as(m.placement_id) w
      LEFT JOIN LATERAL (SELECT o.answers FROM door_decision o WHERE o.citizen_id = m.citizen_id AND o.decided_on <= f.started_on
        ORDER BY o.decided_on DESC, o.historic_at DESC NULLS FIRST, o.decided_at DESC LIMIT 1) d ON true),
  counted AS (
    SELECT v.dimension, v.at, v.key, p.arm, count(*) AS n
    FROM person p CROSS JOIN LATERAL (VALUES (1, 'door', p.door), (2, 'offer', p.offer), (3, 'site_kind', p.kind), (4, 'language', p.language), (5, 'hours', p.hours)) v (at, dimension, key)
    GROUP BY 1, 2, 3, 4)
  SELECT coalesce(jsonb_agg(jsonb_build_object('dimension', t.dimension, 'table', shown_table(ARRAY['taking_part', 'comparison'], t.triples)) ORDER BY t.at), '[]')
  FROM (SELECT c.dimension, c.at, jsonb_agg(jsonb_build_array(c.key, c.arm, c.n)) AS triples FROM counted c GROUP BY 1, 2) t
$$;

-- ---------- the result, as it was told ----------

-- Made by the database when the conclusion is written; a sum of each arm. Later corrections, and people who are erased, could be subtracted from it if it followed them.
ALTER TABLE experiment ADD COLUMN concluded_result JSONB;

CREATE OR REPLACE FUNCTION experiment_course() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE later CONSTANT text[] := ARRAY['stopped_on', 'stop_reason', 'conclusion', 'concluded_at', 'concluded_result', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.started_at IS NOT NULL THEN PERFORM experiment_refuse('experiment_locked', 'a started experiment stays'); END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.started_at IS NOT NULL OR NEW.stopped_on IS NOT NULL THEN PERFORM experiment_refuse('experiment_locked', 'a plan comes first'); END IF;
    NEW.concluded_result := NULL;
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
  NEW.concluded_result := NULL;
  IF NEW.concluded_at IS NOT NULL AND NEW.stopped_on IS NULL THEN PERFORM experiment_refuse('experiment_not_stopped', 'a conclusion comes after the stop'); END IF;
  IF NEW.concluded_at IS NOT NULL THEN
    NEW.concluded_result := experiment_result(NEW.id);
    IF NEW.concluded_result ->> 'says' = 'told' THEN NEW.concluded_result := NEW.concluded_result || jsonb_build_object('toldOn', ctx_today()); END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION experiment_result(asked uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  x experiment;
  arms jsonb;
  fewest bigint;
BEGIN
  SELECT * INTO x FROM experiment e WHERE e.id = asked AND sees_experiment(asked);
  IF x.id IS NULL THEN RETURN NULL; END IF;
  IF x.concluded_result ->> 'says' = 'told' THEN RETURN x.concluded_result; END IF;
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

ALTER FUNCTION placement_begun_as(uuid) OWNER TO app_owner;
