import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import {
  dueAt,
  kindOfTopic,
  replacesTopic,
  whyNotClose,
  whyNotRaise,
  whyNotSettle,
  whyNotWrite,
} from '../../shared/concerns/concerns.rules.ts'
import { type Audience, topics } from '../../shared/concerns/topics.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { refuse } from '../../shared/problem.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { oneOf } from '../placements/agreements.queries.ts'
import { savedOver } from '../saved.ts'
import { getConcern, getThread } from './concerns.queries.ts'
import { getHead } from './heads.queries.ts'
import { countUnread, listThreads } from './threads.queries.ts'

type Written = {
  readonly placementId: string
  readonly audience: Audience
  readonly text: string
  readonly byId: string
  readonly at: Date
}

/** Whose thread it is the database fills in: a team lead has no right to name a citizen, and Prisma's create would. */
const addMessage = async (tx: WriteTx, { placementId, audience, text, byId, at }: Written): Promise<{ messageId: string }> => {
  const messageId = randomUUID()
  await tx.$executeRaw`
    INSERT INTO thread_message (id, placement_id, audience, text, by_id, at)
    VALUES (${messageId}::uuid, ${placementId}::uuid, ${audience}, ${text}, ${byId}::uuid, ${at})`
  return { messageId }
}

export const mountConcerns = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'concerns', concernsApi, {
    threads: ({ actor, db, today, now }, { query: { show = 'all', page = 1 } }) =>
      db.read(actor, (tx) => listThreads(tx, actor, { show, page }, today, now)),

    unread: ({ actor, db, today }) => db.read(actor, async (tx) => ({ unread: await countUnread(tx, actor, today) })),

    thread: ({ actor, db, today, now }, { params }) =>
      db.read(actor, (tx) => getThread(tx, actor, params.placementId, today, now)),

    read: ({ actor, db, today, now }, { params: { placementId }, body }) =>
      db.write(actor, 'thread.read', async (tx) => {
        await getHead(tx, actor, placementId, today)
        const told = new Date(body.asOf)
        // nobody has read what is yet to come
        const until = told < now ? told : now
        await tx.$executeRaw`
          INSERT INTO thread_read (placement_id, staff_id, read_at) VALUES (${placementId}::uuid, ${actor.staffId}::uuid, ${until})
          ON CONFLICT (placement_id, staff_id) DO UPDATE SET read_at = greatest(thread_read.read_at, excluded.read_at)`
        if (actor.role === 'caseworker') {
          await tx.concern.updateMany({
            where: { placementId, seenAt: null, raisedAt: { lte: until } },
            data: { seenAt: now, seenById: actor.staffId },
          })
        } else {
          await tx.concern.updateMany({
            where: { placementId, answerSeenAt: null, answeredAt: { lte: until } },
            data: { answerSeenAt: now, answerSeenById: actor.staffId },
          })
        }
        return itIsDone
      }),

    raise: ({ actor, db, today, now }, { params: { placementId }, body }) =>
      db.write(actor, 'concern.raised', async (tx) => {
        const head = await getHead(tx, actor, placementId, today)
        refuse(whyNotWrite(head, today) ?? whyNotRaise(body, head.hoursAWeek))
        const waiting = await tx.concern.findMany({
          where: { placementId, kind: 'proposal', answeredAt: null, replacedById: null, withdrawnAt: null },
          select: { topic: true },
        })
        const { topic, text, urgency, hoursAWeek } = body
        const concernId = randomUUID()
        const due = new Date(dueAt(now.getTime()))
        // what waits on the same gives way in the database (concern_replaces)
        await tx.$executeRaw`
          INSERT INTO concern (id, placement_id, kind, topic, text, urgency, hours_a_week, raised_by_id, raised_at, due_at)
          VALUES (${concernId}::uuid, ${placementId}::uuid, ${kindOfTopic(topic)}, ${topic}, ${text}, ${urgency}, ${hoursAWeek}::numeric,
            ${actor.staffId}::uuid, ${now}, ${due})`
        const replaced = waiting.some((one) => replacesTopic(topic, oneOf(topics, one.topic)))
        return { concernId, dueAt: due.toISOString(), replaced }
      }),

    withdraw: ({ actor, db, now }, { params: { concernId }, body: { version } }) =>
      db.write(actor, 'concern.withdrawn', async (tx) => {
        refuse(whyNotClose(await getConcern(tx, concernId)))
        await savedOver(
          tx.concern.updateMany({ where: { id: concernId, version }, data: { withdrawnAt: now, version: { increment: 1 } } }),
        )
        return itIsDone
      }),

    answer: ({ actor, db, now }, { params: { concernId }, body: { outcome, answer, version } }) =>
      db.write(actor, 'concern.answered', async (tx) => {
        const concern = await getConcern(tx, concernId)
        refuse(whyNotClose(concern))
        const said = { outcome, answer, answeredById: actor.staffId, answeredAt: now }
        // whoever answers has seen it
        const receipt = concern.seen ? {} : { seenAt: now, seenById: actor.staffId }
        await savedOver(
          tx.concern.updateMany({
            where: { id: concernId, version },
            data: { ...said, ...receipt, version: { increment: 1 } },
          }),
        )
        return itIsDone
      }),

    settle: ({ actor, db, now }, { params: { concernId }, body: { version } }) =>
      db.write(actor, 'concern.settled', async (tx) => {
        refuse(whyNotSettle(await getConcern(tx, concernId)))
        await savedOver(
          tx.concern.updateMany({ where: { id: concernId, version }, data: { followedUpAt: now, version: { increment: 1 } } }),
        )
        return itIsDone
      }),

    write: ({ actor, db, today, now }, { params: { placementId }, body: { text } }) =>
      db.write(actor, 'message.written', async (tx) => {
        refuse(whyNotWrite(await getHead(tx, actor, placementId, today), today))
        return addMessage(tx, { placementId, audience: 'shared', text, byId: actor.staffId, at: now })
      }),

    note: ({ actor, db, today, now }, { params: { placementId }, body: { text } }) =>
      db.write(actor, 'note.written', async (tx) => {
        await getHead(tx, actor, placementId, today)
        return addMessage(tx, { placementId, audience: 'internal', text, byId: actor.staffId, at: now })
      }),
  })
