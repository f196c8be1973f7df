import { describe, expect, it } from 'vitest'
import { guideOf, guides, newestGuide, themeKeys } from '../../../shared/progress/guide.v1.ts'
import { type ToldByTheme, toldIn, whyNotCorrectNote, whyNotNote } from '../../../shared/progress/interviews.rules.ts'
import { isSameMonth } from '../../../shared/progress/pulse.rules.ts'
import { caseworkersMotivation, citizensMotivation } from '../../../shared/progress/pulse.texts.ts'
import { lix } from '../../doors/lix.ts'

const today = '2026-11-18'
const words = { words: 'Vis mig det to gange.', note: null }
const note = { words: null, note: 'Lærer ved at se.' }
const nothing = { words: null, note: null }

describe('the note of an interview', () => {
  it.each<[string, ToldByTheme, string[]]>([
    ['nothing', {}, []],
    ['themes that hold nothing', { hope: nothing, body: nothing }, []],
    ['the citizen’s words alone', { hope: words }, ['hope']],
    ['the caseworker’s note alone', { hope: note }, ['hope']],
    ['in the guide’s order, however it came', { hope: words, people: nothing, work_so_far: note }, ['work_so_far', 'hope']],
  ])('keeps %s', (_, themes, expected) => {
    expect(toldIn(themes).map(({ theme }) => theme)).toEqual(expected)
  })

  it.each<[string, { heldOn: string; themes: ToldByTheme }, string | null]>([
    ['today, one theme', { heldOn: today, themes: { hope: words } }, null],
    ['tomorrow', { heldOn: '2026-11-19', themes: { hope: words } }, 'date-in-future'],
    ['nothing in it', { heldOn: today, themes: { hope: nothing } }, 'interview-empty'],
  ])('%s', (_, given, code) => {
    expect(whyNotNote(given, today)?.code ?? null).toBe(code)
  })

  it('is corrected by whoever held the interview', () => {
    expect(whyNotCorrectNote('karen', 'karen')).toBeNull()
    expect(whyNotCorrectNote('karen', 'mikkel')).toEqual({ code: 'interview-not-own' })
  })
})

describe('the guide', () => {
  it('asks two open questions a theme, each theme once, in both languages', () => {
    for (const { themes } of guides) {
      expect(themes.map(({ key }) => key)).toEqual([...themeKeys])
      for (const { name, ask } of themes)
        for (const { da, en } of [name, ...ask])
          expect([da.trim() === '', en.trim() === '', da === en]).toEqual([false, false, false])
      expect(themes.flatMap(({ ask }) => ask).filter(({ da, en }) => !da.endsWith('?') || !en.endsWith('?'))).toEqual([])
    }
  })

  it('of a version there is not is the newest', () => {
    expect([guideOf(1), guideOf(99)]).toEqual([guides[0], newestGuide])
  })

  it('is said in words a citizen follows: LIX at most 35', () => {
    const asked = newestGuide.themes.flatMap(({ ask }) => ask.map(({ da }) => da))
    expect(lix(asked.join(' '))).toBeLessThanOrEqual(35)
    expect(lix([citizensMotivation.question.da, caseworkersMotivation.question.da].join(' '))).toBeLessThanOrEqual(35)
  })
})

it.each([
  ['the first and the last of a month', '2026-11-01', '2026-11-30', true],
  ['the last of a month and the first of the next', '2026-11-30', '2026-12-01', false],
  ['the same month a year on', '2026-11-18', '2027-11-18', false],
])('a caseworker’s motivation is of one month: %s', (_, one, other, expected) => {
  expect([isSameMonth(one, other), isSameMonth(other, one)]).toEqual([expected, expected])
})
