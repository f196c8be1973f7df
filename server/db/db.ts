import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts'
import type { Purpose } from '../../shared/endpoint.ts'
import { ProblemError } from '../../shared/problem.ts'
import { type Actor, databaseRole } from './actor.ts'
import { isLostRace, sqlState } from './faults.ts'
import type { Gate } from './gate.ts'

type Models = Uncapitalize<Prisma.ModelName>
type Reading =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy'

/** Inside db.write: reads and writes. */
export type WriteTx = Prisma.TransactionClient
/** Inside db.read: the same rows, without a method that could change them. */
export type ReadTx = { readonly [M in Models]: Pick<WriteTx[M], Reading> } & Pick<WriteTx, '$queryRaw'>

/** What the mount knows of the request a transaction belongs to; a job or the seed has none. */
export type RequestFacts = {
  readonly requestId: string
  readonly endpoint: string
  /** Set where the answer shows people: the look is then on record before the transaction ends. */
  readonly views: Purpose | undefined
  /** The client's Idempotency-Key with a keyed hash of what was sent, and where to; only for an endpoint that is repeatable. */
  readonly idempotency: { readonly key: string; readonly bodyHash: Buffer } | undefined
  /** Filled by every transaction; the mount compares it with the answer. */
  readonly seen: Set<string>
}

/**
 * The only way to rows. Both run `work` in one transaction that first tells PostgreSQL who acts, so that a forgotten check finds
 * nothing instead of everything. `write` is Serializable and runs again after a lost race, therefore `work` reads and writes the
 * database and does nothing else; the deed is on record with every row it changed, in the same transaction.
 */
export type Db = {
  read<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T>
  write<T>(actor: Actor, deed: string, work: (tx: WriteTx) => Promise<T>): Promise<T>
}

/**
 * Attempts before a lost race is given up. In a young database unrelated writes touch the same few index pages and lose races to each
 * other: of eight who write without a pause every second attempt is lost; six attempts left one in ten to come back, ten leave one in 25.
 */
const attempts = 10

/** Every citizen and placement an answer names, wherever in it. */
export const peopleIn = (value: unknown, found = { citizens: new Set<string>(), placements: new Set<string>() }) => {
  if (Array.isArray(value)) for (const one of value) peopleIn(one, found)
  else if (typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'citizenId' && typeof inner === 'string') found.citizens.add(inner)
      else if (key === 'placementId' && typeof inner === 'string') found.placements.add(inner)
      else peopleIn(inner, found)
    }
  }
  return found
}

/** What was sent, for comparing only: keyed, since a CPR number in it would be found again by trying all there are. */
export const digestUnder =
  (key: Buffer) =>
  (value: unknown): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify(value ?? null))
      .digest()

/** A record that may not be written is a fault of ours; told as it is, it would read as a stranger's row, which is not found. */
const onRecord = async (recording: Promise<unknown>): Promise<void> => {
  try {
    await recording
  } catch (error) {
    if (sqlState(error) !== '42501') throw error
    throw new Error(`this may not be put on record: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Binds the database to a day and, for a request, to what must be recorded of it. */
export const openDb = (prisma: PrismaClient, keptAnswer: Gate['keptAnswer'], limits: { maxWait: number; timeout: number }) => {
  const enter = async (tx: WriteTx, actor: Actor, today: string, entry: string, readOnly: boolean) => {
    await tx.$queryRaw`SELECT set_config('role', ${databaseRole[actor.role]}, true), set_config('app.staff', ${actor.staffId}, true),
      set_config('app.org', ${actor.organisationId}, true), set_config('app.today', ${today}, true), set_config('app.entry', ${entry}, true),
      set_config('transaction_read_only', ${readOnly ? 'on' : 'off'}, true)`
  }

  const recordLook = async (tx: Pick<WriteTx, '$queryRaw'>, actor: Actor, facts: RequestFacts | undefined, shown: unknown) => {
    if (!facts?.views) return
    const { citizens, placements } = peopleIn(shown)
    for (const id of [...citizens, ...placements]) facts.seen.add(id)
    if (citizens.size + placements.size === 0) return
    await onRecord(
      tx.$queryRaw`SELECT record_look(${randomUUID()}::uuid, ${actor.role}, ${facts.endpoint}, ${facts.views}, ${facts.requestId},
        ${[...citizens]}::uuid[], ${[...placements]}::uuid[])::text`,
    )
  }

  const bind = (today: () => string, facts?: RequestFacts): Db => {
    const known = facts?.idempotency

    /** What a former sending of the same was answered, kept as it was; whom it shows is on record again. Null: there was none. */
    const findKept = async <T>(actor: Actor): Promise<{ readonly answer: T } | null> => {
      // outside the transaction, where reading it would lose races to everybody else's keys (decision 023)
      const before = known && (await keptAnswer(actor.staffId, known.key))
      if (!before) return null
      if (!known.bodyHash.equals(before.bodyHash)) throw new ProblemError('key-reused')
      await prisma.$transaction(async (tx) => {
        await enter(tx, actor, today(), '', !facts.views)
        await recordLook(tx, actor, facts, before.answer)
      }, limits)
      return { answer: before.answer as T }
    }

    const writeOnce = <T>(actor: Actor, deed: string, work: (tx: WriteTx) => Promise<T>): Promise<T> =>
      prisma.$transaction(
        async (tx) => {
          const entry = randomUUID()
          await enter(tx, actor, today(), entry, false)
          const result = await work(tx)
          if (known) {
            await tx.idempotencyKey.createMany({
              data: [
                {
                  staffId: actor.staffId,
                  key: known.key,
                  bodyHash: Uint8Array.from(known.bodyHash),
                  answer: (result ?? Prisma.JsonNull) as Prisma.InputJsonValue,
                },
              ],
            })
          }
          await recordLook(tx, actor, facts, result)
          await onRecord(
            tx.$queryRaw`SELECT record_deed(${entry}::uuid, ${actor.role}, ${deed}, ${facts?.endpoint ?? null}, ${facts?.requestId ?? null})::text`,
          )
          return result
        },
        { ...limits, isolationLevel: Prisma.TransactionIsolationLevel.Serializable },
      )

    return {
      read: (actor, work) =>
        prisma.$transaction(async (tx) => {
          await enter(tx, actor, today(), '', !facts?.views)
          const result = await work(tx)
          await recordLook(tx, actor, facts, result)
          return result
        }, limits),

      write: async <T>(actor: Actor, deed: string, work: (tx: WriteTx) => Promise<T>): Promise<T> => {
        for (let attempt = 1; ; attempt += 1) {
          const kept = await findKept<T>(actor)
          if (kept) return kept.answer
          try {
            return await writeOnce(actor, deed, work)
          } catch (error) {
            if (attempt < attempts && isLostRace(error)) {
              await pause(Math.random() * 10 * 2 ** Math.min(attempt, 5))
              continue
            }
            // sent twice at once: what refused the second may be the first
            const meanwhile = await findKept<T>(actor)
            if (meanwhile) return meanwhile.answer
            throw error
          }
        }
      },
    }
  }
  return bind
}
