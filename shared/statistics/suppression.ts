/** A count below this is not shown, zero included (decision 009). */
export const fewestShown = 5

/** The counts with their totals: one row and one column larger. RangeError for what is no table of whole numbers from 0. */
export const withTotals = (counts: readonly (readonly number[])[]): number[][] => {
  const width = counts[0]?.length ?? 0
  if (counts.some((row) => row.length !== width || row.some((n) => !Number.isInteger(n) || n < 0)))
    throw new RangeError('counts are rows of one length, of whole numbers from 0')
  const rows = counts.map((row) => [...row, row.reduce((sum, n) => sum + n, 0)])
  return [...rows, Array.from({ length: width + 1 }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0))]
}

/** Which of some numbers to hide that are published with their sum: those too small, then the smallest others until five are hidden, in two at least. */
const hideInList = (entries: readonly number[]): boolean[] => {
  const hidden = entries.map((n) => n < fewestShown)
  let count = hidden.filter(Boolean).length
  let amount = entries.reduce((sum, n) => sum + (n < fewestShown ? n : 0), 0)
  if (count === 0) return hidden
  const others = entries.map((n, at) => ({ n, at })).filter(({ n }) => n >= fewestShown)
  for (const { n, at } of others.toSorted((a, b) => a.n - b.n || a.at - b.at)) {
    if (count >= 2 && amount >= fewestShown) break
    hidden[at] = true
    count += 1
    amount += n
  }
  return hidden
}

type Place = readonly [row: number, column: number]
type Totals = { readonly counts: readonly (readonly number[])[]; readonly r: number; readonly c: number }

/** Every inner cell hidden, and the totals protected as two lists; a single line is its own total. */
const asTwoLists = ({ counts, r, c }: Totals): boolean[][] => {
  const rows = r === 1 ? [false] : hideInList(counts.slice(0, r).map((row) => row[c] ?? 0))
  const columns = c === 1 ? [false] : hideInList((counts[r] ?? []).slice(0, c))
  const line = (i: number): boolean[] =>
    r === 1 ? [...columns, rows[i] ?? false] : [...columns.map(() => (c === 1 ? (rows[i] ?? false) : true)), rows[i] ?? false]
  return [...Array.from({ length: r }, (_, i) => line(i)), [...columns, false]]
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i)

/**
 * The corners of every rectangle around which five people could be moved without changing what is shown, so that the small number at `place` has at least six possible
 * values. The first corner is the cell itself, or for a total any cell of its line. Inside the table both neighbours must be able to give five, along a margin the one
 * inner neighbour.
 */
const rectangles = ({ counts, r, c }: Totals, [row, column]: Place): Place[][] => {
  const gives = (i: number, j: number) => (counts[i]?.[j] ?? 0) >= fewestShown
  const found: Place[][] = []
  for (const i of row < r ? [row] : upTo(r)) {
    for (const j of column < c ? [column] : upTo(c)) {
      for (const i2 of row < r ? upTo(r + 1) : [r]) {
        for (const j2 of column < c ? upTo(c + 1) : [c]) {
          if (i2 === i || j2 === j || (i2 === r && j2 === c)) continue
          const ok = i2 < r && j2 < c ? gives(i, j2) && gives(i2, j) : j2 === c ? gives(i2, j) : gives(i, j2)
          if (ok)
            found.push([
              [i, j],
              [i, j2],
              [i2, j],
              [i2, j2],
            ])
        }
      }
    }
  }
  return found
}

/**
 * Which cells of a table of counts to hide, in the answer one row and one column larger for the totals, which are shown too: decision 009's complementary
 * suppression, the same as `suppress()` in the database. RangeError as `withTotals`; an empty table gives an empty one.
 */
export const suppress = (inner: readonly (readonly number[])[]): boolean[][] => {
  const [r, c] = [inner.length, inner[0]?.length ?? 0]
  const counts = withTotals(inner)
  if (r === 0 || c === 0) return []
  const table = { counts, r, c }
  const of = ([i, j]: Place): number => counts[i]?.[j] ?? 0
  if (of([r, c]) < fewestShown) return counts.map((row) => row.map(() => true))
  const lists = asTwoLists(table)
  const hidden = counts.map((row) => row.map((n) => n < fewestShown))
  const isHidden = ([i, j]: Place): boolean => hidden[i]?.[j] ?? false
  const isTotal = ([i, j]: Place): boolean => i === r || j === c
  // a total is worth more to the reader than a cell
  const cost = (corners: readonly Place[]): number =>
    corners.reduce((sum, at) => sum + (isHidden(at) ? 0 : of(at) + (isTotal(at) ? 100_000 : 1)), 0)
  // the cells first, then the totals; the smallest of each first
  const small = counts
    .flatMap((row, i) => row.map((_, j): Place => [i, j]))
    .filter((at) => of(at) < fewestShown)
    .toSorted((a, b) => Number(isTotal(a)) - Number(isTotal(b)) || of(a) - of(b))
  for (const at of small) {
    const priced = rectangles(table, at).map((corners) => ({ corners, price: cost(corners) }))
    const best = priced.reduce<(typeof priced)[number] | null>(
      (one, other) => (one && one.price <= other.price ? one : other),
      null,
    )
    if (!best) return lists
    for (const [i, j] of best.corners) {
      const row = hidden[i]
      if (row) row[j] = true
    }
  }
  const totalsLost = (table: readonly (readonly boolean[])[]): number =>
    table.reduce((sum, row, i) => sum + (i === r ? row.slice(0, c).filter(Boolean).length : Number(row[c] ?? false)), 0)
  return totalsLost(hidden) > totalsLost(lists) ? lists : hidden
}

/** A cell as it may be seen; `hidden` says nothing of how large it is. */
type Shown = { readonly n: number } | { readonly hidden: true }

/** The table with its totals as it may be shown: what `suppress` hides is no number any more. RangeError as `withTotals`. */
export const shownTable = (counts: readonly (readonly number[])[]): Shown[][] => {
  const all = withTotals(counts)
  return suppress(counts).map((row, i) => row.map((hidden, j) => (hidden ? { hidden: true } : { n: all[i]?.[j] ?? 0 })))
}
