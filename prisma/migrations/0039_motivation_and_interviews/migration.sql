-- The motivation of three parties, notes of interviews, and when a team lead last said what is seen at work.

-- ---------- motivation: each party in its own rhythm, each person in their own words ----------

-- Two people of one party may each have said something on one day.
DROP INDEX "motivation_pulse_citizen_id_party_on_date_key";
CREATE UNIQUE INDEX "motivation_pulse_citizen_id_party_on_date_by_id_key" ON "motivation_pulse"("citizen_id", "party", "on_date", "by_id");

CREATE UNIQUE INDEX motivation_pulse_once_a_week ON motivation_pulse (by_id, placement_id, date_trunc('week', on_date::timestamp)) WHERE party = 'team_lead';
CREATE UNIQUE INDEX motivation_pulse_once_a_month ON motivation_pulse (by_id, citizen_id, date_trunc('month', on_date::timestamp)) WHERE party = 'caseworker';
CREATE UNIQUE INDEX motivation_pulse_once_a_day ON motivation_pulse (citizen_id, on_date) WHERE party = 'citizen';

-- Whom a team lead's answer is about is told by the placement, not by the sender.
CREATE TRIGGER of_placement BEFORE INSERT ON motivation_pulse FOR EACH ROW WHEN (NEW.party = 'team_lead') EXECUTE FUNCTION of_placement();

GRANT SELECT, INSERT (id, citizen_id, party, on_date, step, by_id), UPDATE (on_date, step, at) ON motivation_pulse TO app_caseworker;
-- nobody speaks for a team lead, or changes what another said
CREATE POLICY own_hand ON motivation_pulse AS RESTRICTIVE FOR INSERT TO app_caseworker WITH CHECK (party <> 'team_lead' AND by_id = (SELECT ctx_staff()));
CREATE POLICY own_words ON motivation_pulse AS RESTRICTIVE FOR UPDATE TO app_caseworker
  USING (party = 'caseworker' AND by_id = (SELECT ctx_staff())) WITH CHECK (party = 'caseworker' AND by_id = (SELECT ctx_staff()));

-- A team lead has the own answers alone, of people on the own crew.
GRANT SELECT (id, placement_id, party, on_date, step, by_id, at), INSERT (id, placement_id, party, on_date, step, by_id), UPDATE (on_date, step, at)
  ON motivation_pulse TO app_teamlead;
CREATE POLICY crew_seen ON motivation_pulse FOR SELECT TO app_teamlead
  USING (party = 'team_lead' AND by_id = (SELECT ctx_staff()) AND placement_id = ANY (ARRAY(SELECT my_placements())));
CREATE POLICY crew_said ON motivation_pulse FOR INSERT TO app_teamlead
  WITH CHECK (party = 'team_lead' AND by_id = (SELECT ctx_staff()) AND placement_id = ANY (ARRAY(SELECT my_placements())) AND on_date BETWEEN ctx_today() - 7 AND ctx_today());
CREATE POLICY crew_changed ON motivation_pulse FOR UPDATE TO app_teamlead
  USING (party = 'team_lead' AND by_id = (SELECT ctx_staff()) AND placement_id = ANY (ARRAY(SELECT my_placements())))
  WITH CHECK (party = 'team_lead' AND by_id = (SELECT ctx_staff()) AND placement_id = ANY (ARRAY(SELECT my_placements())) AND on_date BETWEEN ctx_today() - 7 AND ctx_today());

-- ---------- what is seen at work ----------

-- The last day on which anybody of the crew's team leads said what is seen, of each placement.
CREATE FUNCTION crew_observed() RETURNS TABLE (placement_id uuid, observed_on date) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.placement_id, max(m.measured_on) FROM measurement m
  WHERE m.party = 'team_lead' AND m.placement_id = ANY (ARRAY(SELECT my_placements())) GROUP BY m.placement_id
$$;
ALTER FUNCTION crew_observed() OWNER TO app_owner;
GRANT EXECUTE ON FUNCTION crew_observed() TO app_teamlead;

-- ---------- notes of interviews: among the municipality's caseworkers ----------

GRANT SELECT, INSERT, UPDATE (held_on, themes, updated_at, version) ON interview_note TO app_caseworker;
-- whoever held the interview writes the note and corrects it
CREATE POLICY own_hand ON interview_note AS RESTRICTIVE FOR INSERT TO app_caseworker WITH CHECK (written_by_id = (SELECT ctx_staff()));
CREATE POLICY own_words ON interview_note AS RESTRICTIVE FOR UPDATE TO app_caseworker
  USING (written_by_id = (SELECT ctx_staff())) WITH CHECK (written_by_id = (SELECT ctx_staff()));
