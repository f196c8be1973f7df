/** How many went from each state (row) to each (column), in the order of `states`; shares of each row, null for a row nobody began in. */
export type Transitions = {
  readonly counts: readonly (readonly number[])[]
  readonly fromTotals: readonly number[]
  readonly toTotals: readonly number[]
  readonly shares: readonly (readonly number[] | null)[]
}

/**
 * Counts pairs of first and last state into a transition matrix, its row shares being the estimate of T. W. Anderson and L. A. Goodman (Ann. Math. Statist. 28, 1957).
 * RangeError for a state that is not among `states`, or is twice.
 */
export const transitionsOf = <S>(pairs: readonly (readonly [from: S, to: S])[], states: readonly S[]): Transitions => {
  if (new Set(states).size !== states.length) throw new RangeError('a state is named twice')
  const place = new Map(states.map((state, i) => [state, i]))
  const counts = states.map(() => states.map(() => 0))
  for (const pair of pairs) {
    const [from, to] = pair.map((state) => place.get(state))
    const row = from === undefined ? undefined : counts[from]
    if (!row || to === undefined) throw new RangeError(`no such state in ${pair.join(' → ')}`)
    row[to] = (row[to] ?? 0) + 1
  }
  const fromTotals = counts.map((row) => row.reduce((sum, n) => sum + n, 0))
  return {
    counts,
    fromTotals,
    toTotals: states.map((_, j) => counts.reduce((sum, row) => sum + (row[j] ?? 0), 0)),
    shares: counts.map((row, i) => (fromTotals[i] ? row.map((n) => n / (fromTotals[i] ?? 1)) : null)),
  }
}
