import { addDays } from '../calendar.ts'
import { endReasons } from '../placements/endings.ts'
import { type SiteKind, siteKinds } from '../sites/kinds.ts'
import { doorsBefore, followUpWeeks, nowDoors, reportDoors } from './keys.ts'
import type { AttendanceTable, Cell, Dashboard, DoorTable, EndingTable, NowTable, Rate, WorkTables } from './reports.schema.ts'

const hidden = { hidden: true } as const
const nobody = { n: 0 } as const

type Shown<V> = {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly cells: readonly (readonly V[])[]
}

/** One cell of a published table; null is the total. A row that is not there has nobody in it. */
const cellOf = <V>(table: Shown<V>, row: string | null, column: string | null, empty: V): V => {
  const i = row === null ? table.rows.length : table.rows.indexOf(row)
  const j = column === null ? table.columns.length : table.columns.indexOf(column)
  return table.cells[i]?.[j] ?? empty
}

/** A share from 0 to 1, or null when one of the two is hidden or nobody stands behind it. */
export const shareOf = (part: Cell, whole: Cell): number | null =>
  'n' in part && 'n' in whole && whole.n > 0 ? part.n / whole.n : null

export const rateOf = (rate: Rate): number | null => ('counted' in rate && rate.counted > 0 ? rate.present / rate.counted : null)

/**
 * Between what and what the share in ordinary work lies: at least as if nobody unknown had work, at most as if all of them had. Null when
 * any of the three numbers is hidden.
 */
export const ordinaryBetween = ({
  ordinary,
  unknown,
  began,
}: {
  readonly ordinary: Cell
  readonly unknown: Cell
  readonly began: Cell
}): { readonly least: number; readonly most: number } | null =>
  'n' in ordinary && 'n' in unknown && 'n' in began && began.n > 0
    ? { least: ordinary.n / began.n, most: (ordinary.n + unknown.n) / began.n }
    : null

/** Whether somebody who began in the year can come that many weeks on only after the day: the figure may still grow. */
export const mayStillReach = (year: number, weeks: number, asOf: string): boolean => addDays(`${year}-12-31`, weeks * 7) > asOf

/** In a placement now, all sites: everybody less those without one, as far as both are shown. */
const inPlacement = (table: NowTable, siteKind: SiteKind | null): Cell => {
  if (siteKind !== null) return cellOf(table, siteKind, null, nobody)
  const everybody = cellOf<Cell>(table, null, null, nobody)
  const without = cellOf<Cell>(table, 'none', null, nobody)
  return 'n' in everybody && 'n' in without ? { n: everybody.n - without.n } : hidden
}

export type Published = {
  readonly now: NowTable
  /** null for a supplier */
  readonly doors: DoorTable | null
  readonly endings: EndingTable
  readonly attendance: AttendanceTable
  readonly work: WorkTables
  readonly firstPaid: Cell
}

/**
 * The page from the whole published tables. A filter only picks a row of a table that was judged as a whole, so no sequence of filters
 * shows more than the tables do.
 */
export const pageOf = (
  { now, doors, endings, attendance, work, firstPaid }: Published,
  siteKind: SiteKind | null,
): Pick<Dashboard, 'now' | 'moves' | 'endings' | 'attendance' | 'work' | 'firstPaid'> => {
  const moved = (from: string | null, to: string | null): Cell =>
    doors === null || 'hidden' in doors ? hidden : cellOf<Cell>(doors, from, to, nobody)
  const attended = (door: string | null): Rate =>
    'hidden' in attendance ? hidden : cellOf<Rate>(attendance, siteKind, door, { present: 0, counted: 0 })
  return {
    now: {
      inPlacement: inPlacement(now, siteKind),
      people: cellOf<Cell>(now, siteKind, null, nobody),
      byDoor: nowDoors.map((door) => ({ door, count: cellOf<Cell>(now, siteKind, door, nobody) })),
      byKind: siteKinds.map((kind) => ({ kind, count: cellOf<Cell>(now, kind, null, nobody) })),
    },
    moves: doors && {
      rows: doorsBefore.map((from) => ({
        from,
        to: reportDoors.map((door) => ({ door, count: moved(from, door) })),
        total: moved(from, null),
      })),
      totals: reportDoors.map((door) => ({ door, count: moved(null, door) })),
      total: moved(null, null),
    },
    endings: {
      total: cellOf<Cell>(endings, siteKind, null, nobody),
      byReason: endReasons.map((reason) => ({ reason, count: cellOf<Cell>(endings, siteKind, reason, nobody) })),
    },
    attendance: { all: attended(null), byDoor: reportDoors.map((door) => ({ door, rate: attended(door) })) },
    work: followUpWeeks.map((weeks) => {
      const table = work.find((one) => one.weeks === weeks)?.table
      const answered = (answer: string | null): Cell =>
        table === undefined || 'hidden' in table
          ? hidden
          : cellOf<Cell>(table, table.rows.length > 0 ? 'all' : null, answer, nobody)
      return {
        weeks,
        began: answered(null),
        ordinary: answered('ordinary'),
        other: answered('other'),
        unknown: answered('unknown'),
      }
    }),
    firstPaid,
  }
}
