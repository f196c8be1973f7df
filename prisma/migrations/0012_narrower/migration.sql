-- Nobody holds a right that no endpoint uses; docs/privileges.md shows what is left.

-- the log is written by record_look and record_deed alone, so that no role can put a deed into it
REVOKE INSERT ON audit_entry FROM app_caseworker, app_teamlead, app_mgmt, app_admin;
DROP POLICY written ON audit_entry;

-- organisations and people are added, never changed
REVOKE UPDATE ON organisation, staff FROM app_admin;
DROP POLICY kept ON organisation;
CREATE POLICY added ON organisation FOR INSERT TO app_admin WITH CHECK (true);
DROP POLICY kept ON staff;
CREATE POLICY seen ON staff FOR SELECT TO app_admin USING (true);
CREATE POLICY added ON staff FOR INSERT TO app_admin WITH CHECK (true);

-- a site is closed, not removed; what belongs to it is laid down anew
REVOKE DELETE ON site FROM app_admin;
REVOKE UPDATE ON site_staffing, site_places, site_shift, site_team_lead, site_closed_day FROM app_admin;

REVOKE SELECT ON attendance_former FROM app_teamlead;
DROP POLICY crew ON attendance_former;
REVOKE DELETE ON employment_check FROM app_caseworker;

-- a trigger fires without it
REVOKE EXECUTE ON FUNCTION stays_closed(), stays_decided() FROM app_caseworker;

-- A protected person is known by six digits of the placement; the word before them is the page's, in the reader's language.
DROP FUNCTION crew_people();
CREATE FUNCTION crew_people() RETURNS TABLE (placement_id uuid, name text, alias text, sort_name text, phone text, needs text, protected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id,
    CASE WHEN NOT c.protected_address THEN c.first_name || ' ' || c.last_name END,
    a.alias,
    CASE WHEN c.protected_address THEN a.alias ELSE c.last_name || ' ' || c.first_name END,
    CASE WHEN NOT c.protected_address THEN c.phone END,
    CASE WHEN c.needs_agreed_on IS NOT NULL THEN c.needs_for_supplier END,
    c.protected_address
  FROM placement p JOIN citizen c ON c.id = p.citizen_id CROSS JOIN LATERAL (SELECT upper(substr(md5(p.id::text), 1, 6)) AS alias) a
  WHERE p.id = ANY (ARRAY(SELECT my_placements()))
$$;
ALTER FUNCTION crew_people() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION crew_people() TO app_teamlead;

-- Fires before the policies: a placement that is not one's own answers the same whether it runs that day or not.
CREATE OR REPLACE FUNCTION attendance_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  p placement;
  own boolean;
BEGIN
  SELECT * INTO p FROM placement WHERE id = NEW.placement_id;
  NEW.citizen_id := p.citizen_id;
  IF p.started_on IS NULL OR NEW.on_date < p.started_on OR NEW.on_date > coalesce(p.ended_on, 'infinity'::date) THEN
    own := CASE current_setting('role')
      WHEN 'app_teamlead' THEN NEW.placement_id = ANY (ARRAY(SELECT my_placements()))
      WHEN 'app_caseworker' THEN EXISTS (SELECT 1 FROM citizen c WHERE c.id = p.citizen_id AND c.organisation_id = ctx_org())
      ELSE true
    END;
    IF NOT own THEN
      RAISE EXCEPTION 'not one''s own placement' USING ERRCODE = '42501';
    END IF;
    RAISE EXCEPTION 'attendance outside the placement' USING ERRCODE = '23514', CONSTRAINT = 'attendance_inside_placement';
  END IF;
  RETURN NEW;
END $$;

-- A session lives while it was used in the last 30 minutes, and 12 hours in all, by the database's clock.
CREATE FUNCTION session_lives(last_seen_at timestamptz, expires_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT expires_at > now() AND last_seen_at > now() - interval '30 minutes'
$$;
GRANT EXECUTE ON FUNCTION session_lives(timestamptz, timestamptz) TO app_owner, app_caseworker, app_teamlead, app_mgmt, app_admin;

CREATE OR REPLACE FUNCTION gate.find_session(token bytea)
RETURNS TABLE (session_id uuid, staff_id uuid, organisation_id uuid, organisation_kind text, organisation_name text, role text, name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE session s SET last_seen_at = now()
  WHERE s.token_hash = token AND s.last_seen_at < now() - interval '1 minute' AND session_lives(s.last_seen_at, s.expires_at);
  RETURN QUERY
    SELECT s.id, t.id, o.id, o.kind, o.name, t.role, t.name
    FROM session s JOIN staff t ON t.id = s.staff_id JOIN organisation o ON o.id = t.organisation_id
    WHERE s.token_hash = token AND session_lives(s.last_seen_at, s.expires_at) AND t.disabled_at IS NULL;
END $$;

-- An attempt counts as failed from its first moment, so that many at once cannot all come before the first failure. No row: there were
-- at_most of them in the last 15 minutes. An address that nobody has is counted alike.
DROP FUNCTION gate.sign_in_facts(text, bytea);
DROP FUNCTION gate.note_sign_in_failure(bytea);
CREATE FUNCTION gate.begin_sign_in(address text, address_hash bytea, at_most integer)
RETURNS TABLE (attempt text, staff_id uuid, password_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE noted bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(7309003, hashtext(encode(address_hash, 'hex')));
  DELETE FROM sign_in_failure f WHERE f.at < now() - interval '1 day';
  IF (SELECT count(*) FROM sign_in_failure f WHERE f.email_hash = address_hash AND f.at > now() - interval '15 minutes') >= at_most THEN
    RETURN;
  END IF;
  INSERT INTO sign_in_failure (email_hash) VALUES (address_hash) RETURNING id INTO noted;
  RETURN QUERY
    SELECT noted::text, t.id, t.password_hash
    FROM (SELECT 1) one LEFT JOIN staff t ON t.email = lower(address) AND t.disabled_at IS NULL;
END $$;

-- The password was right: the attempt was no failure.
CREATE FUNCTION gate.take_back_attempt(attempt text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ DELETE FROM sign_in_failure WHERE id = attempt::bigint $$;

-- Answers are kept for whoever sends again after a lost connection, not for longer than a day.
CREATE FUNCTION gate.forget_answers() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE forgotten integer;
BEGIN
  DELETE FROM idempotency_key k WHERE k.at < now() - interval '24 hours';
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['gate.begin_sign_in(text, bytea, integer)', 'gate.take_back_attempt(text)', 'gate.forget_answers()']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_login', f);
  END LOOP;
END $$;
