-- Placements: what must hold whoever writes, and how many places of a site are taken.

ALTER TABLE placement ADD CONSTRAINT placement_end_reason_known CHECK (end_reason IN ('hired', 'other_job', 'education', 'period_ended', 'sickness', 'childcare',
  'transport', 'language', 'pace', 'conflict', 'own_wish', 'site_closed', 'other'));
ALTER TABLE placement ADD CONSTRAINT placement_other_needs_note CHECK (end_reason IS DISTINCT FROM 'other' OR trim(coalesce(end_note, '')) <> '');
ALTER TABLE placement ADD CONSTRAINT placement_longest CHECK (ends_on < starts_on + 104 * 7);

CREATE INDEX placement_taking_place ON placement (site_id, door) WHERE started_on IS NOT NULL AND ended_on IS NULL;

-- Places taken at each site and door on a day and after, whichever municipality's citizens take them: a number, never a person.
-- Whoever is about to begin holds the place already; the last day is still held.
CREATE FUNCTION places_taken(on_day date) RETURNS TABLE (site_id uuid, door text, taken integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.site_id, p.door, count(*)::int FROM placement p
  WHERE p.started_on IS NOT NULL AND (p.ended_on IS NULL OR p.ended_on >= on_day)
  GROUP BY p.site_id, p.door
$$;
ALTER FUNCTION places_taken(date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION places_taken(date) TO app_caseworker;
