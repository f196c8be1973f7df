// What the machine can do: bare Fastify and pg, hand-written SQL with prepared names, JSON made by PostgreSQL. No sign-in, no access
// check, no audit, no validation. Started by bench.ts as a process of its own.
import Fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE ?? '', max: 10, options: '-c TimeZone=UTC -c jit=off' })
const app = Fastify({ logger: false })
const json = async (name: string, text: string, values: readonly unknown[]): Promise<string> => {
  const { rows } = await pool.query<{ answer: string }>({ name, text, values: [...values] })
  return rows[0]?.answer ?? 'null'
}

app.get('/health', async () => ({ ok: true }))

app.get<{ Querystring: { caseworker: string } }>('/caseload', async ({ query }, reply) => {
  const answer = await json(
    'w1',
    `SELECT json_agg(r)::text AS answer FROM (
       SELECT c.id, c.first_name, c.last_name, d.door, d.review_on, s.name AS site FROM citizen c
       JOIN door_decision d ON d.citizen_id = c.id AND d.historic_at IS NULL LEFT JOIN placement p ON p.citizen_id = c.id AND p.ended_on IS NULL
       LEFT JOIN site s ON s.id = p.site_id WHERE c.caseworker_id = $1 AND d.door = 'yellow' ORDER BY d.review_on, c.id LIMIT 50) r`,
    [query.caseworker],
  )
  return reply.header('content-type', 'application/json').send(answer)
})

app.get<{ Params: { id: string } }>('/citizens/:id', async ({ params }, reply) => {
  const answer = await json(
    'w2',
    `SELECT json_build_object('citizen', (SELECT row_to_json(c) FROM (SELECT id, first_name, last_name, caseworker_id, phone FROM citizen WHERE id = $1) c),
       'placements', (SELECT json_agg(p) FROM (SELECT id, site_id, starts_on, ends_on, started_on, ended_on FROM placement WHERE citizen_id = $1) p),
       'attendance', (SELECT json_agg(a) FROM (SELECT on_date, state, hours, pace_band FROM attendance WHERE citizen_id = $1 ORDER BY on_date DESC LIMIT 60) a),
       'measurements', (SELECT json_agg(m) FROM (SELECT party, measured_on, answers FROM measurement WHERE citizen_id = $1) m),
       'spells', (SELECT json_agg(e) FROM (SELECT employer, kind, starts_on, ends_on FROM employment_spell WHERE citizen_id = $1) e))::text AS answer`,
    [params.id],
  )
  return reply.header('content-type', 'application/json').send(answer)
})

app.post<{ Body: { date: string; rows: readonly unknown[] } }>('/crew', async ({ body }) => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query({
      name: 'w3',
      text: `INSERT INTO bench_attendance (placement_id, on_date, state, hours, pace_band, note)
        SELECT (r ->> 'placementId')::uuid, $1::date, r ->> 'state', (r ->> 'hours')::numeric, (r ->> 'paceBand')::int, r ->> 'note' FROM jsonb_array_elements($2::jsonb) r
        ON CONFLICT (placement_id, on_date) DO UPDATE SET state = excluded.state, hours = excluded.hours, pace_band = excluded.pace_band, note = excluded.note`,
      values: [body.date, JSON.stringify(body.rows)],
    })
    await client.query('COMMIT')
    return { saved: body.rows.length }
  } finally {
    client.release()
  }
})

app.get('/dashboard', async (_request, reply) => {
  const answer = await json(
    'w4',
    `SELECT json_agg(r)::text AS answer FROM (
       SELECT p.door, count(DISTINCT p.id) AS placements, avg(a.hours) AS hours, count(DISTINCT p.id) FILTER (WHERE EXISTS (SELECT 1 FROM employment_spell e
         WHERE e.citizen_id = p.citizen_id AND e.kind = 'ordinary' AND e.starts_on <= p.started_on + 91 AND coalesce(e.ends_on, 'infinity') >= p.started_on + 91)) AS after13
       FROM placement p LEFT JOIN attendance a ON a.placement_id = p.id WHERE p.started_on IS NOT NULL GROUP BY p.door) r`,
    [],
  )
  return reply.header('content-type', 'application/json').send(answer)
})

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
process.on('SIGTERM', () => void app.close().then(() => pool.end()))
