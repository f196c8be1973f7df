-- Of an exception that a trigger raises, only the message reaches the server: the constraint's name has to stand in it, or what two people
-- did at once ends as a fault of ours instead of a sentence (server/db/faults.ts). Written into every function that raises one.
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid, pg_get_functiondef(p.oid) AS text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'gate') AND p.prosrc ~ 'USING ERRCODE = ''23514'', CONSTRAINT = '
  LOOP
    EXECUTE regexp_replace(f.text,
      'RAISE EXCEPTION ''(?:\w+: )?((?:[^'']|'''')*)'' USING ERRCODE = ''23514'', CONSTRAINT = ''(\w+)''',
      'RAISE EXCEPTION ''\2: \1'' USING ERRCODE = ''23514'', CONSTRAINT = ''\2''', 'g');
  END LOOP;
END $$;
