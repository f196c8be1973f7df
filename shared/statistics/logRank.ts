import { chiSquareUpperTail } from './distributions.ts'
import { byTime, inOrder, type Observation } from './survival.ts'

export type LogRank = {
  /** In the order of the groups: how many, events seen, and events to be expected if all groups were alike. */
  readonly groups: readonly { readonly n: number; readonly observed: number; readonly expected: number }[]
  readonly chiSquare: number
  readonly degrees: number
  readonly p: number
}

/** x of A·x = b by elimination with pivots; null where A cannot be inverted. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null => {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  const size = rows.length
  const scale = Math.max(...matrix.flat().map(Math.abs), 0)
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let column = 0; column < size; column++) {
    const candidates = Array.from({ length: size - column }, (_, i) => column + i)
    const pivot = candidates.reduce((best, row) => (Math.abs(at(row, column)) > Math.abs(at(best, column)) ? row : best))
    if (Math.abs(at(pivot, column)) <= scale * 1e-12) return null
    const [upper, lower] = [rows[pivot] ?? [], rows[column] ?? []]
    rows[column] = upper
    rows[pivot] = lower
    for (const row of rows) {
      if (row === upper) continue
      const factor = (row[column] ?? 0) / (upper[column] ?? 1)
      for (let j = column; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (upper[j] ?? 0)
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1))
}

/**
 * Whether two or more groups differ in how soon it happens: the log-rank test (N. Mantel, Cancer Chemother. Rep. 50, 1966; R. Peto and J. Peto, JRSS A 135, 1972), variance
 * by the hypergeometric; R's `survdiff`. A group in which no event could be expected takes no part in the degrees. Null where nothing can be compared: fewer than two such
 * groups, or events only at times when the outcome was given. RangeError as `kaplanMeier`.
 */
export const logRank = (groups: readonly (readonly Observation[])[]): LogRank | null => {
  const everybody = inOrder(groups.flatMap((observations, group) => observations.map((one) => ({ ...one, group }))))
  const left = groups.map(({ length }) => length)
  const observed = groups.map(() => 0)
  const expected = groups.map(() => 0)
  const variance = groups.map(() => groups.map(() => 0))
  for (const together of byTime(everybody)) {
    const atRisk = left.reduce((sum, n) => sum + n, 0)
    const events = together.filter(({ event }) => event)
    const spread = atRisk > 1 ? (events.length * (atRisk - events.length)) / (atRisk - 1) : 0
    left.forEach((n, i) => {
      const share = n / atRisk
      expected[i] = (expected[i] ?? 0) + events.length * share
      const row = variance[i] ?? []
      left.forEach((other, j) => {
        row[j] = (row[j] ?? 0) + spread * share * ((i === j ? 1 : 0) - other / atRisk)
      })
    })
    for (const { group } of events) observed[group] = (observed[group] ?? 0) + 1
    for (const { group } of together) left[group] = (left[group] ?? 0) - 1
  }
  // the differences add up to nothing, so one group is left out
  const compared = groups.map((_, i) => i).filter((i) => (expected[i] ?? 0) > 0)
  const free = compared.slice(1)
  const differences = free.map((i) => (observed[i] ?? 0) - (expected[i] ?? 0))
  const solved = solve(
    free.map((i) => free.map((j) => variance[i]?.[j] ?? 0)),
    differences,
  )
  if (free.length === 0 || !solved) return null
  const chiSquare = differences.reduce((sum, difference, i) => sum + difference * (solved[i] ?? 0), 0)
  return {
    groups: groups.map(({ length }, i) => ({ n: length, observed: observed[i] ?? 0, expected: expected[i] ?? 0 })),
    chiSquare,
    degrees: free.length,
    p: chiSquareUpperTail(Math.max(0, chiSquare), free.length),
  }
}
