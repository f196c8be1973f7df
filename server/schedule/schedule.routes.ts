import type { FastifyInstance } from 'fastify'
import { jobs, plans } from '../../shared/schedule/jobs.ts'
import { scheduleApi } from '../../shared/schedule/schedule.api.ts'
import { nextAfter } from '../../shared/schedule/schedule.rules.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { mailOf, runsOf } from './schedule.queries.ts'

export const mountSchedule = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'schedule', scheduleApi, {
    jobs: ({ actor, db, now }) =>
      db.read(actor, async (tx) => {
        const runs = await runsOf(tx)
        return {
          jobs: jobs.map((job) => ({ job, nextAt: new Date(nextAfter(plans[job], now.getTime())).toISOString(), ...runs(job) })),
          mail: { configured: house.mail !== null, ...(await mailOf(tx)) },
        }
      }),
  })
