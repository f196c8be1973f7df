import { describe, expect, it } from 'vitest'
import { addDays, addWeeks } from '../../../shared/calendar.ts'
import type { Period } from '../../../shared/employment/employment.rules.ts'
import { statusAt } from '../../../shared/employment/employment.rules.ts'
import {
  type LastingDefinition,
  type LastingTerms,
  lasting,
  lastingOn,
  refusalsOfDefinition,
  standardTerms,
  stretchesOf,
  termsOn,
} from '../../../shared/employment/lasting.rules.ts'

const today = '2026-11-18'
const job = (startsOn: string, endsOn: string | null = null, weeklyHours = 20, kind: Period['kind'] = 'ordinary'): Period => ({
  ...{ kind, startsOn, endsOn, weeklyHours },
})
const terms = (given: Partial<LastingTerms>): LastingTerms => ({ ...standardTerms, ...given })
const from = (validFrom: string, given: Partial<LastingTerms>): LastingDefinition => ({ ...terms(given), validFrom })

describe('stretches, by what counts', () => {
  it.each<[string, Period[], Partial<LastingTerms>, [string, string | null][]]>([
    [
      'a gap of one day where none is bridged',
      [job('2026-01-01', '2026-01-31'), job('2026-02-02', null)],
      { bridgedWeeks: 0 },
      [
        ['2026-01-01', '2026-01-31'],
        ['2026-02-02', null],
      ],
    ],
    [
      'handed over from one day to the next where none is bridged',
      [job('2026-01-01', '2026-01-31'), job('2026-02-01', null)],
      { bridgedWeeks: 0 },
      [['2026-01-01', null]],
    ],
    [
      'handed over on the same day',
      [job('2026-01-01', '2026-01-31'), job('2026-01-31', '2026-03-01')],
      { bridgedWeeks: 0 },
      [['2026-01-01', '2026-03-01']],
    ],
    [
      '14 days where two weeks are bridged',
      [job('2026-01-01', '2026-01-31'), job('2026-02-15', null)],
      { bridgedWeeks: 2 },
      [['2026-01-01', null]],
    ],
    [
      '15 days where two weeks are bridged',
      [job('2026-01-01', '2026-01-31'), job('2026-02-16', null)],
      { bridgedWeeks: 2 },
      [
        ['2026-01-01', '2026-01-31'],
        ['2026-02-16', null],
      ],
    ],
    [
      '28 days with a subsidised job in them',
      [job('2026-01-01', '2026-01-31'), job('2026-02-01', '2026-02-28', 37, 'wage_subsidy'), job('2026-03-01', null)],
      {},
      [['2026-01-01', null]],
    ],
    ['exactly the hours that are needed', [job('2026-01-01', null, 15)], { leastHours: 15 }, [['2026-01-01', null]]],
    ['a quarter less than is needed', [job('2026-01-01', null, 14.75)], { leastHours: 15 }, []],
    [
      'two small jobs that have the hours together, on the days they overlap',
      [job('2026-01-01', '2026-04-30', 10), job('2026-03-01', null, 8)],
      { leastHours: 15 },
      [['2026-03-01', '2026-04-30']],
    ],
    [
      'a small job beside one that is enough adds nothing and takes nothing',
      [job('2026-01-01', '2026-04-30', 30), job('2026-03-01', '2026-05-31', 8)],
      { leastHours: 15 },
      [['2026-01-01', '2026-04-30']],
    ],
    [
      'a subsidised job lends no hours',
      [job('2026-01-01', null, 10), job('2026-01-01', null, 20, 'wage_subsidy')],
      { leastHours: 15 },
      [],
    ],
    [
      'hours corrected upwards later leave nothing of what was too little',
      [job('2026-01-01', '2026-02-28', 10), job('2026-03-01', null, 16)],
      { leastHours: 15 },
      [['2026-03-01', null]],
    ],
  ])('%s', (_, spells, given, expected) => {
    const found = stretchesOf(spells, terms(given)).map(({ startsOn, endsOn }) => [startsOn, endsOn])
    expect(found).toEqual(expected)
    expect(stretchesOf(spells.toReversed(), terms(given)).map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual(expected)
  })

  it.each<[string, Period[], Partial<LastingTerms>, boolean]>([
    ['13 weeks today where 13 are needed', [job(addDays(today, -90))], { weeks: 13 }, true],
    ['a day short of 13 weeks', [job(addDays(today, -89))], { weeks: 13 }, false],
    ['26 weeks where 39 are needed', [job(addDays(today, -181))], { weeks: 39 }, false],
    ['begins tomorrow', [job(addDays(today, 1))], { weeks: 4 }, false],
    ['over for two weeks where two are bridged', [job('2026-01-01', addWeeks(today, -2))], { bridgedWeeks: 2 }, true],
    ['a day longer', [job('2026-01-01', addDays(today, -15))], { bridgedWeeks: 2 }, false],
    ['over yesterday where none is bridged', [job('2026-01-01', addDays(today, -1))], { bridgedWeeks: 0 }, false],
    ['its last day today', [job('2026-01-01', today)], { bridgedWeeks: 0 }, true],
    ['a start that was moved a day later', [job(addDays(today, -180))], {}, false],
    ['a kind that was corrected', [job(addDays(today, -300), null, 20, 'flexi_job')], {}, false],
  ])('lasting: %s', (_, spells, given, expected) => {
    expect(lastingOn(spells, terms(given), today)).toBe(expected)
  })
})

describe('a definition that changes', () => {
  const before = addDays(today, -1)
  const longer = from(today, { weeks: 39 })
  const shorter = from(today, { weeks: 13 })

  it.each<[string, readonly LastingDefinition[], string, Partial<LastingDefinition>]>([
    ['none: as it came', [], today, { ...standardTerms, validFrom: null }],
    ['the day before it counts', [longer], before, { weeks: 26, validFrom: null }],
    ['the day it counts from', [longer], today, { weeks: 39, validFrom: today }],
    ['the newest of those that have begun', [longer, from('2026-01-01', { weeks: 10 })], today, { weeks: 39 }],
    ['not one to come', [from(addDays(today, 1), { weeks: 10 }), from('2026-01-01', { weeks: 20 })], today, { weeks: 20 }],
  ])('%s', (_, definitions, day, expected) => {
    expect(termsOn(definitions, day)).toMatchObject(expected)
  })

  it.each<[string, Period[], readonly LastingDefinition[], string, Partial<ReturnType<typeof lasting>>]>([
    [
      'lasting the day before',
      [job(addDays(today, -200))],
      [longer],
      before,
      { state: 'lasting', reachedOn: addDays(today, -19) },
    ],
    [
      'and counting again where more is asked',
      [job(addDays(today, -200))],
      [longer],
      today,
      { state: 'counting', weeks: 28, reachedOn: null },
    ],
    ['not yet the day before', [job(addDays(today, -120))], [shorter], before, { state: 'counting', weeks: 17, reachedOn: null }],
    [
      'and since its first day where less is asked',
      [job(addDays(today, -120))],
      [shorter],
      today,
      { state: 'lasting', reachedOn: today },
    ],
    ['through the change', [job(addDays(today, -300))], [longer], today, { state: 'lasting', reachedOn: addDays(today, -119) }],
    [
      'over before less was asked: it never was',
      [job('2026-01-01', '2026-05-01')],
      [shorter],
      today,
      { state: 'none', reachedOn: null },
    ],
    [
      'over before more was asked: it had been',
      [job('2026-01-01', '2026-08-01')],
      [longer],
      today,
      { state: 'none', reachedOn: '2026-07-01' },
    ],
  ])('%s', (_, spells, definitions, day, expected) => {
    expect(lasting(spells, definitions, day)).toMatchObject(expected)
  })

  it('bridges a day between two jobs by what counted on it, whatever their hours', () => {
    const spells = [job('2026-01-01', '2026-01-31', 5), job('2026-02-20', null, 5)]
    expect(statusAt(spells, [], { bridgedWeeks: 4 }, '2026-02-10')).toBe('ordinary')
    expect(statusAt(spells, [], { bridgedWeeks: 2 }, '2026-02-10')).toBe('unknown')
  })

  it.each<[string, object, [string, string][]]>([
    ['from today', {}, []],
    ['from yesterday', { validFrom: before }, [['definition-not-ahead', '/validFrom']]],
    ['3 weeks', { weeks: 3 }, [['setting-out-of-range', '/weeks']]],
    ['4 weeks', { weeks: 4 }, []],
    ['104 weeks', { weeks: 104 }, []],
    ['105 weeks', { weeks: 105 }, [['setting-out-of-range', '/weeks']]],
    ['half a week', { weeks: 26.5 }, [['setting-out-of-range', '/weeks']]],
    ['no gap', { bridgedWeeks: 0 }, []],
    ['12 weeks’ gap', { bridgedWeeks: 12 }, []],
    ['13 weeks’ gap', { bridgedWeeks: 13 }, [['setting-out-of-range', '/bridgedWeeks']]],
    ['no reason', { reason: 'x ' }, [['required', '/reason']]],
    ['a reason', { reason: 'nej' }, []],
  ])('is recorded: %s', (_, given, expected) => {
    const found = refusalsOfDefinition({ ...standardTerms, validFrom: today, reason: 'Aftalt i udvalget', ...given }, today)
    expect(found.map(({ code, pointer }) => [code, pointer])).toEqual(expected)
  })
})
