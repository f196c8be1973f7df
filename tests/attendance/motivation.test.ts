import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { savePulse } from '../../server/progress/pulse.queries.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry } from '../../shared/attendance/attendance.schema.ts'
import { asta, jonas, karen, nadia, nursingHome, petra } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

/** A Wednesday; the week began on the 16th. */
const today = '2026-11-18'
type Said = { on_date: string; step: number; by_id: string; citizen_id: string }

describe('the team lead’s own motivation, sent with the crew', () => {
  let w: World
  let citizenId: string
  let placementId: string
  beforeAll(async () => {
    w = await world({ today })
    citizenId = await w.make.citizen({ firstName: 'Signe', lastName: 'Kjær' })
    placementId = await w.make.placement({ citizenId, startsOn: '2026-11-02' })
  })
  const entry = (change: Partial<CrewEntry> = {}): CrewEntry => ({ placementId, ...asPlanned(4), seen: null, ...change })
  const send = (date: string, row: CrewEntry, key: string = randomUUID(), who = jonas) =>
    w.as<{ errors?: { code: string; pointer: string }[] }>(
      who,
      'POST',
      `/api/crew/${date}`,
      { rows: [row] },
      { 'idempotency-key': key },
    )
  const said = () =>
    w.sql<Said>(`SELECT on_date::text, step, by_id, citizen_id FROM motivation_pulse WHERE placement_id = $1 ORDER BY on_date`, [
      placementId,
    ])
  const seen = async (date: string, who = jonas) =>
    (await w.ask(who, attendanceApi.crew, { params: { date } })).sites.flatMap(({ rows }) =>
      rows.map(({ motivation, logged }) => [motivation, logged?.state ?? null]),
    )

  it('is kept with the day in one deed, about whom the placement says', async () => {
    expect(await seen(today)).toEqual([[null, null]])
    expect((await send(today, entry({ untouched: true, motivation: 4 }))).status).toBe(200)
    expect(await said()).toEqual([{ on_date: today, step: 4, by_id: jonas.staffId, citizen_id: citizenId }])
    expect(await seen(today)).toEqual([[4, 'present']])
    const tables = await w.sql<{ table_name: string }>(
      `SELECT c.table_name FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE e.deed = 'attendance.logged' ORDER BY 1`,
    )
    expect(tables.map(({ table_name }) => table_name)).toEqual(['attendance', 'motivation_pulse'])
  })

  it('is the week’s: asked for on no other day of it, and anew in the week after', async () => {
    expect(await seen('2026-11-16')).toEqual([[4, null]])
    expect(await seen('2026-11-13')).toEqual([[null, null]])
  })

  it('said again in the week takes the place of the own answer, and leaves a week before alone', async () => {
    expect((await send('2026-11-17', entry({ motivation: 2 }))).status).toBe(200)
    expect((await send('2026-11-13', entry({ motivation: 5 }))).status).toBe(200)
    expect((await said()).map(({ on_date, step }) => [on_date, step])).toEqual([
      ['2026-11-13', 5],
      ['2026-11-17', 2],
    ])
    expect(await seen(today)).toEqual([[2, 'present']])
  })

  it('sent twice is there once, under the same key or another, also at once', async () => {
    const key = randomUUID()
    const row = entry({ motivation: 3 })
    const replies = await Promise.all([send('2026-11-16', row, key), send('2026-11-16', row, key), send('2026-11-16', row)])
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await said()).map(({ on_date, step }) => [on_date, step])).toEqual([
      ['2026-11-13', 5],
      ['2026-11-16', 3],
    ])
  })

  it('is left as it was by a crew that says nothing of it', async () => {
    const before = await said()
    const logged = (await w.ask(jonas, attendanceApi.crew, { params: { date: today } })).sites[0]?.rows[0]?.logged
    if (!logged) throw new Error('the day was logged')
    const { loggedBy: _by, loggedAt: _at, ...was } = logged
    expect((await send(today, entry({ note: 'Gik godt', seen: was }))).status).toBe(200)
    expect(await said()).toEqual(before)
  })

  it('goes with a crew that is refused, and comes when the site has closed meanwhile', async () => {
    const before = await said()
    expect((await send('2026-11-12', entry({ state: 'late', hours: 4, motivation: 1 }))).status).toBe(400)
    expect(await said()).toEqual(before)
    // a Sunday: nobody is expected, and what was said of the week is no word about the day
    expect((await send('2026-11-15', entry({ untouched: true, motivation: 4 }))).status).toBe(200)
    expect((await said()).map(({ on_date, step }) => [on_date, step])).toContainEqual(['2026-11-15', 4])
  })

  it.each([0, 6, 2.5, '3', null])('is one of five: %j is refused', async (motivation) => {
    const reply = await w.as<{ errors: { pointer: string }[] }>(jonas, 'POST', `/api/crew/${today}`, {
      rows: [{ ...entry(), motivation }],
    })
    expect([reply.status, reply.body.errors[0]?.pointer]).toEqual([400, '/rows/0/motivation'])
  })

  it('is nobody else’s: another site’s or supplier’s team lead writes none and reads none', async () => {
    const before = await said()
    for (const who of [petra, nadia]) {
      expect((await send(today, entry({ motivation: 1 }), randomUUID(), who)).status).toBe(404)
      expect(await seen(today, who)).toEqual([])
      expect(await w.db.read(who, (tx) => tx.motivationPulse.findMany({ select: { id: true } }))).toEqual([])
      await expect(
        w.db.write(
          who,
          'test.said',
          (tx) =>
            tx.$executeRaw`INSERT INTO motivation_pulse (id, party, placement_id, on_date, step, by_id)
            VALUES (gen_random_uuid(), 'team_lead', ${placementId}::uuid, ${today}::date, 1, ${who.staffId}::uuid)`,
        ),
      ).rejects.toThrow()
    }
    expect(await said()).toEqual(before)
  })

  it('a caseworker speaks for no team lead and changes no word of one', async () => {
    await expect(
      w.db.write(
        karen,
        'test.said',
        (tx) =>
          tx.$executeRaw`INSERT INTO motivation_pulse (id, citizen_id, party, on_date, step, by_id)
          VALUES (gen_random_uuid(), ${citizenId}::uuid, 'team_lead', ${today}::date, 1, ${karen.staffId}::uuid)`,
      ),
    ).rejects.toThrow()
    const changed = await w.db.write(
      karen,
      'test.changed',
      (tx) => tx.$executeRaw`UPDATE motivation_pulse SET step = 1 WHERE party = 'team_lead'`,
    )
    expect(changed).toBe(0)
  })

  it('two team leads of a site each keep their own, and see no other party’s, not even by a query', async () => {
    await w.db.write(asta, 'test.lead', (tx) =>
      tx.siteTeamLead.createMany({ data: [{ siteId: nursingHome.siteId, staffId: nadia.staffId }] }),
    )
    await w.db.write(karen, 'test.said', async (tx) => {
      for (const party of ['citizen', 'caseworker'] as const)
        await savePulse(tx, { citizenId, party, onDate: today, step: 5, byId: karen.staffId })
    })
    expect(await seen(today, nadia)).toEqual([[null, 'present']])
    const own = await said()
    expect((await send(today, entry({ untouched: true, motivation: 1 }), randomUUID(), nadia)).status).toBe(200)
    expect((await said()).length).toBe(own.length + 1)
    expect([await seen(today, nadia), await seen(today, jonas)]).toEqual([[[1, 'present']], [[3, 'present']]])
    for (const who of [jonas, nadia]) {
      const rows = await w.db.read(who, (tx) => tx.motivationPulse.findMany({ select: { byId: true, party: true } }))
      expect(new Set(rows.map(({ byId, party }) => `${party} ${byId}`))).toEqual(new Set([`team_lead ${who.staffId}`]))
      await expect(w.db.read(who, (tx) => tx.motivationPulse.findMany({ select: { citizenId: true } }))).rejects.toThrow()
    }
  })

  it('asks for what is seen at work from the fifth week, and not again once it is said', async () => {
    const other = await w.make.placement({ citizenId: await w.make.citizen(), startsOn: '2026-10-22' })
    const observeBy = async (date: string) => {
      w.moveTo(date)
      const { sites } = await w.ask(jonas, attendanceApi.crew, { params: { date } })
      return sites.flatMap(({ rows }) => rows).find((row) => row.placementId === other)?.observeBy
    }
    expect([await observeBy(today), await observeBy('2026-11-19')]).toEqual([null, '2026-12-03'])
    await w.db.write(
      jonas,
      'test.seen',
      (tx) =>
        tx.$executeRaw`INSERT INTO measurement (id, placement_id, party, measured_on, instrument, answers, example, seen_at, entered_by_id)
        VALUES (gen_random_uuid(), ${other}::uuid, 'team_lead', '2026-11-19', 2, '{"everyday": 3}', 'Kom til tiden', 'Køkkenet', ${jonas.staffId}::uuid)`,
    )
    expect(await observeBy('2026-11-19')).toBeNull()
  })
})
