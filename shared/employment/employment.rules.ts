import { addDays, addWeeks } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { type LastingTerms, stretchesOf } from './lasting.rules.ts'

/** The most characters an employer's name can have. */
export const longestEmployer = 120

/** Ordinær ansættelse, løntilskud, fleksjob. The last two are subsidised and never count towards lasting employment. */
export const spellKinds = ['ordinary', 'wage_subsidy', 'flexi_job'] as const
export type SpellKind = (typeof spellKinds)[number]

/** Who told of it. */
export const sources = ['caseworker', 'citizen', 'supplier'] as const
export type Source = (typeof sources)[number]

/** Weeks after a placement began at which somebody finds out how it went on. */
export const checkWeeks = [4, 13, 26, 52] as const
export type CheckWeeks = (typeof checkWeeks)[number]

/** "unknown" is an answer too, and stays one: nobody turns it into "none". */
export const checkAnswers = ['ordinary', 'subsidised', 'none', 'unknown'] as const
export type CheckAnswer = (typeof checkAnswers)[number]

export const hourBands = ['1-9', '10-19', '20-29', '30+'] as const
export type HourBand = (typeof hourBands)[number]

/** Weekly hours in the bands of domain.md 9; what lies between two bands belongs to the lower, half an hour to the lowest. */
export const bandOf = (weeklyHours: number): HourBand =>
  weeklyHours < 10 ? '1-9' : weeklyHours < 20 ? '10-19' : weeklyHours < 30 ? '20-29' : '30+'

export type Period = {
  readonly kind: SpellKind
  readonly startsOn: string
  readonly endsOn: string | null
  readonly weeklyHours: number
}
/** `bySupplier`: the supplier of the placement it came from is the employer. */
export type Job = Period & { readonly employer: string; readonly bySupplier?: boolean; readonly placementId?: string | null }

/** A job may be noted so many days before it begins. */
export const mostDaysAhead = 365

const sameEmployer = (a: string, b: string): boolean => a.localeCompare(b, 'da', { sensitivity: 'accent' }) === 0

/** Whether a job can be noted (or corrected) as it is told. `others` are the citizen's other jobs. */
export const refusalsOfSpell = (job: Job, others: readonly Job[], today: string): Refusal[] => {
  const known = others.some(
    (other) => other.startsOn === job.startsOn && other.kind === job.kind && sameEmployer(other.employer, job.employer),
  )
  const refusals: (Refusal | null)[] = [
    known ? { code: 'job-known', pointer: '/employer' } : null,
    job.weeklyHours > 0 ? null : { code: 'paid-hours-needed', pointer: '/weeklyHours' },
    job.startsOn > addDays(today, mostDaysAhead)
      ? { code: 'start-too-far-ahead', pointer: '/startsOn', facts: { days: mostDaysAhead } }
      : null,
    job.endsOn !== null && job.endsOn < job.startsOn ? { code: 'date-order', pointer: '/endsOn' } : null,
    job.bySupplier && !job.placementId ? { code: 'supplier-needs-placement', pointer: '/placementId' } : null,
  ]
  return refusals.filter((refusal) => refusal !== null)
}
export const whyNotSpell = (job: Job, others: readonly Job[], today: string): Refusal | null =>
  refusalsOfSpell(job, others, today)[0] ?? null

/** Whether it can be ended at all; one that is over is corrected instead. */
export const whyNotEndAtAll = ({ endsOn }: Pick<Period, 'endsOn'>, today: string): Refusal | null =>
  endsOn !== null && endsOn < today ? { code: 'job-over', facts: { endsOn } } : null

/** `endsOn` is the last day; notice given may end it on a day to come. */
export const whyNotEnd = (spell: Pick<Period, 'startsOn' | 'endsOn'>, endsOn: string, today: string): Refusal | null =>
  whyNotEndAtAll(spell, today) ?? (endsOn < spell.startsOn ? { code: 'date-order', pointer: '/endsOn' } : null)

/** Whether a day lies in a job, its first and last counted. */
export const covers = ({ startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>, date: string): boolean =>
  startsOn <= date && (endsOn === null || endsOn >= date)

/** A finding about one day: the check at so many weeks is about that day and no other. */
export type Finding = { readonly on: string; readonly answer: CheckAnswer }

/**
 * What is known of a day. A finding about that very day comes first, then the jobs: an ordinary one before a subsidised, and a day in a
 * bridged gap between two ordinary jobs is ordinary (domain.md 9), by the terms of that day. No job and no finding is unknown, never none.
 */
export const statusAt = (
  spells: readonly Period[],
  findings: readonly Finding[],
  { bridgedWeeks }: Pick<LastingTerms, 'bridgedWeeks'>,
  date: string,
): CheckAnswer => {
  const found = findings.find(({ on, answer }) => on === date && answer !== 'unknown')
  if (found) return found.answer
  const jobs = spells.filter((spell) => covers(spell, date))
  if (jobs.some(({ kind }) => kind === 'ordinary')) return 'ordinary'
  if (jobs.length > 0) return 'subsidised'
  return stretchesOf(spells, { bridgedWeeks, leastHours: 0 }).some((stretch) => covers(stretch, date)) ? 'ordinary' : 'unknown'
}

/** The day a check is about. */
export const checkDueOn = (startedOn: string, weeks: CheckWeeks): string => addWeeks(startedOn, weeks)

/** Whether a check can be answered: its placement has begun and its day has come. */
export const whyNotCheck = (startedOn: string | null, weeks: CheckWeeks, today: string): Refusal | null => {
  if (startedOn === null || startedOn > today) return { code: 'placement-not-begun' }
  const dueOn = checkDueOn(startedOn, weeks)
  return dueOn > today ? { code: 'check-not-due', facts: { dueOn } } : null
}

export type CheckState = 'ahead' | 'due' | 'answered'

/** ahead: its day has not come. due: it has, and nobody has answered. "unknown" is answered. */
export const checkStateOf = (
  check: { readonly dueOn: string; readonly answer: CheckAnswer | null },
  today: string,
): CheckState => (check.answer !== null ? 'answered' : check.dueOn <= today ? 'due' : 'ahead')

/** Whether an answer and the jobs tell different things of the same day; neither is corrected by the other. */
export const disagree = (answer: CheckAnswer | null, fromJobs: CheckAnswer | null): boolean =>
  answer !== null && fromJobs !== null && answer !== 'unknown' && fromJobs !== 'unknown' && answer !== fromJobs
