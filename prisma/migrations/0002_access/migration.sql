-- Who may see and change which rows, held by the database itself (docs/authorization.md shows the same as a table).
-- The server logs in as app_login, which owns nothing and may read nothing; inside each transaction it takes one of the function
-- roles below for that transaction only. A query outside a transaction with a role fails with "permission denied".

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- ---------- roles (global to the cluster, so made only where missing) ----------
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['app_owner', 'app_caseworker', 'app_teamlead', 'app_mgmt', 'app_admin'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', name);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'app_login') THEN
    CREATE ROLE app_login LOGIN NOINHERIT NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the cluster made them meanwhile
END $$;

GRANT app_caseworker, app_teamlead, app_mgmt, app_admin TO app_login;
DO $$ BEGIN EXECUTE format('GRANT app_owner TO %I', current_user); END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- a new function is nobody's until it is granted (a per-schema default could not take this right away)
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO app_owner, app_caseworker, app_teamlead, app_mgmt, app_admin;
GRANT CREATE ON SCHEMA public TO app_owner;
GRANT ALL ON ALL TABLES IN SCHEMA public TO app_owner;
GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO app_owner;

-- ---------- what must be true whoever writes ----------
ALTER TABLE organisation ADD CONSTRAINT organisation_kind CHECK (kind IN ('municipality', 'supplier'));
ALTER TABLE staff ADD CONSTRAINT staff_role CHECK (role IN ('caseworker', 'team_lead', 'manager', 'administrator'));
ALTER TABLE staff ADD CONSTRAINT staff_email_lower CHECK (email = lower(email));

ALTER TABLE site ADD CONSTRAINT site_kind CHECK (kind IN ('school', 'day_care', 'nursing_home', 'administration', 'sports_hall', 'training_centre', 'laundry'));
ALTER TABLE site ADD CONSTRAINT site_p_number CHECK (p_number ~ '^[0-9]{10}$');
ALTER TABLE site_staffing ADD CONSTRAINT site_staffing_fte CHECK (ordinary_fte >= 0);
ALTER TABLE site_places ADD CONSTRAINT site_places_door CHECK (door IN ('red', 'yellow', 'green') AND places BETWEEN 0 AND 200);
ALTER TABLE site_shift ADD CONSTRAINT site_shift_times CHECK (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$' AND ends_at ~ '^[0-2][0-9]:[0-5][0-9]$' AND weekdays <@ ARRAY[1,2,3,4,5,6,7]);

ALTER TABLE citizen ADD CONSTRAINT citizen_name CHECK (first_name <> '' AND last_name <> '');
ALTER TABLE citizen ADD CONSTRAINT citizen_cpr_date CHECK (cpr_date ~ '^[0-9]{6}$');
ALTER TABLE citizen ADD CONSTRAINT citizen_weekly_hours CHECK (weekly_hours BETWEEN 0 AND 37);
ALTER TABLE citizen ADD CONSTRAINT citizen_child_certificate CHECK (child_certificate IN ('not_relevant', 'missing', 'ordered', 'ok'));

CREATE UNIQUE INDEX assessment_one_open ON assessment (citizen_id) WHERE closed_at IS NULL;
ALTER TABLE door_decision ADD CONSTRAINT door_decision_door CHECK (door IN ('red', 'yellow', 'green') AND proposed_door IN ('red', 'yellow', 'green'));
ALTER TABLE door_decision ADD CONSTRAINT door_decision_reason CHECK (door = proposed_door OR length(trim(reason)) >= 10);
CREATE UNIQUE INDEX door_decision_one_current ON door_decision (citizen_id) WHERE historic_at IS NULL;

ALTER TABLE placement ADD CONSTRAINT placement_offer CHECK (offer IN ('internship', 'useful_work', 'wage_subsidy', 'ordinary_hours'));
ALTER TABLE placement ADD CONSTRAINT placement_door CHECK (door IN ('red', 'yellow', 'green'));
ALTER TABLE placement ADD CONSTRAINT placement_period CHECK (ends_on >= starts_on AND (ended_on IS NULL OR (started_on IS NOT NULL AND ended_on >= started_on)));
ALTER TABLE placement ADD CONSTRAINT placement_end_reason CHECK ((ended_on IS NULL) = (end_reason IS NULL));
ALTER TABLE placement ADD CONSTRAINT placement_withdrawn CHECK (withdrawn_at IS NULL OR started_on IS NULL);
ALTER TABLE placement ADD CONSTRAINT placement_hours CHECK (cardinality(weekday_hours) = 7 AND 0 <= ALL (weekday_hours) AND 12 >= ALL (weekday_hours));
ALTER TABLE placement ADD CONSTRAINT placement_no_overlap
  EXCLUDE USING gist (citizen_id WITH =, daterange(started_on, ended_on, '[]') WITH &&) WHERE (started_on IS NOT NULL);

ALTER TABLE attendance ADD CONSTRAINT attendance_state CHECK (state IN ('present', 'late', 'left_early', 'sick', 'agreed_absence', 'no_show'));
ALTER TABLE attendance ADD CONSTRAINT attendance_hours CHECK (hours BETWEEN 0 AND 12 AND planned_hours BETWEEN 0 AND 12 AND (hours = 0 OR state IN ('present', 'late', 'left_early')));
ALTER TABLE attendance ADD CONSTRAINT attendance_pace CHECK (pace_band BETWEEN 1 AND 5);

ALTER TABLE measurement ADD CONSTRAINT measurement_party CHECK (party IN ('citizen', 'caseworker'));
ALTER TABLE employment_spell ADD CONSTRAINT employment_spell_kind CHECK (kind IN ('ordinary', 'wage_subsidy', 'flexi_job') AND source IN ('caseworker', 'citizen', 'supplier'));
ALTER TABLE employment_spell ADD CONSTRAINT employment_spell_period CHECK (ends_on IS NULL OR ends_on >= starts_on);
ALTER TABLE employment_spell ADD CONSTRAINT employment_spell_hours CHECK (weekly_hours > 0 AND weekly_hours <= 37);
ALTER TABLE employment_check ADD CONSTRAINT employment_check_answer CHECK (weeks IN (4, 13, 26, 52) AND answer IN ('ordinary', 'subsidised', 'none', 'unknown') AND source IN ('caseworker', 'citizen', 'supplier'));

-- ---------- who acts, in this transaction ----------
CREATE FUNCTION ctx_staff() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.staff', true), '')::uuid $$;
CREATE FUNCTION ctx_org() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.org', true), '')::uuid $$;
CREATE FUNCTION ctx_entry() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.entry', true), '')::uuid $$;
-- the product's day (Europe/Copenhagen), handed over by the server
CREATE FUNCTION ctx_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT coalesce(nullif(current_setting('app.today', true), '')::date, (now() AT TIME ZONE 'Europe/Copenhagen')::date) $$;
GRANT EXECUTE ON FUNCTION ctx_staff(), ctx_org(), ctx_entry(), ctx_today() TO app_owner, app_caseworker, app_teamlead, app_mgmt, app_admin;

-- The sites a team lead leads.
CREATE FUNCTION my_sites() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.site_id FROM site_team_lead l JOIN site s ON s.id = l.site_id
  WHERE l.staff_id = ctx_staff() AND s.organisation_id = ctx_org()
$$;

-- A supplier sees a placement from 14 days before its first day until 30 days after its last.
CREATE FUNCTION my_placements() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id FROM placement p
  WHERE p.site_id = ANY (ARRAY(SELECT my_sites())) AND p.supplier_id = ctx_org() AND p.started_on IS NOT NULL
    AND ctx_today() BETWEEN p.started_on - 14 AND coalesce(p.ended_on + 30, 'infinity'::date)
$$;

-- All that a team lead may know of the people placed at the own sites. Whoever has a protected name and address appears under an alias.
CREATE FUNCTION crew_people() RETURNS TABLE (placement_id uuid, display_name text, sort_name text, phone text, needs text, protected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id,
    CASE WHEN c.protected_address THEN 'Borger ' || upper(substr(md5(p.id::text), 1, 4)) ELSE c.first_name || ' ' || c.last_name END,
    CASE WHEN c.protected_address THEN upper(substr(md5(p.id::text), 1, 4)) ELSE c.last_name || ' ' || c.first_name END,
    CASE WHEN c.protected_address THEN NULL ELSE c.phone END,
    CASE WHEN c.needs_agreed_on IS NOT NULL THEN c.needs_for_supplier END,
    c.protected_address
  FROM placement p JOIN citizen c ON c.id = p.citizen_id
  WHERE p.id = ANY (ARRAY(SELECT my_placements()))
$$;

ALTER FUNCTION my_sites() OWNER TO app_owner;
ALTER FUNCTION my_placements() OWNER TO app_owner;
ALTER FUNCTION crew_people() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION my_sites(), my_placements(), crew_people() TO app_teamlead;

-- ---------- row-level security ----------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organisation', 'staff', 'session', 'sign_in_failure', 'audit_entry', 'audit_change', 'audit_seal', 'idempotency_key',
    'site', 'site_staffing', 'site_places', 'site_shift', 'site_team_lead', 'site_closed_day', 'citizen', 'catalogue', 'assessment', 'door_decision',
    'placement', 'attendance', 'attendance_former', 'measurement', 'employment_spell', 'employment_check'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO app_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- accounts: names of the people one works with; a password hash is read by the gate alone
GRANT SELECT ON organisation TO app_caseworker, app_teamlead, app_mgmt, app_admin;
GRANT INSERT, UPDATE ON organisation TO app_admin;
CREATE POLICY seen ON organisation FOR SELECT TO app_caseworker, app_admin USING (true);
CREATE POLICY own ON organisation FOR SELECT TO app_teamlead, app_mgmt USING (id = (SELECT ctx_org()) OR kind = 'municipality');
CREATE POLICY kept ON organisation TO app_admin USING (true) WITH CHECK (true);

GRANT SELECT (id, organisation_id, role, name, phone, disabled_at) ON staff TO app_caseworker, app_teamlead;
GRANT SELECT (id, organisation_id, role, name) ON staff TO app_mgmt;
GRANT SELECT (id, organisation_id, role, name, email, phone, disabled_at, created_at) ON staff TO app_admin;
GRANT INSERT ON staff TO app_admin;
GRANT UPDATE (name, email, phone, disabled_at, password_hash) ON staff TO app_admin;
CREATE POLICY colleagues ON staff FOR SELECT TO app_caseworker USING (organisation_id = (SELECT ctx_org()) OR role = 'team_lead');
CREATE POLICY contacts ON staff FOR SELECT TO app_teamlead USING (organisation_id = (SELECT ctx_org()) OR role = 'caseworker');
CREATE POLICY self ON staff FOR SELECT TO app_mgmt USING (id = (SELECT ctx_staff()));
CREATE POLICY kept ON staff TO app_admin USING (true) WITH CHECK (true);

GRANT SELECT (id, staff_id, user_agent, created_at, last_seen_at, expires_at), DELETE ON session TO app_caseworker, app_teamlead, app_mgmt, app_admin;
CREATE POLICY own ON session TO app_caseworker, app_teamlead, app_mgmt, app_admin USING (staff_id = (SELECT ctx_staff()));

GRANT SELECT, INSERT ON idempotency_key TO app_caseworker, app_teamlead;
CREATE POLICY own ON idempotency_key TO app_caseworker, app_teamlead USING (staff_id = (SELECT ctx_staff())) WITH CHECK (staff_id = (SELECT ctx_staff()));

-- audit: everyone's deeds are written, nobody's are changed; an administrator reads who did what, never of whom
GRANT INSERT ON audit_entry TO app_caseworker, app_teamlead, app_mgmt, app_admin;
CREATE POLICY written ON audit_entry FOR INSERT TO app_caseworker, app_teamlead, app_mgmt, app_admin
  WITH CHECK (actor_id = (SELECT ctx_staff()) AND organisation_id = (SELECT ctx_org()));
GRANT SELECT (id, at, actor_id, organisation_id, role, deed, purpose, endpoint, request_id, allowed) ON audit_entry TO app_admin;
CREATE POLICY checked ON audit_entry FOR SELECT TO app_admin USING (true);

-- sites: no person data; a team lead sees the own ones, a supplier's manager the supplier's
GRANT SELECT ON site, site_staffing, site_places, site_shift, site_team_lead, site_closed_day TO app_caseworker, app_teamlead, app_mgmt, app_admin;
GRANT INSERT, UPDATE, DELETE ON site, site_staffing, site_places, site_shift, site_team_lead, site_closed_day TO app_admin;
CREATE POLICY seen ON site FOR SELECT TO app_caseworker USING (true);
CREATE POLICY led ON site FOR SELECT TO app_teamlead USING (id = ANY (ARRAY(SELECT my_sites())));
CREATE POLICY managed ON site FOR SELECT TO app_mgmt
  USING (organisation_id = (SELECT ctx_org()) OR EXISTS (SELECT 1 FROM organisation o WHERE o.id = (SELECT ctx_org()) AND o.kind = 'municipality'));
CREATE POLICY kept ON site TO app_admin USING (true) WITH CHECK (true);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_staffing', 'site_places', 'site_shift', 'site_team_lead', 'site_closed_day'] LOOP
    -- what belongs to a site is seen by whoever sees the site
    EXECUTE format('CREATE POLICY with_site ON %I FOR SELECT TO app_caseworker, app_teamlead, app_mgmt USING (EXISTS (SELECT 1 FROM site s WHERE s.id = site_id))', t);
    EXECUTE format('CREATE POLICY kept ON %I TO app_admin USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- citizens and all that hangs on them: the municipality's caseworkers; a team lead has no right to the table at all (crew_people)
GRANT SELECT, INSERT, UPDATE ON citizen TO app_caseworker;
CREATE POLICY own ON citizen TO app_caseworker USING (organisation_id = (SELECT ctx_org())) WITH CHECK (organisation_id = (SELECT ctx_org()));

GRANT SELECT ON catalogue TO app_caseworker, app_admin;
GRANT INSERT ON catalogue TO app_admin;
CREATE POLICY read ON catalogue FOR SELECT TO app_caseworker, app_admin USING (true);
CREATE POLICY published ON catalogue FOR INSERT TO app_admin WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON assessment, door_decision, placement, attendance, employment_spell, employment_check TO app_caseworker;
GRANT SELECT, INSERT ON measurement TO app_caseworker;
GRANT DELETE ON employment_check TO app_caseworker;
GRANT SELECT ON attendance_former TO app_caseworker;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['assessment', 'door_decision', 'placement', 'attendance', 'measurement', 'employment_spell', 'employment_check'] LOOP
    EXECUTE format('CREATE POLICY own ON %I TO app_caseworker USING (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id)) WITH CHECK (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id))', t);
  END LOOP;
END $$;
CREATE POLICY own ON attendance_former FOR SELECT TO app_caseworker USING (EXISTS (SELECT 1 FROM attendance a WHERE a.id = attendance_id));

-- the crew: which person a placement is of stays in the municipality, so citizen_id, offer and the reason for ending are not granted
GRANT SELECT (id, site_id, supplier_id, door, starts_on, ends_on, weekday_hours, tasks, buddy, support, started_on, ended_on) ON placement TO app_teamlead;
CREATE POLICY crew ON placement FOR SELECT TO app_teamlead USING (id = ANY (ARRAY(SELECT my_placements())));

GRANT SELECT (id, placement_id, on_date, state, hours, planned_hours, pace_band, note, logged_by_id, logged_at, version) ON attendance TO app_teamlead;
GRANT INSERT (id, placement_id, on_date, state, hours, planned_hours, pace_band, note, logged_by_id, logged_at) ON attendance TO app_teamlead;
GRANT UPDATE (state, hours, pace_band, note, logged_by_id, logged_at, version) ON attendance TO app_teamlead;
CREATE POLICY crew_seen ON attendance FOR SELECT TO app_teamlead USING (placement_id = ANY (ARRAY(SELECT my_placements())));
-- a team lead logs today and up to seven days back; after that the caseworker corrects
CREATE POLICY crew_logged ON attendance FOR INSERT TO app_teamlead
  WITH CHECK (placement_id = ANY (ARRAY(SELECT my_placements())) AND on_date BETWEEN ctx_today() - 7 AND ctx_today() AND logged_by_id = (SELECT ctx_staff()));
CREATE POLICY crew_corrected ON attendance FOR UPDATE TO app_teamlead
  USING (placement_id = ANY (ARRAY(SELECT my_placements())) AND on_date BETWEEN ctx_today() - 7 AND ctx_today())
  WITH CHECK (placement_id = ANY (ARRAY(SELECT my_placements())) AND on_date BETWEEN ctx_today() - 7 AND ctx_today() AND logged_by_id = (SELECT ctx_staff()));
GRANT SELECT ON attendance_former TO app_teamlead;
CREATE POLICY crew ON attendance_former FOR SELECT TO app_teamlead USING (EXISTS (SELECT 1 FROM attendance a WHERE a.id = attendance_id));

-- ---------- what follows a change by itself ----------

-- Whose row it is, and that the day lies inside the placement: told by the placement, not by the sender.
CREATE FUNCTION attendance_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p placement;
BEGIN
  SELECT * INTO p FROM placement WHERE id = NEW.placement_id;
  NEW.citizen_id := p.citizen_id;
  IF p.started_on IS NULL OR NEW.on_date < p.started_on OR NEW.on_date > coalesce(p.ended_on, 'infinity'::date) THEN
    RAISE EXCEPTION 'attendance outside the placement' USING ERRCODE = '23514', CONSTRAINT = 'attendance_inside_placement';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION attendance_belongs() OWNER TO app_owner;
CREATE TRIGGER attendance_belongs BEFORE INSERT OR UPDATE OF placement_id, on_date ON attendance FOR EACH ROW EXECUTE FUNCTION attendance_belongs();

-- What a corrected row said before.
CREATE FUNCTION attendance_keeps_former() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.state, OLD.hours, OLD.pace_band, OLD.note) IS DISTINCT FROM (NEW.state, NEW.hours, NEW.pace_band, NEW.note) THEN
    INSERT INTO attendance_former (attendance_id, state, hours, pace_band, note, logged_by_id, logged_at, replaced_by_id)
    VALUES (OLD.id, OLD.state, OLD.hours, OLD.pace_band, OLD.note, OLD.logged_by_id, OLD.logged_at, ctx_staff());
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION attendance_keeps_former() OWNER TO app_owner;
CREATE TRIGGER attendance_keeps_former AFTER UPDATE ON attendance FOR EACH ROW EXECUTE FUNCTION attendance_keeps_former();

-- A closed assessment and a decision's content never change.
CREATE FUNCTION stays_as_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'assessment' AND OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a closed assessment does not change' USING ERRCODE = '23514', CONSTRAINT = 'assessment_closed';
  END IF;
  IF TG_TABLE_NAME = 'door_decision' AND (to_jsonb(NEW) - 'historic_at') IS DISTINCT FROM (to_jsonb(OLD) - 'historic_at') THEN
    RAISE EXCEPTION 'a decision does not change' USING ERRCODE = '23514', CONSTRAINT = 'door_decision_frozen';
  END IF;
  RETURN NEW;
END $$;
GRANT EXECUTE ON FUNCTION stays_as_decided() TO app_caseworker;
CREATE TRIGGER stays_as_decided BEFORE UPDATE ON assessment FOR EACH ROW EXECUTE FUNCTION stays_as_decided();
CREATE TRIGGER stays_as_decided BEFORE UPDATE ON door_decision FOR EACH ROW EXECUTE FUNCTION stays_as_decided();

-- Every changed row is on record with the deed that changed it; a change without a deed is refused.
CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry uuid := ctx_entry();
  was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  now_is jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  IF entry IS NULL THEN
    RAISE EXCEPTION 'a change without a deed' USING ERRCODE = '42501';
  END IF;
  INSERT INTO audit_change (entry_id, table_name, operation, record_id, citizen_id, columns)
  VALUES (entry, TG_TABLE_NAME, lower(TG_OP),
    coalesce(whole ->> 'id', whole ->> 'placement_id', whole ->> 'site_id'),
    CASE WHEN TG_TABLE_NAME = 'citizen' THEN (whole ->> 'id')::uuid ELSE (whole ->> 'citizen_id')::uuid END,
    ARRAY(SELECT n.key FROM jsonb_each(now_is) n WHERE n.value IS DISTINCT FROM was -> n.key AND (TG_OP <> 'INSERT' OR n.value <> 'null'::jsonb) ORDER BY n.key));
  RETURN NULL;
END $$;
ALTER FUNCTION audit_row() OWNER TO app_owner;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organisation', 'staff', 'site', 'site_staffing', 'site_places', 'site_shift', 'site_team_lead', 'site_closed_day', 'citizen', 'catalogue',
    'assessment', 'door_decision', 'placement', 'attendance', 'measurement', 'employment_spell', 'employment_check'] LOOP
    EXECUTE format('CREATE TRIGGER audit_row AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION audit_row()', t);
  END LOOP;
END $$;

-- One look at citizens: which they were is resolved here, so that a supplier's own answer need not carry a citizen's id.
CREATE FUNCTION record_look(entry uuid, actor_role text, endpoint text, purpose text, request_id text, citizens uuid[], placements uuid[])
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_entry (id, actor_id, organisation_id, role, deed, purpose, endpoint, request_id, citizen_ids)
  VALUES (entry, ctx_staff(), ctx_org(), actor_role, 'viewed', purpose, endpoint, request_id,
    ARRAY(SELECT DISTINCT c FROM unnest(citizens || ARRAY(SELECT p.citizen_id FROM placement p WHERE p.id = ANY (placements))) AS c WHERE c IS NOT NULL))
$$;
ALTER FUNCTION record_look(uuid, text, text, text, text, uuid[], uuid[]) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION record_look(uuid, text, text, text, text, uuid[], uuid[]) TO app_caseworker, app_teamlead, app_mgmt, app_admin;

-- The deed itself, written last; whom it was about is what its rows were about.
CREATE FUNCTION record_deed(entry uuid, actor_role text, deed text, endpoint text, request_id text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_entry (id, actor_id, organisation_id, role, deed, endpoint, request_id, citizen_ids)
  VALUES (entry, ctx_staff(), ctx_org(), actor_role, deed, endpoint, request_id,
    ARRAY(SELECT DISTINCT c.citizen_id FROM audit_change c WHERE c.entry_id = entry AND c.citizen_id IS NOT NULL))
$$;
ALTER FUNCTION record_deed(uuid, text, text, text, text) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION record_deed(uuid, text, text, text, text) TO app_caseworker, app_teamlead, app_mgmt, app_admin;

-- ---------- the gate: what the server may ask before anybody is known ----------
CREATE SCHEMA gate;
REVOKE ALL ON SCHEMA gate FROM PUBLIC;
GRANT USAGE ON SCHEMA gate TO app_login, app_owner;
GRANT CREATE ON SCHEMA gate TO app_owner;

-- Who holds this session: idle for at most 30 minutes, 12 hours in all, by the database's clock.
CREATE FUNCTION gate.find_session(token bytea)
RETURNS TABLE (session_id uuid, staff_id uuid, organisation_id uuid, organisation_kind text, organisation_name text, role text, name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE session s SET last_seen_at = now()
  WHERE s.token_hash = token AND s.last_seen_at < now() - interval '1 minute' AND s.last_seen_at > now() - interval '30 minutes' AND s.expires_at > now();
  RETURN QUERY
    SELECT s.id, t.id, o.id, o.kind, o.name, t.role, t.name
    FROM session s JOIN staff t ON t.id = s.staff_id JOIN organisation o ON o.id = t.organisation_id
    WHERE s.token_hash = token AND s.expires_at > now() AND s.last_seen_at > now() - interval '30 minutes' AND t.disabled_at IS NULL;
END $$;

-- The password hash to compare with, and how often this address failed in the last 15 minutes.
CREATE FUNCTION gate.sign_in_facts(address text, address_hash bytea)
RETURNS TABLE (staff_id uuid, password_hash text, failures bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.password_hash, f.failures
  FROM (SELECT count(*) AS failures FROM sign_in_failure WHERE email_hash = address_hash AND at > now() - interval '15 minutes') f
  LEFT JOIN staff t ON t.email = lower(address) AND t.disabled_at IS NULL
$$;

CREATE FUNCTION gate.note_sign_in_failure(address_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_in_failure WHERE at < now() - interval '1 day';
  INSERT INTO sign_in_failure (email_hash) VALUES (address_hash);
$$;

CREATE FUNCTION gate.open_session(who uuid, token bytea, agent text, entry uuid, session uuid, request text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM session s WHERE s.expires_at < now() - interval '1 day';
  INSERT INTO session (id, staff_id, token_hash, user_agent, expires_at) VALUES (session, who, token, agent, now() + interval '12 hours');
  INSERT INTO audit_entry (id, actor_id, organisation_id, role, deed, request_id, citizen_ids)
    SELECT entry, t.id, t.organisation_id, t.role, 'session.opened', request, '{}' FROM staff t WHERE t.id = who;
END $$;

CREATE FUNCTION gate.close_session(token bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ DELETE FROM session WHERE token_hash = token $$;

-- A refused attempt is on record too.
CREATE FUNCTION gate.record_refusal(entry uuid, who uuid, org uuid, actor_role text, endpoint text, request text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_entry (id, actor_id, organisation_id, role, deed, endpoint, request_id, citizen_ids, allowed)
  VALUES (entry, who, org, actor_role, 'refused', endpoint, request, '{}', false)
$$;

-- The first organisation and its administrator; only in an empty house.
CREATE FUNCTION gate.found(org uuid, org_name text, org_cvr text, admin uuid, admin_name text, admin_email text, admin_hash text, entry uuid, is_made_up boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM staff) THEN RETURN false; END IF;
  PERFORM set_config('app.entry', entry::text, true);
  INSERT INTO organisation (id, kind, name, cvr, made_up) VALUES (org, 'municipality', org_name, org_cvr, is_made_up);
  INSERT INTO staff (id, organisation_id, role, name, email, password_hash) VALUES (admin, org, 'administrator', admin_name, lower(admin_email), admin_hash);
  INSERT INTO audit_entry (id, actor_id, organisation_id, role, deed, citizen_ids) VALUES (entry, admin, org, 'administrator', 'house.founded', '{}');
  RETURN true;
END $$;

CREATE FUNCTION gate.is_empty() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT NOT EXISTS (SELECT 1 FROM staff) $$;

CREATE FUNCTION gate.is_made_up() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT EXISTS (SELECT 1 FROM organisation WHERE made_up) $$;

-- The made-up people of a demo, for its sign-in page; the server asks for them in a demo only.
CREATE FUNCTION gate.demo_people() RETURNS TABLE (name text, email text, role text, organisation_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.name, t.email, t.role, o.name FROM staff t JOIN organisation o ON o.id = t.organisation_id
  WHERE t.disabled_at IS NULL AND t.password_hash IS NOT NULL ORDER BY t.role, t.created_at, t.id
$$;

-- Chains the entries that are not chained yet: each hash covers the one before, so a changed or missing entry shows.
CREATE FUNCTION gate.seal_audit() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last_seq bigint; last_hash bytea; one record; sealed integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7309001);
  SELECT seq, hash INTO last_seq, last_hash FROM audit_seal ORDER BY seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0);
  last_hash := coalesce(last_hash, ''::bytea);
  FOR one IN SELECT e.id, audit_content(e) AS content FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id) ORDER BY e.at, e.id LIMIT 5000 LOOP
    last_seq := last_seq + 1;
    last_hash := sha256(last_hash || one.content);
    INSERT INTO audit_seal (seq, entry_id, hash) VALUES (last_seq, one.id, last_hash);
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END $$;

-- What a seal covers: the entry with all the row changes of its deed.
CREATE FUNCTION audit_content(e audit_entry) RETURNS bytea LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT convert_to(jsonb_build_object(
    'entry', jsonb_build_object('id', e.id, 'at', extract(epoch FROM e.at), 'actor', e.actor_id, 'org', e.organisation_id, 'role', e.role, 'deed', e.deed,
      'purpose', e.purpose, 'endpoint', e.endpoint, 'request', e.request_id, 'citizens', e.citizen_ids, 'allowed', e.allowed),
    'changes', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.id), '[]') FROM audit_change c WHERE c.entry_id = e.id))::text, 'UTF8')
$$;

-- The first seal that does not fit, or null when the whole chain holds; and how many entries it covers.
CREATE FUNCTION gate.verify_audit() RETURNS TABLE (sealed bigint, unsealed bigint, broken_at bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE before bytea := ''::bytea; expected bigint := 0; one record;
BEGIN
  SELECT count(*) INTO sealed FROM audit_seal;
  SELECT count(*) INTO unsealed FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id);
  FOR one IN SELECT s.seq, s.hash, CASE WHEN e.id IS NULL THEN NULL ELSE audit_content(e) END AS content FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id ORDER BY s.seq LOOP
    expected := expected + 1;
    IF one.seq <> expected OR one.content IS NULL OR one.hash <> sha256(before || one.content) THEN
      broken_at := expected;
      EXIT;
    END IF;
    before := one.hash;
  END LOOP;
  RETURN NEXT;
END $$;

ALTER FUNCTION audit_content(audit_entry) OWNER TO app_owner;
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'gate' LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_login', f);
  END LOOP;
END $$;

