/** From what the weeks are counted: the first door decision, or the start of the first placement. */
export const origins = ['door', 'start'] as const
export type Origin = (typeof origins)[number]

/** How people are divided; 'override' is whether the door decided was the one proposed. */
export const dividedBy = ['all', 'door', 'archetype', 'site_kind', 'offer', 'override'] as const
export type DividedBy = (typeof dividedBy)[number]

/**
 * From the door decision nobody is divided by site or offer: those come later, and whoever has come so far has waited already (immortal
 * time). A supplier is told nothing of doors as decided, archetypes or proposals beyond the door of the placement.
 */
export const divisionsOf = (scope: 'municipality' | 'supplier', origin: Origin): readonly DividedBy[] =>
  scope === 'supplier'
    ? origin === 'start'
      ? ['all', 'door', 'site_kind', 'offer']
      : []
    : origin === 'door'
      ? ['all', 'door', 'archetype', 'override']
      : dividedBy
/** A supplier is told from the start of a placement on. */
export const originsOf = (scope: 'municipality' | 'supplier'): readonly Origin[] => (scope === 'supplier' ? ['start'] : origins)

/** Whoever is counted has been followed so many weeks; what is said of the 52nd week is about those followed so long. */
export const followedWeeks = 26
export const longWeeks = 52
export const statusWeeks = [4, 13, 26, 52] as const
/** 'other' is subsidised or none, where the two apart would be too few. */
export const statusColumns = ['ordinary', 'subsidised', 'none', 'other', 'unknown'] as const
/** Paid weekly hours of all jobs together, subsidised ones too; '1-19' and '20+' where the bands apart would be too few. */
export const hourColumns = ['0', '1-9', '10-19', '20-29', '30+', '1-19', '20+'] as const
/** An ordinary job, in the measure of that name: so many hours a week of ordinary work, in one job or several. One hour is a paid hour. */
export const jobHours = 10
/** How the first placement goes on or ended. */
export const endingColumns = ['running', 'work', 'as_planned', 'circumstances', 'other'] as const

/** Which endings a column holds (shared/placements/endings). */
export const endingsIn = {
  work: ['hired', 'other_job', 'education'],
  as_planned: ['period_ended', 'moved'],
  circumstances: ['sickness', 'childcare', 'transport', 'language', 'pace'],
  other: ['conflict', 'own_wish', 'site_closed', 'other'],
} as const

/** What management is told of how well the figures are founded. */
export const qualityParts = {
  logging: ['inTime', 'late', 'missing'],
  checks: ['answered', 'unknown', 'notAsked'],
  measurements: ['inTime', 'late', 'missing'],
  answers: ['inTime', 'late'],
} as const
export type QualityKey = keyof typeof qualityParts

/** Which quality touches which figure. */
export const touchedBy = {
  paid: ['checks'],
  job: ['checks'],
  retention: ['checks'],
  ladder: ['checks'],
  endings: [],
  hits: ['checks'],
  attendance: ['logging'],
} as const satisfies Readonly<Record<string, readonly QualityKey[]>>
