import { countsOn } from '../../shared/offers/book.rules.ts'
import type { Rule } from '../../shared/offers/offers.schema.ts'
import type { ParameterKey } from '../../shared/offers/parameters.ts'

/** The rows of one parameter as they stand on a day. */
export type Standing = {
  readonly now: Rule | null
  /** What comes, soonest first. */
  readonly coming: readonly Rule[]
  /** What has ended or was superseded, latest first. */
  readonly history: readonly Rule[]
}

const byFrom = (one: Rule, other: Rule): number => (one.validFrom ?? '').localeCompare(other.validFrom ?? '')

/** A parameter's rows sorted into what counts, what comes and what was. */
export const standingOf = (rules: readonly Rule[], key: ParameterKey, today: string): Standing => {
  const own = rules.filter((rule) => rule.key === key)
  const live = own.filter(({ supersededAt }) => supersededAt === null)
  const isComing = ({ validFrom }: Rule): boolean => validFrom !== null && validFrom > today
  const now = live.find((rule) => countsOn(rule, today)) ?? null
  return {
    now,
    coming: live.filter(isComing).toSorted(byFrom),
    history: own
      .filter((rule) => rule !== now && (rule.supersededAt !== null || !isComing(rule)))
      .toSorted((one, other) => byFrom(other, one) || other.recordedAt.localeCompare(one.recordedAt)),
  }
}
