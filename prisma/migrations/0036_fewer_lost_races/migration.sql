-- Under Serializable a page of an index that a transaction has read is watched, and whoever writes to that page at the same moment may lose the race. Every write read
-- two small tables that every other write adds to: its own changes, and the answers kept for a repeated send. Neither is read inside a transaction any more.

-- As before (0014), and the citizen is noted in the transaction itself, once; beyond 200 of them (an import) record_deed reads the changes after all.
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry uuid := ctx_entry();
  was jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  now_is jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  citizen uuid;
  noted text;
BEGIN
  IF entry IS NULL THEN
    RAISE EXCEPTION 'a change without a deed' USING ERRCODE = '42501';
  END IF;
  citizen := CASE WHEN TG_TABLE_NAME = 'citizen' THEN (whole ->> 'id')::uuid ELSE (whole ->> 'citizen_id')::uuid END;
  INSERT INTO audit_change (entry_id, table_name, operation, record_id, citizen_id, columns)
  VALUES (entry, TG_TABLE_NAME, lower(TG_OP),
    coalesce(whole ->> 'id', whole ->> 'placement_id', whole ->> 'site_id', whole ->> 'organisation_id'), citizen,
    ARRAY(SELECT n.key FROM jsonb_each(now_is) n WHERE n.value IS DISTINCT FROM was -> n.key AND (TG_OP <> 'INSERT' OR n.value <> 'null'::jsonb) ORDER BY n.key));
  IF citizen IS NOT NULL THEN
    noted := coalesce(current_setting('app.changed', true), '');
    IF noted NOT LIKE entry || '%' THEN
      noted := entry::text;
    END IF;
    IF right(noted, 5) <> ' many' AND position(citizen::text IN substr(noted, 38)) = 0 THEN
      noted := noted || CASE WHEN length(noted) > 37 * 200 THEN ' many' ELSE ' ' || citizen END;
      PERFORM set_config('app.changed', noted, true);
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION record_deed(entry uuid, actor_role text, deed text, endpoint text, request_id text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  noted text := coalesce(current_setting('app.changed', true), '');
  citizens uuid[] := '{}';
BEGIN
  IF right(noted, 5) = ' many' THEN
    citizens := ARRAY(SELECT DISTINCT c.citizen_id FROM audit_change c WHERE c.entry_id = entry AND c.citizen_id IS NOT NULL);
  ELSIF noted LIKE entry || ' %' THEN
    citizens := ARRAY(SELECT c::uuid FROM unnest(string_to_array(substr(noted, 38), ' ')) AS c ORDER BY 1);
  END IF;
  INSERT INTO audit_entry (id, actor_id, organisation_id, role, deed, endpoint, request_id, citizen_ids)
  VALUES (entry, ctx_staff(), ctx_org(), actor_role, deed, endpoint, request_id, citizens);
END $$;

-- What was answered under a key of this person's: asked before the transaction. Two who send at once both find nothing, and the second to save is told by the key itself.
CREATE FUNCTION gate.kept_answer(who uuid, kept_key text) RETURNS TABLE (body_hash bytea, answer jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.body_hash, k.answer FROM idempotency_key k WHERE k.staff_id = who AND k.key = kept_key
$$;
ALTER FUNCTION gate.kept_answer(uuid, text) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION gate.kept_answer(uuid, text) TO app_login;
REVOKE SELECT ON idempotency_key FROM app_caseworker, app_teamlead;
