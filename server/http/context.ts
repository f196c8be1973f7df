import type { CprBox } from '../citizens/cpr.ts'
import type { Actor } from '../db/actor.ts'
import type { Db } from '../db/db.ts'
import type { Gate } from '../db/gate.ts'

/** What a handler is handed; nothing is fetched from a global. */
export type Context = {
  readonly actor: Actor
  readonly db: Db
  /** The product's day in Copenhagen, YYYY-MM-DD. */
  readonly today: string
  readonly now: Date
  readonly cpr: CprBox
  readonly session: SessionDoor
}

/** For the few endpoints that are open to all: somebody may be signed in, or nobody. */
export type PublicContext = Omit<Context, 'actor' | 'db'> & {
  readonly actor: Actor | null
  readonly gate: Gate
  /** For what is put on record without a transaction of ours. */
  readonly requestId: string
  readonly demo: boolean
}

/** Opens and closes the browser's session; the cookie is set on the answer. */
export type SessionDoor = {
  open(staffId: string): Promise<Actor>
  close(): Promise<void>
}
