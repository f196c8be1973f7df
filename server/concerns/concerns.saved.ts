import { dueAt, kindOfTopic } from '../../shared/concerns/concerns.rules.ts'
import type { Audience, Outcome, Topic, Urgency } from '../../shared/concerns/topics.ts'
import type { WriteTx } from '../db/db.ts'
import { savedOver } from '../saved.ts'

// Whose thread it is the database fills in: a team lead has no right to name a citizen, and Prisma's create would.

export type NewMessage = {
  readonly id: string
  readonly placementId: string
  readonly audience: Audience
  readonly text: string
  readonly byId: string
  readonly at: Date
}
export const addMessage = async (tx: WriteTx, { id, placementId, audience, text, byId, at }: NewMessage): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO thread_message (id, placement_id, audience, text, by_id, at)
    VALUES (${id}::uuid, ${placementId}::uuid, ${audience}, ${text}, ${byId}::uuid, ${at})`
}

export type NewConcern = {
  readonly id: string
  readonly placementId: string
  readonly topic: Topic
  readonly text: string
  readonly urgency: Urgency
  readonly hoursAWeek: number | null
  readonly raisedById: string
  readonly raisedAt: Date
}
/** Answers when it is due. What waits on the same gives way in the database (concern_replaces). */
export const addConcern = async (tx: WriteTx, given: NewConcern): Promise<Date> => {
  const { id, placementId, topic, text, urgency, hoursAWeek, raisedById, raisedAt } = given
  const due = new Date(dueAt(raisedAt.getTime()))
  await tx.$executeRaw`
    INSERT INTO concern (id, placement_id, kind, topic, text, urgency, hours_a_week, raised_by_id, raised_at, due_at)
    VALUES (${id}::uuid, ${placementId}::uuid, ${kindOfTopic(topic)}, ${topic}, ${text}, ${urgency}, ${hoursAWeek}::numeric,
      ${raisedById}::uuid, ${raisedAt}, ${due})`
  return due
}

export type NewAnswer = {
  readonly concernId: string
  readonly version: number
  readonly outcome: Outcome
  readonly answer: string
  readonly byId: string
  readonly at: Date
  /** Whether the municipality has opened it before; whoever answers has seen it. */
  readonly seen: boolean
}
export const saveAnswer = (tx: WriteTx, { concernId, version, outcome, answer, byId, at, seen }: NewAnswer): Promise<void> =>
  savedOver(
    tx.concern.updateMany({
      where: { id: concernId, version },
      data: {
        outcome,
        answer,
        answeredById: byId,
        answeredAt: at,
        ...(seen ? {} : { seenAt: at, seenById: byId }),
        version: { increment: 1 },
      },
    }),
  )

export type Reading = {
  readonly placementId: string
  readonly staffId: string
  readonly side: 'municipality' | 'supplier'
  /** How far it was shown, and when that was said. */
  readonly until: Date
  readonly at: Date
}
/** How far somebody has read; the first reader of the other side leaves a receipt. */
export const markRead = async (tx: WriteTx, { placementId, staffId, side, until, at }: Reading): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO thread_read (placement_id, staff_id, read_at) VALUES (${placementId}::uuid, ${staffId}::uuid, ${until})
    ON CONFLICT (placement_id, staff_id) DO UPDATE SET read_at = greatest(thread_read.read_at, excluded.read_at)`
  if (side === 'municipality') {
    await tx.concern.updateMany({
      where: { placementId, seenAt: null, raisedAt: { lte: until } },
      data: { seenAt: at, seenById: staffId },
    })
  } else {
    await tx.concern.updateMany({
      where: { placementId, answerSeenAt: null, answeredAt: { lte: until } },
      data: { answerSeenAt: at, answerSeenById: staffId },
    })
  }
}
