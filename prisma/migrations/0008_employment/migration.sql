-- Employment: a job or a check never ties one citizen to another's placement.

CREATE FUNCTION employment_of_one_citizen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.placement_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.id = NEW.placement_id AND p.citizen_id = NEW.citizen_id) THEN
    RAISE EXCEPTION 'the placement is another citizen''s' USING ERRCODE = '23514', CONSTRAINT = 'employment_of_one_citizen';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION employment_of_one_citizen() OWNER TO app_owner;
CREATE TRIGGER employment_of_one_citizen BEFORE INSERT OR UPDATE OF placement_id, citizen_id ON employment_spell
  FOR EACH ROW EXECUTE FUNCTION employment_of_one_citizen();
CREATE TRIGGER employment_of_one_citizen BEFORE INSERT OR UPDATE OF placement_id, citizen_id ON employment_check
  FOR EACH ROW EXECUTE FUNCTION employment_of_one_citizen();

-- a measurement without an answer is none
ALTER TABLE measurement ADD CONSTRAINT measurement_says_something CHECK (jsonb_typeof(answers) = 'object' AND answers <> '{}');
