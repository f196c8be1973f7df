import { addDays, addMonths } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { type Period, statusAt } from './employment.rules.ts'
import type { LastingTerms } from './lasting.rules.ts'

/** Months after a placement at which jobindsats.dk asks where people stand (domain.md 4.1). */
export const afterMonths = [1, 3, 6, 12] as const
export type AfterMonths = (typeof afterMonths)[number]

/** Lønmodtagerbeskæftigelse, uddannelse, forsørgelsesydelse, selvforsørgelse; "unknown" is an answer too. */
export const standings = ['employed', 'education', 'benefit', 'self_supporting', 'unknown'] as const
export type Standing = (typeof standings)[number]

/** A placement that has begun, as far as its end goes. */
export type Course = { readonly startedOn: string; readonly endedOn: string | null }

/** The day a status is about. */
export const statusDueOn = (endedOn: string, months: AfterMonths): string => addMonths(endedOn, months)

/** The first day of a placement that carries the course on: it begins before a whole month is over (jobindsats: a break is one calendar month). */
const carriedOnBy = ({ endedOn }: Course, others: readonly Course[]): string | null => {
  if (endedOn === null) return null
  const month = addMonths(endedOn, 1)
  const next = others.map(({ startedOn }) => startedOn).filter((day) => day > endedOn && day < month)
  return next.toSorted((a, b) => (a < b ? -1 : 1))[0] ?? null
}

/** Whether it can be said where somebody stood. `others` are the citizen's other placements that have begun. */
export const whyNotStatus = (course: Course, others: readonly Course[], months: AfterMonths, today: string): Refusal | null => {
  if (course.endedOn === null || course.endedOn > today) return { code: 'placement-not-over' }
  const next = carriedOnBy(course, others)
  if (next !== null) return { code: 'course-goes-on', facts: { startedOn: next } }
  const dueOn = statusDueOn(course.endedOn, months)
  return dueOn > today ? { code: 'status-not-due', facts: { dueOn } } : null
}

/** So many days after its day a status is asked for; after that nobody remembers the day, and it stays unknown until somebody notes it. */
export const statusAskedFor = 28

/**
 * What the jobs alone say of a day: employed where one is ordinary. A subsidised job or a flexi-job is a benefit in jobindsats' words
 * (domain.md 4.1), and nothing known is unknown.
 */
export const standingFromJobs = (
  spells: readonly Period[],
  terms: Pick<LastingTerms, 'bridgedWeeks'>,
  day: string,
): 'employed' | 'benefit' | 'unknown' => {
  const known = statusAt(spells, [], terms, day)
  return known === 'ordinary' ? 'employed' : known === 'subsidised' ? 'benefit' : 'unknown'
}

/** The oldest status to be found out: its day has come not long ago, nobody has noted it, and no job tells it. Null: none. */
export const statusWanted = (
  course: Course,
  others: readonly Course[],
  noted: readonly number[],
  fromJobs: (day: string) => 'employed' | 'benefit' | 'unknown',
  today: string,
): { readonly months: AfterMonths; readonly on: string } | null => {
  const { endedOn } = course
  if (endedOn === null) return null
  const months = afterMonths.find(
    (one) =>
      !noted.includes(one) &&
      whyNotStatus(course, others, one, today) === null &&
      statusDueOn(endedOn, one) >= addDays(today, -statusAskedFor) &&
      fromJobs(statusDueOn(endedOn, one)) === 'unknown',
  )
  return months === undefined ? null : { months, on: statusDueOn(endedOn, months) }
}

/** Whether a noted status and the jobs tell different things of the same day; neither is corrected by the other. */
export const standingsDisagree = (noted: Standing | null, fromJobs: Standing): boolean =>
  noted !== null && noted !== 'unknown' && fromJobs !== 'unknown' && noted !== fromJobs
