import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import type { Progress } from '../../shared/progress/progress.schema.ts'
import { asta, birthe, jonas, karen, mikkel, petra, rikke } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
const answers = { self_efficacy: 4, job_belief: 5, everyday: 2 } as const

describe('measuring', () => {
  let w: World
  let citizenId: string
  beforeAll(async () => {
    w = await world({ today })
    citizenId = await w.make.citizen()
    await w.make.decision({ citizenId, on: '2026-08-18', door: 'yellow' })
  })
  const measure = (who: typeof karen, body: object) =>
    w.as<Progress>(who, 'POST', `/api/citizens/${citizenId}/measurements`, { instrument: 2, ...body })
  const get = (who = karen) => w.ask(who, progressApi.get, { params: { citizenId } })

  it('is due two weeks after the door, and both may begin', async () => {
    expect(await get()).toMatchObject({
      citizenId,
      measurements: [],
      gaps: [],
      instrument: 2,
      dueOn: { citizen: '2026-09-01', caseworker: '2026-09-01', team_lead: null },
      can: { citizen: null, caseworker: null },
    })
  })

  it('keeps the two parties apart and shows where they differ', async () => {
    const own = await measure(karen, { party: 'citizen', measuredOn: today, answers })
    expect(own.status).toBe(200)
    const other = await measure(karen, {
      party: 'caseworker',
      measuredOn: '2026-11-17',
      answers: { ...answers, job_belief: 1, everyday: 4, work_identity: 3 },
    })
    expect(other.status).toBe(200)
    expect(other.body.measurements.map(({ party, answers: said }) => [party, said])).toEqual([
      ['caseworker', { self_efficacy: 4, everyday: 4, work_identity: 3 }],
      ['citizen', answers],
    ])
    expect(other.body.gaps).toEqual([
      { key: 'everyday', higher: { party: 'caseworker', step: 4 }, lower: { party: 'citizen', step: 2 } },
    ])
    expect(other.body.dueOn).toEqual({ citizen: '2027-02-18', caseworker: '2027-02-17', team_lead: null })
  })

  it('shows the belief in a job to the caseworker who noted it, and to no colleague', async () => {
    expect((await get(karen)).ownBelief).toEqual([{ measuredOn: '2026-11-17', instrument: 2, step: 1 }])
    const seenByMikkel = await get(mikkel)
    expect(seenByMikkel.ownBelief).toEqual([])
    expect(JSON.stringify(seenByMikkel.measurements.filter(({ party }) => party === 'caseworker'))).not.toContain('job_belief')
    // nor does the count of answers in the casefile tell a colleague that there is one
    const { entries } = await w.ask(mikkel, casefileApi.timeline, { params: { citizenId }, query: {} })
    expect(entries.flatMap((one) => (one.kind === 'measured' ? [[one.party, one.answered]] : []))).toEqual([
      ['citizen', 3],
      ['caseworker', 3],
    ])
  })

  it('refuses a second of the same party and day, as a double click sends it', async () => {
    const sent = { party: 'citizen', measuredOn: '2026-11-10', answers }
    const replies = await Promise.all([measure(karen, sent), measure(karen, sent), measure(mikkel, sent)])
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400, 400])
    expect((await get()).measurements.filter(({ measuredOn }) => measuredOn === '2026-11-10')).toHaveLength(1)
  })

  it.each([
    ['tomorrow', { party: 'citizen', measuredOn: '2026-11-19', answers }, 'date-in-future', '/measuredOn'],
    ['nothing answered', { party: 'citizen', measuredOn: '2026-11-01' }, 'measurement-empty', '/answers/self_efficacy'],
    [
      'a step there is not',
      { party: 'citizen', measuredOn: '2026-11-01', answers: { goal: 6 } },
      'invalid-value',
      '/answers/goal',
    ],
    ['half a step', { party: 'citizen', measuredOn: '2026-11-01', answers: { goal: 2.5 } }, 'invalid-value', '/answers/goal'],
    ['a step as text', { party: 'citizen', measuredOn: '2026-11-01', answers: { goal: '3' } }, 'invalid-value', '/answers/goal'],
    ['an indicator there is not', { party: 'citizen', measuredOn: '2026-11-01', answers: { score: 3 } }, 'unknown-field', null],
    [
      'not asked of the citizen',
      { party: 'citizen', measuredOn: '2026-11-01', answers: { work_identity: 3 } },
      'indicator-not-asked',
      '/answers/work_identity',
    ],
    ['nobody', { measuredOn: '2026-11-01', answers }, 'required', '/party'],
    ['the team lead as a party', { party: 'team_lead', measuredOn: '2026-11-01', answers }, 'required', '/party'],
    [
      'an activity there is not',
      { party: 'caseworker', measuredOn: '2026-11-01', answers, activities: ['slept'] },
      'invalid-value',
      '/activities/0',
    ],
    ['a language there is not', { party: 'citizen', measuredOn: '2026-11-01', answers, language: 'fr' }, 'required', '/language'],
    ['no such day', { party: 'citizen', measuredOn: '2026-02-30', answers }, 'date-does-not-exist', '/measuredOn'],
  ])('refuses: %s', async (_, body, code, pointer) => {
    const before = (await get()).measurements.length
    const reply = await w.as<{ errors: { code: string; pointer: string }[] }>(
      karen,
      'POST',
      `/api/citizens/${citizenId}/measurements`,
      { instrument: 2, ...body },
    )
    expect(reply.status).toBe(400)
    expect(reply.body.errors[0]?.code).toBe(code)
    if (pointer) expect(reply.body.errors[0]?.pointer).toBe(pointer)
    expect((await get()).measurements).toHaveLength(before)
  })

  it('is for caseworkers alone; an unknown citizen and a foreign role learn nothing', async () => {
    for (const who of [jonas, petra, birthe, rikke, asta]) {
      expect((await w.as(who, 'GET', `/api/citizens/${citizenId}/progress`)).status).toBe(403)
      expect((await measure(who, { party: 'citizen', measuredOn: '2026-11-02', answers })).status).toBe(403)
    }
    expect((await w.as(null, 'GET', `/api/citizens/${citizenId}/progress`)).status).toBe(401)
    expect((await w.as(karen, 'GET', `/api/citizens/${randomUUID()}/progress`)).status).toBe(404)
    const nobody = await w.as(karen, 'POST', `/api/citizens/${randomUUID()}/measurements`, {
      party: 'citizen',
      instrument: 2,
      measuredOn: today,
      answers,
    })
    expect(nobody.status).toBe(404)
  })

  it('writes down each look and each deed, with the citizen it was about', async () => {
    const looks = async () =>
      Number(
        (
          await w.sql<{ count: number }>(
            `SELECT count(*)::int AS count FROM audit_entry WHERE deed = 'viewed' AND $1 = ANY (citizen_ids)`,
            [citizenId],
          )
        )[0]?.count,
      )
    const before = await looks()
    await get()
    expect(await looks()).toBe(before + 1)
    await measure(karen, { party: 'caseworker', measuredOn: '2026-10-01', answers })
    const [deed] = await w.sql<{ columns: string[] }>(
      `SELECT c.columns FROM audit_change c JOIN audit_entry e ON e.id = c.entry_id WHERE e.deed = 'progress.measured' AND c.citizen_id = $1 LIMIT 1`,
      [citizenId],
    )
    expect(deed?.columns).toContain('answers')
  })

  it('keeps how and in which language it was answered, what was ticked, and the motivation beside it', async () => {
    const other = await w.make.citizen()
    const asOther = (body: object) =>
      w.as<Progress>(karen, 'POST', `/api/citizens/${other}/measurements`, { instrument: 2, ...body })
    await asOther({ party: 'citizen', measuredOn: today, answers, language: 'ar', motivation: 4 })
    const ticked = { party: 'caseworker', measuredOn: today, answers, activities: ['applied', 'wrote_cv'], language: 'uk' }
    const { body } = await asOther(ticked)
    expect(body.measurements.map(({ party, means, language, activities }) => [party, means, language, activities])).toEqual([
      ['citizen', 'on_screen', 'ar', []],
      ['caseworker', 'signed_in', 'da', ['applied', 'wrote_cv']],
    ])
    expect(await w.sql(`SELECT party, step, on_date::text AS on FROM motivation_pulse WHERE citizen_id = $1`, [other])).toEqual([
      { party: 'citizen', step: 4, on: today },
    ])
  })

  it('keeps what was answered to the former wording as it was', async () => {
    const before = await w.make.citizen()
    await w.make.measurement({ citizenId: before, party: 'citizen', on: '2026-09-30' })
    await w.make.measurement({ citizenId: before, party: 'citizen', on: '2026-10-01' })
    const { measurements } = await w.ask(karen, progressApi.get, { params: { citizenId: before } })
    expect(measurements.map(({ instrument }) => instrument)).toEqual([1, 2])
    const late = await w.as<{ code: string }>(karen, 'POST', `/api/citizens/${before}/measurements`, {
      party: 'citizen',
      instrument: 1,
      measuredOn: today,
      answers,
    })
    expect([late.status, late.body.code]).toEqual([409, 'instrument-replaced'])
  })

  it('is never changed afterwards, not even by a query as the caseworker’s role', async () => {
    await expect(
      w.db.write(karen, 'test.change', (tx) => tx.measurement.updateMany({ where: { citizenId }, data: { answers: {} } })),
    ).rejects.toThrow()
    await expect(
      w.db.write(karen, 'test.empty', (tx) =>
        tx.measurement.createMany({
          data: [
            {
              citizenId,
              party: 'citizen',
              measuredOn: new Date('2026-01-01'),
              instrument: 1,
              answers: {},
              enteredById: karen.staffId,
            },
          ],
        }),
      ),
    ).rejects.toThrow()
  })

  it('lets no caseworker write in a team lead’s or a colleague’s name, whatever the program does', async () => {
    const row = { citizenId, measuredOn: new Date('2026-01-02'), instrument: 2, answers: { goal: 3 } }
    const placementId = await w.make.placement({ citizenId, startsOn: '2026-01-05', endsOn: '2026-03-27' })
    const asLead = { ...row, party: 'team_lead', placementId, example: 'x', seenAt: 'y', enteredById: karen.staffId }
    for (const one of [{ ...row, party: 'caseworker', enteredById: mikkel.staffId }, asLead]) {
      await expect(w.db.write(karen, 'test.forged', (tx) => tx.measurement.createMany({ data: [one] }))).rejects.toThrow()
    }
  })
})
