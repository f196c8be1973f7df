import { describe, expect, test } from 'vitest'
import { instantIn, timeIn, todayIn } from '../../shared/calendar.ts'
import {
  byThread,
  dueAt,
  followUpOf,
  isNew,
  isOverdue,
  kindOfTopic,
  replacesTopic,
  stateOf,
  type ThreadFacts,
  whyNotClose,
  whyNotRaise,
  whyNotSettle,
  whyNotWrite,
} from '../../shared/concerns/concerns.rules.ts'
import { outcomes, topics, topicsOf } from '../../shared/concerns/topics.ts'
import { danishTime } from '../../shared/zone.ts'

const at = (text: string): number => {
  const [day = '', time = ''] = text.split(' ')
  return instantIn(danishTime, day, time)
}
const said = (instant: number): string => `${todayIn(danishTime, instant)} ${timeIn(danishTime, instant)}`

describe('the clock: one working day', () => {
  test.each([
    ['in the morning of a working day', '2026-11-18 10:00', '2026-11-19 10:00'],
    ['as the day begins', '2026-11-18 08:00', '2026-11-19 08:00'],
    ['before the day begins', '2026-11-18 05:40', '2026-11-19 08:00'],
    ['a minute before it begins', '2026-11-18 07:59', '2026-11-19 08:00'],
    ['just before the day is over', '2026-11-18 15:59', '2026-11-19 15:59'],
    ['as the day is over', '2026-11-18 16:00', '2026-11-20 08:00'],
    ['in the evening', '2026-11-18 21:15', '2026-11-20 08:00'],
    ['a minute before midnight', '2026-11-18 23:59', '2026-11-20 08:00'],
    ['at midnight', '2026-11-19 00:00', '2026-11-20 08:00'],
    ['on a Friday', '2026-11-20 10:00', '2026-11-23 10:00'],
    ['on a Friday evening', '2026-11-20 17:00', '2026-11-24 08:00'],
    ['on a Saturday', '2026-11-21 10:00', '2026-11-24 08:00'],
    ['on a Sunday', '2026-11-22 23:00', '2026-11-24 08:00'],
    // 2026: Christmas Eve is a Thursday and a working day in law, the 25th and 26th are not; New Year's Day is a Friday
    ['on the last day before Christmas', '2026-12-23 11:00', '2026-12-24 11:00'],
    ['on Christmas Eve', '2026-12-24 09:00', '2026-12-28 09:00'],
    ['on Christmas Day', '2026-12-25 09:00', '2026-12-29 08:00'],
    ['on New Year’s Eve', '2026-12-31 13:00', '2027-01-04 13:00'],
    // Easter 2027: Maundy Thursday is 25 March, Easter Monday the 29th; summer time begins on the 28th
    ['on the Wednesday before Easter, over the lost hour', '2027-03-24 10:00', '2027-03-30 10:00'],
    ['on Maundy Thursday', '2027-03-25 10:00', '2027-03-31 08:00'],
    ['on the day summer time begins', '2027-03-28 02:30', '2027-03-31 08:00'],
    ['on a Friday before the hour that comes twice', '2026-10-23 10:00', '2026-10-26 10:00'],
    ['on the day summer time ends', '2026-10-25 02:30', '2026-10-27 08:00'],
    ['before Ascension and the Friday after it', '2027-05-05 15:00', '2027-05-07 15:00'],
  ])('%s: %s is due %s', (_, raised, due) => {
    expect(said(dueAt(at(raised)))).toBe(due)
  })

  test('is kept to the second', () => {
    expect(dueAt(at('2026-11-18 10:00') + 59_250)).toBe(at('2026-11-19 10:00') + 59_250)
  })

  test('is never less than a day, and never before it was raised, whatever the hour', () => {
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const raised = at('2026-09-01 00:00') + hour * 3_600_000
      // the night on which an hour is lost has one hour less
      expect(dueAt(raised) - raised).toBeGreaterThanOrEqual(23 * 3_600_000)
    }
  })
})

describe('what it is', () => {
  test('every topic is a concern or a proposal', () => {
    for (const topic of topics) expect(topicsOf[kindOfTopic(topic)]).toContain(topic)
    expect([kindOfTopic('hire'), kindOfTopic('other')]).toEqual(['proposal', 'concern'])
  })

  const now = new Date(0)
  test.each([
    ['open', { answeredAt: null, replacedById: null, withdrawnAt: null }],
    ['answered', { answeredAt: now, replacedById: null, withdrawnAt: null }],
    ['replaced', { answeredAt: null, replacedById: 'another', withdrawnAt: null }],
    ['withdrawn', { answeredAt: null, replacedById: null, withdrawnAt: now }],
  ])('%s', (state, fate) => expect(stateOf(fate)).toBe(state))

  test.each([
    ['open', 101, true],
    ['open', 100, false],
    ['answered', 101, false],
    ['withdrawn', 101, false],
  ] as const)('%s, due at 100, at %i: overdue %s', (state, at, overdue) =>
    expect(isOverdue({ state, dueAt: 100 }, at)).toBe(overdue),
  )

  test.each([
    ['more_hours', 'more_hours', true],
    ['more_hours', 'fewer_hours', true],
    ['fewer_hours', 'more_hours', true],
    ['hire', 'hire', true],
    ['hire', 'more_hours', false],
    ['other_site', 'other_tasks', false],
    ['wellbeing', 'wellbeing', false],
    ['other', 'other', false],
  ] as const)('%s takes the place of %s: %s', (topic, waiting, yes) => expect(replacesTopic(topic, waiting)).toBe(yes))
})

describe('why not', () => {
  const today = '2026-11-18'
  test.each([
    ['draft', null, 'thread-not-open'],
    ['awaiting', null, 'thread-not-open'],
    ['declined', null, 'thread-not-open'],
    ['expired', null, 'thread-not-open'],
    ['agreed', null, null],
    ['upcoming', null, null],
    ['running', null, null],
    ['ended', '2026-11-18', null],
    ['ended', '2026-11-17', 'thread-closed'],
    ['ended', null, null],
    ['withdrawn', null, 'thread-closed'],
  ] as const)('write, %s until %s: %s', (state, accessUntil, code) =>
    expect(whyNotWrite({ state, accessUntil }, today)?.code ?? null).toBe(code),
  )

  test.each([
    ['more_hours', 12.25, null],
    ['more_hours', 12, 'hours-not-more'],
    ['more_hours', 3, 'hours-not-more'],
    ['more_hours', null, null],
    ['fewer_hours', 11.75, null],
    ['fewer_hours', 12, 'hours-not-fewer'],
    ['fewer_hours', 20, 'hours-not-fewer'],
    ['fewer_hours', 0.25, null],
    ['fewer_hours', 0, 'hours-out-of-range'],
    ['fewer_hours', null, null],
    ['hire', 12, 'invalid-value'],
    ['wellbeing', 12, 'invalid-value'],
    ['wellbeing', null, null],
  ] as const)('raise %s with %s hours beside 12: %s', (topic, hoursAWeek, code) => {
    const refusal = whyNotRaise({ topic, hoursAWeek }, 12)
    expect(refusal?.code ?? null).toBe(code)
    if (refusal) expect(refusal.pointer).toBe('/hoursAWeek')
  })

  test('answer or take back: only what is open, and who did what is told', () => {
    const topic = 'hire'
    expect(whyNotClose({ topic, state: 'open', by: '', outcome: null })).toBeNull()
    expect(whyNotClose({ topic, state: 'answered', by: 'Karen Holm', outcome: 'adjusted' })).toEqual({
      code: 'concern-closed',
      facts: { state: 'answered', by: 'Karen Holm', kind: 'proposal', outcome: 'adjusted' },
    })
    for (const state of ['replaced', 'withdrawn'] as const)
      expect(whyNotClose({ topic, state, by: '', outcome: null })?.facts).toMatchObject({ state })
  })

  test.each([
    ['open', 'more_hours', null, false, 'concern-not-answered'],
    ['withdrawn', 'more_hours', null, false, 'concern-closed'],
    ['replaced', 'more_hours', null, false, 'concern-closed'],
    ['answered', 'more_hours', 'accepted', false, null],
    ['answered', 'next_door', 'adjusted', false, null],
    ['answered', 'more_hours', 'accepted', true, 'nothing-to-follow'],
    ['answered', 'more_hours', 'declined', false, 'nothing-to-follow'],
    ['answered', 'wellbeing', 'accepted', false, 'nothing-to-follow'],
  ] as const)('settle %s %s, %s, seen to %s: %s', (state, topic, outcome, followedUp, code) =>
    expect(whyNotSettle({ state, topic, outcome, followedUp, by: '' })?.code ?? null).toBe(code),
  )
})

describe('what follows', () => {
  test.each([
    ['more_hours', 'change-hours'],
    ['fewer_hours', 'change-hours'],
    ['other_tasks', 'change-tasks'],
    ['other_site', 'move'],
    ['next_door', 'assess'],
    ['hire', 'job'],
  ] as const)('from %s: %s, where it is agreed to', (topic, follows) => {
    expect(outcomes.map((outcome) => followUpOf(topic, outcome))).toEqual([follows, follows, null])
    expect(followUpOf(topic, null)).toBeNull()
    // of somebody who has left no agreement can be changed; the next door and a job are the citizen's
    expect(followUpOf(topic, 'accepted', true)).toBe(follows === 'assess' || follows === 'job' ? follows : null)
  })

  test('from a concern: nothing but the answer', () => {
    for (const topic of topicsOf.concern) for (const outcome of outcomes) expect(followUpOf(topic, outcome)).toBeNull()
  })
})

describe('what is new', () => {
  const other = { mine: false, own: false, audience: 'shared', at: 100 } as const
  test.each([
    ['from the other side, never read', other, null, true],
    ['from the other side, after the reading', other, 99, true],
    ['as it was read', other, 100, false],
    ['from a colleague to the other side', { ...other, own: true }, null, false],
    ['a colleague’s internal note', { ...other, own: true, audience: 'internal' }, 99, true],
    ['a colleague’s internal note that was read', { ...other, own: true, audience: 'internal' }, 100, false],
    ['one’s own', { ...other, own: true, mine: true }, null, false],
    ['one’s own internal note', { ...other, own: true, mine: true, audience: 'internal' }, null, false],
  ] as const)('%s: %s', (_, thing, readAt, isIt) => expect(isNew(thing, readAt)).toBe(isIt))
})

test('threads: what is overdue, what cannot wait, by the time it is due, then unread, then the newest', () => {
  const thread = (placementId: string, given: Partial<ThreadFacts>): ThreadFacts => ({
    placementId,
    pressing: null,
    unread: 0,
    lastAt: 0,
    ...given,
  })
  const inOrder = [
    thread('overdue and urgent', { pressing: { urgent: true, dueAt: 149 } }),
    thread('overdue', { pressing: { urgent: false, dueAt: 100 } }),
    thread('urgent, later', { pressing: { urgent: true, dueAt: 300 } }),
    thread('urgent, later still', { pressing: { urgent: true, dueAt: 310 } }),
    thread('due now', { pressing: { urgent: false, dueAt: 150 } }),
    thread('due', { pressing: { urgent: false, dueAt: 200 }, unread: 3 }),
    thread('due then too', { pressing: { urgent: false, dueAt: 200 } }),
    thread('unread, newer', { unread: 1, lastAt: 50 }),
    thread('unread, older', { unread: 9, lastAt: 40 }),
    thread('read, newest', { lastAt: 60 }),
    thread('read, old', { lastAt: 10 }),
    thread('read, old too', { lastAt: 10 }),
  ]
  expect([...inOrder].reverse().toSorted(byThread(150))).toEqual(inOrder)
})
