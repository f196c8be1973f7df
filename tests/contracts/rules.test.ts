import { describe, expect, it } from 'vitest'
import { targetsOf } from '../../shared/contracts/contracts.lines.ts'
import {
  openingYear,
  whyNotPeriod,
  whyNotTargetReason,
  whyNotValue,
  whyNotYear,
  yearsOf,
} from '../../shared/contracts/contracts.rules.ts'
import {
  fteChange,
  inOrder,
  isOneSided,
  isShrinking,
  togetherOf,
  type WatchedSite,
} from '../../shared/contracts/displacement.rules.ts'
import { shareOf, sumOf } from '../../shared/contracts/fives.ts'
import type { Measure } from '../../shared/contracts/measures.ts'
import { clockOf, figuresOf, straightWay, type YearFacts } from '../../shared/contracts/progress.rules.ts'
import { rangeText, targetText } from '../../shared/contracts/words.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { inFives, inTwoFives } from './told.ts'

const fives = inFives

describe('a contract', () => {
  const contract = { startsOn: '2025-03-01', endsOn: '2028-02-29' }

  it('has the calendar years it touches, and opens with today’s or the nearest', () => {
    expect(yearsOf(contract)).toEqual([2025, 2026, 2027, 2028])
    expect(['2024-12-31', '2025-01-01', '2026-11-18', '2031-01-01'].map((today) => openingYear(contract, today))).toEqual([
      2025, 2025, 2026, 2028,
    ])
  })

  it.each([
    [{ startsOn: '2025-01-01', endsOn: '2025-01-01' }, [], 'date-order', '/endsOn'],
    [{ startsOn: '2025-01-01', endsOn: '2025-01-02' }, [], null, null],
    [{ startsOn: '2026-01-01', endsOn: '2028-12-31' }, [2025, 2026], 'targets-outside-contract', '/startsOn'],
    [{ startsOn: '2025-12-31', endsOn: '2028-12-31' }, [2025, 2026], null, null],
    [{ startsOn: '2025-01-01', endsOn: '2026-12-31' }, [2026, 2027], 'targets-outside-contract', '/endsOn'],
    [{ startsOn: '2025-01-01', endsOn: '2027-01-01' }, [2026, 2027], null, null],
  ])('%o with targets in %o: %s', (period, years, code, pointer) => {
    const refusal = whyNotPeriod(period, years)
    expect(refusal?.code ?? null).toBe(code)
    expect(refusal?.pointer ?? null).toBe(pointer)
  })

  it('has targets for its own years only', () => {
    expect([2024, 2025, 2028, 2029].map((year) => whyNotYear(contract, year)?.code ?? null)).toEqual([
      'year-outside-contract',
      null,
      null,
      'year-outside-contract',
    ])
  })

  it.each([
    ['citizens', 0, 'number-out-of-range'],
    ['citizens', 1, null],
    ['citizens', 10_000, null],
    ['citizens', 10_001, 'number-out-of-range'],
    ['citizens', 12.5, 'number-expected'],
    ['paid_hours', 5_000_000, null],
    ['paid_hours', 5_000_001, 'number-out-of-range'],
    ['share_lasting', 100, null],
    ['share_lasting', 101, 'number-out-of-range'],
    ['answered_in_time', 100, null],
    ['answered_in_time', 101, 'number-out-of-range'],
  ] as const)('may have the target %s %s: %s', (measure, value, code) => {
    expect(whyNotValue(measure, value)?.code ?? null).toBe(code)
  })

  it('asks why only where a target takes another’s place', () => {
    expect(whyNotTargetReason(null, false)).toBeNull()
    expect(whyNotTargetReason(null, true)?.code).toBe('target-reason-needed')
    expect(whyNotTargetReason('ni tegn..', true)?.code).toBe('target-reason-needed')
    expect(whyNotTargetReason('ti tegn...', true)).toBeNull()
  })
})

const facts = (given: Partial<YearFacts> = {}): YearFacts => ({
  firstDay: '2026-01-01',
  lastDay: '2026-12-31',
  untilDay: '2026-07-02',
  citizens: fives(23),
  months: [],
  paidHours: 1000,
  lasting: { counted: fives(40), reached: fives(12), unknown: fives(7), ahead: fives(0) },
  answered: inTwoFives(93, 7),
  ...given,
})
const figure = (measure: Measure, given: Partial<YearFacts>, target: number | null, asOf = given.untilDay ?? '2026-07-02') => {
  const found = figuresOf(facts(given), target === null ? {} : { [measure]: target }, asOf).find((one) => one.measure === measure)
  if (!found) throw new Error('no such figure')
  return found
}

describe('the figures of a year', () => {
  it('know how far the contract’s part of the year has come', () => {
    expect(clockOf(facts())).toEqual({ gone: 183, all: 365, share: 183 / 365, over: false })
    expect(clockOf(facts({ firstDay: '2026-07-01', untilDay: '2026-07-01', lastDay: '2026-07-02' }))).toMatchObject({
      gone: 1,
      all: 2,
    })
    expect(clockOf(facts({ untilDay: '2026-12-31' })).over).toBe(true)
    expect(straightWay(73, facts(), '2026-07-02')).toBeCloseTo(36.6)
  })

  it.each([
    // 23 people in 183 days are told as 20–24: carried on to 365 days that is 39.9 to 47.9
    ['2026-07-02', 23, { says: 'range', least: 40, most: 48 }],
    // the 55th and the 56th day
    ['2026-02-24', 23, { says: 'too-early' }],
    ['2026-02-25', 23, { says: 'range', least: 130, most: 156 }],
    ['2026-07-02', 9, { says: 'too-few' }],
    ['2026-07-02', 10, { says: 'range', least: 20, most: 28 }],
    ['2026-12-30', 23, { says: 'range', least: 20, most: 24 }],
    ['2026-12-31', 23, { says: 'over' }],
  ] as const)('on %s, %i people: the forecast %o', (untilDay, n, forecast) => {
    expect(figure('citizens', { untilDay, citizens: fives(n) }, 40).forecast).toEqual(forecast)
  })

  it.each([
    // the straight way to 40 is at 20.05 on that day
    ['2026-07-02', 40, 'reached', 40],
    ['2026-07-02', 39, 'ahead', 40],
    ['2026-07-02', 25, 'ahead', 40],
    ['2026-07-02', 24, 'near', 40],
    ['2026-07-02', 19, 'behind', 40],
    ['2026-12-31', 40, 'reached', 40],
    ['2026-12-31', 39, 'missed', 40],
    // 35–39 beside 37: the range does not settle it
    ['2026-12-31', 38, 'near', 37],
    ['2026-12-31', 38, 'not-told', null],
  ] as const)('on %s, %i people: %s (target %s)', (untilDay, n, standing, target) => {
    expect(figure('citizens', { untilDay, citizens: fives(n) }, target).standing).toBe(standing)
  })

  it('say how much of the way is covered, and nothing where too few stand behind the hours', () => {
    expect(figure('citizens', {}, 40)).toMatchObject({ way: { least: 0.5, most: 0.6 } })
    expect(figure('paid_hours', {}, 4000)).toMatchObject({
      way: { least: 0.25, most: 0.25 },
      forecast: { says: 'range', least: 1995, most: 1995 },
      standing: 'behind',
    })
    expect(figure('paid_hours', { paidHours: null }, 4000)).toMatchObject({
      value: null,
      way: null,
      forecast: { says: 'too-few' },
      standing: 'not-told',
    })
  })

  it('count those nobody knows about in the whole of the share: least as if none had lasting work, most as if all had', () => {
    const share = figure('share_lasting', {}, 30)
    // reached 10–14, unknown 5–9, counted 40–44
    expect(share.value).toEqual({ least: 10 / 44, most: 23 / 40 })
    expect(share.standing).toBe('near')
    // the lower end for 10 of 44, the upper for 23 of 40 (Wilson)
    expect(share.forecast).toMatchObject({ says: 'range' })
    if (share.forecast.says !== 'range') throw new Error('no range')
    expect(share.forecast.least).toBeCloseTo(0.1284, 3)
    expect(share.forecast.most).toBeCloseTo(0.7149, 3)
    expect(figure('share_lasting', {}, 22).standing).toBe('above')
    expect(figure('share_lasting', {}, 58).standing).toBe('below')
  })

  it('leave a share unsaid before ten are counted, and final when the last of the year has had 52 weeks', () => {
    const none = { counted: fives(9), reached: fives(0), unknown: fives(0), ahead: fives(30) }
    expect(figure('share_lasting', { lasting: none }, 30)).toMatchObject({
      value: null,
      forecast: { says: 'too-few' },
      standing: 'not-told',
    })
    const all = { counted: fives(40), reached: fives(20), unknown: fives(0), ahead: fives(0) }
    const over = { untilDay: '2026-12-31', lasting: all }
    expect(figure('share_lasting', over, 30, '2027-12-29')).toMatchObject({ standing: 'above', forecast: { says: 'range' } })
    expect(figure('share_lasting', over, 30, '2027-12-30')).toMatchObject({ standing: 'reached', forecast: { says: 'over' } })
    expect(figure('share_lasting', over, 83, '2027-12-30')).toMatchObject({ standing: 'missed' })
  })

  it('tell of answers in time what can be told: 90–94 of 100–104', () => {
    const answered = figure('answered_in_time', {}, 95)
    expect(answered.value).toEqual({ least: 90 / 99, most: 1 })
    expect(answered.standing).toBe('near')
    expect(figure('answered_in_time', { untilDay: '2026-02-24' }, 90).forecast).toEqual({ says: 'too-early' })
    expect(figure('answered_in_time', { untilDay: '2026-12-31' }, 86).standing).toBe('reached')
  })

  it('take the targets of the year by what they are for', () => {
    const target = { targetId: '', year: 2026, reason: null, recordedAt: '', supersededAt: null }
    expect(
      targetsOf({
        targets: [
          { ...target, measure: 'citizens', value: 40 },
          { ...target, measure: 'paid_hours', value: 100 },
        ],
      }),
    ).toEqual({ citizens: 40, paid_hours: 100 })
  })
})

describe('counts in fives', () => {
  it('add up by their ends, and share nothing of a whole that may be nobody', () => {
    expect(sumOf([fives(3), fives(12)])).toEqual({ least: 10, most: 23 })
    expect(shareOf(fives(3), fives(9))).toBeNull()
    expect(shareOf(fives(10), fives(10))).toEqual({ least: 10 / 14, most: 1 })
  })

  it('are written as one number where both ends read alike', () => {
    const [texts, format] = [textsIn('da'), formatFor('da')]
    expect(rangeText(fives(37), (n) => format.number(n, 0), texts)).toBe('35–39')
    expect(rangeText({ least: 0.8, most: 0.92 }, format.percent, texts)).toBe('80–92\u00a0%')
    expect(rangeText({ least: 0.801, most: 0.802 }, format.percent, texts)).toBe('80\u00a0%')
    expect(targetText('answered_in_time', 95, texts, format)).toBe('95\u00a0%')
    expect(targetText('paid_hours', 9000, texts, format)).toBe('9.000 timer')
  })
})

describe('the watch on displacement', () => {
  const site = (trained: number, hired: number, given: Partial<WatchedSite> = {}): WatchedSite => ({
    trained: fives(trained),
    hired: inFives(hired, 4),
    unsettled: fives(0),
    endedHired: fives(0),
    fte: 20,
    fteYearBack: 20,
    quota: 'kept',
    ...given,
  })

  it.each([
    [20, 0, 20, true],
    [20, 4, 20, true],
    [20, 5, 20, false],
    // 15–19 may be fewer than twenty
    [19, 0, 20, false],
    [19, 0, 15, true],
    [24, 0, 21, false],
    [25, 0, 21, true],
  ])('%i trained and %i hired with a threshold of %i: %s', (trained, hired, threshold, said) => {
    expect(isOneSided(site(trained, hired), threshold)).toBe(said)
  })

  it('sees posts go down only where people train', () => {
    expect(fteChange({ fte: 20.5, fteYearBack: 21.2 })).toBe(-0.7)
    expect(fteChange({ fte: 20.5, fteYearBack: null })).toBeNull()
    expect(isShrinking(site(10, 0, { fte: 19.9 }))).toBe(true)
    expect(isShrinking(site(10, 0))).toBe(false)
    expect(isShrinking(site(9, 0, { fte: 19.9 }))).toBe(false)
  })

  it('adds up what is told where the sum itself is not', () => {
    const sites = [site(3, 0, { fte: null }), site(6, 6)]
    const all = { trained: fives(9), hired: null, unsettled: fives(0), endedHired: null }
    expect(togetherOf(sites, all)).toEqual({
      trained: { least: 0, most: 9 },
      hired: { least: 5, most: 13 },
      unsettled: { least: 0, most: 9 },
      endedHired: { least: 0, most: 18 },
      fte: 20,
      fteYearBack: 20,
    })
    expect(togetherOf([site(3, 0, { fte: null })], all).fte).toBeNull()
  })

  it('comes with most people first, and of those alike the fewest hired', () => {
    const told = [site(11, 6), site(21, 5), site(22, 0), site(10, 0), site(14, 0)]
    expect(inOrder(told)).toEqual([told[2], told[1], told[3], told[4], told[0]])
  })
})
