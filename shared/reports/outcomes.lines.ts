import { type Format, formatFor, type Language } from '../i18n/format.ts'
import type { Texts } from '../i18n/texts.ts'
import { doubtfulShare } from './change.rules.ts'
import { type DividedBy, longWeeks } from './outcomes.keys.ts'
import type { LifeTable, Outcomes, StatusTable } from './outcomes.schema.ts'
import { groupNameOf, inOrder } from './outcomes.words.ts'
import { shareOf } from './reports.rules.ts'
import type { Cell } from './reports.schema.ts'
import { type Silent, toldCurve, toldShare, weeksTold } from './told.rules.ts'

type Line = (string | number | null)[]

/** The head of the export of outcomes, in the order of a line. */
export const outcomeHeadersOf = ({ outcomes: { csv } }: Texts): string[] => [
  csv.figure,
  csv.origin,
  csv.by,
  csv.group,
  csv.week,
  csv.answer,
  csv.value,
  csv.denominator,
  csv.percent,
  csv.least,
  csv.most,
  csv.from,
  csv.to,
  csv.note,
  csv.period,
  csv.asOf,
]

const percent = (share: number | null | undefined): number | null =>
  share === null || share === undefined ? null : Math.round(share * 1000) / 10

type Parts = {
  readonly figure: string
  readonly by?: DividedBy
  readonly group?: string
  readonly week?: number
  /** A week of a curve, which everybody counts in; what else is said of 52 weeks is about those followed so long. */
  readonly wait?: true
  readonly answer?: string
  readonly value?: Cell
  readonly whole?: Cell
  /** 0 to 1; where none is given, value out of whole. */
  readonly share?: number | null
  readonly between?: {
    readonly least?: number
    readonly most?: number
    readonly from: number | null
    readonly to: number | null
  } | null
  readonly silent?: Silent['says'] | null
}

type Telling = { readonly told: Outcomes; readonly texts: Texts; readonly format: Format }

const lineOf = ({ told, texts, format }: Telling, parts: Parts): Line => {
  const { csv, by: divisions, origin: origins, groups } = texts.outcomes
  const { figure, by = told.by, group, week, answer, value, whole, between, silent } = parts
  const shown = (cell: Cell | undefined): string | number | null =>
    cell === undefined ? null : 'n' in cell ? cell.n : texts.reports.hidden
  const share = parts.share === undefined ? (value && whole ? shareOf(value, whole) : null) : parts.share
  const isHidden = silent === 'hidden' || [value, whole].some((cell) => cell && 'hidden' in cell)
  return [
    figure,
    origins[told.origin],
    divisions[by],
    group === undefined ? groups.all : groupNameOf(by, group, told.names, texts, format.language),
    week ?? null,
    answer ?? null,
    shown(value),
    shown(whole),
    percent(share),
    percent(between?.least),
    percent(between?.most),
    percent(between?.from),
    percent(between?.to),
    isHidden ? csv.soThat : silent === 'too-few' ? csv.tooFew : null,
    `${format.date(told.from)} – ${format.date(week === longWeeks && !parts.wait ? told.longUntil : told.until)}`,
    told.asOf,
  ]
}

const hiddenLine = (telling: Telling, figure: string, week?: number): Line =>
  lineOf(telling, { figure, silent: 'hidden', ...(week === undefined ? {} : { week }) })

/** Two lines a week: to how many it happened since the week before, and the share to whom it has not. */
const curveLines = (telling: Telling, figure: string, table: LifeTable): Line[] => {
  const { curve } = telling.texts.outcomes
  if ('hidden' in table) return [hiddenLine(telling, figure)]
  return inOrder(telling.told.by, table.rows).flatMap((row) => {
    const told = toldCurve(row, table.weeks)
    return weeksTold(table).flatMap(({ week, at }) => {
      const about = { figure, group: row.key, week, wait: true } as const
      const point = told.says === 'curve' ? told.points.find((one) => one.week === week) : undefined
      const value = row.events[at] ?? { hidden: true as const }
      return [
        lineOf(telling, { ...about, answer: curve.events, value, whole: row.total, share: null }),
        lineOf(telling, {
          ...about,
          answer: curve.without,
          ...(point ? { whole: { n: point.atRisk } } : {}),
          share: point?.without ?? null,
          between: point ? { from: point.least, to: point.most } : null,
          silent: told.says === 'curve' ? null : told.says,
        }),
      ]
    })
  })
}

const statusLines = (telling: Telling, figure: string, table: StatusTable, about: { by?: DividedBy; week?: number }): Line[] => {
  const { columns: words } = telling.texts.outcomes.retention
  if ('hidden' in table) return [hiddenLine(telling, figure, about.week)]
  return inOrder(about.by ?? telling.told.by, table.rows).flatMap((row) => {
    const told = toldShare(table, row)
    return table.columns.map((column, at) =>
      lineOf(telling, {
        figure,
        ...about,
        group: row.key,
        answer: words[column],
        value: row.cells[at] ?? { hidden: true },
        whole: row.total,
        between: column === 'ordinary' && told.says === 'share' ? told : null,
        silent: column === 'ordinary' && told.says !== 'share' ? told.says : null,
      }),
    )
  })
}

type Counted =
  | { readonly hidden: true }
  | { readonly columns: readonly string[]; readonly rows: readonly { key: string; total: Cell; cells: readonly Cell[] }[] }

/** Each column's share with its Wilson interval: all of it is known. */
const countLines = (
  telling: Telling,
  figure: string,
  table: Counted,
  words: Readonly<Record<string, string>>,
  week?: number,
): Line[] => {
  if ('hidden' in table) return [hiddenLine(telling, figure, week)]
  return inOrder(telling.told.by, table.rows).flatMap((row) =>
    table.columns.map((column, at) => {
      const value = row.cells[at] ?? { hidden: true as const }
      return lineOf(telling, {
        figure,
        group: row.key,
        ...(week === undefined ? {} : { week }),
        answer: words[column] ?? column,
        value,
        whole: row.total,
        between: doubtfulShare({ part: value, whole: row.total }),
      })
    }),
  )
}

/**
 * What the page on outcomes shows, one figure a line with its denominator, share and intervals, and why something is not told. `doors`: what
 * became of those behind each door, which is the same for every division.
 */
export const outcomeLinesOf = (told: Outcomes, texts: Texts, language: Language, { doors = true } = {}): Line[] => {
  const telling = { told, texts, format: formatFor(language) }
  const { csv, paid, job, retention, ladder, endings, hits } = texts.outcomes
  const people = [
    lineOf(telling, { figure: csv.people, by: 'all', value: told.people }),
    lineOf(telling, { figure: csv.people, by: 'all', week: longWeeks, value: told.longPeople }),
  ]
  // of nobody there is nothing to hide
  if ('n' in told.people && told.people.n === 0) return people
  return [
    ...people,
    ...curveLines(telling, paid.title, told.paid),
    ...curveLines(telling, job.title, told.job),
    ...told.retention.flatMap(({ weeks, table }) => statusLines(telling, retention.title, table, { week: weeks })),
    ...told.ladder.flatMap(({ weeks, table }) => countLines(telling, ladder.title, table, ladder.columns, weeks)),
    ...(told.endings ? countLines(telling, endings.title, told.endings, endings.columns) : []),
    ...(told.hits && doors
      ? (
          [
            ['proposed', 'door'],
            ['decided', 'door'],
            ['override', 'override'],
          ] as const
        ).flatMap(([part, by]) =>
          told.hits ? statusLines(telling, `${hits.title}: ${hits[part]}`, told.hits[part], { by, week: 26 }) : [],
        )
      : []),
  ]
}

/** The definitions of what is in the file, as lines of the same length. */
export const outcomeDefinitionsOf = (told: Outcomes, texts: Texts): Line[] => {
  const { outcomes } = texts
  const { csv, cohort } = outcomes
  const figures = [outcomes.paid, outcomes.job, outcomes.retention, outcomes.ladder, outcomes.endings, outcomes.hits]
  const width = outcomeHeadersOf(texts).length
  return [
    { title: cohort.title, means: cohort.why },
    ...figures.filter((one) =>
      one === outcomes.hits ? told.hits !== null : one === outcomes.endings ? told.endings !== null : true,
    ),
    { title: texts.reports.hidden, means: texts.reports.hiddenWhy },
  ].map(({ title, means }) => [csv.definitionOf(title), means, ...Array<null>(width - 2).fill(null)])
}
