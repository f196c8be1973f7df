-- Concerns that are answered: what takes whose place, whose it is while it is open, what the agreement becomes of it, and who is mailed at once.

-- ---------- one open wish at a time ----------

-- More and fewer hours are wishes about one number: two of them open at once would contradict each other, so the newer takes the place of the older.
DROP INDEX concern_one_open_proposal;
CREATE UNIQUE INDEX concern_one_open_proposal ON concern (placement_id, (CASE WHEN topic IN ('more_hours', 'fewer_hours') THEN 'hours' ELSE topic END))
  WHERE kind = 'proposal' AND answered_at IS NULL AND replaced_by_id IS NULL AND withdrawn_at IS NULL;

CREATE FUNCTION concern_replaces() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE concern c SET replaced_by_id = NEW.id, version = c.version + 1
  WHERE NEW.kind = 'proposal' AND c.kind = 'proposal' AND c.placement_id = NEW.placement_id
    AND (c.topic = NEW.topic OR c.topic IN ('more_hours', 'fewer_hours') AND NEW.topic IN ('more_hours', 'fewer_hours'))
    AND num_nonnulls(c.answered_at, c.replaced_by_id, c.withdrawn_at) = 0;
  RETURN NEW;
END $$;
ALTER FUNCTION concern_replaces() OWNER TO app_owner;
-- after of_placement and owner_of_concern by its name
CREATE TRIGGER replaces_waiting BEFORE INSERT ON concern FOR EACH ROW EXECUTE FUNCTION concern_replaces();
-- what takes whose place is nobody's to say
REVOKE UPDATE (replaced_by_id) ON concern FROM app_teamlead;

-- ---------- whose it is ----------

-- A cover begins and ends by the calendar, with no row that changes on the day: so the owner of an open concern is read, as the worklist reads it. What stands in
-- owner_id is whose it was when it was raised or came along with the citizen, and for good whose it was when it ended.
CREATE FUNCTION concern_owners() RETURNS TABLE (concern_id uuid, owner_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, acting_for(c.caseworker_id, ctx_today()) FROM concern o JOIN citizen c ON c.id = o.citizen_id
  WHERE num_nonnulls(o.answered_at, o.replaced_by_id, o.withdrawn_at) = 0
    AND (c.organisation_id = ctx_org() OR o.placement_id = ANY (ARRAY(SELECT my_placements())))
$$;
ALTER FUNCTION concern_owners() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION concern_owners() TO app_caseworker, app_teamlead;

-- ---------- what the agreement becomes of it ----------

-- Whether a wording changes what a proposal on that topic asks for, beside what is agreed for the placement it was made about. A wording of the placement that
-- follows it answers for the site alone.
CREATE FUNCTION does_as_proposed(topic text, v placement_version, p placement) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN topic = 'other_site' THEN v.site_id <> p.site_id
    WHEN v.placement_id <> p.id THEN false
    WHEN topic IN ('more_hours', 'fewer_hours') THEN v.weekday_hours IS DISTINCT FROM p.weekday_hours OR v.ramp IS DISTINCT FROM p.ramp
    WHEN topic = 'other_tasks' THEN v.tasks IS DISTINCT FROM p.tasks
    ELSE false END
$$;
ALTER FUNCTION does_as_proposed(text, placement_version, placement) OWNER TO app_owner;

-- While a wording is written it belongs to the proposals that were agreed to and that it carries out; when it is agreed, they are seen to.
CREATE FUNCTION version_of_proposal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' OR OLD.sent_at IS NULL THEN
    UPDATE concern c SET version_id = CASE WHEN NEW.withdrawn_at IS NULL AND does_as_proposed(c.topic, NEW, p) THEN NEW.id END
    FROM placement p, placement own
    WHERE own.id = NEW.placement_id AND p.id = c.placement_id AND p.id IN (own.id, own.follows_id)
      AND c.kind = 'proposal' AND c.outcome IN ('accepted', 'adjusted') AND c.followed_up_at IS NULL
      AND CASE WHEN NEW.withdrawn_at IS NULL AND does_as_proposed(c.topic, NEW, p) THEN c.version_id IS DISTINCT FROM NEW.id ELSE c.version_id = NEW.id END;
  END IF;
  IF NEW.agreed_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.agreed_at IS NULL) THEN
    UPDATE concern c SET followed_up_at = NEW.agreed_at WHERE c.version_id = NEW.id AND c.followed_up_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION version_of_proposal() OWNER TO app_owner;
CREATE TRIGGER version_of_proposal AFTER INSERT OR UPDATE ON placement_version FOR EACH ROW EXECUTE FUNCTION version_of_proposal();

-- Who answered or opened something is told by the session and not by the sender; with the end it is fixed whose it was. A wording that is on its way already when the
-- answer is given belongs to it too.
CREATE FUNCTION concern_signed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.answered_by_id IS NULL AND NEW.answered_by_id IS NOT NULL THEN NEW.answered_by_id := ctx_staff(); END IF;
  IF OLD.seen_by_id IS NULL AND NEW.seen_by_id IS NOT NULL THEN NEW.seen_by_id := ctx_staff(); END IF;
  IF OLD.answer_seen_by_id IS NULL AND NEW.answer_seen_by_id IS NOT NULL THEN NEW.answer_seen_by_id := ctx_staff(); END IF;
  IF num_nonnulls(OLD.answered_at, OLD.replaced_by_id, OLD.withdrawn_at) = 0 AND num_nonnulls(NEW.answered_at, NEW.replaced_by_id, NEW.withdrawn_at) > 0 THEN
    NEW.owner_id := (SELECT acting_for(c.caseworker_id, ctx_today()) FROM citizen c WHERE c.id = NEW.citizen_id);
  END IF;
  IF OLD.answered_at IS NULL AND NEW.kind = 'proposal' AND NEW.outcome IN ('accepted', 'adjusted') THEN
    NEW.version_id := (
      SELECT v.id FROM placement p JOIN placement own ON own.id = p.id OR own.follows_id = p.id JOIN placement_version v ON v.placement_id = own.id
      WHERE p.id = NEW.placement_id AND own.withdrawn_at IS NULL AND version_state(v, ctx_today()) IN ('draft', 'awaiting') AND does_as_proposed(NEW.topic, v, p)
      ORDER BY v.drafted_at DESC, v.id LIMIT 1);
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION concern_signed() OWNER TO app_owner;
CREATE TRIGGER concern_signed BEFORE UPDATE ON concern FOR EACH ROW EXECUTE FUNCTION concern_signed();

-- As before (0026), and what was seen to stays so.
CREATE OR REPLACE FUNCTION concern_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fate text[] := ARRAY['owner_id', 'outcome', 'answer', 'answered_by_id', 'answered_at', 'replaced_by_id', 'withdrawn_at', 'version_id', 'followed_up_at',
    'seen_at', 'seen_by_id', 'answer_seen_at', 'answer_seen_by_id', 'version'];
  after_end text[] := ARRAY['version_id', 'followed_up_at', 'seen_at', 'seen_by_id', 'answer_seen_at', 'answer_seen_by_id', 'version'];
BEGIN
  IF (to_jsonb(NEW) - fate) IS DISTINCT FROM (to_jsonb(OLD) - fate)
    OR num_nonnulls(OLD.answered_at, OLD.replaced_by_id, OLD.withdrawn_at) > 0 AND (to_jsonb(NEW) - after_end) IS DISTINCT FROM (to_jsonb(OLD) - after_end)
    OR OLD.seen_at IS NOT NULL AND (OLD.seen_at, OLD.seen_by_id) IS DISTINCT FROM (NEW.seen_at, NEW.seen_by_id)
    OR OLD.answer_seen_at IS NOT NULL AND (OLD.answer_seen_at, OLD.answer_seen_by_id) IS DISTINCT FROM (NEW.answer_seen_at, NEW.answer_seen_by_id)
    OR OLD.followed_up_at IS NOT NULL AND NEW.followed_up_at IS DISTINCT FROM OLD.followed_up_at THEN
    RAISE EXCEPTION 'concern_frozen: what was said and answered does not change' USING ERRCODE = '23514', CONSTRAINT = 'concern_frozen';
  END IF;
  RETURN NEW;
END $$;
-- which wording carries it out follows from what is in the wording
REVOKE UPDATE (version_id) ON concern FROM app_caseworker;

-- ---------- what cannot wait ----------

-- Mailed to the owner, nobody's to every caseworker of the municipality; also to whoever it comes to while it is open. One mail a person and concern.
CREATE FUNCTION concern_is_mailed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO mail_outbox (id, staff_id, kind, about)
  SELECT gen_random_uuid(), s.id, 'concern', NEW.id::text
  FROM citizen c JOIN staff s ON s.organisation_id = c.organisation_id AND s.role = 'caseworker' AND s.disabled_at IS NULL
  WHERE c.id = NEW.citizen_id AND (NEW.owner_id IS NULL OR s.id = NEW.owner_id)
  ON CONFLICT (staff_id, kind, about) DO NOTHING;
  RETURN NULL;
END $$;
ALTER FUNCTION concern_is_mailed() OWNER TO app_owner;
CREATE TRIGGER mailed_when_raised AFTER INSERT ON concern FOR EACH ROW WHEN (NEW.urgency = 'at_once') EXECUTE FUNCTION concern_is_mailed();
CREATE TRIGGER mailed_when_handed_on AFTER UPDATE OF owner_id ON concern FOR EACH ROW
  WHEN (NEW.urgency = 'at_once' AND NEW.owner_id IS DISTINCT FROM OLD.owner_id AND num_nonnulls(NEW.answered_at, NEW.replaced_by_id, NEW.withdrawn_at) = 0)
  EXECUTE FUNCTION concern_is_mailed();

-- ---------- the thread ----------

-- Nobody writes in another's name.
CREATE POLICY signed ON thread_message AS RESTRICTIVE FOR INSERT TO app_caseworker WITH CHECK (by_id = (SELECT ctx_staff()));
