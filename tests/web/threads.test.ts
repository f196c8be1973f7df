import { describe, expect, test } from 'vitest'
import { formatFor, textsIn } from '../../shared/i18n/index.ts'
import { besideWords, whenWords } from '../../web/concerns/clock.ts'
import { partsOf } from '../../web/concerns/thread.ts'
import { pageIn } from '../../web/concerns/words.ts'

/** A Monday; Denmark is an hour ahead of UTC in November. */
const today = '2026-11-23'
const plain = (words: string): string => words.replaceAll('\u00a0', ' ')

describe('a moment in words, with its date or its distance beside it', () => {
  test.each([
    ['2026-11-23T09:00:00Z', 'i dag kl. 10', '23. nov. 2026'],
    ['2026-11-23T08:12:00Z', 'i dag kl. 9.12', '23. nov. 2026'],
    ['2026-11-24T09:00:00Z', 'i morgen kl. 10', '24. nov. 2026'],
    // past midnight in Denmark, not yet in UTC
    ['2026-11-23T23:30:00Z', 'i morgen kl. 0.30', '24. nov. 2026'],
    ['2026-11-22T22:30:00Z', 'i går kl. 23.30', '22. nov. 2026'],
    ['2026-11-25T07:00:00Z', 'onsdag kl. 8', '25. nov. 2026'],
    ['2026-11-29T07:00:00Z', 'søndag kl. 8', '29. nov. 2026'],
    ['2026-11-30T07:00:00Z', '30. nov. 2026 kl. 8', 'om 7 dage'],
    ['2026-11-21T07:00:00Z', '21. nov. 2026 kl. 8', 'for 2 dage siden'],
    // summer time
    ['2026-10-01T07:05:00Z', '1. okt. 2026 kl. 9.05', 'for 53 dage siden'],
  ])('%s is %s (%s)', (instant, words, beside) => {
    const [texts, format] = [textsIn('da'), formatFor('da')]
    expect(plain(whenWords(texts, format, instant, today))).toBe(words)
    expect(plain(besideWords(texts, format, instant, today))).toBe(beside)
  })

  test.each([
    ['2026-11-23T09:00:00Z', 'today at 10:00'],
    ['2026-11-24T07:00:00Z', 'tomorrow at 8:00'],
    ['2026-11-22T22:30:00Z', 'yesterday at 23:30'],
    ['2026-11-27T07:00:00Z', 'Friday at 8:00'],
    ['2026-11-20T07:00:00Z', '20 Nov 2026 at 8:00'],
  ])('%s is %s in English', (instant, words) => {
    expect(plain(whenWords(textsIn('en'), formatFor('en'), instant, today))).toBe(words)
  })

  test('the day the clocks go back is one day like any other', () => {
    const [texts, format] = [textsIn('da'), formatFor('da')]
    // 25 October 2026: 22:30 UTC is 23.30 winter time
    expect(plain(whenWords(texts, format, '2026-10-25T22:30:00Z', '2026-10-24'))).toBe('i morgen kl. 23.30')
    expect(plain(whenWords(texts, format, '2026-10-24T21:30:00Z', '2026-10-24'))).toBe('i dag kl. 23.30')
  })
})

describe('what stands open in a thread', () => {
  const one = (name: string, change: Partial<Parameters<typeof partsOf>[0][number]> = {}) => ({
    name,
    state: 'answered' as const,
    unread: false,
    followUp: null,
    dueAt: '2026-11-24T09:00:00Z',
    ...change,
  })
  const followUp = (done: boolean) => ({ kind: 'move' as const, versionNumber: null, versionState: null, done })
  const namesIn = (concerns: ReturnType<typeof one>[]) => {
    const { shown, earlier } = partsOf(concerns)
    return [shown, earlier].map((part) => part.map(({ name }) => name).join(' '))
  }

  test.each([
    ['nothing', [], ['', '']],
    ['the newest, answered or not', [one('b'), one('a')], ['b', 'a']],
    [
      'all that wait, by their time',
      [one('late', { state: 'open', dueAt: '2026-11-25T09:00:00Z' }), one('soon', { state: 'open' })],
      ['soon late', ''],
    ],
    ['waiting before an answer that is newer', [one('b'), one('a', { state: 'open' })], ['a b', '']],
    ['an answer nobody has read', [one('c'), one('b', { unread: true }), one('a')], ['c b', 'a']],
    [
      'what is not followed up',
      [one('c'), one('b', { followUp: followUp(false) }), one('a', { followUp: followUp(true) })],
      ['c b', 'a'],
    ],
    [
      'what was replaced or taken back goes below',
      [one('c'), one('b', { state: 'replaced' }), one('a', { state: 'withdrawn' })],
      ['c', 'b a'],
    ],
  ] as const)('%s', (_what, concerns, parts) => expect(namesIn([...concerns])).toEqual(parts))
})

test.each([
  ['', {}],
  ['side=2', { page: '2' }],
  ['side=0', {}],
  ['side=-1', {}],
  ['side=1e3', {}],
  ['side=9999999', {}],
])('the address ?%s asks for page %j', (search, page) => expect(pageIn(new URLSearchParams(search))).toEqual(page))
