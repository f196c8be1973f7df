-- What an hour costs and is subsidised with stands in wage_rate alone (decision 031). What an administrator has recorded among the
-- rules of offers comes along; a house that kept its founding values gets the first rates as they are laid down. The rules' own rows
-- stay where they are, as history: no page lists their keys any more.
DO $$
BEGIN
  PERFORM set_config('app.entry', gen_random_uuid()::text, true);
  INSERT INTO wage_rate (id, kind, value, valid_from, valid_to, source, certainty, note, recorded_by_id, recorded_at)
  SELECT gen_random_uuid(), home.kind, (r.value #>> '{}')::numeric, coalesce(r.valid_from, date '2020-01-01'), r.valid_to,
    left(r.source, 300), r.certainty, left(r.note, 500), r.recorded_by_id, r.recorded_at
  FROM (VALUES ('wage-start', 'startloen'), ('loentilskud-private-rate', 'subsidy_private'), ('loentilskud-public-rate', 'subsidy_public')) AS home (key, kind)
    JOIN offer_rule r ON r.key = home.key
  WHERE r.superseded_at IS NULL AND (r.value #>> '{}')::numeric BETWEEN 0.01 AND 1000
    AND (SELECT count(*) FROM offer_rule other WHERE other.key = home.key) > 1
    AND NOT EXISTS (SELECT FROM wage_rate known WHERE known.kind = home.kind);
  IF FOUND THEN
    INSERT INTO audit_entry (id, role, deed, citizen_ids) VALUES (current_setting('app.entry')::uuid, 'migration', 'rates.moved', '{}');
  END IF;
  PERFORM set_config('app.entry', '', true);
END $$;
