import type { ConcernView } from '../../shared/concerns/concerns.schema.ts'
import type { Outcome } from '../../shared/concerns/topics.ts'
import { scaledHours } from '../../shared/placements/defaults.rules.ts'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'

/**
 * The weekly hours of a proposal that got a plain yes, on the days of the wording. Null where it named none, was adjusted, or lies the
 * other way from what is written: then only a person knows what was meant.
 */
export const hoursWished = (
  {
    topic,
    hoursAWeek,
    answer,
  }: Pick<ConcernView, 'topic' | 'hoursAWeek'> & { readonly answer: { readonly outcome: Outcome } | null },
  week: readonly number[],
): readonly number[] | null => {
  const written = weeklyHoursOf(week)
  const fits = hoursAWeek !== null && (topic === 'more_hours' ? hoursAWeek > written : hoursAWeek < written)
  return fits && answer?.outcome === 'accepted' ? scaledHours(week, hoursAWeek) : null
}
