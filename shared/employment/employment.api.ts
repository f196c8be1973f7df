import { z } from 'zod'
import { api } from '../endpoint.ts'
import { plainDate } from '../fields.ts'
import { standings } from './after.rules.ts'
import { CheckAnswer, Employment, Source, SpellInput, Standing } from './employment.schema.ts'

const ofCitizen = z.strictObject({ citizenId: z.uuid() })
const ofSpell = z.strictObject({ citizenId: z.uuid(), spellId: z.uuid() })
const version = z.number().int()

export const employmentApi = api({
  get: {
    method: 'GET',
    path: '/citizens/:citizenId/employment',
    does: 'The citizen’s jobs, how far ordinary employment has come towards lasting, and the checks of every placement that has begun.',
    allows: 'citizens.read',
    params: ofCitizen,
    answer: Employment,
    views: 'casework',
  },
  add: {
    method: 'POST',
    path: '/citizens/:citizenId/employment',
    does: 'Notes a job: ordinary, with wage subsidy, or a flexi-job.',
    repeatable: true,
    allows: 'employment.write',
    params: ofCitizen,
    body: SpellInput,
    answer: Employment,
    views: 'casework',
  },
  change: {
    method: 'PUT',
    path: '/citizens/:citizenId/employment/:spellId',
    does: 'Corrects a job; which fields were changed, by whom and when stays on record.',
    allows: 'employment.write',
    params: ofSpell,
    body: SpellInput.extend({ version }),
    answer: Employment,
    views: 'casework',
  },
  end: {
    method: 'POST',
    path: '/citizens/:citizenId/employment/:spellId/end',
    does: 'Notes the last day of a job that runs on.',
    allows: 'employment.write',
    params: ofSpell,
    body: z.strictObject({ version, endsOn: plainDate }),
    answer: Employment,
    views: 'casework',
  },
  check: {
    method: 'PUT',
    path: '/placements/:placementId/checks/:weeks',
    does: 'Answers the check at 4, 13, 26 or 52 weeks after the placement began, or changes the answer. `former` is what stood there, left out where nothing did.',
    allows: 'employment.write',
    params: z.strictObject({ placementId: z.uuid(), weeks: z.enum(['4', '13', '26', '52']) }),
    body: z.strictObject({
      answer: CheckAnswer,
      source: Source,
      former: CheckAnswer.nullish().transform((answer) => answer ?? null),
    }),
    answer: Employment,
    views: 'casework',
  },
  settle: {
    method: 'POST',
    path: '/citizens/:citizenId/employment/:spellId/settle',
    does: 'Ends a job on the last day that the supplier, its employer, has said; checks of days before that are answered by it.',
    allows: 'employment.write',
    params: ofSpell,
    body: z.strictObject({ version, lastDay: plainDate }),
    answer: Employment,
    views: 'casework',
  },
  keep: {
    method: 'POST',
    path: '/citizens/:citizenId/employment/:spellId/keep',
    does: 'Sets aside what the supplier, its employer, has said of a last day: the job goes on after all, and the supplier is asked again at the next check.',
    allows: 'employment.write',
    params: ofSpell,
    body: z.strictObject({ version, lastDay: plainDate }),
    answer: Employment,
    views: 'casework',
  },
  status: {
    method: 'PUT',
    path: '/placements/:placementId/statuses/:months',
    does: 'Notes where somebody stood 1, 3, 6 or 12 months after a placement had ended, or changes it. `former` is what stood there, left out where nothing did.',
    allows: 'employment.write',
    params: z.strictObject({ placementId: z.uuid(), months: z.enum(['1', '3', '6', '12']) }),
    body: z.strictObject({
      status: z.enum(standings, { error: 'required' }),
      source: Source,
      former: Standing.nullish().transform((one) => one ?? null),
    }),
    answer: Employment,
    views: 'casework',
  },
})
