import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import { measurementLinkDays, whyNotMeasure, whyNotRevoke } from '../../shared/progress/progress.rules.ts'
import { asDate } from '../db/dates.ts'
import { tokenHash } from '../db/gate.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { dayOf } from '../placements/wordings.queries.ts'
import { savedOver } from '../saved.ts'
import { demandCitizen, getProgress, listLinks, listMeasured } from './progress.queries.ts'
import { savePulse } from './pulse.queries.ts'

const day = 24 * 3_600_000

export const mountProgress = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'progress', progressApi, {
    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getProgress(tx, params.citizenId, actor.staffId, today)),

    measure: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'progress.measured', async (tx) => {
        const { citizenId } = params
        await demandCitizen(tx, citizenId)
        refuse(whyNotMeasure(body, await listMeasured(tx, citizenId), today))
        const { party, answers, activities, instrument } = body
        const how = party === 'citizen' ? { language: body.language, means: 'on_screen' } : { activities }
        const said = { party, answers, instrument, measuredOn: asDate(body.measuredOn), ...how }
        await tx.measurement.createMany({ data: [{ citizenId, ...said, enteredById: actor.staffId }] })
        if (body.motivation) {
          await savePulse(tx, { citizenId, party, onDate: body.measuredOn, step: body.motivation, byId: actor.staffId })
        }
        return getProgress(tx, citizenId, actor.staffId, today)
      }),

    makeLink: ({ actor, db }, { params: { citizenId }, body: { language } }) => {
      const token = randomBytes(32).toString('base64url')
      return db.write(actor, 'measurement_link.made', async (tx) => {
        await demandCitizen(tx, citizenId)
        await tx.measurementLink.updateMany({
          where: { citizenId, usedAt: null, revokedAt: null },
          data: { revokedAt: new Date() },
        })
        const linkId = randomUUID()
        const createdAt = new Date()
        const expiresAt = new Date(createdAt.getTime() + measurementLinkDays * day)
        const hashed = Uint8Array.from(tokenHash(token))
        const link = { id: linkId, citizenId, language, tokenHash: hashed, createdById: actor.staffId, createdAt, expiresAt }
        await tx.measurementLink.createMany({ data: [link] })
        return { citizenId, linkId, language, token, expiresOn: dayOf(expiresAt) }
      })
    },

    revokeLink: ({ actor, db, today }, { params: { citizenId, linkId } }) =>
      db.write(actor, 'measurement_link.revoked', async (tx) => {
        const link = (await listLinks(tx, citizenId)).find(({ id }) => id === linkId)
        if (!link) throw new ProblemError('not-found')
        refuse(whyNotRevoke(link.state))
        await savedOver(
          tx.measurementLink.updateMany({
            where: { id: linkId, usedAt: null, revokedAt: null },
            data: { revokedAt: new Date() },
          }),
        )
        return getProgress(tx, citizenId, actor.staffId, today)
      }),
  })
