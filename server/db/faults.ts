import { Prisma } from '../../generated/prisma/client.ts'
import { type ProblemCode, ProblemError } from '../../shared/problem.ts'

/** Unique, exclusion and check constraints that stand for a rule: what the person is told when two were at it at once. */
const constraintProblems: Readonly<Record<string, ProblemCode>> = {
  site_p_number_key: 'p-number-taken',
  site_team_lead_of_supplier: 'lead-of-other-supplier',
  citizen_organisation_id_cpr_index_key: 'cpr-taken',
  assessment_one_open: 'changed-meanwhile',
  assessment_closed: 'changed-meanwhile',
  door_decision_one_current: 'changed-meanwhile',
  door_decision_frozen: 'changed-meanwhile',
  door_decision_reason: 'door-reason-needed',
  door_disagreement_one_open: 'disagreement-open',
  door_disagreement_frozen: 'disagreement-answered',
  door_disagreement_on_current: 'door-historic',
  catalogue_draft_one_open: 'changed-meanwhile',
  catalogue_draft_over: 'changed-meanwhile',
  catalogue_draft_frozen: 'changed-meanwhile',
  catalogue_two_people: 'catalogue-own',
  catalogue_by_two: 'changed-meanwhile',
  offer_rule_one_a_day: 'changed-meanwhile',
  offer_rule_stays: 'changed-meanwhile',
  wage_rate_one_at_a_time: 'changed-meanwhile',
  wage_rate_stays: 'changed-meanwhile',
  placement_no_overlap: 'placement-overlaps',
  placement_one_follower: 'successor-exists',
  placement_version_one_open: 'changed-meanwhile',
  placement_version_frozen: 'changed-meanwhile',
  placement_version_placement_id_number_key: 'changed-meanwhile',
  placement_approval_version_id_party_key: 'approval-given',
  approval_not_open: 'approval-not-open',
  approval_not_asked: 'approval-not-asked',
  concern_one_open_proposal: 'changed-meanwhile',
  concern_one_end: 'concern-closed',
  concern_frozen: 'concern-closed',
  attendance_inside_placement: 'attendance-outside-placement',
  measurement_citizen_id_party_measured_on_key: 'measured-already',
  measurement_while_it_runs: 'placement-not-running',
  measurement_link_one_open: 'changed-meanwhile',
  worklist_snooze_once: 'changed-meanwhile',
  snooze_over: 'changed-meanwhile',
  cover_one_at_a_time: 'cover-overlaps',
  cover_ended: 'changed-meanwhile',
  contract_one_at_a_time: 'contract-overlaps',
  contract_target_one: 'changed-meanwhile',
  contract_target_stays: 'changed-meanwhile',
  contract_target_year: 'changed-meanwhile',
  contract_keeps_years: 'changed-meanwhile',
  employment_of_one_citizen: 'not-found',
  employment_spell_of_supplier: 'changed-meanwhile',
  employment_report_spell_id_weeks_key: 'changed-meanwhile',
  status_after_pkey: 'changed-meanwhile',
  lasting_definition_one_a_day: 'changed-meanwhile',
  experiment_locked: 'experiment-locked',
  experiment_closed: 'experiment-closed',
  experiment_stopped: 'experiment-stopped',
  experiment_ahead: 'experiment-not-ahead',
  experiment_without_part: 'experiment-without-part',
  experiment_one_at_a_time: 'changed-meanwhile',
  experiment_stop: 'changed-meanwhile',
  experiment_not_stopped: 'experiment-not-stopped',
  experiment_of_unit: 'changed-meanwhile',
  experiment_stays_in: 'experiment-stays-in',
  experiment_enrolment: 'experiment-enrolment-closed',
  experiment_too_late: 'experiment-too-late',
  experiment_in_another: 'experiment-in-another',
  experiment_member_placement_once: 'experiment-in-another',
  experiment_import: 'experiment-import-closed',
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** SQLSTATE of a failed statement, whichever layer wrapped it. */
export const sqlState = (error: unknown): string | undefined => {
  for (let at: unknown = error, depth = 0; isRecord(at) && depth < 6; depth += 1) {
    if (typeof at.originalCode === 'string') return at.originalCode
    // EPIPE has five letters too, but no digit
    if (typeof at.code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(at.code) && !/^P\d{4}$/.test(at.code)) return at.code
    const meta: unknown = at.meta
    at = isRecord(meta) && isRecord(meta.driverAdapterError) ? meta.driverAdapterError : at.cause
  }
  return undefined
}

/** Everything the error says, for finding the name of a constraint in it. */
const wordsOf = (error: unknown): string => {
  const words: string[] = []
  const seen = new Set<unknown>()
  const walk = (value: unknown, depth: number): void => {
    if (depth > 6 || seen.has(value)) return
    if (typeof value === 'string') words.push(value)
    else if (Array.isArray(value)) for (const one of value) walk(one, depth + 1)
    else if (isRecord(value)) {
      seen.add(value)
      if (value instanceof Error) words.push(value.message)
      for (const inner of Object.values(value)) walk(inner, depth + 1)
      if (value instanceof Error) walk(value.cause, depth + 1)
    }
  }
  walk(error, 0)
  return words.join(' ')
}

/** Serialization failure or deadlock: nothing was saved, the same work may be tried again. */
export const isLostRace = (error: unknown): boolean => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') return true
  const state = sqlState(error)
  return (
    state === '40001' ||
    state === '40P01' ||
    (state === '23505' && /idempotency_key|concern_one_open_proposal/.test(wordsOf(error))) ||
    (state === '23P01' && wordsOf(error).includes('planned_absence_once'))
  )
}

/** How the driver and the adapter say that there is no database to talk to just now. */
const unreachable =
  /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|Connection terminated|timeout exceeded when trying to connect|closed the connection|is not queryable|DatabaseNotReachable|ConnectionClosed|SocketTimeout/i

/** A database error that a person can be told about, or undefined when it is a fault of ours. */
export const problemOfDatabase = (error: unknown): ProblemError | undefined => {
  if (error instanceof ProblemError) return error
  const state = sqlState(error)
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === 'P2025') return new ProblemError('not-found')
    // no transaction or connection in time, too many of them, or the server is out of reach
    if (['P2028', 'P2024', 'P2037', 'P1001', 'P1002', 'P1008', 'P1017'].includes(error.code)) return new ProblemError('busy')
  }
  if (isLostRace(error)) return new ProblemError('busy')
  if (state === undefined) {
    const words = wordsOf(error)
    return unreachable.test(words) ? new ProblemError('busy') : undefined
  }
  if (state === '42501') return new ProblemError('not-found')
  if (state.startsWith('08') || state.startsWith('57P') || state.startsWith('53')) return new ProblemError('busy')
  if (state.startsWith('23')) {
    const words = wordsOf(error)
    for (const [name, code] of Object.entries(constraintProblems)) if (words.includes(name)) return new ProblemError(code)
    if (state === '23505') return new ProblemError('changed-meanwhile')
  }
  if (state === '22021') return new ProblemError('invalid', { errors: [{ code: 'text-has-control-characters', pointer: '' }] })
  return undefined
}
