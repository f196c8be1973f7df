import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, datesFrom } from '../../shared/calendar.ts'
import { type Period, spellKinds } from '../../shared/employment/employment.rules.ts'
import { lasting, lastingOn } from '../../shared/employment/lasting.rules.ts'

const first = '2025-01-01'

/** The same rule told day by day: who works today adds a day, and the 29th day running without work begins anew. */
const dayByDay = (spells: readonly Period[], today: string) => {
  let worked = 0
  let idle = 0
  for (const day of datesFrom(first, today)) {
    const works = spells.some(
      ({ kind, startsOn, endsOn }) => kind === 'ordinary' && startsOn <= day && (endsOn === null || endsOn >= day),
    )
    idle = works ? 0 : idle + 1
    worked = works ? worked + 1 : idle > 28 ? 0 : worked
  }
  return { worked, idle }
}

const period = fc
  .record({
    kind: fc.constantFrom(...spellKinds, 'ordinary' as const),
    after: fc.integer({ min: 0, max: 500 }),
    days: fc.option(fc.integer({ min: 0, max: 160 }), { freq: 6 }),
  })
  .map(({ kind, after, days }): Period => {
    const startsOn = addDays(first, after)
    return { kind, startsOn, endsOn: days === null ? null : addDays(startsOn, days) }
  })

describe('lasting employment on any jobs and any day', () => {
  it('is what one finds by going through the days', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 7 }), fc.integer({ min: 0, max: 700 }), (spells, after) => {
        const today = addDays(first, after)
        const { worked, idle } = dayByDay(spells, today)
        const found = lasting(spells, today)
        expect(found.weeks).toBe(Math.min(26, Math.floor(worked / 7)))
        expect(found.state).toBe(worked === 0 ? 'none' : worked >= 182 ? 'lasting' : idle > 0 ? 'paused' : 'counting')
        expect(found.resumeBy).toBe(worked > 0 && idle > 0 ? addDays(today, 29 - idle) : null)
        expect(lastingOn(spells, today)).toBe(worked >= 182)
      }),
      { numRuns: 600, seed: 20261118 },
    )
  })
})
