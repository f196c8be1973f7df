import { holidaysOf } from '../../shared/calendar.ts'
import { endReasons } from '../../shared/placements/endings.ts'
import { followUpWeeks, nowDoors, reportDoors } from '../../shared/reports/keys.ts'
import { qualityParts } from '../../shared/reports/outcomes.keys.ts'
import type { DataQuality } from '../../shared/reports/outcomes.schema.ts'
import type { Cell, Dashboard, Rate } from '../../shared/reports/reports.schema.ts'
import { suppress, withTotals } from '../../shared/statistics/suppression.ts'
import { type Counted, daysOf, endingsOf, movesOf, nowOf, paidOf, qualityOf, type Sql, type Whose, workOf } from './rows.ts'

// Holds what a page tells against the rows: what is shown is what they give, and what is hidden is hidden because a count is below five, or would give away one that is.

type Table = {
  readonly all: readonly (readonly number[])[]
  readonly hidden: readonly (readonly boolean[])[]
  readonly keys: readonly string[]
}

/** The table with its totals, and what of it must be hidden. `weights` where things are counted: the fewest of them and of the people behind them. */
const judged = (
  counted: readonly Counted[],
  columns: readonly string[],
  weigh: (one: Counted) => number = ({ n }) => n,
): Table => {
  const keys = [...new Set(counted.map(({ row }) => row))].toSorted()
  const of = (n: (one: Counted) => number) =>
    keys.map((key) =>
      columns.map((column) =>
        counted.filter(({ row, col }) => row === key && col === column).reduce((sum, one) => sum + n(one), 0),
      ),
    )
  return keys.length === 0
    ? { all: [], hidden: [], keys }
    : { all: withTotals(of(({ n }) => n)), hidden: suppress(of(weigh)), keys }
}
/** A cell by its keys, null for the total; whoever is not in the table is nobody, and that is no secret. */
const cellIn = ({ all, hidden, keys }: Table, columns: readonly string[], row: string | null, column: string | null): Cell => {
  const i = row === null ? keys.length : keys.indexOf(row)
  const j = column === null ? columns.length : columns.indexOf(column)
  const n = all[i]?.[j]
  return n === undefined ? { n: 0 } : hidden[i]?.[j] ? { hidden: true } : { n }
}
const less = (a: Cell, b: Cell): Cell => ('n' in a && 'n' in b ? { n: a.n - b.n } : { hidden: true })
const hasHiddenTotal = ({ hidden }: Table): boolean =>
  hidden.some((row, i) => row.at(-1) || (i === hidden.length - 1 && row.includes(true)))

/** What the dashboard of a year must say, for all kinds of site and for each. */
export const dashboardOf = async (sql: Sql, whose: Whose, year: number, today: string) => {
  const here = await nowOf(sql, whose, today)
  const doors = nowDoors.filter((door) => door !== 'none' || here.some(({ col }) => col === door))
  const now = judged(here, doors)
  const endings = judged(await endingsOf(sql, whose, year, today), endReasons)
  const rows = await daysOf(sql, whose, year)
  const moves: Table[] = []
  if ('municipalityId' in whose)
    for (let at = Number(today.slice(0, 4)); at >= year; at -= 1)
      moves.push(judged(await movesOf(sql, whose, at, today), reportDoors))
  const movesTold = !now.hidden.at(-1)?.includes(true) && !moves.some(hasHiddenTotal)
  const moved = (from: string | null, to: string | null): Cell => {
    const table = moves.at(-1)
    return table && movesTold ? cellIn(table, reportDoors, from, to) : { hidden: true }
  }
  const inCell = (kind: string | null, door: string | null) => {
    const these = rows.filter(
      (one) => one.present + one.absent > 0 && (kind ?? one.kind) === one.kind && (door ?? one.door) === one.door,
    )
    const sum = (key: 'present' | 'absent') => these.reduce((all, one) => all + one[key], 0)
    return { present: sum('present'), absent: sum('absent'), people: new Set(these.map(({ citizen }) => citizen)).size }
  }
  const kinds = [...new Set(rows.flatMap((one) => (one.present + one.absent > 0 ? [one.kind] : [])))].toSorted()
  const weights = kinds.map((kind) =>
    reportDoors.map((door) => Object.values(inCell(kind, door)).reduce((a, b) => Math.min(a, b))),
  )
  const gone = kinds.length > 0 ? suppress(weights) : []
  const noneTold = gone.some((line, i) =>
    line.some((one, j) => !one && inCell(kinds[i] ?? null, reportDoors[j] ?? null).people < 5),
  )
  const attended = (kind: string | null, door: string | null): Rate => {
    const i = kind === null ? kinds.length : kinds.indexOf(kind)
    const { present, absent } = inCell(kind, door)
    if (noneTold) return { hidden: true }
    if (i === -1) return { present: 0, counted: 0 }
    return gone[i]?.[door === null ? 3 : reportDoors.findIndex((one) => one === door)]
      ? { hidden: true }
      : { present, counted: present + absent }
  }
  let former: number | null = null
  const answers = ['ordinary', 'other', 'unknown']
  const atWeeks = await workOf(sql, whose, year, today)
  const work: Dashboard['work'] = []
  for (const weeks of followUpWeeks) {
    const table = judged(
      atWeeks.flatMap((one) => (one.weeks === weeks ? [{ row: 'all', col: one.answer, n: one.n, people: one.n }] : [])),
      answers,
    )
    const reached = atWeeks.reduce((sum, one) => (one.weeks === weeks ? sum + one.n : sum), 0)
    const isFew = (n: number) => n >= 1 && n <= 4
    const isHidden = isFew(reached) || (former !== null && isFew(former - reached))
    if (!isHidden) former = reached
    const cell = (answer: string | null): Cell =>
      isHidden ? { hidden: true } : cellIn(table, answers, table.keys.length > 0 ? 'all' : null, answer)
    work.push({ weeks, began: cell(null), ordinary: cell('ordinary'), other: cell('other'), unknown: cell('unknown') })
  }
  const paid = await paidOf(sql, whose, year, today)
  return (page: Dashboard) => {
    const kind = page.siteKind
    const people = cellIn(now, doors, kind, null)
    return {
      now: {
        inPlacement: kind === null ? less(people, cellIn(now, doors, 'none', null)) : people,
        people,
        byDoor: nowDoors.map((door) => ({ door, count: doors.includes(door) ? cellIn(now, doors, kind, door) : { n: 0 } })),
        byKind: page.now.byKind.map((one) => ({ kind: one.kind, count: cellIn(now, doors, one.kind, null) })),
      },
      moves:
        moves.length === 0
          ? null
          : {
              rows: ['new', ...reportDoors].map((from) => ({
                from,
                to: reportDoors.map((door) => ({ door, count: moved(from, door) })),
                total: moved(from, null),
              })),
              totals: reportDoors.map((door) => ({ door, count: moved(null, door) })),
              total: moved(null, null),
            },
      endings: {
        total: cellIn(endings, endReasons, kind, null),
        byReason: endReasons.map((reason) => ({ reason, count: cellIn(endings, endReasons, kind, reason) })),
      },
      attendance: { all: attended(kind, null), byDoor: reportDoors.map((door) => ({ door, rate: attended(kind, door) })) },
      work,
      firstPaid: paid < 5 ? { hidden: true } : { n: paid },
    }
  }
}

/** What the page on the quality of the data must say of a year. */
export const dataQualityOf = async (
  sql: Sql,
  whose: Whose,
  year: number,
  today: string,
): Promise<Pick<DataQuality, keyof typeof qualityParts>> => {
  const holidays = [year, year + 1].flatMap((one) => [...holidaysOf(one).keys()])
  const counted = await qualityOf(sql, whose, year, today, holidays)
  const days = (await daysOf(sql, whose, year)).reduce((sum, { present, absent }) => sum + present + absent, 0)
  const entries = Object.entries(qualityParts).map(([kind, keys]) => {
    if (kind === 'measurements' && 'supplierId' in whose) return [kind, null]
    const own = counted.filter(({ row, col }) => row === kind && col !== 'all')
    const all = counted.find(({ row, col }) => row === kind && col === 'all')
    // parts in the order of their names, as they stand in the database's table
    const there = own.map(({ col }) => col).toSorted()
    const logged = own.reduce((sum, { col, n }) => (col === 'missing' ? sum : sum + n), 0)
    const differ = Math.abs(days - logged)
    if (all && (all.people < 5 || (kind === 'logging' && differ >= 1 && differ <= 4))) return [kind, { hidden: true }]
    const table = judged(own, there, ({ n, people }) => Math.min(n, people))
    const cell = (key: string | null): Cell =>
      key !== null && !there.includes(key) ? { n: 0 } : cellIn(table, there, table.keys.length > 0 ? kind : null, key)
    return [kind, { total: cell(null), parts: keys.map((key) => ({ key, count: cell(key) })) }]
  })
  return Object.fromEntries(entries)
}
