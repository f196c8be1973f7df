import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, addWeeks } from '../../shared/calendar.ts'
import { employmentApi } from '../../shared/employment/employment.api.ts'
import type { Employment } from '../../shared/employment/employment.schema.ts'
import { asta, birthe, jonas, karen, mikkel, petra, rikke } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
const job = { employer: 'Blankt & Co', kind: 'ordinary', startsOn: '2026-09-01', weeklyHours: 14, source: 'citizen' } as const
type Refused = { code: string; errors: { code: string; pointer: string }[] }

describe('jobs and checks', () => {
  let w: World
  let citizenId: string
  let otherId: string
  let placementId: string
  let foreignPlacementId: string
  beforeAll(async () => {
    w = await world({ today })
    citizenId = await w.make.citizen()
    otherId = await w.make.citizen({ firstName: 'Omar', lastName: 'Said' })
    placementId = await w.make.placement({ citizenId, startsOn: addWeeks(today, -26) })
    foreignPlacementId = await w.make.placement({ citizenId: otherId, startsOn: addWeeks(today, -4) })
  })
  const get = () => w.ask(karen, employmentApi.get, { params: { citizenId } })
  const add = (body: object, who = karen) =>
    w.as<Employment & Refused>(who, 'POST', `/api/citizens/${citizenId}/employment`, body)
  const check = (weeks: string, body: object, placement = placementId, who = karen) =>
    w.as<Employment & Refused>(who, 'PUT', `/api/placements/${placement}/checks/${weeks}`, body)

  it('begins with nothing known: unknown, not none', async () => {
    const found = await get()
    expect(found).toMatchObject({ citizenId, spells: [], status: 'unknown', lasting: { state: 'none', weeks: 0 } })
    expect(
      found.placements.map((one) => [
        one.placementId,
        one.checks.map((c) => [c.weeks, c.dueOn, c.answer, c.can.answer?.code ?? null]),
      ]),
    ).toEqual([
      [
        placementId,
        [
          [4, '2026-06-17', null, null],
          [13, '2026-08-19', null, null],
          [26, today, null, null],
          [52, '2027-05-19', null, 'check-not-due'],
        ],
      ],
    ])
  })

  it('notes a job, and who did; twice is once', async () => {
    const replies = await Promise.all([add({ ...job, placementId }), add({ ...job, placementId })])
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
    const found = await get()
    expect(found.spells).toMatchObject([
      {
        employer: 'Blankt & Co',
        kind: 'ordinary',
        startsOn: '2026-09-01',
        endsOn: null,
        weeklyHours: 14,
        band: '10-19',
        source: 'citizen',
        placementId,
        siteName: 'Plejecenter Engen',
        enteredBy: 'Karen Holm',
        version: 1,
      },
    ])
    expect(found.status).toBe('ordinary')
    expect(found.lasting).toEqual({
      ...{ state: 'counting', weeks: 11, since: '2026-09-01', reachedOn: null, resumeBy: null },
      terms: { weeks: 26, bridgedWeeks: 4, leastHours: 0, validFrom: null },
    })
  })

  it('reads hours as Danes write them, and refuses what cannot be', async () => {
    const ok = await add({
      ...job,
      employer: 'Renlinjen',
      kind: 'wage_subsidy',
      weeklyHours: '7,5',
      startsOn: '2026-03-02',
      endsOn: '2026-05-31',
    })
    expect(ok.status).toBe(200)
    const all = await add({ ...job, employer: '  ', weeklyHours: 0, endsOn: '2026-08-31' })
    expect(all.body.errors.map(({ pointer }) => pointer)).toContain('/employer')
    const rules = await add({ ...job, employer: 'Ny', weeklyHours: 0, endsOn: '2026-08-31' })
    expect(rules.body.errors).toMatchObject([
      { code: 'paid-hours-needed', pointer: '/weeklyHours' },
      { code: 'date-order', pointer: '/endsOn' },
    ])
    for (const [change, code, pointer] of [
      [{ weeklyHours: 38 }, 'hours-out-of-range', '/weeklyHours'],
      [{ weeklyHours: '12.5' }, 'hours-ambiguous', '/weeklyHours'],
      [{ kind: 'unpaid' }, 'required', '/kind'],
      [{ source: 'rumour' }, 'required', '/source'],
      [{ startsOn: '2026-13-01' }, 'date-does-not-exist', '/startsOn'],
      [{ startsOn: addDays(today, 366) }, 'start-too-far-ahead', '/startsOn'],
      [{ placementId: foreignPlacementId }, 'invalid-value', '/placementId'],
      [{ placementId: randomUUID() }, 'invalid-value', '/placementId'],
    ] as const) {
      const reply = await add({ ...job, employer: 'Ny', ...change })
      expect(reply.status).toBe(400)
      expect(reply.body.errors[0]).toMatchObject({ code, pointer })
    }
    expect((await get()).spells).toHaveLength(2)
  })

  it('corrects and ends a job, and saves over nobody', async () => {
    const [first] = (await get()).spells
    const spellId = first?.spellId ?? ''
    const params = { citizenId, spellId }
    const changed = await w.ask(karen, employmentApi.change, {
      params,
      body: { ...job, placementId, weeklyHours: 20, version: 1 },
    })
    expect(changed.spells[0]).toMatchObject({ weeklyHours: 20, band: '20-29', version: 2 })
    const late = await w.as<Refused>(mikkel, 'PUT', `/api/citizens/${citizenId}/employment/${spellId}`, { ...job, version: 1 })
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
    const end = (body: object) =>
      w.as<Employment & Refused>(karen, 'POST', `/api/citizens/${citizenId}/employment/${spellId}/end`, body)
    expect((await end({ version: 2, endsOn: '2026-08-31' })).body.errors[0]).toMatchObject({
      code: 'date-order',
      pointer: '/endsOn',
    })
    expect((await end({ version: 2, endsOn: '2026-11-15' })).body.lasting).toMatchObject({
      state: 'paused',
      resumeBy: '2026-12-14',
    })
    const again = await end({ version: 2, endsOn: '2026-11-15' })
    expect([again.status, again.body.code]).toEqual([409, 'changed-meanwhile'])
    expect((await end({ version: 3, endsOn: '2026-11-16' })).body.code).toBe('job-over')
    const [deed] = await w.sql<{ columns: string[] }>(
      `SELECT c.columns FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE e.deed = 'employment.changed' AND c.record_id = $1`,
      [spellId],
    )
    expect(deed?.columns).toEqual(['version', 'weekly_hours'])
  })

  it('finds a job under its own citizen only', async () => {
    const [first] = (await get()).spells
    for (const [method, path, body] of [
      ['PUT', '', { ...job, version: 3 }],
      ['POST', '/end', { version: 3, endsOn: today }],
    ] as const) {
      const reply = await w.as(karen, method, `/api/citizens/${otherId}/employment/${first?.spellId}${path}`, body)
      expect(reply.status).toBe(404)
    }
  })

  it('takes an answer to a check whose day has come, and keeps unknown as unknown', async () => {
    const reply = await check('26', { answer: 'unknown', source: 'caseworker', former: null })
    expect(reply.status).toBe(200)
    expect(reply.body.placements[0]?.checks[2]).toMatchObject({
      weeks: 26,
      answer: 'unknown',
      source: 'caseworker',
      checkedOn: today,
      checkedBy: 'Karen Holm',
    })
    expect(reply.body.status).toBe('unknown')
    expect((await check('52', { answer: 'none', source: 'citizen', former: null })).body.code).toBe('check-not-due')
    expect((await check('5', { answer: 'none', source: 'citizen', former: null })).status).toBe(400)
    expect((await check('13', { answer: 'perhaps', source: 'citizen', former: null })).status).toBe(400)
  })

  it('changes an answer only over the one that was shown', async () => {
    expect((await check('26', { answer: 'none', source: 'supplier', former: null })).body.code).toBe('changed-meanwhile')
    const changed = await check('26', { answer: 'none', source: 'supplier', former: 'unknown' }, placementId, mikkel)
    expect(changed.body.placements[0]?.checks[2]).toMatchObject({ answer: 'none', source: 'supplier', checkedBy: 'Mikkel Dahl' })
    expect(changed.body.status).toBe('none')
    const trail = await w.sql<{ operation: string }>(
      `SELECT c.operation FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE c.table_name = 'employment_check' AND c.citizen_id = $1 ORDER BY c.id`,
      [citizenId],
    )
    expect(trail.map(({ operation }) => operation)).toEqual(['insert', 'update'])
  })

  it('says beside an answer what the jobs say of that day', async () => {
    const checks = (await get()).placements[0]?.checks
    expect(checks?.map(({ fromJobs }) => fromJobs)).toEqual(['unknown', 'unknown', 'unknown', null])
    await w.make.spell({ citizenId, employer: 'Tredje', startsOn: '2026-08-01', endsOn: '2026-08-31' })
    expect((await get()).placements[0]?.checks.map(({ fromJobs }) => fromJobs)).toEqual(['unknown', 'ordinary', 'unknown', null])
  })

  it('answers no check of a draft, nor of a placement nobody knows', async () => {
    const draftId = await w.make.placement({ citizenId: otherId, startsOn: '2026-01-05', startedOn: null })
    const body = { answer: 'none', source: 'citizen', former: null }
    expect((await check('4', body, draftId)).body.code).toBe('placement-not-begun')
    expect((await check('4', body, randomUUID())).status).toBe(404)
  })

  it('is for caseworkers alone', async () => {
    for (const who of [jonas, petra, birthe, rikke, asta]) {
      expect((await w.as(who, 'GET', `/api/citizens/${citizenId}/employment`)).status).toBe(403)
      expect((await add(job, who)).status).toBe(403)
      expect((await check('26', { answer: 'ordinary', source: 'supplier', former: 'none' }, placementId, who)).status).toBe(403)
    }
    expect((await w.as(null, 'GET', `/api/citizens/${citizenId}/employment`)).status).toBe(401)
    expect((await w.as(karen, 'GET', `/api/citizens/${randomUUID()}/employment`)).status).toBe(404)
    expect((await w.as(karen, 'POST', `/api/citizens/${randomUUID()}/employment`, job)).status).toBe(404)
  })

  it('shows a supplier and a manager no row, asked in the database itself', async () => {
    for (const who of [jonas, petra, birthe, rikke, asta]) {
      await expect(w.db.read(who, (tx) => tx.employmentSpell.count())).rejects.toThrow()
      await expect(w.db.read(who, (tx) => tx.employmentCheck.count())).rejects.toThrow()
    }
  })

  it('never ties a citizen to another’s placement, whoever writes', async () => {
    await expect(w.make.spell({ citizenId, placementId: foreignPlacementId, startsOn: '2026-10-01' })).rejects.toThrow()
    await expect(
      w.make.check({ citizenId, placementId: foreignPlacementId, weeks: 4, answer: 'none', on: today }),
    ).rejects.toThrow()
  })

  it('writes down each look once, with the citizen', async () => {
    const looks = () =>
      w.sql<{ citizen_ids: string[] }>(`SELECT citizen_ids FROM audit_entry WHERE deed = 'viewed' AND $1 = ANY (citizen_ids)`, [
        citizenId,
      ])
    const before = await looks()
    await get()
    const after = await looks()
    expect(after).toHaveLength(before.length + 1)
    expect(after.every(({ citizen_ids }) => citizen_ids.length === 1)).toBe(true)
  })
})
