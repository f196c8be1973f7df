import { describe, expect, it } from 'vitest'
import {
  type KnownHours,
  lastDayOf,
  proposedHours,
  proposedStart,
  scaledHours,
  shiftHours,
} from '../../shared/placements/defaults.rules.ts'

const day = { weekdays: [1, 2, 3, 4, 5], startsAt: '06:00', endsAt: '14:00' }
const goal = { from: 20, to: 25 }
const known: KnownHours = { weeklyHours: null, availability: null, goal, shifts: [day] }

describe('the longest shift of a day', () => {
  it('is counted in quarters, over midnight too, and is nothing on a day without', () => {
    expect(
      shiftHours([
        { weekdays: [1, 2], startsAt: '06:00', endsAt: '09:20' },
        { weekdays: [2], startsAt: '06:00', endsAt: '12:00' },
        { weekdays: [5], startsAt: '22:00', endsAt: '02:30' },
      ]),
    ).toEqual([3.25, 6, 0, 0, 4.5, 0, 0])
  })
})

describe('the hours that a form begins with', () => {
  it.each<[string, Partial<KnownHours>, number[]]>([
    ['the door’s goal where nothing was talked about', {}, [5, 5, 5, 0, 5, 0, 0]],
    ['what the citizen can plan for', { weeklyHours: 15 }, [5, 0, 5, 0, 5, 0, 0]],
    ['no more than the door leads to', { weeklyHours: 37 }, [5, 5, 5, 5, 5, 0, 0]],
    ['one short day', { weeklyHours: 2.5, goal: { from: 10, to: 12 } }, [2.5, 0, 0, 0, 0, 0, 0]],
    ['the days the citizen can', { weeklyHours: 8, availability: [0, 4, 0, 6, 0, 0, 0] }, [0, 4, 0, 4, 0, 0, 0]],
    ['more days where one of them is short', { weeklyHours: 8, availability: [2, 4, 0, 4, 0, 0, 0] }, [2, 3, 0, 3, 0, 0, 0]],
    [
      'as many as there is room for',
      { weeklyHours: 20, shifts: [{ weekdays: [1, 3], startsAt: '06:00', endsAt: '09:00' }] },
      [3, 0, 3, 0, 0, 0, 0],
    ],
    ['nothing where the site has no shift', { shifts: [] }, [0, 0, 0, 0, 0, 0, 0]],
    ['nothing where the citizen has no day', { availability: [0, 0, 0, 0, 0, 0, 0] }, [0, 0, 0, 0, 0, 0, 0]],
  ])('%s', (_, change, expected) => {
    expect(proposedHours({ ...known, ...change })).toEqual(expected)
  })
})

describe('hours a week that were proposed, on the days of the agreement', () => {
  it.each<[string, number[], number, number[] | null]>([
    ['more in the same shares', [2, 2, 2, 2, 2, 0, 0], 15, [3, 3, 3, 3, 3, 0, 0]],
    ['fewer in the same shares', [6, 0, 6, 0, 3, 0, 0], 10, [4, 0, 4, 0, 2, 0, 0]],
    ['a quarter left over falls on the day that is farthest behind', [2, 0, 2, 0, 1, 0, 0], 6, [2.5, 0, 2.25, 0, 1.25, 0, 0]],
    ['from a full-time week to whole quarters', [7.4, 7.4, 7.4, 7.4, 7.4, 0, 0], 30, [6, 6, 6, 6, 6, 0, 0]],
    ['no day beyond the longest', [10, 0, 0, 0, 5, 0, 0], 24, [12, 0, 0, 0, 12, 0, 0]],
    ['no room on the days there are', [6, 0, 0, 0, 6, 0, 0], 24.25, null],
    ['a full-time week at most', [7.4, 7.4, 7.4, 7.4, 7.4, 0, 0], 37.25, null],
    ['no week to lay them out by', [0, 0, 0, 0, 0, 0, 0], 10, null],
  ])('%s', (_, week, wanted, expected) => expect(scaledHours(week, wanted)).toEqual(expected))
})

describe('the first day that a form begins with', () => {
  it.each([
    ['2026-11-18', '2026-11-30'], // a Wednesday
    ['2026-11-23', '2026-11-30'], // a Monday: a week to the day
    ['2026-11-24', '2026-12-07'], // the day after
    ['2026-11-22', '2026-11-30'], // a Sunday
    ['2027-03-17', '2027-03-30'], // Easter Monday is no working day
  ])('on %s: %s', (today, expected) => {
    expect(proposedStart(today)).toBe(expected)
  })

  it('a week ends on its seventh day', () => {
    expect(lastDayOf('2026-11-30', 13)).toBe('2027-02-28')
  })
})
