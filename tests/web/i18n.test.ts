import { describe, expect, test } from 'vitest'
import { formatFor, problemText, type Texts, textsIn } from '../../shared/i18n/index.ts'
import { isProblemCode, ProblemError, problemStatus } from '../../shared/problem.ts'

const da = formatFor('da')
const en = formatFor('en')
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('format', () => {
  test.each([
    [da.date('2026-12-03'), '3. dec. 2026'],
    [en.date('2026-12-03'), '3 Dec 2026'],
    [da.dayMonth('2026-12-03'), '3. dec.'],
    [da.weekdayDate('2026-12-03'), 'torsdag den 3. december'],
    [en.weekdayDate('2026-12-03'), 'Thursday 3 December'],
    [da.month('2026-12'), 'december 2026'],
    [da.dateTime('2026-07-01T22:30:00Z'), '2. jul. 2026 kl. 00.30'],
    [en.dateTime('2026-01-01T08:05:00Z'), '1 Jan 2026, 09:05'],
    [da.time('08:30'), '08.30'],
    [da.hours(7.5), '7,5 timer'],
    [da.hours(1), '1 time'],
    [en.hours(1), '1 hour'],
    [en.hours(0), '0 hours'],
    [da.number(1024.5), '1.024,5'],
    [da.percent(0.424), '42 %'],
    [en.percent(0.424), '42%'],
    [da.list(['a', 'b', 'c']), 'a, b og c'],
    [en.either(['a', 'b']), 'a or b'],
  ])('%s', (written, expected) => expect(plain(written)).toBe(expected))
})

const leaves = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`))
    : [`${path} ${typeof value}${value === '' ? ' empty' : ''}`]

test.each([
  ['27822538', '27 82 25 38'],
  ['27-82-25-38', '27 82 25 38'],
  ['+45 2782 2538', '27 82 25 38'],
  ['004527822538', '27 82 25 38'],
  ['+46 70 123 45 67', '+46 70 123 45 67'],
])('the phone number %s is shown as %s', (typed, shown) => expect(da.phone(typed)).toBe(shown))

describe('texts', () => {
  test('the two languages have the same words to say, none of them empty', () => {
    expect(leaves(textsIn('en'))).toEqual(leaves(textsIn('da')))
    expect(leaves(textsIn('da')).filter((leaf) => leaf.endsWith('empty'))).toEqual([])
  })

  test.each(['da', 'en'] as const)('every refusal has a sentence in %s, also when its facts are missing', (language) => {
    const texts: Texts = textsIn(language)
    for (const code of Object.keys(problemStatus).filter(isProblemCode)) {
      const sentence = problemText(texts, new ProblemError(code))
      expect(sentence, code).toMatch(/\S.*[.?!]$/)
    }
    expect(problemText(texts, { code: 'hours-out-of-range', facts: { min: 0, max: 37 } })).toContain('37')
  })
})
