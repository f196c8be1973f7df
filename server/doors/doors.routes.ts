import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { doorsApi } from '../../shared/doors/doors.api.ts'
import { proposeDoor, reviewDueOn, whyNotDecide, whyNotFinish, whyNotSave } from '../../shared/doors/doors.rules.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { ProblemError, refuse, refuseAll } from '../../shared/problem.ts'
import { asDate } from '../db/dates.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { savedOver } from '../saved.ts'
import {
  findCurrentDoor,
  findOpenAssessment,
  getDecision,
  getLetter,
  getOpenAssessment,
  getPerson,
  listDecisions,
  openShelf,
  proposalOf,
} from './doors.queries.ts'

type Change = Parameters<WriteTx['assessment']['updateMany']>[0]['data']

/** Saves where nobody else has saved or closed since the version that was read. */
const saveOver = (tx: WriteTx, id: string, version: number, data: Change): Promise<void> =>
  savedOver(tx.assessment.updateMany({ where: { id, version, closedAt: null }, data: { ...data, version: { increment: 1 } } }))

export const mountDoors = (app: FastifyInstance, house: House): void => {
  const shelf = openShelf()

  const getOpen = async (tx: WriteTx, citizenId: string) => {
    const open = await findOpenAssessment(tx, citizenId)
    if (!open) throw new ProblemError('changed-meanwhile')
    return open.assessment
  }

  mount(app, house, 'doors', doorsApi, {
    catalogue: ({ actor, db }) => db.read(actor, async (tx) => (await shelf.newest(tx)).catalogue),

    catalogueVersion: ({ actor, db }, { params }) => db.read(actor, (tx) => shelf.byVersion(tx, params.version)),

    assessment: ({ actor, db }, { params }) =>
      db.read(actor, async (tx) => {
        const person = await getPerson(tx, params.citizenId)
        const open = await findOpenAssessment(tx, params.citizenId)
        return { ...person, assessment: open?.assessment ?? null }
      }),

    startAssessment: async ({ actor, db }, { params: { citizenId } }) => {
      const open = await db.read(actor, async (tx) => {
        await getPerson(tx, citizenId)
        return (await findOpenAssessment(tx, citizenId))?.assessment ?? null
      })
      if (open) return open
      return db.write(actor, 'assessment.started', async (tx) => {
        const { catalogueId } = await shelf.newest(tx)
        // a colleague may have started it a moment ago: then both go on with that one
        await tx.assessment.createMany({
          data: [{ citizenId, catalogueId, answers: {}, tags: [], startedById: actor.staffId }],
          skipDuplicates: true,
        })
        return getOpen(tx, citizenId)
      })
    },

    saveAnswers: ({ actor, db }, { params, body }) =>
      db.write(actor, 'assessment.answered', async (tx) => {
        const { assessment, catalogueId } = await getOpenAssessment(tx, params.citizenId, body)
        refuseAll(whyNotSave(await shelf.byId(tx, catalogueId), body.answers, body.tags))
        await saveOver(tx, assessment.assessmentId, body.version, { answers: body.answers, tags: body.tags })
        return getOpen(tx, params.citizenId)
      }),

    propose: ({ actor, db }, { params }) =>
      db.read(actor, async (tx) => {
        const person = await getPerson(tx, params.citizenId)
        const open = await findOpenAssessment(tx, params.citizenId)
        return {
          ...person,
          currentDoor: await findCurrentDoor(tx, params.citizenId),
          open: open && { assessment: open.assessment, proposal: await proposalOf(tx, shelf, open) },
        }
      }),

    decide: ({ actor, db, today }, { params: { citizenId }, body }) =>
      db.write(actor, 'door.decided', async (tx) => {
        const { assessment, catalogueId } = await getOpenAssessment(tx, citizenId, body)
        const catalogue = await shelf.byId(tx, catalogueId)
        const { answers, assessmentId } = assessment
        const proposal = proposeDoor(catalogue, answers)
        refuse(whyNotFinish(catalogue, answers))
        refuse(whyNotDecide(proposal, body))
        const door = Door.parse(body.door)
        const definition = catalogue.doors.find((one) => one.door === door)
        if (!definition) throw new Error(`the catalogue has no door ${door}`)

        const id = randomUUID()
        const now = new Date()
        await saveOver(tx, assessmentId, body.version, { closedAt: now })
        await tx.doorDecision.updateMany({ where: { citizenId, historicAt: null }, data: { historicAt: now } })
        const why = { proposedDoor: proposal.door, proposal, answers, reason: body.reason }
        const when = { decidedOn: asDate(today), decidedAt: now, reviewOn: asDate(reviewDueOn(definition, today)) }
        await tx.doorDecision.createMany({
          data: [{ id, citizenId, assessmentId, catalogueId, door, ...why, ...when, decidedById: actor.staffId }],
        })
        return getDecision(tx, citizenId, id)
      }),

    decisions: ({ actor, db }, { params }) =>
      db.read(actor, async (tx) => {
        const person = await getPerson(tx, params.citizenId)
        const open = await findOpenAssessment(tx, params.citizenId)
        return { ...person, decisions: await listDecisions(tx, params.citizenId), assessmentOpen: open !== null }
      }),

    letter: ({ actor, db }, { params }) =>
      db.read(actor, (tx) => getLetter(tx, params.citizenId, params.decisionId, actor.organisationName)),
  })
}
