-- Dated rules: what the checker counts, as days and numbers without people; and a row of a rule that was superseded stays so.

-- A team lead's meter of the quota rests on the rules; they hold no person.
GRANT SELECT ON offer_rule TO app_teamlead;
CREATE POLICY crew_seen ON offer_rule FOR SELECT TO app_teamlead USING (true);

ALTER TABLE offer_rule ADD CONSTRAINT offer_rule_source CHECK (trim(source) <> '');
ALTER TABLE offer_rule ADD CONSTRAINT offer_rule_superseded CHECK ((superseded_at IS NULL) = (superseded_by_id IS NULL));

CREATE FUNCTION offer_rule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a superseded rule is history' USING ERRCODE = '23514', CONSTRAINT = 'offer_rule_stays';
END $$;
CREATE TRIGGER offer_rule_stays BEFORE UPDATE ON offer_rule FOR EACH ROW WHEN (OLD.superseded_at IS NOT NULL) EXECUTE FUNCTION offer_rule_stays();

-- Agreed by all who were asked, and not begun: such a placement keeps its place until the last day agreed.
CREATE FUNCTION is_promised(p placement) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT p.started_on IS NULL AND p.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM placement_version v WHERE v.placement_id = p.id AND v.agreed_at IS NOT NULL)
$$;
ALTER FUNCTION is_promised(placement) OWNER TO app_owner;

-- Places in use at each door of each site on a day, but for some placements: the one that is written anew, and the one it follows.
CREATE FUNCTION places_used_by_others(on_day date, but_for uuid[]) RETURNS TABLE (site_id uuid, door text, taken integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.site_id, p.door, count(*)::int FROM placement p
  WHERE p.id <> ALL (but_for)
    AND ((p.started_on IS NOT NULL AND (p.ended_on IS NULL OR p.ended_on >= on_day)) OR (p.ends_on >= on_day AND is_promised(p)))
  GROUP BY p.site_id, p.door
$$;
ALTER FUNCTION places_used_by_others(date, uuid[]) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION places_used_by_others(date, uuid[]) TO app_caseworker;

CREATE OR REPLACE FUNCTION places_taken(on_day date) RETURNS TABLE (site_id uuid, door text, taken integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.site_id, u.door, u.taken FROM places_used_by_others(on_day, '{}') u
$$;

-- Who fills a place of the quota at a P-number, as days and an offer; whoever has not left fills it past the last day agreed. Other
-- municipalities' people count as well, so they are told here and nowhere else.
CREATE FUNCTION site_occupied(but_for uuid[]) RETURNS TABLE (site_id uuid, offer text, from_day date, until_day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.site_id, p.offer, coalesce(p.started_on, p.starts_on),
    CASE WHEN p.started_on IS NULL THEN p.ends_on ELSE coalesce(p.ended_on, greatest(p.ends_on, ctx_today())) END
  FROM placement p
  WHERE p.id <> ALL (but_for)
    AND ((p.started_on IS NOT NULL AND coalesce(p.ended_on, 'infinity'::date) >= ctx_today() - 14) OR (p.ends_on >= ctx_today() - 14 AND is_promised(p)))
$$;
ALTER FUNCTION site_occupied(uuid[]) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION site_occupied(uuid[]) TO app_caseworker, app_admin;

CREATE FUNCTION site_occupied_here() RETURNS TABLE (site_id uuid, offer text, from_day date, until_day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.site_id, o.offer, o.from_day, o.until_day FROM site_occupied('{}') o WHERE o.site_id = ANY (ARRAY(SELECT my_sites()))
$$;
ALTER FUNCTION site_occupied_here() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION site_occupied_here() TO app_teamlead;

-- Mentor hours that the own municipality's placements, begun or promised, take from each year; a week's hours spread over its seven days.
CREATE FUNCTION mentor_hours_used(but_for uuid[]) RETURNS TABLE (year integer, hours numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT y.year, round(sum(s.mentor_hours * (least(s.until_day, make_date(y.year, 12, 31)) - greatest(s.from_day, make_date(y.year, 1, 1)) + 1) / 7), 2)
  FROM (
    SELECT p.mentor_hours, coalesce(p.started_on, p.starts_on) AS from_day, coalesce(p.ended_on, p.ends_on) AS until_day
    FROM placement p JOIN citizen c ON c.id = p.citizen_id
    WHERE c.organisation_id = ctx_org() AND p.mentor_hours > 0 AND p.id <> ALL (but_for) AND (p.started_on IS NOT NULL OR is_promised(p))
  ) s
  CROSS JOIN LATERAL generate_series(extract(year FROM s.from_day)::int, extract(year FROM s.until_day)::int) AS y(year)
  GROUP BY y.year
$$;
ALTER FUNCTION mentor_hours_used(uuid[]) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION mentor_hours_used(uuid[]) TO app_caseworker, app_admin;

-- The record names the company of a month's staffing and the municipality of a year's budget as well.
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry uuid := ctx_entry();
  was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  now_is jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  IF entry IS NULL THEN
    RAISE EXCEPTION 'a change without a deed' USING ERRCODE = '42501';
  END IF;
  INSERT INTO audit_change (entry_id, table_name, operation, record_id, citizen_id, columns)
  VALUES (entry, TG_TABLE_NAME, lower(TG_OP),
    coalesce(whole ->> 'id', whole ->> 'placement_id', whole ->> 'site_id', whole ->> 'organisation_id'),
    CASE WHEN TG_TABLE_NAME = 'citizen' THEN (whole ->> 'id')::uuid ELSE (whole ->> 'citizen_id')::uuid END,
    ARRAY(SELECT n.key FROM jsonb_each(now_is) n WHERE n.value IS DISTINCT FROM was -> n.key AND (TG_OP <> 'INSERT' OR n.value <> 'null'::jsonb) ORDER BY n.key));
  RETURN NULL;
END $$;
