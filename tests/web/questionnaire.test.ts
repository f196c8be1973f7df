import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../shared/problem.ts'
import { citizenScreen } from '../../shared/progress/citizenScreen.texts.ts'
import { citizenLanguages } from '../../shared/progress/instrument.ts'
import { NoConnectionError } from '../../web/api.ts'
import { href } from '../../web/hrefs.ts'
import { problemFor } from '../../web/progress/citizenProblems.ts'
import { givenIn, isCitizens, stepIn } from '../../web/progress/citizenSteps.ts'

describe('the citizen’s pages', () => {
  test.each([
    ['', 0],
    ['trin=0', 0],
    ['trin=1', 1],
    ['trin=11', 11],
    ['trin=12', 11],
    ['trin=-3', 0],
    ['trin=2.9', 2],
    ['trin=tre', 0],
  ])('the address %j is the step %i', (search, at) => {
    expect(stepIn(new URLSearchParams(search))).toBe(at)
  })

  test.each([
    ['?hvem=borger&trin=3', true],
    ['?hvem=tak', true],
    ['?hvem=sagsbehandler', false],
    ['', false],
  ])('the citizen holds %j: %s', (query, held) => {
    expect(isCitizens(query)).toBe(held)
  })

  test.each([
    [
      { goal: 4, network: 'skip', motivation: 1 },
      { goal: 4, network: 'skip', motivation: 1 },
    ],
    [{ goal: 6, network: '3', work_identity: 2, other: 1 }, {}],
    [null, {}],
    ['goal', {}],
  ])('of %j found after a refresh counts %j', (found, given) => {
    expect(givenIn(found)).toEqual(given)
  })

  test('a link carries its token behind the #, also from question to question', () => {
    expect(href.measurementLink('abc')).toBe('/maaling#abc')
    expect(href.measurementLink('abc', { sprog: 'ar', trin: 2 })).toBe('/maaling?sprog=ar&trin=2#abc')
  })
})

describe('why answers were not saved is told in the citizen’s language', () => {
  test.each(citizenLanguages)('%s', (language) => {
    const texts = citizenScreen[language]
    const told = (error: ProblemError | NoConnectionError) => problemFor(error, language)
    expect(told(new ProblemError('measurement-link-used'))).toBe(texts.used)
    expect(told(new ProblemError('measured-already'))).toBe(texts.answeredToday)
    expect(told(new ProblemError('invalid', { errors: [{ code: 'measured-already', pointer: '/measuredOn' }] }))).toBe(
      texts.answeredToday,
    )
    expect(told(new ProblemError('instrument-replaced'))).toBe(texts.rewritten)
    expect(told(new ProblemError('invalid', { errors: [{ code: 'measurement-empty', pointer: '/answers' }] }))).toBe(
      texts.nothingAnswered,
    )
    expect(told(new ProblemError('busy'))).toBe(texts.failed)
    expect(told(new NoConnectionError('no connection'))).toBe(texts.failed)
  })
})
