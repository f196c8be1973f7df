import { describe, expect, it } from 'vitest'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import {
  mostSteps,
  plannedWeekdayHours,
  rampFrom,
  rampWeekOf,
  rampWeeksIn,
  stepOn,
  weeklyHoursByWeek,
  whyNotRamp,
} from '../../shared/placements/ramp.rules.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'

const rampOf = (door: Door) => catalogueV1.doors.find((one) => one.door === door)?.ramp ?? []
const week = (...hours: number[]): number[] => [...hours, 0, 0, 0, 0, 0, 0, 0].slice(0, 7)
const total = (hours: readonly number[]) => hours.reduce((sum, one) => sum + one, 0)
const step = (fromWeek: number, weekdayHours: readonly number[], pace: RampStep['pace'] = null): RampStep => ({
  fromWeek,
  weekdayHours,
  pace,
})
const ramp = [step(1, week(3)), step(3, week(3, 0, 3)), step(5, week(4, 0, 4))]

describe('the week of a placement', () => {
  it.each([
    ['2026-11-25', '2026-11-25', 1], // a Wednesday, its first day
    ['2026-11-25', '2026-11-29', 1], // the Sunday after it
    ['2026-11-25', '2026-11-30', 2], // the next Monday
    ['2026-11-23', '2026-11-22', 0], // the day before a Monday
    ['2026-12-21', '2027-01-04', 3], // over the year's week 53
    ['2028-02-28', '2028-03-06', 2], // over a leap day
    ['2027-03-22', '2027-03-29', 2], // over the change of the clock
  ])('first day %s, date %s: %i', (startsOn, date, expected) => {
    expect(rampWeekOf(startsOn, date)).toBe(expected)
  })

  it('counts the calendar weeks that a period touches', () => {
    expect(rampWeeksIn('2026-11-23', '2027-02-21')).toBe(13)
    expect(rampWeeksIn('2026-11-25', '2027-02-23')).toBe(14)
    expect(rampWeeksIn('2026-11-25', '2026-11-25')).toBe(1)
  })
})

describe('the step of a date', () => {
  const planned = { startsOn: '2026-11-25', startedOn: null, weekdayHours: week(4, 0, 4), ramp }
  it.each([
    ['2026-11-24', week(3)],
    ['2026-11-25', week(3)],
    ['2026-12-06', week(3)],
    ['2026-12-07', week(3, 0, 3)],
    ['2026-12-20', week(3, 0, 3)],
    ['2026-12-21', week(4, 0, 4)],
    ['2027-06-01', week(4, 0, 4)],
  ])('on %s', (date, hours) => {
    expect(plannedWeekdayHours(planned, date)).toEqual(hours)
  })

  it('counts from the day it really began', () => {
    expect(plannedWeekdayHours({ ...planned, startedOn: '2026-12-02' }, '2026-12-07')).toEqual(week(3))
    expect(plannedWeekdayHours({ ...planned, startedOn: '2026-12-02' }, '2026-12-14')).toEqual(week(3, 0, 3))
  })

  it('is the placement itself where there is no ramp', () => {
    expect(plannedWeekdayHours({ ...planned, ramp: [] }, '2026-11-25')).toEqual(week(4, 0, 4))
    expect(stepOn([], '2026-11-25', '2026-11-25')).toBeNull()
  })

  it('gives each week its hours and pace', () => {
    const pace = { from: 50, to: 60 }
    expect(weeklyHoursByWeek({ weekdayHours: week(6), ramp: [step(1, week(3)), step(3, week(6), pace)] }, 4)).toEqual([
      { week: 1, hours: 3, pace: null },
      { week: 2, hours: 3, pace: null },
      { week: 3, hours: 6, pace },
      { week: 4, hours: 6, pace },
    ])
    expect(weeklyHoursByWeek({ weekdayHours: week(6), ramp: [] }, 1)).toEqual([{ week: 1, hours: 6, pace: null }])
    expect(weeklyHoursByWeek({ weekdayHours: week(6), ramp: [] }, 0)).toEqual([])
  })
})

describe('a ramp as the door suggests it', () => {
  it.each<[string, Door, number[], number, [number, number, string][]]>([
    [
      'close support to twelve hours in thirteen weeks: as many as the door has from the start',
      'red',
      week(4, 0, 4, 0, 4),
      13,
      [
        [1, 8, '–'],
        [5, 8, '30–40'],
        [9, 9.75, '35–50'],
        [13, 12, '40–50'],
      ],
    ],
    [
      'close support to ten hours: as few as the door has from the start',
      'red',
      week(2, 2, 2, 2, 2),
      13,
      [
        [1, 2, '–'],
        [5, 4, '30–40'],
        [9, 7, '35–50'],
        [13, 10, '40–50'],
      ],
    ],
    [
      'support to twenty hours',
      'yellow',
      week(4, 4, 4, 4, 4),
      13,
      [
        [1, 9.75, '50–60'],
        [5, 12, '55–70'],
        [9, 16, '65–80'],
        [13, 20, '75–80'],
      ],
    ],
    [
      'the same in four weeks',
      'yellow',
      week(4, 4, 4, 4, 4),
      4,
      [
        [1, 9.75, '50–80'],
        [3, 20, '75–80'],
      ],
    ],
    [
      'own feet: the hours at once, the pace in steps',
      'green',
      week(6, 6, 6, 6, 6),
      26,
      [
        [1, 30, '80–100'],
        [5, 30, '85–100'],
        [9, 30, '100–100'],
      ],
    ],
    [
      'fewer hours than the door starts with stay as they are',
      'yellow',
      week(4, 4),
      13,
      [
        [1, 8, '50–60'],
        [5, 8, '55–70'],
        [9, 8, '65–80'],
        [13, 8, '75–80'],
      ],
    ],
    ['one week is one step', 'red', week(3, 3), 1, [[1, 6, '40–50']]],
    ['no hours chosen', 'red', week(), 13, []],
    ['no weeks', 'red', week(3), 0, []],
  ])('%s', (_, door, end, weeks, expected) => {
    const said = rampFrom(rampOf(door), end, weeks).map(({ fromWeek, weekdayHours, pace }) => [
      fromWeek,
      total(weekdayHours),
      pace ? `${pace.from}–${pace.to}` : '–',
    ])
    expect(said).toEqual(expected)
  })

  it('takes whole days rather than crumbs, spread over the week, and keeps the days it has begun with', () => {
    expect(rampFrom(rampOf('red'), week(3, 3, 3, 0, 3), 13).map(({ weekdayHours }) => weekdayHours)).toEqual([
      week(2.5, 0, 2.5, 0, 2.5),
      week(3, 0, 3, 0, 3),
      week(3, 0, 3, 0, 3),
      week(3, 3, 3, 0, 3),
    ])
  })

  it('always holds what is asked of a ramp, and never falls', () => {
    for (const door of ['red', 'yellow', 'green'] as const) {
      for (let weeks = 1; weeks <= 30; weeks += 1) {
        for (let days = 1; days <= 7; days += 1) {
          for (const hours of [0.25, 1, 1.5, 2.75, 4, 5.25]) {
            const end = week(...Array.from({ length: days }, (_, index) => (index % 3 === 1 ? Math.min(hours, 1.25) : hours)))
            const steps = rampFrom(rampOf(door), end, weeks)
            expect(whyNotRamp(steps, { weekdayHours: end, weeks })).toBeNull()
            expect(steps.length).toBeLessThanOrEqual(4)
            const totals = steps.map(({ weekdayHours }) => total(weekdayHours))
            expect(totals).toEqual(totals.toSorted((a, b) => a - b))
            for (const { weekdayHours } of steps) {
              for (const [index, one] of weekdayHours.entries()) {
                expect(one * 4).toBe(Math.round(one * 4))
                expect(one).toBeLessThanOrEqual(end[index] ?? 0)
              }
            }
          }
        }
      }
    }
  })
})

describe('whyNotRamp', () => {
  const end = week(4, 0, 4)
  it.each<[string, readonly RampStep[], number | null, string | null, string | undefined]>([
    ['three steps', ramp, 13, null, undefined],
    ['no ramp at all', [], 13, null, undefined],
    ['a step that begins in the last week', ramp, 5, null, undefined],
    ['a step after the last week', ramp, 4, 'ramp-after-period', '/ramp/2/fromWeek'],
    ['a period that is not known yet', ramp, null, null, undefined],
    ['a first step in week 2', [step(2, end)], 13, 'ramp-first-week', '/ramp/0/fromWeek'],
    ['two steps in one week', [step(1, week(3)), step(3, week(3)), step(3, end)], 13, 'ramp-order', '/ramp/2/fromWeek'],
    ['thirteen steps', Array.from({ length: mostSteps }, (_, index) => step(index + 1, end)), 13, null, undefined],
    ['fourteen', Array.from({ length: mostSteps + 1 }, (_, index) => step(index + 1, end)), 26, 'too-many', '/ramp'],
    ['a day of twelve hours', [step(1, week(12)), step(2, end)], 13, null, undefined],
    [
      'a day of twelve and a quarter',
      [step(1, week(0, 12.25)), step(2, end)],
      13,
      'hours-out-of-range',
      '/ramp/0/weekdayHours/1',
    ],
    ['a week of 37', [step(1, week(7.4, 7.4, 7.4, 7.4, 7.4)), step(2, end)], 13, null, undefined],
    ['a week of 37.25', [step(1, week(7.5, 7.5, 7.5, 7.5, 7.25)), step(2, end)], 13, 'week-too-long', '/ramp/0/weekdayHours/0'],
    ['a pause on the way', [step(1, end), step(3, week()), step(4, end)], 13, null, undefined],
    ['an end without hours', [step(1, end), step(3, week())], 13, 'hours-missing', '/ramp/1/weekdayHours/0'],
    ['an end that is not what is agreed', [step(1, week(4, 0, 3.75))], 13, 'ramp-end-differs', '/ramp/0/weekdayHours/0'],
    ['a pace of one number', [step(1, end, { from: 50, to: 50 })], 13, null, undefined],
    ['a pace that falls', [step(1, end, { from: 55, to: 50 })], 13, 'pace-order', '/ramp/0/pace/to'],
  ])('%s', (_, steps, weeks, code, pointer) => {
    const refusal = whyNotRamp(steps, { weekdayHours: end, weeks })
    expect([refusal?.code ?? null, refusal?.pointer]).toEqual([code, pointer])
  })
})
