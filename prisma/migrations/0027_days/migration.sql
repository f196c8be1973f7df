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

-- ---------- closed days by the team lead ----------

-- Whoever has the site's form open meanwhile is told, instead of opening the day again by saving.
CREATE FUNCTION site_closed_by_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('role') = 'app_teamlead' THEN
    UPDATE site SET version = version + 1 WHERE id = coalesce(NEW.site_id, OLD.site_id);
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION site_closed_by_lead() OWNER TO app_owner;
CREATE TRIGGER site_closed_by_lead AFTER INSERT OR DELETE ON site_closed_day FOR EACH ROW EXECUTE FUNCTION site_closed_by_lead();

-- ---------- who is told of days without a log ----------

-- How many days without a log there must be of one person before the team lead is told; the threshold is the municipality's.
CREATE FUNCTION crew_silent_days() RETURNS TABLE (placement_id uuid, days int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, coalesce(h.value, 1) FROM placement p JOIN citizen c ON c.id = p.citizen_id
    LEFT JOIN house_setting h ON h.organisation_id = c.organisation_id AND h.key = 'silent-days-lead'
  WHERE p.id = ANY (ARRAY(SELECT my_placements()))
$$;
ALTER FUNCTION crew_silent_days() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION crew_silent_days() TO app_teamlead;

-- ---------- planned absence counts on neither side ----------

-- As before (0011), but whoever stays away as planned is not absent.
CREATE OR REPLACE FUNCTION report_attendance(year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  doors CONSTANT text[] := ARRAY['red', 'yellow', 'green'];
  kinds text[];
  days jsonb;
  weights int[][];
  hidden boolean[][];
  cell jsonb;
  line jsonb;
  lines jsonb := '[]';
  r int;
BEGIN
  -- one entry a cell and a total: [kind or total, door or total, people, present, absent]
  SELECT coalesce(jsonb_agg(jsonb_build_array(kind, door, people, present, absent)), '[]') INTO days FROM (
    SELECT coalesce(p.kind, 'total') AS kind, coalesce(p.door, 'total') AS door, count(DISTINCT p.citizen_id) AS people,
      count(*) FILTER (WHERE a.state IN ('present', 'late', 'left_early')) AS present, count(*) FILTER (WHERE a.state IN ('sick', 'no_show')) AS absent
    FROM reported_placements() p JOIN attendance a ON a.placement_id = p.id
    WHERE is_reported_year(year) AND a.on_date BETWEEN make_date(year, 1, 1) AND least(make_date(year, 12, 31), ctx_today())
      AND a.planned_hours > 0 AND a.state <> 'agreed_absence'
      AND NOT (a.state IN ('sick', 'no_show') AND EXISTS (SELECT 1 FROM planned_absence x
        WHERE x.placement_id = p.id AND x.cancelled_at IS NULL AND a.on_date BETWEEN x.from_on AND x.until_on))
    GROUP BY CUBE (p.kind, p.door) HAVING count(*) > 0) counted;
  kinds := ARRAY(SELECT DISTINCT e ->> 0 FROM jsonb_array_elements(days) e WHERE e ->> 0 <> 'total' ORDER BY 1);
  r := cardinality(kinds);
  IF r = 0 THEN RETURN jsonb_build_object('rows', '[]'::jsonb, 'columns', to_jsonb(doors), 'cells', '[]'::jsonb); END IF;
  weights := array_fill(0, ARRAY[r, 3]);
  FOR i IN 1..r LOOP
    FOR j IN 1..3 LOOP
      weights[i][j] := coalesce((SELECT least((e ->> 2)::int, (e ->> 3)::int, (e ->> 4)::int) FROM jsonb_array_elements(days) e
        WHERE e ->> 0 = kinds[i] AND e ->> 1 = doors[j]), 0);
    END LOOP;
  END LOOP;
  hidden := suppress(weights);
  FOR i IN 1..r + 1 LOOP
    line := '[]';
    FOR j IN 1..4 LOOP
      SELECT e INTO cell FROM jsonb_array_elements(days) e WHERE e ->> 0 = coalesce(kinds[i], 'total') AND e ->> 1 = coalesce(doors[j], 'total');
      -- the same few people may stand behind several cells of a total: then nothing is told
      IF NOT hidden[i][j] AND coalesce((cell ->> 2)::int, 0) < 5 THEN RETURN '{"hidden": true}'; END IF;
      line := line || jsonb_build_array(CASE WHEN hidden[i][j] THEN '{"hidden": true}'::jsonb
        ELSE jsonb_build_object('present', cell -> 3, 'counted', (cell ->> 3)::int + (cell ->> 4)::int) END);
    END LOOP;
    lines := lines || jsonb_build_array(line);
  END LOOP;
  RETURN jsonb_build_object('rows', to_jsonb(kinds), 'columns', to_jsonb(doors), 'cells', lines);
END $$;
