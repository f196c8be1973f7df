import { mondayOf } from '../calendar.ts'

/** How motivated one party is for this way into work, 1 least; each speaks for themselves, and the three are never added up. */
export const motivationSteps = [1, 2, 3, 4, 5] as const
export type Motivation = (typeof motivationSteps)[number]

/** A team lead is asked once in an ISO week: an answer of any day of it is the week's. */
export const isSameWeek = (one: string, other: string): boolean => mondayOf(one) === mondayOf(other)
