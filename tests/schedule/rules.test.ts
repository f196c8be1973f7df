import { PgBoss } from 'pg-boss'
import { describe, expect, test } from 'vitest'
import { instantIn } from '../../shared/calendar.ts'
import { jobs, mailWaits, type Plan, plans } from '../../shared/schedule/jobs.ts'
import { cronOf, isStillDue, nextAfter, slotAt, waitAfter } from '../../shared/schedule/schedule.rules.ts'
import { danishTime } from '../../shared/zone.ts'

const at = (day: string, time: string): number => instantIn(danishTime, day, time)
const iso = (instant: number): string => new Date(instant).toISOString()
const { digest } = plans

describe('the slots of the morning’s mail', () => {
  test.each([
    ['a working day, to the minute', '2026-11-18', '06:30', '2026-11-18', '2026-11-19'],
    ['a minute before', '2026-11-18', '06:29', '2026-11-17', '2026-11-18'],
    ['a Saturday', '2026-11-21', '10:00', '2026-11-20', '2026-11-23'],
    ['Monday before its time', '2026-11-23', '06:29', '2026-11-20', '2026-11-23'],
    ['Maundy Thursday to Easter Monday', '2026-04-04', '12:00', '2026-04-01', '2026-04-07'],
    ['Christmas Eve is a working day, the two after are not', '2026-12-24', '07:00', '2026-12-24', '2026-12-28'],
    ['New Year', '2027-01-01', '06:30', '2026-12-31', '2027-01-04'],
    ['Ascension', '2026-05-14', '06:30', '2026-05-13', '2026-05-15'],
    ['the Monday after the clock goes forward', '2026-03-30', '06:30', '2026-03-30', '2026-03-31'],
    ['the Sunday the clock goes back', '2026-10-25', '06:30', '2026-10-23', '2026-10-26'],
  ])('%s', (_case, day, time, last, next) => {
    expect(iso(slotAt(digest, at(day, time)))).toBe(iso(at(last, '06:30')))
    expect(iso(nextAfter(digest, at(day, time)))).toBe(iso(at(next, '06:30')))
  })

  test('it is 6.30 in Denmark, winter and summer', () => {
    expect(iso(slotAt(digest, at('2026-03-27', '08:00')))).toBe('2026-03-27T05:30:00.000Z')
    expect(iso(slotAt(digest, at('2026-03-30', '08:00')))).toBe('2026-03-30T04:30:00.000Z')
  })
})

test.each<[string, Plan, string, string, string]>([
  ['every minute', { every: 'minute' }, '2026-11-18T09:00:59.999Z', '2026-11-18T09:00:00.000Z', '2026-11-18T09:01:00.000Z'],
  [
    'every hour, at it',
    plans['forget-answers'],
    '2026-11-18T09:17:00.000Z',
    '2026-11-18T09:17:00.000Z',
    '2026-11-18T10:17:00.000Z',
  ],
  [
    'every hour, before it',
    plans['forget-answers'],
    '2026-11-18T09:16:59.999Z',
    '2026-11-18T08:17:00.000Z',
    '2026-11-18T09:17:00.000Z',
  ],
  [
    'the hour that comes twice',
    plans['forget-answers'],
    '2026-10-25T01:00:00.000Z',
    '2026-10-25T00:17:00.000Z',
    '2026-10-25T01:17:00.000Z',
  ],
  [
    'every night, weekend or not',
    plans['forget-runs'],
    '2026-11-22T02:39:59.000Z',
    '2026-11-21T02:40:00.000Z',
    '2026-11-22T02:40:00.000Z',
  ],
  [
    'the night the clock goes forward',
    plans['forget-runs'],
    '2026-03-29T02:00:00.000Z',
    '2026-03-29T01:40:00.000Z',
    '2026-03-30T01:40:00.000Z',
  ],
  [
    'the night the clock goes back',
    plans['forget-runs'],
    '2026-10-25T12:00:00.000Z',
    '2026-10-25T02:40:00.000Z',
    '2026-10-26T02:40:00.000Z',
  ],
])('%s', (_case, plan, now, last, next) => {
  expect(iso(slotAt(plan, Date.parse(now)))).toBe(last)
  expect(iso(nextAfter(plan, Date.parse(now)))).toBe(next)
})

test.each([
  ['at once', '06:30', true],
  ['at noon, as late as it may be', '12:00', true],
  ['a minute after noon', '12:01', false],
])('a digest that was missed is made up for %s', (_case, time, due) =>
  expect(isStillDue(digest, at('2026-11-18', '06:30'), at('2026-11-18', time))).toBe(due),
)

test('a digest is not made up for on another day, the mail always', () => {
  expect(isStillDue(digest, at('2026-11-18', '06:30'), at('2026-11-19', '06:00'))).toBe(false)
  expect(isStillDue(plans.mail, at('2026-11-18', '06:30'), at('2026-11-19', '06:00'))).toBe(true)
})

test('a mail waits longer each time, and is given up after the last', () => {
  expect([1, 2, 3, 4, 5].map(waitAfter)).toEqual(mailWaits.map((minutes) => minutes * 60))
  expect(waitAfter(mailWaits.length + 1)).toBeNull()
})

test.each(jobs)('the queue fires %s when the rule says, all through a year with both its odd nights', async (job) => {
  const plan: Plan = plans[job]
  const boss = new PgBoss({ db: { executeSql: async () => ({ rows: [] }) }, schema: 'pgboss' })
  const far = plan.every === 'day'
  for (const from of ['2026-03-27T00:00:00Z', '2026-10-23T00:00:00Z', '2026-12-20T00:00:00Z']) {
    const fired = boss.previewSchedule(cronOf(plan), { tz: danishTime, from: new Date(from), count: far ? 20 : 200 })
    // what cron does not know are the holidays: it fires on them, and the rule has no slot there
    const slots = fired.filter((one) => slotAt(plan, one.getTime()) === one.getTime())
    let now = Date.parse(from)
    for (const slot of slots) {
      now = nextAfter(plan, now)
      expect(iso(slot.getTime())).toBe(iso(now))
    }
    expect(slots.length).toBeGreaterThan(far ? 12 : 199)
  }
})
