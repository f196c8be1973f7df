-- Stage and next step of every citizen of the actor's municipality on a day: what stageOf and nextStepOf (shared/casefile/casefile.rules.ts)
-- say of one, for all at once; tests/casefile holds the two together on made-up histories.
-- Its own right to the tables, and not row-level security on each of seven: the one filter below stands for all of them, since every
-- other row is joined to a citizen that passed it. Compiling the plan would take longer than running it.
-- "next" sorts as the rules do: days since 2000 times 8, plus the place of the kind in nextStepKinds.
CREATE FUNCTION case_states(day date)
RETURNS TABLE (id uuid, first_name text, last_name text, protected_address boolean, caseworker_id uuid, door text, stage text, next integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 2000 SET search_path = public, pg_temp SET jit = off SET work_mem = '32MB' AS $$
  WITH asked AS (SELECT k.id AS catalogue_id, ARRAY(SELECT q ->> 'key' FROM jsonb_array_elements(k.content -> 'questions') q) AS keys FROM catalogue k),
  talk AS (
    SELECT a.citizen_id, (a.started_at AT TIME ZONE 'Europe/Copenhagen')::date AS started_on,
      CASE WHEN jsonb_exists_all(a.answers, asked.keys) THEN (a.updated_at AT TIME ZONE 'Europe/Copenhagen')::date END AS finished_on
    FROM assessment a JOIN asked USING (catalogue_id) WHERE a.closed_at IS NULL),
  answered AS (SELECT e.placement_id, array_agg(e.weeks) AS weeks FROM employment_check e GROUP BY e.placement_id),
  begun AS (
    SELECT p.citizen_id, p.started_on, p.ended_on, p.starts_on, p.ends_on,
      p.started_on IS NULL AND p.withdrawn_at IS NULL AS is_draft,
      p.started_on <= day AND p.ended_on IS NULL AS is_running,
      p.started_on > day AND p.ended_on IS NULL AS is_upcoming,
      CASE WHEN p.started_on <= day THEN p.started_on + 7 * CASE WHEN k.weeks IS NULL OR 4 <> ALL (k.weeks) THEN 4 WHEN 13 <> ALL (k.weeks) THEN 13
        WHEN 26 <> ALL (k.weeks) THEN 26 WHEN 52 <> ALL (k.weeks) THEN 52 END END AS check_on
    FROM placement p LEFT JOIN answered k ON k.placement_id = p.id),
  placed AS (
    SELECT b.citizen_id, bool_or(b.is_running) AS runs, bool_or(b.is_draft OR b.is_upcoming) AS ahead,
      min(b.starts_on) FILTER (WHERE b.is_draft) AS start_on, min(b.ends_on) FILTER (WHERE b.is_running) AS ends_on,
      max(b.ended_on) AS last_ended_on, min(b.check_on) AS check_on
    FROM begun b GROUP BY b.citizen_id),
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
      d.door, d.decided_on, d.review_on, t.started_on AS talk_on, t.finished_on, p.ahead, p.start_on, p.ends_on, p.last_ended_on, p.check_on,
      j.ahead AS job_ahead, j.last_on AS job_until, m.last_on AS measured_on,
      CASE WHEN h.citizen_id IS NOT NULL THEN 'lasting' WHEN p.runs THEN 'working' WHEN j.runs THEN 'job' WHEN p.ahead THEN 'agreed'
        WHEN d.door IS NOT NULL THEN 'door' ELSE 'arrived' END AS stage
    FROM citizen c
    LEFT JOIN door_decision d ON d.citizen_id = c.id AND d.historic_at IS NULL
    LEFT JOIN talk t ON t.citizen_id = c.id
    LEFT JOIN placed p ON p.citizen_id = c.id
    LEFT JOIN paid j ON j.citizen_id = c.id
    LEFT JOIN held h ON h.citizen_id = c.id
    LEFT JOIN measured m ON m.citizen_id = c.id
    WHERE c.organisation_id = (SELECT ctx_org()))
  SELECT s.id, s.first_name, s.last_name, s.protected_address, s.caseworker_id, s.door, s.stage, least(
    -- assess 0, decide-door 1
    CASE WHEN s.finished_on IS NOT NULL THEN (s.finished_on + 7 - DATE '2000-01-01') * 8 + 1
      WHEN s.talk_on IS NOT NULL AND s.door IS NOT NULL THEN (s.talk_on + 7 - DATE '2000-01-01') * 8
      WHEN s.stage = 'arrived' THEN (s.arrived_on + 7 - DATE '2000-01-01') * 8 END,
    -- start 2
    (s.start_on - DATE '2000-01-01') * 8 + 2,
    -- placement-ends 3
    CASE WHEN s.ends_on < day OR (s.ends_on <= day + 14 AND NOT s.ahead AND NOT coalesce(s.job_until > s.ends_on, false))
      THEN (s.ends_on - DATE '2000-01-01') * 8 + 3 END,
    -- find-place 4
    CASE WHEN s.stage = 'door' AND NOT coalesce(s.job_ahead, false) THEN (greatest(s.decided_on, s.last_ended_on) + 14 - DATE '2000-01-01') * 8 + 4 END,
    -- check 5
    (s.check_on - DATE '2000-01-01') * 8 + 5,
    -- review-door 6, measure 7
    CASE WHEN s.stage IN ('door', 'agreed', 'working') AND s.door IS NOT NULL THEN least((s.review_on - DATE '2000-01-01') * 8 + 6,
      (least((s.measured_on + interval '3 months')::date, CASE WHEN s.measured_on < s.decided_on OR s.measured_on IS NULL THEN s.decided_on + 14 END)
        - DATE '2000-01-01') * 8 + 7) END)
  FROM staged s
$$;
ALTER FUNCTION case_states(date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION case_states(date) TO app_caseworker;
