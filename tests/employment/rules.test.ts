import { describe, expect, it } from 'vitest'
import { addDays, addWeeks } from '../../shared/calendar.ts'
import {
  bandOf,
  checkDueOn,
  checkStateOf,
  disagree,
  type Finding,
  type Job,
  type Period,
  refusalsOfSpell,
  statusAt,
  whyNotCheck,
  whyNotEnd,
  whyNotEndAtAll,
  whyNotSpell,
} from '../../shared/employment/employment.rules.ts'
import { lasting, lastingOn, standardTerms, stretchesOf, workedDays } from '../../shared/employment/lasting.rules.ts'

const today = '2026-11-18'

const ordinary = (startsOn: string, endsOn: string | null = null): Period => ({
  kind: 'ordinary',
  startsOn,
  endsOn,
  weeklyHours: 20,
})
const subsidised = (startsOn: string, endsOn: string | null = null): Period => ({
  ...ordinary(startsOn, endsOn),
  kind: 'wage_subsidy',
})
const flexi = (startsOn: string, endsOn: string | null = null): Period => ({
  ...ordinary(startsOn, endsOn),
  kind: 'flexi_job',
})

describe('joining jobs', () => {
  it.each<[string, Period[], [string, string | null][]]>([
    ['none', [], []],
    ['one', [ordinary('2026-01-05', '2026-03-29')], [['2026-01-05', '2026-03-29']]],
    ['open end', [ordinary('2026-01-05')], [['2026-01-05', null]]],
    ['touching', [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-02-01', '2026-02-28')], [['2026-01-01', '2026-02-28']]],
    [
      'a day between',
      [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-02-02', '2026-02-28')],
      [['2026-01-01', '2026-02-28']],
    ],
    [
      '28 days between',
      [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-03-01', '2026-03-31')],
      [['2026-01-01', '2026-03-31']],
    ],
    [
      '29 days between',
      [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-03-02', '2026-03-31')],
      [
        ['2026-01-01', '2026-01-31'],
        ['2026-03-02', '2026-03-31'],
      ],
    ],
    [
      '28 days between, across a 29 February',
      [ordinary('2024-01-01', '2024-02-10'), ordinary('2024-03-10', '2024-04-01')],
      [['2024-01-01', '2024-04-01']],
    ],
    ['overlapping', [ordinary('2026-01-01', '2026-03-31'), ordinary('2026-03-01', '2026-04-30')], [['2026-01-01', '2026-04-30']]],
    [
      'one inside another',
      [ordinary('2026-01-01', '2026-06-30'), ordinary('2026-02-01', '2026-02-10')],
      [['2026-01-01', '2026-06-30']],
    ],
    [
      'one inside another, gap counted from the longer',
      [ordinary('2026-01-01', '2026-06-30'), ordinary('2026-02-01', '2026-02-10'), ordinary('2026-07-20', '2026-08-01')],
      [['2026-01-01', '2026-08-01']],
    ],
    ['an open one first', [ordinary('2026-01-01'), ordinary('2026-08-01', '2026-08-31')], [['2026-01-01', null]]],
    ['an open one last', [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-02-10')], [['2026-01-01', null]]],
    [
      'the same twice',
      [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-01-01', '2026-01-31')],
      [['2026-01-01', '2026-01-31']],
    ],
    [
      'told in the wrong order',
      [ordinary('2026-02-01', '2026-02-28'), ordinary('2026-01-01', '2026-01-31')],
      [['2026-01-01', '2026-02-28']],
    ],
    ['a subsidised one alone', [subsidised('2026-01-01')], []],
    [
      'a subsidised one does not close a long gap',
      [ordinary('2026-01-01', '2026-01-31'), subsidised('2026-02-01', '2026-03-01'), ordinary('2026-03-02', '2026-03-31')],
      [
        ['2026-01-01', '2026-01-31'],
        ['2026-03-02', '2026-03-31'],
      ],
    ],
    [
      'nor does it break a short one',
      [ordinary('2026-01-01', '2026-01-31'), subsidised('2026-02-01', '2026-02-28'), ordinary('2026-03-01', '2026-03-31')],
      [['2026-01-01', '2026-03-31']],
    ],
  ])('%s', (_, spells, expected) => {
    expect(stretchesOf(spells, standardTerms).map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual(expected)
    expect(stretchesOf(spells.toReversed(), standardTerms).map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual(expected)
  })

  it.each<[string, Period[], number]>([
    ['one job', [ordinary('2026-01-01', '2026-01-31')], 31],
    ['touching jobs', [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-02-01', '2026-02-28')], 59],
    ['overlapping days count once', [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-01-15', '2026-02-10')], 41],
    ['the same job twice counts once', [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-01-01', '2026-01-31')], 31],
    ['a bridged gap does not count', [ordinary('2026-01-01', '2026-01-31'), ordinary('2026-02-15', '2026-02-28')], 45],
    [
      'a subsidised job in the gap neither',
      [ordinary('2026-01-01', '2026-01-31'), subsidised('2026-02-01', '2026-02-14'), ordinary('2026-02-15', '2026-02-28')],
      45,
    ],
    ['an open job counts to the day asked', [ordinary('2026-11-09')], 10],
    ['days to come do not count', [ordinary('2026-11-09', '2027-01-31')], 10],
  ])('counts days worked: %s', (_, spells, days) => {
    const [stretch] = stretchesOf(spells, standardTerms)
    expect(stretch && workedDays(stretch, today)).toBe(days)
  })
})

describe('lasting employment', () => {
  const start = addDays(today, -181)

  it.each<[string, Period[], Partial<ReturnType<typeof lasting>>]>([
    ['no job', [], { state: 'none', weeks: 0, since: null, reachedOn: null }],
    ['26 weeks today', [ordinary(start)], { state: 'lasting', weeks: 26, since: start, reachedOn: today, resumeBy: null }],
    ['a day short of 26 weeks', [ordinary(addDays(start, 1))], { state: 'counting', weeks: 25, reachedOn: null }],
    ['12 of 26 weeks', [ordinary(addDays(today, 1 - 12 * 7))], { state: 'counting', weeks: 12 }],
    ['begun today', [ordinary(today)], { state: 'counting', weeks: 0, since: today }],
    ['begins tomorrow', [ordinary(addDays(today, 1))], { state: 'none', weeks: 0, since: null }],
    ['long ago and still', [ordinary('2024-01-01')], { state: 'lasting', weeks: 26, reachedOn: '2024-06-30' }],
    [
      'a gap stops the count without losing it',
      [ordinary('2026-01-01', '2026-03-31'), ordinary('2026-04-15', '2026-07-31')],
      { state: 'none', weeks: 0, reachedOn: '2026-07-15' },
    ],
    [
      '13 weeks, four weeks between, 13 weeks',
      [ordinary('2026-04-20', addDays('2026-04-20', 90)), ordinary(addDays('2026-04-20', 90 + 29))],
      { state: 'lasting', weeks: 26, since: '2026-04-20', reachedOn: addDays('2026-04-20', 90 + 29 + 90) },
    ],
    [
      '13 weeks, four weeks and a day between, 13 weeks',
      [ordinary('2026-04-20', addDays('2026-04-20', 90)), ordinary(addDays('2026-04-20', 90 + 30))],
      { state: 'counting', weeks: 13, since: addDays('2026-04-20', 90 + 30), reachedOn: null },
    ],
    [
      'a day of work every four weeks is no 26 weeks',
      Array.from({ length: 12 }, (_, index) => ordinary(addDays('2026-01-01', index * 28), addDays('2026-01-01', index * 28))),
      { state: 'paused', weeks: 1, reachedOn: null },
    ],
    ['26 weeks with wage subsidy', [subsidised('2026-01-01')], { state: 'none', weeks: 0 }],
    ['26 weeks as a flexi-job', [flexi('2026-01-01')], { state: 'none', weeks: 0 }],
    [
      'a subsidised job, then ordinary',
      [subsidised('2026-01-01', '2026-08-25'), ordinary('2026-08-26')],
      { state: 'counting', weeks: 12, since: '2026-08-26' },
    ],
    [
      'over for four weeks today',
      [ordinary('2026-01-01', addWeeks(today, -4))],
      { state: 'lasting', reachedOn: '2026-07-01', resumeBy: addDays(today, 1) },
    ],
    [
      'over for four weeks and a day',
      [ordinary('2026-01-01', addDays(addWeeks(today, -4), -1))],
      { state: 'none', reachedOn: '2026-07-01', resumeBy: null },
    ],
    [
      'ended yesterday after ten weeks',
      [ordinary(addDays(today, -70), addDays(today, -1))],
      { state: 'paused', weeks: 10, resumeBy: addDays(today, 28) },
    ],
    ['last day today', [ordinary(addDays(today, -69), today)], { state: 'counting', weeks: 10, resumeBy: null }],
    ['will end later', [ordinary(start, '2026-12-31')], { state: 'lasting', resumeBy: null }],
    [
      'an earlier lasting job does not lend its weeks',
      [ordinary('2024-01-01', '2024-12-31'), ordinary(addDays(today, -13))],
      { state: 'counting', weeks: 2, reachedOn: null },
    ],
  ])('%s', (_, spells, expected) => {
    expect(lasting(spells, [], today)).toMatchObject(expected)
    expect(lasting(spells.toReversed(), [], today)).toMatchObject(expected)
    expect(lastingOn(spells, standardTerms, today)).toBe(expected.state === 'lasting')
  })

  it('is reached on the 182nd day worked, not before and not after', () => {
    const spells = [ordinary('2026-01-01', '2026-03-31'), ordinary('2026-04-15')]
    expect(lasting(spells, [], '2026-07-14')).toMatchObject({ state: 'counting', weeks: 25 })
    expect(lasting(spells, [], '2026-07-15')).toMatchObject({ state: 'lasting', weeks: 26, reachedOn: '2026-07-15' })
  })
})

describe('what is known of a day', () => {
  const check = (answer: Finding['answer'], on = today): Finding => ({ on, answer })

  it.each<[string, Period[], Finding[], string]>([
    ['nothing at all', [], [], 'unknown'],
    ['a check that says unknown', [], [check('unknown')], 'unknown'],
    ['a check that says none', [], [check('none')], 'none'],
    ['a check about the day before', [], [check('none', addDays(today, -1))], 'unknown'],
    ['a job that ended yesterday', [ordinary('2026-01-01', addDays(today, -1))], [], 'unknown'],
    ['a job that ends today', [ordinary('2026-01-01', today)], [], 'ordinary'],
    ['a job that begins today', [ordinary(today)], [], 'ordinary'],
    ['a job that begins tomorrow', [ordinary(addDays(today, 1))], [], 'unknown'],
    ['a subsidised job', [subsidised('2026-01-01')], [], 'subsidised'],
    ['a flexi-job', [flexi('2026-01-01')], [], 'subsidised'],
    ['ordinary beside subsidised', [subsidised('2026-01-01'), ordinary('2026-06-01')], [], 'ordinary'],
    [
      'between two ordinary jobs, four weeks',
      [ordinary('2026-01-01', addDays(today, -14)), ordinary(addDays(today, 15))],
      [],
      'ordinary',
    ],
    [
      'between two ordinary jobs, more',
      [ordinary('2026-01-01', addDays(today, -14)), ordinary(addDays(today, 16))],
      [],
      'unknown',
    ],
    [
      'subsidised between two ordinary jobs',
      [
        ordinary('2026-01-01', addDays(today, -3)),
        subsidised(addDays(today, -2), addDays(today, 2)),
        ordinary(addDays(today, 3)),
      ],
      [],
      'subsidised',
    ],
    ['a check against a job that nobody ended', [ordinary('2026-01-01')], [check('none')], 'none'],
    ['an unknown check beside a job', [ordinary('2026-01-01')], [check('unknown')], 'ordinary'],
    ['two checks of one day, one unknown', [], [check('unknown'), check('subsidised')], 'subsidised'],
  ])('%s', (_, spells, findings, expected) => {
    expect(statusAt(spells, findings, standardTerms, today)).toBe(expected)
  })
})

describe('hours a week', () => {
  it.each([
    [0.5, '1-9'],
    [9.99, '1-9'],
    [10, '10-19'],
    [19.5, '10-19'],
    [20, '20-29'],
    [29.99, '20-29'],
    [30, '30+'],
    [37, '30+'],
  ])('%d is in the band %s', (hours, band) => {
    expect(bandOf(hours)).toBe(band)
  })
})

describe('noting a job', () => {
  const job: Job = { employer: 'Blankt & Co', kind: 'ordinary', startsOn: '2026-11-02', endsOn: null, weeklyHours: 12 }
  const code = (given: Partial<Job>, others: Job[] = []) => whyNotSpell({ ...job, ...given }, others, today)?.code ?? null

  it.each<[string, Partial<Job>, Job[], string | null]>([
    ['as it should be', {}, [], null],
    ['no hours', { weeklyHours: 0 }, [], 'paid-hours-needed'],
    ['a quarter of an hour', { weeklyHours: 0.25 }, [], null],
    ['ends before it starts', { endsOn: '2026-11-01' }, [], 'date-order'],
    ['one day', { endsOn: '2026-11-02' }, [], null],
    ['begins in a year', { startsOn: addDays(today, 365) }, [], null],
    ['begins in more than a year', { startsOn: addDays(today, 366) }, [], 'start-too-far-ahead'],
    ['noted twice', {}, [job], 'job-known'],
    ['noted twice in capitals', { employer: 'BLANKT & CO' }, [job], 'job-known'],
    ['same employer, other day', { startsOn: '2026-11-03' }, [job], null],
    ['same employer and day, other kind', { kind: 'wage_subsidy' }, [job], null],
    ['another employer', { employer: 'Renlinjen' }, [job], null],
  ])('%s', (_, given, others, expected) => {
    expect(code(given, others)).toBe(expected)
  })

  it('tells all that must be mended at once', () => {
    const codes = refusalsOfSpell({ ...job, weeklyHours: 0, endsOn: '2026-01-01' }, [job], today).map((refusal) => refusal.code)
    expect(codes).toEqual(['job-known', 'paid-hours-needed', 'date-order'])
  })
})

describe('ending a job', () => {
  it.each<[string, string | null, string, string | null]>([
    ['that runs', null, today, null],
    ['on its first day', null, '2026-11-02', null],
    ['before its first day', null, '2026-11-01', 'date-order'],
    ['on a day to come', null, '2026-12-31', null],
    ['that ends today', today, '2026-11-30', null],
    ['that ended yesterday', addDays(today, -1), today, 'job-over'],
  ])('%s', (_, endsOn, on, expected) => {
    expect(whyNotEnd({ startsOn: '2026-11-02', endsOn }, on, today)?.code ?? null).toBe(expected)
    if (expected === 'job-over') expect(whyNotEndAtAll({ endsOn }, today)).toMatchObject({ facts: { endsOn } })
  })
})

describe('checks after a placement began', () => {
  it.each<[string, string | null, 4 | 13 | 26 | 52, string | null]>([
    ['a draft', null, 4, 'placement-not-begun'],
    ['begins tomorrow', addDays(today, 1), 4, 'placement-not-begun'],
    ['begun today', today, 4, 'check-not-due'],
    ['4 weeks tomorrow', addDays(addWeeks(today, -4), 1), 4, 'check-not-due'],
    ['4 weeks today', addWeeks(today, -4), 4, null],
    ['13 weeks today', addWeeks(today, -13), 13, null],
    ['13 weeks tomorrow', addDays(addWeeks(today, -13), 1), 13, 'check-not-due'],
    ['26 weeks today', addWeeks(today, -26), 26, null],
    ['52 weeks today', addWeeks(today, -52), 52, null],
    ['52 weeks tomorrow', addDays(addWeeks(today, -52), 1), 52, 'check-not-due'],
    ['two years ago', addWeeks(today, -104), 4, null],
  ])('%s', (_, startedOn, weeks, expected) => {
    expect(whyNotCheck(startedOn, weeks, today)?.code ?? null).toBe(expected)
  })

  it('are due on whole weeks after the first day', () => {
    expect(checkDueOn('2026-08-19', 13)).toBe('2026-11-18')
  })

  it('tell which wait; unknown is an answer', () => {
    const checks = [
      { dueOn: '2026-11-18', answer: null },
      { dueOn: '2026-08-01', answer: null },
      { dueOn: '2026-09-01', answer: 'unknown' },
      { dueOn: '2026-11-19', answer: null },
    ] as const
    expect(checks.map((check) => checkStateOf(check, today))).toEqual(['due', 'due', 'answered', 'ahead'])
  })

  it.each([
    ['ordinary', 'ordinary', false],
    ['none', 'ordinary', true],
    ['subsidised', 'ordinary', true],
    ['unknown', 'ordinary', false],
    ['ordinary', 'unknown', false],
    [null, 'ordinary', false],
    ['none', null, false],
  ] as const)('%s against jobs that say %s', (answer, fromJobs, expected) => {
    expect(disagree(answer, fromJobs)).toBe(expected)
  })
})
