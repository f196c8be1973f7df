-- The next catalogue is written by one administrator and published by another; what is published never changes.

-- ---------- the draft ----------
ALTER TABLE catalogue_draft ADD CONSTRAINT catalogue_draft_handed_in
  CHECK ((submitted_at IS NULL) = (submitted_by_id IS NULL) AND (submitted_at IS NULL OR length(trim(coalesce(reason, ''))) >= 10));
ALTER TABLE catalogue_draft ADD CONSTRAINT catalogue_draft_returned
  CHECK ((returned_at IS NULL) = (returned_by_id IS NULL) AND (returned_at IS NULL OR length(trim(coalesce(return_note, ''))) >= 10));
ALTER TABLE catalogue_draft ADD CONSTRAINT catalogue_draft_one_end CHECK (published_as IS NULL OR discarded_at IS NULL);

-- who began it, and from what, stays as it was
REVOKE UPDATE ON catalogue_draft FROM app_admin;
GRANT UPDATE (content, updated_by_id, updated_at, reason, submitted_by_id, submitted_at, returned_by_id, returned_at, return_note, published_as, discarded_at, version)
  ON catalogue_draft TO app_admin;

-- A change takes a draft back from whoever was to approve it; handing in and returning are done in one's own name, and nobody answers the own proposal.
CREATE FUNCTION catalogue_draft_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.published_as IS NOT NULL OR OLD.discarded_at IS NOT NULL THEN
    RAISE EXCEPTION 'this draft is over' USING ERRCODE = '23514', CONSTRAINT = 'catalogue_draft_over';
  END IF;
  IF NEW.content IS DISTINCT FROM OLD.content THEN
    NEW.submitted_at := NULL;
    NEW.submitted_by_id := NULL;
  END IF;
  IF NEW.submitted_at IS NOT NULL AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at AND NEW.submitted_by_id IS DISTINCT FROM ctx_staff()
    OR NEW.submitted_by_id IS DISTINCT FROM OLD.submitted_by_id AND NEW.submitted_by_id IS NOT NULL AND NEW.submitted_by_id IS DISTINCT FROM ctx_staff() THEN
    RAISE EXCEPTION 'handed in in another''s name' USING ERRCODE = '42501';
  END IF;
  IF NEW.submitted_at IS NOT NULL AND NEW.reason IS DISTINCT FROM OLD.reason AND OLD.submitted_at IS NOT NULL THEN
    RAISE EXCEPTION 'the reason that was handed in does not change' USING ERRCODE = '23514', CONSTRAINT = 'catalogue_draft_frozen';
  END IF;
  IF NEW.returned_at IS DISTINCT FROM OLD.returned_at AND NEW.returned_at IS NOT NULL THEN
    IF NEW.returned_by_id IS DISTINCT FROM ctx_staff() THEN
      RAISE EXCEPTION 'returned in another''s name' USING ERRCODE = '42501';
    END IF;
    IF OLD.submitted_by_id IS NULL OR OLD.submitted_by_id = NEW.returned_by_id THEN
      RAISE EXCEPTION 'the own proposal is not returned' USING ERRCODE = '23514', CONSTRAINT = 'catalogue_two_people';
    END IF;
  END IF;
  IF NEW.published_as IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM catalogue c WHERE c.version = NEW.published_as AND c.content = OLD.content AND c.proposed_by_id = OLD.submitted_by_id) THEN
    RAISE EXCEPTION 'not the version that was published' USING ERRCODE = '23514', CONSTRAINT = 'catalogue_by_two';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION catalogue_draft_kept() OWNER TO app_owner;
CREATE TRIGGER catalogue_draft_kept BEFORE UPDATE ON catalogue_draft FOR EACH ROW EXECUTE FUNCTION catalogue_draft_kept();

-- ---------- the published versions ----------

-- The first version is laid down with the house. Every later one is the draft as it was handed in, published by somebody else.
CREATE FUNCTION catalogue_by_two() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  newest int := (SELECT max(c.version) FROM catalogue c);
  draft catalogue_draft;
BEGIN
  IF newest IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT * INTO draft FROM catalogue_draft d WHERE d.published_as IS NULL AND d.discarded_at IS NULL FOR UPDATE;
  IF draft.submitted_by_id IS NULL OR NEW.version <> newest + 1 OR NEW.published_at IS NULL OR NEW.content IS DISTINCT FROM draft.content
    OR NEW.reason IS DISTINCT FROM draft.reason OR NEW.proposed_by_id IS DISTINCT FROM draft.submitted_by_id
    OR NEW.approved_by_id IS NULL OR NEW.approved_by_id IS DISTINCT FROM ctx_staff() THEN
    RAISE EXCEPTION 'not a draft that was handed in' USING ERRCODE = '23514', CONSTRAINT = 'catalogue_by_two';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION catalogue_by_two() OWNER TO app_owner;
CREATE TRIGGER catalogue_by_two BEFORE INSERT ON catalogue FOR EACH ROW EXECUTE FUNCTION catalogue_by_two();

CREATE FUNCTION catalogue_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published catalogue does not change' USING ERRCODE = '23514', CONSTRAINT = 'catalogue_frozen';
END $$;
CREATE TRIGGER catalogue_frozen BEFORE UPDATE OR DELETE ON catalogue FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION catalogue_frozen();

-- ---------- whom a draft would touch: counts, never people ----------

-- What today's citizens have answered, without whose answers they are: the open talk where it is finished, else the door that counts. Alike answers are one row,
-- and the order tells nothing.
CREATE FUNCTION catalogue_answers() RETURNS TABLE (answers jsonb, people int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT latest.answers, count(*)::int
  FROM (
    SELECT coalesce(
      (SELECT a.answers FROM assessment a JOIN catalogue k ON k.id = a.catalogue_id
       WHERE a.citizen_id = c.id AND a.closed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(k.content -> 'questions') q WHERE NOT a.answers ? (q ->> 'key'))),
      (SELECT d.answers FROM door_decision d WHERE d.citizen_id = c.id AND d.historic_at IS NULL)) AS answers
    FROM citizen c WHERE c.organisation_id = ctx_org()) latest
  WHERE latest.answers IS NOT NULL
  GROUP BY latest.answers ORDER BY md5(latest.answers::text)
$$;

ALTER FUNCTION catalogue_answers() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION catalogue_answers() TO app_admin;

-- ---------- the rule is public ----------
CREATE FUNCTION gate.public_catalogue() RETURNS TABLE (content jsonb, published_on text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.content, (c.published_at AT TIME ZONE 'Europe/Copenhagen')::date::text FROM catalogue c WHERE c.published_at IS NOT NULL ORDER BY c.version DESC LIMIT 1
$$;
ALTER FUNCTION gate.public_catalogue() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION gate.public_catalogue() TO app_login;
