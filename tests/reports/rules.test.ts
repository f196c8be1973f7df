import { describe, expect, it } from 'vitest'
import { hidesLines, isMovedBack } from '../../shared/reports/outcomes.rules.ts'
import { findingOf, type GroupKey } from '../../shared/reports/quality.rules.ts'
import { mayStillReach } from '../../shared/reports/reports.rules.ts'

describe('whether more may still come that many weeks on', () => {
  it.each([
    [2026, 52, '2026-11-23', true],
    [2026, 13, '2026-11-23', true],
    // 364 days after New Year's Eve
    [2025, 52, '2026-12-29', true],
    [2025, 52, '2026-12-30', false],
    [2024, 52, '2026-11-23', false],
  ] as const)('began in %i, %i weeks, on %s: %s', (year, weeks, asOf, may) => {
    expect(mayStillReach(year, weeks, asOf)).toBe(may)
  })
})

describe('what a comparison of groups says', () => {
  const hidden = { hidden: true } as const
  const group = (key: GroupKey, from: number | null, percent: number | null) => ({
    key,
    size: from === null ? hidden : { from },
    shares: {
      asProposed: percent === null ? hidden : { percent: 100 - percent },
      otherwise: percent === null ? hidden : { percent },
    },
  })
  it.each([
    ['the same shares', [group('f', 20, 15), group('m', 20, 15)], 'alike'],
    ['twenty points between groups of twenty', [group('f', 20, 10), group('m', 20, 30)], 'alike'],
    ['fifty points between groups of twenty', [group('f', 20, 10), group('m', 20, 60)], 'apart'],
    ['twenty points between groups of a hundred', [group('f', 100, 10), group('m', 100, 30)], 'apart'],
    ['ten points between groups of a hundred', [group('f', 100, 10), group('m', 100, 20)], 'alike'],
    ['a group of fewer than twenty', [group('f', 100, 10), group('m', 5, 60)], 'too-small'],
    ['a group whose size is hidden', [group('f', 100, 10), group('m', null, null)], 'too-small'],
    ['a hidden share', [group('f', 100, 10), group('m', 100, null)], 'too-small'],
    [
      'a hidden share of all together counts for nothing',
      [group('f', 20, 15), group('m', 20, 15), group('all', null, null)],
      'alike',
    ],
    ['one group alone', [group('f', 100, 10)], 'too-small'],
  ])('%s', (_, groups, says) => expect(findingOf(groups).says).toBe(says))
  it('names the columns in which groups are apart', () =>
    expect(findingOf([group('f', 100, 10), group('m', 100, 30)])).toEqual({
      says: 'apart',
      columns: ['asProposed', 'otherwise'],
    }))
})

describe('whether the end of a period was moved back', () => {
  it.each([
    ['2026-11-23', '2025-09-30', false],
    ['2026-11-23', '2025-06-30', true],
    // 52 weeks to the day since the end of a quarter
    ['2026-09-29', '2025-09-30', false],
    ['2026-09-29', '2025-06-30', true],
    ['2026-09-28', '2025-06-30', false],
    ['2027-01-04', '2025-12-31', false],
    ['2026-11-23', '2026-03-31', false, 26],
    ['2026-11-23', '2025-12-31', true, 26],
  ])('on %s with %s: %s', (asOf, until, moved, weeks = 52) => {
    expect(isMovedBack(asOf, until, weeks)).toBe(moved)
  })
})

describe('whether the groups of a division are told', () => {
  const [told, hidden] = [{ n: 8 }, { hidden: true }] as const
  const lives = (cell: typeof told | typeof hidden) => ({
    weeks: [26],
    rows: [{ key: 'red', total: { n: 16 }, events: [cell], cutOff: null, without: cell }],
  })
  const works = (cell: typeof told | typeof hidden) => [
    {
      weeks: 26 as const,
      table: { columns: ['ordinary' as const, 'other' as const], rows: [{ key: 'red', total: { n: 16 }, cells: [cell, cell] }] },
    },
  ]
  it.each([
    ['all of them', lives(told), works(told), false],
    ['a wait is not', lives(hidden), works(told), true],
    ['work is not', lives(told), works(hidden), true],
    ['no wait at all', hidden, works(told), true],
  ])('%s', (_name, paid, retention, hides) => {
    expect(hidesLines({ paid, job: lives(told), retention })).toBe(hides)
  })
})
