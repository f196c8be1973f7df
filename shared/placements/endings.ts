export type Ending = 'good' | 'neutral' | 'bad'

/**
 * Why a placement ended, and how reports count it. good: it led to work or education. neutral: it ran as agreed, or nothing can be
 * said. bad: it broke off for a cause that somebody could have worked on.
 */
export const endings = {
  hired: 'good',
  other_job: 'good',
  education: 'good',
  period_ended: 'neutral',
  moved: 'neutral',
  sickness: 'bad',
  childcare: 'bad',
  transport: 'bad',
  language: 'bad',
  pace: 'bad',
  conflict: 'bad',
  own_wish: 'bad',
  site_closed: 'bad',
  other: 'neutral',
} as const satisfies Record<string, Ending>

export type EndReason = keyof typeof endings
export const endReasons = [
  'hired',
  'other_job',
  'education',
  'period_ended',
  'moved',
  'sickness',
  'childcare',
  'transport',
  'language',
  'pace',
  'conflict',
  'own_wish',
  'site_closed',
  'other',
] as const satisfies readonly EndReason[]

/** "Other" says nothing by itself. */
export const needsNote = (reason: EndReason): boolean => reason === 'other'

/** Reasons that a person may choose; who moved goes on at another site, and the start there says so. */
export const chosenEndReasons = endReasons.filter((reason) => reason !== 'moved')

/** draft: not sent. awaiting: sent, not all have answered. expired: neither touched for twelve weeks. */
export const placementStates = [
  'draft',
  'awaiting',
  'declined',
  'agreed',
  'expired',
  'upcoming',
  'running',
  'ended',
  'withdrawn',
] as const
export type PlacementState = (typeof placementStates)[number]

/** The most that a placement's texts and lists can hold. */
export const limits = {
  task: 120,
  tasks: 20,
  buddy: 120,
  support: 1000,
  endNote: 500,
  goal: 1000,
  purpose: 1000,
  need: 1000,
  reason: 500,
  name: 120,
  vitasNumber: 40,
  duty: 300,
  duties: 60,
  mentorHours: 37,
} as const
