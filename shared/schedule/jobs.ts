/** The planned jobs, in the order of the administrator's page. */
export const jobs = ['digest', 'mail', 'forget-answers', 'forget-runs'] as const
export type Job = (typeof jobs)[number]

/** When each runs, as cron in Danish time. */
export const plannedAt = {
  /** Working days; on a public holiday it runs and finds nothing to do. */
  digest: '30 6 * * 1-5',
  mail: '* * * * *',
  'forget-answers': '17 * * * *',
  'forget-runs': '40 3 * * *',
} as const satisfies Record<Job, string>
