import { PgBoss } from 'pg-boss'
import { type Job, jobs, patience, plans } from '../../shared/schedule/jobs.ts'
import { cronOf } from '../../shared/schedule/schedule.rules.ts'
import { danishTime } from '../../shared/zone.ts'
import { queueSchema } from '../db/queue.ts'
import type { House } from '../house.ts'
import { type Log, runSlot, type Work } from './runs.ts'
import { workOf } from './work.ts'

/** A database that is away for an hour is the same complaint of every queue every five seconds: it is written once a minute. */
const onceAMinute = (log: Log): ((error: Error) => void) => {
  const said = new Map<string, number>()
  return (error) => {
    const complaint = error.message.split(' (Queue:')[0] ?? ''
    const now = Date.now()
    if (now - (said.get(complaint) ?? 0) < 60_000) return
    said.set(complaint, now)
    log(error, 'the queue of planned jobs complains')
  }
}

/** A running scheduler: `stop` waits a few seconds for what is at work, which begins nothing new and lets go of the rest. */
export type Schedule = { readonly stop: () => Promise<void> }

/**
 * Starts the planned jobs of this process. Any number of processes may do so: pg-boss hands a job to one of them, and job_run lets one
 * run a slot (decision 019). What was missed while no server ran is run now, as far as it is still of use.
 */
export const startSchedule = async (
  house: House,
  log: Log,
  work: Readonly<Record<Job, Work>> = workOf(house, log),
): Promise<Schedule> => {
  const boss = new PgBoss({
    db: house.queue,
    schema: queueSchema,
    backend: house.kind === 'embedded' ? 'pglite' : 'postgres',
    // laid down by the owner at start (server/db/queue.ts); this login may change no schema
    migrate: false,
    createSchema: false,
    reindex: false,
    monitorVacuum: false,
    persistWarnings: false,
  })
  boss.on('error', onceAMinute(log))
  await boss.start()
  let stopping = false
  for (const job of jobs) {
    // a job whose process died is handed to another when its time is out
    await boss.createQueue(job, { retryLimit: 2, expireInSeconds: patience, deleteAfterSeconds: 86_400 })
    await boss.work(job, { includeMetadata: true, pollingIntervalSeconds: 5 }, async (due) => {
      for (const { createdOn } of due) await runSlot(house, job, createdOn, work[job], log, () => stopping)
    })
    await boss.schedule(job, cronOf(plans[job]), {}, { tz: danishTime })
    await boss.send(job, {})
  }
  return {
    stop: () => {
      stopping = true
      return boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}
