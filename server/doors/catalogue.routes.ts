import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { catalogueApi } from '../../shared/doors/catalogue.api.ts'
import { Catalogue } from '../../shared/doors/doors.schema.ts'
import {
  whyNotAnswer,
  whyNotHandIn,
  whyNotPut,
  whyNotRemove,
  whyNotSay,
  withItem,
  withMoved,
  withoutItem,
} from '../../shared/doors/draft.rules.ts'
import { explanationOf } from '../../shared/doors/explanation.rules.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { openShelf } from './doors.queries.ts'
import { effectFor, findDraft, getDraft, listVersions, type OpenDraft, shownDraft } from './draft.queries.ts'

type Change = Parameters<WriteTx['catalogueDraft']['updateMany']>[0]['data']
type Looked = { readonly draftId: string; readonly version: number }

/** Saves where nobody else has changed, published or given up the draft since it was read. */
const saveOver = (tx: WriteTx, { id, version }: OpenDraft, data: Change): Promise<void> =>
  savedOver(
    tx.catalogueDraft.updateMany({
      where: { id, version, publishedAs: null, discardedAt: null },
      data: { ...data, version: { increment: 1 } },
    }),
  )

const notHandedIn = { submittedById: null, submittedAt: null }

export const mountCatalogue = (app: FastifyInstance, house: House): void => {
  const shelf = openShelf()

  /** Every change of content goes through here: the whole stays a catalogue, and what was handed in is a draft again. */
  const rewrite = async (
    tx: WriteTx,
    actor: Actor,
    looked: Looked,
    change: (draft: OpenDraft, published: Catalogue) => Catalogue,
  ) => {
    const draft = await getDraft(tx, looked)
    const { catalogue: published } = await shelf.newest(tx)
    const content = Catalogue.parse(change(draft, published))
    await saveOver(tx, draft, { content, updatedById: actor.staffId, updatedAt: new Date(), ...notHandedIn })
    return itIsDone
  }

  mount(app, house, 'doors', catalogueApi, {
    explanation: async ({ gate }) => {
      const published = await gate.publicCatalogue()
      if (!published) throw new ProblemError('catalogue-unpublished')
      return explanationOf(Catalogue.parse(published.content), published.publishedOn)
    },

    versions: ({ actor, db }) => db.read(actor, async (tx) => ({ versions: await listVersions(tx) })),

    draft: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        const { catalogue: published } = await shelf.newest(tx)
        const draft = await findDraft(tx)
        return { published, draft: draft && (await shownDraft(tx, actor, draft, published)) }
      }),

    effect: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        const { catalogue: published } = await shelf.newest(tx)
        const draft = await findDraft(tx)
        return { effect: draft && (await effectFor(tx, published, draft.content)) }
      }),

    begin: async ({ actor, db }) => {
      if (await db.read(actor, findDraft)) return itIsDone
      return db.write(actor, 'catalogue.begun', async (tx) => {
        const { catalogue } = await shelf.newest(tx)
        const content = { ...catalogue, version: catalogue.version + 1 }
        const by = { draftedById: actor.staffId, updatedById: actor.staffId }
        // a colleague may have begun a moment ago: then both go on with that one
        await tx.catalogueDraft.createMany({ data: [{ basedOn: catalogue.version, content, ...by }], skipDuplicates: true })
        return itIsDone
      })
    },

    saveItem: ({ actor, db }, { body }) =>
      db.write(actor, 'catalogue.drafted', (tx) =>
        rewrite(tx, actor, body, ({ content }, published) => {
          const refusals = whyNotPut(content, body)
          refuse(refusals.find(({ pointer }) => pointer === undefined) ?? null)
          refuseAll(refusals)
          return withItem(content, published, body)
        }),
      ),

    removeItem: ({ actor, db }, { body }) =>
      db.write(actor, 'catalogue.drafted', (tx) =>
        rewrite(tx, actor, body, ({ content }) => {
          refuse(whyNotRemove(content, body.part, body.key))
          return withoutItem(content, body.part, body.key)
        }),
      ),

    moveItem: ({ actor, db }, { body }) =>
      db.write(actor, 'catalogue.drafted', (tx) =>
        rewrite(tx, actor, body, ({ content }) => withMoved(content, body.part, body.key, body.by)),
      ),

    handIn: ({ actor, db }, { body }) =>
      db.write(actor, 'catalogue.handed-in', async (tx) => {
        const draft = await getDraft(tx, body)
        const { catalogue: published } = await shelf.newest(tx)
        refuse(whyNotHandIn(draft, published, draft.content))
        refuse(whyNotSay(body.reason, '/reason'))
        await saveOver(tx, draft, { reason: body.reason, submittedById: actor.staffId, submittedAt: new Date() })
        return itIsDone
      }),

    approve: ({ actor, db }, { body }) =>
      db.write(actor, 'catalogue.published', async (tx) => {
        const draft = await getDraft(tx, body)
        refuse(whyNotAnswer(draft, actor.staffId))
        const { version } = draft.content
        const { content, reason, submittedById: proposedById } = draft
        await tx.catalogue.createMany({
          data: [
            { id: randomUUID(), version, content, reason, proposedById, approvedById: actor.staffId, publishedAt: new Date() },
          ],
        })
        await saveOver(tx, draft, { publishedAs: version })
        return { version }
      }),

    giveBack: ({ actor, db }, { body }) =>
      db.write(actor, 'catalogue.returned', async (tx) => {
        const draft = await getDraft(tx, body)
        refuse(whyNotAnswer(draft, actor.staffId))
        refuse(whyNotSay(body.note, '/note'))
        const returned = { returnedById: actor.staffId, returnedAt: new Date(), returnNote: body.note }
        await saveOver(tx, draft, { ...returned, ...notHandedIn })
        return itIsDone
      }),

    discard: ({ actor, db }, { body }) =>
      db.write(actor, 'catalogue.discarded', async (tx) => {
        await saveOver(tx, await getDraft(tx, body), { discardedAt: new Date() })
        return itIsDone
      }),
  })
}
