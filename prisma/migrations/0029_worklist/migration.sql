-- Who answers for a caseworker's citizens on a day. A substitute who falls ill is covered in turn, so the way is followed to whoever is there;
-- a substitute whose account is closed does not count, and nobody is met twice.
CREATE OR REPLACE FUNCTION acting_for(caseworker uuid, day date) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE way AS (
    SELECT s.id, ARRAY[s.id] AS met, s.disabled_at IS NULL AS is_here FROM staff s WHERE s.id = caseworker
    UNION ALL
    SELECT u.id, w.met || u.id, true
    FROM way w JOIN cover v ON v.absent_id = w.id AND v.ended_at IS NULL AND day BETWEEN v.from_on AND v.until_on
    JOIN staff u ON u.id = v.substitute_id AND u.disabled_at IS NULL
    WHERE u.id <> ALL (w.met))
  SELECT w.id FROM way w WHERE w.is_here ORDER BY cardinality(w.met) DESC LIMIT 1
$$;

-- A cover is between caseworkers of one municipality, to somebody who can sign in, and signed by whoever makes it.
CREATE FUNCTION cover_of_colleagues() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.made_by_id IS DISTINCT FROM ctx_staff()
    OR NOT EXISTS (SELECT 1 FROM staff s WHERE s.id = NEW.absent_id AND s.organisation_id = NEW.organisation_id AND s.role = 'caseworker')
    OR NOT EXISTS (SELECT 1 FROM staff s WHERE s.id = NEW.substitute_id AND s.organisation_id = NEW.organisation_id AND s.role = 'caseworker' AND s.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'no such colleague' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION cover_of_colleagues() OWNER TO app_owner;
CREATE TRIGGER cover_of_colleagues BEFORE INSERT ON cover FOR EACH ROW EXECUTE FUNCTION cover_of_colleagues();

-- What has ended stays ended, and whose end it was is told by who acts.
CREATE FUNCTION cover_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_by_id IS DISTINCT FROM ctx_staff() THEN
    RAISE EXCEPTION 'cover_ended: it has ended already' USING ERRCODE = '23514', CONSTRAINT = 'cover_ended';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cover_ends_once BEFORE UPDATE ON cover FOR EACH ROW EXECUTE FUNCTION cover_ends_once();

-- A line rests once at a time.
ALTER TABLE worklist_snooze ADD CONSTRAINT worklist_snooze_period CHECK (until_on > (at AT TIME ZONE 'Europe/Copenhagen')::date);
ALTER TABLE worklist_snooze ADD CONSTRAINT worklist_snooze_once EXCLUDE USING gist (citizen_id WITH =, cause WITH =, coalesce(subject_id, citizen_id) WITH =,
  daterange((at AT TIME ZONE 'Europe/Copenhagen')::date, until_on) WITH &&) WHERE (taken_back_at IS NULL);
CREATE FUNCTION snooze_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.taken_back_at IS NOT NULL THEN
    RAISE EXCEPTION 'snooze_over: it was taken back already' USING ERRCODE = '23514', CONSTRAINT = 'snooze_over';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER snooze_stays BEFORE UPDATE ON worklist_snooze FOR EACH ROW EXECUTE FUNCTION snooze_stays();

-- What management is told of silence: sites with planned days in a row that nobody has logged, up to the day before `day`, and who leads them. Counts of days, never
-- people. For a supplier the own sites; for a municipality those where its citizens are. How many days make silence is each municipality's own setting. The same as
-- silentDatesOf (shared/worklist/alerts.rules.ts); tests/worklist holds the two together.
CREATE FUNCTION silent_sites(day date, holidays date[], otherwise int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    SELECT p.id, p.site_id, p.started_on, p.ends_on, p.weekday_hours, p.ramp, c.organisation_id AS municipality_id,
      greatest(p.started_on, coalesce((SELECT max(a.on_date) + 1 FROM attendance a WHERE a.placement_id = p.id), p.started_on)) AS from_on
    FROM placement p JOIN site s ON s.id = p.site_id JOIN citizen c ON c.id = p.citizen_id
    WHERE p.started_on <= day AND p.ended_on IS NULL AND ctx_org() IN (s.organisation_id, c.organisation_id)),
  asked AS (
    SELECT m.municipality_id, coalesce((SELECT h.value FROM house_setting h WHERE h.organisation_id = m.municipality_id AND h.key = 'silent-days-manager'), otherwise) AS days
    FROM (SELECT held.municipality_id FROM held UNION SELECT o.id FROM organisation o WHERE o.id = ctx_org() AND o.kind = 'municipality') m),
  silent AS (
    SELECT h.site_id, count(*)::int AS days, min(d.on_date) AS since
    FROM held h JOIN asked q USING (municipality_id)
    CROSS JOIN LATERAL (SELECT one::date AS on_date FROM generate_series(h.from_on, least(day - 1, h.ends_on), interval '1 day') one) d
    WHERE planned_hours_on(h.started_on, h.weekday_hours, h.ramp, d.on_date) > 0 AND d.on_date <> ALL (holidays)
      AND NOT EXISTS (SELECT 1 FROM site_closed_day x WHERE x.site_id = h.site_id AND x.on_date = d.on_date)
      AND NOT EXISTS (SELECT 1 FROM planned_absence x WHERE x.placement_id = h.id AND x.cancelled_at IS NULL AND d.on_date BETWEEN x.from_on AND x.until_on)
    GROUP BY h.id, h.site_id, q.days HAVING count(*) >= q.days),
  told AS (SELECT silent.site_id, max(silent.days) AS days, min(silent.since) AS since FROM silent GROUP BY silent.site_id)
  SELECT jsonb_build_object('days', coalesce((SELECT min(asked.days) FROM asked), otherwise),
    'sites', (SELECT coalesce(jsonb_agg(jsonb_build_object('siteId', s.id, 'siteName', s.name, 'days', t.days, 'since', t.since,
        'leads', (SELECT coalesce(jsonb_agg(u.name ORDER BY u.name), '[]') FROM site_team_lead l JOIN staff u ON u.id = l.staff_id AND u.disabled_at IS NULL WHERE l.site_id = s.id))
        ORDER BY t.since, s.name, s.id), '[]') FROM told t JOIN site s ON s.id = t.site_id))
$$;
ALTER FUNCTION silent_sites(date, date[], int) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION silent_sites(date, date[], int) TO app_mgmt;
