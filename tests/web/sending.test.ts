import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CrewDay, CrewEntry } from '../../shared/attendance/attendance.schema.ts'
import { addDays } from '../../shared/calendar.ts'
import type { Session } from '../../web/app/session.ts'
import { enqueue } from '../../web/offline/queue.rules.ts'
import type { QueueItem } from '../../web/offline/queue.ts'
import { sendAll, tellLeft } from '../../web/offline/sending.ts'
import * as kept from '../../web/offline/store.ts'

const today = '2026-11-23'
const entry = (placementId: string, hours: number): CrewEntry => ({
  placementId,
  state: 'present',
  hours,
  paceBand: null,
  note: null,
  tasksDone: [],
  signedOff: false,
  supportGiven: [],
  seen: null,
})

type Fault = 'before' | 'after' | 'busy' | 'fail' | 'slow-down' | 'no-session' | 'stranger' | 'refuse' | null

/** A server with faults to order, and what it was told. */
const makeServer = () => {
  const server = {
    signedIn: 'jonas' as string | null,
    faults: [] as Fault[],
    saved: [] as { staffId: string; date: string; rows: CrewEntry[] }[],
    asked: [] as string[],
  }
  const answers = new Map<string, { body: string; answer: object }>()
  const json = (status: number, body: object, headers = {}) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
  const fetchIt = async (path: string, { method, headers, body }: RequestInit): Promise<Response> => {
    server.asked.push(`${method} ${path}`)
    if (path === '/api/session' && method === 'DELETE') {
      server.signedIn = null
      return json(200, { done: true })
    }
    const now = '2026-11-23T09:00:00.000Z'
    if (path === '/api/session')
      return json(200, { signedIn: server.signedIn && { staffId: server.signedIn }, demo: true, today, now })
    const fault = server.faults.shift() ?? null
    if (fault === 'before') throw new TypeError('Failed to fetch')
    if (fault === 'busy') return json(503, { code: 'busy' })
    if (fault === 'fail') return json(500, { code: 'unexpected' })
    if (fault === 'slow-down') return json(429, { code: 'too-many-attempts' }, { 'retry-after': '7' })
    if (fault === 'stranger')
      return new Response('<html>Log på hotellets net</html>', { headers: { 'content-type': 'text/html' } })
    const sent = new Headers(headers)
    if (fault === 'no-session' || sent.get('x-fodfaeste-as') !== server.signedIn) return json(401, { code: 'not-signed-in' })
    if (fault === 'refuse')
      return json(409, { code: 'changed-meanwhile', errors: [{ code: 'changed-meanwhile', pointer: '/rows/0' }] })
    const key = `${server.signedIn} ${sent.get('idempotency-key')}`
    const before = answers.get(key)
    if (before && before.body !== body) return json(422, { code: 'key-reused' })
    if (!before) {
      const { rows }: { rows: CrewEntry[] } = JSON.parse(String(body))
      server.saved.push({ staffId: server.signedIn ?? '', date: path.slice(-10), rows })
      answers.set(key, { body: String(body), answer: { saved: rows.length, exceptions: 0, savedAt: now, merged: [] } })
    }
    if (fault === 'after') throw new TypeError('Failed to fetch')
    return json(200, answers.get(key)?.answer ?? {})
  }
  vi.stubGlobal('fetch', fetchIt)
  return server
}

let server: ReturnType<typeof makeServer>
let store: kept.Store
let stores = 0
beforeEach(async () => {
  server = makeServer()
  stores += 1
  store = await kept.openStore(`test ${stores}`)
})
afterEach(() => {
  store.close()
  vi.unstubAllGlobals()
})

let sends = 0
const put = (staffId: string, date: string, rows: CrewEntry[]) => {
  sends += 1
  const sending = { id: `i${sends}`, date, rows, idempotencyKey: `k${sends}`, madeAt: '2026-11-23T08:00:00.000Z' }
  return kept.changeItems(store, staffId, (items) => enqueue(items, staffId, sending))
}
const send = (staffId: string | null = 'jonas') => sendAll(store, { staffId, changed: () => undefined })
const states = async (staffId = 'jonas') => (await kept.itemsOf(store, staffId)).map(({ state }) => state.kind)

describe('one round of sending', () => {
  test('sends in order and keeps the receipts', async () => {
    await put('jonas', today, [entry('a', 1)])
    await put('jonas', '2026-11-20', [entry('a', 2)])
    expect(await send()).toEqual({ kind: 'empty' })
    expect(server.saved.map(({ date }) => date)).toEqual([today, '2026-11-20'])
    expect(await states()).toEqual(['done', 'done'])
    expect(await send()).toEqual({ kind: 'empty' })
    expect(server.saved).toHaveLength(2)
  })

  test.each([
    ['before', { kind: 'waiting', why: 'no-signal', tries: 1, seconds: null }],
    ['after', { kind: 'waiting', why: 'no-signal', tries: 1, seconds: null }],
    ['busy', { kind: 'waiting', why: 'busy', tries: 1, seconds: null }],
    ['slow-down', { kind: 'waiting', why: 'busy', tries: 1, seconds: 7 }],
    ['stranger', { kind: 'waiting', why: 'busy', tries: 1, seconds: null }],
    ['no-session', { kind: 'signed-out' }],
  ] as const)('%s: it waits, and goes once', async (fault, round) => {
    await put('jonas', today, [entry('a', 1)])
    server.faults = [fault]
    expect(await send()).toEqual(round)
    expect(await states()).toEqual(['waiting'])
    expect(await send()).toEqual({ kind: 'empty' })
    expect(server.saved).toHaveLength(1)
  })

  test('what may have been heard is sent as it was; what is said after goes behind it', async () => {
    await put('jonas', today, [entry('a', 1)])
    server.faults = ['after']
    await send()
    await put('jonas', today, [entry('a', 2)])
    expect(await states()).toEqual(['waiting', 'waiting'])
    await send()
    expect(server.saved.map(({ rows }) => rows[0]?.hours)).toEqual([1, 2])
  })

  test('a refusal stays with its reason and does not hold up other days', async () => {
    await put('jonas', today, [entry('a', 1)])
    await put('jonas', '2026-11-20', [entry('a', 2)])
    server.faults = ['refuse']
    expect(await send()).toEqual({ kind: 'empty' })
    const [first, second] = await kept.itemsOf(store, 'jonas')
    expect(first?.state).toMatchObject({
      kind: 'refused',
      problem: { code: 'changed-meanwhile', errors: [{ pointer: '/rows/0' }] },
    })
    expect(second?.state.kind).toBe('done')
  })

  test('what the server fails at waits, and does not hold up other days', async () => {
    await put('jonas', today, [entry('a', 1)])
    await put('jonas', '2026-11-20', [entry('a', 2)])
    server.faults = ['fail']
    expect(await send()).toEqual({ kind: 'waiting', why: 'busy', tries: 1, seconds: null })
    expect(await states()).toEqual(['waiting', 'done'])
    expect(await send()).toEqual({ kind: 'empty' })
    expect(server.saved.map(({ date }) => date)).toEqual(['2026-11-20', today])
  })

  test('what another page has put later words in the place of is not sent any more', async () => {
    await put('jonas', today, [entry('a', 1)])
    let isRead = false
    const behind = new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        if (name !== 'getAllFromIndex' || isRead) return method.bind(target)
        return async (...given: unknown[]) => {
          const answer: unknown = await method.apply(target, given)
          isRead = true
          await put('jonas', today, [entry('a', 2)])
          return answer
        }
      },
    })
    expect(await sendAll(behind, { staffId: null, changed: () => undefined })).toEqual({ kind: 'empty' })
    expect(server.saved.map(({ rows }) => rows[0]?.hours)).toEqual([2])
  })

  test('two pages and the worker at once send it once', async () => {
    await put('jonas', today, [entry('a', 1)])
    expect(await Promise.all([send(), send(), send(null)])).toEqual([{ kind: 'empty' }, { kind: 'empty' }, { kind: 'empty' }])
    expect(server.saved).toHaveLength(1)
    expect(server.asked.filter((one) => one.startsWith('POST'))).toHaveLength(1)
  })

  test('a page that was closed while it sent: the next one sends it again under the same key', async () => {
    await put('jonas', today, [entry('a', 1)])
    server.faults = ['after']
    await send()
    await kept.changeItems(store, 'jonas', (items) => ({
      put: items.map((item): QueueItem => ({ ...item, state: { kind: 'sending', tries: 1 } })),
      remove: [],
    }))
    expect(await send()).toEqual({ kind: 'empty' })
    expect(server.saved).toHaveLength(1)
  })

  test('nobody’s items go in another’s session, by page or by worker, and wait unseen', async () => {
    await put('jonas', today, [entry('a', 1)])
    for (const who of ['petra', null]) {
      server.signedIn = who
      expect(await send()).toEqual({ kind: 'signed-out' })
      expect(await send(null)).toEqual({ kind: who ? 'empty' : 'signed-out' })
    }
    expect(server.asked.filter((one) => one.startsWith('POST'))).toEqual([])
    expect(await kept.itemsOf(store, 'petra')).toEqual([])
    server.signedIn = 'jonas'
    expect(await send(null)).toEqual({ kind: 'empty' })
    expect(server.saved).toMatchObject([{ staffId: 'jonas' }])
  })

  test('a sign-out without signal is told before anything else, once', async () => {
    await store.put('leaving', true, 'now')
    await put('petra', today, [entry('a', 1)])
    expect(await send('petra')).toEqual({ kind: 'signed-out' })
    expect(server.asked).toEqual(['DELETE /api/session', 'GET /api/session'])
    expect(await tellLeft(store)).toBe(true)
    expect(server.asked).toHaveLength(2)
  })
})

const person = (staffId: string, role: 'team_lead' | 'caseworker' = 'team_lead'): Session => ({
  signedIn: { staffId, name: staffId, role, organisationName: 'Blankt & Co', organisationKind: 'supplier' },
  demo: false,
  today,
  now: '2026-11-23T09:00:00.000Z',
})
const day = (date: string): CrewDay => ({
  date,
  today,
  serverTime: '2026-11-23T09:00:00.000Z',
  can: { log: null },
  sites: [],
  startsSoon: [],
})
const at = { today, now: '2026-11-23T09:00:00.000Z' }
const fill = async (staffId: string) => {
  await kept.keepDays(store, staffId, [day(today)], at)
  await put(staffId, today, [entry('a', 1)])
  await kept.keepTaps(store, { staffId, date: today }, new Map([['b', entry('b', 1)]]))
}
const left = async (staffId: string) => ({
  days: (await store.getAllKeys('days')).filter(([whose]) => whose === staffId).length,
  queue: (await kept.itemsOf(store, staffId)).length,
  taps: (await kept.tapsOf(store, staffId)).length,
})

describe('whose it is', () => {
  test('a week back and a week ahead are kept, and no more', async () => {
    await kept.keepDays(
      store,
      'jonas',
      [-8, -7, 0, 7, 8].map((days) => day(addDays(today, days))),
      at,
    )
    expect((await store.getAllKeys('days')).map(([, date]) => date)).toEqual(['2026-11-16', today, '2026-11-30'])
    await kept.keepDays(store, 'jonas', [], { ...at, today: '2026-11-24' })
    expect((await store.getAllKeys('days')).map(([, date]) => date)).toEqual([today, '2026-11-30'])
  })

  test('a day that a former version of the page kept opens: what it did not know has not been said', async () => {
    const former = { placementId: 'a', plannedHours: 5 }
    // as it lies there: without what came later
    const old = JSON.parse(JSON.stringify({ ...day(today), sites: [{ siteId: 's', rows: [former] }] }))
    await store.put('days', { staffId: 'jonas', date: today, day: old, keptAt: at.now })
    const found = await kept.keptDay(store, 'jonas', today)
    expect(found?.day.sites[0]?.rows).toEqual([{ ...former, motivation: null, observeBy: null }])
    expect(await kept.keptDay(store, 'petra', today)).toBeUndefined()
  })

  test('sign-out takes all that is one’s own and nothing of another’s', async () => {
    for (const who of ['jonas', 'jonas2', 'petra']) await fill(who)
    await kept.keepSession(store, person('jonas'))
    await fill('petra')
    await kept.forgetPerson(store, 'jonas')
    expect(await left('jonas')).toEqual({ days: 0, queue: 0, taps: 0 })
    expect(await left('petra')).toEqual({ days: 1, queue: 1, taps: 1 })
    expect(await left('jonas2')).toEqual({ days: 0, queue: 1, taps: 1 })
    expect(await store.get('session', 'last')).toBeUndefined()
  })

  test('the next person’s sign-in takes the former one’s days, which hold names, and leaves what is not sent', async () => {
    await fill('jonas')
    await kept.keepSession(store, person('petra'))
    expect(await left('jonas')).toEqual({ days: 0, queue: 1, taps: 1 })
    expect((await store.get('session', 'last'))?.session.signedIn?.staffId).toBe('petra')
  })

  test('a caseworker keeps nothing here, and a session that has ended opens nothing', async () => {
    await kept.keepSession(store, person('jonas'))
    await kept.keepSession(store, person('karen', 'caseworker'))
    expect(await store.get('session', 'last')).toBeUndefined()
    await kept.keepSession(store, person('jonas'))
    await fill('jonas')
    await kept.keepSession(store, { ...person('jonas'), signedIn: null })
    expect(await store.get('session', 'last')).toBeUndefined()
    expect(await left('jonas')).toEqual({ days: 0, queue: 1, taps: 1 })
  })

  test('whoever has just signed in finds nobody else’s day, before the server is asked who it is', async () => {
    await kept.keepSession(store, person('jonas'))
    await fill('jonas')
    await kept.letGoOfOthers(store, 'jonas')
    expect([await left('jonas'), await store.count('session')]).toEqual([{ days: 1, queue: 1, taps: 1 }, 1])
    await kept.letGoOfOthers(store, 'petra')
    expect([await left('jonas'), await store.count('session')]).toEqual([{ days: 0, queue: 1, taps: 1 }, 0])
  })

  test('what nobody came back to goes after a month', async () => {
    await fill('jonas')
    await kept.keepSession(store, { ...person('petra'), today: addDays(today, 30) })
    expect(await left('jonas')).toMatchObject({ queue: 1, taps: 1 })
    await kept.keepSession(store, { ...person('petra'), today: addDays(today, 31) })
    expect(await left('jonas')).toMatchObject({ queue: 0, taps: 0 })
  })
})

test('however signal, server and sessions come and go, each person’s last word arrives once, in their own session', async () => {
  const fault = fc.constantFrom<Fault>('before', 'after', 'busy', 'fail', 'slow-down', 'stranger', 'no-session', null)
  const step = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), who: fc.constantFrom('jonas', 'petra'), to: fc.constantFrom('a', 'b') }),
    fc.record({
      kind: fc.constant('send' as const),
      faults: fc.array(fault, { maxLength: 3 }),
      by: fc.constantFrom('page', 'worker'),
    }),
    fc.record({ kind: fc.constant('sign-in' as const), who: fc.constantFrom('jonas', 'petra', null) }),
    fc.record({ kind: fc.constant('restart' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      server = makeServer()
      stores += 1
      const name = `property ${stores}`
      store.close()
      store = await kept.openStore(name)
      const last = new Map<string, number>()
      let said = 0
      for (const one of steps) {
        if (one.kind === 'put') {
          said += 1
          last.set(`${one.who} ${one.to}`, said)
          await put(one.who, today, [entry(`${one.who} ${one.to}`, said)])
        } else if (one.kind === 'sign-in') server.signedIn = one.who
        else if (one.kind === 'send') {
          server.faults = [...one.faults]
          await send(one.by === 'page' ? 'jonas' : null)
          server.faults = []
        } else {
          store.close()
          store = await kept.openStore(name)
        }
      }
      for (const who of ['jonas', 'petra']) {
        server.signedIn = who
        expect(await send(who)).toEqual({ kind: 'empty' })
      }
      const stands = new Map<string, number>()
      const heard: string[] = []
      for (const { staffId, rows } of server.saved) {
        for (const { placementId, hours } of rows) {
          expect(placementId.startsWith(staffId)).toBe(true)
          // sent again inside a later crew it may be, said anew it is not
          expect(hours).toBeGreaterThanOrEqual(stands.get(placementId) ?? 0)
          stands.set(placementId, hours)
        }
        heard.push(JSON.stringify(rows))
      }
      expect(stands).toEqual(last)
      expect(new Set(heard).size).toBe(heard.length)
    }),
    { numRuns: 60, seed: 17 },
  )
})
