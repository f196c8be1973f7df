/** Who stands behind an agreement. A version names those whose approval it takes. */
export const parties = ['municipality', 'team_lead', 'employee_rep', 'citizen'] as const
export type Party = (typeof parties)[number]

/** Who can answer by a one-time link: those without an account. */
export const linkParties = ['employee_rep', 'citizen'] as const satisfies readonly Party[]
export type LinkParty = (typeof linkParties)[number]

/** What a version changes, the weightiest first; `first` until something has been agreed. */
export const versionKinds = ['first', 'site', 'offer', 'extend', 'hours', 'shorten', 'ramp', 'support'] as const
export type VersionKind = (typeof versionKinds)[number]

export const answers = ['approved', 'declined'] as const
export type Answer = (typeof answers)[number]

/** How an answer was given. `recorded`: said elsewhere, written down by the caseworker with name and day. */
export const means = ['signed_in', 'on_screen', 'by_link', 'recorded', 'on_behalf'] as const
export type Means = (typeof means)[number]

export const versionStates = ['draft', 'awaiting', 'agreed', 'declined', 'expired', 'withdrawn'] as const
export type VersionState = (typeof versionStates)[number]

/** What became of a one-time link. `changed`: the agreement has a newer version, or this one was taken back. */
export const linkStates = ['open', 'used', 'answered', 'declined', 'changed', 'withdrawn', 'revoked', 'expired'] as const

export const dutyParties = ['jobcenter', 'supplier', 'citizen', 'union_rep'] as const
export type DutyParty = (typeof dutyParties)[number]

/** Weeks after which a draft or an unanswered version that nobody touched is over. */
export const untouchedWeeks = 12
/** Days that a one-time link can be used. */
export const linkDays = 14
/** A reason says something from so many characters on. */
export const shortestReason = 10
