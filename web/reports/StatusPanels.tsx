import type { ReactNode } from 'react'
import type { DividedBy } from '../../shared/reports/outcomes.keys.ts'
import type { Outcomes, StatusTable } from '../../shared/reports/outcomes.schema.ts'
import { inOrder } from '../../shared/reports/outcomes.words.ts'
import { type ToldShare, toldShare } from '../../shared/reports/told.rules.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { ShareChart, type ShareRow } from '../ui/chart/ShareChart.tsx'
import type { Tone } from '../ui/chart/tones.tsx'
import { Table } from '../ui/Table.tsx'
import { Silences, toneOf, useGroupNames } from './groups.tsx'
import { Shown } from './Shown.tsx'

type Told = Exclude<StatusTable, { hidden: true }>
/** One table of status with the words over it; `null` stands for a hidden one. */
type Part = { readonly key: string; readonly title: string; readonly by: DividedBy; readonly table: StatusTable }
type Line = {
  readonly key: string
  readonly part: string
  readonly name: string
  readonly tone: Tone
  readonly table: Told
  readonly row: Told['rows'][number]
  readonly told: ToldShare
}

const useShares = (told: Outcomes) => {
  const format = useFormat()
  const { retention } = useTexts().outcomes
  const count = (n: number) => format.number(n, 0)
  const range = (least: number, most: number) => retention.range(format.percent(least), format.percent(most))
  const drawn = ({ key, name, tone, told: one }: Line): ShareRow[] =>
    one.says === 'share'
      ? [
          {
            key,
            label: name,
            tone,
            words: retention.words(
              range(one.least, one.most),
              count(one.part),
              count(one.people),
              one.unknown > 0 ? count(one.unknown) : null,
            ),
            least: one.least,
            most: one.most,
            from: one.from,
            to: one.to,
          },
        ]
      : []
  return { range, drawn, axis: { from: format.percent(0), to: format.percent(1) }, asOf: told.asOf }
}

/** Shares in ordinary work, part by part, as dots with whiskers and as one table. */
const Shares = ({
  told,
  title,
  picture,
  first,
  means,
  parts,
  lines,
  scope,
  beside,
}: {
  told: Outcomes
  title: string
  picture: string
  /** The head of the column that names the part. */
  first: string
  means: string
  parts: readonly Part[]
  lines: readonly Line[]
  scope: ReactNode
  beside: ReactNode
}) => {
  const { outcomes } = useTexts()
  const { retention } = outcomes
  const { range, drawn, axis } = useShares(told)
  const columns = (['ordinary', 'subsidised', 'none', 'other', 'unknown'] as const).filter((column) =>
    lines.some(({ table }) => table.columns.includes(column)),
  )
  const divided = lines.some(({ row }) => row.key !== 'all')
  return (
    <ChartFrame
      title={title}
      scope={scope}
      asOf={told.asOf}
      definition={means}
      beside={beside}
      hidden={lines.length === 0 ? outcomes.allHidden : null}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={lines}
          rowKey={({ part, key }) => `${part} ${key}`}
          columns={[
            { key: 'part', header: first, cell: ({ part }) => parts.find(({ key }) => key === part)?.title ?? '' },
            ...(divided ? [{ key: 'group', header: outcomes.group, cell: ({ name }: Line) => name }] : []),
            ...columns.map((column) => ({
              key: column,
              header: retention.columns[column],
              numeric: true,
              cell: ({ table, row }: Line) => {
                const at = table.columns.indexOf(column)
                return at < 0 ? '' : <Shown cell={row.cells[at] ?? { hidden: true }} />
              },
            })),
            { key: 'total', header: outcomes.curve.atRisk, numeric: true, cell: ({ row }) => <Shown cell={row.total} /> },
            {
              key: 'share',
              header: retention.share,
              numeric: true,
              cell: ({ told: one }) => (one.says === 'share' ? range(one.least, one.most) : outcomes.says[one.says]),
            },
            {
              key: 'interval',
              header: retention.interval,
              numeric: true,
              cell: ({ told: one }) => (one.says === 'share' ? range(one.from, one.to) : ''),
            },
          ]}
        />
      }
    >
      {parts.map(({ key, title: heading, table }) => {
        const mine = lines.filter(({ part }) => part === key)
        const rows = mine.flatMap(drawn)
        return (
          <div key={key} className="chart-part">
            <h3>{heading}</h3>
            {'hidden' in table && <p className="not-drawn">{outcomes.quality.hidden}</p>}
            {rows.length > 0 && <ShareChart label={`${picture}: ${heading}`} rows={rows} axis={axis} />}
            <Silences rows={mine.map(({ name, told: { says } }) => ({ name, says: says === 'share' ? null : says }))} />
          </div>
        )
      })}
      {lines.some((line) => drawn(line).length > 0) && <p className="chart-caption">{retention.legend}</p>}
    </ChartFrame>
  )
}

const linesOf = ({ key: part, by, table }: Part, nameOf: (key: string) => string): Line[] =>
  'hidden' in table
    ? []
    : inOrder(by, table.rows).map((row) => ({
        key: row.key,
        part,
        name: nameOf(row.key),
        tone: toneOf(by, row.key, table.rows.length === 1),
        table,
        row,
        told: toldShare(table, row),
      }))

/** Who was in an ordinary job 4, 13, 26 and 52 weeks on. */
export const RetentionPanel = ({ told, scope, beside }: { told: Outcomes; scope: ReactNode; beside: ReactNode }) => {
  const { outcomes } = useTexts()
  const { retention, origin } = outcomes
  const nameOf = useGroupNames(told)
  const parts = told.retention.map(
    ({ weeks, table }): Part => ({ key: String(weeks), title: retention.weeks(weeks), by: told.by, table }),
  )
  return (
    <Shares
      told={told}
      title={retention.title}
      picture={retention.picture(origin.short[told.origin])}
      first={outcomes.curve.week}
      means={retention.means}
      parts={parts}
      lines={parts.flatMap((part) => linesOf(part, nameOf))}
      scope={scope}
      beside={beside}
    />
  )
}

/** What became of those to whom each door was proposed, or decided; a municipality's alone. */
export const HitsPanel = ({ told, scope, beside }: { told: Outcomes; scope: ReactNode; beside: ReactNode }) => {
  const { outcomes } = useTexts()
  const { hits } = outcomes
  const names = { door: useGroupNames(told, 'door'), override: useGroupNames(told, 'override') }
  if (!told.hits) return null
  const parts: (Part & { by: keyof typeof names })[] = [
    { key: 'proposed', title: hits.proposed, by: 'door', table: told.hits.proposed },
    { key: 'decided', title: hits.decided, by: 'door', table: told.hits.decided },
    { key: 'override', title: hits.override, by: 'override', table: told.hits.override },
  ]
  return (
    <Shares
      told={told}
      title={hits.title}
      picture={hits.picture}
      first={outcomes.group}
      means={hits.means}
      parts={parts}
      lines={parts.flatMap((part) => linesOf(part, names[part.by]))}
      scope={scope}
      beside={beside}
    />
  )
}
