import { randomBytes } from 'node:crypto'
import { onTestFinished, TestRunner } from 'vitest'
import {
  type AttendanceGiven,
  type CheckGiven,
  type CitizenGiven,
  type DecisionGiven,
  makeAttendance,
  makeCheck,
  makeCitizen,
  makeDecision,
  makePlacement,
  makeSpell,
  type PlacementGiven,
} from '../../prisma/factories.ts'
import { type MeasurementGiven, makeMeasurement } from '../../prisma/progressFactories.ts'
import { buildApp } from '../../server/app.ts'
import type { Actor } from '../../server/db/actor.ts'
import type { Db } from '../../server/db/db.ts'
import type { House } from '../../server/house.ts'
import type { Named } from '../../server/http/openapi.ts'
import { instantIn } from '../../shared/calendar.ts'
import { type Answer, type Ask, addressOf, type Endpoint } from '../../shared/endpoint.ts'
import { isProblemCode, ProblemError, type Refusal } from '../../shared/problem.ts'
import { danishTime } from '../../shared/zone.ts'
import { catalogueId, karen, nursingHome } from './people.ts'
import { openEmbeddedCopy, openServerCopy, serverAddress, testHouse } from './template.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Headers = Readonly<Record<string, string>>

/** What came back. `body` is JSON when it was JSON, else text; `bytes` is a file as it came. */
export type Reply<B = unknown> = { readonly status: number; readonly body: B; readonly headers: Headers; readonly bytes: Buffer }

type Leave<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>

export type World = {
  readonly house: House
  readonly endpoints: readonly Named[]
  /** The database bound to the world's day. */
  readonly db: Db
  /** The world's day; moveTo goes to another, past or future, at ten o'clock unless a time (hh:mm, Danish) is given. */
  readonly today: () => string
  readonly moveTo: (day: string, time?: string) => void
  /** Asks the app (no port) as somebody signed in through a real session, or as a stranger with null. */
  readonly as: <B = unknown>(
    who: Actor | null,
    method: Method,
    url: string,
    body?: unknown,
    headers?: Headers,
  ) => Promise<Reply<B>>
  /** The same with types; a refusal is thrown as the ProblemError the web would see. */
  readonly ask: <E extends Endpoint>(who: Actor | null, endpoint: E, asked: Ask<E>, headers?: Headers) => Promise<Answer<E>>
  /** Makes rows with plain values for what is not said, each as somebody who may, on the day it is about; answers the id. */
  readonly make: {
    citizen: (given?: CitizenGiven) => Promise<string>
    decision: (given: Leave<DecisionGiven, 'catalogueId' | 'decidedById' | 'on'>) => Promise<string>
    /** At the nursing home under Jonas, started on `startsOn` unless told otherwise; startedOn null makes a draft. */
    placement: (given: Leave<PlacementGiven, 'siteId' | 'supplierId' | 'draftedById'>) => Promise<string>
    attendance: (lead: Actor, days: readonly Omit<AttendanceGiven, 'loggedById'>[]) => Promise<void>
    measurement: (given: Leave<MeasurementGiven, 'enteredById'>) => Promise<void>
    spell: (given: Leave<Parameters<typeof makeSpell>[1], 'enteredById'>) => Promise<string>
    check: (given: Leave<CheckGiven, 'checkedById'>) => Promise<void>
  }
  /** Behind the product's back, as the database's superuser. */
  readonly sql: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  readonly close: () => Promise<void>
}

const open = new Set<World>()
/** Closes what the tests of a file have left open. */
export const closeAll = async (): Promise<void> => {
  for (const one of open) await one.close()
}

const problemIn = (body: unknown): ProblemError => {
  const told = typeof body === 'object' && body !== null && 'code' in body ? body : { code: undefined }
  const code = isProblemCode(told.code) ? told.code : 'unexpected'
  const errors = 'errors' in told && Array.isArray(told.errors) ? (told.errors as Refusal[]) : []
  const facts =
    'facts' in told && typeof told.facts === 'object' && told.facts !== null ? (told.facts as Record<string, string>) : {}
  return new ProblemError(code, { errors, facts })
}

const isText = (type: string): boolean => type.startsWith('text/') || type.includes('json')

/**
 * A house of its own for a test: the app without a port over a copy of a founded database, on a fixed day. On the embedded database
 * unless `server: true`, or FODFAESTE_TEST_DATABASE=server where there is one (the run says which). Opened inside a test it is closed
 * with that test (an embedded one holds 200 MB), else when its file is done, or by `close`.
 */
export const world = async (options: { today?: string; server?: boolean } = {}): Promise<World> => {
  let day = options.today ?? '2026-11-18'
  let clock = '10:00'
  const today = (): string => day
  const now = (): Date => new Date(instantIn(danishTime, day, clock))
  const wantsServer = options.server ?? process.env.FODFAESTE_TEST_DATABASE === 'server'
  const server = wantsServer ? serverAddress() : null
  if (options.server && !server) throw new Error('no PostgreSQL server for this test: set DATABASE_URL')
  const { opened, above } = server ? await openServerCopy(server) : await openEmbeddedCopy()
  const house = testHouse(opened, today, now)
  const app = await buildApp(house)
  await app.server.ready()

  const tokens = new Map<string, string>()
  const tokenOf = async (who: Actor): Promise<string> => {
    const known = tokens.get(who.staffId)
    if (known) return known
    const token = randomBytes(32).toString('base64url')
    await house.gate.openSession(who.staffId, token, 'a test', 'a test')
    tokens.set(who.staffId, token)
    return token
  }

  const as = async <B>(
    who: Actor | null,
    method: Method,
    url: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<Reply<B>> => {
    const typed = body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
    const answer = await app.server.inject({
      method,
      url,
      headers: {
        'x-fodfaeste': '1',
        ...(who ? { cookie: `fodfaeste=${await tokenOf(who)}` } : {}),
        ...(typed ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typed ? (body as string | Buffer) : JSON.stringify(body) }),
    })
    const type = String(answer.headers['content-type'] ?? '')
    const read: unknown =
      type.includes('json') && answer.payload !== '' ? JSON.parse(answer.payload) : isText(type) ? answer.payload : ''
    const told = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
    return { status: answer.statusCode, body: read as B, headers: told, bytes: answer.rawPayload }
  }

  const on = (date: string) => house.dbOn(date)
  const made: World = {
    house,
    endpoints: app.endpoints,
    db: house.db(),
    today,
    moveTo: (to, time = '10:00') => {
      day = to
      clock = time
    },
    as,
    ask: async (who, endpoint, asked, headers) => {
      const reply = await as(who, endpoint.method, addressOf(endpoint, asked), asked.body, headers)
      if (reply.status >= 400) throw problemIn(reply.body)
      // the schema that the server answered by
      return reply.body as Answer<typeof endpoint>
    },
    make: {
      citizen: (given = {}) =>
        on(given.createdOn ?? day).write(karen, 'citizen.added', (tx) =>
          makeCitizen(tx, house.cpr, { caseworkerId: karen.staffId, ...given }),
        ),
      decision: (given) =>
        on(given.on ?? day).write(karen, 'door.decided', (tx) =>
          makeDecision(tx, { catalogueId, decidedById: karen.staffId, on: day, ...given }),
        ),
      placement: (given) =>
        on(given.startsOn).write(karen, 'placement.drafted', (tx) =>
          makePlacement(tx, {
            siteId: nursingHome.siteId,
            supplierId: nursingHome.organisationId,
            draftedById: karen.staffId,
            startedOn: given.startsOn,
            ...given,
          }),
        ),
      attendance: async (lead, days) => {
        for (const one of days)
          await on(one.on).write(lead, 'attendance.logged', (tx) => makeAttendance(tx, [{ ...one, loggedById: lead.staffId }]))
      },
      measurement: (given) =>
        on(given.on).write(karen, 'progress.measured', (tx) => makeMeasurement(tx, { enteredById: karen.staffId, ...given })),
      spell: (given) =>
        on(given.startsOn).write(karen, 'employment.added', (tx) => makeSpell(tx, { enteredById: karen.staffId, ...given })),
      check: (given) =>
        on(given.on).write(karen, 'employment.checked', (tx) => makeCheck(tx, { checkedById: karen.staffId, ...given })),
    },
    sql: above,
    close: async () => {
      if (!open.delete(made)) return
      await app.server.close()
      await house.close()
    },
  }
  open.add(made)
  if (TestRunner.getCurrentTest()) onTestFinished(made.close)
  return made
}
