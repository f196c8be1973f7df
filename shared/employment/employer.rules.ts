import { addDays, daysBetween } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { covers, type Period } from './employment.rules.ts'

/** Days from the day of a check in which the supplier is asked alone; after that the caseworker is asked as well. */
export const supplierAnswersWithin = 7
/** Days in which a supplier corrects what it has said. The database holds the same. */
export const reportCorrectable = 14

/** `askedThrough`: the placement through which its supplier is asked; null where another is the employer, or the supplier has said that it is over. */
export type AskedSpell = Pick<Period, 'startsOn' | 'endsOn'> & { readonly askedThrough: string | null }

/** Who is asked first how it goes at a check: the supplier of those it employs, the caseworker of all others (domain.md 9). */
export const askedAt = (spells: readonly AskedSpell[], placementId: string, dueOn: string): 'supplier' | 'caseworker' =>
  spells.some((spell) => spell.askedThrough === placementId && covers(spell, dueOn)) ? 'supplier' : 'caseworker'

/** The day from which a check is the caseworker's to answer; `case_states` says the same. */
export const caseworkersFrom = (spells: readonly AskedSpell[], placementId: string, dueOn: string): string =>
  askedAt(spells, placementId, dueOn) === 'supplier' ? addDays(dueOn, supplierAnswersWithin) : dueOn

/** What the supplier has said already, when it was asked this time. */
export type Report = { readonly stillThere: boolean; readonly lastDay: string | null; readonly reportedOn: string }
export type ReportGiven = {
  readonly stillThere: boolean
  readonly weeklyHours: number | null
  readonly lastDay: string | null
}

/**
 * Whether a supplier's "no longer here" waits for the caseworker to end the job by it, or to set it aside: nobody has ended the job, or it
 * was to end later.
 */
export const waitsForEnd = (
  said: (Pick<Report, 'stillThere' | 'lastDay'> & { readonly setAside?: boolean }) | null,
  { endsOn }: Pick<Period, 'endsOn'>,
  today: string,
): boolean =>
  said?.stillThere === false &&
  !said.setAside &&
  said.lastDay !== null &&
  (endsOn === null || (endsOn >= today && endsOn > said.lastDay))

/** Whether there is something to say: it is asked for now, or was said not long ago. A job that the caseworker has ended by it is over. */
export const whyNotReportAtAll = (
  { asked, said, endsOn }: { readonly asked: boolean; readonly said: Report | null; readonly endsOn: string | null },
  today: string,
): Refusal | null => {
  if (asked) return null
  if (!said) return { code: 'report-not-asked' }
  if (daysBetween(said.reportedOn, today) > reportCorrectable)
    return { code: 'report-closed', facts: { days: reportCorrectable } }
  return said.stillThere || endsOn === null || waitsForEnd(said, { endsOn }, today) ? null : { code: 'report-used' }
}

/** Whether what is said can be so: hours of who is still there, a last day of who is not. */
export const refusalsOfReport = (
  { stillThere, weeklyHours, lastDay }: ReportGiven,
  startsOn: string,
  today: string,
): Refusal[] => {
  const lacking = (pointer: string): Refusal => ({ code: 'required', pointer })
  if (stillThere) {
    if (weeklyHours === null) return [lacking('/weeklyHours')]
    return weeklyHours > 0 ? [] : [{ code: 'paid-hours-needed', pointer: '/weeklyHours' }]
  }
  if (lastDay === null) return [lacking('/lastDay')]
  if (lastDay > today) return [{ code: 'last-day-ahead', pointer: '/lastDay' }]
  return lastDay < startsOn ? [{ code: 'date-order', pointer: '/lastDay' }] : []
}
