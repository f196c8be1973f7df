import { describe, expect, test } from 'vitest'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { explanationOf } from '../../shared/doors/explanation.rules.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { lix } from './lix.ts'

const linesOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linesOf) : []
}
/** Read as a citizen does: every line with a full stop of its own. */
const asRead = (lines: readonly string[]): string => lines.map((line) => (/[.?!]$/.test(line) ? line : `${line}.`)).join(' ')

describe('the public page about the rule', () => {
  const { version, signIn, ...words } = textsIn('da').catalogue.explained

  test('is plain as a whole (LIX at most 35), with the questions and answers of the first catalogue', () => {
    expect(lix(asRead(linesOf(words)))).toBeLessThanOrEqual(35)
    const { counting, placeOnly, doors } = explanationOf(catalogueV1, '2026-11-02')
    const told = [
      ...doors.map(({ summary }) => summary.da),
      ...counting.flatMap(({ question, answers }) => [question.da, ...answers.map(({ text }) => text.da)]),
      ...placeOnly.map(({ question }) => question.da),
    ]
    expect(lix(asRead([...linesOf(words), ...told]))).toBeLessThanOrEqual(35)
  })

  test.each(
    Object.entries(words)
      .map(([name, value]) => [name, asRead(linesOf(value))] as const)
      .filter(([, text]) => text.split(' ').length >= 12),
  )('is plain in each of its paragraphs: %s', (_, text) => {
    expect(lix(text)).toBeLessThanOrEqual(35)
  })

  test('says in both languages all that is never used, who decides, and how to disagree', () => {
    for (const language of ['da', 'en'] as const) {
      const told = textsIn(language).catalogue.explained
      const never = told.never.join(' ').toLowerCase()
      const words = {
        da: ['køn', 'alder', 'slægt', 'navn', 'adresse', 'ydelse', 'plads', 'sagsbehandler'],
        en: ['sex', 'age', 'family', 'name', 'address', 'benefit', 'place', 'caseworker'],
      }
      for (const word of words[language]) expect(never).toContain(word)
      expect(told.decides.toLowerCase()).toContain(words[language].at(-1))
      expect(told.disagree.length).toBeGreaterThan(50)
      // decision 014: age and sex are counted afterwards, and whoever reads that they are never used is told so
      for (const word of { da: ['bagefter', 'alder', 'køn'], en: ['afterwards', 'age', 'sex'] }[language])
        expect(told.neverText.toLowerCase()).toContain(word)
    }
  })

  test('the number and day of the version, the links: short', () => {
    expect([version(2, '3. dec. 2026'), textsIn('da').common.doorsExplained, signIn]).toEqual([
      'Udgave 2, gælder fra 3. dec. 2026',
      'Sådan foreslås en dør',
      'Til Fodfæste',
    ])
  })
})
