import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { chiSquareUpperTail, normalQuantile, studentQuantile, studentUpperTail } from '../../shared/statistics/distributions.ts'
import { differenceOfMeans, differenceOfShares, sampleOf, wilson } from '../../shared/statistics/intervals.ts'
import { logRank } from '../../shared/statistics/logRank.ts'
import { shownTable, suppress } from '../../shared/statistics/suppression.ts'
import { kaplanMeier, medianOf, type Observation, survivalAt } from '../../shared/statistics/survival.ts'
import { transitionsOf } from '../../shared/statistics/transitions.ts'

const numbers = z.array(z.number())
const orNull = z.array(z.number().nullable())
const spells = z.object({ time: numbers, event: numbers })
const band = z.object({ least: orNull, most: orNull })
const means = z.object({
  a: numbers,
  b: numbers,
  difference: z.number(),
  t: z.number(),
  degrees: z.number(),
  p: z.number(),
  least: z.number(),
  most: z.number(),
})

/** What R itself says (R 4.2.2, survival 3.5-3), made by expected.R beside this file. */
const fromR = z
  .object({
    curves: z.record(
      z.string(),
      z.object({
        input: spells,
        ...{ time: numbers, atRisk: numbers, events: numbers, censored: numbers, survival: numbers, standardError: orNull },
        ...{ logLog: band, plain: band, median: orNull, medianPlain: orNull },
      }),
    ),
    logRank: z.record(
      z.string(),
      z.object({
        groups: z.array(spells),
        observed: numbers,
        expected: numbers,
        chiSquare: z.number(),
        degrees: z.number(),
        p: z.number(),
      }),
    ),
    ...{
      chiSquare: z.array(numbers),
      normalQuantile: z.array(numbers),
      studentUpperTail: z.array(numbers),
      studentQuantile: z.array(numbers),
    },
    ...{ wilson: z.array(numbers), newcombe: z.array(numbers), welch: z.record(z.string(), means) },
  })
  .parse(JSON.parse(readFileSync(new URL('expected.json', import.meta.url), 'utf8')))

const observationsOf = ({ time, event }: z.infer<typeof spells>): Observation[] =>
  time.map((one, i) => ({ time: one, event: event[i] === 1 }))

/** Within so much of each other, measured against the expected where that is larger than 1; null only where null is expected. */
const near = (
  found: readonly (number | null | undefined)[],
  expected: readonly (number | null)[],
  within: number,
  what: string,
) => {
  expect(
    found.map((one) => one === null),
    what,
  ).toEqual(expected.map((one) => one === null))
  const apart = expected.map((one, i) =>
    one === null ? 0 : Math.abs((found[i] ?? Number.NaN) - one) / Math.max(1, Math.abs(one)),
  )
  expect(
    apart.every((one) => one <= within),
    `${what}: ${found.join(' ')} instead of ${expected.join(' ')}`,
  ).toBe(true)
}

describe('the distributions, to 1e-9 of R', () => {
  it.each(fromR.chiSquare)('a chi-square of %f or more at %d degrees: %f', (x, degrees, p) =>
    near([chiSquareUpperTail(x, degrees)], [p], 1e-12, 'pchisq'),
  )
  it.each(fromR.normalQuantile)('%f of a normal lie below %f', (p, x) => near([normalQuantile(p)], [x], 1e-14, 'qnorm'))
  it.each(fromR.studentUpperTail)('t of %f or more at %f degrees: %f', (t, degrees, p) =>
    near([studentUpperTail(t, degrees), studentUpperTail(-t, degrees)], [p, 1 - p], 1e-10, 'pt'),
  )
  it.each(fromR.studentQuantile)('%f of t at %f degrees lie below %f', (p, degrees, t) =>
    near([studentQuantile(p, degrees), studentQuantile(1 - p, degrees)], [t, -t], 1e-9, 'qt'),
  )
  it('refuse what has no answer', () => {
    for (const wrong of [
      () => chiSquareUpperTail(-1, 1),
      () => chiSquareUpperTail(1, 0),
      () => normalQuantile(0),
      () => normalQuantile(1),
      () => studentQuantile(0.5, -2),
      () => studentUpperTail(Number.NaN, 3),
    ])
      expect(wrong).toThrow(RangeError)
    expect([chiSquareUpperTail(Number.POSITIVE_INFINITY, 3), studentUpperTail(Number.POSITIVE_INFINITY, 3)]).toEqual([0, 0])
  })
})

describe('Kaplan–Meier, to 1e-9 of R’s survfit', () => {
  it.each(Object.entries(fromR.curves))('%s', (name, { input, ...expected }) => {
    const curve = kaplanMeier(observationsOf(input).toReversed())
    const column = <K extends keyof (typeof curve.steps)[number]>(key: K) => curve.steps.map((step) => step[key])
    for (const key of ['time', 'atRisk', 'events', 'censored', 'survival', 'standardError'] as const)
      near(column(key), expected[key], 1e-9, `${name} ${key}`)
    for (const kind of ['logLog', 'plain'] as const)
      for (const end of ['least', 'most'] as const)
        near(
          column(kind).map((one) => one?.[end] ?? null),
          expected[kind][end],
          1e-9,
          `${name} ${kind} ${end}`,
        )
    const medians = (kind: 'logLog' | 'plain') => Object.values(medianOf(curve, kind))
    near(medians('logLog'), expected.median, 1e-9, `${name} median`)
    near(medians('plain'), expected.medianPlain, 1e-9, `${name} median, plain`)
  })

  it('gives Freireich’s 6-MP group as printed (Cox and Oakes 1984, p. 50; Kalbfleisch and Prentice 2002, table 1.2)', () => {
    const curve = kaplanMeier(observationsOf(fromR.curves.sixMp?.input ?? { time: [], event: [] }))
    expect(curve.steps.filter(({ events }) => events > 0).map(({ survival }) => survival.toFixed(3))).toEqual([
      '0.857',
      '0.807',
      '0.753',
      '0.690',
      '0.627',
      '0.538',
      '0.448',
    ])
    expect(medianOf(curve)).toEqual({ median: 23, least: 13, most: null })
  })

  it('gives the medians of lung by sex that every textbook prints: 270 and 426 days (Loprinzi et al., J. Clin. Oncol. 12, 1994)', () => {
    const medians = [fromR.curves.lungMen, fromR.curves.lungWomen].map(
      (one) => one && medianOf(kaplanMeier(observationsOf(one.input))).median,
    )
    expect(medians).toEqual([270, 426])
  })

  it('holds other confidences by the same formula', () => {
    const [step] = kaplanMeier(observationsOf(fromR.curves.sixMp?.input ?? { time: [], event: [] }), { confidence: 0.9 }).steps
    // R: survfit(Surv(time, event) ~ 1, conf.type = "log-log", conf.int = 0.9)
    near([step?.logLog?.least, step?.logLog?.most], [0.6711067806, 0.9421594057], 1e-9, '90 per cent')
  })

  it('tells the curve at a time, and nothing after the last that was followed', () => {
    const curve = kaplanMeier(observationsOf(fromR.curves.amlMaintained?.input ?? { time: [], event: [] }))
    // R: summary(survfit(Surv(time, status) ~ 1, aml[aml$x == "Maintained", ]), times = c(0, 12, 13, 100, 161))
    expect([0, 12, 13, 100, 161].map((time) => survivalAt(curve, time)?.atRisk)).toEqual([11, 10, 10, 1, 1])
    near(
      [0, 12, 13, 100, 161].map((time) => survivalAt(curve, time)?.survival),
      [1, 10 / 11, 9 / 11, 0.1840909090909091, 0.1840909090909091],
      1e-12,
      'at times',
    )
    expect(survivalAt(curve, 0)).toEqual({
      survival: 1,
      standardError: 0,
      logLog: null,
      plain: { least: 1, most: 1 },
      atRisk: 11,
    })
    expect(survivalAt(curve, 161.1)).toBeNull()
    expect(survivalAt(kaplanMeier([{ time: 7, event: true }]), 9)).toMatchObject({
      survival: 0,
      atRisk: 0,
      logLog: null,
      plain: null,
    })
    expect(() => survivalAt(curve, -1)).toThrow(RangeError)
  })

  it('has no steps without people, and refuses a time that is none', () => {
    expect(kaplanMeier([])).toEqual({ n: 0, events: 0, confidence: 0.95, steps: [] })
    expect(medianOf(kaplanMeier([]))).toEqual({ median: null, least: null, most: null })
    expect(survivalAt(kaplanMeier([]), 0)).toBeNull()
    for (const time of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => kaplanMeier([{ time, event: true }])).toThrow(RangeError)
    expect(kaplanMeier([{ time: 0, event: true }]).steps).toHaveLength(1)
    expect(() => kaplanMeier([], { confidence: 1 })).toThrow(RangeError)
  })
})

describe('the log-rank test, to 1e-9 of R’s survdiff', () => {
  it.each(Object.entries(fromR.logRank))('%s', (name, { groups, observed, expected, ...test }) => {
    const found = logRank(groups.map(observationsOf))
    near(found?.groups.map((group) => group.observed) ?? [], observed, 0, `${name} observed`)
    near(found?.groups.map((group) => group.expected) ?? [], expected, 1e-9, `${name} expected`)
    near([found?.chiSquare, found?.degrees, found?.p], [test.chiSquare, test.degrees, test.p], 1e-9, name)
  })

  it('gives the published figures: Freireich 16.79 (Cox and Oakes 1984), lung by sex 10.33 and p 0.00131 (Therneau and Grambsch 2000)', () => {
    const of = (name: string) => logRank((fromR.logRank[name]?.groups ?? []).map(observationsOf))
    expect(of('freireich')?.chiSquare.toFixed(2)).toBe('16.79')
    expect([of('lungBySex')?.chiSquare.toFixed(2), of('lungBySex')?.p.toFixed(5)]).toEqual(['10.33', '0.00131'])
  })

  const [at, until] = [(time: number) => ({ time, event: true }), (time: number) => ({ time, event: false })]
  it.each([
    ['no group', [], false],
    ['one group', [[at(1), at(2)]], false],
    ['no events', [[until(1)], [until(2)]], false],
    ['all at once: no other outcome was possible', [[at(1)], [at(1)]], false],
    ['a group that had left before the first event', [[at(3), at(4)], [until(1)]], false],
    ['a group still there at the first event', [[at(3), at(4)], [until(3)]], true],
    ['an empty group beside two others', [[at(1), at(3)], [], [at(2), at(4)]], true],
  ] as const)('with %s says something: %3$s', (_, groups, says) => {
    expect(logRank(groups) !== null).toBe(says)
  })

  it('leaves a group that nothing was expected of out of the degrees, as R does', () => {
    const three = logRank([[at(1), at(3)], [], [at(2), at(4)]])
    const two = logRank([
      [at(1), at(3)],
      [at(2), at(4)],
    ])
    expect([three?.degrees, three?.chiSquare]).toEqual([1, two?.chiSquare])
  })
})

describe('intervals of shares', () => {
  it.each(fromR.wilson)('%d of %d as R’s prop.test(correct = FALSE): %f to %f', (part, n, least, most) => {
    const found = wilson(part, n)
    near([found.least, found.most], [least, most], 1e-9, 'Wilson')
  })

  // Newcombe, Two-sided confidence intervals for the single proportion, Statist. Med. 17 (1998), 857–872, table I, method 3
  it.each([
    [81, 263, '0.2553', '0.3662'],
    [15, 148, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 29, '0.0061', '0.1718'],
  ])('%d of %d as published: %s to %s', (part, n, least, most) => {
    expect([wilson(part, n).least.toFixed(4), wilson(part, n).most.toFixed(4)]).toEqual([least, most])
  })

  it.each(fromR.newcombe)(
    '%d of %d less %d of %d, from R’s own Wilson intervals: %f, %f to %f',
    (part, n, other, m, ...expected) => {
      const found = differenceOfShares({ part, n }, { part: other, n: m })
      near([found.difference, found.least, found.most], expected, 1e-9, 'Newcombe')
    },
  )

  // Newcombe, Interval estimation for the difference between independent proportions, Statist. Med. 17 (1998), 873–890, table II, method 10
  it.each([
    [56, 70, 48, 80, '0.0524', '0.3339'],
    [9, 10, 3, 10, '0.1705', '0.8090'],
    [6, 7, 2, 7, '0.0582', '0.8062'],
    [5, 56, 0, 29, '-0.0381', '0.1926'],
    [0, 10, 0, 20, '-0.1611', '0.2775'],
    [0, 10, 0, 10, '-0.2775', '0.2775'],
    [10, 10, 0, 20, '0.6791', '1.0000'],
    [10, 10, 0, 10, '0.6075', '1.0000'],
  ])('%d of %d less %d of %d as published: %s to %s', (part, n, other, m, least, most) => {
    const found = differenceOfShares({ part, n }, { part: other, n: m })
    expect([found.least.toFixed(4), found.most.toFixed(4)]).toEqual([least, most])
  })

  it('refuses what is no share', () => {
    for (const [part, n] of [
      [0, 0],
      [-1, 5],
      [6, 5],
      [Number.NaN, 5],
    ] as const)
      expect(() => wilson(part, n)).toThrow(RangeError)
    expect(wilson(5, 5).most).toBe(1)
  })
})

describe('difference of means, to 1e-9 of R’s t.test', () => {
  it.each(Object.entries(fromR.welch))('%s', (name, { a, b, ...expected }) => {
    const found = differenceOfMeans(sampleOf(a), sampleOf(b))
    for (const key of ['difference', 't', 'degrees', 'p', 'least', 'most'] as const)
      near([found?.[key]], [expected[key]], 1e-9, `${name} ${key}`)
  })

  it('gives R’s example as its help prints it: t = -1.8608, df = 17.776, p = 0.07939, -3.3654832 to 0.2054832', () => {
    const found = differenceOfMeans(sampleOf(fromR.welch.sleep?.a ?? []), sampleOf(fromR.welch.sleep?.b ?? []))
    expect([
      found?.t.toFixed(4),
      found?.degrees.toFixed(3),
      found?.p.toFixed(5),
      found?.least.toFixed(7),
      found?.most.toFixed(7),
    ]).toEqual(['-1.8608', '17.776', '0.07939', '-3.3654832', '0.2054832'])
  })

  it.each([
    ['one of each', [1], [2], false],
    ['one against two', [1], [2, 3], false],
    ['no variation at all', [2, 2], [3, 3], false],
    ['variation in one', [2, 2], [3, 4], true],
  ])('with %s says something: %4$s', (_, a, b, says) => {
    expect(differenceOfMeans(sampleOf(a), sampleOf(b)) !== null).toBe(says)
  })

  it('refuses an empty sample and what is no number', () => {
    expect(() => sampleOf([])).toThrow(RangeError)
    expect(() => sampleOf([1, Number.NaN])).toThrow(RangeError)
  })
})

describe('a transition matrix', () => {
  it('counts pairs, and shares of those who began in a state', () => {
    const pairs = [
      ['red', 'red'],
      ['red', 'yellow'],
      ['red', 'yellow'],
      ['yellow', 'green'],
      ['red', 'green'],
    ] as const
    expect(transitionsOf<string>(pairs, ['red', 'yellow', 'green'])).toEqual({
      counts: [
        [1, 2, 1],
        [0, 0, 1],
        [0, 0, 0],
      ],
      fromTotals: [4, 1, 0],
      toTotals: [1, 2, 2],
      shares: [[0.25, 0.5, 0.25], [0, 0, 1], null],
    })
  })
  it('refuses a state it does not know, and one named twice', () => {
    expect(() => transitionsOf<string>([['red', 'blue']], ['red'])).toThrow('red → blue')
    expect(() => transitionsOf<string>([['blue', 'red']], ['red'])).toThrow(RangeError)
    expect(() => transitionsOf([], ['red', 'red'])).toThrow(RangeError)
    expect(transitionsOf([], ['red'])).toEqual({ counts: [[0]], fromTotals: [0], toTotals: [0], shares: [null] })
  })
})

// that it hides the same as the database, and that nobody can narrow anything down, tests/reports/suppress.test.ts shows
describe('a table with its small numbers hidden', () => {
  const hidden = { hidden: true }
  it.each([
    [
      'no small number',
      [
        [5, 6],
        [7, 8],
      ],
      [
        [{ n: 5 }, { n: 6 }, { n: 11 }],
        [{ n: 7 }, { n: 8 }, { n: 15 }],
        [{ n: 12 }, { n: 14 }, { n: 26 }],
      ],
    ],
    [
      'one small number in a row of two',
      [[4, 40]],
      [
        [hidden, hidden, { n: 44 }],
        [hidden, hidden, { n: 44 }],
      ],
    ],
    [
      'a whole that is small',
      [[1, 3]],
      [
        [hidden, hidden, hidden],
        [hidden, hidden, hidden],
      ],
    ],
    [
      'a whole that is just not',
      [[5]],
      [
        [{ n: 5 }, { n: 5 }],
        [{ n: 5 }, { n: 5 }],
      ],
    ],
    ['no rows', [], []],
  ])('with %s', (_, counts, shown) => {
    expect(shownTable(counts)).toEqual(shown)
  })
  it('refuses what is no table of counts', () => {
    for (const wrong of [[[1, 2], [3]], [[-1]], [[0.5]], [[Number.NaN]]]) expect(() => suppress(wrong)).toThrow(RangeError)
  })
})
