import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { answersFor } from '../../prisma/factories.ts'
import { blankt, cast, catalogueId, municipality } from '../../prisma/seed/cast.ts'

/** Citizens at each scale: one municipality, a region, the country. */
export const scales = { S: 2000, M: 40_000, L: 400_000 } as const
export type Scale = keyof typeof scales

export const crewSize = 15
/** One session a connection: caseworkers for reading, team leads for a crew each, a manager. */
export type Filled = { readonly leads: readonly { readonly staffId: string; readonly placementIds: readonly string[] }[] }

/**
 * The same books at every run, laid down by statements over whole tables: 1.5 placements a citizen, 60 logged days a placement, 6
 * measurements, 0.6 jobs. As superuser without triggers: what the product's own writing costs is measured, not spent here.
 */
export const fill = async (above: pg.Client, scale: Scale, today: string, leads: number): Promise<Filled> => {
  const citizens = scales[scale]
  const run = (text: string, values: readonly unknown[] = []) => above.query(text, [...values])
  await run(`SET session_replication_role = replica`)
  await run(
    `CREATE FUNCTION pg_temp.numbered(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT overlay(overlay(md5(kind || ' ' || number) placing '4' from 13) placing '8' from 17)::uuid $$`,
  )
  const crews = Math.max(leads, Math.ceil((citizens * 0.5) / crewSize))
  await run(
    `INSERT INTO staff (id, organisation_id, role, name, email)
     SELECT pg_temp.numbered('lead', n), $1, 'team_lead', 'Holdleder ' || n, 'holdleder' || n || '@example.dk' FROM generate_series(1, $2::int) n`,
    [blankt.id, crews],
  )
  await run(
    `INSERT INTO site (id, organisation_id, p_number, name, kind, street, postal_code, town, children_present, public_host, tasks)
     SELECT pg_temp.numbered('site', n), $1, (2000000000 + n)::text, 'Sted ' || n, 'administration', 'Gade ' || n, '7400', 'Herning', false, true, ARRAY['Gulve', 'Borde']
     FROM generate_series(1, $2::int) n`,
    [blankt.id, crews],
  )
  await run(
    `INSERT INTO site_team_lead (site_id, staff_id) SELECT pg_temp.numbered('site', n), pg_temp.numbered('lead', n) FROM generate_series(1, $1::int) n`,
    [crews],
  )
  await run(
    `INSERT INTO citizen (id, organisation_id, cpr_sealed, cpr_index, cpr_date, first_name, last_name, search_name, caseworker_id, created_at)
     SELECT pg_temp.numbered('citizen', n), $1, '\\x00', sha256(('citizen ' || n)::bytea), '610180', 'Fornavn' || n % 97, 'Efternavn' || n % 983, 'fornavn' || n % 97 || ' efternavn' || n % 983,
       CASE n % 40 WHEN 0 THEN NULL ELSE ($3::uuid[])[1 + n % 5] END, $4::date - (n % 700)::int
     FROM generate_series(1, $2::int) n`,
    [municipality.id, citizens, [cast.karen.id, cast.mikkel.id, cast.sanne.id, cast.yasmin.id, cast.henrik.id], today],
  )
  await run(
    `INSERT INTO assessment (id, citizen_id, catalogue_id, answers, tags, started_by_id, started_at, updated_at, closed_at)
     SELECT pg_temp.numbered('talk', n), pg_temp.numbered('citizen', n), $2, $3::jsonb, '{}', $4, $5::date - 100, $5::date - 100, $5::date - 100
     FROM generate_series(1, $1::int) n WHERE n % 10 <> 0`,
    [citizens, catalogueId, JSON.stringify(answersFor('yellow')), cast.karen.id, today],
  )
  await run(
    `INSERT INTO door_decision (id, citizen_id, assessment_id, catalogue_id, door, proposed_door, proposal, answers, decided_by_id, decided_on, review_on)
     SELECT pg_temp.numbered('decision', n), pg_temp.numbered('citizen', n), pg_temp.numbered('talk', n), $2, (ARRAY['red', 'yellow', 'green'])[1 + n % 3], (ARRAY['red', 'yellow', 'green'])[1 + n % 3], '{}', '{}', $3,
       $4::date - 100, $4::date + (n % 120)::int
     FROM generate_series(1, $1::int) n WHERE n % 10 <> 0`,
    [citizens, catalogueId, cast.karen.id, today],
  )
  // every citizen's first placement, and the second of every other; half of the first are at work today, a crew of fifteen a site
  await run(
    `INSERT INTO placement (id, citizen_id, site_id, supplier_id, offer, door, starts_on, ends_on, weekday_hours, tasks, started_on, ended_on, end_reason, drafted_by_id)
     SELECT pg_temp.numbered('placement', n), pg_temp.numbered('citizen', n), pg_temp.numbered('site', 1 + (n / 2 - 1) / $2::int % $3::int), $4::uuid, 'internship', (ARRAY['red', 'yellow', 'green'])[1 + n % 3],
       $5::date - 84, $5::date + 28, ARRAY[4, 4, 4, 4, 4, 4, 4], ARRAY['Gulve', 'Borde'], $5::date - 84, CASE WHEN n % 2 = 0 THEN NULL ELSE $5::date - 20 END,
       CASE WHEN n % 2 = 0 THEN NULL ELSE 'period_ended' END, $6::uuid
     FROM generate_series(1, $1::int) n
     UNION ALL
     SELECT pg_temp.numbered('former', n), pg_temp.numbered('citizen', n), pg_temp.numbered('site', 1 + n % $3::int), $4::uuid, 'internship', 'red', $5::date - 300, $5::date - 200,
       ARRAY[4, 4, 4, 4, 4, 0, 0], ARRAY['Gulve'], $5::date - 300, $5::date - 200, 'period_ended', $6::uuid
     FROM generate_series(1, $1::int, 2) n`,
    [citizens, crewSize, crews, blankt.id, today, cast.karen.id],
  )
  await run(
    `INSERT INTO placement_version (id, placement_id, citizen_id, number, kind, site_id, supplier_id, offer, starts_on, ends_on, weekday_hours, tasks, concerns, drafted_by_id,
       drafted_at, updated_at, sent_at, agreed_at)
     SELECT gen_random_uuid(), p.id, p.citizen_id, 1, 'first', p.site_id, p.supplier_id, p.offer, p.starts_on, p.ends_on, p.weekday_hours, p.tasks, '{}', p.drafted_by_id,
       p.starts_on - 7, p.starts_on - 7, p.starts_on - 7, p.starts_on - 6 FROM placement p`,
  )
  await run(
    `INSERT INTO attendance (id, placement_id, citizen_id, on_date, state, hours, planned_hours, pace_band, logged_by_id)
     SELECT gen_random_uuid(), p.id, p.citizen_id, p.started_on + d, CASE WHEN absent THEN 'sick' ELSE 'present' END, CASE WHEN absent THEN 0 ELSE 4 END, 4,
       CASE WHEN absent THEN NULL ELSE 1 + d % 5 END, $1
     FROM placement p CROSS JOIN generate_series(0, 59) d CROSS JOIN LATERAL (SELECT hashtext(p.id::text || d) % 9 = 0 AS absent) a`,
    [cast.jonas.id],
  )
  await run(
    `INSERT INTO measurement (id, citizen_id, party, measured_on, instrument, answers, entered_by_id)
     SELECT gen_random_uuid(), pg_temp.numbered('citizen', n), party, $2::date - 90 * m, 1, '{"health": 3, "network": 2}', $3
     FROM generate_series(1, $1::int) n CROSS JOIN generate_series(1, 3) m CROSS JOIN unnest(ARRAY['citizen', 'caseworker']) party`,
    [citizens, today, cast.karen.id],
  )
  await run(
    `INSERT INTO employment_spell (id, citizen_id, employer, kind, starts_on, ends_on, weekly_hours, source, entered_by_id)
     SELECT gen_random_uuid(), pg_temp.numbered('citizen', n), 'Arbejdsgiver', 'ordinary', $2::date - 40, CASE WHEN n % 2 = 0 THEN NULL ELSE $2::date - 5 END, 10, 'caseworker', $3
     FROM generate_series(1, $1::int) n WHERE n % 5 < 3`,
    [citizens, today, cast.karen.id],
  )
  await run(`SET session_replication_role = origin`)
  await run('ANALYZE')
  await run('SELECT facts_rebuild()')
  await run('VACUUM ANALYZE')
  const { rows } = await above.query<{ staff_id: string; placements: string[] }>(
    `SELECT l.staff_id, array_agg(p.id::text ORDER BY p.id) AS placements FROM site_team_lead l JOIN placement p ON p.site_id = l.site_id AND p.ended_on IS NULL
     WHERE l.staff_id = ANY (ARRAY(SELECT pg_temp.numbered('lead', n) FROM generate_series(1, $1::int) n)) GROUP BY l.staff_id ORDER BY l.staff_id`,
    [leads],
  )
  return { leads: rows.map(({ staff_id, placements }) => ({ staffId: staff_id, placementIds: placements.slice(0, crewSize) })) }
}

/** A session as sign-in makes it, without the password's deliberate slowness. */
export const openSession = async (above: pg.Client, staffId: string, tokenHash: Buffer): Promise<void> => {
  await above.query(
    `INSERT INTO session (id, staff_id, token_hash, user_agent, expires_at) VALUES ($1, $2, $3, 'bench', now() + interval '11 hours')`,
    [randomUUID(), staffId, tokenHash],
  )
}
