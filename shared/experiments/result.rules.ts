import type { Fives } from '../contracts/fives.ts'
import { differenceOfMeans, differenceOfShares } from '../statistics/intervals.ts'
import { type Outcome, scaleOf } from './keys.ts'

/** People, of them with the outcome, and how many nobody knows of; these count as without. */
export type ShareArm = { readonly n: number; readonly part: number; readonly unknown: Fives | null }
export type MeanArm = { readonly n: number; readonly mean: number; readonly variance: number }

type Two<T> = { readonly takingPart: T; readonly comparison: T }
export type Arms =
  | { readonly kind: 'share'; readonly arms: Two<ShareArm> }
  | { readonly kind: 'mean'; readonly arms: Two<MeanArm> }

/** Whoever takes part less who does not, with its 95 per cent interval, in percentage points or hours. */
export type Difference = { readonly difference: number; readonly least: number; readonly most: number }

/** People in a group below which nothing is said of a difference. */
export const fewestInArm = 10

export type Verdict =
  /** Fewer than ten in a group, no spread to reckon with, or an interval with room for a gain and a loss that both would matter. */
  | { readonly says: 'too-few'; readonly why: 'people' | 'spread' | 'wide'; readonly difference: Difference | null }
  | {
      /** 'chance': the interval holds 0. */
      readonly says: 'better' | 'worse' | 'chance'
      readonly difference: Difference
      /** Whether it is as large as the least difference that matters. */
      readonly matters: 'yes' | 'no' | 'unclear'
      /** What nobody knows could make it chance after all. */
      readonly unknownMatters: boolean
    }

const inPoints = ({ difference, least, most }: Difference): Difference => ({
  difference: difference * 100,
  least: least * 100,
  most: most * 100,
})

/** Newcombe's interval for shares, Welch's for means (docs/decisions/024); null where the numbers do not vary. */
export const differenceOf = (result: Arms): Difference | null => {
  if (result.kind === 'share') return inPoints(differenceOfShares(result.arms.takingPart, result.arms.comparison))
  const found = differenceOfMeans(result.arms.takingPart, result.arms.comparison)
  return found && { difference: found.difference, least: found.least, most: found.most }
}

const holdsZero = ({ least, most }: Difference): boolean => least <= 0 && most >= 0

/** The same if all that nobody knows spoke against what is seen. */
const atWorst = ({ takingPart, comparison }: Two<ShareArm>, better: boolean): Difference => {
  const filled = ({ n, part, unknown }: ShareArm) => ({ n, part: Math.min(n, part + (unknown?.most ?? 0)) })
  return better ? differenceOfShares(takingPart, filled(comparison)) : differenceOfShares(filled(takingPart), comparison)
}

/** What can be said. `least` is the smallest difference that matters, chosen before the start, in the outcome's unit. */
export const verdictOf = (result: Arms, least: number): Verdict => {
  const { takingPart, comparison } = result.arms
  const difference = differenceOf(result)
  if (takingPart.n < fewestInArm || comparison.n < fewestInArm) return { says: 'too-few', why: 'people', difference: null }
  if (!difference) return { says: 'too-few', why: 'spread', difference: null }
  const chance = holdsZero(difference)
  if (chance && difference.least <= -least && difference.most >= least) return { says: 'too-few', why: 'wide', difference }
  const better = difference.difference > 0
  const [near, far] = better
    ? [Math.max(0, difference.least), difference.most]
    : [Math.max(0, -difference.most), -difference.least]
  const widest = chance ? Math.max(difference.most, -difference.least) : far
  return {
    says: chance ? 'chance' : better ? 'better' : 'worse',
    difference,
    matters: near >= least ? 'yes' : widest < least ? 'no' : 'unclear',
    unknownMatters: !chance && result.kind === 'share' && holdsZero(atWorst(result.arms, better)),
  }
}

/** What stands for a group: its share in per cent, or its mean. */
export const armValue = (result: Arms, arm: keyof Two<unknown>): number =>
  result.kind === 'share' ? (100 * result.arms[arm].part) / result.arms[arm].n : result.arms[arm].mean

/** The scale of a picture of the difference: as far to both sides as anything on it lies. */
export const reachOf = ({ least, most }: Difference, smallest: number, outcome: Outcome): number => {
  const far = Math.max(Math.abs(least), Math.abs(most), smallest) * 1.1
  const step = scaleOf[outcome].unit === 'hours' ? 5 : 10
  return Math.ceil(far / step) * step
}
