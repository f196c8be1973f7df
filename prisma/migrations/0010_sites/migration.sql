-- Sites: how full a team lead's own sites are, as numbers; and what a site's rows must be whoever writes them.

-- The sites of the team lead who asks, for places_taken counts at every site.
CREATE FUNCTION places_taken_here(on_day date) RETURNS TABLE (site_id uuid, door text, taken integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.site_id, t.door, t.taken FROM places_taken(on_day) t WHERE t.site_id = ANY (ARRAY(SELECT my_sites()))
$$;
ALTER FUNCTION places_taken_here(date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION places_taken_here(date) TO app_teamlead;

ALTER TABLE site ADD CONSTRAINT site_texts CHECK (trim(name) <> '' AND trim(street) <> '' AND trim(town) <> '' AND postal_code ~ '^[0-9]{4}$');
ALTER TABLE site_shift ADD CONSTRAINT site_shift_order CHECK (ends_at > starts_at AND cardinality(weekdays) > 0);

-- People of one supplier lead the sites of that supplier: my_sites and every team lead's right to see a crew rest on it.
CREATE FUNCTION site_team_lead_of_supplier() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM site s JOIN staff t ON t.organisation_id = s.organisation_id
    WHERE s.id = NEW.site_id AND t.id = NEW.staff_id AND t.role = 'team_lead'
  ) THEN
    RAISE EXCEPTION 'a team lead of another supplier' USING ERRCODE = '23514', CONSTRAINT = 'site_team_lead_of_supplier';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION site_team_lead_of_supplier() OWNER TO app_owner;
CREATE TRIGGER site_team_lead_of_supplier BEFORE INSERT OR UPDATE ON site_team_lead FOR EACH ROW EXECUTE FUNCTION site_team_lead_of_supplier();

-- A municipality's manager reads figures by supplier, so sees the suppliers' names; a supplier's manager sees no other supplier.
CREATE FUNCTION acts_for_municipality() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM organisation o WHERE o.id = ctx_org() AND o.kind = 'municipality')
$$;
ALTER FUNCTION acts_for_municipality() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION acts_for_municipality() TO app_mgmt;
CREATE POLICY suppliers ON organisation FOR SELECT TO app_mgmt USING ((SELECT acts_for_municipality()));
