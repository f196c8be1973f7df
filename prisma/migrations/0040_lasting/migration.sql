-- Lasting employment: what counts as lasting is dated and each municipality's own (decision 026), a supplier says how it goes on for those it employs, and where people stand
-- after a placement is noted.

-- ---------- what counts as lasting ----------

-- What is said of a day is judged by what counted on that day: shared/employment, termsOn, in SQL. valid_from is null where nobody has said anything.
CREATE FUNCTION lasting_terms(org uuid, on_day date) RETURNS TABLE (valid_from date, weeks integer, bridged_weeks integer, least_hours numeric)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = public, pg_temp AS $$
  SELECT t.valid_from, t.weeks, t.bridged_weeks, t.least_hours FROM (
    SELECT d.valid_from, d.weeks, d.bridged_weeks, d.least_hours FROM lasting_definition d
    WHERE d.organisation_id = org AND d.superseded_at IS NULL AND d.valid_from <= on_day
    UNION ALL SELECT NULL, 26, 4, 0) t
  ORDER BY t.valid_from DESC NULLS LAST LIMIT 1
$$;
ALTER FUNCTION lasting_terms(uuid, date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION lasting_terms(uuid, date) TO app_caseworker;

-- Whose ordinary employment is lasting on a day, by the terms of that day: lastingOn in SQL. Days worked in the jobs of one stretch; gaps no longer than what is bridged
-- do not break it and do not count. Jobs with too few hours count where they have them together.
CREATE FUNCTION lasting_held(org uuid, on_day date) RETURNS TABLE (citizen_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 300 SET search_path = public, pg_temp SET jit = off AS $$
  WITH terms AS MATERIALIZED (SELECT t.weeks * 7 AS days, t.bridged_weeks * 7 AS bridged, t.least_hours FROM lasting_terms(org, on_day) t),
  ordinary AS MATERIALIZED (
    SELECT e.citizen_id, e.starts_on, coalesce(e.ends_on, 'infinity') AS until, e.weekly_hours
    FROM employment_spell e JOIN citizen c ON c.id = e.citizen_id WHERE e.kind = 'ordinary' AND e.starts_on <= on_day AND c.organisation_id = org),
  counted AS (
    SELECT o.citizen_id, o.starts_on, o.until FROM ordinary o, terms t WHERE o.weekly_hours >= t.least_hours
    UNION
    SELECT s.citizen_id, s.starts_on, s.until
    FROM (
      SELECT x.citizen_id, x.turn AS starts_on, coalesce(lead(x.turn) OVER (PARTITION BY x.citizen_id ORDER BY x.turn) - 1, 'infinity') AS until
      FROM (SELECT DISTINCT o.citizen_id, v.turn FROM ordinary o CROSS JOIN LATERAL (VALUES (o.starts_on), (o.until + 1)) AS v (turn)
        WHERE o.citizen_id IN (SELECT few.citizen_id FROM ordinary few, terms t WHERE few.weekly_hours < t.least_hours)) x) s
    JOIN ordinary o ON o.citizen_id = s.citizen_id AND o.starts_on <= s.starts_on AND o.until >= s.starts_on
    WHERE s.starts_on <= on_day
    GROUP BY s.citizen_id, s.starts_on, s.until HAVING sum(o.weekly_hours) >= (SELECT t.least_hours FROM terms t)),
  followed AS (
    SELECT k.*, max(k.until) OVER (PARTITION BY k.citizen_id ORDER BY k.starts_on, k.until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM counted k),
  part AS (
    SELECT f.citizen_id, f.until,
      greatest(0, least(f.until, on_day) - greatest(f.starts_on, CASE WHEN f.before IS NOT NULL THEN least(f.before, on_day) + 1 END) + 1) AS worked,
      sum(coalesce(f.starts_on > f.before + t.bridged + 1, false)::int) OVER (PARTITION BY f.citizen_id ORDER BY f.starts_on, f.until) AS stretch
    FROM followed f, terms t)
  SELECT DISTINCT s.citizen_id FROM (
    SELECT part.citizen_id, max(part.until) AS until, sum(part.worked) AS worked FROM part GROUP BY part.citizen_id, part.stretch) s, terms t
  WHERE s.worked >= t.days AND on_day <= s.until + t.bridged
$$;
ALTER FUNCTION lasting_held(uuid, date) OWNER TO app_owner;

-- As before (0011), but the gap that is bridged is what counted on that day.
CREATE OR REPLACE FUNCTION work_status(citizen uuid, own_placement uuid, on_day date) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    (SELECT e.answer FROM employment_check e JOIN placement p ON p.id = e.placement_id
     WHERE p.citizen_id = citizen AND p.started_on + e.weeks * 7 = on_day AND e.answer <> 'unknown' ORDER BY (p.id = own_placement) DESC, p.id LIMIT 1),
    (SELECT CASE WHEN bool_or(s.kind = 'ordinary') THEN 'ordinary' ELSE 'subsidised' END FROM employment_spell s
     WHERE s.citizen_id = citizen AND s.starts_on <= on_day AND coalesce(s.ends_on, 'infinity'::date) >= on_day HAVING count(*) > 0),
    (SELECT 'ordinary' FROM employment_spell s WHERE s.citizen_id = citizen AND s.kind = 'ordinary'
     HAVING min(s.starts_on) FILTER (WHERE s.starts_on > on_day) - max(s.ends_on) FILTER (WHERE s.starts_on <= on_day) - 1
       <= 7 * (SELECT t.bridged_weeks FROM citizen c CROSS JOIN LATERAL lasting_terms(c.organisation_id, on_day) t WHERE c.id = citizen)),
    'unknown')
$$;

-- A definition is added or replaced until its day has come; afterwards it stays, since what was said of a day would change with it.
GRANT SELECT ON lasting_definition TO app_caseworker, app_admin, app_mgmt;
GRANT INSERT, UPDATE (superseded_at) ON lasting_definition TO app_admin;
CREATE POLICY own ON lasting_definition FOR SELECT TO app_caseworker, app_admin USING (organisation_id = (SELECT ctx_org()));
-- it stands beside the figures that a supplier's managers see as well, and tells of nobody
CREATE POLICY said ON lasting_definition FOR SELECT TO app_mgmt USING (true);
CREATE POLICY recorded ON lasting_definition FOR INSERT TO app_admin
  WITH CHECK (organisation_id = (SELECT ctx_org()) AND valid_from >= ctx_today() AND recorded_by_id = (SELECT ctx_staff()) AND superseded_at IS NULL);
CREATE POLICY replaced ON lasting_definition FOR UPDATE TO app_admin
  USING (organisation_id = (SELECT ctx_org()) AND valid_from >= ctx_today() AND superseded_at IS NULL) WITH CHECK (organisation_id = (SELECT ctx_org()));

-- ---------- the supplier as employer ----------

-- The employer is the supplier of the placement that the job came from, or none of ours.
CREATE FUNCTION employment_spell_of_supplier() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- a placement that is erased takes nothing with it here: the row is erased next
  IF NEW.supplier_id IS NULL OR (TG_OP = 'UPDATE' AND NEW.placement_id IS NULL AND OLD.placement_id IS NOT NULL AND NEW.supplier_id = OLD.supplier_id) THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM placement p WHERE p.id = NEW.placement_id AND p.supplier_id = NEW.supplier_id) THEN
    RAISE EXCEPTION 'employment_spell_of_supplier: not the supplier of its placement' USING ERRCODE = '23514', CONSTRAINT = 'employment_spell_of_supplier';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION employment_spell_of_supplier() OWNER TO app_owner;
CREATE TRIGGER employment_spell_of_supplier BEFORE INSERT OR UPDATE OF placement_id, supplier_id ON employment_spell
  FOR EACH ROW EXECUTE FUNCTION employment_spell_of_supplier();

-- What a supplier says of a job at its own: once for each time it is asked, at 4, 13, 26 and 52 weeks after the placement began.
CREATE TABLE "employment_report" (
    "id" UUID NOT NULL,
    "spell_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "weeks" INTEGER NOT NULL,
    "still_there" BOOLEAN NOT NULL,
    "weekly_hours" DECIMAL(4,2),
    "last_day" DATE,
    "reported_on" DATE NOT NULL,
    "reported_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "employment_report_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "employment_report_spell_id_weeks_key" ON "employment_report"("spell_id", "weeks");
CREATE INDEX "employment_report_citizen_id_idx" ON "employment_report"("citizen_id");
ALTER TABLE "employment_report" ADD CONSTRAINT "employment_report_spell_id_fkey" FOREIGN KEY ("spell_id") REFERENCES "employment_spell"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "employment_report" ADD CONSTRAINT "employment_report_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE employment_report ADD CONSTRAINT employment_report_says CHECK (weeks IN (4, 13, 26, 52)
  AND (still_there AND weekly_hours > 0 AND weekly_hours <= 37 AND weekly_hours IS NOT NULL AND last_day IS NULL OR NOT still_there AND weekly_hours IS NULL AND last_day IS NOT NULL));

-- The people employed at the own supplier after a placement on the own sites, and of them only those whom a check is due of that nobody has answered, or of whom the supplier
-- said something in the last 14 days. By name as on the crew sheet; keyed by the job. Ends as many days after the job as the municipality lets a supplier see a placement.
CREATE FUNCTION my_employees() RETURNS TABLE (spell_id uuid, placement_id uuid, site_id uuid, name text, alias text, sort_name text, starts_on date, ends_on date,
  weekly_hours numeric, ask_weeks integer, ask_day date, report_weeks integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, p.id, p.site_id, s.name, s.alias, s.sort_name, e.starts_on, e.ends_on, e.weekly_hours, asked.weeks, p.started_on + 7 * asked.weeks, said.weeks
  FROM employment_spell e
    JOIN placement p ON p.id = e.placement_id
    JOIN citizen c ON c.id = e.citizen_id
    LEFT JOIN house_setting h ON h.organisation_id = c.organisation_id AND h.key = 'supplier-access-days'
    CROSS JOIN LATERAL (
      SELECT max(w.weeks) AS weeks FROM unnest(ARRAY[4, 13, 26, 52]) AS w (weeks)
      WHERE p.started_on + 7 * w.weeks BETWEEN e.starts_on AND least(ctx_today(), coalesce(e.ends_on, 'infinity'))
        AND NOT EXISTS (SELECT 1 FROM employment_check k WHERE k.placement_id = p.id AND k.weeks = w.weeks)
        AND NOT EXISTS (SELECT 1 FROM employment_report r WHERE r.spell_id = e.id AND NOT r.still_there)) asked
    CROSS JOIN LATERAL (SELECT max(r.weeks) AS weeks FROM employment_report r WHERE r.spell_id = e.id AND r.reported_on >= ctx_today() - 14) said
    CROSS JOIN LATERAL people_as_seen(ARRAY[p.id]) s
  WHERE e.supplier_id = ctx_org() AND p.site_id = ANY (ARRAY(SELECT my_sites())) AND e.starts_on <= ctx_today()
    AND ctx_today() <= coalesce(e.ends_on, 'infinity') + coalesce(h.value, 30)
    AND (asked.weeks IS NOT NULL OR said.weeks IS NOT NULL)
$$;
ALTER FUNCTION my_employees() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION my_employees() TO app_teamlead;

-- Whose job it is, told by the job and not by the sender.
CREATE FUNCTION employment_report_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.citizen_id := (SELECT e.citizen_id FROM employment_spell e WHERE e.id = NEW.spell_id);
  RETURN NEW;
END $$;
ALTER FUNCTION employment_report_belongs() OWNER TO app_owner;
CREATE TRIGGER employment_report_belongs BEFORE INSERT ON employment_report FOR EACH ROW EXECUTE FUNCTION employment_report_belongs();

-- "Still here" answers the checks that nobody has answered and whose day lies in the job. "No longer here" answers none, and takes back what the same report had answered:
-- the caseworker ends the job by it, and finds out what the person does now.
CREATE FUNCTION employment_report_answers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e employment_spell;
BEGIN
  SELECT * INTO e FROM employment_spell WHERE id = NEW.spell_id;
  IF NEW.still_there THEN
    INSERT INTO employment_check (placement_id, weeks, citizen_id, answer, source, checked_on, checked_by_id)
    SELECT p.id, w.weeks, p.citizen_id, CASE WHEN e.kind = 'ordinary' THEN 'ordinary' ELSE 'subsidised' END, 'supplier', ctx_today(), NEW.reported_by_id
    FROM placement p CROSS JOIN unnest(ARRAY[4, 13, 26, 52]) AS w (weeks)
    WHERE p.id = e.placement_id AND w.weeks <= NEW.weeks AND p.started_on + 7 * w.weeks BETWEEN e.starts_on AND least(ctx_today(), coalesce(e.ends_on, 'infinity'))
    ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM employment_check k USING staff s
    WHERE k.placement_id = e.placement_id AND k.source = 'supplier' AND k.checked_on >= NEW.reported_on AND s.id = k.checked_by_id AND s.organisation_id = e.supplier_id;
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION employment_report_answers() OWNER TO app_owner;
CREATE TRIGGER employment_report_answers AFTER INSERT OR UPDATE ON employment_report FOR EACH ROW EXECUTE FUNCTION employment_report_answers();
CREATE TRIGGER audit_row AFTER INSERT OR UPDATE OR DELETE ON employment_report FOR EACH ROW EXECUTE FUNCTION audit_row();

GRANT ALL ON employment_report TO app_owner;
ALTER TABLE employment_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE employment_report FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON employment_report TO app_owner USING (true) WITH CHECK (true);
GRANT SELECT ON employment_report TO app_caseworker;
CREATE POLICY own ON employment_report FOR SELECT TO app_caseworker USING (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id));
GRANT SELECT (id, spell_id, weeks, still_there, weekly_hours, last_day, reported_on, reported_by_id, version) ON employment_report TO app_teamlead;
GRANT INSERT (id, spell_id, weeks, still_there, weekly_hours, last_day, reported_on, reported_by_id) ON employment_report TO app_teamlead;
GRANT UPDATE (still_there, weekly_hours, last_day, reported_by_id, version) ON employment_report TO app_teamlead;
CREATE POLICY employed ON employment_report FOR SELECT TO app_teamlead USING (spell_id = ANY (ARRAY(SELECT m.spell_id FROM my_employees() m)));
CREATE POLICY asked ON employment_report FOR INSERT TO app_teamlead
  WITH CHECK (reported_by_id = (SELECT ctx_staff()) AND reported_on = ctx_today()
    AND EXISTS (SELECT 1 FROM my_employees() m WHERE m.spell_id = employment_report.spell_id AND m.ask_weeks = employment_report.weeks));
CREATE POLICY corrected ON employment_report FOR UPDATE TO app_teamlead
  USING (reported_on >= ctx_today() - 14 AND spell_id = ANY (ARRAY(SELECT m.spell_id FROM my_employees() m))) WITH CHECK (reported_by_id = (SELECT ctx_staff()));

-- ---------- where people stand after a placement ----------

GRANT SELECT, INSERT, UPDATE ON status_after TO app_caseworker;
CREATE TRIGGER employment_of_one_citizen BEFORE INSERT OR UPDATE OF placement_id, citizen_id ON status_after
  FOR EACH ROW EXECUTE FUNCTION employment_of_one_citizen();

-- ---------- the worklist ----------

-- As before (0038), but lasting as the municipality says it, and a check that the supplier is asked first comes to the caseworker seven days later.
CREATE OR REPLACE FUNCTION case_states(day date)
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
      -- the supplier is asked first where it is the employer and has not said that the job is over
      CASE WHEN p.started_on <= day THEN n.due_on + CASE WHEN EXISTS (
        SELECT 1 FROM employment_spell e WHERE e.placement_id = p.id AND e.supplier_id IS NOT NULL AND e.starts_on <= n.due_on AND coalesce(e.ends_on, 'infinity') >= n.due_on
          AND NOT EXISTS (SELECT 1 FROM employment_report r WHERE r.spell_id = e.id AND NOT r.still_there)) THEN 7 ELSE 0 END END AS check_on
    FROM placement p LEFT JOIN answered k ON k.placement_id = p.id LEFT JOIN open_version o ON o.placement_id = p.id LEFT JOIN settled s ON s.placement_id = p.id
      CROSS JOIN LATERAL (SELECT p.started_on + 7 * CASE WHEN k.weeks IS NULL OR 4 <> ALL (k.weeks) THEN 4 WHEN 13 <> ALL (k.weeks) THEN 13
        WHEN 26 <> ALL (k.weeks) THEN 26 WHEN 52 <> ALL (k.weeks) THEN 52 END AS due_on) n),
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
  held AS (SELECT h.citizen_id FROM lasting_held((SELECT ctx_org()), day) h),
  measured AS (SELECT m.citizen_id, max(m.measured_on) AS last_on FROM measurement m WHERE m.party <> 'team_lead' GROUP BY m.citizen_id),
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
