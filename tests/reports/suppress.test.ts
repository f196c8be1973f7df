import fc from 'fast-check'
import highsLoader from 'highs'
import { describe, expect, it } from 'vitest'
import { world } from '../support/world.ts'

const k = 5

/** The table with its margins: one row and one column larger. */
const withMargins = (counts: readonly (readonly number[])[]): number[][] => {
  const rows = counts.map((row) => [...row, row.reduce((a, b) => a + b, 0)])
  const width = rows[0]?.length ?? 0
  return [...rows, Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0))]
}

type Interval = readonly [number, number]

/** What somebody who sees every shown cell and margin can conclude about the hidden ones: the least and most each can be. */
const intervals = async (
  counts: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
): Promise<Map<string, Interval>> => {
  const highs = await highsLoader()
  const all = withMargins(counts)
  const r = counts.length
  const c = counts[0]?.length ?? 0
  const lines: string[] = []
  for (let i = 0; i < r; i += 1) lines.push(`${Array.from({ length: c }, (_, j) => `x_${i}_${j}`).join(' + ')} - x_${i}_${c} = 0`)
  for (let j = 0; j <= c; j += 1)
    lines.push(`${Array.from({ length: r }, (_, i) => `x_${i}_${j}`).join(' + ')} - x_${r}_${j} = 0`)
  all.forEach((row, i) => {
    row.forEach((value, j) => {
      if (!hidden[i]?.[j]) lines.push(`x_${i}_${j} = ${value}`)
    })
  })
  const found = new Map<string, Interval>()
  for (let i = 0; i <= r; i += 1) {
    for (let j = 0; j <= c; j += 1) {
      if (!hidden[i]?.[j]) continue
      const ask = (sense: 'Minimize' | 'Maximize'): number => {
        const answer = highs.solve(
          `${sense}\n obj: x_${i}_${j}\nSubject To\n${lines.map((line, n) => ` c${n}: ${line}`).join('\n')}\nEnd`,
        )
        return answer.Status === 'Optimal' ? answer.ObjectiveValue : Number.POSITIVE_INFINITY
      }
      found.set(`${i},${j}`, [ask('Minimize'), ask('Maximize')])
    }
  }
  return found
}

describe('hiding small numbers', async () => {
  const w = await world()
  const suppress = async (counts: readonly (readonly number[])[]): Promise<boolean[][]> => {
    const [row] = await w.sql<{ hidden: boolean[][] }>('SELECT suppress($1::text::int[]) AS hidden', [
      `{${counts.map((one) => `{${one.join(',')}}`).join(',')}}`,
    ])
    return row?.hidden ?? []
  }

  it('shows a table that has no small number', async () => {
    expect(
      (
        await suppress([
          [5, 6],
          [7, 80],
        ])
      ).flat(),
    ).not.toContain(true)
  })

  it('hides everything when the whole is small', async () => {
    expect(
      (
        await suppress([
          [1, 2],
          [0, 1],
        ])
      ).flat(),
    ).not.toContain(false)
  })

  it('keeps the grand total when that is all it can keep', async () => {
    expect(await suppress([[1, 40]])).toEqual([
      [true, true, false],
      [true, true, false],
    ])
  })

  it('never lets one small cell stand alone in its row or column', async () => {
    const hidden = await suppress([
      [2, 30, 30],
      [30, 30, 30],
      [30, 30, 30],
    ])
    expect(hidden[0]?.[0]).toBe(true)
    expect(hidden.flat().filter(Boolean)).toHaveLength(4)
    expect(hidden[3]).toEqual([false, false, false, false])
  })

  it('lets nobody narrow a small number down, whatever the table', async () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([r, c]) =>
        fc.array(
          fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })), { minLength: c, maxLength: c }),
          { minLength: r, maxLength: r },
        ),
      )
    await fc.assert(
      fc.asyncProperty(table, async (counts) => {
        const hidden = await suppress(counts)
        const all = withMargins(counts)
        for (const [at, [least, most]] of await intervals(counts, hidden)) {
          const [i = 0, j = 0] = at.split(',').map(Number)
          const value = all[i]?.[j] ?? 0
          expect(least).toBeLessThanOrEqual(value)
          if (value >= k) continue
          expect(most - least, `${JSON.stringify(counts)} ${at}`).toBeGreaterThanOrEqual(k - 1)
          expect(most, `${JSON.stringify(counts)} ${at}`).toBeGreaterThanOrEqual(k)
        }
        all.forEach((row, i) => {
          row.forEach((value, j) => {
            if (value < k) expect(hidden[i]?.[j]).toBe(true)
          })
        })
      }),
      { numRuns: 150, seed: 20261123 },
    )
  }, 120_000)
})
