import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import type { Placement, PlacementInput } from '../../shared/placements/placements.schema.ts'
import { jonas, karen, nursingHome, petra, school, townHall } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
const body: PlacementInput = {
  siteId: nursingHome.siteId,
  offer: 'internship',
  startsOn: '2026-11-23',
  endsOn: '2027-02-19',
  weekdayHours: [4, 4, 4, 0, 0, 0, 0],
  tasks: [],
  buddy: 'Gitte fra aftenholdet',
  support: null,
}

const withDoor = async (house: World) => {
  const citizenId = await house.make.citizen()
  await house.make.decision({ citizenId, door: 'yellow', on: '2026-11-02' })
  return citizenId
}
const drafted = async (house: World, change: object = {}): Promise<Placement> =>
  house.ask(karen, placementsApi.draft, { params: { citizenId: await withDoor(house) }, body: { ...body, ...change } })
const start = (house: World, { placementId, version }: Placement, startedOn = today) =>
  house.as<{ code: string }>(karen, 'POST', `/api/placements/${placementId}/start`, { version, startedOn })

describe('the life of a placement', () => {
  it('is drafted, started, seen by its team lead alone, ended, and no longer seen 31 days after', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    expect(draft).toMatchObject({
      state: 'draft',
      door: 'yellow',
      siteName: nursingHome.name,
      can: { start: null, withdraw: null },
    })
    expect(draft.can.end?.code).toBe('placement-not-running')

    const crewOf = async (who: typeof jonas) => JSON.stringify((await house.as(who, 'GET', `/api/crew/${today}`)).body)
    expect(await crewOf(jonas)).not.toContain(draft.placementId)
    const running = await house.ask(karen, placementsApi.start, {
      params: { placementId: draft.placementId },
      body: { version: draft.version, startedOn: '2026-11-16' },
    })
    expect(running).toMatchObject({ state: 'running', startedOn: '2026-11-16', can: { end: null } })
    expect(await crewOf(jonas)).toContain(draft.placementId)
    expect(await crewOf(petra)).not.toContain(draft.placementId)

    const ended = await house.ask(karen, placementsApi.end, {
      params: { placementId: draft.placementId },
      body: { version: running.version, endedOn: today, reason: 'other', note: 'Flytter til Aarhus' },
    })
    expect(ended).toMatchObject({ state: 'ended', endReason: 'other', endNote: 'Flytter til Aarhus' })

    house.moveTo('2026-12-18')
    const seen = await house.as<{ sites: { rows: unknown[] }[] }>(jonas, 'GET', '/api/crew/2026-11-18')
    expect(seen.body.sites.flatMap(({ rows }) => rows)).toHaveLength(1)
    house.moveTo('2026-12-19')
    expect(await crewOf(jonas)).not.toContain(draft.placementId)
    const late = {
      rows: [{ placementId: draft.placementId, state: 'present', hours: 4, paceBand: null, note: null, version: null }],
    }
    expect((await house.as(jonas, 'POST', '/api/crew/2026-12-18', late)).status).toBe(404)
    // the caseworker keeps it
    expect((await house.as(karen, 'GET', `/api/placements/${draft.placementId}`)).status).toBe(200)
  })

  it('gives the place back when a start that has not come is withdrawn', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const free = async () => {
      const { sites } = await house.ask(karen, placementsApi.options, { params: { citizenId: draft.citizenId } })
      return sites.find(({ siteId }) => siteId === nursingHome.siteId)?.free
    }
    expect(await free()).toBe(2)
    expect((await start(house, draft, '2026-11-23')).status).toBe(200)
    expect(await free()).toBe(1)
    const withdrawn = await house.as<Placement>(karen, 'POST', `/api/placements/${draft.placementId}/withdraw`, {
      version: draft.version + 1,
    })
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', startedOn: null })
    expect(await free()).toBe(2)
  })
})

describe('the day of a draft', () => {
  it('is the day in Denmark, also just after midnight there', async () => {
    const house = await world({ today })
    const { placementId } = await drafted(house)
    await house.sql(
      `WITH deed AS MATERIALIZED (SELECT set_config('app.entry', '${randomUUID()}', false))
       UPDATE placement SET drafted_at = '2026-11-17T23:30:00Z' FROM deed WHERE placement.id = $1`,
      [placementId],
    )
    const { draftedOn } = await house.ask(karen, placementsApi.get, { params: { placementId } })
    expect(draftedOn).toBe('2026-11-18')
  })
})

describe('refusals', () => {
  it('a draft without a door, at no place at all, or wrong at several fields', async () => {
    const house = await world({ today })
    const citizenId = await house.make.citizen()
    const noDoor = await house.as<{ code: string }>(karen, 'POST', `/api/citizens/${citizenId}/placements`, body)
    expect([noDoor.status, noDoor.body.code]).toEqual([409, 'door-not-decided'])
    const other = await withDoor(house)
    const wrong = { ...body, offer: 'useful_work', endsOn: '2026-11-01', weekdayHours: [0, 0, 0, 0, 0, 0, 0] }
    const reply = await house.as<{ errors: { code: string }[] }>(karen, 'POST', `/api/citizens/${other}/placements`, wrong)
    expect(reply.status).toBe(400)
    expect(reply.body.errors.map(({ code }) => code)).toContain('date-order')
    expect(reply.body.errors.map(({ code }) => code)).toContain('hours-missing')
    const nowhere = { ...body, siteId: '00000000-0000-4000-8000-000000000000' }
    expect((await house.as(karen, 'POST', `/api/citizens/${other}/placements`, nowhere)).status).toBe(404)
  })

  it('a start among children without a certificate, which may yet be drafted', async () => {
    const house = await world({ today })
    const draft = await drafted(house, { siteId: school.siteId })
    expect(draft.can.start?.code).toBe('certificate-missing')
    const reply = await start(house, draft)
    expect([reply.status, reply.body.code]).toEqual([409, 'certificate-missing'])
  })

  it('a second placement beside the first, by rule and by the database itself', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const running = await start(house, draft)
    expect(running.status).toBe(200)
    const second = await house.ask(karen, placementsApi.draft, {
      params: { citizenId: draft.citizenId },
      body: { ...body, siteId: townHall.siteId },
    })
    const reply = await start(house, second)
    expect([reply.status, reply.body.code]).toEqual([409, 'placement-overlaps'])
    await expect(house.sql(`UPDATE placement SET started_on = '2026-11-18' WHERE id = '${second.placementId}'`)).rejects.toThrow(
      /placement_no_overlap|a change without a deed/,
    )
    await expect(
      house.db.write(karen, 'placement.started', (tx) =>
        tx.placement.updateMany({ where: { id: second.placementId }, data: { startedOn: new Date('2026-11-20T00:00:00Z') } }),
      ),
    ).rejects.toThrow(/placement_no_overlap/)
  })

  it('a stale page, a foreign citizen, a stranger', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const stale = await house.as<{ code: string }>(karen, 'POST', `/api/placements/${draft.placementId}/withdraw`, {
      version: 99,
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile'])
    const missing = await house.as(karen, 'GET', '/api/placements/00000000-0000-4000-8000-000000000000')
    expect(missing.status).toBe(404)
    expect((await house.as(jonas, 'GET', `/api/placements/${draft.placementId}`)).status).toBe(403)
    expect((await house.as(null, 'GET', `/api/placements/${draft.placementId}`)).status).toBe(401)
  })

  it('an end before somebody was last there', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house)
    const placementId = await house.make.placement({ citizenId, startsOn: '2026-11-02' })
    await house.make.attendance(jonas, [{ placementId, on: '2026-11-16' }])
    const end = { version: 1, endedOn: '2026-11-13', reason: 'own_wish', note: null }
    const reply = await house.as<{ errors: object[] }>(karen, 'POST', `/api/placements/${placementId}/end`, end)
    expect(reply.body.errors).toEqual([{ code: 'end-before-attendance', pointer: '/endedOn', facts: { last: '2026-11-16' } }])
  })
})

it('ten starts at once for one free place: exactly one has it', async () => {
  const house = await world({ today })
  const taken = await drafted(house)
  expect((await start(house, taken)).status).toBe(200)
  const drafts: Placement[] = []
  for (let n = 0; n < 10; n += 1) drafts.push(await drafted(house))
  const replies = await Promise.all(drafts.map((draft) => start(house, draft)))
  const told = replies.map(({ status, body: { code } }) => (status === 200 ? 'started' : code))
  expect(told.filter((one) => one === 'started')).toHaveLength(1)
  expect(new Set(told)).toEqual(new Set(['started', 'site-full']))
  const [row] = await house.sql<{ running: number }>(
    `SELECT count(*)::int AS running FROM placement WHERE site_id = '${nursingHome.siteId}' AND started_on IS NOT NULL`,
  )
  expect(row?.running).toBe(2)
}, 30_000)

it('puts every look and every deed on record with the citizen it was about', async () => {
  const house = await world({ today })
  const draft = await drafted(house)
  await start(house, draft)
  const rows = await house.sql<{ deed: string; endpoint: string }>(
    `SELECT deed, endpoint FROM audit_entry WHERE '${draft.citizenId}' = ANY (citizen_ids) AND endpoint LIKE 'placements.%' ORDER BY at`,
  )
  expect(rows).toEqual(
    expect.arrayContaining([
      { deed: 'placement.drafted', endpoint: 'placements.draft' },
      { deed: 'viewed', endpoint: 'placements.draft' },
      { deed: 'placement.started', endpoint: 'placements.start' },
      { deed: 'viewed', endpoint: 'placements.start' },
    ]),
  )
})
