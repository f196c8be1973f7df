import type { FastifyInstance } from 'fastify'
import { itIsDone } from '../../shared/endpoint.ts'
import { pulseApi } from '../../shared/progress/pulse.api.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { demandCitizen } from './progress.queries.ts'
import { getPulses, savePulse } from './pulse.queries.ts'

export const mountPulse = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'pulse', pulseApi, {
    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getPulses(tx, params.citizenId, actor.staffId, today)),

    say: ({ actor, db, today }, { params: { citizenId }, body: { step } }) =>
      db.write(actor, 'motivation.said', async (tx) => {
        await demandCitizen(tx, citizenId)
        await savePulse(tx, { citizenId, party: 'caseworker', onDate: today, step, byId: actor.staffId })
        return itIsDone
      }),
  })
