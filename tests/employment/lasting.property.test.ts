import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, datesFrom } from '../../shared/calendar.ts'
import { type Period, spellKinds } from '../../shared/employment/employment.rules.ts'
import { type LastingDefinition, lasting, lastingOn, standardTerms, termsOn } from '../../shared/employment/lasting.rules.ts'

const first = '2025-01-01'

/** The same rule told day by day: who has the hours today adds a day, and one idle day more than is bridged begins anew. */
const dayByDay = (spells: readonly Period[], { weeks, bridgedWeeks, leastHours }: LastingDefinition, today: string) => {
  let worked = 0
  let idle = 0
  for (const day of datesFrom(first, today)) {
    const hours = spells
      .filter(({ kind, startsOn, endsOn }) => kind === 'ordinary' && startsOn <= day && (endsOn === null || endsOn >= day))
      .reduce((sum, { weeklyHours }) => sum + weeklyHours, 0)
    const works = hours > 0 && hours >= leastHours
    idle = works ? 0 : idle + 1
    worked = works ? worked + 1 : idle > bridgedWeeks * 7 ? 0 : worked
  }
  return { worked, idle, isLasting: worked >= weeks * 7 }
}

const period = fc
  .record({
    kind: fc.constantFrom(...spellKinds, 'ordinary' as const, 'ordinary' as const),
    after: fc.integer({ min: 0, max: 400 }),
    days: fc.option(fc.integer({ min: 0, max: 160 }), { freq: 6 }),
    weeklyHours: fc.constantFrom(5, 10, 15, 30),
  })
  .map(({ kind, after, days, weeklyHours }): Period => {
    const startsOn = addDays(first, after)
    return { kind, startsOn, endsOn: days === null ? null : addDays(startsOn, days), weeklyHours }
  })

const definition = fc
  .record({
    after: fc.integer({ min: 0, max: 500 }),
    weeks: fc.integer({ min: 4, max: 40 }),
    bridgedWeeks: fc.integer({ min: 0, max: 6 }),
    leastHours: fc.constantFrom(0, 10, 15, 20),
  })
  .map(({ after, ...terms }): LastingDefinition => ({ ...terms, validFrom: addDays(first, after) }))

describe('lasting employment on any jobs and any day', () => {
  it('is what one finds by going through the days', () => {
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 7 }),
        fc.option(definition),
        fc.integer({ min: 0, max: 560 }),
        (spells, said, after) => {
          const today = addDays(first, after)
          const definitions = said ? [{ ...said, validFrom: first }] : []
          const terms = termsOn(definitions, today)
          const { worked, idle, isLasting } = dayByDay(spells, terms, today)
          const found = lasting(spells, definitions, today)
          expect(found.weeks).toBe(Math.min(terms.weeks, Math.floor(worked / 7)))
          expect(found.state).toBe(worked === 0 ? 'none' : isLasting ? 'lasting' : idle > 0 ? 'paused' : 'counting')
          expect(found.resumeBy).toBe(worked > 0 && idle > 0 ? addDays(today, terms.bridgedWeeks * 7 + 1 - idle) : null)
          expect(lastingOn(spells, terms, today)).toBe(isLasting)
        },
      ),
      { numRuns: 600, seed: 20261118 },
    )
  })

  it('became so on the first of the days without a break that each were lasting by what counted on them', () => {
    fc.assert(
      fc.property(
        fc.array(period, { minLength: 1, maxLength: 5 }),
        fc.uniqueArray(definition, { maxLength: 3, selector: ({ validFrom }) => validFrom }),
        fc.integer({ min: 300, max: 560 }),
        (spells, definitions, after) => {
          const today = addDays(first, after)
          let since: string | null = null
          let before = false
          for (const day of datesFrom(first, today)) {
            const isLasting = lastingOn(spells, termsOn(definitions, day), day)
            if (isLasting && !before) since = day
            before = isLasting
          }
          const found = lasting(spells, definitions, today)
          expect(found.state === 'lasting').toBe(before)
          expect(found.reachedOn).toBe(found.state === 'lasting' || found.state === 'none' ? since : null)
        },
      ),
      { numRuns: 60, seed: 20261118 },
    )
  })

  it('counts as it always did where nobody has said anything', () => {
    expect(termsOn([], '1990-01-01')).toEqual({ ...standardTerms, validFrom: null })
  })
})
