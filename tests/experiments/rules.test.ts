import { describe, expect, it } from 'vitest'
import {
  type Course,
  concludedUnseenOn,
  lastDayOf,
  type Plan,
  resultFrom,
  stateOf,
  stopDay,
  whyNotChange,
  whyNotConclude,
  whyNotConclusion,
  whyNotImport,
  whyNotJoin,
  whyNotPlan,
  whyNotReason,
  whyNotStart,
  whyNotStop,
  whyNotTakeOut,
} from '../../shared/experiments/experiments.rules.ts'
import { type Arms, differenceOf, verdictOf } from '../../shared/experiments/result.rules.ts'
import { readOutcomes, whyNotFile } from '../../shared/experiments/sheet.rules.ts'

const today = '2026-11-18'
const school = '00000000-0000-4000-8000-000000000001'
const office = '00000000-0000-4000-8000-000000000002'

const planned: Course = {
  startsOn: '2026-12-01',
  endsOn: '2027-02-28',
  startedAt: null,
  stoppedOn: null,
  concludedAt: null,
}
const at = '2026-09-30T08:00:00.000Z'
const running: Course = { ...planned, startsOn: '2026-10-01', startedAt: at }
const stopped: Course = { ...running, stoppedOn: '2026-11-17' }
const concluded: Course = { ...stopped, concludedAt: at }

const plan: Plan = {
  unit: 'sites',
  outcome: 'paid_13',
  leastDifference: 10,
  startsOn: '2026-12-01',
  endsOn: '2027-02-28',
  parts: [{ siteId: school, fromOn: '2026-12-01', untilOn: null }],
}
const codesOf = (one: Plan) => whyNotPlan(one).flatMap((refusal) => (refusal ? [`${refusal.code} ${refusal.pointer ?? ''}`] : []))

describe('an experiment', () => {
  it.each([
    ['a plan', planned, 'planned'],
    ['locked, before its first day', { ...planned, startedAt: at }, 'planned'],
    ['on its first day', { ...planned, startedAt: at, startsOn: today }, 'running'],
    ['never started, its first day past', { ...planned, startsOn: '2026-10-01' }, 'planned'],
    ['running', running, 'running'],
    ['stopped', stopped, 'stopped'],
    ['concluded', concluded, 'concluded'],
  ] as const)('is known by its facts: %s', (_, course, state) => {
    expect(stateOf(course, today)).toBe(state)
  })

  it('is over on the day it was stopped, else on the planned one', () => {
    expect([running, stopped].map(lastDayOf)).toEqual(['2027-02-28', '2026-11-17'])
    expect(stopDay(running, today)).toBe(today)
    expect(stopDay(running, '2027-03-09')).toBe('2027-02-28')
  })

  it.each([
    ['13 weeks and two', 'sites', 'paid_13', '2027-03-02'],
    ['26 weeks and two', 'sites', 'job_26', '2027-06-01'],
    ['at once', 'elsewhere', 'job_26', '2026-11-17'],
  ] as const)('is told when all have been followed: %s', (_, unit, outcome, day) => {
    expect(resultFrom({ unit, outcome }, stopped)).toBe(day)
  })
})

describe('a plan', () => {
  it('lacks nothing', () => {
    expect(codesOf(plan)).toEqual([])
    expect(codesOf({ ...plan, unit: 'placements', parts: [] })).toEqual([])
    expect(codesOf({ ...plan, unit: 'elsewhere', parts: [] })).toEqual([])
  })

  it.each([
    ['a difference of nothing', { leastDifference: 0 }, 'experiment-difference /leastDifference'],
    ['more than everybody', { leastDifference: 100.5 }, 'experiment-difference /leastDifference'],
    ['more hours than a week has', { outcome: 'hours_13', leastDifference: 38 }, 'experiment-difference /leastDifference'],
    ['27 days', { endsOn: '2026-12-28' }, 'experiment-too-short /endsOn'],
    ['more than three years', { endsOn: '2029-12-02' }, 'experiment-too-long /endsOn'],
    ['nobody', { parts: [] }, 'experiment-without-part /parts'],
    [
      'an end before its start',
      { parts: [{ siteId: school, fromOn: '2027-01-02', untilOn: '2027-01-01' }] },
      'date-order /parts/0/untilOn',
    ],
    [
      'days before',
      { parts: [{ siteId: school, fromOn: '2026-11-30', untilOn: null }] },
      'experiment-part-outside /parts/0/fromOn',
    ],
    [
      'days after',
      { parts: [{ siteId: school, fromOn: '2026-12-01', untilOn: '2027-03-01' }] },
      'experiment-part-outside /parts/0/fromOn',
    ],
    [
      'a site twice on one day',
      {
        parts: [
          { siteId: school, fromOn: '2026-12-01', untilOn: '2026-12-31' },
          { siteId: school, fromOn: '2026-12-31', untilOn: null },
        ],
      },
      'experiment-part-twice /parts/1/fromOn',
    ],
    [
      'nobody to compare with',
      { unit: 'periods', parts: [{ siteId: null, fromOn: '2026-12-01', untilOn: '2027-02-01' }] },
      'experiment-no-comparison /parts',
    ],
  ] as const)('lacks something: %s', (_, change, code) => {
    expect(codesOf({ ...plan, ...(change as Partial<Plan>) })).toEqual([code])
  })

  it.each([
    ['as much as everybody', { leastDifference: 100 }],
    ['as many hours as a week has', { outcome: 'hours_13', leastDifference: 37 }],
    ['28 days', { endsOn: '2026-12-29' }],
    ['three years', { endsOn: '2029-12-01' }],
    ['one day', { parts: [{ siteId: school, fromOn: '2027-01-01', untilOn: '2027-01-01' }] }],
    ['two sites on one day', { parts: [school, office].map((siteId) => ({ siteId, fromOn: '2026-12-01', untilOn: null })) }],
    [
      'a site on days after one another',
      {
        parts: [
          { siteId: school, fromOn: '2026-12-01', untilOn: '2026-12-30' },
          { siteId: school, fromOn: '2026-12-31', untilOn: null },
        ],
      },
    ],
    ['28 days without', { unit: 'periods', parts: [{ siteId: null, fromOn: '2026-12-01', untilOn: '2027-01-31' }] }],
  ] as const)('just lacks nothing: %s', (_, change) => {
    expect(codesOf({ ...plan, ...(change as Partial<Plan>) })).toEqual([])
  })

  it('is changed until it is started', () => {
    expect(whyNotChange(planned)).toBeNull()
    expect(whyNotChange(running)?.code).toBe('experiment-locked')
  })
})

describe('a start', () => {
  const taken = (change: object = {}) => [
    { title: 'Fast makker', siteId: school, fromOn: '2027-02-01', untilOn: '2027-04-01', ...change },
  ]
  it.each([
    ['once', planned, plan, [], today, null],
    ['on the first day', planned, plan, [], '2026-12-01', null],
    ['the day after', planned, plan, [], '2026-12-02', 'experiment-not-ahead'],
    ['twice', { ...planned, startedAt: at }, plan, [], today, 'experiment-locked'],
    ['without a part', planned, { ...plan, parts: [] }, [], today, 'experiment-without-part'],
    ['where another runs', planned, plan, taken(), today, 'experiment-one-at-a-time'],
    ['while another runs everywhere', planned, plan, taken({ siteId: null }), today, 'experiment-one-at-a-time'],
    ['at another site', planned, plan, taken({ siteId: office }), today, null],
    ['before another', planned, plan, taken({ fromOn: '2027-03-01' }), today, null],
    ['on its last day', planned, plan, taken({ fromOn: '2027-02-28' }), today, 'experiment-one-at-a-time'],
  ] as const)('%s', (_, course, given, others, on, code) => {
    expect(whyNotStart(course, given, others, on)?.code ?? null).toBe(code)
  })
})

describe('a stop', () => {
  it.each([
    ['while it runs', running, null],
    ['on its first day', { ...running, startsOn: today }, null],
    ['before its first day', { ...running, startsOn: '2026-11-19' }, 'experiment-not-begun'],
    ['of a plan', planned, 'experiment-not-begun'],
    ['twice', stopped, 'experiment-stopped'],
    ['after the conclusion', concluded, 'experiment-closed'],
  ] as const)('%s', (_, course, code) => {
    expect(whyNotStop(course, today)?.code ?? null).toBe(code)
  })

  it('has a reason when it comes before the planned end', () => {
    const day = '2026-11-18'
    expect(whyNotReason({ endsOn: '2026-11-19' }, null, day)?.code).toBe('reason-too-short')
    expect(whyNotReason({ endsOn: '2026-11-19' }, 'ni tegn.', day)?.code).toBe('reason-too-short')
    expect(whyNotReason({ endsOn: '2026-11-19' }, 'ti tegn...', day)).toBeNull()
    expect(whyNotReason({ endsOn: '2026-11-18' }, null, day)).toBeNull()
  })
})

it.each([
  ['after the stop', stopped, null],
  ['before it', running, 'experiment-not-stopped'],
  ['twice', concluded, 'experiment-closed'],
] as const)('a conclusion: %s', (_, course, code) => {
  expect(whyNotConclude(course)?.code ?? null).toBe(code)
})

it('a conclusion says something', () => {
  expect(whyNotConclusion('x'.repeat(19))?.code).toBe('experiment-conclusion-short')
  expect(whyNotConclusion('x'.repeat(20))).toBeNull()
})

it.each([
  ['the day before, late in the evening', '2026-11-17T22:59:59Z', '2026-11-17'],
  ['on the day, just after midnight in Denmark', '2026-11-17T23:00:00Z', null],
  ['never', null, null],
] as const)('a conclusion is written without the result: %s', (_, concludedAt, on) => {
  expect(concludedUnseenOn({ concludedAt }, today)).toBe(on)
})

it.each([
  ['stopped', stopped, 'elsewhere', null],
  ['running', running, 'elsewhere', 'experiment-not-stopped'],
  ['concluded', concluded, 'elsewhere', 'experiment-closed'],
  ['our own', stopped, 'sites', 'experiment-import-closed'],
] as const)('outcomes of one that is %s', (_, course, unit, code) => {
  expect(whyNotImport(course, unit)?.code ?? null).toBe(code)
})

describe('a placement', () => {
  const fresh = { startedOn: null, over: false, elsewhere: false }
  it.each([
    ['that has not begun', running, fresh, null],
    ['begun 14 days ago', running, { ...fresh, startedOn: '2026-11-04' }, null],
    ['begun 15 days ago', running, { ...fresh, startedOn: '2026-11-03' }, 'experiment-too-late'],
    ['begun on the first day', { ...running, startsOn: '2026-11-10' }, { ...fresh, startedOn: '2026-11-10' }, null],
    ['begun before it', { ...running, startsOn: '2026-11-10' }, { ...fresh, startedOn: '2026-11-09' }, 'experiment-too-late'],
    ['that is over', running, { ...fresh, over: true }, 'experiment-too-late'],
    ['of another experiment', running, { ...fresh, elsewhere: true }, 'experiment-in-another'],
    ['on the last day', { ...running, endsOn: today }, fresh, null],
    ['after the planned end', { ...running, endsOn: '2026-11-17' }, fresh, 'experiment-enrolment-closed'],
    ['after the stop', stopped, fresh, 'experiment-enrolment-closed'],
    ['before the start', planned, fresh, 'experiment-enrolment-closed'],
  ] as const)('joins: %s', (_, course, placement, code) => {
    expect(whyNotJoin(course, placement, today)?.code ?? null).toBe(code)
  })

  it('stays in from the next day', () => {
    expect(whyNotTakeOut(today, today)).toBeNull()
    expect(whyNotTakeOut('2026-11-17', today)?.code).toBe('experiment-stays-in')
  })
})

describe('a result', () => {
  const shares = (a: number, ofA: number, b: number, ofB: number, unknown = 0): Arms => ({
    kind: 'share',
    arms: {
      takingPart: { n: ofA, part: a, unknown: null },
      comparison: { n: ofB, part: b, unknown: { least: 0, most: unknown } },
    },
  })

  it('is Newcombe’s interval in percentage points', () => {
    // Newcombe 1998, table II, method 10: 56/70 less 48/80 is 0.2 (0.0524 to 0.3339)
    const found = differenceOf(shares(56, 70, 48, 80))
    expect(found?.difference).toBeCloseTo(20, 9)
    expect(found?.least).toBeCloseTo(5.24, 2)
    expect(found?.most).toBeCloseTo(33.39, 2)
  })

  it('is Welch’s interval for means', () => {
    // R: t.test(extra ~ group, sleep) 0.75 and 2.33, n 10 each, variances 3.200556 and 4.009000: -3.3654832 to 0.2054832
    const found = differenceOf({
      kind: 'mean',
      arms: {
        takingPart: { n: 10, mean: 0.75, variance: 3.200555555555556 },
        comparison: { n: 10, mean: 2.33, variance: 4.009 },
      },
    })
    expect(found?.least).toBeCloseTo(-3.3654832, 6)
    expect(found?.most).toBeCloseTo(0.2054832, 6)
  })

  it.each([
    ['ten in each', shares(8, 10, 1, 10), 10, 'better yes'],
    ['nine in one', shares(8, 9, 1, 10), 10, 'too-few people'],
    ['nothing but chance, and room for both', shares(7, 20, 8, 20), 10, 'too-few wide'],
    ['nothing but chance, no room for a loss that matters', shares(26, 50, 22, 50), 25, 'chance unclear'],
    ['nothing that matters', shares(500, 1000, 495, 1000), 10, 'chance no'],
    ['better, and less than matters', shares(560, 1000, 500, 1000), 12, 'better no'],
    ['better, and it may matter', shares(56, 70, 48, 80), 10, 'better unclear'],
    ['better, by as much as matters', shares(56, 70, 48, 80), 5, 'better yes'],
    ['worse', shares(48, 80, 56, 70), 5, 'worse yes'],
    ['better unless all unknown had it too', shares(56, 70, 48, 80, 9), 5, 'better yes?'],
    ['better whatever', shares(60, 70, 30, 80, 4), 5, 'better yes'],
  ] as const)('says what it can: %s', (_, result, least, said) => {
    const verdict = verdictOf(result, least)
    expect(
      verdict.says === 'too-few'
        ? `too-few ${verdict.why}`
        : `${verdict.says} ${verdict.matters}${verdict.unknownMatters ? '?' : ''}`,
    ).toBe(said)
  })

  it('says nothing of numbers that do not vary', () => {
    const same = { n: 12, mean: 5, variance: 0 }
    expect(verdictOf({ kind: 'mean', arms: { takingPart: same, comparison: same } }, 1)).toMatchObject({ why: 'spread' })
  })
})

describe('a file of outcomes', () => {
  const sheet = (headers: string[], ...rows: string[][]) => ({
    headers,
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
  })
  const good = ['Gruppe', 'Værdi']

  it.each([
    ['two columns', sheet(good, ['deltager', 'ja']), null],
    ['in English, the other way round', sheet(['value', 'group'], ['yes', 'control']), null],
    ['a third column', sheet([...good, 'Navn'], ['deltager', 'ja', 'Asta']), 'experiment-file-columns'],
    ['a cell too many', sheet(good, ['deltager', 'ja', 'Asta']), 'experiment-file-columns'],
    ['one column', sheet(['Gruppe'], ['deltager']), 'experiment-file-columns'],
    ['a column that says so', sheet(['Gruppe', 'Værdi', 'CPR-nr.'], ['deltager', 'ja', '']), 'experiment-file-cpr'],
    ['a CPR number', sheet(good, ['deltager', '610261-1234']), 'experiment-file-cpr'],
    ['one without a hyphen', sheet(good, ['deltager', '6102611234']), 'experiment-file-cpr'],
    ['one with blanks around its hyphen', sheet(good, ['deltager', '610261 - 1234']), 'experiment-file-cpr'],
    ['one in pairs', sheet(good, ['61 02 61 12 34', 'ja']), 'experiment-file-cpr'],
    ['one with its date apart', sheet(good, ['61.02.61-1234', 'ja']), 'experiment-file-cpr'],
    ['one with a hard blank', sheet(good, ['deltager', '610261\u00a01234']), 'experiment-file-cpr'],
    ['one with a true minus', sheet(good, ['deltager', '610261−1234']), 'experiment-file-cpr'],
    ['one that lost its first 0', sheet(good, ['deltager', '102611234']), 'experiment-file-cpr'],
    ['nine digits that are no day', sheet(good, ['deltager', '132991234']), null],
    ['one in a sentence', sheet(good, ['deltager (610261-1234)', 'ja']), 'experiment-file-cpr'],
    ['one as a header', sheet(['610261 1234', 'Værdi'], ['deltager', 'ja']), 'experiment-file-cpr'],
    ['a header with a hyphen', sheet(['Person-nr.', 'Gruppe', 'Værdi'], ['1', 'deltager', 'ja']), 'experiment-file-cpr'],
    ['a P-number, which has no such day', sheet(good, ['deltager', '1000000001']), null],
    ['too many lines', sheet(good, ...Array.from({ length: 10_001 }, () => ['deltager', 'ja'])), 'file-too-many-rows'],
    ['just not too many', sheet(good, ...Array.from({ length: 10_000 }, () => ['deltager', 'ja'])), null],
  ] as const)('%s', (_, file, code) => {
    expect(whyNotFile(file)?.code ?? null).toBe(code)
  })

  it.each([
    ['job_26', 'Deltager', 'ja', 'taking_part 1'],
    ['job_26', 'kontrol', '0', 'comparison 0'],
    ['job_26', 'nej', 'nej', 'comparison 0'],
    ['job_26', '', 'ja', 'arm required'],
    ['job_26', 'måske', 'ja', 'arm experiment-arm-unknown'],
    ['job_26', 'deltager', '2', 'value yes-no-expected'],
    ['attendance_13', 'deltager', '87,5 %', 'taking_part 87.5'],
    ['attendance_13', 'deltager', '100', 'taking_part 100'],
    ['attendance_13', 'deltager', '100,1', 'value number-out-of-range'],
    ['attendance_13', 'deltager', '87.5', 'value number-ambiguous'],
    ['hours_13', 'deltager', '37', 'taking_part 37'],
    ['hours_13', 'deltager', '37,5', 'value number-out-of-range'],
    ['hours_13', 'deltager', '-1', 'value number-out-of-range'],
    ['hours_13', 'deltager', 'mange', 'value number-expected'],
    ['hours_13', 'deltager', '', 'value required'],
  ] as const)('a line of %s: %s; %s', (outcome, arm, value, said) => {
    const [row] = readOutcomes(sheet(good, [arm, value]), outcome)
    expect(row?.problem ? `${row.problem.column} ${row.problem.code}` : `${row?.arm} ${row?.value}`).toBe(said)
  })
})
