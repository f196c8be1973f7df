import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import { crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import type { Placement } from '../../shared/placements/placements.schema.ts'
import { jonas, karen, nursingHome, petra, school, townHall } from '../support/people.ts'
import { world } from '../support/world.ts'
import { agreed, body, drafted, placementOf, sent, start, today, withDoor } from './journey.ts'

describe('the life of a placement', () => {
  it('is drafted, agreed, started, seen by its team lead alone, ended, and no longer seen 31 days after', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    expect(draft).toMatchObject({
      state: 'draft',
      door: 'yellow',
      siteName: nursingHome.name,
      can: { withdraw: null, change: null },
    })
    expect([draft.can.start?.code, draft.can.end?.code]).toEqual(['not-agreed', 'placement-not-running'])

    const crewOf = async (who: typeof jonas) => JSON.stringify((await house.as(who, 'GET', '/api/crew/2026-11-24')).body)
    expect(await crewOf(jonas)).not.toContain(draft.placementId)
    const ready = await agreed(house, draft)
    expect(ready).toMatchObject({ state: 'agreed', can: { start: null } })
    // from the agreement on the lead knows who is coming, though not yet on the crew
    const before = await house.as<{ sites: { rows: unknown[] }[] }>(jonas, 'GET', '/api/crew/2026-11-24')
    expect(before.body).toMatchObject({ startsSoon: [{ placementId: draft.placementId }] })
    expect(before.body.sites.flatMap(({ rows }) => rows)).toEqual([])
    house.moveTo('2026-11-24')
    const running = await house.ask(karen, placementsApi.start, {
      params: { placementId: draft.placementId },
      body: { version: ready.version, startedOn: '2026-11-23', lateReason: 'Noteret dagen efter' },
    })
    expect(running).toMatchObject({
      state: 'running',
      startedOn: '2026-11-23',
      lateReason: 'Noteret dagen efter',
      can: { end: null },
    })
    expect(await crewOf(jonas)).toContain(draft.placementId)
    expect(await crewOf(petra)).not.toContain(draft.placementId)

    const ended = await house.ask(karen, placementsApi.end, {
      params: { placementId: draft.placementId },
      body: { version: running.version, endedOn: '2026-11-24', reason: 'other', note: 'Flytter til Aarhus' },
    })
    expect(ended).toMatchObject({ state: 'ended', endReason: 'other', endNote: 'Flytter til Aarhus' })

    house.moveTo('2026-12-24')
    const seen = await house.as<{ sites: { rows: unknown[] }[] }>(jonas, 'GET', '/api/crew/2026-11-24')
    expect(seen.body.sites.flatMap(({ rows }) => rows)).toHaveLength(1)
    house.moveTo('2026-12-25')
    expect(await crewOf(jonas)).not.toContain(draft.placementId)
    const late = {
      rows: [{ placementId: draft.placementId, ...asPlanned(4), seen: null }],
    }
    expect((await house.as(jonas, 'POST', '/api/crew/2026-12-24', late)).status).toBe(404)
    // the caseworker keeps it
    expect((await house.as(karen, 'GET', `/api/placements/${draft.placementId}`)).status).toBe(200)
  })

  it('keeps the place from the sending on, and gives it back when it is withdrawn', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    const free = async () => {
      const citizenId = draft.citizenId
      const { sites } = await house.ask(karen, placementsApi.options, { params: { citizenId }, query: {} })
      return sites.find(({ siteId }) => siteId === nursingHome.siteId)?.free
    }
    expect(await free()).toBe(2)
    const ready = await agreed(house, draft)
    expect(await free()).toBe(1)
    expect((await start(house, ready, '2026-11-23')).status).toBe(200)
    expect(await free()).toBe(1)
    const withdrawn = await house.as<Placement>(karen, 'POST', `/api/placements/${draft.placementId}/withdraw`, {
      version: ready.version + 1,
    })
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', startedOn: null })
    expect(await free()).toBe(2)
  })

  it('asks why a first day that is over is registered late, and keeps the answer', async () => {
    const house = await world({ today })
    const ready = await agreed(house, await drafted(house))
    house.moveTo('2026-11-24')
    const without = await start(house, ready, '2026-11-23')
    expect([without.status, without.body.errors[0]?.code]).toEqual([400, 'late-reason-needed'])
    const onTime = await start(house, ready, '2026-11-24', 'ikke brugt')
    expect(onTime.body).toMatchObject({ state: 'running', lateReason: null })
  })

  it('begins neither before its first day nor before the last yes, whatever the reason', async () => {
    const house = await world({ today })
    const early = await start(house, await agreed(house, await drafted(house)), today)
    expect(early.body.errors).toMatchObject([{ code: 'start-before-period', facts: { startsOn: '2026-11-23' } }])
    const placement = await drafted(house, { startsOn: '2026-11-16', endsOn: '2027-02-12' })
    const ready = await agreed(house, placement)
    expect(ready).toMatchObject({ agreedOn: today, can: { start: null } })
    const late = await start(house, ready, '2026-11-17', 'Begyndte i går, vi ventede på svar')
    expect(late.body.errors).toMatchObject([{ code: 'start-before-agreed', facts: { agreedOn: today } }])
    expect((await start(house, ready, today)).status).toBe(200)
  })
})

describe('another site', () => {
  it('is a draft that follows, and ends the former placement the day before it starts', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house)
    const former = await house.make.placement({
      citizenId,
      startsOn: '2026-11-02',
      ramp: [
        { fromWeek: 1, weekdayHours: [2, 2, 2, 2, 2, 0, 0], pace: null },
        { fromWeek: 4, weekdayHours: [4, 4, 4, 4, 4, 0, 0], pace: null },
      ],
    })
    const before = await placementOf(house, former)
    const to = { version: before.version, siteId: townHall.siteId, startsOn: '2026-11-18' }
    const follower = await house.ask(karen, placementsApi.move, { params: { placementId: former }, body: to })
    expect(follower).toMatchObject({
      state: 'draft',
      followsId: former,
      siteName: townHall.name,
      startsOn: '2026-11-18',
      endsOn: before.endsOn,
      ramp: [{ fromWeek: 1 }, { fromWeek: 2 }],
    })
    const again = await house.as<{ code: string }>(karen, 'POST', `/api/placements/${former}/move`, {
      ...to,
      version: before.version + 1,
    })
    expect(again.body.code).toBe('successor-exists')

    const ready = await agreed(house, follower)
    expect((await start(house, ready, today)).body).toMatchObject({ state: 'running', siteName: townHall.name })
    expect(await placementOf(house, former)).toMatchObject({ state: 'ended', endReason: 'moved', endedOn: '2026-11-17' })
  })

  it('takes back the end of the former when the start that has not come is taken back', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house)
    const former = await house.make.placement({ citizenId, startsOn: '2026-11-02' })
    const { version } = await placementOf(house, former)
    const to = { version, siteId: townHall.siteId, startsOn: '2026-11-19' }
    const follower = await house.ask(karen, placementsApi.move, { params: { placementId: former }, body: to })
    const ready = await agreed(house, follower)
    const started = await start(house, ready, '2026-11-19')
    expect(started.body.state).toBe('upcoming')
    expect((await placementOf(house, former)).state).toBe('ended')
    await house.ask(karen, placementsApi.withdraw, {
      params: { placementId: follower.placementId },
      body: { version: started.body.version },
    })
    expect(await placementOf(house, former)).toMatchObject({ state: 'running', endReason: null, endedOn: null })
  })

  it('leaves what a person ended as it is', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house)
    const former = await house.make.placement({ citizenId, startsOn: '2026-11-02' })
    const { version } = await placementOf(house, former)
    const to = { version, siteId: townHall.siteId, startsOn: '2026-11-19' }
    const follower = await house.ask(karen, placementsApi.move, { params: { placementId: former }, body: to })
    const ready = await agreed(house, follower)
    await house.ask(karen, placementsApi.end, {
      params: { placementId: former },
      body: { version: version + 1, endedOn: today, reason: 'conflict', note: null },
    })
    const started = await start(house, ready, '2026-11-19')
    await house.ask(karen, placementsApi.withdraw, {
      params: { placementId: follower.placementId },
      body: { version: started.body.version },
    })
    expect(await placementOf(house, former)).toMatchObject({ state: 'ended', endReason: 'conflict', endedOn: today })
  })

  it('takes back the change that waits at the former site with the start at the new one', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house)
    const former = await house.make.placement({ citizenId, startsOn: '2026-11-02' })
    const { version, endsOn } = await placementOf(house, former)
    const to = { version, siteId: townHall.siteId, startsOn: today }
    const follower = await house.ask(karen, placementsApi.move, { params: { placementId: former }, body: to })
    const wording = { ...body, startsOn: '2026-11-02', endsOn, buddy: 'Søren', version: version + 1 }
    const changed = await house.as<Placement>(karen, 'PUT', `/api/placements/${former}`, wording)
    await sent(house, changed.body)
    const waiting = async () => JSON.stringify((await house.ask(jonas, crewAgreementsApi.list, {})).awaiting)
    expect(await waiting()).toContain(former)
    expect((await start(house, await agreed(house, follower), today)).status).toBe(200)
    expect(await waiting()).not.toContain(former)
  })

  it('is refused before the former began, at the same site, and a day too far ahead', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house)
    const former = await house.make.placement({ citizenId, startsOn: '2026-11-02' })
    const { version } = await placementOf(house, former)
    const move = (siteId: string, startsOn: string) =>
      house.as<{ errors: { code: string }[] }>(karen, 'POST', `/api/placements/${former}/move`, { version, siteId, startsOn })
    expect((await move(nursingHome.siteId, '2026-11-02')).body.errors.map(({ code }) => code)).toEqual([
      'site-unchanged',
      'move-before-start',
    ])
    const moved = await move(townHall.siteId, '2026-11-23')
    expect(moved.status).toBe(200)
    const [follower] = await house.sql<{ id: string; version: number }>(
      `SELECT id, version FROM placement WHERE follows_id = '${former}'`,
    )
    const ready = await agreed(house, { placementId: follower?.id ?? '', version: follower?.version ?? 0 })
    const early = await start(house, ready, '2026-11-23')
    expect(early.body.errors.map(({ code }) => code)).toEqual(['move-too-far-ahead'])
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
    expect((await placementOf(house, placementId)).draftedOn).toBe('2026-11-18')
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

  it('a ramp that does not end where the hours do', async () => {
    const house = await world({ today })
    const citizenId = await withDoor(house)
    const ramp = [{ fromWeek: 1, weekdayHours: [1, 1, 1, 0, 0, 0, 0], pace: null }]
    const reply = await house.as<{ errors: { code: string }[] }>(karen, 'POST', `/api/citizens/${citizenId}/placements`, {
      ...body,
      ramp,
    })
    expect(reply.body.errors.map(({ code }) => code)).toEqual(['ramp-end-differs'])
  })

  it('a start among children without a certificate, which may yet be drafted and agreed', async () => {
    const house = await world({ today })
    const ready = await agreed(house, await drafted(house, { siteId: school.siteId }))
    expect(ready.can.start?.code).toBe('certificate-missing')
    const reply = await start(house, ready)
    expect([reply.status, reply.body.code]).toEqual([409, 'certificate-missing'])
  })

  it('a start of what is not agreed', async () => {
    const house = await world({ today })
    const reply = await start(house, await drafted(house))
    expect([reply.status, reply.body.code]).toEqual([409, 'not-agreed'])
  })

  it('a second placement beside the first, by rule and by the database itself', async () => {
    const house = await world({ today })
    const draft = await drafted(house)
    expect((await start(house, await agreed(house, draft))).status).toBe(200)
    const second = await drafted(house, { siteId: townHall.siteId }, draft.citizenId)
    const beside = await agreed(house, second)
    const reply = await start(house, beside)
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
    const { version } = await placementOf(house, placementId)
    const end = { version, endedOn: '2026-11-13', reason: 'own_wish', note: null }
    const reply = await house.as<{ errors: object[] }>(karen, 'POST', `/api/placements/${placementId}/end`, end)
    expect(reply.body.errors).toEqual([{ code: 'end-before-attendance', pointer: '/endedOn', facts: { last: '2026-11-16' } }])
    const moved = await house.as(karen, 'POST', `/api/placements/${placementId}/end`, { ...end, endedOn: today, reason: 'moved' })
    expect(moved.status).toBe(400)
  })
})

it('puts every look and every deed on record with the citizen it was about', async () => {
  const house = await world({ today })
  const draft = await drafted(house)
  await start(house, await agreed(house, draft))
  const rows = await house.sql<{ deed: string; endpoint: string }>(
    `SELECT deed, endpoint FROM audit_entry WHERE '${draft.citizenId}' = ANY (citizen_ids) AND endpoint ~ '^(placements|agreements)\\.' ORDER BY at`,
  )
  expect(rows).toEqual(
    expect.arrayContaining([
      { deed: 'placement.drafted', endpoint: 'placements.draft' },
      { deed: 'viewed', endpoint: 'placements.draft' },
      { deed: 'agreement.sent', endpoint: 'agreements.send' },
      { deed: 'agreement.approved', endpoint: 'agreements.answer' },
      { deed: 'placement.started', endpoint: 'placements.start' },
      { deed: 'viewed', endpoint: 'placements.start' },
    ]),
  )
})
