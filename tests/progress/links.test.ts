import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, todayIn } from '../../shared/calendar.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import type { Progress } from '../../shared/progress/progress.schema.ts'
import { danishTime } from '../../shared/zone.ts'
import { asta, birthe, jonas, karen, mikkel, petra } from '../support/people.ts'
import { serverAddress } from '../support/template.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
type Refused = { code: string; errors: { code: string; pointer: string }[] }
const answers = { self_efficacy: 4, job_belief: 5, everyday: 2 }

describe('a citizen’s one-time link', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today, server: serverAddress() !== null })
  })
  const make = (citizenId: string, language: 'da' | 'ar' = 'ar', who = karen) =>
    w.ask(who, progressApi.makeLink, { params: { citizenId }, body: { language } })
  const look = (token: string) => w.as<{ state: string } & Refused>(null, 'POST', '/api/measurement-links/look', { token })
  const send = (token: string, given: object = {}) =>
    w.as<Refused>(null, 'POST', '/api/measurement-links/answer', { token, instrument: 2, language: 'ar', answers, ...given })
  const progressOf = (citizenId: string) => w.ask(karen, progressApi.get, { params: { citizenId } })
  const behind = (sql: string) =>
    w.sql(`WITH deed AS MATERIALIZED (SELECT set_config('app.entry', '${randomUUID()}', false)) ${sql}`)

  it('shows nothing of whose it is, saves once with language and motivation, and is worthless after', async () => {
    const citizenId = await w.make.citizen({ firstName: 'Amina', lastName: 'Yusuf' })
    const link = await make(citizenId)
    expect(link.token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(link.expiresOn).toBe(addDays(todayIn(danishTime, Date.now()), 7))
    const [stored] = await w.sql<{ bytes: number; plain: boolean }>(
      `SELECT length(token_hash) AS bytes, encode(token_hash, 'escape') LIKE '%' || $2 || '%' AS plain FROM measurement_link WHERE id = $1`,
      [link.linkId, link.token.slice(0, 10)],
    )
    expect(stored).toEqual({ bytes: 32, plain: false })
    const seen = await look(link.token)
    expect(seen.body).toEqual({ state: 'open', language: 'ar', instrument: 2 })

    expect((await send(link.token, { motivation: 3 })).status).toBe(200)
    const twice = await send(link.token)
    expect([twice.status, twice.body.code]).toEqual([409, 'measurement-link-used'])
    expect((await look(link.token)).body).toEqual({ state: 'used', language: 'ar', instrument: 2 })

    const { measurements, links } = await progressOf(citizenId)
    expect(measurements).toMatchObject([
      { party: 'citizen', measuredOn: today, instrument: 2, answers, means: 'by_link', language: 'ar', enteredBy: karen.name },
    ])
    expect(links).toMatchObject([{ linkId: link.linkId, language: 'ar', createdBy: karen.name, state: 'used' }])
    expect(await w.sql(`SELECT party, step FROM motivation_pulse WHERE citizen_id = $1`, [citizenId])).toEqual([
      { party: 'citizen', step: 3 },
    ])
    const [deed] = await w.sql<{ role: string; actor: string | null; tables: string[] }>(
      `SELECT e.role, e.actor_id AS actor, ARRAY(SELECT c.table_name FROM audit_change c WHERE c.entry_id = e.id ORDER BY 1) AS tables
       FROM audit_entry e WHERE e.deed = 'progress.measured_by_link' AND $1 = ANY (e.citizen_ids)`,
      [citizenId],
    )
    expect(deed).toEqual({ role: 'link', actor: null, tables: ['measurement', 'measurement_link', 'motivation_pulse'] })
  })

  it('answers alike where it never was, is too old, or was taken back: nothing is told of any of them', async () => {
    const citizenId = await w.make.citizen()
    const replaced = await make(citizenId)
    const revoked = await make(citizenId)
    await w.ask(karen, progressApi.revokeLink, { params: { citizenId, linkId: revoked.linkId } })
    const old = await make(citizenId)
    await behind(
      `UPDATE measurement_link SET created_at = now() - interval '8 days', expires_at = now() - interval '1 second' FROM deed WHERE id = '${old.linkId}'`,
    )
    const never = 'A'.repeat(43)
    const told = async (token: string) => {
      const replies = [await look(token), await send(token)]
      return replies.map(({ status, body: { code, errors } }) => [status, code, errors])
    }
    const unknown = await told(never)
    expect(unknown.map(([status, code]) => [status, code])).toEqual([
      [404, 'not-found'],
      [404, 'not-found'],
    ])
    for (const { token } of [replaced, revoked, old]) expect(await told(token)).toEqual(unknown)
    const progress = await progressOf(citizenId)
    expect(progress.links.map(({ state }) => state).toSorted()).toEqual(['expired', 'revoked', 'revoked'])
    expect(progress.measurements).toEqual([])
    const again = await w.as<Refused>(karen, 'POST', `/api/citizens/${citizenId}/measurement-links/${revoked.linkId}/revoke`)
    expect([again.status, again.body.code]).toEqual([409, 'link-not-open'])
  })

  it.each([
    ['a short token', { token: 'short' }, 'invalid-value', '/token'],
    ['nothing answered', { answers: {} }, 'measurement-empty', '/answers/self_efficacy'],
    ['what the citizen is not asked', { answers: { work_identity: 2 } }, 'indicator-not-asked', '/answers/work_identity'],
    ['a step there is not', { answers: { goal: 6 } }, 'invalid-value', '/answers/goal'],
    ['a motivation there is not', { motivation: 6 }, 'invalid-value', '/motivation'],
    ['a language there is not', { language: 'fr' }, 'required', '/language'],
    ['activities', { activities: ['applied'] }, 'unknown-field', null],
  ])('refuses without being used up: %s', async (_, given, code, pointer) => {
    const { token } = await make(await w.make.citizen())
    const reply = await send(token, given)
    expect(reply.status).toBe(400)
    expect(reply.body.errors[0]?.code).toBe(code)
    if (pointer) expect(reply.body.errors[0]?.pointer).toBe(pointer)
    expect((await look(token)).body.state).toBe('open')
  })

  it('is not used up where the citizen has answered that day already, and says so', async () => {
    const citizenId = await w.make.citizen()
    await w.make.measurement({ citizenId, party: 'citizen', on: today })
    const { token } = await make(citizenId, 'da')
    expect((await look(token)).body).toEqual({ state: 'answered-today', language: 'da', instrument: 2 })
    const reply = await send(token)
    expect([reply.status, reply.body.code]).toEqual([409, 'measured-already'])
    expect((await progressOf(citizenId)).links[0]?.state).toBe('open')
  })

  it('refuses a wording that is no longer asked', async () => {
    const { token } = await make(await w.make.citizen())
    const reply = await send(token, { instrument: 1 })
    expect(reply.body.code).toBe('instrument-replaced')
  })

  it('takes one of two answers that come at once; the other is told so', async () => {
    const citizenId = await w.make.citizen()
    const { token } = await make(citizenId)
    const replies = await Promise.all([send(token), send(token, { answers: { goal: 1 } }), send(token)])
    expect(replies.map(({ status, body }) => (status === 200 ? 'saved' : body.code)).toSorted()).toEqual([
      'measurement-link-used',
      'measurement-link-used',
      'saved',
    ])
    expect((await progressOf(citizenId)).measurements).toHaveLength(1)
  })

  it('and the caseworker’s screen at the same moment: one of them is saved', async () => {
    const citizenId = await w.make.citizen()
    const { token } = await make(citizenId)
    const onScreen = { party: 'citizen', instrument: 2, measuredOn: today, answers }
    const [link, screen] = await Promise.all([
      send(token),
      w.as<Progress & Refused>(karen, 'POST', `/api/citizens/${citizenId}/measurements`, onScreen),
    ])
    const lost = link.status === 200 ? screen : link
    expect([link.status, screen.status].filter((status) => status === 200)).toHaveLength(1)
    expect([lost.body.code, lost.body.errors[0]?.code]).toContain('measured-already')
    expect((await progressOf(citizenId)).measurements).toHaveLength(1)
  })

  it('is made and taken back by caseworkers of the municipality alone; two made at once leave one open', async () => {
    const citizenId = await w.make.citizen()
    for (const who of [jonas, petra, birthe, asta]) {
      expect((await w.as(who, 'POST', `/api/citizens/${citizenId}/measurement-links`, { language: 'da' })).status).toBe(403)
    }
    const elsewhere = { ...karen, organisationId: randomUUID(), staffId: randomUUID() }
    expect(await w.db.read(elsewhere, (tx) => tx.$queryRaw`SELECT id FROM measurement_link`)).toEqual([])
    const nobody = await w.as(karen, 'POST', `/api/citizens/${randomUUID()}/measurement-links`, { language: 'da' })
    expect(nobody.status).toBe(404)
    const made = await Promise.all(
      [karen, mikkel].map((who) =>
        w.as<Refused>(who, 'POST', `/api/citizens/${citizenId}/measurement-links`, { language: 'da' }),
      ),
    )
    expect(made.some(({ status }) => status === 200)).toBe(true)
    for (const { status, body } of made) if (status !== 200) expect(body.code).toBe('changed-meanwhile')
    const { links } = await progressOf(citizenId)
    expect(links.filter(({ state }) => state === 'open')).toHaveLength(1)
    const [open] = links
    const foreign = `/api/citizens/${await w.make.citizen()}/measurement-links/${open?.linkId}/revoke`
    expect((await w.as(karen, 'POST', foreign)).status).toBe(404)
  })

  it('tells no role its hash', async () => {
    await make(await w.make.citizen())
    await expect(w.db.read(karen, (tx) => tx.$queryRaw`SELECT token_hash FROM measurement_link`)).rejects.toThrow()
    await expect(w.db.read(jonas, (tx) => tx.$queryRaw`SELECT id FROM measurement_link`)).rejects.toThrow()
  })
})
