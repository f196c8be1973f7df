import { type Job, patience, plans } from '../../shared/schedule/jobs.ts'
import { isStillDue, slotAt } from '../../shared/schedule/schedule.rules.ts'
import type { House } from '../house.ts'

/** What a job did, in counts, and what went wrong in it (a code without personal data); null: nothing. */
export type Outcome = { readonly done: Readonly<Record<string, number>>; readonly error: string | null }

/** One job's work, which may be done again from its beginning. `slot` is the instant it was planned for; once `isOver` it begins nothing new. */
export type Work = (slot: Date, isOver: () => boolean) => Promise<Outcome>

/** Where an error that nobody may see but the operator is written. */
export type Log = (error: unknown, sentence: string) => void

// well before another process takes the slot up
const timeToWork = (patience - 240) * 1000

/**
 * Runs the slot that was due when the queue's job was made, if nobody has: the row in job_run is taken before the work and ended after
 * it, whatever became of it. False: not ours to run, or too late to make sense. A process that is asked to stop lets go of what it cannot
 * finish, and throws, so that the queue hands the job to another.
 */
export const runSlot = async (
  house: House,
  job: Job,
  made: Date,
  work: Work,
  log: Log,
  isStopping = (): boolean => false,
): Promise<boolean> => {
  const plan = plans[job]
  const slot = slotAt(plan, made.getTime())
  const begun = Date.now()
  if (!isStillDue(plan, slot, house.now().getTime())) return false
  if (!(await house.gate.beginRun(job, new Date(slot), patience - 30))) return false
  let outcome: Outcome
  try {
    outcome = await work(new Date(slot), () => isStopping() || Date.now() > begun + timeToWork)
  } catch (error) {
    log(error, `the planned job ${job} failed`)
    outcome = { done: {}, error: 'unexpected' }
  }
  if (isStopping() && outcome.error === 'out-of-time') {
    await house.gate.letGoRun(job, new Date(slot))
    throw new Error(`the planned job ${job} stops with its process`)
  }
  const counted = Object.fromEntries(Object.entries(outcome.done).filter(([, count]) => count > 0))
  await house.gate.endRun(job, new Date(slot), counted, outcome.error)
  return true
}
