/** A step of the ramp: from this week on (1 is the week of the first day) these hours on Monday to Sunday, and this pace. */
export type RampStep = {
  readonly fromWeek: number
  readonly weekdayHours: readonly number[]
  /** Per cent of the planned norm; null while pace is not measured. */
  readonly pace: { readonly from: number; readonly to: number } | null
}
