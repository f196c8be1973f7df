/** What a day was, and what follows from it: was the person there, does the absence count as agreed. */
export const dayStates = {
  present: { there: true, agreed: false },
  late: { there: true, agreed: false },
  left_early: { there: true, agreed: false },
  sick: { there: false, agreed: false },
  agreed_absence: { there: false, agreed: true },
  no_show: { there: false, agreed: false },
} as const satisfies Record<string, { there: boolean; agreed: boolean }>

export type DayState = keyof typeof dayStates
/** In the order in which a team lead meets them. */
export const dayStateKeys = [
  'present',
  'sick',
  'agreed_absence',
  'no_show',
  'late',
  'left_early',
] as const satisfies readonly DayState[]

export const isThere = (state: DayState): boolean => dayStates[state].there

/** Pace in five words, 1 slowest: seen by the team lead, never measured with a watch. */
export const paceBands = [1, 2, 3, 4, 5] as const
export type PaceBand = (typeof paceBands)[number]

/** What the site did for the person that day, beyond what it does for everybody. */
export const supportKinds = ['instruction', 'buddy', 'lighter_tasks', 'extra_breaks', 'talk'] as const
export type SupportGiven = (typeof supportKinds)[number]

/** Why somebody is known beforehand not to come; never an illness. */
export const absenceKinds = ['leave', 'appointment', 'course', 'other'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

/** The most that a day's texts and lists can hold, and that one send can. Planned absence is at most 92 days (the database holds the same). */
export const limits = {
  note: 200,
  reason: 300,
  rows: 200,
  task: 120,
  tasks: 40,
  absenceNote: 200,
  absenceDays: 92,
} as const

/** What a send counts as an exception: whoever was not simply there. */
export const isException = ({ state }: { readonly state: DayState }): boolean => state !== 'present'
