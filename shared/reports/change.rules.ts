import { differenceOfShares, wilson } from '../statistics/intervals.ts'
import { fewest } from './quality.rules.ts'
import type { Cell } from './reports.schema.ts'

/**
 * Of how many it is known, of how many it is not, out of how many. Where all is known, `unknown` is 0; where any of them is hidden,
 * nothing is said.
 */
export type Counted = { readonly part: Cell; readonly unknown?: Cell; readonly whole: Cell }
type Known = { readonly least: number; readonly most: number; readonly n: number }

const knownOf = ({ part, unknown = { n: 0 }, whole }: Counted): Known | null =>
  'n' in part && 'n' in unknown && 'n' in whole && whole.n > 0 ? { least: part.n, most: part.n + unknown.n, n: whole.n } : null

/** A share from 0 to 1 with its two doubts: `least` and `most` by what is not known, `from` and `to` by chance as well (95 per cent). */
export type DoubtfulShare = { readonly least: number; readonly most: number; readonly from: number; readonly to: number }

/** The share, at least as if it were so of nobody unknown and at most as if of all, each end with its own Wilson interval. Null when hidden or of nobody. */
export const doubtfulShare = (counted: Counted): DoubtfulShare | null => {
  const known = knownOf(counted)
  if (known === null) return null
  const { least, most, n } = known
  return { least: least / n, most: most / n, from: wilson(least, n).least, to: wilson(most, n).most }
}

/** What became of a share since the year before. 'too-few': a year has fewer than twenty people (decision 009). */
export type Change =
  | { readonly says: 'hidden' }
  | { readonly says: 'too-few' }
  | (DoubtfulShare & { readonly says: 'unclear' | 'more' | 'less' })

/**
 * The share less that of the year before (−1 to 1), from published counts alone: `least` and `most` by what is not known in either year,
 * `from` and `to` by Newcombe's interval of 95 per cent beyond them. It is more, or less, where that leaves no room for nothing.
 */
export const changeOf = (now: Counted, before: Counted): Change => {
  const [a, b] = [knownOf(now), knownOf(before)]
  if (!a || !b) return { says: 'hidden' }
  if (a.n < fewest || b.n < fewest) return { says: 'too-few' }
  const low = differenceOfShares({ part: a.least, n: a.n }, { part: b.most, n: b.n })
  const high = differenceOfShares({ part: a.most, n: a.n }, { part: b.least, n: b.n })
  const says = low.least > 0 ? 'more' : high.most < 0 ? 'less' : 'unclear'
  return { says, least: low.difference, most: high.difference, from: low.least, to: high.most }
}
