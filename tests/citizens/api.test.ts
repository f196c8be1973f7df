import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makeStaff } from '../../prisma/factories.ts'
import type { Actor } from '../../server/db/actor.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { asta, birthe, jonas, karen, mikkel } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

type Problem = { readonly code: string; readonly errors: readonly { readonly code: string; readonly pointer?: string }[] }

const hanne = { cpr: '750988-3666', firstName: 'Hanne', lastName: 'Sørensen' }

/** A caseworker of another municipality on the same server. */
const stranger = async (w: World): Promise<Actor> => {
  const other = { id: randomUUID(), kind: 'municipality', name: 'Naboby Kommune', cvr: '98765432', madeUp: true } as const
  const anne = {
    id: randomUUID(),
    name: 'Anne Lykke',
    role: 'caseworker',
    email: 'anne.lykke@example.dk',
    phone: '',
    of: other,
  } as const
  await w.db.write(asta, 'world.widened', async (tx) => {
    await makeOrganisation(tx, { id: other.id, kind: other.kind, name: other.name, cvr: other.cvr })
    await makeStaff(tx, [anne], null)
  })
  return { ...karen, staffId: anne.id, organisationId: other.id, organisationName: other.name, name: anne.name }
}

const record = async (w: World, more: object = {}): Promise<string> =>
  (await w.ask(karen, citizensApi.create, { body: { ...hanne, ...more } })).citizenId

const edit = (w: World, citizenId: string, body: object) => w.as<Problem>(karen, 'PUT', `/api/citizens/${citizenId}`, body)

describe('a citizen typed in by hand', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })

  it('is shown with the CPR number masked, whatever was typed', async () => {
    const citizenId = await record(w, {
      cpr: '7509883666',
      phone: '+45 27 82 25 38',
      weeklyHours: '7,5',
      benefitSince: '23-01-2021',
    })
    const reply = await w.as(karen, 'GET', `/api/citizens/${citizenId}`)
    expect(reply.body).toMatchObject({
      cpr: '750988-••••',
      firstName: 'Hanne',
      weeklyHours: 7.5,
      benefitSince: '2021-01-23',
      version: 1,
    })
    expect(JSON.stringify(reply.body)).not.toContain('3666')
  })

  it('is refused when the CPR number is recorded already, hyphen or not', async () => {
    const reply = await w.as<Problem>(karen, 'POST', '/api/citizens', { ...hanne, cpr: '750988 3666' })
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toEqual([{ code: 'cpr-taken', pointer: '/cpr' }])
  })

  it('is recorded once when two press at the same moment', async () => {
    const body = { ...hanne, cpr: '740390-1001' }
    const replies = await Promise.all([1, 2, 3, 4].map(() => w.as<Problem>(karen, 'POST', '/api/citizens', body)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body: told } of replies.filter(({ status }) => status !== 200)) {
      expect(status).toBeLessThan(500)
      expect([told.code, ...told.errors.map(({ code }) => code)]).toContain('cpr-taken')
    }
  })

  it('says everything that is wrong at once, each at its field', async () => {
    const reply = await w.as<Problem>(karen, 'POST', '/api/citizens', {
      ...hanne,
      cpr: '710188-1234',
      benefit: 'uddannelseshjaelp',
      benefitSince: '2099-01-01',
      needsAgreedOn: '2026-11-01',
      caseworkerId: jonas.staffId,
    })
    expect(reply.body.errors.map(({ code, pointer }) => `${pointer} ${code}`)).toEqual([
      '/benefit benefit-ended',
      '/benefitSince date-in-future',
      '/needsForSupplier required',
      '/caseworkerId caseworker-unknown',
    ])
    expect(await w.sql("SELECT 1 FROM citizen WHERE cpr_date = '710188'")).toEqual([])
  })

  it('is edited by version: only what changed is written, and a later edit of the older version is refused', async () => {
    const citizenId = await record(w, { cpr: '710390-1002' })
    const { citizenId: id, cpr, version, ...facts } = await w.ask(karen, citizensApi.get, { params: { citizenId } })
    expect((await edit(w, citizenId, { ...facts, town: 'Ikast', version })).status).toBe(200)
    const changes = await w.sql<{ columns: string[] }>(
      "SELECT c.columns FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE e.deed = 'citizen.edited' AND c.citizen_id = $1",
      [citizenId],
    )
    expect(changes.map(({ columns }) => columns)).toEqual([['town', 'updated_at', 'version']])
    const late = await edit(w, citizenId, { ...facts, town: 'Brande', version })
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
    expect(await w.ask(karen, citizensApi.get, { params: { citizenId } })).toMatchObject({ town: 'Ikast', version: 2 })
  })

  it('writes nothing when nothing changed', async () => {
    const citizenId = await record(w, { cpr: '720390-1009' })
    const { citizenId: id, cpr, version, ...facts } = await w.ask(karen, citizensApi.get, { params: { citizenId } })
    await edit(w, citizenId, { ...facts, version })
    expect((await w.ask(karen, citizensApi.get, { params: { citizenId } })).version).toBe(1)
  })

  it('keeps when and where the citizen would like to work, on the page too', async () => {
    const wishes = {
      availability: ['4', '4,25', 0, 0, '12', 0, 0],
      wishedKinds: ['school', 'laundry', 'school'],
      wishedTasks: ['Gulve', 'Gulve'],
      travelLimitKm: 15,
    }
    const kept = {
      availability: [4, 4.25, 0, 0, 12, 0, 0],
      wishedKinds: ['school', 'laundry'],
      wishedTasks: ['Gulve'],
      travelLimitKm: 15,
    }
    const citizenId = await record(w, { cpr: '740390-1012', ...wishes })
    const { citizenId: id, cpr, version, ...facts } = await w.ask(karen, citizensApi.get, { params: { citizenId } })
    expect(facts).toMatchObject(kept)
    expect((await w.as(karen, 'GET', `/api/citizens/${citizenId}/casefile`)).body).toMatchObject({ facts: kept })
    expect((await edit(w, citizenId, { ...facts, version })).status).toBe(200)
    expect((await w.ask(karen, citizensApi.get, { params: { citizenId } })).version).toBe(1)
    expect((await edit(w, citizenId, { ...facts, availability: [], travelLimitKm: null, version })).status).toBe(200)
    const changes = await w.sql<{ columns: string[] }>(
      "SELECT c.columns FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE e.deed = 'citizen.edited' AND c.citizen_id = $1",
      [citizenId],
    )
    expect(changes.map(({ columns }) => columns)).toEqual([['availability', 'travel_limit_km', 'updated_at', 'version']])
    expect(await w.ask(karen, citizensApi.get, { params: { citizenId } })).toMatchObject({
      availability: [],
      travelLimitKm: null,
    })
  })

  it.each([
    ['/availability/1', 'hours-not-quarter', { availability: [0, 4.2, 0, 0, 0, 0, 0] }],
    ['/availability/6', 'hours-out-of-range', { availability: [0, 0, 0, 0, 0, 0, 12.25] }],
    ['/availability', 'invalid-value', { availability: [4, 4] }],
    ['/travelLimitKm', 'travel-limit-out-of-range', { travelLimitKm: 0 }],
    ['/travelLimitKm', 'travel-limit-out-of-range', { travelLimitKm: 201 }],
    ['/travelLimitKm', 'travel-limit-out-of-range', { travelLimitKm: '7,5' }],
    ['/wishedKinds/0', 'required', { wishedKinds: ['castle'] }],
    ['/wishedTasks', 'too-many', { wishedTasks: Array.from({ length: 21 }, (_, task) => `Opgave ${task}`) }],
  ])('refuses at %s with %s', async (pointer, code, wrong) => {
    const { body } = await w.as<Problem>(karen, 'POST', '/api/citizens', { ...hanne, cpr: '740390-1020', ...wrong })
    expect(body.errors).toEqual([expect.objectContaining({ pointer, code })])
  })

  it('asks for a new yes when the words for the workplace are new', async () => {
    const needs = { needsForSupplier: 'Har brug for pauser.', needsAgreedOn: '2026-10-01' }
    const citizenId = await record(w, { cpr: '730390-1005', ...needs })
    const { citizenId: id, cpr, ...facts } = await w.ask(karen, citizensApi.get, { params: { citizenId } })
    const reply = await edit(w, citizenId, { ...facts, needsForSupplier: 'Har brug for to pauser.' })
    expect(reply.body.errors).toEqual([{ code: 'needs-agreed-again', pointer: '/needsAgreedOn' }])
    expect(
      (await edit(w, citizenId, { ...facts, needsForSupplier: 'Har brug for to pauser.', needsAgreedOn: null })).status,
    ).toBe(200)
  })
})

describe('a protected address', () => {
  const home = { street: 'Skjulvej 9', postalCode: '7430', town: 'Ikast' }

  it('is shown to the caseworker who asks, once, on record; no page and no dry run shows it with the rest', async () => {
    const w = await world()
    const citizenId = await record(w, { ...home, protectedAddress: true })
    for (const path of [`/api/citizens/${citizenId}`, `/api/citizens/${citizenId}/casefile`]) {
      const reply = await w.as(karen, 'GET', path)
      expect(reply.status).toBe(200)
      expect(JSON.stringify(reply.body)).not.toMatch(/Skjulvej|7430|Ikast/)
    }
    expect(await w.ask(karen, citizensApi.revealAddress, { params: { citizenId } })).toEqual({ citizenId, ...home })
    const rows = await w.sql<{ deed: string; citizens: string }>(
      "SELECT deed, citizen_ids::text AS citizens FROM audit_entry WHERE endpoint = 'citizens.revealAddress' ORDER BY deed",
    )
    expect(rows).toEqual([
      { deed: 'address.revealed', citizens: '{}' },
      { deed: 'viewed', citizens: `{${citizenId}}` },
    ])
  })

  it('stays as it is when it was not seen, and is written when it was typed or seen', async () => {
    const w = await world()
    const citizenId = await record(w, { ...home, protectedAddress: true })
    const save = async (change: object) => {
      const { citizenId: id, cpr, ...facts } = await w.ask(karen, citizensApi.get, { params: { citizenId } })
      expect((await edit(w, citizenId, { ...facts, ...change })).status).toBe(200)
      const { citizenId: same, ...now } = await w.ask(karen, citizensApi.revealAddress, { params: { citizenId } })
      return now
    }
    expect(await save({ lastName: 'Vestergaard' })).toEqual(home)
    expect(await save({ ...home, street: 'Nyvej 1' })).toEqual({ ...home, street: 'Nyvej 1' })
    expect(await save({ addressSeen: true })).toEqual({ street: null, postalCode: null, town: null })
    expect(await save({ ...home, protectedAddress: false })).toEqual(home)
    expect(await w.ask(karen, citizensApi.get, { params: { citizenId } })).toMatchObject(home)
  })
})

describe('the whole CPR number', () => {
  it('is shown to the caseworker who asks, and that is on record twice: as a deed and as a look at this citizen', async () => {
    const w = await world()
    const citizenId = await record(w)
    const reply = await w.as(karen, 'POST', `/api/citizens/${citizenId}/cpr`)
    expect(reply.body).toEqual({ citizenId, cpr: '750988-3666' })
    const rows = await w.sql<{ deed: string; purpose: string | null; citizens: string }>(
      `SELECT deed, purpose, citizen_ids::text AS citizens FROM audit_entry WHERE endpoint = 'citizens.revealCpr' AND actor_id = $1 ORDER BY deed`,
      [karen.staffId],
    )
    expect(rows).toEqual([
      { deed: 'cpr.revealed', purpose: null, citizens: '{}' },
      { deed: 'viewed', purpose: 'cpr-reveal', citizens: `{${citizenId}}` },
    ])
  })

  it('does not open when a bit of it was changed, or when it was moved to another citizen', async () => {
    const w = await world()
    const [one, other] = [await record(w), await record(w, { cpr: '810280-3462' })]
    const behind = (sql: string) =>
      w.sql(`WITH deed AS MATERIALIZED (SELECT set_config('app.entry', '${randomUUID()}', false)) ${sql}`)
    await behind(
      `UPDATE citizen SET cpr_sealed = (SELECT cpr_sealed FROM citizen WHERE id = '${other}') FROM deed WHERE citizen.id = '${one}'`,
    )
    expect((await w.as(karen, 'POST', `/api/citizens/${one}/cpr`)).status).toBe(500)
    await behind(
      `UPDATE citizen SET cpr_sealed = set_byte(cpr_sealed, 30, get_byte(cpr_sealed, 30) # 1) FROM deed WHERE citizen.id = '${other}'`,
    )
    const reply = await w.as(karen, 'POST', `/api/citizens/${other}/cpr`)
    expect(reply.status).toBe(500)
    expect(JSON.stringify(reply.body)).not.toMatch(/3462|3666|810280/)
  })

  it('stands nowhere in the books', async () => {
    const w = await world()
    await record(w)
    await w.as(karen, 'POST', '/api/citizens/find', { text: '750988-3666' })
    const tables = await w.sql<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
    for (const { name } of tables) {
      const rows = await w.sql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`)
      const said = rows.map(({ row }) => row).join('\n')
      expect(said, name).not.toContain('7509883666')
      expect(said, name).not.toContain('750988-3666')
      expect(said, name).not.toContain(Buffer.from('7509883666').toString('hex'))
    }
  })
})

describe('finding a citizen', () => {
  let w: World
  const find = async (text: string) => (await w.ask(karen, citizensApi.find, { body: { text } })).hits.map(({ name }) => name)
  beforeAll(async () => {
    w = await world()
    await record(w, { phone: '+45 27 82 25 38' })
    await record(w, { cpr: '811280-3462', firstName: 'Åse Marie', lastName: "O'Brien" })
    await record(w, { cpr: '820280-3469', firstName: 'José', lastName: 'Holm-Dahl' })
    await record(w, { cpr: '830280-3460', firstName: 'Soren', lastName: 'Kjaer' })
  })

  it.each([
    ['hanne sørensen', 'Hanne Sørensen'],
    ['SØRENSEN hanne', 'Hanne Sørensen'],
    ['soerensen', 'Hanne Sørensen'],
    ['rensen', 'Hanne Sørensen'],
    ['sørensen'.normalize('NFD'), 'Hanne Sørensen'],
    ['åse', "Åse Marie O'Brien"],
    ['åse'.normalize('NFD'), "Åse Marie O'Brien"],
    ['aase', "Åse Marie O'Brien"],
    ['ase obrien', "Åse Marie O'Brien"],
    ["o'b marie", "Åse Marie O'Brien"],
    ['jose', 'José Holm-Dahl'],
    ['dahl josé', 'José Holm-Dahl'],
    ['holm-dahl', 'José Holm-Dahl'],
    ['søren kjær', 'Soren Kjaer'],
    ['750988-3666', 'Hanne Sørensen'],
    ['7509883666', 'Hanne Sørensen'],
    ['750988', 'Hanne Sørensen'],
    ['27822538', 'Hanne Sørensen'],
    ['27 82 25 38', 'Hanne Sørensen'],
    ['+4527822538', 'Hanne Sørensen'],
    ['2538', 'Hanne Sørensen'],
  ])('by %s', async (text, name) => {
    expect(await find(text)).toEqual([name])
  })

  it.each(['hanne holm', '%', '_', '   ', '-', '750988-3667', 'zzz'])('finds nobody by %j', async (text) => {
    expect(await find(text)).toEqual([])
  })

  it('shows at most twenty, says that there are more, and has exactly those on record', async () => {
    for (let n = 0; n < 23; n += 1) await w.make.citizen({ firstName: 'Jens', lastName: `Jensen ${String.fromCharCode(65 + n)}` })
    const { hits, more } = await w.ask(karen, citizensApi.find, { body: { text: 'jens' } })
    expect([hits.length, more]).toEqual([20, true])
    const [look] = await w.sql<{ ids: string[] }>(
      "SELECT citizen_ids::text[] AS ids FROM audit_entry WHERE endpoint = 'citizens.find' ORDER BY at DESC LIMIT 1",
    )
    expect(new Set(look?.ids)).toEqual(new Set(hits.map(({ citizenId }) => citizenId)))
  })
})

describe('who may', () => {
  it('tells a team lead, a manager and an administrator no, before a word of the body is read', async () => {
    const w = await world()
    const citizenId = await record(w)
    for (const who of [jonas, birthe, asta]) {
      for (const { name, endpoint } of w.endpoints.filter((one) => one.name.startsWith('citizens.'))) {
        const reply = await w.as<Problem>(
          who,
          endpoint.method,
          `/api${endpoint.path.replace(':citizenId', citizenId)}`,
          endpoint.body && '{',
        )
        expect([name, reply.status, reply.body.code]).toEqual([name, 403, 'not-allowed'])
      }
    }
  })

  it('answers another municipality as if the citizen had never been', async () => {
    const w = await world()
    const citizenId = await record(w)
    const anne = await stranger(w)
    const { citizenId: id, cpr, ...facts } = await w.ask(karen, citizensApi.get, { params: { citizenId } })
    const asks = [
      ['GET', '', undefined],
      ['PUT', '', facts],
      ['POST', '/cpr', undefined],
      ['POST', '/address', undefined],
    ] as const
    for (const [method, tail, body] of asks) {
      const replies = await Promise.all(
        [citizenId, randomUUID()].map((one) => w.as<{ requestId: string }>(anne, method, `/api/citizens/${one}${tail}`, body)),
      )
      const [foreign, missing] = replies.map((reply) => ({ status: reply.status, body: { ...reply.body, requestId: '' } }))
      expect(foreign?.status).toBe(404)
      expect(foreign).toEqual(missing)
    }
    for (const text of ['hanne', '750988-3666'])
      expect((await w.ask(anne, citizensApi.find, { body: { text } })).hits).toEqual([])
    expect((await w.ask(anne, citizensApi.create, { body: hanne })).citizenId).not.toBe(citizenId)
    expect((await w.ask(anne, citizensApi.caseworkers, {})).caseworkers.map(({ name }) => name)).toEqual(['Anne Lykke'])
    expect((await w.ask(mikkel, citizensApi.caseworkers, {})).caseworkers.map(({ name }) => name)).toEqual([
      'Karen Holm',
      'Mikkel Dahl',
    ])
  })
})
