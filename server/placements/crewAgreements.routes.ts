import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import { whyNotAnswer, whyNotReason } from '../../shared/placements/agreements.rules.ts'
import { refuse } from '../../shared/problem.ts'
import { asDate } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { getAsked, getCrewAgreement, getCrewDuty, getCrewPlan, listCrewAgreements } from './crewAgreements.queries.ts'
import { calendarOf } from './handouts.ts'

export const mountCrewAgreements = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'crewAgreements', crewAgreementsApi, {
    list: ({ actor, db, today }) => db.read(actor, (tx) => listCrewAgreements(tx, today)),

    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getCrewAgreement(tx, params.placementId, today)),

    answer: ({ actor, db, today }, { params: { placementId }, body: { versionId, answer, reason } }) =>
      db.write(actor, answer === 'approved' ? 'agreement.approved' : 'agreement.declined', async (tx) => {
        refuse(whyNotAnswer(await getAsked(tx, placementId, versionId, today), 'team_lead'))
        refuse(whyNotReason(answer, reason))
        // whose agreement it is the database fills in: a team lead has no right to name a citizen, Prisma's createMany would
        await tx.$executeRaw`
          INSERT INTO placement_approval (id, version_id, party, answer, reason, means, by_staff_id, by_name, given_on)
          VALUES (${randomUUID()}::uuid, ${versionId}::uuid, 'team_lead', ${answer}, ${reason}, 'signed_in', ${actor.staffId}::uuid, ${actor.name}, ${asDate(today)})`
        return getCrewAgreement(tx, placementId, today)
      }),

    tickDuty: ({ actor, db, today }, { params: { placementId, dutyId }, body: { version, done } }) =>
      db.write(actor, 'duty.ticked', async (tx) => {
        await getCrewDuty(tx, placementId, dutyId)
        await savedOver(
          tx.placementDuty.updateMany({
            where: { id: dutyId, version },
            data: { doneOn: done ? asDate(today) : null, doneById: done ? actor.staffId : null, version: { increment: 1 } },
          }),
        )
        return getCrewAgreement(tx, placementId, today)
      }),

    calendar: ({ actor, db }, { params, query }) =>
      db.read(actor, (tx) => getCrewPlan(tx, params.placementId)).then((plan) => calendarOf(plan, query.language ?? 'da')),
  })
