import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { disagreementsApi } from '../../shared/doors/disagreements.api.ts'
import { answerDueOn, ownerOf, whyNotAnswer, whyNotDisagree } from '../../shared/doors/disagreements.rules.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { asDate, plain } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import { getDisagreement, getDisagreementLetter, hasColleague, listDisagreements } from './disagreements.queries.ts'
import { getPerson, openShelf } from './doors.queries.ts'

export const mountDisagreements = (app: FastifyInstance, house: House): void => {
  const shelf = openShelf()

  mount(app, house, 'doors', disagreementsApi, {
    disagreements: ({ actor, db }, { params: { citizenId } }) =>
      db.read(actor, async (tx) => {
        await getPerson(tx, citizenId)
        return { citizenId, disagreements: await listDisagreements(tx, citizenId, actor.staffId) }
      }),

    disagree: ({ actor, db, today }, { params: { citizenId, decisionId }, body: { words, saidOn } }) =>
      db.write(actor, 'disagreement.taken-down', async (tx) => {
        const decision = await tx.doorDecision.findFirst({
          where: { id: decisionId, citizenId },
          select: {
            decidedOn: true,
            decidedById: true,
            historicAt: true,
            citizen: { select: { caseworkerId: true } },
            disagreements: { where: { answeredAt: null }, select: { id: true } },
          },
        })
        if (!decision) throw new ProblemError('not-found')
        const { decidedById, historicAt, disagreements } = decision
        const known = {
          decidedOn: plain(decision.decidedOn),
          isHistoric: historicAt !== null,
          waiting: disagreements.length > 0,
        }
        refuse(whyNotDisagree(known, saidOn, today))
        const id = randomUUID()
        const when = { saidOn: asDate(saidOn), dueOn: asDate(answerDueOn(saidOn)) }
        const ownerId = ownerOf({ caseworkerId: decision.citizen.caseworkerId, decidedById })
        await tx.doorDisagreement.createMany({
          data: [{ id, citizenId, decisionId, words, ...when, receivedById: actor.staffId, ownerId }],
        })
        return getDisagreement(tx, citizenId, id, actor.staffId)
      }),

    answerDisagreement: ({ actor, db }, { params: { citizenId, disagreementId }, body: { version, outcome, answer } }) =>
      db.write(actor, 'disagreement.answered', async (tx) => {
        const standing = await tx.doorDisagreement.findFirst({
          where: { id: disagreementId, citizenId },
          select: { answeredAt: true, decision: { select: { decidedById: true } } },
        })
        if (!standing) throw new ProblemError('not-found')
        const { decidedById } = standing.decision
        const known = {
          answered: standing.answeredAt !== null,
          decidedById,
          byId: actor.staffId,
          hasColleague: await hasColleague(tx, decidedById),
        }
        refuse(whyNotAnswer(known, { outcome, answer }))
        const said = { outcome, answer, answeredById: actor.staffId, answeredAt: new Date() }
        await savedOver(
          tx.doorDisagreement.updateMany({
            where: { id: disagreementId, version, answeredAt: null },
            data: { ...said, version: { increment: 1 } },
          }),
        )
        if (outcome === 'new_talk') {
          const { catalogueId } = await shelf.newest(tx)
          // one that is open already is the new talk
          await tx.assessment.createMany({
            data: [{ citizenId, catalogueId, answers: {}, tags: [], startedById: actor.staffId }],
            skipDuplicates: true,
          })
        }
        return getDisagreement(tx, citizenId, disagreementId, actor.staffId)
      }),

    disagreementLetter: ({ actor, db }, { params: { citizenId, disagreementId } }) =>
      db.read(actor, (tx) => getDisagreementLetter(tx, citizenId, disagreementId, actor.organisationName)),
  })
}
