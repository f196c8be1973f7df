-- Attendance: the caseworker's reason for a correction, kept with what it replaced.

ALTER TABLE attendance ADD COLUMN correction_reason text;
ALTER TABLE attendance_former ADD COLUMN correction_reason text;

-- quarters of an hour, or exactly the planned hours: 7.4 is a Danish full day
ALTER TABLE attendance ADD CONSTRAINT attendance_quarters CHECK (hours = planned_hours OR hours * 4 = trunc(hours * 4));
ALTER TABLE attendance ADD CONSTRAINT attendance_pace_seen CHECK (pace_band IS NULL OR state IN ('present', 'late', 'left_early'));
ALTER TABLE attendance ADD CONSTRAINT attendance_note_length CHECK (length(note) <= 200);

-- a team lead's own correction takes the place of the caseworker's, reason and all, but reads neither
GRANT UPDATE (correction_reason) ON attendance TO app_teamlead;
REVOKE SELECT ON attendance_former FROM app_teamlead;
GRANT SELECT (id, attendance_id, state, hours, pace_band, note, logged_by_id, logged_at, replaced_by_id, replaced_at) ON attendance_former TO app_teamlead;

CREATE OR REPLACE FUNCTION attendance_keeps_former() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.state, OLD.hours, OLD.pace_band, OLD.note) IS DISTINCT FROM (NEW.state, NEW.hours, NEW.pace_band, NEW.note) THEN
    INSERT INTO attendance_former (attendance_id, state, hours, pace_band, note, correction_reason, logged_by_id, logged_at, replaced_by_id)
    VALUES (OLD.id, OLD.state, OLD.hours, OLD.pace_band, OLD.note, OLD.correction_reason, OLD.logged_by_id, OLD.logged_at, ctx_staff());
  END IF;
  RETURN NEW;
END $$;
