import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import {
  type AskedSpell,
  askedAt,
  caseworkersFrom,
  type Report,
  refusalsOfReport,
  reportCorrectable,
  supplierAnswersWithin,
  waitsForEnd,
  whyNotReportAtAll,
} from '../../../shared/employment/employer.rules.ts'

const today = '2026-11-18'
const spell = (given: Partial<AskedSpell> = {}): AskedSpell => ({
  ...{ startsOn: '2026-06-01', endsOn: null, askedThrough: 'p1' },
  ...given,
})

describe('who is asked at a check', () => {
  it.each<[string, AskedSpell[], 'supplier' | 'caseworker']>([
    ['nobody is employed', [], 'caseworker'],
    ['employed at the supplier', [spell()], 'supplier'],
    ['employed by another, or said to be over', [spell({ askedThrough: null })], 'caseworker'],
    ['at the supplier of another placement', [spell({ askedThrough: 'p2' })], 'caseworker'],
    ['from that day on', [spell({ startsOn: today })], 'supplier'],
    ['from the day after', [spell({ startsOn: addDays(today, 1) })], 'caseworker'],
    ['until that day', [spell({ endsOn: today })], 'supplier'],
    ['until the day before', [spell({ endsOn: addDays(today, -1) })], 'caseworker'],
    ['one over, one that runs', [spell({ endsOn: '2026-06-30' }), spell({ startsOn: '2026-07-01' })], 'supplier'],
  ])('%s', (_, spells, expected) => {
    expect(askedAt(spells, 'p1', today)).toBe(expected)
    expect(caseworkersFrom(spells, 'p1', today)).toBe(expected === 'supplier' ? addDays(today, supplierAnswersWithin) : today)
  })
})

describe('what a supplier says', () => {
  const said = (given: Partial<Report> = {}): Report => ({
    stillThere: true,
    lastDay: given.stillThere === false ? today : null,
    reportedOn: today,
    ...given,
  })
  it.each<[string, Parameters<typeof whyNotReportAtAll>[0], string | null]>([
    ['asked', { asked: true, said: null, endsOn: null }, null],
    ['not asked', { asked: false, said: null, endsOn: null }, 'report-not-asked'],
    [
      'said on the last day it can be corrected',
      { asked: false, said: said({ reportedOn: addDays(today, -reportCorrectable) }), endsOn: null },
      null,
    ],
    [
      'said a day before that',
      { asked: false, said: said({ reportedOn: addDays(today, -reportCorrectable - 1) }), endsOn: null },
      'report-closed',
    ],
    ['said to be over, and not ended yet', { asked: false, said: said({ stillThere: false }), endsOn: null }, null],
    ['said to be over, and ended by it', { asked: false, said: said({ stillThere: false }), endsOn: today }, 'report-used'],
    [
      'said to be over, in a job that was to end later',
      { asked: false, said: said({ stillThere: false }), endsOn: addDays(today, 9) },
      null,
    ],
    ['said to be there, in a job with an end', { asked: false, said: said(), endsOn: today }, null],
  ])('%s', (_, given, expected) => {
    expect(whyNotReportAtAll(given, today)?.code ?? null).toBe(expected)
  })

  it.each<[string, Parameters<typeof refusalsOfReport>[0], [string, string][]]>([
    ['still here', { stillThere: true, weeklyHours: 0.25, lastDay: null }, []],
    ['still here, without hours', { stillThere: true, weeklyHours: null, lastDay: null }, [['required', '/weeklyHours']]],
    ['still here, no hours', { stillThere: true, weeklyHours: 0, lastDay: null }, [['paid-hours-needed', '/weeklyHours']]],
    ['gone, without a day', { stillThere: false, weeklyHours: null, lastDay: null }, [['required', '/lastDay']]],
    ['gone today', { stillThere: false, weeklyHours: null, lastDay: today }, []],
    ['gone tomorrow', { stillThere: false, weeklyHours: null, lastDay: addDays(today, 1) }, [['last-day-ahead', '/lastDay']]],
    ['gone on the first day', { stillThere: false, weeklyHours: null, lastDay: '2026-06-01' }, []],
    ['gone before the first day', { stillThere: false, weeklyHours: null, lastDay: '2026-05-31' }, [['date-order', '/lastDay']]],
  ])('%s', (_, given, expected) => {
    expect(refusalsOfReport(given, '2026-06-01', today).map(({ code, pointer }) => [code, pointer])).toEqual(expected)
  })

  it('waits for the caseworker while it says that a job is over which nobody has ended', () => {
    const over = { stillThere: false, lastDay: today }
    expect(waitsForEnd(over, { endsOn: null }, today)).toBe(true)
    expect(waitsForEnd(over, { endsOn: today }, today)).toBe(false)
    expect(waitsForEnd({ stillThere: true, lastDay: null }, { endsOn: null }, today)).toBe(false)
    expect(waitsForEnd(null, { endsOn: null }, today)).toBe(false)
  })

  it('waits as well where the job was to end later, until that day has come', () => {
    const over = { stillThere: false, lastDay: addDays(today, -3) }
    expect(waitsForEnd(over, { endsOn: addDays(today, 30) }, today)).toBe(true)
    expect(waitsForEnd(over, { endsOn: today }, today)).toBe(true)
    expect(waitsForEnd(over, { endsOn: addDays(today, -1) }, today)).toBe(false)
    expect(waitsForEnd({ stillThere: true, lastDay: null }, { endsOn: addDays(today, 30) }, today)).toBe(false)
  })
})
