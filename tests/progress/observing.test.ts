import { beforeAll, describe, expect, it } from 'vitest'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import { crewProgressApi } from '../../shared/progress/crewProgress.api.ts'
import type { CrewObservations } from '../../shared/progress/crewProgress.schema.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import { asta, birthe, jonas, karen, mikkel, nadia, nursingHome, petra, rikke } from '../support/people.ts'
import { serverAddress } from '../support/template.ts'
import { type World, world } from '../support/world.ts'

const today = '2026-11-18'
type Refused = { code: string; errors: { code: string; pointer: string }[] }

const seen = {
  instrument: 2,
  measuredOn: today,
  answers: { cooperation: 4, everyday: 2, asks_in_doubt: 5 },
  example: 'Hjalp en ny kollega i gang på 2. sal.',
  seenAt: 'Vaskerummet',
}

describe('what a team lead sees at work', () => {
  let w: World
  let citizenId: string
  let placementId: string
  beforeAll(async () => {
    w = await world({ today, server: serverAddress() !== null })
    citizenId = await w.make.citizen()
    await w.make.decision({ citizenId, on: '2026-09-01', door: 'yellow' })
    placementId = await w.make.placement({ citizenId, startsOn: '2026-09-21', endsOn: '2026-12-18', siteId: nursingHome.siteId })
    await w.make.measurement({
      citizenId,
      party: 'citizen',
      on: '2026-11-10',
      answers: { everyday: 4, cooperation: 4, job_belief: 5 },
    })
    await w.make.measurement({ citizenId, party: 'caseworker', on: '2026-11-10', answers: { everyday: 5, job_belief: 1 } })
  })
  const url = (id = placementId) => `/api/crew/placements/${id}/measurement`
  const get = (who = jonas) => w.ask(who, crewProgressApi.get, { params: { placementId } })
  const observe = (body: object = {}, who = jonas, id = placementId) =>
    w.as<CrewObservations & Refused>(who, 'POST', url(id), { ...seen, ...body })
  const rows = async () =>
    Number((await w.sql<{ n: number }>(`SELECT count(*)::int AS n FROM measurement WHERE party = 'team_lead'`))[0]?.n)

  it('is asked for in the fifth and sixth week, and holds nothing of what the others answered', async () => {
    const before = await get()
    expect(before).toMatchObject({
      placementId,
      instrument: 2,
      due: { fromOn: '2026-10-19', dueOn: '2026-11-02' },
      can: { measure: null },
      own: [],
    })
    expect(JSON.stringify(before)).not.toMatch(/job_belief|self_efficacy|citizenId/)
    expect((await w.ask(karen, progressApi.get, { params: { citizenId } })).dueOn.team_lead).toBe('2026-11-02')
  })

  it.each([
    ['no example', { example: ' ' }, 'required', '/example'],
    ['nowhere', { seenAt: '' }, 'required', '/seenAt'],
    ['nothing answered', { answers: {} }, 'measurement-empty', '/answers/cooperation'],
    ['what only the others are asked', { answers: { health_coping: 2 } }, 'unknown-field', null],
    ['a step there is not', { answers: { everyday: 6 } }, 'invalid-value', '/answers/everyday'],
    ['tomorrow', { measuredOn: '2026-11-19' }, 'date-in-future', '/measuredOn'],
    ['eight days back', { measuredOn: '2026-11-10' }, 'observation-too-old', '/measuredOn'],
    ['before four weeks', { measuredOn: '2026-10-18' }, 'observation-too-early', '/measuredOn'],
    ['before it began', { measuredOn: '2026-09-20' }, 'placement-not-running', '/measuredOn'],
  ])('refuses: %s', async (_, body, code, pointer) => {
    const reply = await observe(body)
    expect(reply.body.errors[0]?.code).toBe(code)
    if (pointer) expect(reply.body.errors[0]?.pointer).toBe(pointer)
    expect(await rows()).toBe(0)
  })

  it('refuses a wording that is no longer asked', async () => {
    const reply = await observe({ instrument: 1 })
    expect([reply.status, reply.body.code]).toEqual([409, 'instrument-replaced'])
  })

  it('is not found by another supplier, by another lead of the same one, nor for a foreign placement', async () => {
    for (const who of [petra, nadia]) {
      expect((await w.as(who, 'GET', url())).status).toBe(404)
      expect((await observe({}, who)).status).toBe(404)
    }
    for (const who of [karen, birthe, rikke, asta]) expect((await w.as(who, 'GET', url())).status).toBe(403)
    expect((await w.as(null, 'GET', url())).status).toBe(401)
    // past the program, in the database itself
    const forged = w.db.write(
      petra,
      'test.forged',
      (tx) => tx.$executeRaw`
        INSERT INTO measurement (id, placement_id, party, measured_on, instrument, answers, example, seen_at, entered_by_id)
        VALUES (gen_random_uuid(), ${placementId}::uuid, 'team_lead', ${today}::date, 2, '{"everyday": 1}', 'x', 'y', ${petra.staffId}::uuid)`,
    )
    await expect(forged).rejects.toThrow()
    expect(await rows()).toBe(0)
  })

  it('is saved once, however often and from however many hands it comes', async () => {
    const replies = await Promise.all([observe(), observe(), observe()])
    const told = replies.map(({ status, body }) => (status === 200 ? 'saved' : (body.errors[0]?.code ?? body.code)))
    expect(told.toSorted()).toEqual(['measured-already', 'measured-already', 'saved'])
    expect(await rows()).toBe(1)
    const after = await get()
    const { instrument, measuredOn, answers, example, seenAt } = seen
    expect(after.own).toEqual([{ instrument, measuredOn, answers, example, seenAt }])
    expect(after.due).toEqual({ fromOn: '2027-02-04', dueOn: '2027-02-18' })
    expect(after.can.measure?.code).toBe('measured-already')
  })

  it('stands apart on the caseworker’s page, with place and example, and is talked about where it differs', async () => {
    const progress = await w.ask(mikkel, progressApi.get, { params: { citizenId } })
    expect(progress.measurements.map(({ party }) => party)).toEqual(['caseworker', 'citizen', 'team_lead'])
    expect(progress.measurements.at(-1)).toMatchObject({
      answers: seen.answers,
      example: seen.example,
      seenAt: seen.seenAt,
      siteName: nursingHome.name,
      enteredBy: jonas.name,
    })
    expect(progress.gaps.map(({ key, higher, lower }) => [key, higher.party, lower.party])).toEqual([
      ['everyday', 'caseworker', 'team_lead'],
      ['everyday', 'citizen', 'team_lead'],
    ])
    expect(progress.dueOn.team_lead).toBe('2027-02-18')
  })

  it('does not stand for the measurement that citizen and caseworker owe', async () => {
    const owing = await w.make.citizen()
    await w.make.measurement({ citizenId: owing, party: 'citizen', on: '2026-08-10' })
    await w.make.decision({ citizenId: owing, on: '2026-11-02', door: 'yellow' })
    const running = await w.make.placement({ citizenId: owing, startsOn: '2026-10-05', endsOn: '2027-01-29' })
    expect((await observe({}, jonas, running)).status).toBe(200)
    await w.make.check({ citizenId: owing, placementId: running, weeks: 4, on: '2026-11-02', answer: 'ordinary' })
    const { nextStep } = await w.ask(karen, casefileApi.get, { params: { citizenId: owing } })
    expect(nextStep).toMatchObject({ kind: 'measure', on: '2026-11-10' })
    const { rows: caseload } = await w.ask(karen, casefileApi.caseload, { query: {} })
    expect(caseload.find((one) => one.citizenId === owing)?.nextStep).toEqual({ kind: 'measure', on: '2026-11-10' })
  })

  it('shows a lead only the own, in the database too', async () => {
    const seenByJonas = await w.db.read(jonas, (tx) => tx.$queryRaw<{ party: string }[]>`SELECT party FROM measurement`)
    expect(seenByJonas).toEqual([{ party: 'team_lead' }, { party: 'team_lead' }])
    expect(await w.db.read(petra, (tx) => tx.$queryRaw`SELECT party FROM measurement`)).toEqual([])
    await expect(w.db.read(jonas, (tx) => tx.$queryRaw`SELECT citizen_id FROM measurement`)).rejects.toThrow()
    await expect(w.db.read(jonas, (tx) => tx.$queryRaw`SELECT activities FROM measurement`)).rejects.toThrow()
  })

  it('ends with the placement', async () => {
    const over = await w.make.placement({
      citizenId: await w.make.citizen(),
      startsOn: '2026-08-03',
      endsOn: '2026-11-13',
      endedOn: '2026-11-13',
      endReason: 'own_wish',
    })
    const late = await observe({}, jonas, over)
    expect(late.body.errors[0]?.code).toBe('placement-not-running')
    expect((await w.ask(jonas, crewProgressApi.get, { params: { placementId: over } })).due).toBeNull()
  })
})
