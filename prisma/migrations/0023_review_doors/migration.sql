-- The first catalogue said in words from the start when a door is talked over, and got the numbers of the same sentences only later
-- (docs/decisions/016). A house that published it before gets those numbers now, or nobody there whose door was decided on it would ever be on
-- the list. Nothing else of it changes, and the log says that it was done.
DO $$
DECLARE
  numbers CONSTANT jsonb := '{
    "red": [{"kind": "attendance", "direction": "up", "weeks": 4, "atLeast": 80, "below": null},
      {"kind": "measured", "direction": "up", "weeks": 13, "atLeast": null, "below": null},
      {"kind": "attendance", "direction": "down", "weeks": 3, "atLeast": null, "below": 50}],
    "yellow": [{"kind": "hours", "direction": "up", "weeks": 4, "atLeast": 20, "below": null},
      {"kind": "pace", "direction": "up", "weeks": 4, "atLeast": 4, "below": null}],
    "green": [{"kind": "paid", "direction": "up", "weeks": 13, "atLeast": null, "below": null}]}';
BEGIN
  IF EXISTS (SELECT 1 FROM catalogue c WHERE c.version = 1 AND NOT c.content -> 'doors' -> 0 ? 'moveFacts') THEN
    PERFORM set_config('app.entry', gen_random_uuid()::text, true);
    ALTER TABLE catalogue DISABLE TRIGGER catalogue_frozen;
    UPDATE catalogue c SET content = jsonb_set(c.content, '{doors}', (
      SELECT jsonb_agg(CASE WHEN d.door ? 'moveFacts' THEN d.door ELSE d.door || jsonb_build_object('moveFacts', numbers -> (d.door ->> 'door')) END ORDER BY d.place)
      FROM jsonb_array_elements(c.content -> 'doors') WITH ORDINALITY AS d (door, place)))
    WHERE c.version = 1;
    ALTER TABLE catalogue ENABLE TRIGGER catalogue_frozen;
    INSERT INTO audit_entry (id, role, deed, citizen_ids) VALUES (current_setting('app.entry')::uuid, 'migration', 'catalogue.numbered', '{}');
    PERFORM set_config('app.entry', '', true);
  END IF;
END $$;
