/** What a municipality and its supplier try out; the vocabulary of the tender of 2016 (domain.md 1). */
export const experimentKinds = ['method', 'technology', 'competence', 'management', 'organisation'] as const
export type ExperimentKind = (typeof experimentKinds)[number]

/** Who takes part: chosen placements, sites for a time, periods at every site, or people somewhere else whose outcomes come in a file. */
export const units = ['placements', 'sites', 'periods', 'elsewhere'] as const
export type Unit = (typeof units)[number]

/** What can be measured; more is better in all of them. */
export const outcomes = ['attendance_13', 'paid_13', 'job_26', 'hours_13', 'answered_13'] as const
export type Outcome = (typeof outcomes)[number]

export const arms = ['taking_part', 'comparison'] as const
export type Arm = (typeof arms)[number]

export const states = ['planned', 'running', 'stopped', 'concluded'] as const
export type State = (typeof states)[number]

type Scale = {
  /** A share counts people; a mean is of one number each. */
  readonly of: 'share' | 'mean'
  readonly unit: 'points' | 'hours'
  /** The largest value one person can have. */
  readonly most: number
  /** How long each is followed, from the start of the placement. */
  readonly weeks: number
}
export const scaleOf: Readonly<Record<Outcome, Scale>> = {
  attendance_13: { of: 'mean', unit: 'points', most: 100, weeks: 13 },
  paid_13: { of: 'share', unit: 'points', most: 1, weeks: 13 },
  job_26: { of: 'share', unit: 'points', most: 1, weeks: 26 },
  hours_13: { of: 'mean', unit: 'hours', most: 37, weeks: 13 },
  answered_13: { of: 'share', unit: 'points', most: 1, weeks: 13 },
}

/** What is compared beside the outcome, so that one can see whether the two groups resemble one another. Never age or sex. */
export const dimensions = ['door', 'offer', 'site_kind', 'language', 'hours'] as const
export type Dimension = (typeof dimensions)[number]
export const languageNeeds = ['some', 'none', 'unknown'] as const
export const hourBands = ['1-9', '10-19', '20-29', '30+'] as const

export const experimentLimits = {
  title: 160,
  hypothesis: 1000,
  conclusion: 4000,
  reason: 300,
  parts: 40,
  /** Weeks from the start to the planned end, at least; and in a plan of periods, weeks without. */
  weeks: 4,
  years: 3,
  /** Days after its start in which a placement can still join. */
  joinDays: 14,
  /** Weeks in which what is asked at the end of the time is written down. */
  graceWeeks: 2,
  reasonLeast: 10,
  conclusionLeast: 20,
  /** Lines of a file of outcomes. */
  rows: 10_000,
} as const

/** The largest file of outcomes, in bytes; as JSON in base64 it is a third larger. */
export const largestOutcomeFile = 1024 * 1024
