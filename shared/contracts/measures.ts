/** What a contract may set a target for, a calendar year at a time. Shares are whole per cent. */
export const measures = ['citizens', 'paid_hours', 'share_lasting', 'answered_in_time'] as const
export type Measure = (typeof measures)[number]

/** The largest target that can be meant; the smallest is 1. */
export const mostOf: Readonly<Record<Measure, number>> = {
  citizens: 10_000,
  paid_hours: 5_000_000,
  share_lasting: 100,
  answered_in_time: 100,
}
