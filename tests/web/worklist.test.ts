import { describe, expect, test } from 'vitest'
import { daysBetween, isWorkingDay } from '../../shared/calendar.ts'
import { causes, longestSnooze, promised } from '../../shared/worklist/causes.ts'
import { kinds, linesOf, queryOf, shownIn, sides } from '../../web/worklist/kinds.ts'
import { lastSnooze, snoozeDays } from '../../web/worklist/snoozeDays.ts'

describe('the days that a line is put off to', () => {
  const far = '2099-12-31'
  test.each([
    ['a Monday', '2026-11-23', '2026-11-24', '2026-11-30'],
    ['a Thursday', '2026-11-26', '2026-11-27', '2026-11-30'],
    ['a Friday: the next working day is next week', '2026-11-27', '2026-11-30', null],
    ['a Sunday', '2026-11-29', '2026-11-30', null],
    ['the day before Maundy Thursday', '2026-04-01', '2026-04-07', null],
    ['the week before Easter Monday', '2026-03-30', '2026-03-31', '2026-04-07'],
    ['23 December', '2026-12-23', '2026-12-24', '2026-12-28'],
  ])('%s', (_, today, next, nextWeek) => {
    expect(snoozeDays(today, far)).toEqual({ next, nextWeek })
  })

  test('are working days ahead, as far as the line may wait', () => {
    expect(snoozeDays('2026-11-23', '2026-11-24')).toEqual({ next: '2026-11-24', nextWeek: null })
    expect(snoozeDays('2026-11-23', '2026-11-23')).toEqual({ next: null, nextWeek: null })
    expect(snoozeDays('2026-11-23', '2026-11-30').nextWeek).toBe('2026-11-30')
    expect(snoozeDays('2026-11-23', '2026-11-29').nextWeek).toBeNull()
  })

  test.each(causes)('%s may wait to its own day where somebody was promised it, else as long as any', (cause) => {
    const last = lastSnooze({ cause, on: '2026-11-25', facts: {} }, '2026-11-23')
    if (promised.some((one) => one === cause)) expect(last).toBe('2026-11-25')
    else expect(daysBetween('2026-11-23', last)).toBe(longestSnooze)
    const { next } = snoozeDays('2026-11-23', last)
    expect(next !== null && isWorkingDay(next)).toBe(true)
  })
})

test('what cannot wait cannot be put off', () => {
  expect(lastSnooze({ cause: 'answer-concern', on: '2026-11-25', facts: { urgent: true } }, '2026-11-23')).toBe('2026-11-23')
})

describe('the filters above the list', () => {
  const line = (cause: 'check' | 'assess', coveredFor: string | null) => ({ cause, coveredFor })
  const lines = [line('check', null), line('check', 'Mikkel Dahl'), line('assess', null)]

  test('come back from their address, and anything else shows all', () => {
    for (const kind of [...kinds, undefined])
      for (const side of [...sides, undefined]) {
        const query = Object.entries(queryOf({ kind, side })).flatMap(([name, value]) => (value ? [[name, value]] : []))
        expect(shownIn(new URLSearchParams(query))).toEqual({ kind, side })
      }
    for (const vis of ['', 'answers', 'andet'])
      expect(shownIn(new URLSearchParams({ vis, hvis: vis }))).toEqual({ kind: undefined, side: undefined })
  })

  test.each([
    [undefined, undefined, 3],
    ['follow', undefined, 2],
    [undefined, 'own', 2],
    [undefined, 'covered', 1],
    ['follow', 'own', 1],
    ['door', 'covered', 0],
  ] as const)('%s, %s', (kind, side, count) => expect(linesOf(lines, { kind, side })).toHaveLength(count))
})
