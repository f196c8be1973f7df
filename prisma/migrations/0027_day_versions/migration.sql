-- Which version of the day a former row was: what was sent over an older one is merged with everything that stood in between.
-- AlterTable
ALTER TABLE "attendance_former" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

CREATE OR REPLACE FUNCTION attendance_keeps_former() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.state, OLD.hours, OLD.pace_band, OLD.note, OLD.tasks_done, OLD.signed_off, OLD.support_given)
    IS DISTINCT FROM (NEW.state, NEW.hours, NEW.pace_band, NEW.note, NEW.tasks_done, NEW.signed_off, NEW.support_given) THEN
    INSERT INTO attendance_former (attendance_id, version, state, hours, pace_band, note, tasks_done, signed_off, support_given, correction_reason, logged_by_id, logged_at,
      replaced_by_id)
    VALUES (OLD.id, OLD.version, OLD.state, OLD.hours, OLD.pace_band, OLD.note, OLD.tasks_done, OLD.signed_off, OLD.support_given, OLD.correction_reason, OLD.logged_by_id,
      OLD.logged_at, ctx_staff());
  END IF;
  RETURN NEW;
END $$;

-- The crew sees what its own days said before; why the municipality corrected one stays in the municipality.
GRANT SELECT (id, attendance_id, version, state, hours, pace_band, note, tasks_done, signed_off, support_given, logged_by_id, logged_at, replaced_by_id, replaced_at)
  ON attendance_former TO app_teamlead;
CREATE POLICY crew ON attendance_former FOR SELECT TO app_teamlead USING (EXISTS (SELECT 1 FROM attendance a WHERE a.id = attendance_id));
