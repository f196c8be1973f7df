-- Agreements: one more reason for ending, answers that come late, one-time links, and the state of a placement in SQL.

ALTER TABLE placement DROP CONSTRAINT placement_end_reason_known;
ALTER TABLE placement ADD CONSTRAINT placement_end_reason_known CHECK (end_reason IN ('hired', 'other_job', 'education', 'period_ended', 'moved', 'sickness', 'childcare',
  'transport', 'language', 'pace', 'conflict', 'own_wish', 'site_closed', 'other'));

CREATE OR REPLACE FUNCTION report_endings(year int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT shown_table(ARRAY['hired', 'other_job', 'education', 'period_ended', 'moved', 'sickness', 'childcare', 'transport', 'language', 'pace', 'conflict', 'own_wish', 'site_closed',
    'other'], coalesce(jsonb_agg(jsonb_build_array(kind, end_reason, n)), '[]'))
  FROM (
    SELECT kind, end_reason, count(*) AS n
    FROM (SELECT DISTINCT ON (p.citizen_id) p.kind, p.end_reason FROM reported_placements() p
          WHERE p.ended_on BETWEEN make_date(year, 1, 1) AND make_date(year, 12, 31) ORDER BY p.citizen_id, p.ended_on DESC, p.id) latest
    GROUP BY kind, end_reason) ended
  WHERE is_reported_year(year)
$$;

-- ---------- states ----------

CREATE FUNCTION danish_day(at timestamptz) RETURNS date LANGUAGE sql STABLE AS $$ SELECT (at AT TIME ZONE 'Europe/Copenhagen')::date $$;

-- versionStateOf (shared/placements/agreements.rules.ts) in SQL; tests/placements holds the two together.
CREATE FUNCTION version_state(v placement_version, day date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN v.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN v.agreed_at IS NOT NULL THEN 'agreed' WHEN v.declined_at IS NOT NULL THEN 'declined'
    WHEN danish_day(v.updated_at) + 12 * 7 <= day THEN 'expired' WHEN v.sent_at IS NULL THEN 'draft' ELSE 'awaiting' END
$$;

-- statusOf in SQL.
CREATE FUNCTION placement_state(p placement, day date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN p.started_on IS NOT NULL THEN
      CASE WHEN p.ended_on IS NOT NULL THEN 'ended' WHEN p.started_on > day THEN 'upcoming' ELSE 'running' END
    WHEN EXISTS (SELECT 1 FROM placement_version a WHERE a.placement_id = p.id AND a.agreed_at IS NOT NULL) THEN 'agreed'
    ELSE coalesce((SELECT version_state(v, day) FROM placement_version v WHERE v.placement_id = p.id AND v.withdrawn_at IS NULL ORDER BY v.number DESC LIMIT 1), 'draft') END
$$;

-- A place is kept from the sending on (0014 kept it from the last yes on): so nobody is asked to agree to a place that another has got. Declined, taken back
-- or ended by itself, it keeps none.
CREATE OR REPLACE FUNCTION is_promised(p placement) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT p.started_on IS NULL AND p.withdrawn_at IS NULL AND placement_state(p, ctx_today()) IN ('awaiting', 'agreed')
$$;

-- Places that others have begun at, or are about to. Whoever starts is measured by these: two that wait for each other's place would neither begin.
CREATE FUNCTION places_begun_by_others(on_day date, but_for uuid[]) RETURNS TABLE (site_id uuid, door text, taken integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.site_id, p.door, count(*)::int FROM placement p
  WHERE p.id <> ALL (but_for) AND p.started_on IS NOT NULL AND (p.ended_on IS NULL OR p.ended_on >= on_day)
  GROUP BY p.site_id, p.door
$$;
ALTER FUNCTION places_begun_by_others(date, uuid[]) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION places_begun_by_others(date, uuid[]) TO app_caseworker;

-- What became of a one-time link. Its own end is told by the database's clock.
CREATE FUNCTION link_state(l approval_link) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN l.used_at IS NOT NULL THEN 'used'
    WHEN p.withdrawn_at IS NOT NULL OR p.ended_on IS NOT NULL THEN 'withdrawn'
    WHEN v.withdrawn_at IS NOT NULL THEN
      CASE WHEN EXISTS (SELECT 1 FROM placement_version n WHERE n.placement_id = v.placement_id AND n.number > v.number) THEN 'changed' ELSE 'withdrawn' END
    WHEN l.revoked_at IS NOT NULL THEN 'revoked'
    WHEN EXISTS (SELECT 1 FROM placement_approval a WHERE a.version_id = l.version_id AND a.party = l.party) THEN 'answered'
    WHEN v.declined_at IS NOT NULL THEN 'declined'
    WHEN l.expires_at <= now() OR version_state(v, ctx_today()) = 'expired' THEN 'expired'
    ELSE 'open' END
  FROM placement_version v JOIN placement p ON p.id = v.placement_id WHERE v.id = l.version_id
$$;
GRANT EXECUTE ON FUNCTION danish_day(timestamptz), version_state(placement_version, date), placement_state(placement, date), link_state(approval_link) TO app_owner, app_caseworker;

-- ---------- answers ----------

-- As before (0013); the name of a rule stands in the message too, which is all that reaches the server.
CREATE OR REPLACE FUNCTION placement_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE fate text[] := ARRAY['agreed_at', 'declined_at', 'withdrawn_at', 'updated_at', 'version'];
BEGIN
  IF (to_jsonb(NEW) - fate) IS DISTINCT FROM (to_jsonb(OLD) - fate) OR OLD.agreed_at IS DISTINCT FROM NEW.agreed_at AND OLD.agreed_at IS NOT NULL
    OR OLD.declined_at IS DISTINCT FROM NEW.declined_at AND OLD.declined_at IS NOT NULL
    OR OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at AND OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'placement_version_frozen: what was sent does not change' USING ERRCODE = '23514', CONSTRAINT = 'placement_version_frozen';
  END IF;
  RETURN NEW;
END $$;

-- As before (0013), and: an answer comes from whoever the version is shown to, and not to a version that ended by itself.
CREATE OR REPLACE FUNCTION approval_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v placement_version;
  p placement;
  own boolean;
BEGIN
  SELECT * INTO v FROM placement_version WHERE id = NEW.version_id FOR UPDATE;
  SELECT * INTO p FROM placement WHERE id = v.placement_id;
  own := v.id IS NOT NULL AND CASE current_setting('role')
    WHEN 'app_teamlead' THEN v.site_id = ANY (ARRAY(SELECT my_sites())) AND v.supplier_id = ctx_org()
    WHEN 'app_caseworker' THEN EXISTS (SELECT 1 FROM citizen c WHERE c.id = p.citizen_id AND c.organisation_id = ctx_org())
    ELSE true
  END;
  IF NOT own THEN
    RAISE EXCEPTION 'no such version' USING ERRCODE = '42501';
  END IF;
  NEW.placement_id := v.placement_id;
  NEW.citizen_id := v.citizen_id;
  IF v.sent_at IS NULL OR version_state(v, ctx_today()) <> 'awaiting' OR p.withdrawn_at IS NOT NULL OR p.ended_on IS NOT NULL THEN
    RAISE EXCEPTION 'approval_not_open: the version is not open for answers' USING ERRCODE = '23514', CONSTRAINT = 'approval_not_open';
  END IF;
  IF NOT NEW.party = ANY (v.concerns) THEN
    RAISE EXCEPTION 'approval_not_asked: this party is not asked' USING ERRCODE = '23514', CONSTRAINT = 'approval_not_asked';
  END IF;
  RETURN NEW;
END $$;

-- As before (0013), but on the day of the answer, so that what is planted from the past has its own days.
CREATE OR REPLACE FUNCTION agreement_settles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v placement_version;
BEGIN
  SELECT * INTO v FROM placement_version WHERE id = NEW.version_id;
  -- several answers written in one statement: the first of them that settled it did
  IF v.agreed_at IS NOT NULL OR v.declined_at IS NOT NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.answer = 'declined' THEN
    UPDATE placement_version SET declined_at = NEW.at, updated_at = NEW.at WHERE id = v.id;
  ELSIF v.concerns <@ ARRAY(SELECT a.party FROM placement_approval a WHERE a.version_id = v.id AND a.answer = 'approved') THEN
    UPDATE placement_version SET agreed_at = NEW.at, updated_at = NEW.at WHERE id = v.id;
    UPDATE placement SET site_id = v.site_id, supplier_id = v.supplier_id, offer = v.offer, starts_on = v.starts_on, ends_on = v.ends_on,
      weekday_hours = v.weekday_hours, ramp = v.ramp, tasks = v.tasks, buddy = v.buddy, support = v.support, goal = v.goal, purpose = v.purpose,
      mentor_hours = v.mentor_hours, version = version + 1
    WHERE id = v.placement_id;
  ELSE
    UPDATE placement_version SET updated_at = NEW.at WHERE id = v.id;
  END IF;
  RETURN NULL;
END $$;

-- A version that is taken back takes its links with it.
CREATE FUNCTION version_takes_links() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE approval_link SET revoked_at = now() WHERE version_id = NEW.id AND used_at IS NULL AND revoked_at IS NULL;
  RETURN NULL;
END $$;
ALTER FUNCTION version_takes_links() OWNER TO app_owner;
CREATE TRIGGER version_takes_links AFTER UPDATE OF withdrawn_at ON placement_version FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION version_takes_links();

-- ---------- the team lead ----------

-- As before (0013), but no longer what is over: a declined version for 30 days, an unanswered one until it ends by itself, an agreed one until a newer one is
-- agreed for another site, and what never began for 30 days after its period.
CREATE OR REPLACE FUNCTION my_agreements() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.id FROM placement_version v JOIN placement p ON p.id = v.placement_id
  WHERE v.site_id = ANY (ARRAY(SELECT my_sites())) AND v.supplier_id = ctx_org() AND v.sent_at IS NOT NULL AND v.withdrawn_at IS NULL
    AND p.withdrawn_at IS NULL AND ctx_today() <= coalesce(p.ended_on + 30, 'infinity'::date)
    AND (p.started_on IS NOT NULL OR ctx_today() <= v.ends_on + 30)
    AND version_state(v, ctx_today()) <> 'expired' AND (v.declined_at IS NULL OR ctx_today() <= danish_day(v.declined_at) + 30)
    AND NOT EXISTS (SELECT 1 FROM placement_version n WHERE n.placement_id = v.placement_id AND n.number > v.number AND n.agreed_at IS NOT NULL AND n.site_id <> v.site_id)
$$;

-- What became of a version that was once sent for the own sites, for a lead who answers late: a word, never its content.
CREATE FUNCTION sent_version_state(placement uuid, asked uuid) RETURNS TABLE (state text, superseded boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN p.withdrawn_at IS NOT NULL OR p.ended_on IS NOT NULL THEN 'withdrawn' ELSE version_state(v, ctx_today()) END,
    p.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM placement_version n WHERE n.placement_id = v.placement_id AND n.number > v.number)
  FROM placement_version v JOIN placement p ON p.id = v.placement_id
  WHERE v.id = asked AND v.placement_id = sent_version_state.placement AND v.sent_at IS NOT NULL AND v.site_id = ANY (ARRAY(SELECT my_sites())) AND v.supplier_id = ctx_org()
$$;
ALTER FUNCTION sent_version_state(uuid, uuid) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION sent_version_state(uuid, uuid) TO app_teamlead;

GRANT SELECT (updated_at) ON placement_version TO app_teamlead;
-- who does what is part of what the lead is asked to agree to, and some of it is done before the first day
DROP POLICY crew_seen ON placement_duty;
DROP POLICY crew_done ON placement_duty;
CREATE POLICY crew_seen ON placement_duty FOR SELECT TO app_teamlead USING (placement_id = ANY (ARRAY(SELECT v.placement_id FROM placement_version v)));
CREATE POLICY crew_done ON placement_duty FOR UPDATE TO app_teamlead
  USING (placement_id = ANY (ARRAY(SELECT v.placement_id FROM placement_version v)) AND party = 'supplier') WITH CHECK (party = 'supplier');

-- ---------- one-time links, before anybody is known ----------

-- The agreement for whoever holds the link, in the fewest words that can be agreed to; the look is on record. Null: there is no such link.
CREATE FUNCTION gate.look_at_agreement(token bytea, today date, entry uuid, request text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  l approval_link;
  v placement_version;
  c citizen;
  fate text;
  content jsonb;
BEGIN
  SELECT * INTO l FROM approval_link WHERE token_hash = token;
  IF l.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.today', today::text, true);
  SELECT * INTO v FROM placement_version WHERE id = l.version_id;
  SELECT * INTO c FROM citizen WHERE id = l.citizen_id;
  fate := link_state(l);
  IF fate = 'open' THEN
    SELECT jsonb_build_object('firstName', CASE WHEN l.party = 'citizen' OR NOT c.protected_address THEN c.first_name END,
      'organisationName', m.name, 'siteName', s.name, 'supplierName', o.name, 'offer', v.offer, 'startsOn', v.starts_on, 'endsOn', v.ends_on,
      'weekdayHours', v.weekday_hours, 'ramp', v.ramp, 'tasks', v.tasks, 'buddy', v.buddy, 'kind', v.kind)
    INTO content FROM site s, organisation o, organisation m WHERE s.id = v.site_id AND o.id = v.supplier_id AND m.id = c.organisation_id;
    INSERT INTO audit_entry (id, organisation_id, role, deed, purpose, endpoint, request_id, citizen_ids)
    VALUES (entry, c.organisation_id, 'link', 'viewed', 'agreement-link', 'answerLinks.look', request, ARRAY[c.id]);
  END IF;
  RETURN jsonb_build_object('state', fate, 'party', l.party, 'name', CASE WHEN fate = 'open' AND l.party = 'employee_rep' THEN l.name END, 'content', content);
END $$;

-- One answer for one link. What is told back: 'done', or why not as link_state says it; null where there is no such link.
CREATE FUNCTION gate.answer_agreement(token bytea, given_answer text, given_name text, given_reason text, today date, entry uuid, request text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  l approval_link;
  fate text;
  organisation uuid;
  citizen_name text;
BEGIN
  -- the version first, as every other answer takes it, so that two who answer at once wait for each other in the same order
  PERFORM 1 FROM placement_version v JOIN approval_link k ON k.version_id = v.id WHERE k.token_hash = token FOR UPDATE OF v;
  SELECT * INTO l FROM approval_link WHERE token_hash = token FOR UPDATE;
  IF l.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.today', today::text, true), set_config('app.entry', entry::text, true);
  fate := link_state(l);
  IF fate <> 'open' THEN RETURN fate; END IF;
  SELECT c.organisation_id, c.first_name || ' ' || c.last_name INTO organisation, citizen_name FROM citizen c WHERE c.id = l.citizen_id;
  UPDATE approval_link SET used_at = now() WHERE id = l.id;
  INSERT INTO placement_approval (id, version_id, placement_id, citizen_id, party, answer, reason, means, by_name, given_on)
  VALUES (gen_random_uuid(), l.version_id, l.placement_id, l.citizen_id, l.party, given_answer, nullif(trim(given_reason), ''), 'by_link',
    CASE WHEN l.party = 'citizen' THEN citizen_name ELSE coalesce(nullif(trim(given_name), ''), l.name) END, today);
  INSERT INTO audit_entry (id, organisation_id, role, deed, endpoint, request_id, citizen_ids)
  VALUES (entry, organisation, 'link', 'agreement.' || given_answer || '_by_link', 'answerLinks.answer', request, ARRAY[l.citizen_id]);
  RETURN 'done';
END $$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['gate.look_at_agreement(bytea, date, uuid, text)', 'gate.answer_agreement(bytea, text, text, text, date, uuid, text)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_login', f);
  END LOOP;
END $$;
