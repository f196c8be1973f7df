import { describe, expect, it } from 'vitest'
import type { Outcome, Topic } from '../../shared/concerns/topics.ts'
import { hoursWished } from '../../web/concerns/wished.ts'

const week = [4, 0, 4, 0, 4, 0, 0]

describe('the hours that a changed agreement begins with', () => {
  it.each<[string, Topic, number | null, Outcome, number[] | null]>([
    ['more hours, with a plain yes', 'more_hours', 15, 'accepted', [5, 0, 5, 0, 5, 0, 0]],
    ['fewer hours, with a plain yes', 'fewer_hours', 6, 'accepted', [2, 0, 2, 0, 2, 0, 0]],
    ['another yes than was asked for', 'more_hours', 15, 'adjusted', null],
    ['no number was named', 'more_hours', null, 'accepted', null],
    ['more than this week, but what is written has as many', 'more_hours', 12, 'accepted', null],
    ['fewer, but what is written has as few', 'fewer_hours', 12, 'accepted', null],
  ])('%s', (_, topic, hoursAWeek, outcome, expected) =>
    expect(hoursWished({ topic, hoursAWeek, answer: { outcome } }, week)).toEqual(expected),
  )
})
