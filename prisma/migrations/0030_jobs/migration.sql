-- Planned jobs and mail (decision 019). The queue itself is pg-boss's own schema, laid down beside the migrations (server/schedule/queue.ts).

-- ---------- a planned run ----------

-- One process runs a slot. A run that nobody ended within `patience` seconds belongs to a process that died: the slot is taken up again.
CREATE FUNCTION gate.begin_run(job text, slot timestamptz, patience integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO job_run AS r (job, slot, started_at) VALUES (begin_run.job, begin_run.slot, clock_timestamp())
  ON CONFLICT ON CONSTRAINT job_run_pkey DO UPDATE SET started_at = clock_timestamp()
    WHERE r.ended_at IS NULL AND r.started_at < clock_timestamp() - make_interval(secs => patience);
  RETURN FOUND;
END $$;

CREATE FUNCTION gate.end_run(job text, slot timestamptz, ok boolean, done jsonb, error text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE job_run r SET ended_at = clock_timestamp(), ok = end_run.ok, done = end_run.done, error = left(end_run.error, 200)
  WHERE r.job = end_run.job AND r.slot = end_run.slot AND r.ended_at IS NULL
$$;

-- Runs older than 90 days; after two days the many that had nothing to do; mail as old, sent or not.
CREATE FUNCTION gate.forget_runs() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  runs integer;
  mails integer;
BEGIN
  DELETE FROM job_run r WHERE r.started_at < now() - interval '90 days' OR (r.started_at < now() - interval '2 days' AND r.ok AND r.done = '{}');
  GET DIAGNOSTICS runs = ROW_COUNT;
  DELETE FROM mail_outbox m WHERE coalesce(m.sent_at, m.given_up_at, m.queued_at) < now() - interval '90 days';
  GET DIAGNOSTICS mails = ROW_COUNT;
  RETURN runs + mails;
END $$;

-- ---------- mail ----------

-- Everybody who has a worklist.
CREATE FUNCTION gate.caseworkers() RETURNS TABLE (staff_id uuid, organisation_id uuid, organisation_kind text, organisation_name text, role text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, o.id, o.kind, o.name, t.role, t.name FROM staff t JOIN organisation o ON o.id = t.organisation_id
  WHERE t.role = 'caseworker' AND t.disabled_at IS NULL ORDER BY t.id
$$;

-- False: it is queued already.
CREATE FUNCTION gate.queue_mail(id uuid, recipient uuid, matter text, subject text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO mail_outbox (id, staff_id, kind, about) VALUES (queue_mail.id, recipient, matter, subject) ON CONFLICT (staff_id, kind, about) DO NOTHING;
  RETURN FOUND;
END $$;

-- What is due, each taken by one process: it is next tried after `lease` seconds, whatever becomes of this try. Left aside: who is disabled, and what waited for
-- more than two days. 'handing-over' is the mark of what was on its way when a process ended: whether it arrived nobody can tell, so it is not sent again.
CREATE FUNCTION gate.take_mail(at_most integer, lease integer)
RETURNS TABLE (id uuid, kind text, about text, attempts integer, email text, staff_id uuid, organisation_id uuid, organisation_kind text, organisation_name text, role text, name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE mail_outbox m SET given_up_at = now(), error = CASE WHEN m.error = 'handing-over' THEN 'perhaps-sent' WHEN t.disabled_at IS NOT NULL THEN 'nobody' ELSE 'too-old' END
  FROM staff t WHERE t.id = m.staff_id AND m.sent_at IS NULL AND m.given_up_at IS NULL AND m.next_try_at <= now()
    AND (m.error = 'handing-over' OR t.disabled_at IS NOT NULL OR m.queued_at < now() - interval '2 days');
  RETURN QUERY
    WITH due AS (
      SELECT m.id FROM mail_outbox m WHERE m.sent_at IS NULL AND m.given_up_at IS NULL AND m.next_try_at <= now() AND m.error IS DISTINCT FROM 'handing-over'
      ORDER BY m.next_try_at LIMIT at_most FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE mail_outbox m SET attempts = m.attempts + 1, next_try_at = now() + make_interval(secs => lease) FROM due WHERE m.id = due.id RETURNING m.*
    )
    SELECT k.id, k.kind, k.about, k.attempts, t.email, t.id, o.id, o.kind, o.name, t.role, t.name
    FROM taken k JOIN staff t ON t.id = k.staff_id JOIN organisation o ON o.id = t.organisation_id ORDER BY k.queued_at, k.id;
END $$;

-- Said before the mail server is spoken to; false: somebody else has it meanwhile.
CREATE FUNCTION gate.hand_over_mail(id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE mail_outbox m SET error = 'handing-over' WHERE m.id = hand_over_mail.id AND m.sent_at IS NULL AND m.given_up_at IS NULL AND m.error IS DISTINCT FROM 'handing-over';
  RETURN FOUND;
END $$;

CREATE FUNCTION gate.mail_sent(id uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mail_outbox m SET sent_at = now(), error = NULL WHERE m.id = mail_sent.id
$$;

-- Tried again after `wait` seconds; null: given up.
CREATE FUNCTION gate.mail_failed(id uuid, error text, wait integer) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mail_outbox m SET error = left(mail_failed.error, 100), next_try_at = now() + make_interval(secs => coalesce(wait, 0)), given_up_at = CASE WHEN wait IS NULL THEN now() END
  WHERE m.id = mail_failed.id AND m.sent_at IS NULL
$$;

-- There is nothing left to say.
CREATE FUNCTION gate.drop_mail(id uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM mail_outbox m WHERE m.id = drop_mail.id AND m.sent_at IS NULL
$$;

DO $$
DECLARE f regprocedure;
BEGIN
  FOREACH f IN ARRAY ARRAY['gate.begin_run(text, timestamptz, integer)', 'gate.end_run(text, timestamptz, boolean, jsonb, text)', 'gate.forget_runs()', 'gate.caseworkers()',
    'gate.queue_mail(uuid, uuid, text, text)', 'gate.take_mail(integer, integer)', 'gate.hand_over_mail(uuid)', 'gate.mail_sent(uuid)',
    'gate.mail_failed(uuid, text, integer)', 'gate.drop_mail(uuid)']::regprocedure[] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO app_owner', f);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO app_login', f);
  END LOOP;
END $$;

-- ---------- the administrator's page ----------

-- Mail that waits or could not be sent, in the administrator's organisation: to whom and what went wrong, never what it said.
CREATE FUNCTION mail_state() RETURNS TABLE (waiting integer, oldest_waiting timestamptz, failed integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FILTER (WHERE m.sent_at IS NULL AND m.given_up_at IS NULL)::int, min(m.queued_at) FILTER (WHERE m.sent_at IS NULL AND m.given_up_at IS NULL),
    count(*) FILTER (WHERE m.given_up_at > now() - interval '30 days')::int
  FROM mail_outbox m JOIN staff t ON t.id = m.staff_id WHERE t.organisation_id = ctx_org()
$$;
CREATE FUNCTION mail_failures() RETURNS TABLE (kind text, queued_at timestamptz, given_up_at timestamptz, attempts integer, error text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.kind, m.queued_at, m.given_up_at, m.attempts, m.error, t.name
  FROM mail_outbox m JOIN staff t ON t.id = m.staff_id
  WHERE t.organisation_id = ctx_org() AND m.sent_at IS NULL AND m.error IS NOT NULL AND m.error <> 'handing-over'
    AND coalesce(m.given_up_at, now()) > now() - interval '30 days'
  ORDER BY m.queued_at DESC LIMIT 20
$$;
ALTER FUNCTION mail_state() OWNER TO app_owner;
ALTER FUNCTION mail_failures() OWNER TO app_owner;
REVOKE EXECUTE ON FUNCTION mail_state(), mail_failures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail_state(), mail_failures() TO app_admin;
