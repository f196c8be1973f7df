import { describe, expect, it } from 'vitest'
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
