-- AlterTable
ALTER TABLE "attendance" ADD COLUMN     "signed_off" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "support_given" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tasks_done" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "attendance_former" ADD COLUMN     "signed_off" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "support_given" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tasks_done" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "planned_absence" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,

    CONSTRAINT "planned_absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concern" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "hours_a_week" DECIMAL(4,2),
    "raised_by_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "owner_id" UUID,
    "outcome" TEXT,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "replaced_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "version_id" UUID,
    "followed_up_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" UUID,
    "answer_seen_at" TIMESTAMPTZ(3),
    "answer_seen_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "concern_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_message" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_read" (
    "placement_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_read_pkey" PRIMARY KEY ("placement_id","staff_id")
);

-- CreateTable
CREATE TABLE "house_setting" (
    "organisation_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "house_setting_pkey" PRIMARY KEY ("organisation_id","key")
);

-- CreateTable
CREATE TABLE "worklist_snooze" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "subject_id" UUID,
    "until_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "worklist_snooze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cover" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "absent_id" UUID NOT NULL,
    "substitute_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "cover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "job" TEXT NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ok" BOOLEAN,
    "done" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("job","slot")
);

-- CreateTable
CREATE TABLE "mail_outbox" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "given_up_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "mail_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "planned_absence_placement_id_from_on_idx" ON "planned_absence"("placement_id", "from_on");

-- CreateIndex
CREATE INDEX "planned_absence_citizen_id_idx" ON "planned_absence"("citizen_id");

-- CreateIndex
CREATE INDEX "concern_placement_id_idx" ON "concern"("placement_id");

-- CreateIndex
CREATE INDEX "concern_citizen_id_idx" ON "concern"("citizen_id");

-- CreateIndex
CREATE INDEX "concern_owner_id_idx" ON "concern"("owner_id");

-- CreateIndex
CREATE INDEX "thread_message_placement_id_at_idx" ON "thread_message"("placement_id", "at");

-- CreateIndex
CREATE INDEX "thread_message_citizen_id_idx" ON "thread_message"("citizen_id");

-- CreateIndex
CREATE INDEX "thread_read_staff_id_idx" ON "thread_read"("staff_id");

-- CreateIndex
CREATE INDEX "worklist_snooze_citizen_id_idx" ON "worklist_snooze"("citizen_id");

-- CreateIndex
CREATE INDEX "cover_absent_id_idx" ON "cover"("absent_id");

-- CreateIndex
CREATE INDEX "cover_substitute_id_idx" ON "cover"("substitute_id");

-- CreateIndex
CREATE INDEX "job_run_started_at_idx" ON "job_run"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_outbox_staff_id_kind_about_key" ON "mail_outbox"("staff_id", "kind", "about");

-- AddForeignKey
ALTER TABLE "planned_absence" ADD CONSTRAINT "planned_absence_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_absence" ADD CONSTRAINT "planned_absence_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern" ADD CONSTRAINT "concern_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern" ADD CONSTRAINT "concern_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern" ADD CONSTRAINT "concern_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "placement_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_message" ADD CONSTRAINT "thread_message_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_message" ADD CONSTRAINT "thread_message_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_read" ADD CONSTRAINT "thread_read_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "worklist_snooze" ADD CONSTRAINT "worklist_snooze_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------- what must be true whoever writes ----------
ALTER TABLE attendance ADD CONSTRAINT attendance_tasks CHECK (cardinality(tasks_done) <= 40 AND (tasks_done = '{}' AND NOT signed_off OR state IN ('present', 'late', 'left_early')));
ALTER TABLE attendance ADD CONSTRAINT attendance_support CHECK (support_given <@ ARRAY['instruction', 'buddy', 'lighter_tasks', 'extra_breaks', 'talk']
  AND (support_given = '{}' OR state IN ('present', 'late', 'left_early')));

ALTER TABLE planned_absence ADD CONSTRAINT planned_absence_kind CHECK (kind IN ('leave', 'appointment', 'course', 'other'));
ALTER TABLE planned_absence ADD CONSTRAINT planned_absence_period CHECK (until_on >= from_on AND until_on < from_on + 92);
ALTER TABLE planned_absence ADD CONSTRAINT planned_absence_note_length CHECK (length(note) <= 200);
ALTER TABLE planned_absence ADD CONSTRAINT planned_absence_once
  EXCLUDE USING gist (placement_id WITH =, daterange(from_on, until_on, '[]') WITH &&) WHERE (cancelled_at IS NULL);

ALTER TABLE concern ADD CONSTRAINT concern_kind CHECK (
  kind = 'concern' AND topic IN ('attendance', 'wellbeing', 'skills', 'safety', 'cooperation', 'other') AND hours_a_week IS NULL
  OR kind = 'proposal' AND topic IN ('more_hours', 'fewer_hours', 'other_tasks', 'other_site', 'next_door', 'hire'));
ALTER TABLE concern ADD CONSTRAINT concern_urgency CHECK (urgency IN ('at_once', 'one_day'));
ALTER TABLE concern ADD CONSTRAINT concern_text CHECK (length(trim(text)) BETWEEN 1 AND 2000 AND length(answer) <= 2000);
ALTER TABLE concern ADD CONSTRAINT concern_hours CHECK (hours_a_week > 0 AND hours_a_week <= 37);
ALTER TABLE concern ADD CONSTRAINT concern_due CHECK (due_at > raised_at);
ALTER TABLE concern ADD CONSTRAINT concern_outcome CHECK (outcome IN ('accepted', 'adjusted', 'declined'));
ALTER TABLE concern ADD CONSTRAINT concern_answered CHECK (
  (answered_at IS NULL) = (outcome IS NULL) AND (answered_at IS NULL) = (answered_by_id IS NULL) AND (answered_at IS NULL) = (answer IS NULL)
  AND (answer IS NULL OR trim(answer) <> ''));
ALTER TABLE concern ADD CONSTRAINT concern_one_end CHECK (num_nonnulls(answered_at, replaced_by_id, withdrawn_at) <= 1);
ALTER TABLE concern ADD CONSTRAINT concern_follow_up CHECK (answered_at IS NOT NULL OR (version_id IS NULL AND followed_up_at IS NULL AND answer_seen_at IS NULL));
CREATE UNIQUE INDEX concern_one_open_proposal ON concern (placement_id, topic)
  WHERE kind = 'proposal' AND answered_at IS NULL AND replaced_by_id IS NULL AND withdrawn_at IS NULL;

ALTER TABLE thread_message ADD CONSTRAINT thread_message_audience CHECK (audience IN ('shared', 'internal'));
ALTER TABLE thread_message ADD CONSTRAINT thread_message_text CHECK (length(trim(text)) BETWEEN 1 AND 2000);

ALTER TABLE worklist_snooze ADD CONSTRAINT worklist_snooze_reason CHECK (trim(reason) <> '' AND length(reason) <= 300);
ALTER TABLE cover ADD CONSTRAINT cover_period CHECK (until_on >= from_on AND until_on < from_on + 184);
ALTER TABLE cover ADD CONSTRAINT cover_reason CHECK (length(trim(reason)) BETWEEN 3 AND 300);
ALTER TABLE cover ADD CONSTRAINT cover_by_another CHECK (absent_id <> substitute_id);
ALTER TABLE cover ADD CONSTRAINT cover_one_at_a_time
  EXCLUDE USING gist (absent_id WITH =, daterange(from_on, until_on, '[]') WITH &&) WHERE (ended_at IS NULL);
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind CHECK (kind IN ('digest', 'concern'));

-- ---------- what follows a change by itself ----------

-- Whose row it is, told by the placement and not by the sender.
CREATE FUNCTION of_placement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.citizen_id := (SELECT p.citizen_id FROM placement p WHERE p.id = NEW.placement_id);
  IF NEW.citizen_id IS NULL THEN
    RAISE EXCEPTION 'no such placement' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION of_placement() OWNER TO app_owner;
CREATE TRIGGER of_placement BEFORE INSERT ON planned_absence FOR EACH ROW EXECUTE FUNCTION of_placement();
CREATE TRIGGER of_placement BEFORE INSERT ON concern FOR EACH ROW EXECUTE FUNCTION of_placement();
CREATE TRIGGER of_placement BEFORE INSERT ON thread_message FOR EACH ROW EXECUTE FUNCTION of_placement();

-- A corrected row keeps what it said before, now with tasks and support.
CREATE OR REPLACE FUNCTION attendance_keeps_former() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (OLD.state, OLD.hours, OLD.pace_band, OLD.note, OLD.tasks_done, OLD.signed_off, OLD.support_given)
    IS DISTINCT FROM (NEW.state, NEW.hours, NEW.pace_band, NEW.note, NEW.tasks_done, NEW.signed_off, NEW.support_given) THEN
    INSERT INTO attendance_former (attendance_id, state, hours, pace_band, note, tasks_done, signed_off, support_given, correction_reason, logged_by_id, logged_at, replaced_by_id)
    VALUES (OLD.id, OLD.state, OLD.hours, OLD.pace_band, OLD.note, OLD.tasks_done, OLD.signed_off, OLD.support_given, OLD.correction_reason, OLD.logged_by_id, OLD.logged_at, ctx_staff());
  END IF;
  RETURN NEW;
END $$;

-- Who answers for a caseworker's citizens on a day: the caseworker, or whoever covers.
CREATE FUNCTION acting_for(caseworker uuid, day date) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    (SELECT v.substitute_id FROM cover v JOIN staff u ON u.id = v.substitute_id AND u.disabled_at IS NULL
     WHERE v.absent_id = caseworker AND v.ended_at IS NULL AND day BETWEEN v.from_on AND v.until_on),
    (SELECT s.id FROM staff s WHERE s.id = caseworker AND s.disabled_at IS NULL))
$$;
ALTER FUNCTION acting_for(uuid, date) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION acting_for(uuid, date) TO app_caseworker;

-- The owner is found by rule, never chosen by the sender.
CREATE FUNCTION concern_finds_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.owner_id := (SELECT acting_for(c.caseworker_id, ctx_today()) FROM citizen c WHERE c.id = NEW.citizen_id);
  RETURN NEW;
END $$;
ALTER FUNCTION concern_finds_owner() OWNER TO app_owner;
-- after of_placement by its name
CREATE TRIGGER owner_of_concern BEFORE INSERT ON concern FOR EACH ROW EXECUTE FUNCTION concern_finds_owner();

-- What was said never changes; it is answered once, and not after it was taken back or replaced.
CREATE FUNCTION concern_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fate text[] := ARRAY['owner_id', 'outcome', 'answer', 'answered_by_id', 'answered_at', 'replaced_by_id', 'withdrawn_at', 'version_id', 'followed_up_at',
    'seen_at', 'seen_by_id', 'answer_seen_at', 'answer_seen_by_id', 'version'];
  after_end text[] := ARRAY['version_id', 'followed_up_at', 'seen_at', 'seen_by_id', 'answer_seen_at', 'answer_seen_by_id', 'version'];
BEGIN
  IF (to_jsonb(NEW) - fate) IS DISTINCT FROM (to_jsonb(OLD) - fate)
    OR num_nonnulls(OLD.answered_at, OLD.replaced_by_id, OLD.withdrawn_at) > 0 AND (to_jsonb(NEW) - after_end) IS DISTINCT FROM (to_jsonb(OLD) - after_end)
    OR OLD.seen_at IS NOT NULL AND (OLD.seen_at, OLD.seen_by_id) IS DISTINCT FROM (NEW.seen_at, NEW.seen_by_id)
    OR OLD.answer_seen_at IS NOT NULL AND (OLD.answer_seen_at, OLD.answer_seen_by_id) IS DISTINCT FROM (NEW.answer_seen_at, NEW.answer_seen_by_id) THEN
    RAISE EXCEPTION 'concern_frozen: what was said and answered does not change' USING ERRCODE = '23514', CONSTRAINT = 'concern_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER concern_stays BEFORE UPDATE ON concern FOR EACH ROW EXECUTE FUNCTION concern_stays();

-- It goes along when the citizen gets another caseworker.
CREATE FUNCTION concern_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE concern SET owner_id = acting_for(NEW.caseworker_id, ctx_today())
  WHERE citizen_id = NEW.id AND answered_at IS NULL AND replaced_by_id IS NULL AND withdrawn_at IS NULL;
  RETURN NULL;
END $$;
ALTER FUNCTION concern_follows() OWNER TO app_owner;
CREATE TRIGGER concern_follows AFTER UPDATE OF caseworker_id ON citizen FOR EACH ROW
  WHEN (NEW.caseworker_id IS DISTINCT FROM OLD.caseworker_id) EXECUTE FUNCTION concern_follows();

-- ---------- row-level security ----------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['planned_absence', 'concern', 'thread_message', 'thread_read', 'house_setting', 'worklist_snooze', 'cover', 'job_run', 'mail_outbox'] LOOP
    EXECUTE format('GRANT ALL ON %I TO app_owner', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO app_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
  -- how far somebody has read, when a job ran and what was mailed are no facts about a citizen
  FOREACH t IN ARRAY ARRAY['planned_absence', 'concern', 'thread_message', 'house_setting', 'worklist_snooze', 'cover'] LOOP
    EXECUTE format('CREATE TRIGGER audit_row AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION audit_row()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['planned_absence', 'concern', 'thread_message', 'worklist_snooze'] LOOP
    EXECUTE format('CREATE POLICY own ON %I TO app_caseworker USING (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id)) WITH CHECK (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id))', t);
  END LOOP;
END $$;

-- the municipality's caseworkers
GRANT SELECT, INSERT ON planned_absence, thread_message, worklist_snooze TO app_caseworker;
GRANT UPDATE (cancelled_at, cancelled_by_id) ON planned_absence TO app_caseworker;
GRANT SELECT ON concern TO app_caseworker;
GRANT UPDATE (outcome, answer, answered_by_id, answered_at, version_id, followed_up_at, seen_at, seen_by_id, version) ON concern TO app_caseworker;
GRANT UPDATE (taken_back_at) ON worklist_snooze TO app_caseworker;
GRANT SELECT, INSERT, UPDATE (read_at) ON thread_read TO app_caseworker, app_teamlead;
CREATE POLICY own ON thread_read FOR SELECT TO app_caseworker USING (EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id));
CREATE POLICY marks ON thread_read FOR INSERT TO app_caseworker WITH CHECK (EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id) AND staff_id = (SELECT ctx_staff()));
CREATE POLICY moves ON thread_read FOR UPDATE TO app_caseworker USING (staff_id = (SELECT ctx_staff())) WITH CHECK (staff_id = (SELECT ctx_staff()));
GRANT SELECT, INSERT ON cover TO app_caseworker;
GRANT UPDATE (ended_at, ended_by_id) ON cover TO app_caseworker;
CREATE POLICY own ON cover TO app_caseworker USING (organisation_id = (SELECT ctx_org())) WITH CHECK (organisation_id = (SELECT ctx_org()));

-- thresholds: the municipality's administrator
GRANT SELECT ON house_setting TO app_caseworker, app_admin;
GRANT INSERT, UPDATE (value, set_by_id, set_at, version) ON house_setting TO app_admin;
CREATE POLICY own ON house_setting FOR SELECT TO app_caseworker USING (organisation_id = (SELECT ctx_org()));
CREATE POLICY kept ON house_setting TO app_admin USING (organisation_id = (SELECT ctx_org())) WITH CHECK (organisation_id = (SELECT ctx_org()));
GRANT SELECT ON job_run TO app_admin;
CREATE POLICY seen ON job_run FOR SELECT TO app_admin USING (true);

-- the crew: everything by placement, never by citizen; internal notes and who owns what stay in the municipality
GRANT SELECT (id, placement_id, from_on, until_on, kind, note, recorded_by_id, recorded_at, cancelled_at) ON planned_absence TO app_teamlead;
GRANT INSERT (id, placement_id, from_on, until_on, kind, note, recorded_by_id) ON planned_absence TO app_teamlead;
GRANT UPDATE (cancelled_at, cancelled_by_id) ON planned_absence TO app_teamlead;
CREATE POLICY crew_seen ON planned_absence FOR SELECT TO app_teamlead USING (placement_id = ANY (ARRAY(SELECT my_placements())));
-- days to come: what has been is logged, not planned
CREATE POLICY crew_planned ON planned_absence FOR INSERT TO app_teamlead
  WITH CHECK (placement_id = ANY (ARRAY(SELECT my_placements())) AND from_on > ctx_today() AND recorded_by_id = (SELECT ctx_staff()));
CREATE POLICY crew_cancelled ON planned_absence FOR UPDATE TO app_teamlead
  USING (placement_id = ANY (ARRAY(SELECT my_placements())) AND from_on > ctx_today()) WITH CHECK (placement_id = ANY (ARRAY(SELECT my_placements())));

GRANT SELECT (tasks_done, signed_off, support_given), INSERT (tasks_done, signed_off, support_given), UPDATE (tasks_done, signed_off, support_given) ON attendance TO app_teamlead;

GRANT SELECT (id, placement_id, kind, topic, text, urgency, hours_a_week, raised_by_id, raised_at, due_at, owner_id, outcome, answer, answered_by_id, answered_at, replaced_by_id,
  withdrawn_at, version_id, followed_up_at, seen_at, seen_by_id, answer_seen_at, answer_seen_by_id, version) ON concern TO app_teamlead;
GRANT INSERT (id, placement_id, kind, topic, text, urgency, hours_a_week, raised_by_id, raised_at, due_at) ON concern TO app_teamlead;
GRANT UPDATE (replaced_by_id, withdrawn_at, answer_seen_at, answer_seen_by_id, version) ON concern TO app_teamlead;
CREATE POLICY crew_seen ON concern FOR SELECT TO app_teamlead USING (placement_id = ANY (ARRAY(SELECT my_placements())));
CREATE POLICY crew_raised ON concern FOR INSERT TO app_teamlead WITH CHECK (placement_id = ANY (ARRAY(SELECT my_placements())) AND raised_by_id = (SELECT ctx_staff()));
CREATE POLICY crew_followed ON concern FOR UPDATE TO app_teamlead USING (placement_id = ANY (ARRAY(SELECT my_placements()))) WITH CHECK (placement_id = ANY (ARRAY(SELECT my_placements())));

GRANT SELECT (id, placement_id, audience, text, by_id, at), INSERT (id, placement_id, audience, text, by_id, at) ON thread_message TO app_teamlead;
CREATE POLICY crew_seen ON thread_message FOR SELECT TO app_teamlead USING (audience = 'shared' AND placement_id = ANY (ARRAY(SELECT my_placements())));
CREATE POLICY crew_written ON thread_message FOR INSERT TO app_teamlead
  WITH CHECK (audience = 'shared' AND placement_id = ANY (ARRAY(SELECT my_placements())) AND by_id = (SELECT ctx_staff()));
CREATE POLICY crew_seen ON thread_read FOR SELECT TO app_teamlead USING (placement_id = ANY (ARRAY(SELECT my_placements())));
CREATE POLICY crew_marks ON thread_read FOR INSERT TO app_teamlead WITH CHECK (placement_id = ANY (ARRAY(SELECT my_placements())) AND staff_id = (SELECT ctx_staff()));
CREATE POLICY crew_moves ON thread_read FOR UPDATE TO app_teamlead USING (staff_id = (SELECT ctx_staff())) WITH CHECK (staff_id = (SELECT ctx_staff()));

-- a team lead closes the own site on a day to come, and opens it again
GRANT INSERT, DELETE ON site_closed_day TO app_teamlead;
CREATE POLICY led_closed ON site_closed_day FOR INSERT TO app_teamlead WITH CHECK (site_id = ANY (ARRAY(SELECT my_sites())) AND on_date > ctx_today());
CREATE POLICY led_opened ON site_closed_day FOR DELETE TO app_teamlead USING (site_id = ANY (ARRAY(SELECT my_sites())) AND on_date > ctx_today());
