import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import { replacesTopic, whyNotClose, whyNotRaise, whyNotSettle, whyNotWrite } from '../../shared/concerns/concerns.rules.ts'
import { topics } from '../../shared/concerns/topics.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { refuse } from '../../shared/problem.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { oneOf } from '../placements/agreements.queries.ts'
import { savedOver } from '../saved.ts'
import { getConcern, getThread } from './concerns.queries.ts'
import { addConcern, addMessage, markRead, saveAnswer } from './concerns.saved.ts'
import { getHead } from './heads.queries.ts'
import { countUnread, listThreads } from './threads.queries.ts'

export const mountConcerns = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'concerns', concernsApi, {
    threads: ({ actor, db, today, now }, { query: { show = 'all', page = 1 } }) =>
      db.read(actor, (tx) => listThreads(tx, actor, { show, page }, today, now)),

    unread: ({ actor, db, today, now }) => db.read(actor, async (tx) => ({ unread: await countUnread(tx, actor, today, now) })),

    thread: ({ actor, db, today, now }, { params }) =>
      db.read(actor, (tx) => getThread(tx, actor, params.placementId, today, now)),

    read: ({ actor, db, today, now }, { params: { placementId }, body }) =>
      db.write(actor, 'thread.read', async (tx) => {
        await getHead(tx, actor, placementId, today)
        const told = new Date(body.asOf)
        // nobody has read what is yet to come
        const until = told < now ? told : now
        await markRead(tx, { placementId, staffId: actor.staffId, side: actor.organisationKind, until, at: now })
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
        const concernId = randomUUID()
        const said = { ...body, id: concernId, placementId, raisedById: actor.staffId, raisedAt: now }
        const due = await addConcern(tx, said)
        const replaced = waiting.some((one) => replacesTopic(body.topic, oneOf(topics, one.topic)))
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
        await saveAnswer(tx, { concernId, version, outcome, answer, byId: actor.staffId, at: now, seen: concern.seen })
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
        const messageId = randomUUID()
        await addMessage(tx, { id: messageId, placementId, audience: 'shared', text, byId: actor.staffId, at: now })
        return { messageId }
      }),

    note: ({ actor, db, today, now }, { params: { placementId }, body: { text } }) =>
      db.write(actor, 'note.written', async (tx) => {
        await getHead(tx, actor, placementId, today)
        const messageId = randomUUID()
        await addMessage(tx, { id: messageId, placementId, audience: 'internal', text, byId: actor.staffId, at: now })
        return { messageId }
      }),
  })
