import type { Format } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import { rateOf, shareOf } from './reports.rules.ts'
import type { Cell, Dashboard, Rate } from './reports.schema.ts'

type Line = (string | number | null)[]

/** The head of the export, in the order of a line. */
export const headersOf = ({ reports: { csv } }: Texts): string[] => [
  csv.figure,
  csv.period,
  csv.siteKind,
  csv.group,
  csv.value,
  csv.denominator,
  csv.percent,
  csv.asOf,
  csv.definition,
]

/** "2026 til i dag" while the year runs, "2025" afterwards. */
export const periodOf = ({ year, asOf }: Pick<Dashboard, 'year' | 'asOf'>, { reports: { filters } }: Texts): string =>
  asOf.startsWith(String(year)) ? filters.toDate(year) : filters.wholeYear(year)

/** The page as a long table: one figure a line with its denominator, share and definition. What is hidden says so in words. */
export const linesOf = (dashboard: Dashboard, texts: Texts, format: Format): Line[] => {
  const { reports, common, sites } = texts
  const { csv } = reports
  const period = periodOf(dashboard, texts)
  const everyKind = reports.filters.allKinds
  const kind = dashboard.siteKind === null ? everyKind : sites.kinds[dashboard.siteKind]
  const shown = (cell: Cell): string | number => ('n' in cell ? cell.n : reports.hidden)
  const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10)
  const doorName = (door: 'red' | 'yellow' | 'green' | 'none' | 'new'): string =>
    door === 'none'
      ? reports.noDoor
      : door === 'new'
        ? reports.newDoor
        : common.doors.full(common.doors[door].word, common.doors[door].colour)

  type About = { readonly title: string; readonly means: string }
  const line = (about: About, when: string, where: string, group: string, cell: Cell, whole?: Cell): Line => [
    about.title,
    when,
    where,
    group,
    shown(cell),
    whole ? shown(whole) : null,
    whole ? percent(shareOf(cell, whole)) : null,
    format.date(dashboard.asOf),
    about.means,
  ]
  const rateLine = (group: string, rate: Rate): Line => [
    reports.attendance.title,
    period,
    kind,
    group,
    'hidden' in rate ? reports.hidden : rate.present,
    'hidden' in rate ? reports.hidden : rate.counted,
    percent(rateOf(rate)),
    format.date(dashboard.asOf),
    reports.attendance.means,
  ]

  const { now, moves, endings, attendance, work } = dashboard
  const { today } = reports.period
  const byDoor = {
    title: reports.byDoor.title,
    means: dashboard.scope === 'supplier' ? reports.byDoor.meansSupplier : reports.byDoor.means,
  }
  return [
    line(reports.inPlacement, today, kind, csv.everyone, now.inPlacement, dashboard.siteKind === null ? now.people : undefined),
    ...now.byDoor.map(({ door, count }) => line(byDoor, today, kind, doorName(door), count, now.people)),
    ...(dashboard.siteKind === null
      ? now.byKind.map(({ kind: one, count }) => line(reports.byKind, today, sites.kinds[one], csv.everyone, count))
      : []),
    line(reports.firstPaid, period, everyKind, csv.everyone, dashboard.firstPaid),
    ...(moves
      ? moves.rows.flatMap(({ from, to, total }) => [
          ...to.map(({ door, count }) =>
            line(reports.moves, period, everyKind, csv.fromTo(doorName(from), doorName(door)), count),
          ),
          line(reports.moves, period, everyKind, csv.fromTo(doorName(from), csv.everyone), total),
        ])
      : []),
    ...(moves
      ? [
          ...moves.totals.map(({ door, count }) =>
            line(reports.moves, period, everyKind, csv.fromTo(csv.everyone, doorName(door)), count),
          ),
          line(reports.moves, period, everyKind, csv.everyone, moves.total),
        ]
      : []),
    ...endings.byReason.map(({ reason, count }) =>
      line(reports.endings, period, kind, texts.placements.endReasons[reason], count, endings.total),
    ),
    line(reports.endings, period, kind, csv.everyone, endings.total),
    ...attendance.byDoor.map(({ door, rate }) => rateLine(doorName(door), rate)),
    rateLine(csv.everyone, attendance.all),
    ...work.flatMap(({ weeks, began, ...answers }) =>
      (['ordinary', 'other', 'unknown'] as const).map((answer) =>
        line(reports.work, period, everyKind, `${reports.work.weeks(weeks)}: ${reports.work[answer]}`, answers[answer], began),
      ),
    ),
  ]
}
