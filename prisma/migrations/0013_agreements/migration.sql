-- From door to agreed placement: catalogue drafts, disagreements, dated rules, agreements with versions and answers, and what
-- a match is made from. First the tables as schema.prisma says them, then what must hold, then who may see.
-- AlterTable
ALTER TABLE "catalogue" ADD COLUMN     "approved_by_id" UUID,
ADD COLUMN     "proposed_by_id" UUID,
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "citizen" ADD COLUMN     "availability" DECIMAL(4,2)[] DEFAULT ARRAY[]::DECIMAL(4,2)[],
ADD COLUMN     "travel_limit_km" INTEGER,
ADD COLUMN     "wished_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "wished_tasks" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "placement" ADD COLUMN     "follows_id" UUID,
ADD COLUMN     "goal" TEXT,
ADD COLUMN     "late_reason" TEXT,
ADD COLUMN     "mentor_hours" DECIMAL(4,2) NOT NULL DEFAULT 0,
ADD COLUMN     "purpose" TEXT,
ADD COLUMN     "ramp" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "vitas_number" TEXT;

-- AlterTable
ALTER TABLE "site" ADD COLUMN     "buddies" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "rep_email" TEXT,
ADD COLUMN     "rep_name" TEXT,
ADD COLUMN     "rep_phone" TEXT;

-- CreateTable
CREATE TABLE "organisation_staffing" (
    "organisation_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "ordinary_fte" DECIMAL(8,2) NOT NULL,

    CONSTRAINT "organisation_staffing_pkey" PRIMARY KEY ("organisation_id","month")
);

-- CreateTable
CREATE TABLE "postal_place" (
    "postal_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "latitude" DECIMAL(8,5) NOT NULL,
    "longitude" DECIMAL(8,5) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "postal_place_pkey" PRIMARY KEY ("postal_code")
);

-- CreateTable
CREATE TABLE "citizen_statistics" (
    "citizen_id" UUID NOT NULL,
    "birth_year" INTEGER NOT NULL,
    "sex" TEXT NOT NULL,

    CONSTRAINT "citizen_statistics_pkey" PRIMARY KEY ("citizen_id")
);

-- CreateTable
CREATE TABLE "catalogue_draft" (
    "id" UUID NOT NULL,
    "based_on" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "drafted_by_id" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "returned_by_id" UUID,
    "returned_at" TIMESTAMPTZ(3),
    "return_note" TEXT,
    "published_as" INTEGER,
    "discarded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "catalogue_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "door_disagreement" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "said_on" DATE NOT NULL,
    "received_by_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "outcome" TEXT,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "door_disagreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_rule" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB,
    "valid_from" DATE,
    "valid_to" DATE,
    "law_reference" TEXT,
    "source" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "note" TEXT,
    "reason" TEXT,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),
    "superseded_by_id" UUID,

    CONSTRAINT "offer_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_budget" (
    "organisation_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "hours" DECIMAL(8,2) NOT NULL,

    CONSTRAINT "mentor_budget_pkey" PRIMARY KEY ("organisation_id","year")
);

-- CreateTable
CREATE TABLE "placement_version" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "offer" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "weekday_hours" DECIMAL(4,2)[],
    "ramp" JSONB NOT NULL DEFAULT '[]',
    "tasks" TEXT[],
    "buddy" TEXT,
    "support" TEXT,
    "goal" TEXT,
    "purpose" TEXT,
    "mentor_hours" DECIMAL(4,2) NOT NULL DEFAULT 0,
    "need" TEXT,
    "concerns" TEXT[],
    "checks" JSONB NOT NULL DEFAULT '[]',
    "drafted_by_id" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "agreed_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "placement_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_approval" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "reason" TEXT,
    "means" TEXT NOT NULL,
    "by_staff_id" UUID,
    "by_name" TEXT NOT NULL,
    "given_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placement_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_link" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_duty" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "party" TEXT NOT NULL,
    "owner_name" TEXT,
    "due_on" DATE,
    "done_on" DATE,
    "done_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "placement_duty_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "door_disagreement_citizen_id_idx" ON "door_disagreement"("citizen_id");

-- CreateIndex
CREATE INDEX "offer_rule_key_idx" ON "offer_rule"("key");

-- CreateIndex
CREATE INDEX "placement_version_site_id_idx" ON "placement_version"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "placement_version_placement_id_number_key" ON "placement_version"("placement_id", "number");

-- CreateIndex
CREATE INDEX "placement_approval_placement_id_idx" ON "placement_approval"("placement_id");

-- CreateIndex
CREATE INDEX "placement_approval_citizen_id_idx" ON "placement_approval"("citizen_id");

-- CreateIndex
CREATE UNIQUE INDEX "placement_approval_version_id_party_key" ON "placement_approval"("version_id", "party");

-- CreateIndex
CREATE UNIQUE INDEX "approval_link_token_hash_key" ON "approval_link"("token_hash");

-- CreateIndex
CREATE INDEX "approval_link_version_id_idx" ON "approval_link"("version_id");

-- CreateIndex
CREATE INDEX "approval_link_placement_id_idx" ON "approval_link"("placement_id");

-- CreateIndex
CREATE INDEX "approval_link_citizen_id_idx" ON "approval_link"("citizen_id");

-- CreateIndex
CREATE INDEX "placement_duty_placement_id_idx" ON "placement_duty"("placement_id");

-- CreateIndex
CREATE INDEX "placement_duty_citizen_id_idx" ON "placement_duty"("citizen_id");

-- CreateIndex
CREATE INDEX "placement_follows_id_idx" ON "placement"("follows_id");

-- AddForeignKey
ALTER TABLE "organisation_staffing" ADD CONSTRAINT "organisation_staffing_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citizen_statistics" ADD CONSTRAINT "citizen_statistics_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_disagreement" ADD CONSTRAINT "door_disagreement_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_disagreement" ADD CONSTRAINT "door_disagreement_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "door_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_budget" ADD CONSTRAINT "mentor_budget_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "placement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_version" ADD CONSTRAINT "placement_version_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_version" ADD CONSTRAINT "placement_version_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_approval" ADD CONSTRAINT "placement_approval_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "placement_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_approval" ADD CONSTRAINT "placement_approval_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_approval" ADD CONSTRAINT "placement_approval_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_link" ADD CONSTRAINT "approval_link_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "placement_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_link" ADD CONSTRAINT "approval_link_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_link" ADD CONSTRAINT "approval_link_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_duty" ADD CONSTRAINT "placement_duty_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_duty" ADD CONSTRAINT "placement_duty_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------- what must be true whoever writes ----------
ALTER TABLE citizen ADD CONSTRAINT citizen_availability CHECK (cardinality(availability) IN (0, 7) AND 0 <= ALL (availability) AND 12 >= ALL (availability));
ALTER TABLE citizen ADD CONSTRAINT citizen_travel_limit CHECK (travel_limit_km BETWEEN 1 AND 200);
ALTER TABLE citizen_statistics ADD CONSTRAINT citizen_statistics_known CHECK (sex IN ('f', 'm') AND birth_year BETWEEN 1858 AND 2057);
ALTER TABLE organisation_staffing ADD CONSTRAINT organisation_staffing_month CHECK (extract(day FROM month) = 1 AND ordinary_fte >= 0);
ALTER TABLE postal_place ADD CONSTRAINT postal_place_code CHECK (postal_code ~ '^[0-9]{4}$' AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);
ALTER TABLE mentor_budget ADD CONSTRAINT mentor_budget_known CHECK (hours >= 0 AND year BETWEEN 2020 AND 2100);

ALTER TABLE catalogue ADD CONSTRAINT catalogue_two_people CHECK (approved_by_id IS NULL OR approved_by_id IS DISTINCT FROM proposed_by_id);
CREATE UNIQUE INDEX catalogue_draft_one_open ON catalogue_draft ((true)) WHERE published_as IS NULL AND discarded_at IS NULL;

ALTER TABLE door_disagreement ADD CONSTRAINT door_disagreement_answered CHECK (
  (answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (outcome IS NULL) AND (answered_at IS NULL) = (answered_by_id IS NULL));
ALTER TABLE door_disagreement ADD CONSTRAINT door_disagreement_outcome CHECK (outcome IN ('kept', 'new_talk'));
CREATE UNIQUE INDEX door_disagreement_one_open ON door_disagreement (decision_id) WHERE answered_at IS NULL;

ALTER TABLE offer_rule ADD CONSTRAINT offer_rule_certainty CHECK (certainty IN ('verified', 'old', 'conflicting', 'unknown'));
ALTER TABLE offer_rule ADD CONSTRAINT offer_rule_period CHECK (valid_to >= valid_from);
ALTER TABLE offer_rule ADD CONSTRAINT offer_rule_one_a_day
  EXCLUDE USING gist (key WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (superseded_at IS NULL);

ALTER TABLE placement ADD CONSTRAINT placement_mentor_hours CHECK (mentor_hours BETWEEN 0 AND 37);
CREATE UNIQUE INDEX placement_one_follower ON placement (follows_id) WHERE follows_id IS NOT NULL AND withdrawn_at IS NULL;

ALTER TABLE placement_version ADD CONSTRAINT placement_version_kind CHECK (kind IN ('first', 'extend', 'shorten', 'hours', 'site', 'ramp', 'support', 'offer'));
ALTER TABLE placement_version ADD CONSTRAINT placement_version_offer CHECK (offer IN ('internship', 'useful_work', 'wage_subsidy', 'ordinary_hours'));
ALTER TABLE placement_version ADD CONSTRAINT placement_version_period CHECK (ends_on >= starts_on AND ends_on < starts_on + 104 * 7);
ALTER TABLE placement_version ADD CONSTRAINT placement_version_hours CHECK (cardinality(weekday_hours) = 7 AND 0 <= ALL (weekday_hours) AND 12 >= ALL (weekday_hours));
ALTER TABLE placement_version ADD CONSTRAINT placement_version_mentor_hours CHECK (mentor_hours BETWEEN 0 AND 37);
ALTER TABLE placement_version ADD CONSTRAINT placement_version_concerns CHECK (concerns <@ ARRAY['municipality', 'team_lead', 'employee_rep', 'citizen']);
ALTER TABLE placement_version ADD CONSTRAINT placement_version_one_end CHECK (num_nonnulls(agreed_at, declined_at, withdrawn_at) <= 1);
ALTER TABLE placement_version ADD CONSTRAINT placement_version_sent_first CHECK (sent_at IS NOT NULL OR (agreed_at IS NULL AND declined_at IS NULL));
CREATE UNIQUE INDEX placement_version_one_open ON placement_version (placement_id) WHERE agreed_at IS NULL AND declined_at IS NULL AND withdrawn_at IS NULL;

ALTER TABLE placement_approval ADD CONSTRAINT placement_approval_party CHECK (party IN ('municipality', 'team_lead', 'employee_rep', 'citizen'));
ALTER TABLE placement_approval ADD CONSTRAINT placement_approval_answer CHECK (answer IN ('approved', 'declined'));
ALTER TABLE placement_approval ADD CONSTRAINT placement_approval_means CHECK (means IN ('signed_in', 'on_screen', 'by_link', 'recorded', 'on_behalf'));
ALTER TABLE placement_approval ADD CONSTRAINT placement_approval_reason CHECK ((answer = 'approved' AND means <> 'on_behalf') OR trim(coalesce(reason, '')) <> '');
ALTER TABLE placement_approval ADD CONSTRAINT placement_approval_name CHECK (trim(by_name) <> '');
ALTER TABLE approval_link ADD CONSTRAINT approval_link_party CHECK (party IN ('employee_rep', 'citizen'));
ALTER TABLE placement_duty ADD CONSTRAINT placement_duty_party CHECK (party IN ('jobcenter', 'supplier', 'citizen', 'union_rep'));

-- ---------- the agreement ----------

-- What was sent is frozen: only its fate may still be written.
CREATE FUNCTION placement_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE fate text[] := ARRAY['agreed_at', 'declined_at', 'withdrawn_at', 'updated_at', 'version'];
BEGIN
  IF (to_jsonb(NEW) - fate) IS DISTINCT FROM (to_jsonb(OLD) - fate) OR OLD.agreed_at IS DISTINCT FROM NEW.agreed_at AND OLD.agreed_at IS NOT NULL
    OR OLD.declined_at IS DISTINCT FROM NEW.declined_at AND OLD.declined_at IS NOT NULL
    OR OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at AND OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'what was sent does not change' USING ERRCODE = '23514', CONSTRAINT = 'placement_version_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER placement_version_frozen BEFORE UPDATE ON placement_version FOR EACH ROW
  WHEN (OLD.sent_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL) EXECUTE FUNCTION placement_version_frozen();

-- An answer belongs to the version it answers, and only while that one is open and asks this party. The version's row is locked first, so
-- that two who answer at once are told one after the other.
CREATE FUNCTION approval_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v placement_version;
  p placement;
BEGIN
  SELECT * INTO v FROM placement_version WHERE id = NEW.version_id FOR UPDATE;
  IF v.id IS NULL THEN
    RAISE EXCEPTION 'no such version' USING ERRCODE = '42501';
  END IF;
  NEW.placement_id := v.placement_id;
  NEW.citizen_id := v.citizen_id;
  SELECT * INTO p FROM placement WHERE id = v.placement_id;
  IF v.sent_at IS NULL OR v.agreed_at IS NOT NULL OR v.declined_at IS NOT NULL OR v.withdrawn_at IS NOT NULL OR p.withdrawn_at IS NOT NULL OR p.ended_on IS NOT NULL THEN
    RAISE EXCEPTION 'the version is not open for answers' USING ERRCODE = '23514', CONSTRAINT = 'approval_not_open';
  END IF;
  IF NOT NEW.party = ANY (v.concerns) THEN
    RAISE EXCEPTION 'this party is not asked' USING ERRCODE = '23514', CONSTRAINT = 'approval_not_asked';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION approval_belongs() OWNER TO app_owner;
CREATE TRIGGER approval_belongs BEFORE INSERT ON placement_approval FOR EACH ROW EXECUTE FUNCTION approval_belongs();

-- One "no" closes the version; the last "yes" makes it what is agreed, and its content that of the placement.
CREATE FUNCTION agreement_settles() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v placement_version;
BEGIN
  SELECT * INTO v FROM placement_version WHERE id = NEW.version_id;
  IF NEW.answer = 'declined' THEN
    UPDATE placement_version SET declined_at = now(), updated_at = now() WHERE id = v.id;
  ELSIF v.concerns <@ ARRAY(SELECT a.party FROM placement_approval a WHERE a.version_id = v.id AND a.answer = 'approved') THEN
    UPDATE placement_version SET agreed_at = now(), updated_at = now() WHERE id = v.id;
    UPDATE placement SET site_id = v.site_id, supplier_id = v.supplier_id, offer = v.offer, starts_on = v.starts_on, ends_on = v.ends_on,
      weekday_hours = v.weekday_hours, ramp = v.ramp, tasks = v.tasks, buddy = v.buddy, support = v.support, goal = v.goal, purpose = v.purpose,
      mentor_hours = v.mentor_hours, version = version + 1
    WHERE id = v.placement_id;
  ELSE
    UPDATE placement_version SET updated_at = now() WHERE id = v.id;
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION agreement_settles() OWNER TO app_owner;
CREATE TRIGGER agreement_settles AFTER INSERT ON placement_approval FOR EACH ROW EXECUTE FUNCTION agreement_settles();

-- What a team lead is asked to approve, or has agreed to: versions sent for the own sites, until 30 days after the placement.
CREATE FUNCTION my_agreements() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.id FROM placement_version v JOIN placement p ON p.id = v.placement_id
  WHERE v.site_id = ANY (ARRAY(SELECT my_sites())) AND v.supplier_id = ctx_org() AND v.sent_at IS NOT NULL AND v.withdrawn_at IS NULL
    AND p.withdrawn_at IS NULL AND ctx_today() <= coalesce(p.ended_on + 30, 'infinity'::date)
$$;

-- The people of those agreements, as crew_people shows them.
CREATE FUNCTION agreement_people() RETURNS TABLE (placement_id uuid, name text, alias text, needs text, protected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT p.id, CASE WHEN NOT c.protected_address THEN c.first_name || ' ' || c.last_name END, upper(substr(md5(p.id::text), 1, 6)),
    CASE WHEN c.needs_agreed_on IS NOT NULL THEN c.needs_for_supplier END, c.protected_address
  FROM placement_version v JOIN placement p ON p.id = v.placement_id JOIN citizen c ON c.id = p.citizen_id
  WHERE v.id = ANY (ARRAY(SELECT my_agreements()))
$$;
ALTER FUNCTION my_agreements() OWNER TO app_owner;
ALTER FUNCTION agreement_people() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION my_agreements(), agreement_people() TO app_teamlead;

-- Age and sex are written when a CPR number is, and read by no one but the functions that count.
CREATE FUNCTION note_statistics(citizen uuid, born integer, is_sex text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM citizen c WHERE c.id = note_statistics.citizen AND c.organisation_id = ctx_org()) THEN
    RAISE EXCEPTION 'not one''s own citizen' USING ERRCODE = '42501';
  END IF;
  INSERT INTO citizen_statistics (citizen_id, birth_year, sex) VALUES (note_statistics.citizen, born, is_sex)
  ON CONFLICT (citizen_id) DO UPDATE SET birth_year = excluded.birth_year, sex = excluded.sex;
END $$;
ALTER FUNCTION note_statistics(uuid, integer, text) OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION note_statistics(uuid, integer, text) TO app_caseworker;

-- ---------- row-level security ----------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organisation_staffing', 'postal_place', 'citizen_statistics', 'catalogue_draft', 'door_disagreement', 'offer_rule', 'mentor_budget',
    'placement_version', 'placement_approval', 'approval_link', 'placement_duty'] LOOP
    EXECUTE format('GRANT ALL ON %I TO app_owner', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO app_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE TRIGGER audit_row AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION audit_row()', t);
  END LOOP;
END $$;

-- facts without people
GRANT SELECT ON organisation_staffing, postal_place, offer_rule TO app_caseworker, app_admin;
GRANT SELECT ON mentor_budget TO app_caseworker, app_admin;
GRANT INSERT, DELETE ON organisation_staffing, mentor_budget, postal_place TO app_admin;
GRANT INSERT ON offer_rule TO app_admin;
GRANT UPDATE (superseded_at, superseded_by_id) ON offer_rule TO app_admin;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organisation_staffing', 'postal_place', 'offer_rule', 'mentor_budget'] LOOP
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO app_caseworker USING (true)', t);
    EXECUTE format('CREATE POLICY kept ON %I TO app_admin USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
DROP POLICY seen ON mentor_budget;
CREATE POLICY own ON mentor_budget FOR SELECT TO app_caseworker USING (organisation_id = (SELECT ctx_org()));
DROP POLICY kept ON mentor_budget;
CREATE POLICY kept ON mentor_budget TO app_admin USING (organisation_id = (SELECT ctx_org())) WITH CHECK (organisation_id = (SELECT ctx_org()));

-- catalogues are written by administrators
GRANT SELECT, INSERT, UPDATE ON catalogue_draft TO app_admin;
CREATE POLICY kept ON catalogue_draft TO app_admin USING (true) WITH CHECK (true);

-- people: the municipality's caseworkers
GRANT SELECT, INSERT, UPDATE ON door_disagreement, placement_version, approval_link, placement_duty TO app_caseworker;
GRANT DELETE ON placement_duty TO app_caseworker;
GRANT SELECT, INSERT ON placement_approval TO app_caseworker;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['door_disagreement', 'placement_version', 'placement_approval', 'approval_link', 'placement_duty'] LOOP
    EXECUTE format('CREATE POLICY own ON %I TO app_caseworker USING (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id)) WITH CHECK (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id))', t);
  END LOOP;
END $$;

-- the crew: what is sent for the own sites; not the citizen, the reason for a longer period or how the rules judged
GRANT SELECT (id, placement_id, number, kind, site_id, offer, starts_on, ends_on, weekday_hours, ramp, tasks, buddy, support, goal, mentor_hours, concerns, sent_at, agreed_at,
  declined_at, version) ON placement_version TO app_teamlead;
CREATE POLICY crew ON placement_version FOR SELECT TO app_teamlead USING (id = ANY (ARRAY(SELECT my_agreements())));
GRANT SELECT (id, version_id, placement_id, party, answer, by_name, given_on, at) ON placement_approval TO app_teamlead;
GRANT INSERT (id, version_id, party, answer, reason, means, by_staff_id, by_name, given_on) ON placement_approval TO app_teamlead;
CREATE POLICY crew_seen ON placement_approval FOR SELECT TO app_teamlead USING (version_id = ANY (ARRAY(SELECT my_agreements())));
CREATE POLICY crew_answered ON placement_approval FOR INSERT TO app_teamlead
  WITH CHECK (version_id = ANY (ARRAY(SELECT my_agreements())) AND party = 'team_lead' AND means = 'signed_in' AND by_staff_id = (SELECT ctx_staff()));
GRANT SELECT (id, placement_id, position, text, party, owner_name, due_on, done_on, version) ON placement_duty TO app_teamlead;
GRANT UPDATE (done_on, done_by_id, version) ON placement_duty TO app_teamlead;
CREATE POLICY crew_seen ON placement_duty FOR SELECT TO app_teamlead USING (placement_id = ANY (ARRAY(SELECT my_placements())));
CREATE POLICY crew_done ON placement_duty FOR UPDATE TO app_teamlead
  USING (placement_id = ANY (ARRAY(SELECT my_placements())) AND party = 'supplier') WITH CHECK (party = 'supplier');
GRANT SELECT (ramp, mentor_hours) ON placement TO app_teamlead;

-- what was placed before agreements were kept counts as agreed by the municipality alone
DO $$
DECLARE made_by uuid;
BEGIN
  IF EXISTS (SELECT 1 FROM placement) THEN
    PERFORM set_config('app.entry', gen_random_uuid()::text, true);
    INSERT INTO placement_version (id, placement_id, citizen_id, number, kind, site_id, supplier_id, offer, starts_on, ends_on, weekday_hours, tasks, buddy, support, concerns,
      drafted_by_id, drafted_at, updated_at, sent_at, agreed_at, withdrawn_at)
    SELECT gen_random_uuid(), p.id, p.citizen_id, 1, 'first', p.site_id, p.supplier_id, p.offer, p.starts_on, p.ends_on, p.weekday_hours, p.tasks, p.buddy, p.support,
      '{}', p.drafted_by_id, p.drafted_at, p.drafted_at, CASE WHEN p.started_on IS NOT NULL THEN p.drafted_at END,
      CASE WHEN p.started_on IS NOT NULL THEN p.drafted_at END, CASE WHEN p.started_on IS NULL THEN p.withdrawn_at END
    FROM placement p;
    INSERT INTO audit_entry (id, role, deed, citizen_ids) VALUES (current_setting('app.entry')::uuid, 'migration', 'placement.versioned',
      ARRAY(SELECT DISTINCT citizen_id FROM placement));
    PERFORM set_config('app.entry', '', true);
  END IF;
END $$;
