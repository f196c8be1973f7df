import type { FastifyInstance } from 'fastify'
import { textsIn } from '../../shared/i18n/index.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { headersOf, linesOf } from '../../shared/reports/reports.lines.ts'
import { toCsv } from '../citizens/sheet.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { getDataQuality, getOutcomes } from './outcomes.queries.ts'
import { getDoorQuality } from './quality.queries.ts'
import { getDashboard } from './reports.queries.ts'

export const mountReports = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'reports', reportsApi, {
    dashboard: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getDashboard(tx, actor, today, query)),

    doors: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getDoorQuality(tx, actor, today, query)),

    outcomes: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getOutcomes(tx, actor, today, query)),

    quality: ({ actor, db, today }, { query }) => db.read(actor, (tx) => getDataQuality(tx, actor, today, query)),

    dashboardCsv: ({ actor, db, today }, { query: { language = 'da', ...filter } }) =>
      db.read(actor, async (tx) => {
        const dashboard = await getDashboard(tx, actor, today, filter)
        const texts = textsIn(language)
        return {
          fileName: texts.reports.fileName(dashboard.year, dashboard.asOf),
          mediaType: 'text/csv; charset=utf-8',
          bytes: toCsv(headersOf(texts), linesOf(dashboard, texts)),
        }
      }),
  })
