/** What a team lead can say about a placement: something that worries, or something to change. */
export const concernKinds = ['concern', 'proposal'] as const
export type ConcernKind = (typeof concernKinds)[number]

export const topicsOf = {
  concern: ['attendance', 'wellbeing', 'skills', 'safety', 'cooperation', 'other'],
  proposal: ['more_hours', 'fewer_hours', 'other_tasks', 'other_site', 'next_door', 'hire'],
} as const satisfies Record<ConcernKind, readonly string[]>
export const topics = [...topicsOf.concern, ...topicsOf.proposal] as const
export type Topic = (typeof topics)[number]

/** How soon: either way it is answered within one working day; what cannot wait is also mailed and stands first. */
export const urgencies = ['at_once', 'one_day'] as const
export type Urgency = (typeof urgencies)[number]

export const outcomes = ['accepted', 'adjusted', 'declined'] as const
export type Outcome = (typeof outcomes)[number]

export const concernStates = ['open', 'answered', 'replaced', 'withdrawn'] as const
export type ConcernState = (typeof concernStates)[number]

export const audiences = ['shared', 'internal'] as const
export type Audience = (typeof audiences)[number]

/** Where the agreement goes on when a proposal is accepted; null: the answer is all there is to it. */
export const followUps = ['change-hours', 'change-tasks', 'move', 'assess', 'job'] as const
export type FollowUp = (typeof followUps)[number]

export const limits = { text: 2000, answer: 2000, message: 2000 } as const
