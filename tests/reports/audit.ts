import highsLoader from 'highs'

/** The least and the most a hidden number can be. */
export type Interval = readonly [least: number, most: number]

/** What follows from equations between numbers that are none of them negative: an independent solver's answer for each one asked of. */
export const intervalsOf = async (equations: readonly string[], asked: readonly string[]): Promise<Map<string, Interval>> => {
  const highs = await highsLoader()
  const given = equations.map((equation, n) => ` c${n}: ${equation}`).join('\n')
  const solve = (sense: 'Minimize' | 'Maximize', name: string): number => {
    const answer = highs.solve(`${sense}\n obj: ${name}\nSubject To\n${given}\nEnd`)
    if (answer.Status === 'Infeasible') throw new Error('what is shown contradicts itself')
    return answer.Status === 'Optimal' ? answer.ObjectiveValue : Number.POSITIVE_INFINITY
  }
  return new Map(asked.map((name) => [name, [solve('Minimize', name), solve('Maximize', name)]]))
}

/** The most that each number asked of can be; as `intervalsOf`. */
export const mostOf = async (equations: readonly string[], asked: readonly string[]): Promise<Map<string, number>> => {
  if (asked.length === 0) return new Map()
  const highs = await highsLoader()
  const given = equations.map((equation, n) => ` c${n}: ${equation}`).join('\n')
  return new Map(
    asked.map((name) => {
      const answer = highs.solve(`Maximize\n obj: ${name}\nSubject To\n${given}\nEnd`)
      if (answer.Status === 'Infeasible') throw new Error('what is shown contradicts itself')
      return [name, answer.Status === 'Optimal' ? answer.ObjectiveValue : Number.POSITIVE_INFINITY]
    }),
  )
}

/** The equations that hold a table `name` of r × c cells and its totals together; the last row and column are the totals. */
export const sums = (name: string, r: number, c: number): string[] => [
  ...Array.from(
    { length: r },
    (_, i) => `${Array.from({ length: c }, (_, j) => `${name}_${i}_${j}`).join(' + ')} - ${name}_${i}_${c} = 0`,
  ),
  ...Array.from(
    { length: c + 1 },
    (_, j) => `${Array.from({ length: r }, (_, i) => `${name}_${i}_${j}`).join(' + ')} - ${name}_${r}_${j} = 0`,
  ),
]
