import { z } from 'zod'
import { api, fileAnswer } from '../endpoint.ts'
import { languages } from '../i18n/format.ts'
import { siteKinds } from '../sites/kinds.ts'
import { dividedBy, origins } from './outcomes.keys.ts'
import { DataQuality, Outcomes } from './outcomes.schema.ts'
import { DoorQuality } from './quality.schema.ts'
import { Dashboard } from './reports.schema.ts'

const year = z
  .string()
  .regex(/^20\d\d$/, 'invalid-value')
  .transform(Number)
  .pipe(z.int())
  .optional()

/** Calendar years only: no two periods overlap, so none can be subtracted from another. */
const filter = {
  year,
  siteKind: z.enum(siteKinds).optional(),
}

const outcomesFile = {
  origin: z.enum(origins).optional(),
  by: z.enum(dividedBy).optional(),
  language: z.enum(languages).optional(),
}
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const reportsApi = api({
  dashboard: {
    method: 'GET',
    path: '/reports/dashboard',
    does: 'Management’s figures for a calendar year and a kind of site; every number that could tell of fewer than five people is hidden.',
    allows: 'reports.read',
    query: z.strictObject(filter),
    answer: Dashboard,
  },
  doors: {
    method: 'GET',
    path: '/reports/doors',
    does: 'How often the door decided was another than the proposed one, by door and archetype in a calendar year, and the check of a finished quarter over age bands and sex. The municipality’s managers only.',
    allows: 'reports.read',
    query: z.strictObject({
      year,
      quarter: z
        .string()
        .regex(/^20\d\d-[1-4]$/, 'invalid-value')
        .optional(),
    }),
    answer: DoorQuality,
  },
  outcomes: {
    method: 'GET',
    path: '/reports/outcomes',
    does: 'What became of everybody whose first door was decided, or whose first placement began, in one fixed window: time to paid work, work at 4, 13, 26 and 52 weeks, hours, endings, and how the doors proposed held. Small numbers are hidden.',
    allows: 'reports.read',
    query: z.strictObject({ origin: z.enum(origins).optional(), by: z.enum(dividedBy).optional() }),
    answer: Outcomes,
  },
  quality: {
    method: 'GET',
    path: '/reports/quality',
    does: 'How well the figures of a calendar year are founded: days logged in time, checks of employment answered, measurements and answers in time. Small numbers are hidden.',
    allows: 'reports.read',
    query: z.strictObject({ year }),
    answer: DataQuality,
  },
  dashboardCsv: {
    method: 'GET',
    path: '/reports/dashboard.csv',
    does: 'The same figures as a CSV file, one a line, with their definitions.',
    allows: 'reports.read',
    query: z.strictObject({ ...filter, language: z.enum(languages).optional() }),
    answer: fileAnswer('text/csv; charset=utf-8'),
  },
  dashboardXlsx: {
    method: 'GET',
    path: '/reports/dashboard.xlsx',
    does: 'The same figures as an Excel file, with their definitions.',
    allows: 'reports.read',
    query: z.strictObject({ ...filter, language: z.enum(languages).optional() }),
    answer: fileAnswer(xlsx),
  },
  outcomesCsv: {
    method: 'GET',
    path: '/reports/outcomes.csv',
    does: 'The outcomes as a CSV file with their definitions: one page of them, or without `by` every division, without `origin` both.',
    allows: 'reports.read',
    query: z.strictObject(outcomesFile),
    answer: fileAnswer('text/csv; charset=utf-8'),
  },
  outcomesXlsx: {
    method: 'GET',
    path: '/reports/outcomes.xlsx',
    does: 'The same as an Excel file, a sheet for each division.',
    allows: 'reports.read',
    query: z.strictObject(outcomesFile),
    answer: fileAnswer(xlsx),
  },
})
