import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWeeks,
  datesFrom,
  daysBetween,
  findHoliday,
  holidaysOf,
  instantIn,
  isoWeek,
  isWeekend,
  isWorkingDay,
  mondayOf,
  timeIn,
  todayIn,
  weekdayOf,
  weeksBetween,
} from '../../shared/calendar.ts'

const anyDate = fc.integer({ min: -40_000, max: 80_000 }).map((days) => addDays('1970-01-01', days))
const dayMs = 86_400_000

test('counting days agrees with the engine’s own calendar', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      const ms = Date.parse(`${date}T00:00:00Z`)
      expect(addDays(date, days)).toBe(new Date(ms + days * dayMs).toISOString().slice(0, 10))
      expect(daysBetween(date, addDays(date, days))).toBe(days)
      expect(weekdayOf(date)).toBe(new Date(ms).getUTCDay() || 7)
      expect(weekdayOf(mondayOf(date))).toBe(1)
    }),
  )
})

test.each([
  ['2026-11-23', 2026, 48],
  ['2027-01-01', 2026, 53],
  ['2027-01-04', 2027, 1],
  ['2024-12-30', 2025, 1],
  ['2021-01-03', 2020, 53],
  ['2023-01-01', 2022, 52],
])('%s lies in week %i-%i', (date, year, week) => {
  expect(isoWeek(date)).toEqual({ year, week })
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-11-23', 2, '2027-01-23'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -13, '2025-02-28'],
])('%s and %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected)
})

test('weeks, months and runs of dates', () => {
  expect(addWeeks('2026-11-23', 26)).toBe('2027-05-24')
  expect([6, 7, 13, 14].map((days) => weeksBetween('2026-11-23', addDays('2026-11-23', days)))).toEqual([0, 1, 1, 2])
  expect(datesFrom('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'])
  expect(datesFrom('2026-12-30', '2026-12-29')).toEqual([])
  expect(() => weekdayOf('23-11-2026')).toThrow('not a date')
})

describe('public holidays', () => {
  test.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, easter) => {
    expect(holidaysOf(year).get(easter)).toBe('easter-sunday')
  })

  test('2026 in full', () => {
    expect([...holidaysOf(2026).keys()]).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  test('Great Prayer Day is a holiday to 2023 and not from 2024', () => {
    expect(findHoliday('2023-05-05')).toBe('great-prayer-day')
    expect(isWorkingDay('2023-05-05')).toBe(false)
    expect(findHoliday('2024-04-26')).toBeNull()
    expect(isWorkingDay('2024-04-26')).toBe(true)
  })

  test('Constitution Day and Christmas Eve are working days in law', () => {
    expect(isWorkingDay('2026-06-05')).toBe(true)
    expect(isWorkingDay('2026-12-24')).toBe(true)
  })
})

test('a weekend is Saturday and Sunday', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(isWeekend)).toEqual([false, true, true, false])
})

test.each([
  ['2026-11-22T22:59:59Z', '2026-11-22'],
  ['2026-11-22T23:00:00Z', '2026-11-23'],
  ['2026-06-30T21:59:59Z', '2026-06-30'],
  ['2026-06-30T22:00:00Z', '2026-07-01'],
])('at %s the date in Copenhagen is %s', (instant, date) => {
  expect(todayIn('Europe/Copenhagen', Date.parse(instant))).toBe(date)
})

describe('an instant by a clock on the wall', () => {
  test.each([
    ['winter', '2026-11-18', '10:00', '2026-11-18T09:00:00.000Z'],
    ['summer', '2026-07-01', '10:00', '2026-07-01T08:00:00.000Z'],
    ['the evening before summer time', '2026-03-28', '23:30', '2026-03-28T22:30:00.000Z'],
    ['the morning of summer time', '2026-03-29', '08:00', '2026-03-29T06:00:00.000Z'],
    ['the morning of winter time', '2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
    ['midnight', '2026-11-18', '00:00', '2026-11-17T23:00:00.000Z'],
  ])('%s', (_, date, time, instant) => {
    expect(new Date(instantIn('Europe/Copenhagen', date, time)).toISOString()).toBe(instant)
    expect(timeIn('Europe/Copenhagen', Date.parse(instant))).toBe(time)
  })
})
