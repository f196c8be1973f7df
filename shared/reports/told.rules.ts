import type { LogRank } from '../statistics/logRank.ts'
import { type DoubtfulShare, doubtfulShare } from './change.rules.ts'
import { curveOf, groupsDiffer, type WaitCurve } from './outcomes.rules.ts'
import type { LifeRow, LifeTable, StatusTable } from './outcomes.schema.ts'
import { fewest } from './quality.rules.ts'
import type { Cell } from './reports.schema.ts'

/** Why nothing is said: small numbers could be worked out, or fewer than twenty people (decision 009), or nobody at all. */
export type Silent = { readonly says: 'hidden' | 'too-few' | 'nobody' }

/** Why nothing is said of a line of so many people with these cells; null where something can be. */
export const silent = (people: Cell, cells: readonly (Cell | null)[]): Silent | null => {
  if ('n' in people && people.n === 0) return { says: 'nobody' }
  if ([people, ...cells].some((cell) => cell && 'hidden' in cell)) return { says: 'hidden' }
  return 'n' in people && people.n < fewest ? { says: 'too-few' } : null
}

export type ToldCurve = Silent | ({ readonly says: 'curve' } & WaitCurve)

/** The curve of a line of a life table, as far as something can be said. */
export const toldCurve = (row: LifeRow, weeks: readonly number[]): ToldCurve => {
  const none = silent(row.total, [...row.events, row.cutOff, row.without])
  if (none) return none
  const curve = curveOf(row, weeks)
  return curve ? { says: 'curve', ...curve } : { says: 'hidden' }
}

/** The weeks of a table in which anybody was followed, where that can be said. */
export const weeksTold = ({ weeks, rows }: Exclude<LifeTable, { hidden: true }>): { week: number; at: number }[] => {
  const curves = rows.map((row) => toldCurve(row, weeks)).flatMap((told) => (told.says === 'curve' ? told.points : []))
  const all = weeks.map((week, at) => ({ week, at }))
  return curves.length === 0 ? all : all.filter(({ week }) => curves.some((point) => point.week === week))
}

/** Whether groups differ in how soon it happens: 'apart' where the log-rank test has p below 0.05. */
type ToldDifference = { readonly says: 'too-few' } | ({ readonly says: 'apart' | 'alike' } & Pick<LogRank, 'p'>)

/** Nothing is said unless two groups or more are all told, each of twenty people at least. */
export const toldDifference = (table: LifeTable): ToldDifference => {
  const found = groupsDiffer(table)
  if (!found || found.groups.some(({ n }) => n < fewest)) return { says: 'too-few' }
  return { says: found.p < 0.05 ? 'apart' : 'alike', p: found.p }
}

type Shown = Exclude<StatusTable, { hidden: true }>
type StatusRow = Shown['rows'][number]

export type ToldShare =
  | Silent
  | ({ readonly says: 'share'; readonly part: number; readonly unknown: number; readonly people: number } & DoubtfulShare)

/** The share in ordinary work of a line of a table of status. A column that the table does not have is nobody's. */
export const toldShare = ({ columns }: Pick<Shown, 'columns'>, { cells, total }: StatusRow): ToldShare => {
  const none = silent(total, cells)
  if (none) return none
  const cellAt = (column: Shown['columns'][number]): Cell =>
    columns.includes(column) ? (cells[columns.indexOf(column)] ?? { hidden: true }) : { n: 0 }
  const [part, unknown] = [cellAt('ordinary'), cellAt('unknown')]
  const share = doubtfulShare({ part, unknown, whole: total })
  return share && 'n' in part && 'n' in unknown && 'n' in total
    ? { says: 'share', part: part.n, unknown: unknown.n, people: total.n, ...share }
    : { says: 'hidden' }
}
