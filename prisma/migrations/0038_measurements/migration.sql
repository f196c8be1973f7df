-- Measurements of three parties: what a team lead sees at work, and a citizen's answers by a one-time link.

-- ---------- who writes what ----------

-- Nobody speaks for a team lead, or in a colleague's name: the belief in a job is shown to whoever entered it.
CREATE POLICY own_hand ON measurement AS RESTRICTIVE FOR INSERT TO app_caseworker WITH CHECK (party <> 'team_lead' AND entered_by_id = (SELECT ctx_staff()));

-- Whom an observation is about, and that the placement ran on its day, is told by the placement. Fires before the policies: a placement that is not one's own answers the same whether it runs or not.
CREATE FUNCTION measurement_of_placement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p placement;
BEGIN
  IF current_setting('role') = 'app_teamlead' AND NOT NEW.placement_id = ANY (ARRAY(SELECT my_placements())) THEN
    RAISE EXCEPTION 'not one''s own placement' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO p FROM placement WHERE id = NEW.placement_id;
  IF p.id IS NULL THEN
    RAISE EXCEPTION 'no such placement' USING ERRCODE = '42501';
  END IF;
  NEW.citizen_id := p.citizen_id;
  IF p.started_on IS NULL OR NEW.measured_on NOT BETWEEN p.started_on AND coalesce(p.ended_on, 'infinity'::date) THEN
    RAISE EXCEPTION 'measurement_while_it_runs: the placement does not run on that day' USING ERRCODE = '23514', CONSTRAINT = 'measurement_while_it_runs';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION measurement_of_placement() OWNER TO app_owner;
CREATE TRIGGER of_placement BEFORE INSERT ON measurement FOR EACH ROW WHEN (NEW.party = 'team_lead') EXECUTE FUNCTION measurement_of_placement();

-- A team lead has the own observations alone, of people on the own crew.
GRANT SELECT (id, placement_id, party, measured_on, instrument, answers, example, seen_at, entered_by_id),
  INSERT (id, placement_id, party, measured_on, instrument, answers, example, seen_at, entered_by_id) ON measurement TO app_teamlead;
CREATE POLICY crew_seen ON measurement FOR SELECT TO app_teamlead
  USING (party = 'team_lead' AND entered_by_id = (SELECT ctx_staff()) AND placement_id = ANY (ARRAY(SELECT my_placements())));
CREATE POLICY crew_observed ON measurement FOR INSERT TO app_teamlead
  WITH CHECK (party = 'team_lead' AND entered_by_id = (SELECT ctx_staff()) AND placement_id = ANY (ARRAY(SELECT my_placements()))
    AND measured_on BETWEEN ctx_today() - 7 AND ctx_today());

-- The next step "measure" is citizen's and caseworker's: what a team lead has seen does not stand for it.
DO $$
DECLARE
  was text := pg_get_functiondef('case_states(date)'::regprocedure);
  becomes text := replace(was, 'FROM measurement m GROUP BY', 'FROM measurement m WHERE m.party <> ''team_lead'' GROUP BY');
BEGIN
  IF becomes = was THEN
    RAISE EXCEPTION 'case_states does not read measurements as it did';
  END IF;
  EXECUTE becomes;
END $$;

-- ---------- a citizen's one-time link ----------

CREATE UNIQUE INDEX measurement_link_one_open ON measurement_link (citizen_id) WHERE used_at IS NULL AND revoked_at IS NULL;

GRANT SELECT (id, citizen_id, language, created_by_id, created_at, expires_at, used_at, revoked_at), INSERT, UPDATE (revoked_at) ON measurement_link TO app_caseworker;
CREATE POLICY own_hand ON measurement_link AS RESTRICTIVE FOR INSERT TO app_caseworker WITH CHECK (created_by_id = (SELECT ctx_staff()) AND used_at IS NULL);

-- What became of it. Its end is told by the database's clock.
CREATE FUNCTION measurement_link_state(used_at timestamptz, revoked_at timestamptz, expires_at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN used_at IS NOT NULL THEN 'used' WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'open' END
$$;
GRANT EXECUTE ON FUNCTION measurement_link_state(timestamptz, timestamptz, timestamptz) TO app_owner, app_caseworker;

-- Whether it can be answered, and in which language it was made; nothing of whose it is. Null alike for a link that is over, taken back, or never was.
CREATE FUNCTION gate.look_at_measurement(token bytea, today date) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('language', l.language, 'state', CASE
      WHEN measurement_link_state(l.used_at, l.revoked_at, l.expires_at) = 'used' THEN 'used'
      WHEN EXISTS (SELECT 1 FROM measurement m WHERE m.citizen_id = l.citizen_id AND m.party = 'citizen' AND m.measured_on = today) THEN 'answered-today'
      ELSE 'open' END)
  FROM measurement_link l WHERE l.token_hash = token AND measurement_link_state(l.used_at, l.revoked_at, l.expires_at) IN ('open', 'used')
$$;

-- One answer for one link, kept with the motivation if it was told. 'done', 'used' or 'answered-today'; null as above.
CREATE FUNCTION gate.answer_measurement(token bytea, given jsonb, wording int, spoken text, motivation int, today date, entry uuid, request text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  l measurement_link;
  fate text;
BEGIN
  SELECT * INTO l FROM measurement_link WHERE token_hash = token FOR UPDATE;
  fate := CASE WHEN l.id IS NOT NULL THEN measurement_link_state(l.used_at, l.revoked_at, l.expires_at) END;
  IF fate = 'used' THEN RETURN fate; END IF;
  IF fate IS DISTINCT FROM 'open' THEN RETURN NULL; END IF;
  PERFORM set_config('app.today', today::text, true), set_config('app.entry', entry::text, true);
  INSERT INTO measurement (id, citizen_id, party, measured_on, instrument, answers, language, means, entered_by_id)
  VALUES (gen_random_uuid(), l.citizen_id, 'citizen', today, wording, given, spoken, 'by_link', l.created_by_id)
  ON CONFLICT (citizen_id, party, measured_on) DO NOTHING;
  IF NOT FOUND THEN RETURN 'answered-today'; END IF;
  UPDATE measurement_link SET used_at = now() WHERE id = l.id;
  IF motivation IS NOT NULL THEN
    INSERT INTO motivation_pulse (id, citizen_id, party, on_date, step, by_id) VALUES (gen_random_uuid(), l.citizen_id, 'citizen', today, motivation, l.created_by_id)
    ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO audit_entry (id, organisation_id, role, deed, endpoint, request_id, citizen_ids)
  VALUES (entry, (SELECT c.organisation_id FROM citizen c WHERE c.id = l.citizen_id), 'link', 'progress.measured_by_link', 'measurementLinks.answer', request, ARRAY[l.citizen_id]);
  RETURN 'done';
END $$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['gate.look_at_measurement(bytea, date)', 'gate.answer_measurement(bytea, jsonb, int, text, int, date, uuid, text)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_login', f);
  END LOOP;
END $$;
