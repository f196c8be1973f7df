/** The planned jobs, in the order of the administrator's page. */
export const jobs = ['digest', 'mail', 'forget-answers', 'forget-runs'] as const
export type Job = (typeof jobs)[number]

/** When a job runs. A daily one has a time of day (hh:mm, never between two and three, which one night a year has not and another twice) in Danish time. */
export type Plan =
  | { readonly every: 'minute' }
  | { readonly every: 'hour'; readonly minute: number }
  | { readonly every: 'day'; readonly at: string; readonly workingDaysOnly: boolean; readonly lateUntil: string }

export const plans = {
  /** A digest that was missed, because no server ran, is still of use until noon. */
  digest: { every: 'day', at: '06:30', workingDaysOnly: true, lateUntil: '12:00' },
  mail: { every: 'minute' },
  'forget-answers': { every: 'hour', minute: 17 },
  'forget-runs': { every: 'day', at: '03:40', workingDaysOnly: false, lateUntil: '23:59' },
} as const satisfies Record<Job, Plan>

/** What can be said to have gone wrong, in a run or with a mail; `mail-refused` is followed by the mail server's answer. */
export const errorCodes = [
  'perhaps-sent',
  'too-old',
  'nobody',
  'mail-server-unreachable',
  'mail-server-refused',
  'mail-refused',
  'not-written',
  'some-mail-failed',
  'out-of-time',
  'unexpected',
] as const

/** After so long a run that nobody ended belongs to a process that died, and the next one takes it up; seconds. */
export const patience = 600

/** Waits between the tries of a mail that could not be sent, in minutes; after the last it is given up. */
export const mailWaits = [1, 5, 15, 60, 240] as const
