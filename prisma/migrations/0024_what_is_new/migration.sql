-- As before (0015), but whoever is asked about a change is told each part that is new, not only the weightiest: a period that ends earlier
-- must not hide behind other hours. Only parts that the link shows are named.
CREATE OR REPLACE FUNCTION gate.look_at_agreement(token bytea, today date, entry uuid, request text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  l approval_link;
  v placement_version;
  before placement_version;
  c citizen;
  fate text;
  content jsonb;
  changed jsonb := '[]';
BEGIN
  SELECT * INTO l FROM approval_link WHERE token_hash = token;
  IF l.id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.today', today::text, true);
  SELECT * INTO v FROM placement_version WHERE id = l.version_id;
  SELECT * INTO c FROM citizen WHERE id = l.citizen_id;
  fate := link_state(l);
  IF fate = 'open' THEN
    SELECT * INTO before FROM placement_version p
    WHERE p.placement_id = v.placement_id AND p.agreed_at IS NOT NULL AND p.number < v.number ORDER BY p.number DESC LIMIT 1;
    IF before.id IS NOT NULL THEN
      SELECT coalesce(jsonb_agg(f.field), '[]') INTO changed FROM (VALUES
        ('siteId', v.site_id IS DISTINCT FROM before.site_id), ('offer', v.offer IS DISTINCT FROM before.offer),
        ('startsOn', v.starts_on IS DISTINCT FROM before.starts_on), ('endsOn', v.ends_on IS DISTINCT FROM before.ends_on),
        ('weekdayHours', v.weekday_hours IS DISTINCT FROM before.weekday_hours), ('ramp', v.ramp IS DISTINCT FROM before.ramp),
        ('tasks', v.tasks IS DISTINCT FROM before.tasks), ('buddy', v.buddy IS DISTINCT FROM before.buddy)) AS f(field, differs)
      WHERE f.differs;
    END IF;
    SELECT jsonb_build_object('firstName', CASE WHEN l.party = 'citizen' OR NOT c.protected_address THEN c.first_name END,
      'organisationName', m.name, 'siteName', s.name, 'supplierName', o.name, 'offer', v.offer, 'startsOn', v.starts_on, 'endsOn', v.ends_on,
      'weekdayHours', v.weekday_hours, 'ramp', v.ramp, 'tasks', v.tasks, 'buddy', v.buddy, 'kind', v.kind, 'changed', changed)
    INTO content FROM site s, organisation o, organisation m WHERE s.id = v.site_id AND o.id = v.supplier_id AND m.id = c.organisation_id;
    INSERT INTO audit_entry (id, organisation_id, role, deed, purpose, endpoint, request_id, citizen_ids)
    VALUES (entry, c.organisation_id, 'link', 'viewed', 'agreement-link', 'answerLinks.look', request, ARRAY[c.id]);
  END IF;
  RETURN jsonb_build_object('state', fate, 'party', l.party, 'name', CASE WHEN fate = 'open' AND l.party = 'employee_rep' THEN l.name END, 'content', content);
END $$;
