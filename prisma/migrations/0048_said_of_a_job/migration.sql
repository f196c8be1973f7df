-- What a supplier said of a job, after somebody else has found out more: a kind that is corrected, a job that goes on after all.

-- ---------- the kind of a job is the caseworker's to correct ----------

-- A supplier says that somebody is still there; what kind of job it is, its check took from the job. So a corrected kind goes along.
CREATE FUNCTION employment_check_of_kind() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE employment_check k SET answer = CASE WHEN NEW.kind = 'ordinary' THEN 'ordinary' ELSE 'subsidised' END
  FROM placement p, staff s
  WHERE k.placement_id = OLD.placement_id AND p.id = k.placement_id AND k.source = 'supplier' AND k.answer IN ('ordinary', 'subsidised')
    AND s.id = k.checked_by_id AND s.organisation_id = OLD.supplier_id
    AND p.started_on + 7 * k.weeks BETWEEN OLD.starts_on AND coalesce(OLD.ends_on, 'infinity')
    AND EXISTS (SELECT 1 FROM employment_report r WHERE r.spell_id = OLD.id AND r.still_there AND r.weeks >= k.weeks);
  RETURN NULL;
END $$;
ALTER FUNCTION employment_check_of_kind() OWNER TO app_owner;
CREATE TRIGGER employment_check_of_kind AFTER UPDATE OF kind ON employment_spell
  FOR EACH ROW WHEN (OLD.kind <> NEW.kind AND OLD.supplier_id IS NOT NULL) EXECUTE FUNCTION employment_check_of_kind();

-- ---------- "no longer here" that was a mistake ----------

-- The caseworker sets it aside when the job goes on after all; the supplier is then asked again at the next check.
ALTER TABLE "employment_report" ADD COLUMN "set_aside_on" DATE, ADD COLUMN "set_aside_by_id" UUID;
ALTER TABLE employment_report ADD CONSTRAINT employment_report_set_aside CHECK ((set_aside_on IS NULL) = (set_aside_by_id IS NULL) AND (set_aside_on IS NULL OR NOT still_there));
GRANT UPDATE (set_aside_on, set_aside_by_id) ON employment_report TO app_caseworker;
CREATE POLICY set_aside ON employment_report FOR UPDATE TO app_caseworker USING (NOT still_there AND EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id))
  WITH CHECK (set_aside_by_id = (SELECT ctx_staff()) AND set_aside_on = ctx_today());

-- What a supplier says anew has been set aside by nobody.
CREATE FUNCTION employment_report_said_anew() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.set_aside_on := NULL;
  NEW.set_aside_by_id := NULL;
  RETURN NEW;
END $$;
ALTER FUNCTION employment_report_said_anew() OWNER TO app_owner;
CREATE TRIGGER employment_report_said_anew BEFORE UPDATE OF still_there, last_day ON employment_report FOR EACH ROW EXECUTE FUNCTION employment_report_said_anew();

-- Setting aside answers no check and takes none back.
DROP TRIGGER employment_report_answers ON employment_report;
CREATE TRIGGER employment_report_answers AFTER INSERT OR UPDATE OF still_there, weekly_hours, last_day ON employment_report
  FOR EACH ROW EXECUTE FUNCTION employment_report_answers();

-- Who is asked: as before, but what was set aside counts no longer. At the check it was said of, the supplier is not asked a second time.
DO $$
DECLARE
  one record;
  was text;
  becomes text;
BEGIN
  FOR one IN SELECT * FROM (VALUES
    ('my_employees()', 'WHERE r.spell_id = e.id AND NOT r.still_there)', 'WHERE r.spell_id = e.id AND (r.weeks = w.weeks OR NOT r.still_there AND r.set_aside_on IS NULL))'),
    ('case_states(date)', 'WHERE r.spell_id = e.id AND NOT r.still_there)', 'WHERE r.spell_id = e.id AND NOT r.still_there AND r.set_aside_on IS NULL)')) AS v (name, former, now)
  LOOP
    was := pg_get_functiondef(one.name::regprocedure);
    becomes := replace(was, one.former, one.now);
    IF becomes = was THEN
      RAISE EXCEPTION '% does not ask as it did', one.name;
    END IF;
    EXECUTE becomes;
  END LOOP;
END $$;
