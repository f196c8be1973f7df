import type { CprBox } from './citizens/cpr.ts'
import type { MailSettings } from './config.ts'
import type { Db, RequestFacts } from './db/db.ts'
import type { Gate } from './db/gate.ts'
import type { QueueConnection } from './db/queue.ts'

/** Everything a running server has: opened once in main.ts (or a test's world), handed on, never a global. */
export type House = {
  /** Bound to the request it serves; without facts for the seed, jobs and commands. */
  readonly db: (facts?: RequestFacts) => Db
  /** The books as they were open on a past day: for the made-up town and tests alone; no handler is handed it. */
  readonly dbOn: (day: string) => Db
  readonly gate: Gate
  readonly cpr: CprBox
  /** Keyed hash of what a client sent, to know it again. */
  readonly digestOf: (sent: unknown) => Buffer
  readonly today: () => string
  /** The instant, for clocks that run by the hour. */
  readonly now: () => Date
  readonly demo: boolean
  /** The public address that writes must come from; undefined = the address asked. */
  readonly origin: string | undefined
  /** `__Host-` and Secure; off only for a trial over plain http. */
  readonly secureCookies: boolean
  /** Where mail is handed over; null: this house sends none. */
  readonly mail: MailSettings | null
  /** The planned jobs' queue lives in the same database; no handler is handed it. */
  readonly queue: QueueConnection
  /** embedded | server, in words for the start message. */
  readonly kind: 'embedded' | 'server'
  readonly close: () => Promise<void>
}
