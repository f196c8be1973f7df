import { describe, expect, test } from 'vitest'
import type { CrewDay, CrewEntry, CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import { backOff, enqueue, type Heard, judge, leastOf, nextToSend, refuse, tidy } from '../../web/offline/queue.rules.ts'
import {
  type ItemState,
  inOrder,
  isOpen,
  type QueueItem,
  type Sending,
  tappedIn,
  unsentIn,
  withQueued,
} from '../../web/offline/queue.ts'

const jonas = 'jonas'
const monday = '2026-11-23'
const friday = '2026-11-20'
const nothingMore = { paceBand: null, note: null, tasksDone: [], signedOff: false, supportGiven: [] }
const present: Entry = { state: 'present', hours: 3, ...nothingMore }
const sick: Entry = { state: 'sick', hours: 0, ...nothingMore }
const gone: Entry = { state: 'no_show', hours: 0, ...nothingMore }
const entry = (placementId: string, said: Entry, seen: CrewEntry['seen'] = null): CrewEntry => ({ placementId, ...said, seen })

const receipt = { saved: 1, exceptions: 0, savedAt: '2026-11-23T09:05:00.000Z', merged: [] }
const problem = { code: 'changed-meanwhile', errors: [], facts: {} } as const
const states = {
  fresh: { kind: 'waiting', asked: false, tries: 0 },
  asked: { kind: 'waiting', asked: true, tries: 1 },
  sending: { kind: 'sending', tries: 1 },
  refused: { kind: 'refused', problem },
  done: { kind: 'done', receipt },
} as const satisfies Record<string, ItemState>

const item = (number: number, state: keyof typeof states, rows: CrewEntry[], date = monday): QueueItem => ({
  id: `i${number}`,
  staffId: jonas,
  number,
  date,
  rows,
  idempotencyKey: `k${number}`,
  madeAt: '2026-11-23T09:00:00.000Z',
  state: states[state],
})
const sending = (rows: CrewEntry[], date = monday): Sending => ({
  id: 'new',
  date,
  rows,
  idempotencyKey: 'knew',
  madeAt: '2026-11-23T09:01:00.000Z',
})
const seen = (said: Entry, version: number) => ({ ...said, version })

describe('a new item', () => {
  test.each([
    ['nothing waits', [], [], 1],
    ['one waits that nobody can have heard', [item(1, 'fresh', [])], ['i1'], 2],
    ['one was sent and not answered', [item(1, 'asked', [])], [], 2],
    ['one is being sent', [item(1, 'sending', [])], [], 2],
    ['one was refused and looked at', [item(1, 'refused', [])], ['i1'], 2],
    ['one is done', [item(1, 'done', [])], ['i1'], 2],
    ['one waits for another day', [item(1, 'fresh', [], friday)], [], 2],
    ['one is being sent and one waits behind it', [item(1, 'sending', []), item(2, 'fresh', [])], ['i2'], 3],
  ] as const)('when %s', (_, items, remove, number) => {
    const changes = enqueue(items, jonas, sending([entry('a', sick)]))
    expect(changes.remove).toEqual(remove)
    expect(changes.put).toEqual([{ ...sending([entry('a', sick)]), staffId: jonas, number, state: states.fresh }])
  })

  test('keeps what the one it replaces said of others, and what lay under it', () => {
    const before = item(1, 'fresh', [entry('a', sick, seen(present, 4)), entry('b', present), entry('c', gone)])
    const now = sending([entry('a', gone, seen(sick, 5)), entry('b', sick, seen(present, 1)), entry('d', sick, seen(present, 2))])
    const [put] = enqueue([before], jonas, now).put
    expect(put?.rows).toEqual([
      entry('c', gone),
      entry('a', gone, seen(present, 4)),
      entry('b', sick),
      entry('d', sick, seen(present, 2)),
    ])
  })

  test('after a refusal says only what the person decided', () => {
    const [put] = enqueue([item(1, 'refused', [entry('a', sick), entry('b', sick)])], jonas, sending([entry('a', gone)])).put
    expect(put?.rows).toEqual([entry('a', gone)])
  })
})

test('what is sent next is the oldest that is open; one left behind while it was sent goes again', () => {
  expect(nextToSend([])).toBeUndefined()
  expect(nextToSend([item(1, 'done', []), item(2, 'refused', [])])).toBeUndefined()
  expect(nextToSend([item(3, 'fresh', []), item(2, 'sending', []), item(1, 'refused', [])])?.id).toBe('i2')
  expect(nextToSend([item(2, 'fresh', []), item(1, 'asked', [], friday)], new Set([friday]))?.id).toBe('i2')
})

test('a refusal takes with it what was tapped after it for that day, and nothing else', () => {
  const first = item(1, 'sending', [entry('a', sick), entry('b', present)])
  const later = item(2, 'fresh', [entry('a', gone, seen(sick, 1))])
  const changes = refuse([first, later, item(3, 'fresh', [], friday), item(4, 'done', [])], first, problem)
  expect(changes.remove).toEqual(['i2'])
  expect(changes.put).toEqual([{ ...first, rows: [entry('b', present), entry('a', gone)], state: states.refused }])
})

describe('an answer', () => {
  const heard = (status: number, more: Partial<Heard> = {}): Heard => ({
    status,
    receipt: undefined,
    problem: undefined,
    retryAfter: null,
    ...more,
  })
  const later = (isHeard: boolean, seconds: number | null = null) => ({ kind: 'later', heard: isHeard, seconds })
  test.each([
    ['none', null, later(true)],
    ['the receipt', heard(200, { receipt }), { kind: 'done', receipt }],
    ['200 of something that is not our server', heard(200), later(true)],
    ['401', heard(401, { problem }), { kind: 'signed-out' }],
    ['429', heard(429, { problem }), later(false)],
    ['429 with a time', heard(429, { problem, retryAfter: '30' }), later(false, 30)],
    ['429 with a date', heard(429, { retryAfter: 'Mon, 23 Nov 2026 10:00:00 GMT' }), later(false)],
    ['500', heard(500, { problem }), later(true)],
    ['503', heard(503, { retryAfter: '5' }), later(true, 5)],
    ['409', heard(409, { problem }), { kind: 'refused', problem }],
    ['400', heard(400, { problem }), { kind: 'refused', problem }],
    ['404', heard(404, { problem }), { kind: 'refused', problem }],
    ['404 of a proxy', heard(404), later(true)],
  ] as const)('%s', (_, said, verdict) => {
    expect(judge(said)).toEqual(verdict)
  })
})

test.each([
  [1, 0, 7.5],
  [1, 1, 12.5],
  [3, 0.5, 40],
  [20, 0.5, 300],
  [20, 1, 375],
])('try %i is followed, by chance %d, after %d seconds', (tries, chance, seconds) => {
  expect(backOff(tries, chance)).toBe(seconds)
})

const row = (placementId: string, logged: CrewRow['logged'] = null): CrewRow => ({
  placementId,
  name: 'Nora Test',
  alias: '000000',
  protected: false,
  phone: '20 00 00 00',
  needs: 'Rolig start',
  door: 'yellow',
  tasks: ['Gange'],
  buddy: 'Ib',
  support: 'En fast makker',
  plannedHours: 3,
  asksPace: true,
  plannedAbsence: null,
  accessUntil: null,
  motivation: null,
  observeBy: null,
  logged,
})
const day = (rows: CrewRow[]): CrewDay => ({
  date: monday,
  today: monday,
  serverTime: '2026-11-23T09:02:00.000Z',
  can: { log: null },
  sites: [{ siteId: 's', name: 'Skolen', closure: null, shifts: [], rows, can: { close: null, open: null } }],
  startsSoon: [],
})
const rowsOf = (shown: CrewDay) => shown.sites.flatMap(({ rows }) => rows)
const byPetra = { version: 3, loggedBy: 'Petra', loggedAt: '2026-11-23T08:00:00.000Z' }

test('a phone keeps no phone number, no needs and no support', () => {
  const away = { plannedAbsenceId: 'x', fromOn: monday, untilOn: monday, kind: 'appointment' } as const
  const [kept] = rowsOf(leastOf(day([{ ...row('a'), plannedAbsence: { ...away, note: 'Hos lægen' } }])))
  expect(kept).toEqual({ ...row('a'), phone: null, needs: null, support: null, plannedAbsence: { ...away, note: null } })
  expect(rowsOf(leastOf(day([row('a')])))[0]?.plannedAbsence).toBeNull()
})

test('of what was sent the receipt stays once the day has been read, for a week', () => {
  const read = { date: monday, today: monday, serverTime: '2026-11-23T09:06:00.000Z' }
  const said = [entry('a', sick)]
  const items = [
    item(1, 'done', said),
    item(2, 'done', said, friday),
    item(3, 'done', said, '2026-11-16'),
    item(4, 'done', said, '2026-11-15'),
    item(5, 'refused', said, '2026-11-15'),
    item(6, 'fresh', said),
  ]
  expect(tidy(items, read)).toEqual({ put: [item(1, 'done', [])], remove: ['i4'] })
  expect(tidy(items, { ...read, serverTime: receipt.savedAt }).put).toEqual([])
})

describe('the day with what waits', () => {
  const shown = (items: readonly QueueItem[], rows = [row('a'), row('b', { ...present, ...byPetra })]) =>
    rowsOf(withQueued(day(rows), items, 'Jonas')).map(({ logged }) => logged && [logged.state, logged.version, logged.loggedBy])
  const asRead = [null, ['present', 3, 'Petra']]
  test.each([
    ['nothing', [], asRead],
    ['a first word', [item(1, 'fresh', [entry('a', sick)])], [['sick', 1, 'Jonas'], asRead[1]]],
    ['a word over what stood there', [item(1, 'asked', [entry('b', sick, seen(present, 3))])], [null, ['sick', 4, 'Jonas']]],
    ['the same word again', [item(1, 'fresh', [entry('b', present, seen(present, 3))])], [null, ['present', 3, 'Jonas']]],
    [
      'two words, the later first in the store',
      [item(2, 'fresh', [entry('a', gone, seen(sick, 1))]), item(1, 'sending', [entry('a', sick)])],
      [['no_show', 2, 'Jonas'], asRead[1]],
    ],
    ['a refused one', [item(1, 'refused', [entry('a', sick)])], asRead],
    ['one for another day', [item(1, 'fresh', [entry('a', sick)], friday)], asRead],
    ['one saved after the day was read', [item(1, 'done', [entry('a', sick)])], [['sick', 1, 'Jonas'], asRead[1]]],
  ])('%s', (_, items, expected) => {
    expect(shown(items)).toEqual(expected)
  })

  test('one saved before the day was read is in it already', () => {
    const read = { ...day([row('a')]), serverTime: '2026-11-23T09:06:00.000Z' }
    expect(rowsOf(withQueued(read, [item(1, 'done', [entry('a', sick)])], 'Jonas'))[0]?.logged).toBeNull()
  })
})

test('of a refused item the page shows again what was said, not what was as planned or stands there already', () => {
  const rows = [row('a'), row('b'), row('c', { ...sick, ...byPetra }), row('d', { ...gone, ...byPetra })]
  const said = [entry('a', present), entry('b', sick), entry('c', sick), entry('d', sick, seen(present, 2)), entry('left', sick)]
  expect(tappedIn(item(1, 'refused', said), day(rows)).map(({ placementId }) => placementId)).toEqual(['b', 'd'])
})

test('whom nobody said anything of is laid back for nobody to send in earnest, and the mark is no word of the day', () => {
  const untouched: CrewEntry = { ...entry('a', present), untouched: true }
  const away = { plannedAbsenceId: 'x', fromOn: monday, untilOn: monday, kind: 'course', note: null } as const
  expect(tappedIn(item(1, 'refused', [untouched]), day([{ ...row('a'), plannedAbsence: away }]))).toEqual([])
  const [shown] = rowsOf(withQueued(day([row('a')]), [item(1, 'fresh', [untouched])], 'Jonas'))
  expect(shown?.logged).toMatchObject(present)
  expect(shown?.logged).not.toHaveProperty('untouched')
})

describe('the own motivation', () => {
  const own = (said: CrewEntry, motivation: 2 | 5): CrewEntry => ({ ...said, motivation })
  const motivationIn = (items: readonly QueueItem[], read = day([row('a')])) =>
    rowsOf(withQueued(read, items, 'Jonas')).map(({ motivation, logged }) => [motivation, logged?.state ?? null])

  test('said once is not lost when the day is said anew before it is sent', () => {
    const before = item(1, 'fresh', [own(entry('a', present), 2), own(entry('b', present), 2)])
    const [put] = enqueue([before], jonas, sending([entry('a', sick), own(entry('b', sick), 5)])).put
    expect(put?.rows).toEqual([own(entry('a', sick), 2), own(entry('b', sick), 5)])
  })

  test.each([
    ['waits', [item(1, 'fresh', [own(entry('a', sick), 2)])], [2, 'sick']],
    ['was said on another day of the week', [item(1, 'fresh', [own(entry('a', sick), 2)], '2026-11-29')], [2, null]],
    ['was said last week', [item(1, 'fresh', [own(entry('a', sick), 2)], friday)], [null, null]],
    ['was refused', [item(1, 'refused', [own(entry('a', sick), 2)])], [null, null]],
  ] as const)('%s', (_, items, expected) => {
    expect(motivationIn(items)).toEqual([expected])
    expect(motivationIn(items, { ...day([{ ...row('a'), motivation: 5 }]) })).toEqual([[expected[0] ?? 5, expected[1]]])
  })

  test('of a refused item is laid on the page again, unless it is known there', () => {
    const untouched: CrewEntry = { ...own(entry('a', present), 2), untouched: true }
    expect(tappedIn(item(1, 'refused', [untouched]), day([row('a')]))).toEqual([untouched])
    expect(tappedIn(item(1, 'refused', [untouched]), day([{ ...row('a'), motivation: 2 }]))).toEqual([])
  })
})

test('what is not sent is counted by people, day by day', () => {
  const items = [
    item(2, 'fresh', [entry('a', sick), entry('b', sick)]),
    item(1, 'refused', [entry('a', sick)], friday),
    item(3, 'done', [entry('c', sick)]),
  ]
  const taps = [
    { date: monday, placementId: 'b' },
    { date: monday, placementId: 'd' },
  ]
  expect(unsentIn(items, taps)).toEqual([
    { date: friday, people: 1 },
    { date: monday, people: 3 },
  ])
  expect(unsentIn([item(3, 'done', [entry('c', sick)])])).toEqual([])
  expect(inOrder(items).map(({ number }) => number)).toEqual([1, 2, 3])
  expect(items.map(isOpen)).toEqual([true, false, false])
})
