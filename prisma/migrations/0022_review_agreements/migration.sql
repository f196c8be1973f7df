-- What a review of the agreements found.

-- Whoever answered, and who does what, is told to a team lead by name, but for a citizen whose name and address are protected: the citizen's own answer and
-- duties held the name that everything else leaves out.
REVOKE SELECT (by_name) ON placement_approval FROM app_teamlead;
REVOKE SELECT (owner_name) ON placement_duty FROM app_teamlead;

CREATE FUNCTION crew_answer_names() RETURNS TABLE (approval_id uuid, name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, CASE WHEN a.party <> 'citizen' OR NOT c.protected_address THEN a.by_name END
  FROM placement_approval a JOIN citizen c ON c.id = a.citizen_id WHERE a.version_id = ANY (ARRAY(SELECT my_agreements()))
$$;
CREATE FUNCTION crew_duty_owners() RETURNS TABLE (duty_id uuid, name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id, CASE WHEN d.party <> 'citizen' OR NOT c.protected_address THEN d.owner_name END
  FROM placement_duty d JOIN citizen c ON c.id = d.citizen_id
  WHERE d.placement_id = ANY (ARRAY(SELECT v.placement_id FROM placement_version v WHERE v.id = ANY (ARRAY(SELECT my_agreements()))))
$$;
ALTER FUNCTION crew_answer_names() OWNER TO app_owner;
ALTER FUNCTION crew_duty_owners() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION crew_answer_names(), crew_duty_owners() TO app_teamlead;

-- As before (0013), but what the citizen needs is told only while the citizen may come: not of an agreement that somebody declined.
CREATE OR REPLACE FUNCTION agreement_people() RETURNS TABLE (placement_id uuid, name text, alias text, needs text, protected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, CASE WHEN NOT c.protected_address THEN c.first_name || ' ' || c.last_name END, upper(substr(md5(p.id::text), 1, 6)),
    CASE WHEN c.needs_agreed_on IS NOT NULL AND bool_or(v.declined_at IS NULL) THEN c.needs_for_supplier END, c.protected_address
  FROM placement_version v JOIN placement p ON p.id = v.placement_id JOIN citizen c ON c.id = p.citizen_id
  WHERE v.id = ANY (ARRAY(SELECT my_agreements()))
  GROUP BY p.id, c.id
$$;
