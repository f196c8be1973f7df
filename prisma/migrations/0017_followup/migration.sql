-- What follows a decision: a disagreement stays as it was said and answered, and the worklist knows it, the steps of an agreement and the
-- facts a door is talked over by.

-- ---------- disagreements ----------

-- It is about a decision of the same person that counts now.
CREATE FUNCTION disagreement_on_current() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM door_decision d WHERE d.id = NEW.decision_id AND d.citizen_id = NEW.citizen_id AND d.historic_at IS NULL) THEN
    RAISE EXCEPTION 'door_disagreement_on_current: no decision that counts' USING ERRCODE = '23514', CONSTRAINT = 'door_disagreement_on_current';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION disagreement_on_current() OWNER TO app_owner;
CREATE TRIGGER disagreement_on_current BEFORE INSERT ON door_disagreement FOR EACH ROW EXECUTE FUNCTION disagreement_on_current();

-- What was said never changes; an answer is given once.
CREATE FUNCTION disagreement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE open_to text[] := ARRAY['owner_id', 'outcome', 'answer', 'answered_by_id', 'answered_at', 'version'];
BEGIN
  IF OLD.answered_at IS NOT NULL OR (to_jsonb(NEW) - open_to) IS DISTINCT FROM (to_jsonb(OLD) - open_to) THEN
    RAISE EXCEPTION 'door_disagreement_frozen: what was said and answered does not change' USING ERRCODE = '23514', CONSTRAINT = 'door_disagreement_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disagreement_stays BEFORE UPDATE ON door_disagreement FOR EACH ROW EXECUTE FUNCTION disagreement_stays();

-- It goes along when the citizen gets another caseworker, whichever way that happens.
CREATE FUNCTION disagreement_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE door_disagreement SET owner_id = NEW.caseworker_id WHERE citizen_id = NEW.id AND answered_at IS NULL;
  RETURN NULL;
END $$;
ALTER FUNCTION disagreement_follows() OWNER TO app_owner;
CREATE TRIGGER disagreement_follows AFTER UPDATE OF caseworker_id ON citizen FOR EACH ROW
  WHEN (NEW.caseworker_id IS NOT NULL AND NEW.caseworker_id IS DISTINCT FROM OLD.caseworker_id) EXECUTE FUNCTION disagreement_follows();

-- ---------- the worklist ----------

-- case_states again, with what an agreement waits for and what is disagreed with. "next" is now days since 2000 times 16, plus the place
-- of the kind in nextStepKinds. A state below is what statusOf and versionStateOf (shared/placements/agreements.rules.ts) say.
DROP FUNCTION case_states(date);
CREATE FUNCTION case_states(day date)
RETURNS TABLE (id uuid, first_name text, last_name text, protected_address boolean, caseworker_id uuid, door text, stage text, next integer, disagrees boolean)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 2000 SET search_path = public, pg_temp SET jit = off SET work_mem = '32MB' AS $$
  WITH asked AS (SELECT k.id AS catalogue_id, ARRAY(SELECT q ->> 'key' FROM jsonb_array_elements(k.content -> 'questions') q) AS keys FROM catalogue k),
  talk AS (
    SELECT a.citizen_id, (a.started_at AT TIME ZONE 'Europe/Copenhagen')::date AS started_on,
      CASE WHEN jsonb_exists_all(a.answers, asked.keys) THEN (a.updated_at AT TIME ZONE 'Europe/Copenhagen')::date END AS finished_on
    FROM assessment a JOIN asked USING (catalogue_id) WHERE a.closed_at IS NULL),
  answered AS (SELECT e.placement_id, array_agg(e.weeks) AS weeks FROM employment_check e GROUP BY e.placement_id),
  -- the wording that is being written or answered: one a placement at most, and always the newest
  open_version AS (
    SELECT v.placement_id, (v.drafted_at AT TIME ZONE 'Europe/Copenhagen')::date AS drafted_on, (v.sent_at AT TIME ZONE 'Europe/Copenhagen')::date AS sent_on,
      (v.updated_at AT TIME ZONE 'Europe/Copenhagen')::date + 84 <= day AS expired
    FROM placement_version v WHERE v.agreed_at IS NULL AND v.declined_at IS NULL AND v.withdrawn_at IS NULL),
  -- what became of the wordings of what has not begun
  settled AS (
    SELECT v.placement_id, bool_or(v.agreed_at IS NOT NULL) AS agreed,
      (max(v.declined_at) FILTER (WHERE v.number = n.number) AT TIME ZONE 'Europe/Copenhagen')::date AS declined_on
    FROM placement p
    JOIN placement_version v ON v.placement_id = p.id AND v.withdrawn_at IS NULL
    JOIN LATERAL (SELECT max(x.number) AS number FROM placement_version x WHERE x.placement_id = p.id AND x.withdrawn_at IS NULL) n ON true
    WHERE p.started_on IS NULL AND p.withdrawn_at IS NULL GROUP BY v.placement_id),
  begun AS (
    SELECT p.citizen_id, p.started_on, p.ended_on, p.starts_on, p.ends_on, o.drafted_on, o.sent_on, s.declined_on,
      CASE WHEN p.withdrawn_at IS NOT NULL THEN 'withdrawn'
        WHEN p.started_on IS NOT NULL THEN CASE WHEN p.ended_on IS NOT NULL THEN 'ended' WHEN p.started_on > day THEN 'upcoming' ELSE 'running' END
        WHEN s.agreed THEN 'agreed' WHEN o.expired THEN 'expired' WHEN o.sent_on IS NOT NULL THEN 'awaiting'
        WHEN o.placement_id IS NULL AND s.declined_on IS NOT NULL THEN 'declined' ELSE 'draft' END AS state,
      o.placement_id IS NOT NULL AND NOT o.expired AS is_open,
      p.started_on IS NOT NULL OR coalesce(s.agreed, false) AS agreed,
      CASE WHEN p.started_on <= day THEN p.started_on + 7 * CASE WHEN k.weeks IS NULL OR 4 <> ALL (k.weeks) THEN 4 WHEN 13 <> ALL (k.weeks) THEN 13
        WHEN 26 <> ALL (k.weeks) THEN 26 WHEN 52 <> ALL (k.weeks) THEN 52 END END AS check_on
    FROM placement p LEFT JOIN answered k ON k.placement_id = p.id LEFT JOIN open_version o ON o.placement_id = p.id LEFT JOIN settled s ON s.placement_id = p.id),
  placed AS (
    SELECT b.citizen_id, bool_or(b.state = 'running') AS runs, bool_or(b.state IN ('draft', 'awaiting', 'declined', 'agreed', 'upcoming')) AS ahead,
      bool_or(b.state IN ('agreed', 'upcoming')) AS followed,
      min(b.starts_on) FILTER (WHERE b.state = 'agreed') AS start_on, min(b.ends_on) FILTER (WHERE b.state = 'running') AS ends_on,
      min(CASE WHEN b.is_open AND b.sent_on IS NULL THEN least(b.drafted_on + 7, CASE WHEN NOT b.agreed THEN b.starts_on END) END)
        FILTER (WHERE b.state NOT IN ('ended', 'withdrawn')) AS send_on,
      min(CASE WHEN b.is_open AND b.sent_on IS NOT NULL THEN least(b.sent_on + 7, CASE WHEN NOT b.agreed THEN b.starts_on END) END)
        FILTER (WHERE b.state NOT IN ('ended', 'withdrawn')) AS answers_on,
      min(b.declined_on + 3) FILTER (WHERE b.state = 'declined') AS change_on,
      max(b.ended_on) AS last_ended_on, min(b.check_on) AS check_on
    FROM begun b GROUP BY b.citizen_id),
  disagreed AS (SELECT x.citizen_id, min(x.due_on) AS due_on FROM door_disagreement x WHERE x.answered_at IS NULL GROUP BY x.citizen_id),
  paid AS (
    SELECT e.citizen_id, bool_or(e.starts_on <= day AND (e.ends_on IS NULL OR e.ends_on >= day)) AS runs, bool_or(e.starts_on > day) AS ahead,
      max(coalesce(e.ends_on, 'infinity')) AS last_on
    FROM employment_spell e GROUP BY e.citizen_id),
  -- lastingOn: days worked in ordinary jobs of one stretch, gaps of up to four weeks bridged but not counted
  ordinary AS (
    SELECT e.citizen_id, e.id, e.starts_on, coalesce(e.ends_on, 'infinity') AS until,
      max(coalesce(e.ends_on, 'infinity')) OVER (PARTITION BY e.citizen_id ORDER BY e.starts_on, e.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM employment_spell e WHERE e.kind = 'ordinary' AND e.starts_on <= day),
  part AS (
    SELECT o.citizen_id, o.until,
      greatest(0, least(o.until, day) - greatest(o.starts_on, CASE WHEN o.before IS NOT NULL THEN least(o.before, day) + 1 END) + 1) AS worked,
      sum(coalesce(o.starts_on > o.before + 29, false)::int) OVER (PARTITION BY o.citizen_id ORDER BY o.starts_on, o.id) AS stretch
    FROM ordinary o),
  held AS (
    SELECT DISTINCT s.citizen_id FROM (SELECT part.citizen_id, max(part.until) AS until, sum(part.worked) AS worked FROM part GROUP BY part.citizen_id, part.stretch) s
    WHERE s.worked >= 182 AND day <= s.until + 28),
  measured AS (SELECT m.citizen_id, max(m.measured_on) AS last_on FROM measurement m GROUP BY m.citizen_id),
  staged AS (
    SELECT c.id, c.first_name, c.last_name, c.protected_address, c.caseworker_id,
      (c.created_at AT TIME ZONE 'Europe/Copenhagen')::date AS arrived_on,
      d.door, d.decided_on, d.review_on, t.started_on AS talk_on, t.finished_on, p.ahead, p.followed, p.send_on, p.answers_on, p.change_on, p.start_on, p.ends_on,
      p.last_ended_on, p.check_on, x.due_on AS answer_on, j.ahead AS job_ahead, j.last_on AS job_until, m.last_on AS measured_on,
      CASE WHEN h.citizen_id IS NOT NULL THEN 'lasting' WHEN p.runs THEN 'working' WHEN j.runs THEN 'job' WHEN p.ahead THEN 'agreed'
        WHEN d.door IS NOT NULL THEN 'door' ELSE 'arrived' END AS stage
    FROM citizen c
    LEFT JOIN door_decision d ON d.citizen_id = c.id AND d.historic_at IS NULL
    LEFT JOIN talk t ON t.citizen_id = c.id
    LEFT JOIN placed p ON p.citizen_id = c.id
    LEFT JOIN disagreed x ON x.citizen_id = c.id
    LEFT JOIN paid j ON j.citizen_id = c.id
    LEFT JOIN held h ON h.citizen_id = c.id
    LEFT JOIN measured m ON m.citizen_id = c.id
    WHERE c.organisation_id = (SELECT ctx_org()))
  SELECT s.id, s.first_name, s.last_name, s.protected_address, s.caseworker_id, s.door, s.stage, least(
    -- assess 0, decide-door 1
    CASE WHEN s.finished_on IS NOT NULL THEN (s.finished_on + 7 - DATE '2000-01-01') * 16 + 1
      WHEN s.talk_on IS NOT NULL AND s.door IS NOT NULL THEN (s.talk_on + 7 - DATE '2000-01-01') * 16
      WHEN s.stage = 'arrived' THEN (s.arrived_on + 7 - DATE '2000-01-01') * 16 END,
    -- answer-disagreement 2, send-agreement 3, await-answers 4, change-agreement 5, start 6
    (s.answer_on - DATE '2000-01-01') * 16 + 2,
    (s.send_on - DATE '2000-01-01') * 16 + 3,
    (s.answers_on - DATE '2000-01-01') * 16 + 4,
    (s.change_on - DATE '2000-01-01') * 16 + 5,
    (s.start_on - DATE '2000-01-01') * 16 + 6,
    -- placement-ends 7
    CASE WHEN s.ends_on < day OR (s.ends_on <= day + 14 AND NOT s.followed AND NOT coalesce(s.job_until > s.ends_on, false))
      THEN (s.ends_on - DATE '2000-01-01') * 16 + 7 END,
    -- find-place 8
    CASE WHEN s.stage = 'door' AND NOT coalesce(s.job_ahead, false) THEN (greatest(s.decided_on, s.last_ended_on) + 14 - DATE '2000-01-01') * 16 + 8 END,
    -- check 9
    (s.check_on - DATE '2000-01-01') * 16 + 9,
    -- review-door 10, measure 11
    CASE WHEN s.stage IN ('door', 'agreed', 'working') AND s.door IS NOT NULL THEN least(CASE WHEN s.talk_on IS NULL THEN (s.review_on - DATE '2000-01-01') * 16 + 10 END,
      (least((s.measured_on + interval '3 months')::date, CASE WHEN s.measured_on < s.decided_on OR s.measured_on IS NULL THEN s.decided_on + 14 END)
        - DATE '2000-01-01') * 16 + 11) END), s.answer_on IS NOT NULL
  FROM staged s
$$;
ALTER FUNCTION case_states(date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION case_states(date) TO app_caseworker;
