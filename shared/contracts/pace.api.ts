import { z } from 'zod'
import { api, fileAnswer } from '../endpoint.ts'
import { PaceQuery, Ramp, Rate, RateInput, RateKind, RecordedRate } from './pace.schema.ts'

const ofKind = z.strictObject({ kind: RateKind })

export const paceApi = api({
  basis: {
    method: 'GET',
    path: '/pace',
    does: 'What the cost of pace is reckoned from: the dated wages, on-costs and subsidies, and the weeks of each door. No person is read.',
    allows: 'pace.read',
    answer: z.object({ today: z.string(), rates: z.array(Rate), ramps: z.array(Ramp) }),
  },
  csv: {
    method: 'GET',
    path: '/pace.csv',
    does: 'The figures of the page as a CSV file, one a line, with sources and definitions.',
    allows: 'pace.read',
    query: PaceQuery,
    answer: fileAnswer('text/csv; charset=utf-8'),
  },
  xlsx: {
    method: 'GET',
    path: '/pace.xlsx',
    does: 'The figures of the page as an Excel file with a sheet for each table, the sources and the definitions.',
    allows: 'pace.read',
    query: PaceQuery,
    answer: fileAnswer('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  },
  rates: {
    method: 'GET',
    path: '/pace/rates',
    does: 'Every dated wage, on-cost and subsidy that was ever recorded, newest days first.',
    allows: 'pace.write',
    answer: z.object({ today: z.string(), rates: z.array(RecordedRate) }),
  },
  recordRate: {
    method: 'POST',
    path: '/pace/rates/:kind',
    does: 'Records a value from a day on: the row it covers is superseded, what is left of it is kept with new days. Answers all rows of the kind.',
    allows: 'pace.write',
    params: ofKind,
    body: RateInput,
    answer: z.object({ rates: z.array(RecordedRate) }),
  },
})
