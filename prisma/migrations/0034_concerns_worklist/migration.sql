-- Concerns and worklist: what carries a proposal out, since when a site is silent, and in whose name a line rests.

-- As before (0028), but a week that goes the other way does not do as proposed: whoever asked for more hours is not told that fewer are the answer.
CREATE OR REPLACE FUNCTION does_as_proposed(topic text, v placement_version, p placement) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN topic = 'other_site' THEN v.site_id <> p.site_id
    WHEN v.placement_id <> p.id THEN false
    WHEN topic IN ('more_hours', 'fewer_hours') THEN (v.weekday_hours IS DISTINCT FROM p.weekday_hours OR v.ramp IS DISTINCT FROM p.ramp)
      AND sign((SELECT sum(h) FROM unnest(v.weekday_hours) h) - (SELECT sum(h) FROM unnest(p.weekday_hours) h)) <> CASE topic WHEN 'more_hours' THEN -1 ELSE 1 END
    WHEN topic = 'other_tasks' THEN v.tasks IS DISTINCT FROM p.tasks
    ELSE false END
$$;

-- As before (0029), but the days of a site and the day they began are of the same person: five days since a day on which somebody else's began say nothing.
CREATE OR REPLACE FUNCTION silent_sites(day date, holidays date[], otherwise int) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  told AS (SELECT DISTINCT ON (silent.site_id) silent.site_id, silent.days, silent.since FROM silent ORDER BY silent.site_id, silent.days DESC, silent.since)
  SELECT jsonb_build_object('days', coalesce((SELECT min(asked.days) FROM asked), otherwise),
    'sites', (SELECT coalesce(jsonb_agg(jsonb_build_object('siteId', s.id, 'siteName', s.name, 'days', t.days, 'since', t.since,
        'leads', (SELECT coalesce(jsonb_agg(u.name ORDER BY u.name), '[]') FROM site_team_lead l JOIN staff u ON u.id = l.staff_id AND u.disabled_at IS NULL WHERE l.site_id = s.id))
        ORDER BY t.since, s.name, s.id), '[]') FROM told t JOIN site s ON s.id = t.site_id))
$$;

-- Nobody puts a line aside, or sets a threshold, in another's name.
CREATE POLICY signed ON worklist_snooze AS RESTRICTIVE FOR INSERT TO app_caseworker WITH CHECK (by_id = (SELECT ctx_staff()));
CREATE POLICY signed_first ON house_setting AS RESTRICTIVE FOR INSERT TO app_admin WITH CHECK (set_by_id = (SELECT ctx_staff()));
CREATE POLICY signed_again ON house_setting AS RESTRICTIVE FOR UPDATE TO app_admin USING (true) WITH CHECK (set_by_id = (SELECT ctx_staff()));
