import type { FastifyInstance } from 'fastify'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import { ProblemError } from '../../shared/problem.ts'
import { openShelf } from '../doors/doors.queries.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { getCasefile } from './casefile.queries.ts'
import { findCaseload } from './caseload.queries.ts'
import { getSupplierView } from './supplierView.queries.ts'
import { findTimeline } from './timeline.queries.ts'

export const mountCasefile = (app: FastifyInstance, house: House): void => {
  const shelf = openShelf()
  mount(app, house, 'casefile', casefileApi, {
    caseload: ({ actor, db, today }, { query }) => db.read(actor, (tx) => findCaseload(tx, shelf, actor.staffId, query, today)),

    get: ({ actor, db, today }, { params }) => db.read(actor, (tx) => getCasefile(tx, shelf, params.citizenId, today)),

    supplierView: ({ actor, db, today }, { params }) =>
      db.read(actor, (tx) => getSupplierView(tx, actor, params.citizenId, today)),

    timeline: ({ actor, db, today }, { params, query }) =>
      db.read(actor, async (tx) => {
        const timeline = await findTimeline(tx, params.citizenId, query, today)
        if (!timeline) throw new ProblemError('not-found')
        return timeline
      }),
  })
}
