import { describe, expect, it } from 'vitest'
import {
  birthYearAndSexOf,
  isEmptySearch,
  needsShown,
  readSearch,
  searchNameOf,
  whyNotCpr,
  whyNotRecord,
  whyNotWithdrawNeeds,
} from '../../shared/citizens/citizens.rules.ts'
import { CitizenFacts } from '../../shared/citizens/citizens.schema.ts'

const today = '2026-11-23'
const facts = (more: object = {}): CitizenFacts => CitizenFacts.parse({ firstName: 'Hanne', lastName: 'Hansen', ...more })
const why = (more: object, before: object | null = null) =>
  whyNotRecord(facts(more), before && facts(before), today)
    .filter((one) => one !== null)
    .map(({ code, pointer }) => `${pointer} ${code}`)

describe('what may be written', () => {
  const agreed = { needsForSupplier: 'Pauser', needsAgreedOn: '2026-11-22' }
  it.each<[string, object, object | null, string[]]>([
    ['nothing but a name', {}, null, []],
    ['a benefit of today', { benefit: 'kontanthjaelp' }, null, []],
    ['a benefit that has ended', { benefit: 'uddannelseshjaelp' }, null, ['/benefit benefit-ended']],
    ['an ended benefit that stood there', { benefit: 'uddannelseshjaelp' }, { benefit: 'uddannelseshjaelp' }, []],
    [
      'an ended benefit instead of another',
      { benefit: 'overgangsydelse' },
      { benefit: 'uddannelseshjaelp' },
      ['/benefit benefit-ended'],
    ],
    ['a benefit since today', { benefitSince: today }, null, []],
    ['a benefit since tomorrow', { benefitSince: '2026-11-24' }, null, ['/benefitSince date-in-future']],
    ['words agreed today', { needsForSupplier: 'Pauser', needsAgreedOn: today }, null, []],
    [
      'words agreed tomorrow',
      { needsForSupplier: 'Pauser', needsAgreedOn: '2026-11-24' },
      null,
      ['/needsAgreedOn date-in-future'],
    ],
    ['words not agreed', { needsForSupplier: 'Pauser' }, null, []],
    ['a yes to no words', { needsAgreedOn: today }, null, ['/needsForSupplier required']],
    ['the same words', agreed, agreed, []],
    ['new words with the old yes', { ...agreed, needsForSupplier: 'Ro' }, agreed, ['/needsAgreedOn needs-agreed-again']],
    ['new words with a new yes', { needsForSupplier: 'Ro', needsAgreedOn: today }, agreed, []],
    ['new words without a yes', { needsForSupplier: 'Ro' }, agreed, []],
    [
      'words mended on the day of the yes',
      { needsForSupplier: 'Ro', needsAgreedOn: today },
      { needsForSupplier: 'Pauser', needsAgreedOn: today },
      [],
    ],
  ])('%s', (_, more, before, expected) => {
    expect(why(more, before)).toEqual(expected)
  })

  it('shows a supplier the words while a yes stands, which is when it can be taken back', () => {
    const words = { needsForSupplier: 'Pauser' }
    expect(needsShown({ ...words, needsAgreedOn: today })).toBe('Pauser')
    expect(needsShown({ ...words, needsAgreedOn: null })).toBeNull()
    expect(whyNotWithdrawNeeds({ needsAgreedOn: today })).toBeNull()
    expect(whyNotWithdrawNeeds({ needsAgreedOn: null })).toEqual({ code: 'needs-not-agreed' })
  })

  it('takes a CPR number whose date is today or earlier, not one of tomorrow', () => {
    expect(whyNotCpr('8311264000', today)).toBeNull()
    expect(whyNotCpr('8411264000', today)).toEqual({ code: 'cpr-no-such-date', pointer: '/cpr' })
  })
})

describe('how a name is kept for search', () => {
  it.each([
    ['Hanne', 'Sørensen', ' hanne soerensen sorensen '],
    ['Åse', 'Ågård', ' aase ase aagaard agard '],
    ['Åse'.normalize('NFD'), 'Bæk', ' aase ase baek '],
    ['José  María', "O'Brien", ' jose maria obrien '],
    ['Łukasz', 'Holm-Dahl', ' lukasz holmdahl '],
    ['Björn', 'Ðorđe', ' bjorn dorde '],
    ['Hans', 'Hans', ' hans '],
    ['هدى', 'Ali', ' هدى ali '],
  ])('%s %s', (first, last, expected) => {
    expect(searchNameOf(first, last)).toBe(expected)
  })
})

describe('what a search is read as', () => {
  it.each([
    ['750988-3666', { cpr: '7509883666', cprDate: null, phone: '7509883666', name: [] }],
    ['750988', { cpr: null, cprDate: '750988', phone: '750988', name: [] }],
    ['27 82 25 38', { cpr: null, cprDate: null, phone: '4527822538', name: [] }],
    ['2538', { cpr: null, cprDate: null, phone: '2538', name: [] }],
    ['253', { cpr: null, cprDate: null, phone: null, name: [] }],
    ['Søren  k', { cpr: null, cprDate: null, phone: null, name: [['soeren', 'soren'], ['k']] }],
  ])('%s', (text, expected) => {
    expect(readSearch(text)).toEqual(expected)
  })

  it.each(['', '  ', '-', '%', '...', '12'])('%j is nothing to search for', (text) => {
    expect(isEmptySearch(readSearch(text))).toBe(true)
  })
})

describe('what is counted of a CPR number', () => {
  it.each([
    ['a woman of 1988', '750988-3666', { birthYear: 1988, sex: 'f' }],
    ['a man of 1988', '750988-3667', { birthYear: 1988, sex: 'm' }],
    ['the same without 60 added to the day', '750988-3666'.replace(/^7/, '1'), { birthYear: 1988, sex: 'f' }],
    ['seventh digit 4, year 36', '610136-4001', { birthYear: 2036, sex: 'm' }],
    ['seventh digit 4, year 37', '610137-4002', { birthYear: 1937, sex: 'f' }],
    ['seventh digit 5, year 57', '610157-5002', { birthYear: 2057, sex: 'f' }],
    ['seventh digit 8, year 58', '610158-8001', { birthYear: 1858, sex: 'm' }],
    ['seventh digit 9, year 36', '610136-9001', { birthYear: 2036, sex: 'm' }],
    ['seventh digit 9, year 37', '610137-9001', { birthYear: 1937, sex: 'm' }],
    ['nothing of what is no number', '910288-3666', null],
  ])('%s', (_, digits, expected) => expect(birthYearAndSexOf(digits)).toEqual(expected))
})
