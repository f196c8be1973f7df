import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { asta, jonas, karen, nursingHome } from '../support/people.ts'
import { world } from '../support/world.ts'

const key = { 'idempotency-key': 'the same' }
const kept = (w: { sql: Awaited<ReturnType<typeof world>>['sql'] }) =>
  w.sql<{ key: string; hash: string; answer: string }>(
    `SELECT key, encode(body_hash, 'hex') AS hash, answer::text AS answer FROM idempotency_key`,
  )

describe('an Idempotency-Key', () => {
  it('keeps no answer that reveals: nothing of a CPR number is left behind', async () => {
    const w = await world()
    const body = { cpr: '7509883666', firstName: 'Hanne', lastName: 'Sørensen' }
    const { citizenId } = (await w.as<{ citizenId: string }>(karen, 'POST', '/api/citizens', body, key)).body
    for (const _ of [1, 2]) {
      const { status, body: shown } = await w.as(karen, 'POST', `/api/citizens/${citizenId}/cpr`, undefined, key)
      expect([status, shown]).toEqual([200, { citizenId, cpr: '750988-3666' }])
    }
    const rows = await kept(w)
    expect(rows.map((row) => row.key)).toEqual(['citizens.create the same'])
    expect(JSON.stringify(rows)).not.toMatch(/750988-?3666/)
    // a plain hash would be found again by trying every number there is
    const plainly = createHash('sha256')
      .update(JSON.stringify(['/api/citizens', body]))
      .digest('hex')
    expect(rows.map(({ hash }) => hash)).not.toContain(plainly)
    // each look is on record for itself
    expect(await w.sql(`SELECT 1 FROM audit_entry WHERE deed = 'cpr.revealed'`)).toHaveLength(2)
  })

  it('does nothing at an endpoint that does not know it, whoever sends it', async () => {
    const w = await world()
    const { status } = await w.as(karen, 'POST', '/api/citizens/find', { text: 'Kjær' }, key)
    expect(status).toBe(200)
    const site = {
      organisationId: nursingHome.organisationId,
      pNumber: '1000000099',
      name: 'Møllevangen',
      kind: 'day_care',
      street: 'Møllevej 4',
      postalCode: '7430',
      town: 'Midterlund',
      childrenPresent: false,
      publicHost: true,
      tasks: ['Gulve'],
      places: { red: 1, yellow: 2, green: 0 },
      staffing: [{ from: '2026-01-01', fte: 7.5 }],
      shifts: [],
      teamLeadIds: [jonas.staffId],
      closedDays: [],
    }
    expect((await w.as(asta, 'POST', '/api/sites', site, key)).status).toBe(200)
    expect(await kept(w)).toEqual([])
  })

  it('stands for one effect where a send that was not answered could be doubled', async () => {
    const today = '2026-11-18'
    const w = await world({ today })
    const citizenId = await w.make.citizen()
    await w.make.decision({ citizenId, door: 'yellow', on: '2026-11-02' })
    const placement = {
      siteId: nursingHome.siteId,
      offer: 'internship',
      startsOn: '2026-11-23',
      endsOn: '2027-02-19',
      weekdayHours: [4, 4, 4, 0, 0, 0, 0],
      tasks: [],
      buddy: null,
      support: null,
    }
    const job = { employer: 'Blankt', kind: 'ordinary', startsOn: '2026-09-01', weeklyHours: 14, source: 'citizen' }
    const measured = { party: 'citizen', instrument: 2, measuredOn: today, answers: { self_efficacy: 4 } }
    const twice = [
      ['placements', placement, 'placement'],
      ['employment', job, 'employment_spell'],
      ['measurements', measured, 'measurement'],
    ] as const
    for (const [path, body, table] of twice) {
      const send = () => w.as(karen, 'POST', `/api/citizens/${citizenId}/${path}`, body, key)
      const [first, again] = [await send(), await send()]
      expect([first.status, again.status], path).toEqual([200, 200])
      expect(again.body, path).toEqual(first.body)
      expect(await w.sql(`SELECT 1 FROM ${table}`), path).toHaveLength(1)
    }
    expect(
      w.endpoints
        .filter(({ endpoint }) => endpoint.repeatable)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([
      'agreements.addDuty',
      'agreements.answer',
      'agreements.send',
      'attendance.cancelAbsence',
      'attendance.closeSite',
      'attendance.logCrew',
      'attendance.planAbsence',
      'citizens.create',
      'concerns.answer',
      'concerns.note',
      'concerns.raise',
      'concerns.write',
      'crewAgreements.answer',
      'crewProgress.observe',
      'doors.answerDisagreement',
      'doors.disagree',
      'employment.add',
      'experiments.add',
      'interviews.write',
      'placements.draft',
      'placements.end',
      'placements.move',
      'placements.start',
      'progress.measure',
      'pulse.say',
    ])
  })

  it('is forgotten after a day', async () => {
    const w = await world()
    await w.sql(
      `INSERT INTO idempotency_key (staff_id, key, body_hash, answer, at)
       SELECT $1::uuid, age::text, '', '{}', now() - age FROM unnest(ARRAY['23 hours', '25 hours', '9 days']::interval[]) AS age`,
      [karen.staffId],
    )
    expect(await w.house.gate.forgetAnswers()).toBe(2)
    expect((await kept(w)).map((row) => row.key)).toEqual(['23:00:00'])
  })
})
