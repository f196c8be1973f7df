import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, datesFrom, isWorkingDay } from '../../../shared/calendar.ts'
import { casefileApi } from '../../../shared/casefile/casefile.api.ts'
import { doorsApi } from '../../../shared/doors/doors.api.ts'
import { jonas, karen, mikkel } from '../../support/people.ts'
import { type World, world } from '../../support/world.ts'

const today = '2026-11-18'

describe('talking about the door', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today })
  })

  /** At a close-support door since September, five days a week; away on the days that `isAway` says. */
  const atWork = async (isAway: (at: number) => boolean, caseworkerId = karen.staffId) => {
    const citizenId = await w.make.citizen({ caseworkerId })
    await w.make.decision({ citizenId, door: 'red', on: '2026-09-14' })
    const startsOn = '2026-10-12'
    const placementId = await w.make.placement({ citizenId, door: 'red', startsOn, endsOn: '2027-01-31' })
    const days = datesFrom(startsOn, addDays(today, -1)).filter(isWorkingDay)
    await w.make.attendance(
      jonas,
      days.map((on, at) => ({ placementId, on, ...(isAway(days.length - at) ? { state: 'no_show' as const } : {}) })),
    )
    return citizenId
  }
  const caseload = (query: Parameters<typeof w.ask<typeof casefileApi.caseload>>[2]['query'], who = karen) =>
    w.ask(who, casefileApi.caseload, { query })
  const reviewOf = async (citizenId: string) =>
    (await w.ask(karen, casefileApi.get, { params: { citizenId } })).door?.review ?? null

  it('shows what is so beside what is asked, and asks for nothing before all of it is', async () => {
    const citizenId = await atWork(() => false)
    const review = await reviewOf(citizenId)
    expect(review?.move).toBeNull()
    expect(review?.facts).toMatchObject([
      { kind: 'attendance', direction: 'up', verdict: 'met', values: [100, 100, 100, 100], missing: 0 },
      { kind: 'measured', direction: 'up', verdict: 'not-met' },
      { kind: 'attendance', direction: 'down', verdict: 'not-met', values: [100] },
    ])
    expect(review?.up.length).toBeGreaterThan(0)
    for (const party of ['citizen', 'caseworker'] as const) await w.make.measurement({ citizenId, party, on: '2026-11-10' })
    expect((await reviewOf(citizenId))?.move).toEqual({ direction: 'up', since: '2026-11-10', on: '2026-11-24' })
  })

  it('is found on the list of whoever has the citizen, beside what is due, and moves nobody', async () => {
    const absent = await atWork((back) => back <= 9, mikkel.staffId)
    const present = await atWork(() => false, mikkel.staffId)
    const { counts, rows } = await caseload({ caseworker: 'me' }, mikkel)
    expect(counts.attention.move).toBe(1)
    expect(rows.find(({ citizenId }) => citizenId === absent)?.move).toMatchObject({ direction: 'down' })
    expect(rows.find(({ citizenId }) => citizenId === present)?.move).toBeNull()
    for (const caseworker of ['me', 'all'] as const) {
      const found = await caseload({ caseworker, attention: 'move' }, mikkel)
      expect(found.rows.map(({ citizenId }) => citizenId)).toContain(absent)
      expect(found.total).toBe(found.rows.length)
    }
    const everybody = await caseload({ caseworker: 'all' }, mikkel)
    expect(everybody.counts.attention.move).toBeNull()
    expect(everybody.rows.every(({ move }) => move === null)).toBe(true)
    expect((await w.ask(karen, doorsApi.decisions, { params: { citizenId: absent } })).decisions).toHaveLength(1)
  })

  it('is asked for no more once the talk is open, and begins anew with the next decision', async () => {
    const citizenId = await atWork((back) => back <= 12)
    expect((await reviewOf(citizenId))?.move?.direction).toBe('down')
    await w.ask(karen, doorsApi.startAssessment, { params: { citizenId } })
    expect(await reviewOf(citizenId)).toMatchObject({ move: null, facts: [] })
    const other = await atWork((back) => back <= 12)
    await w.make.decision({ citizenId: other, door: 'red', on: today })
    expect(await reviewOf(other)).toMatchObject({ move: null, facts: [{ verdict: 'not-met' }, {}, {}] })
  })
})
