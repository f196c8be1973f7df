import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { replacementCpr } from '../../prisma/factories.ts'
import type { Actor } from '../../server/db/actor.ts'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { asPlanned } from '../../shared/attendance/attendance.rules.ts'
import { addDays } from '../../shared/calendar.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { type Answer, type Ask, addressOf, type Endpoint } from '../../shared/endpoint.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { jonas, karen, nursingHome } from '../support/people.ts'
import { annex, crewSize, type Ground, password } from './ground.ts'

/** One send of a crew's day that was acknowledged; `over` is the version it wrote over, 0 where there was none. */
export type CrewSend = { readonly date: string; readonly marker: string; readonly over: number }
export type PlacementMade = { id: string; version: number; startedOn: string | null; endedOn: string | null }

/** What the server has acknowledged, and how it behaved meanwhile. */
export type Ledger = {
  /** marker -> id */
  readonly citizens: Map<string, string>
  readonly crews: CrewSend[]
  /** Markers of crew sends that were refused: nothing of them may be there. */
  readonly refused: Set<string>
  /** marker -> what was acknowledged last */
  readonly placements: Map<string, PlacementMade>
  acknowledged: number
  /** Sends beyond the first of the same logical write. */
  retried: number
  /** Milliseconds between two acknowledged writes. */
  longestGap: number
  /** Answers by status, and `none` for a broken connection. */
  readonly statuses: Map<string, number>
  /** What must never happen. */
  readonly faults: string[]
}

type Outcome<E extends Endpoint> =
  | { readonly answer: Answer<E> }
  | { readonly answer: null; readonly status: number; readonly code: string }

/** Where writers send to; `address` changes when the server comes back on another port. */
export type Pressure = {
  readonly ledger: Ledger
  address: string
  /** Starts the writers; the function it answers lets each finish its write, and waits for that. */
  readonly begin: () => () => Promise<void>
}

const emails = new Map<Actor, string>([
  [karen, 'karen.holm@example.dk'],
  [jonas, 'jonas.krogh@example.dk'],
])
/** A logical write that nothing answers for so long is a fault of its own. */
const patience = 60_000
const daysBack = 3

/** Several people at work at once, each sending every write again under its key until it is answered. */
export const pressureOn = async (ground: Ground, firstAddress: string): Promise<Pressure> => {
  const ledger: Ledger = {
    citizens: new Map(),
    crews: [],
    refused: new Set(),
    placements: new Map(),
    acknowledged: 0,
    retried: 0,
    longestGap: 0,
    statuses: new Map(),
    faults: [],
  }
  const cookies = new Map<Actor, string>()
  let stopped = true
  let lastAt = performance.now()

  const count = (status: string): void => void ledger.statuses.set(status, (ledger.statuses.get(status) ?? 0) + 1)

  /** Sends until there is an answer that is not "come back". */
  const deliver = async <E extends Endpoint>(
    who: Actor | null,
    endpoint: E,
    asked: Ask<E>,
    onCookie?: (cookie: string) => void,
  ): Promise<Outcome<E>> => {
    const key = randomUUID()
    const since = performance.now()
    for (let attempt = 0; performance.now() - since < patience; attempt += 1) {
      if (attempt > 0) {
        if (endpoint.method !== 'GET') ledger.retried += 1
        await pause(30 + Math.random() * 70)
      }
      try {
        const cookie = who && cookies.get(who)
        const reply = await fetch(made.address + addressOf(endpoint, asked), {
          method: endpoint.method,
          headers: {
            'x-fodfaeste': '1',
            'content-type': 'application/json',
            'idempotency-key': key,
            ...(cookie ? { cookie } : {}),
          },
          body: asked.body === undefined ? null : JSON.stringify(asked.body),
          signal: AbortSignal.timeout(20_000),
        })
        const body: unknown = await reply.json()
        count(String(reply.status))
        if (reply.status === 200) {
          const [set] = reply.headers.getSetCookie()
          if (set) onCookie?.(set.split(';')[0] ?? '')
          // what the server answers is what the endpoint declares; parse throws otherwise
          return { answer: endpoint.answer.parse(body) as Answer<E> }
        }
        const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
        if (reply.status === 503) continue
        if (reply.status < 500) return { answer: null, status: reply.status, code }
        ledger.faults.push(`${endpoint.path}: ${reply.status} ${code}`)
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException)) throw error
        count('none')
      }
    }
    ledger.faults.push(`${endpoint.path}: not answered for ${patience / 1000} s`)
    return { answer: null, status: 0, code: 'given-up' }
  }

  const acknowledge = (): void => {
    const now = performance.now()
    ledger.longestGap = Math.max(ledger.longestGap, now - lastAt)
    lastAt = now
    ledger.acknowledged += 1
  }

  const fault = (what: string, { status, code }: { status: number; code: string }): void =>
    void ledger.faults.push(`${what}: ${status} ${code}`)

  let numbers = 0
  const writeCitizen = async (): Promise<void> => {
    numbers += 1
    const marker = `person ${numbers}`
    const born = addDays('1960-01-01', Math.floor(numbers / 50))
    const body = { cpr: replacementCpr(born, numbers % 50), firstName: 'Signe', lastName: 'Skrevet', note: marker }
    const outcome = await deliver(karen, citizensApi.create, { body })
    if (outcome.answer === null) return fault(marker, outcome)
    ledger.citizens.set(marker, outcome.answer.citizenId)
    acknowledge()
  }

  const dates = Array.from({ length: daysBack + 1 }, (_, back) => addDays(ground.today, -back))
  let sends = 0
  const writeCrew = async (): Promise<void> => {
    sends += 1
    const marker = `send ${sends}`
    const date = dates[Math.floor(Math.random() * dates.length)] ?? ground.today
    const seen = await deliver(jonas, attendanceApi.crew, { params: { date } })
    if (seen.answer === null) return fault(`crew of ${date}`, seen)
    const rows = seen.answer.sites.find(({ siteId }) => siteId === nursingHome.siteId)?.rows ?? []
    const stand = new Set(rows.map(({ logged }) => `${logged?.note} ${logged?.version}`))
    if (rows.length !== crewSize || stand.size !== 1)
      ledger.faults.push(`crew of ${date} is read as ${rows.length} rows: ${[...stand].join(', ')}`)
    const over = rows[0]?.logged?.version ?? 0
    const entries = rows.map(({ placementId, logged }) => {
      const { loggedBy: _by, loggedAt: _at, ...seen } = logged ?? { ...asPlanned(4), version: 0, loggedBy: '', loggedAt: '' }
      return { placementId, ...asPlanned(4), note: marker, seen: logged && seen }
    })
    const outcome = await deliver(jonas, attendanceApi.logCrew, { params: { date }, body: { rows: entries } })
    if (outcome.answer !== null) {
      ledger.crews.push({ date, marker, over })
      acknowledge()
    } else if (outcome.code === 'changed-meanwhile') ledger.refused.add(marker)
    else fault(marker, outcome)
  }

  const free = [...ground.ready]
  let cases = 0
  /** Sends the draft and writes down what each party says; false where the server would not. */
  const agree = async (marker: string, standing: PlacementMade): Promise<boolean> => {
    const params = { placementId: standing.id }
    const asked = await deliver(karen, agreementsApi.send, { params, body: { version: standing.version } })
    if (asked.answer === null) {
      fault(`sending of ${marker}`, asked)
      return false
    }
    standing.version = asked.answer.version
    acknowledge()
    const versionId = asked.answer.openId ?? ''
    for (const party of ['team_lead', 'employee_rep', 'citizen'] as const) {
      const given = { answer: 'approved', means: 'on_behalf', name: 'Lis Holm', reason: 'Sagt ja i telefonen' } as const
      const said = await deliver(karen, agreementsApi.answer, { params, body: { versionId, party, ...given } })
      if (said.answer === null) {
        fault(`answer of ${party} to ${marker}`, said)
        return false
      }
      standing.version = said.answer.version
      acknowledge()
    }
    return true
  }

  /** Drafted, agreed, started and ended on one day: nobody begins before all have said yes. */
  const writePlacement = async (): Promise<void> => {
    const citizenId = free.pop()
    if (!citizenId) {
      await pause(20)
      return
    }
    cases += 1
    const marker = `case ${cases}`
    const day = ground.today
    const drafted = await deliver(karen, placementsApi.draft, {
      params: { citizenId },
      body: {
        siteId: annex.siteId,
        // paid hours count in no quota
        offer: 'ordinary_hours',
        startsOn: day,
        endsOn: addDays(day, 60),
        weekdayHours: [4, 4, 4, 4, 4, 0, 0],
        support: marker,
      },
    })
    if (drafted.answer === null) return fault(marker, drafted)
    const { placementId } = drafted.answer
    const standing: PlacementMade = { id: placementId, version: drafted.answer.version, startedOn: null, endedOn: null }
    ledger.placements.set(marker, standing)
    acknowledge()
    const params = { placementId }
    if (!(await agree(marker, standing))) return
    const body = { version: standing.version, startedOn: day, lateReason: null }
    const started = await deliver(karen, placementsApi.start, { params, body })
    if (started.answer === null) return fault(`start of ${marker}`, started)
    Object.assign(standing, { version: started.answer.version, startedOn: day })
    acknowledge()
    const ending = { version: standing.version, endedOn: day, reason: 'period_ended' as const, note: null }
    const ended = await deliver(karen, placementsApi.end, { params, body: ending })
    if (ended.answer === null) return fault(`end of ${marker}`, ended)
    Object.assign(standing, { version: ended.answer.version, endedOn: day })
    acknowledge()
  }

  const keepOn = async (work: () => Promise<void>): Promise<void> => {
    while (!stopped) await work()
  }

  const made: Pressure = {
    ledger,
    address: firstAddress,
    begin: () => {
      stopped = false
      lastAt = performance.now()
      const writers = [
        writeCitizen,
        writeCitizen,
        writeCitizen,
        writeCrew,
        writeCrew,
        writePlacement,
        writePlacement,
        writePlacement,
      ]
      const all = Promise.all(writers.map(keepOn))
      return async () => {
        stopped = true
        await all
      }
    },
  }
  for (const [who, email] of emails) {
    const { answer } = await deliver(null, accountsApi.signIn, { body: { email, password } }, (cookie) =>
      cookies.set(who, cookie),
    )
    if (!answer || !cookies.has(who)) throw new Error(`${who.name} could not sign in`)
  }
  return made
}
