-- What a ramp plans for a day, citizens whose age band and sex are not counted yet, and how doors are decided, for management.

-- Hours agreed for a day of a placement that began on another: plannedWeekdayHours (shared/placements/ramp.rules.ts) in SQL. Weeks are
-- calendar weeks from Monday, 1 is the one it began in; the latest step that has begun counts, and without a ramp the placement's hours.
CREATE FUNCTION planned_hours_on(began_on date, weekday_hours numeric[], ramp jsonb, on_date date) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN ramp = '[]' THEN weekday_hours[extract(isodow FROM on_date)::int] ELSE
    (SELECT (step -> 'weekdayHours' ->> (extract(isodow FROM on_date)::int - 1))::numeric FROM jsonb_array_elements(ramp) step
     WHERE (step ->> 'fromWeek')::int <= greatest(1, 1 + (date_trunc('week', on_date)::date - date_trunc('week', began_on)::date) / 7)
     ORDER BY (step ->> 'fromWeek')::int DESC LIMIT 1) END
$$;
ALTER FUNCTION planned_hours_on(date, numeric[], jsonb, date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION planned_hours_on(date, numeric[], jsonb, date) TO app_caseworker;

-- Which of the own citizens have no birth year and sex noted: nobody may read what is noted, only whether it is missing.
CREATE FUNCTION citizens_without_statistics(most integer) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id FROM citizen c
  WHERE c.organisation_id = ctx_org() AND NOT EXISTS (SELECT 1 FROM citizen_statistics s WHERE s.citizen_id = c.id)
  ORDER BY c.id LIMIT most
$$;
ALTER FUNCTION citizens_without_statistics(integer) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION citizens_without_statistics(integer) TO app_caseworker;
