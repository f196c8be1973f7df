import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suppress as onArrays } from '../../shared/statistics/suppression.ts'
import { world } from '../support/world.ts'
import { type Interval, intervalsOf, sums } from './audit.ts'

const k = 5

/** The table with its margins: one row and one column larger. */
const withMargins = (counts: readonly (readonly number[])[]): number[][] => {
  const rows = counts.map((row) => [...row, row.reduce((a, b) => a + b, 0)])
  const width = rows[0]?.length ?? 0
  return [...rows, Array.from({ length: width }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0))]
}

/** What somebody who sees every shown cell and total can conclude about the small ones. */
const intervals = (
  counts: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
): Promise<Map<string, Interval>> => {
  const names = withMargins(counts).map((row, i) =>
    row.map((value, j) => ({ name: `x_${i}_${j}`, value, hidden: hidden[i]?.[j] })),
  )
  const equations = [
    ...sums('x', counts.length, counts[0]?.length ?? 0),
    ...names.flat().flatMap((one) => (one.hidden ? [] : [`${one.name} = ${one.value}`])),
  ]
  return intervalsOf(
    equations,
    names.flat().flatMap((one) => (one.hidden && one.value < k ? [one.name] : [])),
  )
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

  it('keeps the totals of a table that is all small cells', async () => {
    expect(
      await suppress([
        [1, 2, 3],
        [4, 1, 2],
        [3, 3, 3],
      ]),
    ).toEqual([
      [true, true, true, false],
      [true, true, true, false],
      [true, true, true, false],
      [false, false, false, false],
    ])
  })

  it('does not say of a whole group that all are the same', async () => {
    expect((await suppress([[12, 0, 0]]))[0]).toEqual([true, true, true, false])
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

  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([r, c]) =>
      fc.array(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })), { minLength: c, maxLength: c }),
        { minLength: r, maxLength: r },
      ),
    )

  it('hides the same on plain arrays (shared/statistics), whatever the table', async () => {
    const tables = [...fc.sample(table, { numRuns: 600, seed: 20261124 }), [[5]], [[0]], [[7], [0], [3]], [[4, 0, 9]]]
    const found = await w.sql<{ hidden: boolean[][] }>(
      'SELECT suppress(t::int[]) AS hidden FROM unnest($1::text[]) WITH ORDINALITY AS one(t, at) ORDER BY at',
      [tables.map((counts) => `{${counts.map((one) => `{${one.join(',')}}`).join(',')}}`)],
    )
    expect(tables.map(onArrays)).toEqual(found.map(({ hidden }) => hidden))
  })

  it('lets nobody narrow a small number down, whatever the table', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (counts) => {
        const hidden = await suppress(counts)
        const all = withMargins(counts)
        for (const [at, [least, most]] of await intervals(counts, hidden)) {
          const [, i = 0, j = 0] = at.split('_').map(Number)
          const value = all[i]?.[j] ?? 0
          expect(least).toBeLessThanOrEqual(value)
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
