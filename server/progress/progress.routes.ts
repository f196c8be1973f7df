import type { FastifyInstance } from 'fastify'
import { refuse } from '../../shared/problem.ts'
import { instrumentV1 } from '../../shared/progress/instrument.v1.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import { whyNotMeasure } from '../../shared/progress/progress.rules.ts'
import { asDate } from '../db/dates.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { demandCitizen, getProgress, listMeasured } from './progress.queries.ts'

export const mountProgress = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'progress', progressApi, {
    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getProgress(tx, params.citizenId, actor.staffId, today)),

    measure: ({ actor, db, today }, { params, body }) =>
      db.write(actor, 'progress.measured', async (tx) => {
        const { citizenId } = params
        await demandCitizen(tx, citizenId)
        refuse(whyNotMeasure(body, await listMeasured(tx, citizenId), today))
        const { party, answers } = body
        const said = { party, answers, measuredOn: asDate(body.measuredOn), instrument: instrumentV1.version }
        await tx.measurement.createMany({ data: [{ citizenId, ...said, enteredById: actor.staffId }] })
        return getProgress(tx, citizenId, actor.staffId, today)
      }),
  })
