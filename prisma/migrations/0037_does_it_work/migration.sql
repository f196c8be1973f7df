-- Does it work? Tables of progress, employment, contracts and experiments. Who may do what with them stands in the migrations after this one.

-- AlterTable
ALTER TABLE "employment_spell" ADD COLUMN     "supplier_id" UUID;

-- AlterTable
ALTER TABLE "measurement" ADD COLUMN     "activities" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "example" TEXT,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'da',
ADD COLUMN     "means" TEXT NOT NULL DEFAULT 'signed_in',
ADD COLUMN     "placement_id" UUID,
ADD COLUMN     "seen_at" TEXT;

-- CreateTable
CREATE TABLE "measurement_link" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "language" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "measurement_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "motivation_pulse" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "placement_id" UUID,
    "on_date" DATE NOT NULL,
    "step" INTEGER NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "motivation_pulse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview_note" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "guide" INTEGER NOT NULL,
    "themes" JSONB NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "interview_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lasting_definition" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "weeks" INTEGER NOT NULL,
    "bridged_weeks" INTEGER NOT NULL,
    "least_hours" DECIMAL(4,2) NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "lasting_definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_after" (
    "placement_id" UUID NOT NULL,
    "months" INTEGER NOT NULL,
    "citizen_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "noted_on" DATE NOT NULL,
    "noted_by_id" UUID NOT NULL,

    CONSTRAINT "status_after_pkey" PRIMARY KEY ("placement_id","months")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_target" (
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "value" DECIMAL(10,2) NOT NULL,
    "reason" TEXT,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "contract_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wage_rate" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" DECIMAL(8,4) NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "note" TEXT,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "wage_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experiment" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hypothesis" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "least_difference" DECIMAL(8,2) NOT NULL,
    "unit" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "started_at" TIMESTAMPTZ(3),
    "stopped_on" DATE,
    "stop_reason" TEXT,
    "conclusion" TEXT,
    "concluded_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "experiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experiment_member" (
    "id" UUID NOT NULL,
    "experiment_id" UUID NOT NULL,
    "placement_id" UUID,
    "site_id" UUID,
    "from_on" DATE,
    "until_on" DATE,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "experiment_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experiment_value" (
    "experiment_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "arm" TEXT NOT NULL,
    "value" DECIMAL(10,4) NOT NULL,

    CONSTRAINT "experiment_value_pkey" PRIMARY KEY ("experiment_id","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "measurement_link_token_hash_key" ON "measurement_link"("token_hash");

-- CreateIndex
CREATE INDEX "measurement_link_citizen_id_idx" ON "measurement_link"("citizen_id");

-- CreateIndex
CREATE INDEX "motivation_pulse_placement_id_idx" ON "motivation_pulse"("placement_id");

-- CreateIndex
CREATE UNIQUE INDEX "motivation_pulse_citizen_id_party_on_date_key" ON "motivation_pulse"("citizen_id", "party", "on_date");

-- CreateIndex
CREATE INDEX "interview_note_citizen_id_held_on_idx" ON "interview_note"("citizen_id", "held_on");

-- CreateIndex
CREATE INDEX "lasting_definition_organisation_id_idx" ON "lasting_definition"("organisation_id");

-- CreateIndex
CREATE INDEX "status_after_citizen_id_idx" ON "status_after"("citizen_id");

-- CreateIndex
CREATE INDEX "contract_municipality_id_idx" ON "contract"("municipality_id");

-- CreateIndex
CREATE INDEX "contract_supplier_id_idx" ON "contract"("supplier_id");

-- CreateIndex
CREATE INDEX "contract_target_contract_id_year_idx" ON "contract_target"("contract_id", "year");

-- CreateIndex
CREATE INDEX "wage_rate_kind_valid_from_idx" ON "wage_rate"("kind", "valid_from");

-- CreateIndex
CREATE INDEX "experiment_organisation_id_idx" ON "experiment"("organisation_id");

-- CreateIndex
CREATE INDEX "experiment_member_experiment_id_idx" ON "experiment_member"("experiment_id");

-- CreateIndex
CREATE INDEX "experiment_member_placement_id_idx" ON "experiment_member"("placement_id");

-- CreateIndex
CREATE INDEX "employment_spell_supplier_id_idx" ON "employment_spell"("supplier_id");

-- CreateIndex
CREATE INDEX "measurement_placement_id_idx" ON "measurement"("placement_id");

-- AddForeignKey
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement_link" ADD CONSTRAINT "measurement_link_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motivation_pulse" ADD CONSTRAINT "motivation_pulse_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motivation_pulse" ADD CONSTRAINT "motivation_pulse_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_note" ADD CONSTRAINT "interview_note_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_spell" ADD CONSTRAINT "employment_spell_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lasting_definition" ADD CONSTRAINT "lasting_definition_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_after" ADD CONSTRAINT "status_after_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_after" ADD CONSTRAINT "status_after_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_target" ADD CONSTRAINT "contract_target_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experiment" ADD CONSTRAINT "experiment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experiment_member" ADD CONSTRAINT "experiment_member_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experiment_member" ADD CONSTRAINT "experiment_member_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experiment_member" ADD CONSTRAINT "experiment_member_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experiment_value" ADD CONSTRAINT "experiment_value_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------- what must be true whoever writes ----------
ALTER TABLE measurement DROP CONSTRAINT measurement_party;
ALTER TABLE measurement ADD CONSTRAINT measurement_party CHECK (party IN ('citizen', 'caseworker', 'team_lead'));
ALTER TABLE measurement ADD CONSTRAINT measurement_seen_at_work CHECK (party = 'team_lead' AND length(trim(example)) BETWEEN 1 AND 500 AND length(trim(seen_at)) BETWEEN 1 AND 120
  OR party <> 'team_lead' AND placement_id IS NULL AND example IS NULL AND seen_at IS NULL);
ALTER TABLE measurement ADD CONSTRAINT measurement_activities CHECK (cardinality(activities) <= 20 AND (party = 'caseworker' OR activities = '{}'));
ALTER TABLE measurement ADD CONSTRAINT measurement_language CHECK (language IN ('da', 'en', 'uk', 'ar'));
ALTER TABLE measurement ADD CONSTRAINT measurement_means CHECK (means IN ('signed_in', 'on_screen', 'by_link') AND (party = 'citizen' OR means = 'signed_in'));
ALTER TABLE measurement_link ADD CONSTRAINT measurement_link_language CHECK (language IN ('da', 'en', 'uk', 'ar'));
ALTER TABLE measurement_link ADD CONSTRAINT measurement_link_short_lived CHECK (expires_at > created_at AND expires_at <= created_at + interval '14 days');
ALTER TABLE motivation_pulse ADD CONSTRAINT motivation_pulse_step CHECK (step BETWEEN 1 AND 5 AND party IN ('citizen', 'caseworker', 'team_lead'));
ALTER TABLE motivation_pulse ADD CONSTRAINT motivation_pulse_placement CHECK (party = 'team_lead' OR placement_id IS NULL);
ALTER TABLE interview_note ADD CONSTRAINT interview_note_themes CHECK (jsonb_typeof(themes) = 'array' AND jsonb_array_length(themes) BETWEEN 1 AND 20);
ALTER TABLE lasting_definition ADD CONSTRAINT lasting_definition_values CHECK (weeks BETWEEN 4 AND 104 AND bridged_weeks BETWEEN 0 AND 12 AND least_hours BETWEEN 0 AND 37 AND length(trim(reason)) BETWEEN 3 AND 300);
CREATE UNIQUE INDEX lasting_definition_one_a_day ON lasting_definition (organisation_id, valid_from) WHERE superseded_at IS NULL;
ALTER TABLE status_after ADD CONSTRAINT status_after_values CHECK (months IN (1, 3, 6, 12) AND status IN ('employed', 'education', 'benefit', 'self_supporting', 'unknown')
  AND source IN ('caseworker', 'citizen', 'supplier'));
ALTER TABLE contract ADD CONSTRAINT contract_period CHECK (ends_on > starts_on AND municipality_id <> supplier_id AND length(trim(title)) BETWEEN 3 AND 160);
ALTER TABLE contract ADD CONSTRAINT contract_one_at_a_time EXCLUDE USING gist (municipality_id WITH =, supplier_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);
ALTER TABLE contract_target ADD CONSTRAINT contract_target_values CHECK (year BETWEEN 2000 AND 2100 AND value >= 0 AND measure IN ('citizens', 'paid_hours', 'share_lasting', 'answered_in_time')
  AND (measure NOT IN ('share_lasting', 'answered_in_time') OR value <= 100) AND length(reason) <= 300);
CREATE UNIQUE INDEX contract_target_one ON contract_target (contract_id, year, measure) WHERE superseded_at IS NULL;
ALTER TABLE wage_rate ADD CONSTRAINT wage_rate_values CHECK (kind IN ('startloen', 'praestationsloen', 'on_cost', 'subsidy_private', 'subsidy_public') AND value > 0 AND (kind <> 'on_cost' OR value BETWEEN 1 AND 3)
  AND (valid_to IS NULL OR valid_to >= valid_from) AND certainty IN ('verified', 'old', 'conflicting', 'unknown') AND length(trim(source)) BETWEEN 1 AND 300 AND length(note) <= 500);
ALTER TABLE wage_rate ADD CONSTRAINT wage_rate_one_at_a_time EXCLUDE USING gist (kind WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (superseded_at IS NULL);
ALTER TABLE experiment ADD CONSTRAINT experiment_values CHECK (kind IN ('method', 'technology', 'competence', 'management', 'organisation') AND unit IN ('placements', 'sites', 'periods', 'elsewhere')
  AND length(trim(title)) BETWEEN 3 AND 160 AND length(trim(hypothesis)) BETWEEN 3 AND 1000 AND least_difference > 0 AND length(conclusion) <= 4000 AND length(stop_reason) <= 300);
ALTER TABLE experiment ADD CONSTRAINT experiment_period CHECK (ends_on > starts_on AND stopped_on >= starts_on);
ALTER TABLE experiment ADD CONSTRAINT experiment_order CHECK ((stopped_on IS NULL OR started_at IS NOT NULL) AND (concluded_at IS NULL) = (conclusion IS NULL) AND (concluded_at IS NULL OR started_at IS NOT NULL));
ALTER TABLE experiment_member ADD CONSTRAINT experiment_member_one_thing CHECK (num_nonnulls(placement_id, site_id) <= 1 AND (placement_id IS NOT NULL OR from_on IS NOT NULL) AND (until_on IS NULL OR until_on >= from_on));
CREATE UNIQUE INDEX experiment_member_placement_once ON experiment_member (experiment_id, placement_id) WHERE removed_at IS NULL AND placement_id IS NOT NULL;
ALTER TABLE experiment_value ADD CONSTRAINT experiment_value_arm CHECK (arm IN ('taking_part', 'comparison'));

-- ---------- row-level security: what each room opens stands in its own migration ----------
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['measurement_link', 'motivation_pulse', 'interview_note', 'lasting_definition', 'status_after', 'contract', 'contract_target', 'wage_rate',
    'experiment', 'experiment_member', 'experiment_value'] LOOP
    EXECUTE format('GRANT ALL ON %I TO app_owner', t);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner ON %I TO app_owner USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE TRIGGER audit_row AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION audit_row()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['measurement_link', 'motivation_pulse', 'interview_note', 'status_after'] LOOP
    EXECUTE format('CREATE POLICY own ON %I TO app_caseworker USING (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id)) WITH CHECK (EXISTS (SELECT 1 FROM citizen c WHERE c.id = citizen_id))', t);
  END LOOP;
END $$;
