import type { FastifyInstance } from 'fastify'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { dashboardFile, outcomesFile, readOutcomes } from './files.ts'
import { getDataQuality, getOutcomes } from './outcomes.queries.ts'
import { getDoorQuality } from './quality.queries.ts'
import { getDashboard } from './reports.queries.ts'

export const mountReports = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'reports', reportsApi, {
    dashboard: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getDashboard(tx, actor, today, query)),

    doors: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getDoorQuality(tx, actor, today, query)),

    outcomes: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getOutcomes(tx, actor, today, query)),

    quality: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getDataQuality(tx, actor, today, query)),

    dashboardCsv: async ({ actor, db, today }, { query: { language = 'da', ...filter } }) =>
      dashboardFile('csv', await db.read(actor, (tx) => getDashboard(tx, actor, today, filter)), language),

    dashboardXlsx: async ({ actor, db, today }, { query: { language = 'da', ...filter } }) =>
      dashboardFile('xlsx', await db.read(actor, (tx) => getDashboard(tx, actor, today, filter)), language),

    outcomesCsv: async ({ actor, db, today }, { query: { language = 'da', ...wanted } }) =>
      outcomesFile('csv', await db.read(actor, (tx) => readOutcomes(tx, actor, today, wanted)), wanted, language),

    outcomesXlsx: async ({ actor, db, today }, { query: { language = 'da', ...wanted } }) =>
      outcomesFile('xlsx', await db.read(actor, (tx) => readOutcomes(tx, actor, today, wanted)), wanted, language),
  })
