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
GRANT EXECUTE ON FUNCTION disagreement_stays() TO app_caseworker;
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
