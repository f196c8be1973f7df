import { describe, expect, it, test } from 'vitest'
import { addDays, datesFrom, weekdayOf } from '../../../shared/calendar.ts'
import {
  type MoveDay,
  type MoveHistory,
  moveDaysOf,
  moveFactsOf,
  moveOn,
  type WorkedStay,
} from '../../../shared/casefile/moves.rules.ts'
import { catalogueV1 } from '../../../shared/doors/catalogue.v1.ts'
import type { MoveFact } from '../../../shared/doors/doors.schema.ts'

/** A Wednesday; the weeks that are counted end on Tuesday the 17th. */
const today = '2026-11-18'
const factsOf = (door: 'red' | 'yellow' | 'green'): MoveFact[] =>
  catalogueV1.doors.find((one) => one.door === door)?.moveFacts ?? []
const fact = (door: 'red' | 'yellow' | 'green', kind: MoveFact['kind'], direction: MoveFact['direction'] = 'up'): MoveFact => {
  const found = factsOf(door).find((one) => one.kind === kind && one.direction === direction)
  if (!found) throw new Error(`the ${door} door counts no ${kind}`)
  return found
}

type Logged = MoveDay['logged']
const there = (hours = 4, paceBand: number | null = null): Logged => ({ state: 'present', hours, paceBand })
const away: Logged = { state: 'no_show', hours: 0, paceBand: null }
const agreedOff: Logged = { state: 'agreed_absence', hours: 0, paceBand: null }

/** Five days a week of so many hours, back from yesterday: the first list is the newest week, Wednesday to Tuesday. */
const daysOf = (weeks: readonly (readonly (Logged | 'closed')[])[], hours = 4): MoveDay[] =>
  weeks
    .flatMap((logged, back) => {
      const from = addDays(today, -7 * (back + 1))
      const open = datesFrom(from, addDays(from, 6)).filter((date) => weekdayOf(date) <= 5)
      return open.map((on, at): MoveDay => {
        const day = logged[at] ?? null
        return day === 'closed'
          ? { on, agreedHours: hours, plannedHours: 0, logged: null }
          : { on, agreedHours: hours, plannedHours: hours, logged: day }
      })
    })
    .toSorted((a, b) => a.on.localeCompare(b.on))
const five = <T>(day: T): T[] => [day, day, day, day, day]
const history = (given: Partial<MoveHistory>): MoveHistory => ({
  decidedOn: '2026-06-01',
  days: [],
  measured: { citizen: null, caseworker: null },
  spells: [],
  terms: { bridgedWeeks: 4 },
  ...given,
})
const verdictOf = (one: MoveFact, given: Partial<MoveHistory>, on = today) => moveFactsOf([one], history(given), on)[0]?.verdict

const good = five(there())
const fourOfFive = [there(), there(), there(), there(), away]
const threeOfFive = [there(), there(), there(), away, away]
const twoOfFive = [there(), there(), away, away, away]

describe('attendance, four weeks of at least 80 per cent each', () => {
  const up = fact('red', 'attendance')
  test.each([
    ['four good weeks', [good, good, good, good], 'met'],
    ['exactly 80 per cent in each', [fourOfFive, fourOfFive, fourOfFive, fourOfFive], 'met'],
    ['one week below, though 90 per cent in all', [good, good, good, threeOfFive], 'not-met'],
    ['three weeks are too few', [good, good, good], 'not-met'],
    ['a good fifth week does not mend the newest', [threeOfFive, good, good, good, good], 'not-met'],
    ['a poor fifth week is past', [good, good, good, good, threeOfFive], 'met'],
    [
      'one day not logged could be either, and changes nothing',
      [[there(), there(), there(), there(), null], good, good, good],
      'met',
    ],
    ['two days not logged could break it', [[there(), there(), there(), null, null], good, good, good], 'unknown'],
    ['not logged, and below whatever they were', [[null, away, away, there(), there()], good, good, good], 'not-met'],
    ['a week agreed off is passed over', [good, five(agreedOff), good, good, good], 'met'],
    ['a closed week is passed over', [good, good, five<'closed'>('closed'), good, good], 'met'],
    ['a passed-over week is not one of four', [good, good, five(agreedOff), good], 'not-met'],
    ['closed days do not count', [[there(), 'closed', 'closed', 'closed', 'closed'], good, good, good], 'met'],
  ] as const)('%s: %s', (_, weeks, verdict) => {
    expect(verdictOf(up, { days: daysOf(weeks) })).toBe(verdict)
  })

  it('says the weeks, oldest first, and what is not logged', () => {
    const days = daysOf([[there(), there(), null, null, null], good, fourOfFive, good])
    expect(moveFactsOf([up], history({ days }), today)[0]).toMatchObject({ values: [100, 80, 100, 100], missing: 3 })
  })

  it('counts nothing from before the door was decided, and not today', () => {
    const days = daysOf([good, good, good, good])
    expect(verdictOf(up, { days, decidedOn: addDays(today, -28) })).toBe('met')
    expect(verdictOf(up, { days, decidedOn: addDays(today, -27) })).toBe('not-met')
    const now = { on: today, agreedHours: 4, plannedHours: 4, logged: away }
    expect(verdictOf(up, { days: [...days, now] })).toBe('met')
  })
})

describe('absence, more than half in three weeks', () => {
  const down = fact('red', 'attendance', 'down')
  const half = [there(), away, there(), away, 'closed'] as const
  test.each([
    ['half of the days is not more than half', [half, half, half], 'not-met'],
    ['one day more', [[away, away, there(), away, 'closed'], half, half], 'met'],
    ['over the three weeks as a whole', [twoOfFive, twoOfFive, good], 'not-met'],
    ['two weeks are too few', [five(away), five(away)], 'not-met'],
    ['not logged is not absence', [five<Logged>(null), twoOfFive, twoOfFive], 'unknown'],
    ['away more than half, whatever was not logged', [[away, away, away, away, null], five(away), good], 'met'],
    ['agreed absence is none', [five(agreedOff), five(agreedOff), five(agreedOff)], 'not-met'],
  ] as const)('%s: %s', (_, weeks, verdict) => {
    expect(verdictOf(down, { days: daysOf(weeks) })).toBe(verdict)
  })
})

describe('hours, twenty a week for four weeks', () => {
  const hours = fact('yellow', 'hours')
  test.each([
    ['twenty in each', [good, good, good, good], 'met'],
    ['a quarter of an hour short in one', [good, [there(3.75), ...good.slice(1)], good, good], 'not-met'],
    ['a closed day asks for that much less', [good, ['closed', ...good.slice(1)], good, good], 'met'],
    ['a day agreed off as well', [good, [agreedOff, ...good.slice(1)], good, good], 'met'],
    ['away is not worked', [good, fourOfFive, good, good], 'not-met'],
    ['not logged may have been worked', [good, [null, ...good.slice(1)], good, good], 'unknown'],
  ] as const)('%s: %s', (_, weeks, verdict) => {
    expect(verdictOf(hours, { days: daysOf(weeks) })).toBe(verdict)
  })
})

describe('pace, the last band of each of four weeks', () => {
  const pace = fact('yellow', 'pace')
  const paced = (...bands: (number | null)[]) => bands.map((band) => there(4, band))
  test.each([
    ['good in each', [paced(4, 4, 4, 4, 4), paced(5), paced(4), paced(4)], 'met'],
    ['the last of the week counts', [paced(2, 2, 3, 3, 4), paced(4), paced(4), paced(4)], 'met'],
    ['below in one', [paced(4, 4, 4, 4, 3), paced(4), paced(4), paced(4)], 'not-met'],
    ['a week without a word on pace', [paced(null), paced(4), paced(4), paced(4)], 'unknown'],
  ] as const)('%s: %s', (_, weeks, verdict) => {
    expect(verdictOf(pace, { days: daysOf(weeks.map((week) => [...week, ...five(there())].slice(0, 5))) })).toBe(verdict)
  })
})

describe('both measured', () => {
  const measured = fact('red', 'measured')
  const on = (citizen: string | null, caseworker: string | null, decidedOn = '2026-06-01') =>
    verdictOf(measured, { measured: { citizen, caseworker }, decidedOn })
  it('in the last 13 weeks, each of them, and for this door', () => {
    expect(on('2026-08-19', '2026-11-01')).toBe('met')
    expect(on('2026-08-18', '2026-11-01')).toBe('not-met')
    expect(on('2026-11-01', null)).toBe('not-met')
    expect(on('2026-11-01', '2026-11-01', '2026-11-02')).toBe('not-met')
  })
})

describe('ordinary pay, thirteen weeks', () => {
  const paid = fact('green', 'paid')
  const job = (startsOn: string, endsOn: string | null = null, kind: 'ordinary' | 'wage_subsidy' = 'ordinary') =>
    verdictOf(paid, { spells: [{ kind, startsOn, endsOn, weeklyHours: 20 }] })
  it('to the day, while it lasts, and without subsidy', () => {
    expect(job('2026-08-20')).toBe('met')
    expect(job('2026-08-21')).toBe('not-met')
    expect(job('2026-08-01', '2026-11-17')).toBe('not-met')
    expect(job('2026-08-01', null, 'wage_subsidy')).toBe('not-met')
  })
})

describe('talking about the door', () => {
  const measured = { citizen: '2026-11-02', caseworker: '2026-11-02' }
  const red = factsOf('red')

  it('needs every sign of less support, and the talk is held within two weeks of it', () => {
    const days = daysOf([good, good, good, good])
    expect(moveOn(red, history({ days }), today)).toBeNull()
    expect(moveOn(red, history({ days, measured }), today)).toEqual({ direction: 'up', since: today, on: '2026-12-02' })
  })

  it('counts back to the first day on which it was so', () => {
    const days = daysOf([good, good, good, good, good])
    expect(moveOn(red, history({ days, measured }), today)).toEqual({
      direction: 'up',
      since: addDays(today, -7),
      on: addDays(today, 7),
    })
  })

  it('comes within three days when somebody stays away, whatever else is met', () => {
    const days = daysOf([five(away), five(away), good, good])
    expect(moveOn(red, history({ days, measured }), today)).toMatchObject({ direction: 'down' })
    const { since, on } = moveOn(red, history({ days, measured }), today) ?? { since: '', on: '' }
    expect(on).toBe(addDays(since, 3))
    expect(since < today).toBe(true)
  })

  it('looks no further back than four weeks', () => {
    const days = daysOf(Array.from({ length: 12 }, () => five(away)))
    expect(moveOn(red, history({ days }), today)?.since).toBe(addDays(today, -28))
  })

  it('is never asked for by a door without numbers', () => {
    expect(moveOn([], history({ days: daysOf([five(away), five(away), five(away)]) }), today)).toBeNull()
  })
})

describe('the days', () => {
  const stay: WorkedStay = {
    startsOn: '2026-11-02',
    startedOn: '2026-11-02',
    endedOn: null,
    endsOn: '2027-01-31',
    weekdayHours: [4, 4, 4, 4, 4, 0, 0],
    ramp: [
      { fromWeek: 1, weekdayHours: [2, 0, 2, 0, 0, 0, 0], pace: null },
      { fromWeek: 2, weekdayHours: [4, 4, 4, 4, 4, 0, 0], pace: null },
    ],
    logged: [
      { on: '2026-11-04', state: 'present', hours: 2, plannedHours: 2, paceBand: null },
      { on: '2026-11-07', state: 'present', hours: 3, plannedHours: 0, paceBand: null },
    ],
    absences: [],
    closedDays: new Map([['2026-11-09', 'Ferie']]),
  }
  it('follow the ramp, leave out what is closed, and keep what was logged beside the plan', () => {
    expect(moveDaysOf([stay], '2026-11-11')).toEqual([
      { on: '2026-11-02', agreedHours: 2, plannedHours: 2, logged: null },
      { on: '2026-11-04', agreedHours: 2, plannedHours: 2, logged: stay.logged[0] },
      { on: '2026-11-07', agreedHours: 0, plannedHours: 0, logged: stay.logged[1] },
      { on: '2026-11-09', agreedHours: 4, plannedHours: 0, logged: null },
      { on: '2026-11-10', agreedHours: 4, plannedHours: 4, logged: null },
    ])
  })
  it('of planned absence are not planned, unless the person came all the same; whoever stays away then stays away as agreed', () => {
    const absences = [{ fromOn: '2026-11-03', untilOn: '2026-11-06' }]
    const logged = [
      ...stay.logged,
      { on: '2026-11-05', state: 'no_show' as const, hours: 0, plannedHours: 4, paceBand: null },
      { on: '2026-11-10', state: 'no_show' as const, hours: 0, plannedHours: 4, paceBand: null },
    ]
    const days = moveDaysOf([{ ...stay, ramp: [], absences, logged }], '2026-11-11')
    expect(days.map(({ on, plannedHours, logged: said }) => [on.slice(8), plannedHours, said?.state ?? null])).toEqual([
      ['02', 4, null],
      ['03', 0, null],
      ['04', 2, 'present'],
      ['05', 4, 'agreed_absence'],
      ['06', 0, null],
      ['07', 0, 'present'],
      ['09', 0, null],
      ['10', 4, 'no_show'],
    ])
  })
  it('of the place before and the place after are one row', () => {
    const before = { ...stay, endedOn: '2026-11-06', logged: [], closedDays: new Map<string, string>(), ramp: [] }
    const after = { ...before, startsOn: '2026-11-09', startedOn: '2026-11-09', endedOn: null }
    expect(moveDaysOf([after, before], '2026-11-11').map(({ on }) => on.slice(8))).toEqual([
      '02',
      '03',
      '04',
      '05',
      '06',
      '09',
      '10',
    ])
  })
})
