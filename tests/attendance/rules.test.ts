import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asksPace,
  asPlanned,
  attendanceRate,
  closureOn,
  correctableUntil,
  type DayPlan,
  hoursFor,
  plannedHoursOn,
  sameEntry,
  whyNotCrewDays,
  whyNotEntry,
  whyNotLogOn,
  whyNotOutside,
  whyNotOver,
} from '../../shared/attendance/attendance.rules.ts'
import type { Entry } from '../../shared/attendance/attendance.schema.ts'
import { isSameWeek } from '../../shared/attendance/motivation.ts'
import { type ObservedFacts, observationDue } from '../../shared/attendance/observed.rules.ts'
import { dayStateKeys, isThere } from '../../shared/attendance/states.ts'

const plan: DayPlan = { plannedHours: 5, asksPace: true, tasks: ['Gulve', 'Køkken'] }
const present = asPlanned(5)

describe('the days a phone fetches', () => {
  it.each([
    ['2026-11-11', '2026-11-25', null],
    ['2026-11-18', '2026-11-18', null],
    ['2026-11-10', '2026-11-25', 'attendance-too-old'],
    ['2026-11-11', '2026-11-26', 'invalid-value'],
    ['2026-11-18', '2026-11-17', 'date-order'],
  ])('%s to %s: %s', (from, to, code) => expect(whyNotCrewDays(from, to, '2026-11-18')?.code ?? null).toBe(code))
})

describe('when a day may be logged', () => {
  it.each([
    ['2026-11-18', '2026-11-18', 'team_lead', null],
    ['2026-11-19', '2026-11-18', 'team_lead', 'day-not-come'],
    ['2026-11-11', '2026-11-18', 'team_lead', null],
    ['2026-11-10', '2026-11-18', 'team_lead', 'attendance-too-old'],
    ['2026-11-10', '2026-11-18', 'caseworker', null],
    ['2026-11-19', '2026-11-18', 'caseworker', 'day-not-come'],
    // seven days are seven days when the clock changes, at the year's end and on a leap day
    ['2026-10-24', '2026-10-31', 'team_lead', null],
    ['2026-10-23', '2026-10-31', 'team_lead', 'attendance-too-old'],
    ['2027-03-24', '2027-03-31', 'team_lead', null],
    ['2026-12-28', '2027-01-04', 'team_lead', null],
    ['2026-12-27', '2027-01-04', 'team_lead', 'attendance-too-old'],
    ['2028-02-23', '2028-03-01', 'team_lead', null],
    ['2028-02-22', '2028-02-29', 'team_lead', null],
  ] as const)('%s on %s by a %s: %s', (date, today, by, code) => {
    expect(whyNotLogOn(date, today, by)?.code ?? null).toBe(code)
  })
  it('says until when', () => expect(correctableUntil('2026-12-28')).toBe('2027-01-04'))
})

describe('a day inside the placement', () => {
  it.each([
    ['first day', '2026-10-05', null],
    ['day before', '2026-10-04', 'attendance-outside-placement'],
    ['last day', '2026-11-13', null],
    ['day after', '2026-11-14', 'attendance-outside-placement'],
  ])('%s', (_, date, code) => {
    expect(whyNotOutside({ startedOn: '2026-10-05', endedOn: '2026-11-13' }, date)?.code ?? null).toBe(code)
  })
  it('there is none in a draft', () => {
    expect(whyNotOutside({ startedOn: null, endedOn: null }, '2026-10-05')?.code).toBe('attendance-outside-placement')
  })
})

describe('what a day may say', () => {
  it.each<[string, Partial<Entry>, Partial<DayPlan>, string | null]>([
    ['present as planned', {}, {}, null],
    ['present longer', { hours: 6.25 }, {}, null],
    ['present, no hours', { hours: 0 }, {}, 'hours-needed'],
    ['present, a fifth of an hour', { hours: 4.2 }, {}, 'hours-not-quarter'],
    ['present on a full day of 7.4', { hours: 7.4 }, { plannedHours: 7.4 }, null],
    ['twelve hours', { hours: 12 }, {}, null],
    ['more than twelve', { hours: 12.25 }, {}, 'hours-out-of-range'],
    ['late', { state: 'late', hours: 4.75 }, {}, null],
    ['late, and yet all hours', { state: 'late' }, {}, 'hours-as-planned'],
    ['left early', { state: 'left_early', hours: 0.25 }, {}, null],
    ['left early, and yet all hours', { state: 'left_early' }, {}, 'hours-as-planned'],
    ['left early without hours', { state: 'left_early', hours: 0 }, {}, 'hours-needed'],
    ['sick', { state: 'sick', hours: 0 }, {}, null],
    ['sick with hours', { state: 'sick', hours: 1 }, {}, 'hours-without-presence'],
    ['agreed absence', { state: 'agreed_absence', hours: 0 }, {}, null],
    ['no show with hours', { state: 'no_show', hours: 1 }, {}, 'hours-without-presence'],
    ['there on a day not agreed', { hours: 2 }, { plannedHours: 0 }, null],
    ['sick on a day not agreed', { state: 'sick', hours: 0 }, { plannedHours: 0 }, 'attendance-not-planned'],
    ['pace', { paceBand: 3 }, {}, null],
    ['pace of somebody late', { state: 'late', hours: 4, paceBand: 1 }, {}, null],
    ['pace of somebody sick', { state: 'sick', hours: 0, paceBand: 3 }, {}, 'pace-without-presence'],
    ['pace where it is not asked', { paceBand: 3 }, { asksPace: false }, 'pace-not-asked'],
    ['no pace where it is not asked', {}, { asksPace: false }, null],
    ['agreed tasks done and vouched for', { tasksDone: ['Køkken', 'Gulve'], signedOff: true }, {}, null],
    ['a task that is not agreed', { tasksDone: ['Gulve', 'Vinduer'] }, {}, 'task-not-agreed'],
    ['tasks of somebody late', { state: 'late', hours: 4, tasksDone: ['Gulve'] }, {}, null],
    ['tasks of somebody sick', { state: 'sick', hours: 0, tasksDone: ['Gulve'] }, {}, 'tasks-without-presence'],
    ['vouched for somebody sick', { state: 'sick', hours: 0, signedOff: true }, {}, 'tasks-without-presence'],
    ['support given', { supportGiven: ['buddy', 'talk'] }, {}, null],
    [
      'support to somebody who did not come',
      { state: 'no_show', hours: 0, supportGiven: ['talk'] },
      {},
      'tasks-without-presence',
    ],
  ])('%s', (_, change, changed, code) => {
    expect(whyNotEntry({ ...present, ...change }, { ...plan, ...changed })?.code ?? null).toBe(code)
  })
  it('what the page begins with is always allowed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dayStateKeys), fc.integer({ min: 2, max: 48 }), (state, quarters) => {
        const plannedHours = quarters / 4
        const entry: Entry = { ...asPlanned(plannedHours), state, hours: hoursFor(state, plannedHours) }
        expect(whyNotEntry(entry, { plannedHours, asksPace: false, tasks: [] })).toBeNull()
      }),
    )
    expect(whyNotEntry(asPlanned(7.4), { plannedHours: 7.4, asksPace: true, tasks: [] })).toBeNull()
  })
})

describe('pace at the doors', () => {
  it.each([
    ['red', '2026-11-01', false],
    ['red', '2026-11-02', true],
    ['yellow', '2026-10-05', true],
    ['green', '2026-10-05', true],
  ] as const)('%s on %s, begun 5 October: %s', (door, date, asks) => {
    expect(asksPace({ door, startedOn: '2026-10-05' }, date)).toBe(asks)
  })
})

describe('nobody writes over what they have not seen', () => {
  const standing = { ...present, state: 'sick', hours: 0, note: 'Ringede', version: 3 } as const
  it.each([
    ['nothing there, nothing seen', null, null, null],
    ['seen as it stands', standing, 3, null],
    ['seen before a correction', standing, 2, 'changed-meanwhile'],
    ['logged by another meanwhile', standing, null, 'changed-meanwhile'],
    ['gone meanwhile', null, 3, 'changed-meanwhile'],
  ])('%s', (_, now, seen, code) => expect(whyNotOver(now, seen)?.code ?? null).toBe(code))
})

describe('days nobody is expected', () => {
  const week = [4, 4, 4, 4, 4, 0, 0]
  const placement = {
    startsOn: '2026-10-05',
    startedOn: '2026-10-05',
    endedOn: null,
    endsOn: '2027-06-30',
    weekdayHours: week,
    ramp: [],
  }
  const closedDays = new Map([['2026-10-12', 'Efterårsferie']])
  it.each([
    ['a plain Monday', '2026-10-19', null, 4],
    ['a closed day of the site', '2026-10-12', 'closed', 0],
    ['Christmas Day, a Friday', '2026-12-25', 'holiday', 0],
    ['New Year’s Day', '2027-01-01', 'holiday', 0],
    ['31 December is worked', '2026-12-31', null, 4],
    ['Great Prayer Day is no more', '2027-04-23', null, 4],
  ])('%s', (_, date, kind, hours) => {
    const closure = closureOn(date, closedDays)
    expect(closure?.kind ?? null).toBe(kind)
    expect(plannedHoursOn(placement, date, closure)).toBe(hours)
  })

  // begun on a Wednesday: the calendar week of that day is the first
  const ramped = {
    ...placement,
    startedOn: '2026-10-07',
    endsOn: '2026-12-30',
    ramp: [
      { fromWeek: 1, weekdayHours: [0, 0, 2, 0, 0, 0, 0], pace: null },
      { fromWeek: 3, weekdayHours: [3, 0, 3, 0, 0, 0, 0], pace: { from: 20, to: 40 } },
      { fromWeek: 6, weekdayHours: week, pace: { from: 40, to: 60 } },
    ],
  }
  it.each([
    ['before its first day', '2026-10-05', 0],
    ['its first day', '2026-10-07', 2],
    ['a day without hours in the first step', '2026-10-12', 0],
    ['the last day of the first step', '2026-10-14', 2],
    ['the first Monday of the second', '2026-10-19', 3],
    ['a day that only the end has', '2026-10-20', 0],
    ['the last Sunday before the last step', '2026-11-08', 0],
    ['the first Monday of the last step', '2026-11-09', 4],
    ['its last day', '2026-12-30', 4],
    ['the day after', '2026-12-31', 0],
  ])('by the ramp: %s', (_, date, hours) => expect(plannedHoursOn(ramped, date, null)).toBe(hours))
})

describe('attendance', () => {
  const leave = { kind: 'leave' }
  const day = (state: Entry['state'] | null, plannedHours = 4, plannedAbsence: object | null = null) => ({
    plannedHours,
    plannedAbsence,
    logged: state && { state, hours: isThere(state) ? plannedHours || 2 : 0 },
  })
  it.each([
    ['nothing', [], null],
    ['all there', [day('present'), day('late'), day('left_early')], 1],
    ['one of two sick', [day('present'), day('sick')], 0.5],
    ['no show counts as sick does', [day('present'), day('no_show')], 0.5],
    ['agreed absence counts on neither side', [day('present'), day('agreed_absence')], 1],
    ['only agreed absence says nothing', [day('agreed_absence')], null],
    ['a day nobody logged counts on neither side', [day('present'), day(null)], 1],
    ['closed days are not planned', [day('present'), day(null, 0)], 1],
    ['planned absence is not planned', [day('present'), day('sick'), day(null, 4, leave)], 0.5],
    ['who stays away as planned is not absent, whatever was ticked', [day('present'), day('no_show', 4, leave)], 1],
    ['who comes all the same was there', [day('sick'), day('present', 4, leave)], 0.5],
    ['an extra day is no planned day', [day('sick'), day('present', 0)], 0],
  ])('%s', (_, days, rate) => expect(attendanceRate(days).rate).toBe(rate))
  it('misses nobody on a day of planned absence', () => {
    const days = [day(null), day(null, 4, leave), day('sick', 4, leave)]
    expect(attendanceRate(days)).toEqual({ planned: 2, present: 0, agreed: 1, absent: 0, missing: 1, hours: 0, rate: null })
  })
  it('tells its parts', () => {
    const days = [day('present'), day('sick'), day('agreed_absence'), day(null), day('present', 0)]
    expect(attendanceRate(days)).toEqual({ planned: 4, present: 1, agreed: 1, absent: 1, missing: 1, hours: 6, rate: 0.5 })
  })
  it('the parts always make the whole', () => {
    const anyDay = fc.record({ state: fc.option(fc.constantFrom(...dayStateKeys)), planned: fc.constantFrom(0, 4) })
    fc.assert(
      fc.property(fc.array(anyDay), (days) => {
        const sum = attendanceRate(days.map(({ state, planned }) => day(state, planned)))
        expect(sum.present + sum.agreed + sum.absent + sum.missing).toBe(sum.planned)
      }),
    )
  })
})

it('tells two entries apart by every part', () => {
  expect(sameEntry(present, { ...present })).toBe(true)
  const changes: Partial<Entry>[] = [
    { state: 'sick' },
    { hours: 4 },
    { paceBand: 2 },
    { note: 'Fin dag' },
    { tasksDone: ['Gulve'] },
    { signedOff: true },
    { supportGiven: ['talk'] },
  ]
  for (const change of changes) {
    expect(sameEntry(present, { ...present, ...change })).toBe(false)
  }
})

describe('what a team lead is asked now and then', () => {
  it.each([
    ['the Monday and the Sunday of a week', '2026-11-16', '2026-11-22', true],
    ['a Sunday and the Monday after', '2026-11-22', '2026-11-23', false],
    ['across the turn of the year', '2026-12-31', '2027-01-03', true],
    ['the same weekday a week on', '2026-11-16', '2026-11-23', false],
  ])('the own motivation is of one week: %s', (_, one, other, expected) => {
    expect([isSameWeek(one, other), isSameWeek(other, one)]).toEqual([expected, expected])
  })

  const begun = { startedOn: '2026-10-05', endedOn: null, lastOn: null }
  it.each<[string, ObservedFacts, ReturnType<typeof observationDue>]>([
    ['before the placement has begun', { ...begun, startedOn: null }, null],
    ['in the fifth and sixth week', begun, { fromOn: '2026-11-02', dueOn: '2026-11-16' }],
    ['three months after the last', { ...begun, lastOn: '2026-11-10' }, { fromOn: '2027-01-27', dueOn: '2027-02-10' }],
    ['at the end of a short month', { ...begun, lastOn: '2026-11-30' }, { fromOn: '2027-02-14', dueOn: '2027-02-28' }],
    ['once it has ended', { ...begun, endedOn: '2026-11-20' }, null],
  ])('what is seen at work: %s', (_, facts, expected) => {
    expect(observationDue(facts)).toEqual(expected)
  })
})
