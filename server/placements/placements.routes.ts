import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Door } from '../../shared/doors/doors.schema.ts'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { refusalsOfDraft, whyNotEnd, whyNotStart, whyNotWithdraw } from '../../shared/placements/placements.rules.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import { asDate } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import {
  findLastPresence,
  getCandidate,
  getOptions,
  getPlace,
  getPlacement,
  getPlacementRow,
  milestonesOf,
  othersOf,
} from './placements.queries.ts'

type Change = Parameters<WriteTx['placement']['updateMany']>[0]['data']

/** Saves where nobody else has saved since the version that was read. */
const saveOver = (tx: WriteTx, id: string, version: number, data: Change): Promise<void> =>
  savedOver(tx.placement.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } }))

export const mountPlacements = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'placements', placementsApi, {
    options: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getOptions(tx, params.citizenId, today)),

    draft: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.drafted', async (tx) => {
        const candidate = await getCandidate(tx, params.citizenId)
        const place = await getPlace(tx, body.siteId, candidate.door, today)
        const { door, certificate } = candidate
        if (door === null) throw new ProblemError('door-not-decided')
        refuseAll(refusalsOfDraft(body, { doorDecided: true, certificate, others: othersOf(candidate, null), place }))
        const id = randomUUID()
        const { siteId, offer, weekdayHours, tasks, buddy, support } = body
        const facts = {
          siteId,
          offer,
          weekdayHours,
          tasks,
          buddy,
          support,
          door,
          supplierId: place.supplierId,
          draftedById: actor.staffId,
        }
        const period = { startsOn: asDate(body.startsOn), endsOn: asDate(body.endsOn) }
        await tx.placement.createMany({ data: [{ id, citizenId: params.citizenId, ...facts, ...period }] })
        return getPlacement(tx, id, today)
      }),

    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getPlacement(tx, params.placementId, today)),

    start: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.started', async (tx) => {
        const row = await getPlacementRow(tx, params.placementId)
        const candidate = await getCandidate(tx, row.citizenId)
        const place = await getPlace(tx, row.siteId, Door.parse(row.door), body.startedOn)
        const facts = {
          placement: milestonesOf(row),
          place,
          certificate: candidate.certificate,
          others: othersOf(candidate, row.id),
        }
        refuse(whyNotStart(facts, body.startedOn, today))
        await saveOver(tx, row.id, body.version, { startedOn: asDate(body.startedOn) })
        return getPlacement(tx, row.id, today)
      }),

    end: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.ended', async (tx) => {
        const row = await getPlacementRow(tx, params.placementId)
        const lastPresentOn = await findLastPresence(tx, row.id)
        refuse(whyNotEnd({ ...milestonesOf(row), lastPresentOn }, body, today))
        const { endedOn, reason, note } = body
        await saveOver(tx, row.id, body.version, { endedOn: asDate(endedOn), endReason: reason, endNote: note })
        return getPlacement(tx, row.id, today)
      }),

    withdraw: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'placement.withdrawn', async (tx) => {
        const row = await getPlacementRow(tx, params.placementId)
        refuse(whyNotWithdraw(milestonesOf(row), today))
        // a start that has not come is taken back with it: the place is free again
        await saveOver(tx, row.id, body.version, { withdrawnAt: new Date(), startedOn: null })
        return getPlacement(tx, row.id, today)
      }),
  })
