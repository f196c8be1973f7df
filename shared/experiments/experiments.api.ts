import { z } from 'zod'
import { api, done, fileAnswer } from '../endpoint.ts'
import { countingNumber } from '../fields.ts'
import { languages } from '../i18n/format.ts'
import {
  Conclude,
  EnrolPage,
  ExperimentList,
  ExperimentPage,
  OutcomeFile,
  OutcomeFileSeen,
  OutcomePreview,
  PlanChange,
  PlanInput,
  PlanSite,
  Step,
  Stop,
} from './experiments.schema.ts'
import { states } from './keys.ts'

const ofExperiment = z.strictObject({ experimentId: z.uuid() })
const ofPlacement = z.strictObject({ placementId: z.uuid() })
const inPlacement = z.strictObject({ placementId: z.uuid(), experimentId: z.uuid() })
const importLimit = 2 * 1024 * 1024

/** Experiments on one page of the list. */
export const experimentsPageSize = 50

export const experimentsApi = api({
  list: {
    method: 'GET',
    path: '/experiments',
    does: 'The own municipality’s experiments, or the started ones that concern the own supplier, newest first, with how many there are in each state.',
    allows: 'experiments.read',
    query: z.strictObject({ state: z.enum(states).optional(), page: countingNumber.optional() }),
    answer: ExperimentList,
  },
  sites: {
    method: 'GET',
    path: '/experiments/sites',
    does: 'The sites that a plan can name.',
    allows: 'experiments.write',
    answer: z.object({ sites: z.array(PlanSite) }),
  },
  add: {
    method: 'POST',
    path: '/experiments',
    does: 'Writes a plan. It can be changed until it is started.',
    repeatable: true,
    allows: 'experiments.write',
    body: PlanInput,
    answer: z.object({ experimentId: z.uuid() }),
  },
  get: {
    method: 'GET',
    path: '/experiments/:experimentId',
    does: 'A plan, how many take part in fives, and what came of it, once the last of them has been followed.',
    allows: 'experiments.read',
    params: ofExperiment,
    answer: ExperimentPage,
  },
  change: {
    method: 'PUT',
    path: '/experiments/:experimentId',
    does: 'Writes a plan anew. Refused when it has been started.',
    allows: 'experiments.write',
    params: ofExperiment,
    body: PlanChange,
    answer: done,
  },
  drop: {
    method: 'POST',
    path: '/experiments/:experimentId/drop',
    does: 'Throws a plan away that was never started.',
    allows: 'experiments.write',
    params: ofExperiment,
    body: Step,
    answer: done,
  },
  start: {
    method: 'POST',
    path: '/experiments/:experimentId/start',
    does: 'Locks the plan; on its first day, or before it.',
    allows: 'experiments.write',
    params: ofExperiment,
    body: Step,
    answer: done,
  },
  stop: {
    method: 'POST',
    path: '/experiments/:experimentId/stop',
    does: 'Nobody takes part from tomorrow on; before the planned end with a reason.',
    allows: 'experiments.write',
    params: ofExperiment,
    body: Stop,
    answer: done,
  },
  conclude: {
    method: 'POST',
    path: '/experiments/:experimentId/conclude',
    does: 'Says in words what was learnt, and closes the experiment. After the stop, once.',
    allows: 'experiments.write',
    params: ofExperiment,
    body: Conclude,
    answer: done,
  },
  previewOutcomes: {
    method: 'POST',
    path: '/experiments/:experimentId/outcomes/preview',
    does: 'What reading a file of outcomes from elsewhere would do, line by line. Nothing is saved or kept.',
    allows: 'experiments.write',
    params: ofExperiment,
    body: OutcomeFile,
    bodyLimit: importLimit,
    answer: OutcomePreview,
  },
  saveOutcomes: {
    method: 'POST',
    path: '/experiments/:experimentId/outcomes',
    does: 'Saves every line of the file in place of those that were there, or none. Refused when a line has a fault.',
    allows: 'experiments.write',
    params: ofExperiment,
    body: OutcomeFileSeen,
    bodyLimit: importLimit,
    answer: z.object({ saved: z.int() }),
  },
  csv: {
    method: 'GET',
    path: '/experiments/:experimentId/csv',
    does: 'The plan and what came of it as a CSV file, with the rules of the figures.',
    allows: 'experiments.read',
    params: ofExperiment,
    query: z.strictObject({ language: z.enum(languages).optional() }),
    answer: fileAnswer('text/csv; charset=utf-8'),
  },
  ofPlacement: {
    method: 'GET',
    path: '/placements/:placementId/experiments',
    does: 'The experiments that a placement takes part in, or could join.',
    allows: 'experiments.enrol',
    params: ofPlacement,
    answer: EnrolPage,
    views: 'casework',
  },
  enrol: {
    method: 'POST',
    path: '/placements/:placementId/experiments/:experimentId',
    does: 'A placement joins an experiment that runs, at the latest two weeks after it began. It stays in.',
    allows: 'experiments.enrol',
    params: inPlacement,
    answer: done,
  },
  takeOut: {
    method: 'DELETE',
    path: '/placements/:placementId/experiments/:experimentId',
    does: 'Undoes an enrolment on the day it was made.',
    allows: 'experiments.enrol',
    params: inPlacement,
    answer: done,
  },
})
