import type { Texts } from '../i18n/texts.ts'
import { doubtfulShare } from './change.rules.ts'
import { notReached } from './notReached.ts'
import { rateOf, shareOf } from './reports.rules.ts'
import type { Cell, Dashboard, Rate, Work } from './reports.schema.ts'

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
  csv.least,
  csv.most,
  csv.from,
  csv.to,
  csv.note,
  csv.asOf,
]

/** "2026 til i dag" while the year runs, "2025" afterwards. */
export const periodOf = ({ year, asOf }: Pick<Dashboard, 'year' | 'asOf'>, { reports: { filters } }: Texts): string =>
  asOf.startsWith(String(year)) ? filters.toDate(year) : filters.wholeYear(year)

/**
 * The page as a long table: one figure a line with its denominator and share, between what and what a share lies that is not fully known,
 * how far chance could have moved it, and why a figure is hidden. The definitions come last, once each.
 */
export const linesOf = (dashboard: Dashboard, texts: Texts): Line[] => {
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
  const line = (
    about: About,
    when: string,
    where: string,
    group: string,
    cell: Cell,
    whole?: Cell,
    /** Of whom it is not known; told where the share is that of a sample, with what chance could have done. */
    unknown?: Cell,
  ): Line => {
    const doubt = whole && unknown ? doubtfulShare({ part: cell, unknown, whole }) : null
    return [
      about.title,
      when,
      where,
      group,
      shown(cell),
      whole ? shown(whole) : null,
      whole ? percent(shareOf(cell, whole)) : null,
      ...(['least', 'most', 'from', 'to'] as const).map((end) => percent(doubt?.[end] ?? null)),
      'hidden' in cell || (whole && 'hidden' in whole) ? csv.soThat : null,
      dashboard.asOf,
    ]
  }
  const none = (count: number) => Array<null>(count).fill(null)
  const rateLine = (group: string, rate: Rate): Line => [
    reports.attendance.title,
    period,
    kind,
    group,
    'hidden' in rate ? reports.hidden : rate.present,
    'hidden' in rate ? reports.hidden : rate.counted,
    percent(rateOf(rate)),
    ...none(4),
    'hidden' in rate ? csv.soThat : null,
    dashboard.asOf,
  ]
  const nobodyLine = (weeks: Work['weeks']): Line => [
    reports.work.title,
    period,
    everyKind,
    reports.work.weeks(weeks),
    ...none(7),
    notReached(dashboard, weeks, texts),
    dashboard.asOf,
  ]
  const definition = ({ title, means }: About): Line => [
    csv.definitionOf(title),
    null,
    null,
    means,
    ...none(headersOf(texts).length - 4),
  ]

  const { now, moves, endings, attendance, work } = dashboard
  const { today } = reports.period
  const byDoor = {
    title: reports.byDoor.title,
    means: dashboard.scope === 'supplier' ? reports.byDoor.meansSupplier : reports.byDoor.means,
  }
  return [
    // a supplier's people are those in a placement: of them all there is no share, as on the page
    line(
      reports.inPlacement,
      today,
      kind,
      csv.everyone,
      now.inPlacement,
      dashboard.siteKind === null && dashboard.scope === 'municipality' ? now.people : undefined,
    ),
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
    ...work.flatMap(({ weeks, began, ...answers }) => {
      if ('n' in began && began.n === 0) return [nobodyLine(weeks)]
      return (['ordinary', 'other', 'unknown'] as const).map((answer) =>
        line(
          reports.work,
          period,
          everyKind,
          `${reports.work.weeks(weeks)}: ${reports.work[answer]}`,
          answers[answer],
          began,
          answer === 'ordinary' ? answers.unknown : undefined,
        ),
      )
    }),
    ...[
      reports.inPlacement,
      byDoor,
      ...(dashboard.siteKind === null ? [reports.byKind] : []),
      reports.firstPaid,
      ...(moves ? [reports.moves] : []),
      reports.endings,
      reports.attendance,
      reports.work,
    ].map(definition),
  ]
}
