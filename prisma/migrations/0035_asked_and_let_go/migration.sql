-- ---------- a run that is not finished by a process that is asked to stop ----------

-- Another process may have it at once, instead of when the time of the one that stopped is out.
CREATE FUNCTION gate.let_go_run(job text, slot timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM job_run r WHERE r.job = let_go_run.job AND r.slot = let_go_run.slot AND r.ended_at IS NULL
$$;
ALTER FUNCTION gate.let_go_run(text, timestamptz) OWNER TO app_owner;
REVOKE EXECUTE ON FUNCTION gate.let_go_run(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.let_go_run(text, timestamptz) TO app_login;

-- ---------- whoever is asked to agree sees name and needs before the agreement ----------

-- Each wording that the leads of its site are shown today, said once: for them, and for whoever wants to know what they see.
CREATE VIEW agreement_window WITH (security_invoker = true) AS
  SELECT v.id AS version_id, v.placement_id, v.site_id, v.supplier_id
  FROM placement_version v JOIN placement p ON p.id = v.placement_id JOIN citizen c ON c.id = p.citizen_id
    LEFT JOIN house_setting s ON s.organisation_id = c.organisation_id AND s.key = 'supplier-access-days'
  WHERE v.sent_at IS NOT NULL AND v.withdrawn_at IS NULL
    AND p.withdrawn_at IS NULL AND ctx_today() <= coalesce(p.ended_on + coalesce(s.value, 30), 'infinity'::date)
    AND (p.started_on IS NOT NULL OR ctx_today() <= v.ends_on + coalesce(s.value, 30))
    AND version_state(v, ctx_today()) <> 'expired' AND (v.declined_at IS NULL OR ctx_today() <= danish_day(v.declined_at) + 30)
    AND NOT EXISTS (SELECT 1 FROM placement_version n WHERE n.placement_id = v.placement_id AND n.number > v.number AND n.agreed_at IS NOT NULL AND n.site_id <> v.site_id);
ALTER VIEW agreement_window OWNER TO app_owner;

CREATE OR REPLACE FUNCTION my_agreements() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.version_id FROM agreement_window w WHERE w.site_id = ANY (ARRAY(SELECT my_sites())) AND w.supplier_id = ctx_org()
$$;

-- As before (0031), and whether leads of the placement's site are shown a wording of it.
DROP FUNCTION seen_by_suppliers(uuid);
CREATE FUNCTION seen_by_suppliers(citizen uuid)
RETURNS TABLE (placement_id uuid, name text, alias text, phone text, needs text, protected boolean, sees boolean, access_until date, asked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.placement_id, s.name, s.alias, s.phone, s.needs, s.protected, w.sees, w.access_until,
    EXISTS (SELECT 1 FROM agreement_window a WHERE a.placement_id = p.id)
  FROM placement p JOIN supplier_window w ON w.placement_id = p.id
    CROSS JOIN LATERAL (SELECT * FROM people_as_seen(ARRAY[p.id])) s
  WHERE p.citizen_id = seen_by_suppliers.citizen AND w.municipality_id = ctx_org() AND p.withdrawn_at IS NULL
$$;
ALTER FUNCTION seen_by_suppliers(uuid) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION seen_by_suppliers(uuid) TO app_caseworker;
