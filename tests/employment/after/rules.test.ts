import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import {
  afterMonths,
  type Course,
  standingFromJobs,
  standingsDisagree,
  statusAskedFor,
  statusDueOn,
  statusWanted,
  whyNotStatus,
} from '../../../shared/employment/after.rules.ts'
import type { Period } from '../../../shared/employment/employment.rules.ts'
import { firstPaid, ladderOf, ladderSteps, type UnpaidStay } from '../../../shared/employment/ladder.rules.ts'

const today = '2026-11-18'
const job = (startsOn: string, endsOn: string | null = null, kind: Period['kind'] = 'ordinary', weeklyHours = 20): Period => ({
  ...{ kind, startsOn, endsOn, weeklyHours },
})
const course = (endedOn: string | null, startedOn = '2026-01-05'): Course => ({ startedOn, endedOn })

describe('status after a placement', () => {
  it.each<[string, Course, Course[], 1 | 3 | 6 | 12, string | null]>([
    ['that runs', course(null), [], 1, 'placement-not-over'],
    ['that will end', course(addDays(today, 1)), [], 1, 'placement-not-over'],
    ['a month ago today', course('2026-10-18'), [], 1, null],
    ['a day less than a month ago', course('2026-10-19'), [], 1, 'status-not-due'],
    ['three months ago today', course('2026-08-18'), [], 3, null],
    ['a day less than three months ago', course('2026-08-19'), [], 3, 'status-not-due'],
    ['on the last of a long month', course('2026-08-31'), [], 1, null],
    ['another began the next day', course('2026-08-18'), [course(null, '2026-08-19')], 1, 'course-goes-on'],
    ['another began a day before a month was over', course('2026-08-18'), [course(null, '2026-09-17')], 1, 'course-goes-on'],
    ['another began when a whole month was over', course('2026-08-18'), [course(null, '2026-09-18')], 1, null],
    ['another had ended before', course('2026-08-18'), [course('2026-07-01', '2026-05-01')], 1, null],
  ])('%s', (_, given, others, months, expected) => {
    expect(whyNotStatus(given, others, months, today)?.code ?? null).toBe(expected)
  })

  it.each<[string, Period[], string]>([
    ['no job', [], 'unknown'],
    ['an ordinary job', [job('2026-01-01')], 'employed'],
    ['between two of them', [job('2026-01-01', addDays(today, -5)), job(addDays(today, 5))], 'employed'],
    ['a flexi-job is a benefit', [job('2026-01-01', null, 'flexi_job')], 'benefit'],
    ['so is one with wage subsidy', [job('2026-01-01', null, 'wage_subsidy')], 'benefit'],
    ['a job that is over is nothing known', [job('2026-01-01', addDays(today, -1))], 'unknown'],
  ])('from the jobs: %s', (_, spells, expected) => {
    expect(standingFromJobs(spells, { bridgedWeeks: 4 }, today)).toBe(expected)
  })

  it('asks for the oldest that nobody knows, for as long as somebody remembers', () => {
    const unknown = () => 'unknown' as const
    const ended = course('2026-10-10')
    expect(statusWanted(ended, [], [], unknown, today)).toEqual({ months: 1, on: '2026-11-10' })
    expect(statusWanted(ended, [], [1], unknown, today)).toBeNull()
    expect(statusWanted(ended, [], [], () => 'employed', today)).toBeNull()
    expect(statusWanted(ended, [course(null, '2026-10-20')], [], unknown, today)).toBeNull()
    expect(statusWanted(course(null), [], [], unknown, today)).toBeNull()
    const last = addDays('2026-11-10', statusAskedFor)
    expect(statusWanted(ended, [], [], unknown, last)?.months).toBe(1)
    expect(statusWanted(ended, [], [], unknown, addDays(last, 1))).toBeNull()
    expect(statusWanted(ended, [], [], unknown, '2027-01-12')).toEqual({ months: 3, on: '2027-01-10' })
    expect(afterMonths.map((months) => statusDueOn('2026-11-30', months))).toEqual([
      '2026-12-30',
      '2027-02-28',
      '2027-05-30',
      '2027-11-30',
    ])
  })

  it.each([
    ['employed', 'employed', false],
    ['benefit', 'employed', true],
    ['unknown', 'employed', false],
    ['education', 'unknown', false],
    [null, 'employed', false],
  ] as const)('%s noted against jobs that say %s', (noted, fromJobs, expected) => {
    expect(standingsDisagree(noted, fromJobs)).toBe(expected)
  })
})

describe('the ladder of hours', () => {
  // 2026-11-02 is a Monday; the week of 16 November is the present one
  const stay: UnpaidStay = {
    startsOn: '2026-10-19',
    startedOn: '2026-10-21',
    endedOn: '2026-11-06',
    weekdayHours: [4, 4, 4, 4, 4, 0, 0],
    ramp: [],
  }
  it('has whole weeks only, and counts the days that there are', () => {
    const weeks = ladderOf([stay], [job('2026-11-09'), job('2026-11-11', null, 'flexi_job', 10)], today)
    expect(weeks.map(({ monday, hours }) => [monday, hours.unpaid, hours.flexi_job, hours.ordinary])).toEqual([
      ['2026-10-19', 12, 0, 0],
      ['2026-10-26', 20, 0, 0],
      ['2026-11-02', 20, 0, 0],
      ['2026-11-09', 0, 6, 20],
    ])
    expect(ladderSteps(weeks).map(({ monday, lastSunday, weeks: count }) => [monday, lastSunday, count])).toEqual([
      ['2026-10-19', '2026-10-25', 1],
      ['2026-10-26', '2026-11-08', 2],
      ['2026-11-09', '2026-11-15', 1],
    ])
  })
  it('is empty before the first whole week, shows a gap as nothing, and goes back two years at most', () => {
    expect(ladderOf([], [], today)).toEqual([])
    expect(ladderOf([], [job('2026-11-16')], today)).toEqual([])
    expect(ladderOf([], [job('2026-12-01')], today)).toEqual([])
    expect(ladderOf([], [job('2026-11-09')], '2026-11-14')).toEqual([])
    expect(ladderOf([], [job('2026-11-09')], '2026-11-15')).toHaveLength(1)
    const gap = ladderOf([], [job('2026-10-19', '2026-10-25', 'wage_subsidy'), job('2026-11-02')], today)
    expect(gap.map(({ hours }) => hours.wage_subsidy + hours.ordinary)).toEqual([20, 0, 20, 20])
    expect(ladderOf([], [job('2020-01-01')], today)).toHaveLength(104)
  })
  it('knows the first paid hour and the first ordinary one', () => {
    expect(firstPaid([], today)).toEqual({ any: null, ordinary: null })
    expect(firstPaid([job('2026-12-01')], today)).toEqual({ any: null, ordinary: null })
    expect(firstPaid([job('2026-06-01'), job('2026-03-02', '2026-05-31', 'wage_subsidy')], today)).toEqual({
      any: '2026-03-02',
      ordinary: '2026-06-01',
    })
  })
})
