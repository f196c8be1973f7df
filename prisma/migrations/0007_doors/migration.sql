-- A CHECK lets through what it cannot tell: with no proposal or no reason the first wording came out as NULL, and nothing was refused.
ALTER TABLE door_decision DROP CONSTRAINT door_decision_reason;
ALTER TABLE door_decision ADD CONSTRAINT door_decision_reason
  CHECK (door IS NOT DISTINCT FROM proposed_door OR length(trim(coalesce(reason, ''))) >= 10);

-- A door is decided on a talk of the same person that is over, on its answers and its catalogue.
CREATE FUNCTION door_decision_on_assessment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM assessment a
    WHERE a.id = NEW.assessment_id AND a.citizen_id = NEW.citizen_id AND a.catalogue_id = NEW.catalogue_id AND a.answers = NEW.answers AND a.closed_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'a decision without its assessment' USING ERRCODE = '23514', CONSTRAINT = 'door_decision_on_assessment';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION door_decision_on_assessment() OWNER TO app_owner;
CREATE TRIGGER door_decision_on_assessment BEFORE INSERT ON door_decision FOR EACH ROW EXECUTE FUNCTION door_decision_on_assessment();

-- A closed assessment, a decision's content and what has become history never change. One function a table: a shared one read a column
-- that the other table has not, and so refused every new decision after the first.
DROP TRIGGER stays_as_decided ON assessment;
DROP TRIGGER stays_as_decided ON door_decision;
DROP FUNCTION stays_as_decided();

CREATE FUNCTION stays_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a closed assessment does not change' USING ERRCODE = '23514', CONSTRAINT = 'assessment_closed';
END $$;
CREATE TRIGGER stays_closed BEFORE UPDATE ON assessment FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION stays_closed();

CREATE FUNCTION stays_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'historic_at') IS DISTINCT FROM (to_jsonb(OLD) - 'historic_at') THEN
    RAISE EXCEPTION 'a decision does not change' USING ERRCODE = '23514', CONSTRAINT = 'door_decision_frozen';
  END IF;
  IF OLD.historic_at IS NOT NULL AND NEW.historic_at IS DISTINCT FROM OLD.historic_at THEN
    RAISE EXCEPTION 'a historic decision does not come back' USING ERRCODE = '23514', CONSTRAINT = 'door_decision_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays_decided BEFORE UPDATE ON door_decision FOR EACH ROW EXECUTE FUNCTION stays_decided();
GRANT EXECUTE ON FUNCTION stays_closed(), stays_decided() TO app_caseworker;
