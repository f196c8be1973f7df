import { describe, expect, it } from 'vitest'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import type { CrewDay, CrewEntry, Entry } from '../../shared/attendance/attendance.schema.ts'
import { readCollision } from '../../shared/attendance/merge.rules.ts'
import type { Facts } from '../../shared/problem.ts'
import { birthe, jonas, karen, nadia, petra } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
const path = `/api/crew/${today}`

const crew = async (house: World, size = 3): Promise<string[]> => {
  const ids: string[] = []
  for (let n = 0; n < size; n += 1) {
    const citizenId = await house.make.citizen({ firstName: 'Signe', lastName: `Kjær${String.fromCharCode(97 + n)}` })
    ids.push(await house.make.placement({ citizenId, startsOn: '2026-11-02' }))
  }
  return ids
}
const entry = (placementId: string, change: Partial<CrewEntry> = {}): CrewEntry => ({
  placementId,
  ...asPlanned(4),
  seen: null,
  ...change,
})
const sick: Entry = { ...asPlanned(0), state: 'sick' }
const rowsOf = async (house: World) =>
  house.sql<{ state: string; hours: string; version: number }>('SELECT state, hours, version FROM attendance ORDER BY id')
const rowsSeen = async (house: World, who = jonas, date = today) =>
  (await house.ask(who, attendanceApi.crew, { params: { date } })).sites.flatMap(({ rows }) => rows)

describe('the crew', () => {
  it('is what the team lead may know, and nothing more', async () => {
    const house = await world({ today })
    const secrets = {
      note: 'MÆRKE-NOTAT',
      street: 'MÆRKE-VEJ 1',
      email: 'maerke@example.dk',
      benefit: 'kontanthjaelp',
      cpr: '7501880123',
    }
    const known = await house.make.citizen({
      firstName: 'Ali',
      lastName: 'Öztürk',
      phone: '12345678',
      needsForSupplier: 'Ro om morgenen',
      needsAgreedOn: today,
      ...secrets,
    })
    const hidden = await house.make.citizen({
      firstName: 'MÆRKE-FORNAVN',
      lastName: 'MÆRKE-EFTERNAVN',
      protectedAddress: true,
      phone: '87654321',
      needsForSupplier: 'MÆRKE-BEHOV',
    })
    for (const citizenId of [known, hidden]) {
      await house.make.decision({ citizenId, door: 'yellow', on: '2026-11-02', reason: 'MÆRKE-GRUND' })
      await house.make.placement({ citizenId, startsOn: '2026-11-02', buddy: 'Gitte', support: 'Vis én opgave ad gangen.' })
    }
    const { body } = await house.as<CrewDay>(jonas, 'GET', path)
    const rows = body.sites.flatMap((site) => site.rows)
    expect(rows.map(({ name, needs, phone, plannedHours }) => ({ name, needs, phone, plannedHours }))).toEqual(
      expect.arrayContaining([
        { name: 'Ali Öztürk', needs: 'Ro om morgenen', phone: '12345678', plannedHours: 4 },
        { name: null, needs: null, phone: null, plannedHours: 4 },
      ]),
    )
    expect(rows.map(({ support }) => support)).toEqual(['Vis én opgave ad gangen.', 'Vis én opgave ad gangen.'])
    // six digits and no word: the word is the reader's language's
    for (const { alias } of rows) expect(alias).toMatch(/^[0-9A-F]{6}$/)
    const text = JSON.stringify(body)
    for (const secret of ['MÆRKE', 'maerke', 'kontanthjaelp', '750188', '87654321', known, hidden])
      expect(text).not.toContain(secret)
  })

  it('is nobody’s but the site’s own team lead’s', async () => {
    const house = await world({ today })
    const [first = ''] = await crew(house)
    for (const who of [petra, nadia]) {
      expect(await rowsSeen(house, who)).toEqual([])
      const guess = await house.as<{ code: string }>(who, 'POST', path, { rows: [entry(first)] })
      const nothing = await house.as<{ code: string }>(who, 'POST', path, {
        rows: [entry('00000000-0000-4000-8000-000000000000')],
      })
      expect([guess.status, guess.body.code]).toEqual([404, 'not-found'])
      expect({ ...guess.body, requestId: '' }).toEqual({ ...nothing.body, requestId: '' })
    }
    for (const who of [karen, birthe]) expect((await house.as(who, 'GET', path)).status).toBe(403)
    expect((await house.as(null, 'GET', path)).status).toBe(401)
  })

  it('is expected for as long as the week’s step of the ramp says', async () => {
    const house = await world({ today })
    const citizenId = await house.make.citizen()
    const step = (fromWeek: number, hours: number) => ({ fromWeek, weekdayHours: [0, 0, hours, 0, 0, 0, 0], pace: null })
    const ramp = [step(1, 2), step(3, 3), step(4, 5)]
    await house.make.placement({ citizenId, startsOn: '2026-11-04', weekdayHours: [0, 0, 5, 0, 0, 0, 0], ramp })
    for (const [date, hours] of [
      ['2026-11-11', 2],
      ['2026-11-17', 0],
      ['2026-11-18', 3],
      ['2026-11-25', 5],
    ] as const)
      expect((await rowsSeen(house, jonas, date)).map(({ plannedHours }) => plannedHours)).toEqual([hours])
  })

  it('is not expected on a holiday, and is not logged before the day comes', async () => {
    const house = await world({ today })
    const [first = ''] = await crew(house)
    const christmas = await house.ask(jonas, attendanceApi.crew, { params: { date: '2026-12-25' } })
    expect(christmas.sites.map(({ closure }) => closure?.kind)).toContain('holiday')
    expect(christmas.sites.flatMap(({ rows }) => rows).every(({ plannedHours }) => plannedHours === 0)).toBe(true)
    expect(christmas.can.log?.code).toBe('day-not-come')
    const reply = await house.as<{ code: string }>(jonas, 'POST', '/api/crew/2026-11-19', { rows: [entry(first)] })
    expect([reply.status, reply.body.code]).toEqual([409, 'day-not-come'])
  })
})

describe('a crew’s day', () => {
  it('is logged in one request and seen by the caseworker', async () => {
    const house = await world({ today })
    const [a = '', b = '', c = ''] = await crew(house)
    const rows = [
      entry(a, { paceBand: 4 }),
      entry(b, { state: 'sick', hours: 0, note: 'Ringede kl. 7' }),
      entry(c, { state: 'late', hours: 3.5 }),
    ]
    const receipt = await house.ask(jonas, attendanceApi.logCrew, { params: { date: today }, body: { rows } })
    expect(receipt).toMatchObject({ saved: 3, exceptions: 2 })
    const days = await house.ask(karen, attendanceApi.placementDays, { params: { placementId: b }, query: {} })
    const day = days.weeks[0]?.days.find(({ date }) => date === today)
    expect(day?.logged).toMatchObject({ state: 'sick', hours: 0, note: 'Ringede kl. 7', loggedBy: jonas.name, former: [] })
    expect(days.attended).toMatchObject({ planned: 13, absent: 1, missing: 12, rate: 0 })
    expect(days.total).toBe(3)
  })

  it('is saved whole or not at all: one bad row, and none is there', async () => {
    const house = await world({ today })
    const [a = '', b = '', c = ''] = await crew(house)
    const bad = { rows: [entry(a), entry(b, { state: 'sick', hours: 2 }), entry(c, { paceBand: 3 })] }
    const reply = await house.as<{ errors: object[] }>(jonas, 'POST', path, bad)
    expect(reply.status).toBe(400)
    expect(reply.body.errors).toEqual([{ code: 'hours-without-presence', pointer: '/rows/1/hours' }])
    const foreign = { rows: [entry(a), entry('00000000-0000-4000-8000-000000000000')] }
    expect((await house.as(jonas, 'POST', path, foreign)).status).toBe(404)
    const twice = await house.as<{ errors: { code: string }[] }>(jonas, 'POST', path, { rows: [entry(a), entry(a)] })
    expect(twice.body.errors.map(({ code }) => code)).toEqual(['row-twice'])
    expect(await rowsOf(house)).toEqual([])
    const entries = await house.sql(`SELECT 1 FROM audit_entry WHERE deed = 'attendance.logged'`)
    expect(entries).toEqual([])
  })

  it('has one effect however often it is sent under one key; another content under it is refused', async () => {
    const house = await world({ today })
    const ids = await crew(house)
    const body = { rows: ids.map((id) => entry(id)) }
    const key = { 'idempotency-key': 'a-key-of-jonas' }
    const replies = await Promise.all(Array.from({ length: 20 }, () => house.as(jonas, 'POST', path, body, key)))
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(new Set(replies.map(({ body: receipt }) => JSON.stringify(receipt))).size).toBe(1)
    expect((await rowsOf(house)).map(({ version }) => version)).toEqual([1, 1, 1])
    const other = await house.as<{ code: string }>(jonas, 'POST', path, { rows: [entry(ids[0] ?? '', { hours: 3 })] }, key)
    expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
  }, 30_000)

  it('is not written over by who has not seen it, and the refusal says what stands there', async () => {
    const house = await world({ today })
    const [a = '', b = ''] = await crew(house)
    await house.ask(jonas, attendanceApi.logCrew, {
      params: { date: today },
      body: { rows: [entry(b, { state: 'sick', hours: 0 })] },
    })
    const late = await house.as<{ code: string; errors: { facts: Facts }[] }>(jonas, 'POST', path, {
      rows: [entry(a), entry(b, { state: 'late', hours: 3 })],
    })
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
    expect(late.body.errors).toMatchObject([{ code: 'changed-meanwhile', pointer: '/rows/1' }])
    expect(readCollision(late.body.errors[0]?.facts ?? {})).toEqual({
      standing: { ...sick, version: 1, loggedBy: jonas.name, loggedAt: expect.any(String) },
      collisions: ['day'],
    })
    expect(await rowsOf(house)).toHaveLength(1)
    const seen = { rows: [entry(a), entry(b, { state: 'left_early', hours: 2, seen: { ...sick, version: 1 } })] }
    expect((await house.as(jonas, 'POST', path, seen)).status).toBe(200)
    const former = await house.sql<{ state: string }>('SELECT state FROM attendance_former')
    expect(former).toEqual([{ state: 'sick' }])
  })

  it('takes what two people wrote in different fields, says whose words it took, and is the same again when it is sent again', async () => {
    const house = await world({ today })
    const citizenId = await house.make.citizen()
    const a = await house.make.placement({ citizenId, startsOn: '2026-11-02', tasks: ['Gulve', 'Køkken'] })
    const send = (change: Partial<CrewEntry>) => house.as<{ merged: object[] }>(jonas, 'POST', path, { rows: [entry(a, change)] })
    expect((await send({ tasksDone: ['Gulve', 'Gulve'], signedOff: true })).body.merged).toEqual([])
    // the other phone has not seen that, and the caseworker has put a note to it
    const seen = { ...asPlanned(4), tasksDone: ['Gulve'], signedOff: true }
    await house.as(karen, 'POST', `/api/placements/${a}/attendance/${today}`, {
      ...seen,
      note: 'Ringede',
      reason: 'Sagt i telefonen',
      version: 1,
    })
    const other = await send({ paceBand: 4, supportGiven: ['buddy'] })
    expect(other.body).toMatchObject({ saved: 1, merged: [{ placementId: a, by: karen.name }] })
    const stands = { ...seen, note: 'Ringede', paceBand: 4, supportGiven: ['buddy'], version: 3 }
    expect((await rowsSeen(house))[0]?.logged).toMatchObject(stands)
    const again = await send({ paceBand: 4, supportGiven: ['buddy'] })
    expect(again.body).toMatchObject({ merged: [{ placementId: a }] })
    expect((await rowsSeen(house))[0]?.logged).toMatchObject(stands)
    const stranger = await house.as<{ errors: object[] }>(jonas, 'POST', path, { rows: [entry(a, { tasksDone: ['Vinduer'] })] })
    expect(stranger.body.errors).toEqual([{ code: 'task-not-agreed', pointer: '/rows/0/tasksDone/0' }])
  })

  it('is not written over by who guessed its version: without signal a phone numbers its own words itself', async () => {
    const house = await world({ today })
    const [a = '', b = ''] = await crew(house)
    for (const id of [a, b])
      await house.as(karen, 'POST', `/api/placements/${id}/attendance/${today}`, { ...sick, reason: 'Ringede', version: null })
    // as planned was sent and not answered; what was tapped next was laid over it, as its first version
    const guessed = { ...asPlanned(4), version: 1 }
    const rows = [entry(a, { note: 'Kom selv', seen: guessed }), entry(b, { state: 'late', hours: 3, seen: guessed })]
    const late = await house.as<{ errors: { pointer: string }[] }>(jonas, 'POST', path, { rows })
    expect([late.status, late.body.errors.map(({ pointer }) => pointer)]).toEqual([409, ['/rows/1']])
    const merged = await house.as(jonas, 'POST', path, { rows: rows.slice(0, 1) })
    expect(merged.body).toMatchObject({ saved: 1, merged: [{ placementId: a, by: karen.name }] })
    expect((await rowsSeen(house))[0]?.logged).toMatchObject({ ...sick, note: 'Kom selv', version: 2 })
  })

  it('takes whom nobody said anything of to be there as the plan is now, not as a phone without signal has kept it', async () => {
    const house = await world({ today })
    const [away = '', there = ''] = await crew(house, 2)
    const citizenId = await house.make.citizen({ firstName: 'Signe', lastName: 'Kjærz' })
    // 18 November is a Wednesday
    const off = await house.make.placement({ citizenId, startsOn: '2026-11-02', weekdayHours: [4, 4, 0, 4, 4, 0, 0] })
    await house.as(karen, 'POST', `/api/placements/${away}/planned-absence`, {
      fromOn: today,
      untilOn: today,
      kind: 'course',
      note: null,
    })
    const send = (more: Partial<CrewEntry>) =>
      house.as(jonas, 'POST', path, { rows: [away, there, off].map((id) => entry(id, more)) })
    expect((await send({ untouched: true })).body).toMatchObject({ saved: 2, exceptions: 1 })
    const said = async () => (await rowsSeen(house)).map(({ logged }) => logged && [logged.state, logged.hours])
    expect(await said()).toEqual([['agreed_absence', 0], ['present', 4], null])
    // what somebody said of them stands, whatever the plan is
    expect(
      (await house.as(jonas, 'POST', path, { rows: [entry(away, { hours: 3 }), entry(there, { untouched: true })] })).status,
    ).toBe(200)
    expect(await said()).toEqual([['present', 3], ['present', 4], null])
  })

  it('is corrected by the team lead for seven days, after that by the caseworker, with a reason', async () => {
    const house = await world({ today })
    const [a = ''] = await crew(house)
    await house.ask(jonas, attendanceApi.logCrew, { params: { date: today }, body: { rows: [entry(a)] } })
    house.moveTo('2026-11-25')
    const half = { rows: [entry(a, { hours: 2, state: 'left_early', seen: { ...asPlanned(4), version: 1 } })] }
    expect((await house.as(jonas, 'POST', path, half)).status).toBe(200)
    house.moveTo('2026-11-26')
    const again = await house.as<{ code: string }>(jonas, 'POST', path, { rows: [entry(a)] })
    expect([again.status, again.body.code]).toEqual([409, 'attendance-too-old'])

    const correct = (change: object) =>
      house.as<{ code: string; errors: { code: string }[] }>(karen, 'POST', `/api/placements/${a}/attendance/${today}`, {
        ...sick,
        reason: 'Ringede til mig om morgenen',
        version: 2,
        ...change,
      })
    expect((await correct({ reason: ' ' })).body.errors[0]?.code).toBe('required')
    expect((await correct({ version: 1 })).body.code).toBe('changed-meanwhile')
    expect((await correct({})).status).toBe(200)
    const { weeks } = await house.ask(karen, attendanceApi.placementDays, { params: { placementId: a }, query: {} })
    const day = weeks.flatMap(({ days }) => days).find(({ date }) => date === today)
    expect(day?.logged).toMatchObject({ state: 'sick', reason: 'Ringede til mig om morgenen', loggedBy: karen.name, version: 3 })
    expect(day?.logged?.former.map(({ state, hours, loggedBy }) => [state, hours, loggedBy])).toEqual([
      ['left_early', 2, jonas.name],
      ['present', 4, jonas.name],
    ])
    // the reason is the municipality's: the team lead sees the correction alone
    expect(JSON.stringify(await rowsSeen(house, jonas, today))).not.toContain('Ringede')
    await expect(house.db.read(jonas, (tx) => tx.$queryRaw`SELECT correction_reason FROM attendance`)).rejects.toThrow()
    await expect(house.db.read(jonas, (tx) => tx.$queryRaw`SELECT correction_reason FROM attendance_former`)).rejects.toThrow()
  })

  it('can be logged by the caseworker where nobody did, inside the placement only', async () => {
    const house = await world({ today })
    const [a = ''] = await crew(house)
    const said = { ...asPlanned(4), reason: 'Holdlederen var syg', version: null }
    expect((await house.as(karen, 'POST', `/api/placements/${a}/attendance/2026-11-03`, said)).status).toBe(200)
    const before = await house.as<{ code: string }>(karen, 'POST', `/api/placements/${a}/attendance/2026-11-01`, said)
    expect([before.status, before.body.code]).toEqual([422, 'attendance-outside-placement'])
    expect((await house.as(jonas, 'POST', `/api/placements/${a}/attendance/2026-11-03`, said)).status).toBe(403)
  })

  it('two team leads at once: nothing lost, nothing doubled', async () => {
    const house = await world({ today })
    const [a = ''] = await crew(house)
    const sends = await Promise.all([3, 3.5, 3.75].map((hours) => house.as(jonas, 'POST', path, { rows: [entry(a, { hours })] })))
    expect(sends.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
    expect(await rowsOf(house)).toHaveLength(1)
  })
})
