import { expect, test } from 'vitest'
import { changeOf, doubtfulShare } from '../../shared/reports/change.rules.ts'
import type { LifeRow, LifeTable } from '../../shared/reports/outcomes.schema.ts'
import { inOrder } from '../../shared/reports/outcomes.words.ts'
import { silent, toldCurve, toldDifference, toldShare, weeksTold } from '../../shared/reports/told.rules.ts'
import { spread } from '../../web/ui/chart/spread.ts'

const n = (value: number) => ({ n: value })
const hidden = { hidden: true } as const

test.each([
  // R: prop.test(40, 100, correct = FALSE)
  { part: n(40), whole: n(100), share: { least: 0.4, most: 0.4, from: 0.3094013, to: 0.4979974 } },
  { part: n(40), unknown: n(0), whole: n(100), share: { least: 0.4, most: 0.4, from: 0.3094013, to: 0.4979974 } },
  // the ends are those of 40 and of 55 of 100
  { part: n(40), unknown: n(15), whole: n(100), share: { least: 0.4, most: 0.55, from: 0.3094013, to: 0.6438546 } },
  { part: n(0), unknown: n(0), whole: n(0), share: null },
  { part: hidden, whole: n(100), share: null },
  { part: n(40), unknown: hidden, whole: n(100), share: null },
  { part: n(40), whole: hidden, share: null },
])('a share of $part and $unknown unknown out of $whole', ({ share, ...counted }) => {
  const found = doubtfulShare(counted)
  if (share === null) expect(found).toBeNull()
  else for (const end of ['least', 'most', 'from', 'to'] as const) expect(found?.[end]).toBeCloseTo(share[end], 6)
})

test.each([
  // Newcombe 1998, table II, example (a): 56/70 less 48/80, method 10
  {
    now: { part: n(56), whole: n(70) },
    before: { part: n(48), whole: n(80) },
    says: { says: 'more', least: 0.2, most: 0.2, from: 0.0524, to: 0.3339 },
  },
  {
    now: { part: n(48), whole: n(80) },
    before: { part: n(56), whole: n(70) },
    says: { says: 'less', least: -0.2, most: -0.2, from: -0.3339, to: -0.0524 },
  },
  // the same, and eight of whom nobody knows: the least is 48 less 56, the most 56 less 56
  {
    now: { part: n(48), unknown: n(8), whole: n(80) },
    before: { part: n(56), whole: n(70) },
    says: { says: 'unclear', least: -0.2, most: -0.1, from: -0.3339 },
  },
  { now: { part: n(10), whole: n(20) }, before: { part: n(10), whole: n(20) }, says: { says: 'unclear', least: 0, most: 0 } },
  { now: { part: n(10), whole: n(19) }, before: { part: n(10), whole: n(20) }, says: { says: 'too-few' } },
  { now: { part: n(10), whole: n(20) }, before: { part: n(10), whole: n(19) }, says: { says: 'too-few' } },
  { now: { part: hidden, whole: n(90) }, before: { part: n(10), whole: n(20) }, says: { says: 'hidden' } },
  { now: { part: n(10), whole: n(90) }, before: { part: n(10), unknown: hidden, whole: n(20) }, says: { says: 'hidden' } },
])('the change from $before to $now', ({ now, before, says }) => {
  const found = changeOf(now, before)
  for (const [key, value] of Object.entries(says)) {
    if (typeof value === 'string') expect(found).toHaveProperty(key, value)
    else expect(Reflect.get(found, key)).toBeCloseTo(value, 3)
  }
})

test.each([
  { places: [], to: [] },
  { places: [50], to: [50] },
  { places: [50, 52], to: [50, 60] },
  { places: [52, 50], to: [60, 50] },
  { places: [98, 99, 20], to: [90, 100, 20] },
  { places: [-5, 3], to: [0, 10] },
])('names of lines that end at $places stand at $to', ({ places, to }) => {
  expect(spread(places, 10, 0, 100)).toEqual(to)
})

test.each([
  { total: n(20), cells: [n(12), n(8)], says: null },
  { total: n(19), cells: [n(11), n(8)], says: 'too-few' },
  { total: n(0), cells: [n(0), n(0)], says: 'nobody' },
  { total: n(0), cells: [hidden, hidden], says: 'nobody' },
  { total: n(60), cells: [n(12), hidden], says: 'hidden' },
  { total: n(12), cells: [hidden, hidden], says: 'hidden' },
  { total: hidden, cells: [n(12), n(8)], says: 'hidden' },
])('of a line of $total with $cells is said: $says', ({ total, cells, says }) => {
  expect(silent(total, cells)?.says ?? null).toBe(says)
})

const life = (key: string, events: readonly number[], cutOff: number, without: number): LifeRow => ({
  key,
  total: n([...events, cutOff, without].reduce((sum, one) => sum + one, 0)),
  events: events.map(n),
  cutOff: n(cutOff),
  without: n(without),
})
const weeks = [13, 26, 52]

test('a curve ends where nobody is followed any longer', () => {
  const followed = toldCurve(life('all', [10, 10, 0], 20, 0), weeks)
  expect(followed.says === 'curve' && followed.points.map(({ week, without, atRisk }) => [week, without, atRisk])).toEqual([
    [13, 0.75, 40],
    [26, expect.closeTo(0.5), 30],
  ])
  const table = { weeks, rows: [life('all', [10, 10, 0], 20, 0)] }
  expect(weeksTold(table)).toEqual([
    { week: 13, at: 0 },
    { week: 26, at: 1 },
  ])
  // cut off at 26 weeks, nobody counts as at risk later: 10 of 20 followed to 52
  const longer = toldCurve(life('all', [10, 10, 10], 10, 10), weeks)
  expect(longer.says === 'curve' && longer.points.at(-1)).toMatchObject({ week: 52, atRisk: 20, without: expect.closeTo(0.3) })
  // it happened to all: the curve stands at nothing
  const all = toldCurve(life('all', [10, 10, 0], 0, 0), weeks)
  expect(all.says === 'curve' && all.points.map(({ without }) => without)).toEqual([0.5, 0, 0])
  expect(toldCurve(life('all', [9, 10, 0], 0, 0), weeks)).toEqual({ says: 'too-few' })
})

test.each([
  { rows: [life('all', [30, 10, 10], 10, 10), life('a', [25, 5, 5], 5, 5), life('b', [0, 5, 5], 5, 30)], says: 'apart' },
  { rows: [life('all', [30, 10, 10], 10, 10), life('a', [10, 10, 5], 5, 15), life('b', [10, 10, 5], 5, 15)], says: 'alike' },
  { rows: [life('all', [30, 10, 10], 10, 10), life('a', [25, 5, 5], 5, 5), life('b', [0, 5, 5], 5, 4)], says: 'too-few' },
  { rows: [life('all', [30, 10, 10], 10, 10)], says: 'too-few' },
])('whether groups differ: $says', ({ rows, says }) => {
  const table: LifeTable = { weeks, rows }
  expect(toldDifference(table).says).toBe(says)
})

test('a share stands over everybody, those not known of too', () => {
  const columns = ['ordinary', 'other', 'unknown'] as const
  const row = (...cells: number[]) => ({ key: 'all', total: n(cells.reduce((sum, one) => sum + one, 0)), cells: cells.map(n) })
  expect(toldShare({ columns: [...columns] }, row(40, 45, 15))).toMatchObject({
    says: 'share',
    part: 40,
    unknown: 15,
    people: 100,
    least: 0.4,
    most: 0.55,
  })
  expect(toldShare({ columns: ['ordinary', 'other'] }, row(40, 60))).toMatchObject({
    says: 'share',
    unknown: 0,
    least: 0.4,
    most: 0.4,
  })
  expect(toldShare({ columns: [...columns] }, { key: 'a', total: n(30), cells: [hidden, hidden, hidden] })).toEqual({
    says: 'hidden',
  })
})

test.each([
  { by: 'door', keys: ['rest', 'green', 'all', 'red', 'yellow'], to: ['all', 'red', 'yellow', 'green', 'rest'] },
  { by: 'override', keys: ['none', 'otherwise', 'all', 'asProposed'], to: ['all', 'asProposed', 'otherwise', 'none'] },
  { by: 'archetype', keys: ['rest', 'b', 'a', 'all'], to: ['all', 'b', 'a', 'rest'] },
] as const)('groups by $by are told in their order', ({ by, keys, to }) => {
  expect(
    inOrder(
      by,
      keys.map((key) => ({ key })),
    ).map(({ key }) => key),
  ).toEqual(to)
})
