-- Concerns: what carries a proposal out.

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
