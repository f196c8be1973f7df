import type { FastifyInstance } from 'fastify'
import { addDays, daysBetween } from '../../shared/calendar.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { refusalsIn } from '../../shared/offers/checker.rules.ts'
import { type Content, kindOf, whyNotChange } from '../../shared/placements/agreements.rules.ts'
import { movedContent, whyNotMove, whyNotMoveAtAll } from '../../shared/placements/move.rules.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { whyNotEnd, whyNotStart, whyNotWithdraw } from '../../shared/placements/placements.rules.ts'
import { rampWeeksIn, whyNotRamp } from '../../shared/placements/ramp.rules.ts'
import { ProblemError, type Refusal, refuse, refuseAll } from '../../shared/problem.ts'
import { asDate, plain } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import { openShelf } from '../doors/doors.queries.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { judge } from './judging.queries.ts'
import {
  findFollower,
  findLastPresence,
  findPredecessor,
  getCandidate,
  getOptions,
  getPlacement,
  startChecks,
} from './placements.queries.ts'
import { type Agreed, agreedOnOf, columnsOf, contentOf, getAgreed } from './wordings.queries.ts'
import { moveDuties, type Opening, openDraft, rewrite, saveOver, takeBackOpen } from './wordings.ts'

const whyNotRampOf = (content: Content): Refusal | null =>
  content.startsOn && content.endsOn >= content.startsOn
    ? whyNotRamp(content.ramp, { weekdayHours: content.weekdayHours, weeks: rampWeeksIn(content.startsOn, content.endsOn) })
    : null

/** Refuses a wording for all that stops it or is missing in it, at the fields they concern. */
const refuseWording = async (
  tx: WriteTx,
  asked: {
    readonly citizenId: string
    readonly door: Door
    readonly content: Content
    readonly of: Agreed | null
    readonly followsId?: string
  },
  today: string,
): Promise<void> => {
  const checks = await judge(tx, { ...asked, step: 'draft', on: today })
  refuseAll([...refusalsIn(checks), whyNotRampOf(asked.content)])
}

const supplierOf = async (tx: WriteTx, siteId: string): Promise<string> => {
  const site = await tx.site.findUnique({ where: { id: siteId }, select: { organisationId: true } })
  if (!site) throw new ProblemError('not-found')
  return site.organisationId
}

export const mountPlacements = (app: FastifyInstance, house: House): void => {
  const shelf = openShelf()

  const opening = async (tx: WriteTx, draftedById: string, draftedOn: string): Promise<Opening> => ({
    draftedById,
    draftedOn,
    catalogue: (await shelf.newest(tx)).catalogue,
  })

  mount(app, house, 'placements', placementsApi, {
    options: ({ actor, db, today }, { params, query }) =>
      db.read(actor, (tx) => getOptions(tx, shelf, { citizenId: params.citizenId, placementId: query.placementId }, today)),

    draft: ({ actor, db, today }, { params, body: content }) =>
      db.write(actor, 'placement.drafted', async (tx) => {
        const { citizenId, door } = await getCandidate(tx, params.citizenId)
        if (door === null) throw new ProblemError('door-not-decided')
        await refuseWording(tx, { citizenId, door, content, of: null }, today)
        const supplierId = await supplierOf(tx, content.siteId)
        const draft = { citizenId, door, content, supplierId, followsId: null }
        return getPlacement(tx, await openDraft(tx, draft, await opening(tx, actor.staffId, today)), today)
      }),

    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getPlacement(tx, params.placementId, today)),

    change: ({ actor, db, today }, { params, body: { version, ...content } }) =>
      db.write(actor, 'agreement.changed', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const { row, agreed, open, state } = of
        const before = agreed && contentOf(agreed)
        const awaiting = open?.sentAt && of.newestState === 'awaiting' ? contentOf(open) : null
        refuse(whyNotChange({ state, agreed: before, awaiting }, content, today))
        // what is agreed was agreed at a door; until then it is the one that counts now
        const candidate = await getCandidate(tx, row.citizenId)
        const door = agreed ? Door.parse(row.door) : candidate.door
        if (door === null) throw new ProblemError('door-not-decided')
        await refuseWording(tx, { citizenId: row.citizenId, door, content, of }, today)
        const supplierId = await supplierOf(tx, content.siteId)
        const kind = before ? (kindOf(before, content) ?? 'support') : 'first'
        await saveOver(tx, row.id, version, agreed ? {} : { ...columnsOf(content), supplierId, door })
        await rewrite(tx, of, { content, supplierId, kind, draftedById: actor.staffId })
        if (!agreed) await moveDuties(tx, row.id, daysBetween(plain(row.startsOn), content.startsOn))
        return getPlacement(tx, row.id, today)
      }),

    start: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.started', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const { row, facts, agreed, open } = of
        const before = await findPredecessor(tx, row)
        const checks = agreed ? await startChecks(tx, of, body.startedOn) : []
        const changeOpen = agreed !== null && open !== null
        refuse(whyNotStart({ placement: facts, agreedOn: agreedOnOf(of), changeOpen, checks, follows: before }, body, today))
        if (before && before.startedOn !== null && before.endedOn === null) {
          const ending = { endedOn: asDate(addDays(body.startedOn, -1)), endReason: 'moved' }
          await saveOver(tx, before.id, before.version, ending)
          await takeBackOpen(tx, await getAgreed(tx, before.id, today))
        }
        const lateReason = body.startedOn < today ? body.lateReason : null
        await saveOver(tx, row.id, body.version, { startedOn: asDate(body.startedOn), lateReason })
        await moveDuties(tx, row.id, daysBetween(facts.startsOn, body.startedOn))
        return getPlacement(tx, row.id, today)
      }),

    end: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.ended', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const lastPresentOn = await findLastPresence(tx, of.row.id)
        refuse(whyNotEnd({ ...of.facts, lastPresentOn }, body, today))
        const { endedOn, reason, note } = body
        await saveOver(tx, of.row.id, body.version, { endedOn: asDate(endedOn), endReason: reason, endNote: note })
        await takeBackOpen(tx, of)
        return getPlacement(tx, of.row.id, today)
      }),

    move: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.moved', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const { row, facts, state } = of
        refuse(whyNotMoveAtAll(state, (await findFollower(tx, row.id)) !== null))
        refuseAll(whyNotMove({ siteId: row.siteId, startedOn: facts.startedOn, endsOn: facts.endsOn }, body))
        const { citizenId, door } = await getCandidate(tx, row.citizenId)
        if (door === null) throw new ProblemError('door-not-decided')
        const supplierId = await supplierOf(tx, body.siteId)
        const content = movedContent(
          { ...contentOf(row), need: of.agreed?.need ?? null },
          facts.startedOn ?? facts.startsOn,
          body,
        )
        await refuseWording(tx, { citizenId, door, content, of: null, followsId: row.id }, today)
        await saveOver(tx, row.id, body.version, {})
        const draft = { citizenId, door, content, supplierId, followsId: row.id }
        return getPlacement(tx, await openDraft(tx, draft, await opening(tx, actor.staffId, today)), today)
      }),

    withdraw: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.withdrawn', async (tx) => {
        const of = await getAgreed(tx, params.placementId, today)
        const { row, facts } = of
        refuse(whyNotWithdraw(facts, today))
        // a start that has not come is taken back with it: the place is free again, and the former placement goes on
        await saveOver(tx, row.id, body.version, { withdrawnAt: new Date(), startedOn: null })
        await takeBackOpen(tx, of)
        const before = facts.startedOn === null ? null : await findPredecessor(tx, row)
        if (before?.endReason === 'moved' && facts.startedOn !== null && before.endedOn === addDays(facts.startedOn, -1)) {
          await saveOver(tx, before.id, before.version, { endedOn: null, endReason: null })
        }
        return getPlacement(tx, row.id, today)
      }),
  })
}
