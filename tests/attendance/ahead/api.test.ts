import { describe, expect, it } from 'vitest'
import { aheadApi } from '../../../shared/attendance/ahead.api.ts'
import { attendanceApi } from '../../../shared/attendance/attendance.api.ts'
import { asPlanned } from '../../../shared/attendance/attendance.rules.ts'
import type { CrewRow } from '../../../shared/attendance/attendance.schema.ts'
import { casefileApi } from '../../../shared/casefile/casefile.api.ts'
import { sitesApi } from '../../../shared/sites/sites.api.ts'
import { asta, birthe, jonas, karen, mikkel, municipality, nadia, nursingHome, petra } from '../../support/people.ts'
import { type World, world } from '../../support/world.ts'

const today = '2026-11-18'
const leave = { fromOn: '2026-11-19', untilOn: '2026-11-23', kind: 'leave', note: 'Ferie' } as const
type Refused = { code: string; errors: { code: string; pointer?: string }[] }

const someone = async (house: World, more: Partial<Parameters<World['make']['placement']>[0]> = {}) => {
  const citizenId = await house.make.citizen({ firstName: 'Signe', lastName: 'Kjær' })
  const placementId = await house.make.placement({ citizenId, startsOn: '2026-11-02', ...more })
  return { citizenId, placementId, path: `/api/placements/${placementId}/planned-absence` }
}
const rowOn = async (house: World, date: string, who = jonas): Promise<CrewRow | undefined> =>
  (await house.ask(who, attendanceApi.crew, { params: { date } })).sites.flatMap(({ rows }) => rows)[0]
const log = (house: World, date: string, placementId: string, change: object = {}) =>
  house.as<Refused>(jonas, 'POST', `/api/crew/${date}`, { rows: [{ placementId, ...asPlanned(4), seen: null, ...change }] })

describe('planned absence', () => {
  it('is planned by the team lead, seen by both, and the day as planned is then an agreed absence', async () => {
    const house = await world({ today })
    const { placementId, path } = await someone(house)
    expect((await house.as(jonas, 'POST', path, leave)).status).toBe(200)
    const row = await rowOn(house, '2026-11-20')
    expect(row).toMatchObject({ plannedHours: 4, plannedAbsence: { kind: 'leave', note: 'Ferie', untilOn: '2026-11-23' } })
    // Saturday: nobody was expected anyway
    expect(await rowOn(house, '2026-11-21')).toMatchObject({ plannedHours: 0, plannedAbsence: null })
    expect(await rowOn(house, '2026-11-24')).toMatchObject({ plannedAbsence: null })
    for (const who of [jonas, karen]) {
      const seen = await house.ask(who, aheadApi.plannedAbsences, { params: { placementId } })
      expect(seen.items).toMatchObject([{ ...leave, recordedBy: jonas.name, cancelledAt: null, can: { cancel: null } }])
    }
    house.moveTo('2026-11-20')
    expect((await log(house, '2026-11-20', placementId, { state: 'agreed_absence', hours: 0 })).status).toBe(200)
    // who comes all the same was there
    expect((await log(house, '2026-11-19', placementId)).status).toBe(200)
    house.moveTo('2026-11-25')
    const { attended, weeks } = await house.ask(karen, attendanceApi.placementDays, { params: { placementId }, query: {} })
    // 13 weekdays before, one day there, one agreed; the Monday nobody logged is not missing, the Tuesday is
    expect(attended).toMatchObject({ planned: 16, present: 1, agreed: 1, missing: 14, rate: 1 })
    const monday = weeks.flatMap(({ days }) => days).find(({ date }) => date === '2026-11-23')
    expect(monday).toMatchObject({ logged: null, plannedAbsence: { kind: 'leave' } })
  })

  it('counts for nobody as an absence', async () => {
    const house = await world({ today })
    const { citizenId, placementId, path } = await someone(house)
    await house.make.decision({ citizenId, door: 'yellow', on: '2026-11-02' })
    expect((await house.as(karen, 'POST', path, { ...leave, fromOn: '2026-11-16', untilOn: '2026-11-18' })).status).toBe(200)
    await log(house, '2026-11-17', placementId, { state: 'no_show', hours: 0 })
    const { attended } = await house.ask(karen, attendanceApi.placementDays, { params: { placementId }, query: {} })
    expect(attended).toMatchObject({ absent: 0, agreed: 1, missing: 10 })
    // Monday is planned absence that nobody logged, Tuesday was logged as not come, Wednesday is today
    const { days } = await house.ask(karen, casefileApi.get, { params: { citizenId } })
    expect(days.slice(-4)).toEqual(['not-logged', 'none', 'agreed', 'none'])
  })

  it('is refused a team lead today, backwards, and for what is no planned absence', async () => {
    const house = await world({ today })
    const { path } = await someone(house)
    for (const [change, code, pointer] of [
      [{ fromOn: today }, 'absence-not-ahead', '/fromOn'],
      [{ untilOn: today }, 'date-order', '/untilOn'],
      [{ kind: undefined }, 'required', '/kind'],
      [{ kind: 'sick' }, 'required', '/kind'],
    ] as const) {
      const reply = await house.as<Refused>(jonas, 'POST', path, { ...leave, ...change })
      expect([reply.status, reply.body.errors[0]]).toEqual([400, expect.objectContaining({ code, pointer })])
    }
  })

  it('is planned once: a second one over the same days, a double click and two at the same moment are told', async () => {
    const house = await world({ today })
    const { placementId, path } = await someone(house)
    const key = { 'idempotency-key': 'one-click' }
    const twice = await Promise.all([0, 1].map(() => house.as(jonas, 'POST', path, leave, key)))
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    const again = await house.as<Refused>(karen, 'POST', path, { ...leave, fromOn: '2026-11-23', untilOn: '2026-11-24' })
    expect(again.body.errors.map(({ code }) => code)).toEqual(['absence-overlaps'])
    const later = { ...leave, fromOn: '2026-12-01', untilOn: '2026-12-02' }
    const race = await Promise.all([jonas, karen].map((who) => house.as<Refused>(who, 'POST', path, later)))
    expect(race.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 400])
    const { items } = await house.ask(karen, aheadApi.plannedAbsences, { params: { placementId } })
    expect(items.map(({ fromOn }) => fromOn)).toEqual(['2026-12-01', '2026-11-19'])
  })

  it('is taken back once, by the team lead before it begins and by the caseworker at any time', async () => {
    const house = await world({ today })
    const { placementId, path } = await someone(house)
    const plan = async (body: object) => {
      await house.as(jonas, 'POST', path, body)
      const { items } = await house.ask(karen, aheadApi.plannedAbsences, { params: { placementId } })
      return `/api/planned-absence/${items[0]?.plannedAbsenceId}/cancel`
    }
    const first = await plan(leave)
    expect((await house.as(jonas, 'POST', first)).status).toBe(200)
    const again = await house.as<Refused>(karen, 'POST', first)
    expect([again.status, again.body.code]).toEqual([409, 'changed-meanwhile'])
    expect(await rowOn(house, '2026-11-20')).toMatchObject({ plannedAbsence: null })
    // the days are free again
    const second = await plan({ ...leave, fromOn: '2026-11-20' })
    house.moveTo('2026-11-20')
    const late = await house.as<Refused>(jonas, 'POST', second)
    expect([late.status, late.body.code]).toEqual([422, 'absence-not-ahead'])
    expect((await house.as(karen, 'POST', second)).status).toBe(200)
    const { items } = await house.ask(karen, aheadApi.plannedAbsences, { params: { placementId } })
    expect(items.every(({ cancelledAt, can }) => cancelledAt !== null && can.cancel?.code === 'changed-meanwhile')).toBe(true)
  })

  it('is planned back in time by the caseworker alone, where nobody has logged', async () => {
    const house = await world({ today })
    const { placementId, path } = await someone(house)
    await log(house, '2026-11-17', placementId)
    const over = await house.as<Refused>(karen, 'POST', path, { ...leave, fromOn: '2026-11-16' })
    expect(over.body.errors.map(({ code }) => code)).toEqual(['absence-logged'])
    expect((await house.as(karen, 'POST', path, { ...leave, fromOn: '2026-11-13', untilOn: '2026-11-16' })).status).toBe(200)
    const outside = await house.as<Refused>(karen, 'POST', path, { ...leave, fromOn: '2026-11-01', untilOn: '2026-11-03' })
    expect(outside.body.errors.map(({ code }) => code)).toEqual(['attendance-outside-placement'])
  })

  it('is nobody’s but the own crew’s: another team lead and another municipality find nothing', async () => {
    const house = await world({ today })
    const { placementId, path } = await someone(house)
    await house.as(jonas, 'POST', path, leave)
    const { items } = await house.ask(karen, aheadApi.plannedAbsences, { params: { placementId } })
    const unknown = `/api/placements/00000000-0000-4000-8000-000000000000/planned-absence`
    for (const who of [petra, nadia]) {
      for (const [method, body] of [
        ['GET', undefined],
        ['POST', leave],
      ] as const) {
        const guess = await house.as<object>(who, method, path, body)
        const nothing = await house.as<object>(who, method, unknown, body)
        expect(guess.status).toBe(404)
        expect({ ...guess.body, requestId: '' }).toEqual({ ...nothing.body, requestId: '' })
      }
      expect((await house.as(who, 'POST', `/api/planned-absence/${items[0]?.plannedAbsenceId}/cancel`)).status).toBe(404)
      expect((await house.as(who, 'GET', `/api/crew/people/${placementId}/history`)).status).toBe(404)
    }
    for (const who of [birthe, asta]) expect((await house.as(who, 'GET', path)).status).toBe(403)
    expect((await house.as(mikkel, 'GET', path)).status).toBe(200)
    // not by the back door either
    const insert = (db: typeof house.db) =>
      db.write(
        jonas,
        'absence.planned',
        (tx) => tx.$executeRaw`
        INSERT INTO planned_absence (id, placement_id, from_on, until_on, kind, recorded_by_id)
        VALUES (gen_random_uuid(), ${placementId}::uuid, ${today}::date, ${today}::date, 'other', ${jonas.staffId}::uuid)`,
      )
    await expect(insert(house.db)).rejects.toThrow()
  })
})

describe('a closed day', () => {
  const path = `/api/sites/${nursingHome.siteId}/closed-days`
  it('is closed and opened again by the site’s own team lead, on a day to come', async () => {
    const house = await world({ today })
    await someone(house)
    const close = (date: string, who = jonas) => house.as<Refused>(who, 'POST', path, { date, reason: 'Personaledag' })
    const siteOn = async (date: string) =>
      (await house.ask(jonas, attendanceApi.crew, { params: { date } })).sites.find(({ siteId }) => siteId === nursingHome.siteId)
    const before = await house.ask(asta, sitesApi.get, { params: { siteId: nursingHome.siteId } })
    expect(await siteOn('2026-11-19')).toMatchObject({ closure: null, can: { close: null, open: { code: 'changed-meanwhile' } } })
    expect((await close('2026-11-19')).status).toBe(200)
    expect(await siteOn('2026-11-19')).toMatchObject({
      closure: { kind: 'closed', reason: 'Personaledag' },
      can: { close: { code: 'changed-meanwhile' }, open: null },
      rows: [{ plannedHours: 0 }],
    })
    const again = await close('2026-11-19')
    expect([again.status, again.body.code]).toEqual([409, 'changed-meanwhile'])
    expect((await close(today)).body.code).toBe('closed-not-ahead')
    for (const who of [petra, nadia]) expect((await close('2026-11-20', who)).status).toBe(404)
    for (const who of [karen, asta]) expect((await close('2026-11-20', who)).status).toBe(403)

    // whoever had the site's form open is told
    const after = await house.ask(asta, sitesApi.get, { params: { siteId: nursingHome.siteId } })
    expect(after.version).toBe(before.version + 1)

    expect((await house.as(nadia, 'DELETE', `${path}/2026-11-19`)).status).toBe(404)
    expect((await house.as(jonas, 'DELETE', `${path}/2026-11-19`)).status).toBe(200)
    expect((await house.as<Refused>(jonas, 'DELETE', `${path}/2026-11-19`)).body.code).toBe('changed-meanwhile')
    expect(await siteOn('2026-11-19')).toMatchObject({ closure: null, rows: [{ plannedHours: 4 }] })
    expect((await house.as<Refused>(jonas, 'DELETE', `${path}/${today}`)).body.code).toBe('closed-not-ahead')
  })
})

describe('the days that nobody has logged', () => {
  const missing = async (house: World, who = jonas) => (await house.ask(who, attendanceApi.missing, {})).days
  it('are the planned ones of the last week, without today, what is closed, planned absence and who has left', async () => {
    const house = await world({ today })
    const { placementId } = await someone(house)
    const left = await someone(house, { endedOn: '2026-11-13', endReason: 'period_ended' })
    await log(house, '2026-11-12', placementId)
    await house.as(karen, 'POST', `/api/placements/${placementId}/planned-absence`, {
      ...leave,
      fromOn: '2026-11-16',
      untilOn: '2026-11-16',
    })
    expect((await missing(house)).map(({ date, people }) => [date, people])).toEqual([
      ['2026-11-17', 1],
      ['2026-11-13', 1],
      ['2026-11-11', 1],
    ])
    expect(await missing(house, nadia)).toEqual([])
    expect(left.placementId).not.toBe(placementId)
    // one day of each is not enough where the municipality says four
    const set = (value: number) =>
      house.db.write(asta, 'setting.set', (tx) =>
        tx.houseSetting.createMany({
          data: [{ organisationId: municipality.id, key: 'silent-days-lead', value, setById: asta.staffId }],
        }),
      )
    await set(4)
    expect(await missing(house)).toEqual([])
  })
})

describe('days for a phone', () => {
  it('come at once, each with the server’s clock, a week either way at most', async () => {
    const house = await world({ today })
    const { placementId } = await someone(house)
    await log(house, today, placementId)
    const { days, serverTime } = await house.ask(jonas, attendanceApi.crewDays, {
      query: { from: '2026-11-11', to: '2026-11-25' },
    })
    expect(serverTime).toBe('2026-11-18T09:00:00.000Z')
    expect(days.map(({ date }) => date)).toHaveLength(15)
    for (const date of ['2026-11-11', today, '2026-11-21', '2026-11-25'])
      expect(days.find((day) => day.date === date)).toEqual(await house.ask(jonas, attendanceApi.crew, { params: { date } }))
    const looks = await house.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE endpoint = 'attendance.crewDays'`,
    )
    expect(looks).toEqual([{ n: 1 }])
    for (const query of ['from=2026-11-10&to=2026-11-18', 'from=2026-11-18&to=2026-11-26', 'from=2026-11-19&to=2026-11-18'])
      expect((await house.as(jonas, 'GET', `/api/crew?${query}`)).status).not.toBe(200)
    expect(
      (await house.ask(nadia, attendanceApi.crewDays, { query: { from: today, to: today } })).days[0]?.sites.flatMap(
        ({ rows }) => rows,
      ),
    ).toEqual([])
  })

  it('say who begins soon', async () => {
    const house = await world({ today })
    const { placementId } = await someone(house, { startsOn: '2026-11-20' })
    const soon = async (date: string) => (await house.ask(jonas, attendanceApi.crew, { params: { date } })).startsSoon
    expect(await soon(today)).toEqual([
      { placementId, name: 'Signe Kjær', alias: expect.any(String), siteName: nursingHome.name, startsOn: '2026-11-20' },
    ])
    expect(await soon('2026-11-20')).toEqual([])
    expect(await soon('2026-11-17')).toEqual([])
  })
})

describe('the history of a day', () => {
  it('tells the team lead what was said, by whom and when, and never why the municipality corrected it', async () => {
    const house = await world({ today })
    const { placementId } = await someone(house)
    await log(house, today, placementId, { note: 'Fin dag' })
    const seen = { ...asPlanned(4), note: 'Fin dag', version: 1 }
    await log(house, today, placementId, { state: 'late', hours: 3, note: 'Fin dag', seen })
    const reason = 'MÆRKE-GRUND'
    await house.as(karen, 'POST', `/api/placements/${placementId}/attendance/${today}`, {
      ...asPlanned(0),
      state: 'sick',
      reason,
      version: 2,
    })
    const history = await house.ask(jonas, aheadApi.history, { params: { placementId } })
    expect(history.days).toHaveLength(8)
    const [first] = history.days
    expect(first?.date).toBe(today)
    expect(first?.changes.map(({ before, after, by }) => [before?.state ?? null, after.state, by])).toEqual([
      ['late', 'sick', karen.name],
      ['present', 'late', jonas.name],
      [null, 'present', jonas.name],
    ])
    expect(first?.changes[1]?.before).toMatchObject({ hours: 4, note: 'Fin dag', tasksDone: [], signedOff: false })
    expect(JSON.stringify(history)).not.toContain(reason)
    expect((await house.as(karen, 'GET', `/api/crew/people/${placementId}/history`)).status).toBe(403)
  })
})
