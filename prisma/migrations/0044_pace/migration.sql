-- The wage cost of pace: dated wages, on-costs and subsidies, and what the doors plan for their weeks. No person stands in any of it.

-- Managers of both kinds see what counts, and not who wrote it down; administrators record, and what is superseded stays as it was.
GRANT SELECT (id, kind, value, valid_from, valid_to, source, certainty, note, superseded_at) ON wage_rate TO app_mgmt;
CREATE POLICY seen ON wage_rate FOR SELECT TO app_mgmt USING (superseded_at IS NULL);
GRANT SELECT, INSERT ON wage_rate TO app_admin;
GRANT UPDATE (superseded_at) ON wage_rate TO app_admin;
CREATE POLICY kept ON wage_rate TO app_admin USING (true) WITH CHECK (true);

CREATE FUNCTION wage_rate_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'wage_rate_stays: a superseded rate is history' USING ERRCODE = '23514', CONSTRAINT = 'wage_rate_stays';
END $$;
CREATE TRIGGER wage_rate_stays BEFORE UPDATE ON wage_rate FOR EACH ROW WHEN (OLD.superseded_at IS NOT NULL) EXECUTE FUNCTION wage_rate_stays();

-- The weeks of each door in the catalogue in force; managers see nothing else of it.
CREATE FUNCTION door_ramps() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('door', d ->> 'door', 'ramp', d -> 'ramp') ORDER BY at), '[]')
  FROM (SELECT content FROM catalogue WHERE published_at IS NOT NULL ORDER BY version DESC LIMIT 1) newest,
    jsonb_array_elements(newest.content -> 'doors') WITH ORDINALITY AS doors(d, at)
$$;
ALTER FUNCTION door_ramps() OWNER TO app_owner;
REVOKE EXECUTE ON FUNCTION door_ramps() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door_ramps() TO app_mgmt, app_admin;
