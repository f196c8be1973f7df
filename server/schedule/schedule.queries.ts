import { type Job, patience } from '../../shared/schedule/jobs.ts'
import type { Run } from '../../shared/schedule/schedule.api.ts'
import type { ReadTx } from '../db/db.ts'

type Row = {
  readonly job: Job
  readonly slot: Date
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly cutOff: boolean
  readonly ok: boolean | null
  readonly done: Record<string, number>
  readonly error: string | null
}

const runOf = ({ slot, startedAt, endedAt, cutOff, ok, done, error }: Row): Run => ({
  slot: slot.toISOString(),
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  cutOff,
  ok,
  done,
  error,
})

/** Each job's latest run, when it last went well, and its latest five failures of the last 30 days; by the database's clock. */
export const runsOf = async (tx: ReadTx) => {
  const latest = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (job) job, slot, started_at AS "startedAt", ended_at AS "endedAt", ok, done, error,
      ended_at IS NULL AND started_at < now() - make_interval(secs => ${patience}) AS "cutOff"
    FROM job_run ORDER BY job, slot DESC`
  const well = await tx.$queryRaw<{ job: Job; at: Date }[]>`SELECT job, max(ended_at) AS at FROM job_run WHERE ok GROUP BY job`
  const failed = await tx.$queryRaw<Row[]>`
    SELECT job, slot, started_at AS "startedAt", ended_at AS "endedAt", ok, done, error, ended_at IS NULL AS "cutOff"
    FROM (SELECT *, row_number() OVER (PARTITION BY job ORDER BY slot DESC) AS n FROM job_run
      WHERE (NOT ok OR (ended_at IS NULL AND started_at < now() - make_interval(secs => ${patience}))) AND started_at > now() - interval '30 days') r
    WHERE n <= 5 ORDER BY slot DESC`
  return (job: Job) => {
    const last = latest.find((row) => row.job === job)
    return {
      last: last ? runOf(last) : null,
      lastOk: well.find((row) => row.job === job)?.at.toISOString() ?? null,
      failures: failed.filter((row) => row.job === job).map(runOf),
    }
  }
}

type MailState = { readonly waiting: number; readonly oldestWaiting: Date | null; readonly failed: number }
type MailFailure = {
  readonly to: string
  readonly kind: 'digest' | 'concern'
  readonly queuedAt: Date
  readonly tries: number
  readonly givenUp: boolean
  readonly error: string
}

/** What waits and what did not get away, for people of the administrator's own organisation. */
export const mailOf = async (tx: ReadTx) => {
  const [state] = await tx.$queryRaw<MailState[]>`SELECT waiting, oldest_waiting AS "oldestWaiting", failed FROM mail_state()`
  const failures = await tx.$queryRaw<MailFailure[]>`
    SELECT name AS to, kind, queued_at AS "queuedAt", attempts AS tries, given_up_at IS NOT NULL AS "givenUp", error FROM mail_failures()`
  return {
    waiting: state?.waiting ?? 0,
    oldestWaiting: state?.oldestWaiting?.toISOString() ?? null,
    failed: state?.failed ?? 0,
    failures: failures.map(({ queuedAt, ...failure }) => ({ ...failure, queuedAt: queuedAt.toISOString() })),
  }
}
