-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cvr" TEXT NOT NULL,
    "made_up" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "password_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" BIGSERIAL NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" UUID,
    "organisation_id" UUID,
    "role" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "purpose" TEXT,
    "endpoint" TEXT,
    "request_id" TEXT,
    "citizen_ids" UUID[],
    "allowed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_change" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "record_id" TEXT,
    "citizen_id" UUID,
    "columns" TEXT[],

    CONSTRAINT "audit_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "staff_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("staff_id","key")
);

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "p_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "children_present" BOOLEAN NOT NULL,
    "public_host" BOOLEAN NOT NULL,
    "tasks" TEXT[],
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_staffing" (
    "site_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "ordinary_fte" DECIMAL(7,2) NOT NULL,

    CONSTRAINT "site_staffing_pkey" PRIMARY KEY ("site_id","valid_from")
);

-- CreateTable
CREATE TABLE "site_places" (
    "site_id" UUID NOT NULL,
    "door" TEXT NOT NULL,
    "places" INTEGER NOT NULL,

    CONSTRAINT "site_places_pkey" PRIMARY KEY ("site_id","door")
);

-- CreateTable
CREATE TABLE "site_shift" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "weekdays" INTEGER[],
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,

    CONSTRAINT "site_shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_team_lead" (
    "site_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "site_team_lead_pkey" PRIMARY KEY ("site_id","staff_id")
);

-- CreateTable
CREATE TABLE "site_closed_day" (
    "site_id" UUID NOT NULL,
    "on_date" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "site_closed_day_pkey" PRIMARY KEY ("site_id","on_date")
);

-- CreateTable
CREATE TABLE "citizen" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "cpr_sealed" BYTEA NOT NULL,
    "cpr_index" BYTEA NOT NULL,
    "cpr_date" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "street" TEXT,
    "postal_code" TEXT,
    "town" TEXT,
    "protected_address" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "phone_digits" TEXT,
    "email" TEXT,
    "benefit" TEXT,
    "visitation" TEXT,
    "benefit_since" DATE,
    "caseworker_id" UUID,
    "weekly_hours" DECIMAL(4,2),
    "language" TEXT,
    "note" TEXT,
    "needs_for_supplier" TEXT,
    "needs_agreed_on" DATE,
    "child_certificate" TEXT NOT NULL DEFAULT 'not_relevant',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "citizen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "catalogue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "catalogue_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "tags" TEXT[],
    "started_by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "door_decision" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "catalogue_id" UUID NOT NULL,
    "door" TEXT NOT NULL,
    "proposed_door" TEXT,
    "proposal" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "reason" TEXT,
    "decided_by_id" UUID NOT NULL,
    "decided_on" DATE NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "review_on" DATE NOT NULL,
    "historic_at" TIMESTAMPTZ(3),

    CONSTRAINT "door_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "offer" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "weekday_hours" DECIMAL(4,2)[],
    "tasks" TEXT[],
    "buddy" TEXT,
    "support" TEXT,
    "started_on" DATE,
    "ended_on" DATE,
    "end_reason" TEXT,
    "end_note" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "drafted_by_id" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "on_date" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "hours" DECIMAL(4,2) NOT NULL,
    "planned_hours" DECIMAL(4,2) NOT NULL,
    "pace_band" INTEGER,
    "note" TEXT,
    "logged_by_id" UUID NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance_former" (
    "id" BIGSERIAL NOT NULL,
    "attendance_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "hours" DECIMAL(4,2) NOT NULL,
    "pace_band" INTEGER,
    "note" TEXT,
    "logged_by_id" UUID NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_by_id" UUID,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attendance_former_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measurement" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "measured_on" DATE NOT NULL,
    "instrument" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "measurement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employment_spell" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "placement_id" UUID,
    "employer" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "weekly_hours" DECIMAL(4,2) NOT NULL,
    "source" TEXT NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "employment_spell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employment_check" (
    "placement_id" UUID NOT NULL,
    "weeks" INTEGER NOT NULL,
    "citizen_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "checked_by_id" UUID NOT NULL,

    CONSTRAINT "employment_check_pkey" PRIMARY KEY ("placement_id","weeks")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_cvr_key" ON "organisation"("cvr");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_organisation_id_idx" ON "staff"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_staff_id_idx" ON "session"("staff_id");

-- CreateIndex
CREATE INDEX "sign_in_failure_email_hash_at_idx" ON "sign_in_failure"("email_hash", "at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_citizen_ids_idx" ON "audit_entry" USING GIN ("citizen_ids");

-- CreateIndex
CREATE INDEX "audit_change_entry_id_idx" ON "audit_change"("entry_id");

-- CreateIndex
CREATE INDEX "audit_change_citizen_id_idx" ON "audit_change"("citizen_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_entry_id_key" ON "audit_seal"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_p_number_key" ON "site"("p_number");

-- CreateIndex
CREATE INDEX "site_organisation_id_idx" ON "site"("organisation_id");

-- CreateIndex
CREATE INDEX "site_shift_site_id_idx" ON "site_shift"("site_id");

-- CreateIndex
CREATE INDEX "site_team_lead_staff_id_idx" ON "site_team_lead"("staff_id");

-- CreateIndex
CREATE INDEX "citizen_organisation_id_caseworker_id_idx" ON "citizen"("organisation_id", "caseworker_id");

-- CreateIndex
CREATE INDEX "citizen_organisation_id_last_name_first_name_idx" ON "citizen"("organisation_id", "last_name", "first_name");

-- CreateIndex
CREATE INDEX "citizen_phone_digits_idx" ON "citizen"("phone_digits");

-- CreateIndex
CREATE UNIQUE INDEX "citizen_organisation_id_cpr_index_key" ON "citizen"("organisation_id", "cpr_index");

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_version_key" ON "catalogue"("version");

-- CreateIndex
CREATE INDEX "assessment_citizen_id_idx" ON "assessment"("citizen_id");

-- CreateIndex
CREATE INDEX "door_decision_citizen_id_decided_on_idx" ON "door_decision"("citizen_id", "decided_on");

-- CreateIndex
CREATE INDEX "placement_citizen_id_idx" ON "placement"("citizen_id");

-- CreateIndex
CREATE INDEX "placement_site_id_idx" ON "placement"("site_id");

-- CreateIndex
CREATE INDEX "placement_supplier_id_idx" ON "placement"("supplier_id");

-- CreateIndex
CREATE INDEX "attendance_citizen_id_on_date_idx" ON "attendance"("citizen_id", "on_date");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_placement_id_on_date_key" ON "attendance"("placement_id", "on_date");

-- CreateIndex
CREATE INDEX "attendance_former_attendance_id_idx" ON "attendance_former"("attendance_id");

-- CreateIndex
CREATE UNIQUE INDEX "measurement_citizen_id_party_measured_on_key" ON "measurement"("citizen_id", "party", "measured_on");

-- CreateIndex
CREATE INDEX "employment_spell_citizen_id_starts_on_idx" ON "employment_spell"("citizen_id", "starts_on");

-- CreateIndex
CREATE INDEX "employment_spell_placement_id_idx" ON "employment_spell"("placement_id");

-- CreateIndex
CREATE INDEX "employment_check_citizen_id_idx" ON "employment_check"("citizen_id");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_staffing" ADD CONSTRAINT "site_staffing_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_places" ADD CONSTRAINT "site_places_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_shift" ADD CONSTRAINT "site_shift_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_team_lead" ADD CONSTRAINT "site_team_lead_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_team_lead" ADD CONSTRAINT "site_team_lead_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_closed_day" ADD CONSTRAINT "site_closed_day_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citizen" ADD CONSTRAINT "citizen_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citizen" ADD CONSTRAINT "citizen_caseworker_id_fkey" FOREIGN KEY ("caseworker_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_catalogue_id_fkey" FOREIGN KEY ("catalogue_id") REFERENCES "catalogue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_decision" ADD CONSTRAINT "door_decision_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_decision" ADD CONSTRAINT "door_decision_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "door_decision" ADD CONSTRAINT "door_decision_catalogue_id_fkey" FOREIGN KEY ("catalogue_id") REFERENCES "catalogue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_former" ADD CONSTRAINT "attendance_former_attendance_id_fkey" FOREIGN KEY ("attendance_id") REFERENCES "attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_spell" ADD CONSTRAINT "employment_spell_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_spell" ADD CONSTRAINT "employment_spell_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_check" ADD CONSTRAINT "employment_check_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employment_check" ADD CONSTRAINT "employment_check_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

