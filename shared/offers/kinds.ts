/** Offer types: virksomhedspraktik, nytteindsats, løntilskud, ordinære timer (also småjob). */
export const offers = ['internship', 'useful_work', 'wage_subsidy', 'ordinary_hours'] as const
export type Offer = (typeof offers)[number]

/** How sure we are of a rule: verified in its text, only in an old text, contradicted, or not looked up (domain.md § 0). */
export const certainties = ['verified', 'old', 'conflicting', 'unknown'] as const
export type Certainty = (typeof certainties)[number]
