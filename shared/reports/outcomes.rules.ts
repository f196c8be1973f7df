import { addDays, addWeeks } from '../calendar.ts'
import { type LogRank, logRank } from '../statistics/logRank.ts'
import { kaplanMeier, medianOf, type Observation, survivalAt } from '../statistics/survival.ts'
import { followedWeeks } from './outcomes.keys.ts'
import type { LifeRow, LifeTable, Outcomes } from './outcomes.schema.ts'
import type { Cell } from './reports.schema.ts'

const numberOf = (cell: Cell): number | null => ('n' in cell ? cell.n : null)

/**
 * The people of a line as observations, weeks rounded up to the table's own; null where the line is hidden. Whoever was followed no longer than
 * 26 weeks is cut off there, so that nobody counts as at risk in weeks nobody followed them.
 */
export const observationsOf = ({ events, cutOff, without }: LifeRow, weeks: readonly number[]): Observation[] | null => {
  const seen = events.map(numberOf)
  const [cut, waiting] = [cutOff === null ? 0 : numberOf(cutOff), numberOf(without)]
  if (cut === null || waiting === null || seen.length !== weeks.length) return null
  const people = (n: number, time: number, event: boolean) => Array.from({ length: n }, () => ({ time, event }))
  const happened = seen.map((n, k) => (n === null ? null : people(n, weeks[k] ?? 0, true)))
  if (happened.some((one) => one === null)) return null
  return [
    ...happened.flatMap((one) => one ?? []),
    ...people(cut, followedWeeks, false),
    ...people(waiting, weeks.at(-1) ?? followedWeeks, false),
  ]
}

export type CurvePoint = {
  readonly week: number
  /** Followed and still waiting when the week's stretch begins. */
  readonly atRisk: number
  readonly events: number
  /** Share still waiting after the week, 0 to 1, with its 95 per cent interval (log-log); null where it has none. */
  readonly without: number
  readonly least: number | null
  readonly most: number | null
}
export type WaitCurve = {
  readonly people: number
  readonly points: readonly CurvePoint[]
  /** Weeks by which it has happened to half of them, and its interval; null: not as far as anybody was followed. */
  readonly median: { readonly median: number | null; readonly least: number | null; readonly most: number | null }
}

/** Kaplan–Meier from the published cells of a line, at the table's weeks as far as anybody was followed; null where the line is hidden. */
export const curveOf = (row: LifeRow, weeks: readonly number[]): WaitCurve | null => {
  const observations = observationsOf(row, weeks)
  if (!observations || observations.length === 0) return null
  const curve = kaplanMeier(observations)
  const points = weeks.flatMap((week, k): CurvePoint[] => {
    const at = survivalAt(curve, week)
    const cell = row.events[k]
    if (!at) return []
    const { atRisk, survival: without, logLog } = at
    const events = cell && 'n' in cell ? cell.n : 0
    return [{ week, atRisk, events, without, least: logLog?.least ?? null, most: logLog?.most ?? null }]
  })
  return { people: curve.n, points, median: medianOf(curve) }
}

/** Whether the groups differ in how soon it happens. Null, "too few to say": fewer than two groups, or one of them hidden. */
export const groupsDiffer = (table: LifeTable): LogRank | null => {
  if ('hidden' in table) return null
  const groups = table.rows.filter(({ key }) => key !== 'all').map((row) => observationsOf(row, table.weeks))
  const told = groups.filter((one) => one !== null)
  return told.length < 2 || told.length < groups.length ? null : logRank(told)
}

/** The last quarter's end so many weeks before a day, or on that very day. */
const quarterEndBefore = (day: string, weeks: number): string => {
  const next = addDays(addWeeks(day, -weeks), 1)
  const month = Math.floor((Number(next.slice(5, 7)) - 1) / 3) * 3 + 1
  return addDays(`${next.slice(0, 5)}${String(month).padStart(2, '0')}-01`, -1)
}

/** Whether more people have been followed so many weeks than are counted: the period ends earlier, so that no small number follows (decision 027). */
export const isMovedBack = (asOf: string, until: string, weeks: number): boolean => until < quarterEndBefore(asOf, weeks)

const isHidden = (cell: Cell | null | undefined): boolean => cell !== null && cell !== undefined && 'hidden' in cell

/** Whether a group of the division is not told in one of the tables of work and waiting. */
export const hidesLines = ({ paid, job, retention }: Pick<Outcomes, 'paid' | 'job' | 'retention'>): boolean =>
  [paid, job].some((table) => 'hidden' in table || table.rows.some(({ events }) => events.some(isHidden))) ||
  retention.some(({ table }) => 'hidden' in table || table.rows.some(({ cells }) => cells.some(isHidden)))
