import { z } from 'zod'
import { api, fileAnswer } from '../endpoint.ts'
import { languages } from '../i18n/format.ts'
import {
  Contract,
  ContractChange,
  ContractInput,
  Displacement,
  Measure,
  Progress,
  Target,
  TargetInput,
} from './contracts.schema.ts'

const ofContract = z.strictObject({ contractId: z.uuid() })
const year = z
  .string()
  .regex(/^20\d\d$/, 'invalid-value')
  .transform(Number)
const ofYear = { year: year.optional() }
const ofSite = { siteId: z.uuid().optional() }
const language = z.enum(languages).optional()
const csv = fileAnswer('text/csv; charset=utf-8')
const xlsx = fileAnswer('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')

export const contractsApi = api({
  list: {
    method: 'GET',
    path: '/contracts',
    does: 'The contracts between the own organisation and another, newest first.',
    allows: 'contracts.read',
    answer: z.object({ contracts: z.array(Contract) }),
  },
  suppliers: {
    method: 'GET',
    path: '/contracts/suppliers',
    does: 'With whom a contract can be written.',
    allows: 'contracts.write',
    answer: z.object({ suppliers: z.array(z.object({ supplierId: z.uuid(), name: z.string() })) }),
  },
  add: {
    method: 'POST',
    path: '/contracts',
    does: 'Writes down a contract with a supplier; two with the same supplier never run at once.',
    allows: 'contracts.write',
    body: ContractInput,
    answer: z.object({ contractId: z.uuid() }),
  },
  change: {
    method: 'PUT',
    path: '/contracts/:contractId',
    does: 'Corrects a contract’s title or days; years that have a target stay in it.',
    allows: 'contracts.write',
    params: ofContract,
    body: ContractChange,
    answer: z.object({ contractId: z.uuid() }),
  },
  targets: {
    method: 'GET',
    path: '/contracts/:contractId/targets',
    does: 'Every target of a contract, also those that another has taken the place of, newest first.',
    allows: 'contracts.read',
    params: ofContract,
    answer: z.object({ contract: Contract, targets: z.array(Target) }),
  },
  setTarget: {
    method: 'PUT',
    path: '/contracts/:contractId/targets/:year/:measure',
    does: 'Sets a target of a calendar year. One that is there is kept as history, with the reason for the new one.',
    allows: 'contracts.write',
    params: ofContract.extend({ year, measure: Measure }),
    body: TargetInput,
    answer: z.object({ targets: z.array(Target) }),
  },
  progress: {
    method: 'GET',
    path: '/contracts/:contractId/progress',
    does: 'What a year of the contract has brought beside its targets. Counts of people and cases are told in fives.',
    allows: 'contracts.read',
    params: ofContract,
    query: z.strictObject(ofYear),
    answer: Progress,
  },
  progressCsv: {
    method: 'GET',
    path: '/contracts/:contractId/progress.csv',
    does: 'The same figures as a CSV file, one a line, with their definitions.',
    allows: 'contracts.read',
    params: ofContract,
    query: z.strictObject({ ...ofYear, language }),
    answer: csv,
  },
  progressXlsx: {
    method: 'GET',
    path: '/contracts/:contractId/progress.xlsx',
    does: 'The same figures as an Excel file.',
    allows: 'contracts.read',
    params: ofContract,
    query: z.strictObject({ ...ofYear, language }),
    answer: xlsx,
  },
  displacement: {
    method: 'GET',
    path: '/displacement',
    does: 'Per P-number in the last twelve months: people in training and subsidised work, those seen hired afterwards, ordinary posts and the quota.',
    allows: 'contracts.read',
    query: z.strictObject(ofSite),
    answer: Displacement,
  },
  displacementCsv: {
    method: 'GET',
    path: '/displacement.csv',
    does: 'The same as a CSV file, one site a line, with the definitions.',
    allows: 'contracts.read',
    query: z.strictObject({ ...ofSite, language }),
    answer: csv,
  },
  displacementXlsx: {
    method: 'GET',
    path: '/displacement.xlsx',
    does: 'The same as an Excel file.',
    allows: 'contracts.read',
    query: z.strictObject({ ...ofSite, language }),
    answer: xlsx,
  },
})
