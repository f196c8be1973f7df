import { describe, expect, test } from 'vitest'
import {
  answerDueOn,
  ownerOf,
  whyNotAnswer,
  whyNotDisagree,
  whyNotDisagreeAtAll,
  whyNotKeep,
} from '../../../shared/doors/disagreements.rules.ts'

describe('the clock of a disagreement', () => {
  test.each([
    ['two plain weeks', '2026-11-18', '2026-12-02'],
    ['said on a Saturday', '2026-11-21', '2026-12-04'],
    ['over Christmas and New Year', '2026-12-18', '2027-01-05'],
    ['over Easter', '2027-03-22', '2027-04-08'],
    ['over Ascension and Whit Monday', '2027-05-03', '2027-05-19'],
  ])('%s: ten working days', (_, saidOn, dueOn) => {
    expect(answerDueOn(saidOn)).toBe(dueOn)
  })
})

test('the citizen’s caseworker owns it; where there is none, whoever decided', () => {
  expect(ownerOf({ caseworkerId: 'karen', decidedById: 'mikkel' })).toBe('karen')
  expect(ownerOf({ caseworkerId: null, decidedById: 'mikkel' })).toBe('mikkel')
})

describe('a disagreement is taken down', () => {
  const known = { decidedOn: '2026-11-10', isHistoric: false, waiting: false }
  const today = '2026-11-18'
  test.each([
    ['today', known, today, undefined],
    ['on the day of the decision', known, '2026-11-10', undefined],
    ['before the decision', known, '2026-11-09', 'said-before-decision'],
    ['tomorrow', known, '2026-11-19', 'date-in-future'],
    ['about a former decision', { ...known, isHistoric: true }, today, 'door-historic'],
    ['while one waits', { ...known, waiting: true }, today, 'disagreement-open'],
  ])('%s', (_, facts, saidOn, code) => {
    expect(whyNotDisagree(facts, saidOn, today)?.code).toBe(code)
  })
  test('a button is refused for what no day can mend', () => {
    expect(whyNotDisagreeAtAll(known)).toBeNull()
    expect(whyNotDisagreeAtAll({ ...known, waiting: true })?.code).toBe('disagreement-open')
  })
})

describe('a disagreement is answered', () => {
  const known = { answered: false, decidedById: 'karen', byId: 'mikkel', hasColleague: true }
  const kept = { outcome: 'kept', answer: '1234567890' } as const
  test.each([
    ['by a colleague of who decided', known, kept, undefined],
    ['by who decided', { ...known, byId: 'karen' }, kept, 'second-look-needed'],
    ['by who decided, alone in the house', { ...known, byId: 'karen', hasColleague: false }, kept, undefined],
    ['by who decided, with a new talk', { ...known, byId: 'karen' }, { ...kept, outcome: 'new_talk' }, undefined],
    ['in nine characters', known, { ...kept, answer: ' 123456789 ' }, 'answer-too-short'],
    ['a second time', { ...known, answered: true }, kept, 'disagreement-answered'],
  ] as const)('%s', (_, facts, said, code) => {
    expect(whyNotAnswer(facts, said)?.code).toBe(code)
  })
  test('says beforehand who cannot say that the door stays', () => {
    expect(whyNotKeep({ ...known, byId: 'karen' })?.pointer).toBe('/outcome')
    expect(whyNotKeep(known)).toBeNull()
  })
})
