import { describe, expect, it } from 'vitest'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { birthe, blankt, rikke } from '../support/people.ts'
import { world } from '../support/world.ts'
import { settle } from './town.ts'

describe('four people at two sites', async () => {
  const w = await world({ today: '2026-11-18' })
  const day = (on: string, state: 'present' | 'sick') => ({ on, state, planned: 4 })
  const stay = { supplierId: blankt.id, door: 'red', checks: [], jobs: [] } as const
  await settle(
    w,
    Array.from({ length: 4 }, () => ({
      doors: [{ on: '2026-01-05', door: 'red' as const }],
      jobs: [],
      stays: [
        {
          ...stay,
          kind: 'school',
          startedOn: '2026-02-02',
          endedOn: '2026-02-27',
          endReason: 'period_ended',
          days: [
            day('2026-02-03', 'present'),
            day('2026-02-04', 'present'),
            day('2026-02-05', 'sick'),
            day('2026-02-06', 'sick'),
          ],
        },
        {
          ...stay,
          kind: 'nursing_home',
          startedOn: '2026-03-02',
          endedOn: null,
          endReason: null,
          days: [
            day('2026-03-03', 'present'),
            day('2026-03-04', 'present'),
            day('2026-03-05', 'sick'),
            day('2026-03-06', 'sick'),
          ],
        },
      ],
    })),
  )

  it('are still four people: nothing is told', async () => {
    for (const who of [birthe, rikke]) {
      const page = await w.ask(who, reportsApi.dashboard, { query: { year: '2026' } })
      const told = JSON.stringify([
        page.now.inPlacement,
        page.now.people,
        page.endings,
        page.attendance,
        page.work[0],
        page.moves,
      ])
      expect(told.replace(/"weeks":13/, '').replaceAll('{"n":0}', '')).not.toMatch(/\d/)
      expect(page.attendance.all).toEqual({ hidden: true })
    }
  })
})
