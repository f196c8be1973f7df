import { expect, test } from 'vitest'
import { changeOf, doubtfulShare } from '../../shared/reports/change.rules.ts'
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
