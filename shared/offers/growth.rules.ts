import { addMonths } from '../calendar.ts'

/** Ordinary full-time equivalents of a company in a month, 'YYYY-MM' or its first day. */
type MonthlyPosts = { readonly month: string; readonly fte: number }

export type NetGrowth = {
  /** The last whole month before the day, and the mean of the last months, that one among them; hundredths. */
  readonly last: number
  readonly mean: number
  readonly grows: boolean
}

/** The whole months before a day, newest first, as 'YYYY-MM'. */
export const monthsBefore = (day: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addMonths(`${day.slice(0, 7)}-01`, -1 - index).slice(0, 7))

/**
 * Merbeskæftigelse: the last whole month against the mean of the last twelve, that month among them (VIRK: "sidste måned" and "de
 * seneste 12 måneder"). Answers the months that are missing where it cannot be worked out.
 */
export const netGrowthOn = (posts: readonly MonthlyPosts[], day: string, months: number): NetGrowth | readonly string[] => {
  const byMonth = new Map(posts.map(({ month, fte }) => [month.slice(0, 7), fte]))
  const asked = monthsBefore(day, months)
  const missing = asked.filter((month) => !byMonth.has(month))
  // whole hundredths, so that equal posts never differ by a binary fraction
  const hundreds = asked.map((month) => Math.round((byMonth.get(month) ?? 0) * 100))
  const [last] = hundreds
  if (missing.length > 0 || last === undefined) return missing
  const sum = hundreds.reduce((all, one) => all + one, 0)
  return { last: last / 100, mean: Math.round(sum / hundreds.length) / 100, grows: last * hundreds.length >= sum }
}

export const isGrowth = (judged: NetGrowth | readonly string[]): judged is NetGrowth => 'grows' in judged
