import { z } from 'zod'
import { api, fileAnswer } from '../endpoint.ts'
import { languages } from '../i18n/format.ts'
import { siteKinds } from '../sites/kinds.ts'
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
  dashboardCsv: {
    method: 'GET',
    path: '/reports/dashboard.csv',
    does: 'The same figures as a CSV file, one a line, with their definitions.',
    allows: 'reports.read',
    query: z.strictObject({ ...filter, language: z.enum(languages).optional() }),
    answer: fileAnswer('text/csv; charset=utf-8'),
  },
})
