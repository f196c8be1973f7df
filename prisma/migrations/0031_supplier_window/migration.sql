-- What a supplier may see of a citizen, and for how long (decision 020): from the agreement until a number of days after the placement, which the municipality sets.

-- Each placement through the supplier's eyes, said once: whether it is seen today, and the last day of that. Of one that runs that day is as agreed, or from today where the
-- agreed end has been. The municipality sets how many days after the end; 30 until it has (shared/accounts/settings.ts). Read by the functions below alone, which are app_owner's,
-- and folded into them; like every view of ours it shows no more than whoever reads it may see.
CREATE VIEW supplier_window WITH (security_invoker = true) AS
  SELECT w.*, w.is_open AND ctx_today() <= w.access_until AS sees FROM (
    SELECT p.id AS placement_id, p.site_id, p.supplier_id, p.citizen_id, c.organisation_id AS municipality_id,
      p.withdrawn_at IS NULL
        AND (p.started_on IS NOT NULL OR EXISTS (SELECT 1 FROM placement_version v WHERE v.placement_id = p.id AND v.agreed_at IS NOT NULL)) AS is_open,
      coalesce(s.value, 30) + CASE
        WHEN p.ended_on IS NOT NULL THEN p.ended_on
        WHEN p.started_on IS NULL THEN p.ends_on
        ELSE greatest(p.ends_on, ctx_today())
      END AS access_until
    FROM placement p JOIN citizen c ON c.id = p.citizen_id
      LEFT JOIN house_setting s ON s.organisation_id = c.organisation_id AND s.key = 'supplier-access-days'
  ) w;
ALTER VIEW supplier_window OWNER TO app_owner;

-- As before (0002), but from the agreement on, and for as long as the municipality has set.
CREATE OR REPLACE FUNCTION my_placements() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.placement_id FROM supplier_window w WHERE w.site_id = ANY (ARRAY(SELECT my_sites())) AND w.supplier_id = ctx_org() AND w.sees
$$;

-- As before (0015), but for as long as the municipality has set.
CREATE OR REPLACE FUNCTION my_agreements() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.id FROM placement_version v JOIN placement p ON p.id = v.placement_id JOIN citizen c ON c.id = p.citizen_id
    LEFT JOIN house_setting s ON s.organisation_id = c.organisation_id AND s.key = 'supplier-access-days'
  WHERE v.site_id = ANY (ARRAY(SELECT my_sites())) AND v.supplier_id = ctx_org() AND v.sent_at IS NOT NULL AND v.withdrawn_at IS NULL
    AND p.withdrawn_at IS NULL AND ctx_today() <= coalesce(p.ended_on + coalesce(s.value, 30), 'infinity'::date)
    AND (p.started_on IS NOT NULL OR ctx_today() <= v.ends_on + coalesce(s.value, 30))
    AND version_state(v, ctx_today()) <> 'expired' AND (v.declined_at IS NULL OR ctx_today() <= danish_day(v.declined_at) + 30)
    AND NOT EXISTS (SELECT 1 FROM placement_version n WHERE n.placement_id = v.placement_id AND n.number > v.number AND n.agreed_at IS NOT NULL AND n.site_id <> v.site_id)
$$;

-- All that a supplier may know of a person beside the agreement itself, said once: for the crew, for an agreement, and for whoever wants to see as they do. A protected
-- person appears under an alias and without a telephone; needs are told while the citizen's yes stands.
CREATE FUNCTION people_as_seen(placements uuid[]) RETURNS TABLE (placement_id uuid, name text, alias text, sort_name text, phone text, needs text, protected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id,
    CASE WHEN NOT c.protected_address THEN c.first_name || ' ' || c.last_name END,
    a.alias,
    CASE WHEN c.protected_address THEN a.alias ELSE c.last_name || ' ' || c.first_name END,
    CASE WHEN NOT c.protected_address THEN c.phone END,
    CASE WHEN c.needs_agreed_on IS NOT NULL THEN c.needs_for_supplier END,
    c.protected_address
  FROM placement p JOIN citizen c ON c.id = p.citizen_id CROSS JOIN LATERAL (SELECT upper(substr(md5(p.id::text), 1, 6)) AS alias) a
  WHERE p.id = ANY (placements)
$$;

CREATE OR REPLACE FUNCTION crew_people() RETURNS TABLE (placement_id uuid, name text, alias text, sort_name text, phone text, needs text, protected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT * FROM people_as_seen(ARRAY(SELECT my_placements()))
$$;

-- As before (0022): no telephone, and the needs not of an agreement that somebody declined.
CREATE OR REPLACE FUNCTION agreement_people() RETURNS TABLE (placement_id uuid, name text, alias text, needs text, protected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH mine AS (
    SELECT v.placement_id AS id, bool_or(v.declined_at IS NULL) AS stands FROM placement_version v
    WHERE v.id = ANY (ARRAY(SELECT my_agreements())) GROUP BY v.placement_id
  )
  SELECT s.placement_id, s.name, s.alias, CASE WHEN m.stands THEN s.needs END, s.protected
  FROM people_as_seen(ARRAY(SELECT m.id FROM mine m)) s JOIN mine m ON m.id = s.placement_id
$$;

-- For the caseworker: the own citizen as suppliers see the person today, by placement, and until when.
CREATE FUNCTION seen_by_suppliers(citizen uuid)
RETURNS TABLE (placement_id uuid, name text, alias text, phone text, needs text, protected boolean, sees boolean, access_until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.placement_id, s.name, s.alias, s.phone, s.needs, s.protected, w.sees, w.access_until
  FROM placement p JOIN supplier_window w ON w.placement_id = p.id
    CROSS JOIN LATERAL (SELECT * FROM people_as_seen(ARRAY[p.id])) s
  WHERE p.citizen_id = seen_by_suppliers.citizen AND w.municipality_id = ctx_org() AND p.withdrawn_at IS NULL
$$;

-- The last day of each placement that a team lead sees, or is asked about.
CREATE FUNCTION crew_access() RETURNS TABLE (placement_id uuid, access_until date) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.placement_id, w.access_until FROM supplier_window w
  WHERE w.placement_id = ANY (ARRAY(SELECT my_placements() UNION SELECT v.placement_id FROM placement_version v WHERE v.id = ANY (ARRAY(SELECT my_agreements()))))
$$;

ALTER FUNCTION people_as_seen(uuid[]) OWNER TO app_owner;
ALTER FUNCTION seen_by_suppliers(uuid) OWNER TO app_owner;
ALTER FUNCTION crew_access() OWNER TO app_owner;
-- called by those above as their owner
REVOKE EXECUTE ON FUNCTION people_as_seen(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seen_by_suppliers(uuid) TO app_caseworker;
GRANT EXECUTE ON FUNCTION crew_access() TO app_teamlead;
