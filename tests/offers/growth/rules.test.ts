import { describe, expect, it } from 'vitest'
import { monthsBefore, netGrowthOn } from '../../../shared/offers/growth.rules.ts'

const posts = (day: string, ...fte: readonly number[]) =>
  monthsBefore(day, fte.length).map((month, index) => ({ month: `${month}-01`, fte: fte[index] ?? 0 }))
const twelve = (last: number, others: number) => [last, ...Array.from({ length: 11 }, () => others)]

describe('net growth', () => {
  it('looks at the whole months before a day, across the year’s end and leap February', () => {
    expect(monthsBefore('2026-11-23', 2)).toEqual(['2026-10', '2026-09'])
    expect(monthsBefore('2027-01-01', 3)).toEqual(['2026-12', '2026-11', '2026-10'])
    expect(monthsBefore('2028-03-31', 1)).toEqual(['2028-02'])
    expect(monthsBefore('2028-02-29', 1)).toEqual(['2028-01'])
  })

  it.each([
    ['the same all year', twelve(100, 100), { last: 100, mean: 100, grows: true }],
    ['one hundredth less last month', twelve(99.99, 100), { last: 99.99, mean: 100, grows: false }],
    ['one hundredth more last month', twelve(100.01, 100), { last: 100.01, mean: 100, grows: true }],
    ['binary fractions that are equal', twelve(0.1, 0.1), { last: 0.1, mean: 0.1, grows: true }],
    ['a fall', twelve(80, 100), { last: 80, mean: 98.33, grows: false }],
    ['a rise', twelve(120, 100), { last: 120, mean: 101.67, grows: true }],
    ['nobody', twelve(0, 0), { last: 0, mean: 0, grows: true }],
  ])('%s', (_, fte, expected) => {
    expect(netGrowthOn(posts('2026-11-23', ...fte), '2026-11-23', 12)).toEqual(expected)
  })

  it('names the months that are missing, and looks at none but those it needs', () => {
    const known = posts('2026-11-23', ...twelve(100, 100))
    expect(netGrowthOn(known.slice(1), '2026-11-23', 12)).toEqual(['2026-10'])
    expect(netGrowthOn(known.slice(0, -1), '2026-11-23', 12)).toEqual(['2025-11'])
    expect(netGrowthOn(known.slice(0, -1), '2026-11-23', 11)).toMatchObject({ grows: true })
    expect(netGrowthOn([...known, { month: '2026-11-01', fte: 1 }], '2026-11-23', 12)).toMatchObject({ last: 100, grows: true })
  })
})
