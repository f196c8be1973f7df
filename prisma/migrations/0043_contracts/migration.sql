-- The contract's targets, what has come of them, and the watch on displacement (docs/decisions/028-contracts.md). Nobody but the functions here reads a person: what they
-- tell of people is told in fives.

GRANT SELECT ON contract, contract_target TO app_mgmt, app_admin;
GRANT INSERT, UPDATE (title, starts_on, ends_on, version) ON contract TO app_admin;
GRANT INSERT, UPDATE (superseded_at) ON contract_target TO app_admin;
CREATE POLICY both_sides ON contract FOR SELECT TO app_mgmt USING ((SELECT ctx_org()) IN (municipality_id, supplier_id));
CREATE POLICY own ON contract TO app_admin USING (municipality_id = (SELECT ctx_org())) WITH CHECK (municipality_id = (SELECT ctx_org()));
-- a contract that is not seen has no targets
CREATE POLICY with_contract ON contract_target FOR SELECT TO app_mgmt USING (EXISTS (SELECT 1 FROM contract c WHERE c.id = contract_id));
CREATE POLICY kept ON contract_target TO app_admin USING (EXISTS (SELECT 1 FROM contract c WHERE c.id = contract_id))
  WITH CHECK (EXISTS (SELECT 1 FROM contract c WHERE c.id = contract_id));

CREATE FUNCTION contract_target_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'contract_target_stays: a target that was replaced is history' USING ERRCODE = '23514', CONSTRAINT = 'contract_target_stays';
END $$;
CREATE TRIGGER contract_target_stays BEFORE UPDATE ON contract_target FOR EACH ROW WHEN (OLD.superseded_at IS NOT NULL) EXECUTE FUNCTION contract_target_stays();

-- Two of the municipality's administrators at once: a target lies in a year of its contract, and a contract keeps the years of its targets.
CREATE FUNCTION contract_has_year() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'contract_target' THEN
    PERFORM 1 FROM contract c WHERE c.id = NEW.contract_id AND NEW.year BETWEEN extract(year FROM c.starts_on) AND extract(year FROM c.ends_on) FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'contract_target_year: no year of the contract' USING ERRCODE = '23514', CONSTRAINT = 'contract_target_year';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM contract_target t WHERE t.contract_id = NEW.id AND t.superseded_at IS NULL
      AND t.year NOT BETWEEN extract(year FROM NEW.starts_on) AND extract(year FROM NEW.ends_on)) THEN
    RAISE EXCEPTION 'contract_keeps_years: a target lies outside' USING ERRCODE = '23514', CONSTRAINT = 'contract_keeps_years';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contract_has_year BEFORE INSERT ON contract_target FOR EACH ROW EXECUTE FUNCTION contract_has_year();
CREATE TRIGGER contract_keeps_years BEFORE UPDATE ON contract FOR EACH ROW EXECUTE FUNCTION contract_has_year();

-- ---------- what is told ----------

-- A count in fives: 0 to 9, 10 to 14, 15 to 19 and so on. Five whole numbers in a row are never all between 1 and 4, nor is what lies between two such counts, or between one
-- of them and an exact one of another page. The first range is ten wide, so that a count that must be at least so many, since others together are at most so many, may still be five
-- or more. `first` is where the first range ends; 4 is enough for a count that nothing else sets a least for.
CREATE FUNCTION in_fives(n bigint, first int DEFAULT 9) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN n <= first THEN jsonb_build_object('least', 0, 'most', first) ELSE jsonb_build_object('least', n - n % 5, 'most', n - n % 5 + 4) END
$$;

-- The sum of counts of which each is told in fives, or null where the two together would say of one of them that it is between 1 and 4.
CREATE FUNCTION total_in_fives(counts bigint[], first int DEFAULT 9) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN first < 5 AND bool_or(n <= first) AND (in_fives(sum(n)::bigint, first) ->> 'least')::int > sum((in_fives(n, first) ->> 'most')::int) - first THEN NULL
    ELSE in_fives(coalesce(sum(n), 0)::bigint, first) END FROM unnest(counts) n
$$;

-- shared/employment, lastingOn: whether ordinary employment reached what counts as lasting within these days; work before them does not count. Gaps are bridged, not counted.
CREATE FUNCTION lasting_reached(citizen uuid, from_day date, on_day date) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE terms record;
BEGIN
  SELECT t.weeks, t.bridged_weeks, t.least_hours INTO terms FROM lasting_terms((SELECT c.organisation_id FROM citizen c WHERE c.id = citizen), on_day) t;
  RETURN EXISTS (
    WITH ordinary AS (
      SELECT daterange(greatest(s.starts_on, from_day), least(s.ends_on, on_day) + 1) AS days, s.weekly_hours FROM employment_spell s
      WHERE s.citizen_id = citizen AND s.kind = 'ordinary' AND s.starts_on <= on_day AND coalesce(s.ends_on, on_day) >= from_day),
    -- several jobs at once have their hours together
    part AS (SELECT d.day, lead(d.day) OVER (ORDER BY d.day) AS next FROM (SELECT lower(o.days) AS day FROM ordinary o UNION SELECT upper(o.days) FROM ordinary o) d),
    job AS (
      SELECT daterange(part.day, part.next) AS days FROM part JOIN ordinary o ON o.days @> part.day
      WHERE part.next IS NOT NULL GROUP BY part.day, part.next HAVING sum(o.weekly_hours) >= terms.least_hours),
    run AS (SELECT unnest(range_agg(job.days)) AS days FROM job),
    stretch AS (SELECT unnest(range_agg(daterange(lower(job.days), upper(job.days) + terms.bridged_weeks * 7))) AS days FROM job)
    SELECT 1 FROM stretch JOIN run ON run.days <@ stretch.days GROUP BY stretch.days HAVING sum(upper(run.days) - lower(run.days)) >= terms.weeks * 7);
END $$;

-- What a year of a contract has brought by today: the municipality's own citizens at the contract's supplier. Null for whoever is not one of its two sides, and for years that
-- are not in it or have not begun.
CREATE FUNCTION contract_progress(asked uuid, in_year int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c contract;
  first_day date;
  last_day date;
  until_day date;
  hours numeric;
  earners bigint;
  answer jsonb;
BEGIN
  SELECT * INTO c FROM contract WHERE contract.id = asked AND ctx_org() IN (municipality_id, supplier_id);
  IF c.id IS NULL OR in_year NOT BETWEEN 2000 AND 2100 THEN RETURN NULL; END IF;
  first_day := greatest(c.starts_on, make_date(in_year, 1, 1));
  last_day := least(c.ends_on, make_date(in_year, 12, 31));
  until_day := least(last_day, ctx_today());
  IF first_day > until_day OR first_day > last_day THEN RETURN NULL; END IF;

  -- a sum of hours is told where five people or more stand behind it
  SELECT sum(s.weekly_hours * (least(s.ends_on, until_day) - greatest(s.starts_on, first_day) + 1) / 7), count(DISTINCT s.citizen_id) INTO hours, earners
  FROM employment_spell s JOIN citizen z ON z.id = s.citizen_id
  WHERE z.organisation_id = c.municipality_id AND s.supplier_id = c.supplier_id AND s.kind = 'ordinary'
    AND s.starts_on <= until_day AND coalesce(s.ends_on, until_day) >= first_day;

  WITH begun AS (
    SELECT p.citizen_id, p.id, p.started_on FROM placement p JOIN citizen z ON z.id = p.citizen_id
    WHERE p.supplier_id = c.supplier_id AND z.organisation_id = c.municipality_id AND p.started_on <= ctx_today()),
  first_in_year AS (SELECT b.citizen_id, min(b.started_on) AS on_day FROM begun b WHERE b.started_on BETWEEN first_day AND until_day GROUP BY b.citizen_id),
  month AS (
    SELECT least((m + interval '1 month')::date - 1, until_day) AS on_day
    FROM generate_series(date_trunc('month', first_day::timestamp), until_day::timestamp, interval '1 month') m),
  -- the year's cohort: whose very first placement there began in it
  cohort AS (
    SELECT DISTINCT ON (b.citizen_id) b.citizen_id, b.id, b.started_on FROM begun b ORDER BY b.citizen_id, b.started_on, b.id),
  judged AS (
    SELECT CASE WHEN f.started_on + 364 > ctx_today() THEN 'ahead' WHEN lasting_reached(f.citizen_id, f.started_on, f.started_on + 364) THEN 'lasting'
      WHEN work_status(f.citizen_id, f.id, f.started_on + 364) = 'unknown' THEN 'unknown' ELSE 'not' END AS was
    FROM cohort f WHERE f.started_on BETWEEN first_day AND until_day),
  -- a concern counts from the day after its deadline; one that was taken back or replaced before it needed no answer
  asked_of AS (
    SELECT coalesce(k.answered_at <= k.due_at, false) AS in_time
    FROM concern k JOIN placement p ON p.id = k.placement_id JOIN citizen z ON z.id = k.citizen_id LEFT JOIN concern newer ON newer.id = k.replaced_by_id
    WHERE p.supplier_id = c.supplier_id AND z.organisation_id = c.municipality_id
      AND danish_day(k.due_at) BETWEEN first_day AND least(last_day, ctx_today() - 1)
      AND coalesce(least(k.withdrawn_at, newer.raised_at) > k.due_at, true))
  SELECT jsonb_build_object(
    'firstDay', first_day::text, 'lastDay', last_day::text, 'untilDay', until_day::text,
    'citizens', (SELECT in_fives(count(*)) FROM first_in_year),
    'months', (SELECT jsonb_agg(jsonb_build_object('onDay', m.on_day::text, 'citizens', (SELECT in_fives(count(*)) FROM first_in_year f WHERE f.on_day <= m.on_day)) ORDER BY m.on_day) FROM month m),
    'paidHours', CASE WHEN earners >= 5 THEN round(hours)::int END,
    'lasting', (SELECT jsonb_build_object('counted', in_fives(count(*) FILTER (WHERE j.was <> 'ahead')), 'reached', in_fives(count(*) FILTER (WHERE j.was = 'lasting')),
      'unknown', in_fives(count(*) FILTER (WHERE j.was = 'unknown')), 'ahead', in_fives(count(*) FILTER (WHERE j.was = 'ahead'))) FROM judged j),
    'answered', (SELECT jsonb_build_object('counted', in_fives(count(*)), 'inTime', in_fives(count(*) FILTER (WHERE a.in_time))) FROM asked_of a))
  INTO answer;
  RETURN answer;
END $$;

-- ---------- displacement ----------

-- shared/offers, ruleOn: the value of a parameter on a day.
CREATE FUNCTION rule_on(asked text, on_day date) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.value FROM offer_rule r WHERE r.key = asked AND r.superseded_at IS NULL AND on_day BETWEEN coalesce(r.valid_from, '-infinity'::date) AND coalesce(r.valid_to, 'infinity'::date)
$$;

-- shared/offers, quotaOf: places beside so many ordinary full-time equivalents; null where the law counts heads or a rule is missing.
CREATE FUNCTION quota_limit(fte numeric, on_day date) RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  per_first numeric := nullif(rule_on('rimelighed-per-first', on_day) #>> '{}', '')::numeric;
  first_limit numeric := nullif(rule_on('rimelighed-first-limit', on_day) #>> '{}', '')::numeric;
  per_above numeric := nullif(rule_on('rimelighed-per-above', on_day) #>> '{}', '')::numeric;
  minimum numeric := nullif(rule_on('rimelighed-minimum', on_day) #>> '{}', '')::numeric;
  rounding text := rule_on('rimelighed-rounding', on_day) #>> '{}';
  first_part numeric;
  above_part numeric;
BEGIN
  IF fte IS NULL OR coalesce(per_first, 0) = 0 OR first_limit IS NULL OR coalesce(per_above, 0) = 0 OR minimum IS NULL
    OR rounding IS NULL OR coalesce(rule_on('rimelighed-unit', on_day) #>> '{}', 'heads') = 'heads' THEN RETURN NULL; END IF;
  first_part := round(least(fte, first_limit) / per_first, 6);
  above_part := round(greatest(0, fte - first_limit) / per_above, 6);
  RETURN greatest(minimum, CASE rounding WHEN 'down' THEN floor(first_part) + floor(above_part) WHEN 'up' THEN ceil(first_part) + ceil(above_part)
    WHEN 'nearest' THEN floor(first_part + 0.5) + floor(above_part + 0.5) END);
END $$;

-- shared/offers, countingRule: whether an offer fills a place of the quota on a day.
CREATE FUNCTION fills_quota(offer text, on_day date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(rule_on(CASE offer WHEN 'internship' THEN 'rimelighed-counts-praktik' WHEN 'useful_work' THEN 'nytteindsats-rimelighed'
    WHEN 'wage_subsidy' THEN 'rimelighed-counts-loentilskud' END, on_day) = 'true'::jsonb, false)
$$;

-- The quota of each site from a day until today, on the days on which it may have become tighter: who had begun, whatever their municipality, against the posts of the day.
-- Between two changes of the rules (an era) they are read once.
CREATE FUNCTION quota_days(from_day date) RETURNS TABLE (site_id uuid, on_day date, used int, quota int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
  WITH era AS MATERIALIZED (
    SELECT e.d FROM (
      SELECT from_day AS d
      UNION SELECT r.valid_from FROM offer_rule r WHERE r.superseded_at IS NULL AND r.key ~ '^rimelighed-|^nytteindsats-rimelighed$'
      UNION SELECT r.valid_to + 1 FROM offer_rule r WHERE r.superseded_at IS NULL AND r.key ~ '^rimelighed-|^nytteindsats-rimelighed$') e
    WHERE e.d BETWEEN from_day AND ctx_today()),
  stay AS MATERIALIZED (
    SELECT p.site_id, p.offer, p.started_on, coalesce(p.ended_on, ctx_today()) AS until FROM placement p
    WHERE p.started_on <= ctx_today() AND coalesce(p.ended_on, ctx_today()) >= from_day),
  day AS MATERIALIZED (
    SELECT x.site_id, x.d, (SELECT max(e.d) FROM era e WHERE e.d <= x.d) AS era,
      (SELECT f.ordinary_fte FROM site_staffing f WHERE f.site_id = x.site_id AND f.valid_from <= x.d ORDER BY f.valid_from DESC LIMIT 1) AS fte
    FROM (
      SELECT s.id AS site_id, e.d FROM site s CROSS JOIN era e
      UNION SELECT s.id, ctx_today() FROM site s
      UNION SELECT f.site_id, f.valid_from FROM site_staffing f
      UNION SELECT stay.site_id, stay.started_on FROM stay) x
    WHERE x.d BETWEEN from_day AND ctx_today()),
  most AS MATERIALIZED (SELECT k.fte, k.era, quota_limit(k.fte, k.era) AS quota FROM (SELECT DISTINCT day.fte, day.era FROM day WHERE day.fte IS NOT NULL) k),
  filling AS MATERIALIZED (SELECT k.offer, e.d AS era FROM (SELECT DISTINCT stay.offer FROM stay) k CROSS JOIN era e WHERE fills_quota(k.offer, e.d)),
  used AS (
    SELECT day.site_id, day.d, count(*)::int AS n
    FROM day JOIN stay ON stay.site_id = day.site_id AND day.d BETWEEN stay.started_on AND stay.until JOIN filling ON filling.offer = stay.offer AND filling.era = day.era
    GROUP BY day.site_id, day.d)
  SELECT day.site_id, day.d, coalesce(used.n, 0), most.quota
  FROM day LEFT JOIN used ON used.site_id = day.site_id AND used.d = day.d LEFT JOIN most ON most.fte = day.fte AND most.era = day.era
$$;

-- The first day of the twelve months that end today.
CREATE FUNCTION year_back() RETURNS date LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$ SELECT (ctx_today() - interval '1 year')::date + 1 $$;

-- Each site that the reader sees, in the twelve months until today: who was in training or subsidised work there, and who was then seen hired by the same supplier on ordinary terms,
-- at the latest four weeks after the end. A municipality's readers: its own citizens. Whether the quota was exceeded counts everybody, as the law does, and is a yes or
-- no: it names a least or a most, and never a number.
CREATE FUNCTION displacement_watch() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH here AS (SELECT s.* FROM site s WHERE reports_for_municipality() OR s.organisation_id = ctx_org()),
  stay AS (
    SELECT p.site_id, p.citizen_id, p.started_on, p.ended_on, p.end_reason,
      EXISTS (SELECT 1 FROM employment_spell e WHERE e.citizen_id = p.citizen_id AND e.kind = 'ordinary' AND e.supplier_id = p.supplier_id
        AND e.starts_on BETWEEN p.started_on AND least(coalesce(p.ended_on, ctx_today()) + 28, ctx_today())) AS hired
    FROM placement p JOIN here h ON h.id = p.site_id JOIN citizen c ON c.id = p.citizen_id
    WHERE p.offer <> 'ordinary_hours' AND p.started_on <= ctx_today() AND coalesce(p.ended_on, ctx_today()) >= year_back()
      AND (NOT reports_for_municipality() OR c.organisation_id = ctx_org())),
  person AS (
    SELECT s.site_id, s.citizen_id, bool_or(s.hired) AS hired, bool_or(coalesce(s.ended_on + 28, 'infinity'::date) >= ctx_today()) AS unsettled,
      bool_or(s.end_reason = 'hired' AND NOT s.hired) AS job_not_noted
    FROM stay s GROUP BY s.site_id, s.citizen_id),
  quota AS (SELECT q.site_id, bool_or(q.used > q.quota) AS exceeded, bool_or(q.quota IS NULL) AS not_known FROM quota_days(year_back()) q GROUP BY q.site_id),
  -- the median of stays that are over is told where five people or more have had one
  middle AS (
    SELECT s.site_id, round((percentile_cont(0.5) WITHIN GROUP (ORDER BY (s.ended_on - s.started_on + 1) / 7.0))::numeric)::int AS weeks
    FROM stay s WHERE s.ended_on IS NOT NULL GROUP BY s.site_id HAVING count(DISTINCT s.citizen_id) >= 5),
  counted AS (
    SELECT h.id, count(p.citizen_id) AS trained, count(p.citizen_id) FILTER (WHERE p.hired) AS hired, count(p.citizen_id) FILTER (WHERE p.unsettled AND NOT p.hired) AS unsettled,
      count(p.citizen_id) FILTER (WHERE p.job_not_noted AND NOT p.hired) AS job_not_noted
    FROM here h LEFT JOIN person p ON p.site_id = h.id GROUP BY h.id)
  SELECT jsonb_build_object(
    'from', year_back()::text,
    'threshold', (SELECT min(h.value) FROM house_setting h WHERE h.key = 'displacement-trainees'
      AND (h.organisation_id = ctx_org() OR h.organisation_id IN (SELECT c.municipality_id FROM contract c WHERE c.supplier_id = ctx_org()))),
    'all', (SELECT jsonb_build_object('trained', total_in_fives(array_agg(n.trained)), 'hired', total_in_fives(array_agg(n.hired), 4),
      'unsettled', total_in_fives(array_agg(n.unsettled)), 'jobNotNoted', total_in_fives(array_agg(n.job_not_noted))) FROM counted n),
    'sites', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'siteId', h.id, 'name', h.name, 'kind', h.kind, 'pNumber', h.p_number, 'supplier', o.name,
        'trained', in_fives(n.trained), 'hired', in_fives(n.hired, 4), 'unsettled', in_fives(n.unsettled), 'jobNotNoted', in_fives(n.job_not_noted),
        'medianWeeks', m.weeks,
        'fte', (SELECT f.ordinary_fte FROM site_staffing f WHERE f.site_id = h.id AND f.valid_from <= ctx_today() ORDER BY f.valid_from DESC LIMIT 1),
        'fteYearBack', (SELECT f.ordinary_fte FROM site_staffing f WHERE f.site_id = h.id AND f.valid_from <= year_back() ORDER BY f.valid_from DESC LIMIT 1),
        'quota', CASE WHEN q.exceeded THEN 'exceeded' WHEN q.not_known THEN 'unknown' ELSE 'kept' END) ORDER BY h.name, h.id)
      FROM here h JOIN organisation o ON o.id = h.organisation_id JOIN counted n ON n.id = h.id LEFT JOIN middle m ON m.site_id = h.id LEFT JOIN quota q ON q.site_id = h.id), '[]'))
$$;

-- How full the quota of each site is today, and was on its fullest day of the twelve months: for the administrator, who is shown it at every site.
CREATE FUNCTION displacement_quota() RETURNS TABLE (site_id uuid, used int, quota int, highest int, highest_on date, highest_quota int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH q AS (SELECT d.site_id, d.on_day, d.used, d.quota FROM quota_days(year_back()) d)
  SELECT DISTINCT ON (q.site_id) q.site_id, t.used, t.quota, q.used, q.on_day, q.quota
  FROM q JOIN q t ON t.site_id = q.site_id AND t.on_day = ctx_today() ORDER BY q.site_id, q.used DESC, q.on_day DESC
$$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS called, p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND p.proname IN ('contract_target_stays', 'contract_has_year', 'in_fives', 'total_in_fives', 'lasting_reached', 'contract_progress', 'rule_on', 'quota_limit', 'fills_quota', 'quota_days', 'year_back',
      'displacement_watch', 'displacement_quota') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f.called);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION contract_progress(uuid, int), displacement_watch() TO app_mgmt, app_admin;
GRANT EXECUTE ON FUNCTION displacement_quota() TO app_admin;
