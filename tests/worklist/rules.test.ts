import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsOr } from '../../shared/accounts/settings.ts'
import type { DayState } from '../../shared/attendance/states.ts'
import { addDays, datesFrom, isWeekend } from '../../shared/calendar.ts'
import { standardTerms } from '../../shared/employment/lasting.rules.ts'
import {
  absencesInARow,
  dayAlertsOf,
  fallingPace,
  lowAttendance,
  silentDays,
  type WatchedDay,
  type WatchedStay,
} from '../../shared/worklist/alerts.rules.ts'
import { longestCover, longestSnooze } from '../../shared/worklist/causes.ts'
import {
  type Due,
  dueOf,
  groupOf,
  isListed,
  isSnoozed,
  keyOf,
  type WatchedCase,
  whyNotCover,
  whyNotSnooze,
  workOrder,
} from '../../shared/worklist/worklist.rules.ts'

// a Wednesday
const today = '2026-11-18'
const now = '2026-11-18T09:00:00.000Z'

const letters: Readonly<Record<string, DayState>> = {
  p: 'present',
  l: 'late',
  s: 'sick',
  n: 'no_show',
  a: 'agreed_absence',
}

/** Working days back from `last`, newest at the end: a letter a day, a dot where nothing is logged. A digit is presence with that band. */
const daysOf = (marks: string, last = '2026-11-17'): WatchedDay[] => {
  const dates: string[] = []
  for (let day = last; dates.length < marks.length; day = addDays(day, -1)) if (!isWeekend(day)) dates.unshift(day)
  return dates.flatMap((on, at) => {
    const mark = marks[at] ?? '.'
    if (mark === '.') return []
    const paceBand = /\d/.test(mark) ? Number(mark) : null
    return [{ on, state: letters[mark] ?? 'present', plannedHours: 4, paceBand }]
  })
}

const stayOf = (logged: readonly WatchedDay[], facts: Partial<WatchedStay> = {}): WatchedStay => ({
  startsOn: '2026-09-01',
  startedOn: '2026-09-01',
  endedOn: null,
  endsOn: '2027-01-15',
  weekdayHours: [4, 4, 4, 4, 4, 0, 0],
  ramp: [],
  logged,
  lastLoggedOn:
    logged
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null,
  closedDays: new Map(),
  absences: [],
  ...facts,
})

describe('absences in a row', () => {
  const [monday, tuesday, wednesday] = ['2026-11-09', '2026-11-10', '2026-11-11'] as const
  it.each([
    ['the last two days, one ill and one not come', stayOf(daysOf('pppsn')), 2, ['2026-11-16', 2, '2026-11-18']],
    ['one day just misses', stayOf(daysOf('pppps')), 2, null],
    ['one day is enough where one is asked for', stayOf(daysOf('pppps')), 1, ['2026-11-17', 1, '2026-11-18']],
    ['having come since ends it', stayOf(daysOf('pssp')), 2, null],
    ['having come late is having come', stayOf(daysOf('pssl')), 2, null],
    ['agreed absence between neither counts nor breaks it', stayOf(daysOf('psas')), 2, ['2026-11-13', 2, '2026-11-18']],
    ['agreed absence alone is nothing', stayOf(daysOf('paaa')), 2, null],
    ['a day without a log between does not break it', stayOf(daysOf('ps.s')), 2, ['2026-11-13', 2, '2026-11-18']],
    ['days without a log since do not end it', stayOf(daysOf('pss..')), 2, ['2026-11-12', 2, '2026-11-16']],
    [
      'the day it is due by follows from the day it came to be, not from the newest',
      stayOf(daysOf('pssss')),
      2,
      ['2026-11-12', 4, '2026-11-16'],
    ],
    ['a closed day does not count', stayOf(daysOf('psn'), { closedDays: new Map([['2026-11-16', 'Rengøringsdag']]) }), 2, null],
    [
      'planned absence does not count',
      stayOf(daysOf('psn'), { absences: [{ fromOn: '2026-11-16', untilOn: '2026-11-16' }] }),
      2,
      null,
    ],
    [
      'planned absence the day before makes no difference',
      stayOf(daysOf('psn'), { absences: [{ fromOn: '2026-11-13', untilOn: '2026-11-13' }] }),
      2,
      ['2026-11-16', 2, '2026-11-18'],
    ],
    [
      'a day nobody had planned does not count',
      stayOf(daysOf('psn').map((day) => (day.on === '2026-11-16' ? { ...day, plannedHours: 0 } : day))),
      2,
      null,
    ],
    [
      'having come on a day nobody had planned ends it',
      stayOf([...daysOf('pss', wednesday), { on: '2026-11-15', state: 'present', plannedHours: 0, paceBand: null }]),
      2,
      null,
    ],
    [
      'from Monday over the weekend',
      stayOf(daysOf('ps', '2026-11-16').concat({ on: '2026-11-17', state: 'sick', plannedHours: 4, paceBand: null })),
      2,
      ['2026-11-16', 2, '2026-11-18'],
    ],
    ['due on the next working day, not on the weekend', stayOf(daysOf('pss', '2026-11-13')), 2, ['2026-11-12', 2, '2026-11-16']],
    ['nothing logged is nothing', stayOf([]), 1, null],
    ['the order of the rows makes no difference', stayOf(daysOf('pss', tuesday).toReversed()), 2, [monday, 2, wednesday]],
  ] as const)('%s', (_name, stay, least, found) => {
    const alert = absencesInARow(stay, least)
    expect(alert && [alert.since, alert.facts.count, alert.on]).toEqual(found)
  })

  it('passes over a holiday', () => {
    // 25 and 26 December are Friday and Saturday of 2026
    const days = daysOf('ps', '2026-12-24').concat({ on: '2026-12-25', state: 'sick', plannedHours: 4, paceBand: null })
    expect(absencesInARow(stayOf(days), 2)).toBeNull()
    const after = [...days, { on: '2026-12-28', state: 'sick', plannedHours: 4, paceBand: null } as const]
    expect(absencesInARow(stayOf(after), 2)?.since).toBe('2026-12-24')
  })
})

describe('low attendance', () => {
  it.each([
    ['three of five', 'ppsps', 75, 60],
    ['four of five just misses', 'pppsp', 75, null],
    ['three of four are too few to tell', 'psps', 75, null],
    ['exactly the limit is not below it', 'pppspppsppps', 75, null],
    ['one more just meets it', 'pppspppspppss', 75, 69],
    ['agreed absence is left out', 'pppaaap', 75, null],
    ['agreed absence makes the days fewer', 'pspsaaa', 75, null],
    ['late is having come', 'lllps', 80, null],
    ['everything asked for', 'ppppppps', 100, 87],
    ['nothing missed', 'pppppppp', 100, null],
    // sixteen working days: the first is more than three weeks back
    ['what is older than three weeks does not count', `s${'p'.repeat(15)}`, 100, null],
  ] as const)('%s', (_name, marks, below, rate) => {
    expect(lowAttendance(stayOf(daysOf(marks)), below, today)?.facts.rate ?? null).toEqual(rate)
  })

  it('leaves out closed days and planned absence', () => {
    const days = daysOf('pppsps')
    expect(lowAttendance(stayOf(days), 75, today)?.facts.count).toBe(6)
    expect(lowAttendance(stayOf(days, { closedDays: new Map([['2026-11-17', 'Lukket']]) }), 75, today)).toBeNull()
    expect(lowAttendance(stayOf(days, { absences: [{ fromOn: '2026-11-17', untilOn: '2026-11-17' }] }), 75, today)).toBeNull()
  })

  it('tells since when, and is seen to within three working days of that', () => {
    // 80 % up to Friday; on Monday it fell
    const alert = lowAttendance(stayOf(daysOf('ppppsss')), 75, today)
    expect(alert).toMatchObject({ since: '2026-11-16', on: '2026-11-19', facts: { rate: 57, count: 7, weeks: 3 } })
  })
})

describe('silence', () => {
  it.each([
    ['three days without a log', 'ppp...', 3, '2026-11-13', 3, '2026-11-18'],
    ['two days just miss', 'ppp..', 3, null, null, null],
    ['today is not over yet', 'ppp..', 3, null, null, null],
    ['holes before the newest log are no silence', 'p..p.p', 2, null, null, null],
    ['five days of which three were enough', 'p.....', 3, '2026-11-11', 5, '2026-11-16'],
  ] as const)('%s', (_name, marks, least, since, count, on) => {
    const alert = silentDays(stayOf(daysOf(marks)), least, today)
    expect([alert?.since ?? null, alert?.facts.count ?? null, alert?.on ?? null]).toEqual([since, count, on])
  })

  it.each([
    ['closed days', { closedDays: new Map([['2026-11-16', 'Lukket']]) }],
    ['planned absence', { absences: [{ fromOn: '2026-11-14', untilOn: '2026-11-16' }] }],
    ['days that are not worked', { weekdayHours: [0, 4, 4, 4, 4, 0, 0] }],
    ['days after the last that was agreed', { endsOn: '2026-11-16' }],
  ] as const)('leaves out %s', (_name, facts) => {
    const silent = daysOf('ppp...')
    expect(silentDays(stayOf(silent), 3, today)?.facts.count).toBe(3)
    expect(silentDays(stayOf(silent, facts), 3, today)).toBeNull()
    expect(silentDays(stayOf(silent, facts), 2, today)?.facts.count).toBe(2)
  })

  it('begins with the first day where nothing was ever logged', () => {
    const stay = stayOf([], { startsOn: '2026-11-12', startedOn: '2026-11-12' })
    expect(silentDays(stay, 4, today)?.since).toBe('2026-11-12')
    expect(silentDays(stay, 5, today)).toBeNull()
    expect(silentDays(stayOf([], { startedOn: null }), 1, today)).toBeNull()
  })
})

describe('falling pace', () => {
  // three weeks of five days up to Tuesday: Wed–Tue
  it.each([
    ['a band down over three weeks', '44ppp44ppp33ppp', [4, 3]],
    ['steadily down', '44ppp33ppp22ppp', [4, 2]],
    ['up between', '44ppp55ppp33ppp', null],
    ['less than a band', '44ppp44ppp34ppp', null],
    ['level', '33ppp33ppp33ppp', null],
    ['rising', '22ppp33ppp44ppp', null],
    ['a week seen once only says too little', '44ppp4pppp33ppp', null],
    ['nothing seen in the last week', '44ppp33pppppppp', null],
    ['down and then level', '44ppp33ppp33ppp', [4, 3]],
    ['down but up again in the end', '44ppp22ppp33ppp', null],
  ] as const)('%s', (_name, marks, found) => {
    const alert = fallingPace(stayOf(daysOf(marks)), today)
    expect(alert && [alert.facts.from, alert.facts.to]).toEqual(found)
  })
})

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const placementId = uuid(1)
const agreedVersion = {
  sentAt: '2026-08-20T08:00:00Z',
  agreedAt: '2026-08-21T08:00:00Z',
  declinedAt: null,
  withdrawnAt: null,
  touchedOn: '2026-08-21',
  draftedOn: '2026-08-20',
  sentOn: '2026-08-20',
  declinedOn: null,
}
const running = (stay: WatchedStay = stayOf(daysOf('pppppp'))): WatchedCase['placements'][number] => ({
  placementId,
  startsOn: stay.startsOn,
  startedOn: stay.startedOn,
  endsOn: stay.endsOn,
  endedOn: stay.endedOn,
  withdrawnAt: null,
  agreed: true,
  newest: agreedVersion,
  childrenPresent: false,
  stay,
})
const settled: WatchedCase = {
  arrivedOn: '2026-08-01',
  assessment: null,
  door: { door: 'yellow', decidedOn: '2026-08-10', reviewOn: '2026-12-20' },
  disagreement: null,
  placements: [running()],
  lastMeasuredOn: '2026-10-20',
  spells: [],
  checks: [4, 13].map((weeks) => ({ placementId, weeks })),
  certificate: 'not_relevant',
  needs: null,
  concerns: [],
  unread: [],
  move: null,
  terms: standardTerms,
  statuses: [],
  saidOver: null,
}
const settings = settingsOr({})
const causesOf = (known: WatchedCase, on = today, at = now, set = settings) =>
  dueOf(known, set, on, at)
    .filter((one) => isListed(one, on))
    .map(({ cause }) => cause)

describe('what is due of a citizen', () => {
  it('is nothing where everything is seen to', () => {
    expect(causesOf(settled)).toEqual([])
  })

  describe('checks, one line a person', () => {
    const ended = { ...running(), stay: null, startsOn: '2026-07-20', startedOn: '2026-07-20', endedOn: '2026-10-15' }
    const hired = { kind: 'ordinary', startsOn: '2026-10-16', endsOn: null, weeklyHours: 20, askedThrough: placementId } as const
    const checks = [{ placementId, weeks: 4 }]
    const noted = [{ placementId, months: 1 }]
    const over = { placementId, lastDay: '2026-11-13', reportedOn: '2026-11-16' }
    const lines = (given: Partial<WatchedCase>, on = today) =>
      dueOf({ ...settled, placements: [ended], ...given }, settings, on, now)
        .filter((one) => one.cause === 'check' && isListed(one, on))
        .map((one) => [one.on, one.facts])
    it.each<[string, Partial<WatchedCase>, unknown[]]>([
      ['a check that waits', { checks }, [['2026-10-19', { weeks: 13 }]]],
      [
        'one that the supplier did not answer in its days',
        { checks, spells: [hired] },
        [['2026-10-26', { weeks: 13, supplier: 'late' }]],
      ],
      [
        'said to be over',
        { checks, spells: [{ ...hired, askedThrough: null }], saidOver: over },
        [['2026-11-16', { supplier: 'over' }]],
      ],
      ['said to be over when the check is answered', { spells: [hired], saidOver: over }, [['2026-11-16', { supplier: 'over' }]]],
      ['a status that nobody knows', {}, [['2026-11-15', { months: 1 }]]],
      ['one that is noted', { statuses: noted }, []],
      ['one that the job tells', { spells: [hired] }, []],
      ['one beside a check', { checks, statuses: [] }, [['2026-10-19', { weeks: 13 }]]],
    ])('%s', (_, given, expected) => {
      expect(lines(given)).toEqual(expected)
    })
    it('leaves the supplier its days', () => {
      expect(lines({ checks, spells: [hired] }, '2026-10-20')).toEqual([['2026-10-26', { weeks: 13, supplier: 'late' }]].slice(1))
    })
  })

  it('is what the days say, only while the placement runs', () => {
    const gone = stayOf(daysOf('444ppsss'))
    expect(causesOf({ ...settled, placements: [running(gone)] })).toEqual(['absences-in-a-row', 'low-attendance'])
    const left = { ...running({ ...gone, endedOn: '2026-11-17' }), endedOn: '2026-11-17' }
    expect(causesOf({ ...settled, placements: [left] })).not.toContain('absences-in-a-row')
    expect(causesOf({ ...settled, placements: [left] })).not.toContain('low-attendance')
    const move = { direction: 'down', since: today, on: '2026-11-21' } as const
    expect(causesOf({ ...settled, move })).toEqual(['door-move'])
    expect(causesOf({ ...settled, move, placements: [left] })).not.toContain('door-move')
  })

  it.each([
    ['2027-01-14', 14, '2027-01-01', ['placement-ends']],
    ['2027-01-15', 14, '2027-01-01', ['placement-ends']],
    ['2027-01-16', 14, '2027-01-01', []],
    ['2027-01-16', 15, '2027-01-01', ['placement-ends']],
  ] as const)('tells of an end on %s, %d days ahead, on %s', (endsOn, days, day, found) => {
    const stay = stayOf(daysOf('pppp', '2026-12-31'), { endsOn })
    const known = {
      ...settled,
      placements: [running(stay)],
      door: { door: 'yellow', decidedOn: '2026-08-10', reviewOn: '2027-02-01' },
    } as const
    const listed = causesOf(known, day, now, settingsOr({ 'ending-days': days }))
    expect(listed).toEqual(found)
  })

  it.each([
    ['missing', true, ['certificate-missing']],
    ['ordered', true, ['certificate-missing']],
    ['not_relevant', true, ['certificate-missing']],
    ['ok', true, []],
    ['missing', false, []],
  ] as const)('asks for a certificate that is %s where children are there: %s', (certificate, childrenPresent, found) => {
    expect(causesOf({ ...settled, certificate, placements: [{ ...running(), childrenPresent }] })).toEqual(found)
  })

  it('asks for a certificate two weeks before the first day, and for one that is ordered on that day', () => {
    const ahead = { ...running(), startedOn: null, startsOn: '2026-12-02', childrenPresent: true, stay: null, agreed: true }
    const dueDays = (certificate: 'missing' | 'ordered') =>
      dueOf({ ...settled, certificate, placements: [ahead] }, settings, today, now).flatMap(({ cause, on }) =>
        cause === 'certificate-missing' ? on : [],
      )
    expect([dueDays('missing'), dueDays('ordered')]).toEqual([['2026-11-18'], ['2026-12-02']])
  })

  it.each([
    [null, []],
    [{ agreedOn: '2026-11-02' }, []],
    [{ agreedOn: null }, ['needs-not-agreed']],
    // a year old in 14 days; in 15
    [{ agreedOn: '2025-12-02' }, ['needs-running-out']],
    [{ agreedOn: '2025-12-03' }, []],
  ] as const)('asks for a yes to what the supplier is told: %j', (needs, found) => {
    expect(causesOf({ ...settled, needs })).toEqual(found)
  })

  it('asks for the yes again once a person, and of nobody who has left', () => {
    const needs = { agreedOn: '2025-11-10' }
    const two = [running(), { ...running(), placementId: uuid(7) }]
    const old = dueOf({ ...settled, needs, placements: two }, settings, today, now).filter(
      ({ cause }) => cause === 'needs-running-out',
    )
    expect(old).toMatchObject([{ on: '2026-11-10', since: '2025-11-10', placementId }])
    const left = { ...running(), endedOn: '2026-11-17', stay: null }
    expect(causesOf({ ...settled, needs, placements: [left] })).not.toContain('needs-running-out')
  })

  it('asks for no yes before anything is agreed', () => {
    const draft = {
      ...running(),
      startedOn: null,
      stay: null,
      agreed: false,
      newest: { ...agreedVersion, agreedAt: null, sentAt: null, touchedOn: today },
    }
    expect(causesOf({ ...settled, needs: { agreedOn: null }, placements: [draft] })).not.toContain('needs-not-agreed')
  })

  const concern = {
    concernId: uuid(2),
    placementId,
    topic: 'wellbeing',
    urgent: false,
    raisedOn: '2026-11-17',
    dueOn: today,
    dueAt: '2026-11-18T10:00:00.000Z',
    agreedToOn: null,
  } as const
  it('is an answer by its hour, and the change that was agreed to', () => {
    const [open] = dueOf({ ...settled, concerns: [concern] }, settings, today, now)
    expect(open).toMatchObject({
      cause: 'answer-concern',
      on: today,
      dueAt: concern.dueAt,
      subjectId: concern.concernId,
      facts: { topic: 'wellbeing' },
    })
    const agreedTo = { ...concern, topic: 'more_hours', agreedToOn: '2026-11-13' } as const
    const [followed] = dueOf({ ...settled, concerns: [agreedTo] }, settings, today, now)
    expect(followed).toMatchObject({ cause: 'follow-up-proposal', on: '2026-11-17', since: '2026-11-13' })
    // whoever has left is asked about no hours any more; what was raised is still answered, and a job is not of the placement
    const left = { ...settled, placements: [{ ...running(), endedOn: '2026-11-17', stay: null }] }
    const ofConcerns = (concerns: WatchedCase['concerns']) =>
      causesOf({ ...left, concerns }).filter((cause) => cause === 'follow-up-proposal' || cause === 'answer-concern')
    expect(ofConcerns([agreedTo])).toEqual([])
    expect(ofConcerns([{ ...agreedTo, topic: 'hire' }, concern])).toEqual(['follow-up-proposal', 'answer-concern'])
  })

  it('is what was written and not opened, once a working day has gone', () => {
    const unread = [{ placementId, count: 2, oldestOn: '2026-11-16', dueOn: '2026-11-17', dueAt: now }]
    expect(causesOf({ ...settled, unread })).toEqual(['unread-message'])
    expect(causesOf({ ...settled, unread }, today, '2026-11-18T08:59:59.000Z')).toEqual([])
  })

  it('tells a measurement that a new door asks for from the regular one', () => {
    const measureOf = (lastMeasuredOn: string | null) =>
      dueOf({ ...settled, lastMeasuredOn }, settings, today, now).find(({ cause }) => cause === 'measure')
    expect(measureOf('2026-08-10')).toMatchObject({ since: '2026-08-10', facts: {} })
    expect(measureOf(null)).toMatchObject({ since: '2026-08-10', facts: { newDoor: true } })
    expect(measureOf('2026-08-01')).toMatchObject({ since: '2026-08-10', facts: { newDoor: true } })
  })

  it('tells each check of employment as one of its own', () => {
    const [check] = dueOf({ ...settled, checks: [] }, settings, today, now)
    expect(check).toMatchObject({ cause: 'check', facts: { weeks: 4 }, placementId, on: '2026-09-29' })
  })
})

describe('the order', () => {
  const line = (on: string, dueAt: string | null = null) => groupOf({ on, dueAt }, today, now)
  it.each([
    ['2026-11-17', null, 'overdue'],
    [today, null, 'today'],
    ['2026-11-19', null, 'week'],
    [today, '2026-11-18T08:59:59.000Z', 'overdue'],
    [today, now, 'today'],
    [today, '2026-11-18T15:00:00.000Z', 'today'],
  ] as const)('%s %s is %s', (on, dueAt, group) => {
    expect(line(on, dueAt)).toBe(group)
  })

  it.each([
    ['2026-11-22', false, true],
    ['2026-11-23', false, false],
    ['2026-11-23', true, true],
  ] as const)('lists what is due on %s (presses: %s): %s', (on, presses, listed) => {
    expect(isListed({ on, presses } as Due, today)).toBe(listed)
  })

  const item = fc.record({
    key: fc.uuid(),
    group: fc.constantFrom('overdue', 'today', 'week'),
    on: fc.constantFrom('2026-11-16', '2026-11-17', today, '2026-11-20'),
    dueAt: fc.constantFrom(null, '2026-11-18T08:00:00.000Z', '2026-11-18T12:00:00.000Z'),
    cause: fc.constantFrom('answer-concern', 'absences-in-a-row', 'check', 'measure'),
    facts: fc.constantFrom({}, { urgent: true }, { urgent: false }),
    firstName: fc.constantFrom('Amina', 'Åge'),
    lastName: fc.constantFrom('Warsame', 'Ågesen', 'Aagesen'),
  })
  it('is total and the same whichever way the lines come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ key }) => key, maxLength: 12 }), (items) => {
        const sorted = items.toSorted(workOrder)
        expect(items.toReversed().toSorted(workOrder)).toEqual(sorted)
        for (const [at, one] of sorted.entries()) {
          expect(workOrder(one, one)).toBe(0)
          for (const other of sorted.slice(at + 1)) expect(workOrder(one, other)).toBeLessThan(0)
        }
      }),
    )
  })

  it('puts what cannot wait above what is overdue', () => {
    const of = (key: string, group: 'overdue' | 'week', urgent: boolean) =>
      ({ key, group, on: today, dueAt: null, cause: 'answer-concern', facts: { urgent }, firstName: 'A', lastName: 'B' }) as const
    const lines = [of('late', 'overdue', false), of('tuesday', 'week', true), of('late and urgent', 'overdue', true)]
    expect(lines.toSorted(workOrder).map(({ key }) => key)).toEqual(['late and urgent', 'tuesday', 'late'])
  })

  it('puts what cannot wait first, then what somebody else waits for, and only then the day', () => {
    const of = (
      key: string,
      cause: 'answer-concern' | 'unread-message' | 'find-place',
      on: string,
      hour: string | null,
      urgent = false,
    ) => {
      const dueAt = hour && `${on}T${hour}:00.000Z`
      return { key, group: 'overdue', on, dueAt, cause, facts: { urgent }, firstName: 'A', lastName: 'B' } as const
    }
    const lines = [
      of('place', 'find-place', '2025-12-05', null),
      of('plain', 'find-place', '2026-11-17', null),
      of('clock', 'unread-message', '2026-11-17', '12:00'),
      of('later', 'answer-concern', '2026-11-17', '12:00'),
      of('sooner', 'answer-concern', '2026-11-17', '11:00'),
      of('urgent', 'answer-concern', '2026-11-17', '15:00', true),
    ]
    expect(lines.toSorted(workOrder).map(({ key }) => key)).toEqual(['urgent', 'sooner', 'later', 'place', 'clock', 'plain'])
  })
})

describe('putting aside', () => {
  const snooze = { cause: 'absences-in-a-row', subjectId: placementId, snoozedOn: '2026-11-17', untilOn: '2026-11-20' }
  const one = { cause: 'absences-in-a-row', subjectId: placementId, aroseOn: '2026-11-16' } as const
  it.each([
    ['rests until the day', one, '2026-11-19', true],
    ['wakes by itself on the day', one, '2026-11-20', false],
    ['rests where it came up on the day it was put aside', { ...one, aroseOn: '2026-11-17' }, '2026-11-19', true],
    ['is a new one where it ended and came again', { ...one, aroseOn: '2026-11-18' }, '2026-11-19', false],
    ['is another where it is about another placement', { ...one, subjectId: uuid(3) }, '2026-11-19', false],
    ['is another where the cause is another', { ...one, cause: 'low-attendance' }, '2026-11-19', false],
  ] as const)('%s', (_name, due, day, rests) => {
    expect(isSnoozed(due, snooze, day)).toBe(rests)
  })

  it('rests through a further absence, and not through a new row', () => {
    const row = (marks: string, last: string) => {
      const [found] = dueOf({ ...settled, placements: [running(stayOf(daysOf(marks, last)))] }, settings, '2026-11-19', now)
      return found && isSnoozed(found, snooze, '2026-11-19')
    }
    expect(row('ppssss', '2026-11-18')).toBe(true)
    // came on Tuesday, away on Wednesday and Thursday
    expect(row('ppppsspss', '2026-11-19')).toBe(false)
  })

  it('rests as long as it was put aside, also where the sign has been there all along', () => {
    const until = addDays(today, longestSnooze)
    const putAside = { cause: 'low-attendance', subjectId: placementId, snoozedOn: today, untilOn: until }
    const last = addDays(until, -1)
    // half of the days, for months
    const stay = stayOf(daysOf('pn'.repeat(60), last), { startedOn: '2026-08-03' })
    const low = dueOf({ ...settled, placements: [running(stay)] }, settings, last, now).find(
      ({ cause }) => cause === 'low-attendance',
    )
    expect(low && isSnoozed(low, putAside, last)).toBe(true)
  })

  it('keeps a snoozed end apart from the first days it is told on', () => {
    const stay = stayOf(daysOf('pppp', '2026-12-31'), { endsOn: '2027-01-14' })
    const [end] = dueOf({ ...settled, placements: [running(stay)] }, settings, '2027-01-04', now).filter(
      ({ cause }) => cause === 'placement-ends',
    )
    expect(
      end &&
        isSnoozed(
          end,
          { cause: 'placement-ends', subjectId: placementId, snoozedOn: '2027-01-02', untilOn: '2027-01-08' },
          '2027-01-04',
        ),
    ).toBe(true)
  })

  const found = { cause: 'measure', on: '2026-11-16' } as const
  it.each([
    ['tomorrow', found, '2026-11-19', null],
    ['today', found, today, 'snooze-not-ahead'],
    ['the longest', found, addDays(today, longestSnooze), null],
    ['a day too long', found, addDays(today, longestSnooze + 1), 'snooze-not-ahead'],
    ['what is there no more', null, '2026-11-19', 'changed-meanwhile'],
    ['an answer until it is due', { cause: 'answer-concern', on: '2026-11-19' }, '2026-11-19', null],
    ['an answer beyond that', { cause: 'answer-concern', on: '2026-11-19' }, '2026-11-20', 'snooze-past-due'],
    ['what cannot wait', { cause: 'answer-concern', on: '2026-11-19', facts: { urgent: true } }, '2026-11-19', 'snooze-past-due'],
    ['a citizen’s answer until it is due', { cause: 'answer-disagreement', on: '2026-11-27' }, '2026-11-27', null],
    ['a citizen’s answer beyond that', { cause: 'answer-disagreement', on: '2026-11-27' }, '2026-11-28', 'snooze-past-due'],
  ] as const)('%s', (_name, line, untilOn, code) => {
    expect(whyNotSnooze(line && { facts: {}, ...line }, untilOn, today)?.code ?? null).toBe(code)
  })
})

describe('covers', () => {
  const [karen, mikkel, sanne] = [uuid(11), uuid(12), uuid(13)]
  const wanted = { absentId: karen, substituteId: mikkel, fromOn: '2026-11-20', untilOn: '2026-11-30' }
  const away = (absentId: string, fromOn: string, untilOn: string) => [{ absentId, substituteId: sanne, fromOn, untilOn }]
  it.each([
    ['plain', wanted, [], null],
    ['for oneself', { ...wanted, substituteId: karen }, [], 'cover-own-self'],
    ['from today', { ...wanted, fromOn: today }, [], null],
    ['from yesterday', { ...wanted, fromOn: '2026-11-17' }, [], 'cover-not-ahead'],
    ['of one day', { ...wanted, untilOn: '2026-11-20' }, [], null],
    ['that ends before it begins', { ...wanted, untilOn: '2026-11-19' }, [], 'date-order'],
    ['as long as may be', { ...wanted, untilOn: addDays(wanted.fromOn, longestCover - 1) }, [], null],
    ['a day longer', { ...wanted, untilOn: addDays(wanted.fromOn, longestCover) }, [], 'cover-too-long'],
    ['that meets another’s last day', wanted, away(karen, '2026-11-10', '2026-11-20'), 'cover-overlaps'],
    ['the day after another', wanted, away(karen, '2026-11-10', '2026-11-19'), null],
    ['the day before another', wanted, away(karen, '2026-12-01', '2026-12-09'), null],
    ['by somebody who is away then', wanted, away(mikkel, '2026-11-30', '2026-12-09'), 'cover-substitute-away'],
    ['by somebody who is back by then', wanted, away(mikkel, '2026-11-10', '2026-11-19'), null],
  ] as const)('%s', (_name, cover, standing, code) => {
    expect(whyNotCover(cover, standing, today)?.code ?? null).toBe(code)
  })
})

describe('whatever the days say', () => {
  const marks = fc.string({ unit: fc.constantFrom('p', 'l', 's', 'n', 'a', '.', '1', '3', '5'), minLength: 0, maxLength: 40 })
  const stays = fc.record({ marks, ended: fc.boolean(), upcoming: fc.boolean(), absence: fc.option(fc.nat(20), { nil: null }) })
  it('never says anything of somebody without a running placement, and each thing once a person and subject', () => {
    fc.assert(
      fc.property(fc.array(stays, { maxLength: 3 }), fc.boolean(), (drawn, moves) => {
        const placements = drawn.map((one, at) => {
          const endedOn = one.ended ? '2026-11-17' : null
          const startedOn = one.upcoming ? addDays(today, 3) : '2026-09-01'
          const absences = one.absence === null ? [] : [{ fromOn: addDays(today, -one.absence), untilOn: today }]
          const stay = stayOf(daysOf(one.marks), { endedOn, startedOn, absences })
          return { ...running(stay), placementId: uuid(20 + at) }
        })
        const move = moves ? ({ direction: 'up', since: today, on: '2026-12-02' } as const) : null
        const due = dueOf({ ...settled, placements, move }, settings, today, now)
        const runs = new Set(
          placements.filter(({ endedOn, startedOn }) => !endedOn && (startedOn ?? '') <= today).map((one) => one.placementId),
        )
        const ofDays = ['absences-in-a-row', 'low-attendance', 'silent-days', 'falling-pace', 'door-move']
        for (const one of due.filter(({ cause }) => ofDays.includes(cause))) {
          expect(one.placementId !== null && runs.has(one.placementId)).toBe(true)
          expect(one.since <= today).toBe(true)
        }
        const keys = due.map((one) => keyOf(uuid(1), one))
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('says nothing of days that are all closed or planned away', () => {
    fc.assert(
      fc.property(marks, (drawn) => {
        const all = datesFrom('2026-09-01', today)
        const closed = stayOf(daysOf(drawn), { closedDays: new Map(all.map((on) => [on, 'Lukket'])) })
        const away = stayOf(daysOf(drawn), { absences: [{ fromOn: '2026-09-01', untilOn: today }] })
        const ofPlan = (stay: WatchedStay) => dayAlertsOf(stay, settings, today).filter(({ cause }) => cause !== 'falling-pace')
        expect([ofPlan(closed), ofPlan(away)]).toEqual([[], []])
      }),
    )
  })
})
