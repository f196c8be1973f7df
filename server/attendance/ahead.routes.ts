import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { aheadApi } from '../../shared/attendance/ahead.api.ts'
import { whyNotCancel, whyNotClose, whyNotOpen, whyNotPlanAbsence } from '../../shared/attendance/ahead.rules.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import { asDate, plain } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { getCrewHistory, getPlannedAbsences, getRun, isClosedOn } from './ahead.queries.ts'

const byOf = ({ role }: Actor): 'team_lead' | 'caseworker' => (role === 'team_lead' ? 'team_lead' : 'caseworker')

/** Days to come, and what a team lead's days said before: planned absence, closed days, history. */
export const mountAhead = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'attendance', aheadApi, {
    plannedAbsences: ({ actor, db, today }, { params: { placementId } }) =>
      db.read(actor, (tx) => getPlannedAbsences(tx, placementId, { today, by: byOf(actor) })),

    planAbsence: ({ actor, db, today }, { params: { placementId }, body }) =>
      db.write(actor, 'absence.planned', async (tx) => {
        const run = await getRun(tx, placementId)
        const planned = await tx.plannedAbsence.findMany({
          where: { placementId, cancelledAt: null },
          select: { fromOn: true, untilOn: true },
        })
        const logged = await tx.attendance.findMany({
          where: { placementId, onDate: { gte: asDate(body.fromOn), lte: asDate(body.untilOn) } },
          select: { onDate: true },
          orderBy: { onDate: 'asc' },
        })
        const plan = {
          ...run,
          planned: planned.map(({ fromOn, untilOn }) => ({ fromOn: plain(fromOn), untilOn: plain(untilOn) })),
          loggedOn: logged.map(({ onDate }) => plain(onDate)),
        }
        refuse(whyNotPlanAbsence(body, plan, today, byOf(actor)))
        // whose days they are the database fills in: a team lead has no right to name a citizen
        await tx.$executeRaw`
          INSERT INTO planned_absence (id, placement_id, from_on, until_on, kind, note, recorded_by_id)
          VALUES (${randomUUID()}::uuid, ${placementId}::uuid, ${body.fromOn}::date, ${body.untilOn}::date, ${body.kind}, ${body.note},
            ${actor.staffId}::uuid)`
        return itIsDone
      }),

    cancelAbsence: ({ actor, db, today, now }, { params: { plannedAbsenceId } }) =>
      db.write(actor, 'absence.cancelled', async (tx) => {
        const row = await tx.plannedAbsence.findUnique({
          where: { id: plannedAbsenceId },
          select: { id: true, fromOn: true, cancelledAt: true },
        })
        if (!row) throw new ProblemError('not-found')
        refuse(
          whyNotCancel({ fromOn: plain(row.fromOn), cancelledAt: row.cancelledAt?.toISOString() ?? null }, today, byOf(actor)),
        )
        const { count } = await tx.plannedAbsence.updateMany({
          where: { id: row.id, cancelledAt: null },
          data: { cancelledAt: now, cancelledById: actor.staffId },
        })
        if (count === 0) throw new ProblemError('changed-meanwhile')
        return itIsDone
      }),

    closeSite: ({ actor, db, today }, { params: { siteId }, body: { date, reason } }) =>
      db.write(actor, 'site.closed', async (tx) => {
        refuse(whyNotClose(date, await isClosedOn(tx, siteId, date), today))
        await tx.siteClosedDay.createMany({ data: [{ siteId, onDate: asDate(date), reason }] })
        return itIsDone
      }),

    openSite: ({ actor, db, today }, { params: { siteId, date } }) =>
      db.write(actor, 'site.opened', async (tx) => {
        refuse(whyNotOpen(date, await isClosedOn(tx, siteId, date), today))
        const { count } = await tx.siteClosedDay.deleteMany({ where: { siteId, onDate: asDate(date) } })
        if (count === 0) throw new ProblemError('changed-meanwhile')
        return itIsDone
      }),

    history: ({ actor, db, today }, { params: { placementId } }) =>
      db.read(actor, (tx) => getCrewHistory(tx, placementId, today)),
  })
