import type { ReactNode } from 'react'
import { doubtfulShare } from '../../shared/reports/change.rules.ts'
import type { Outcomes } from '../../shared/reports/outcomes.schema.ts'
import { inOrder } from '../../shared/reports/outcomes.words.ts'
import type { Cell } from '../../shared/reports/reports.schema.ts'
import { type Silent, silent } from '../../shared/reports/told.rules.ts'
import { useFormat, useTexts } from '../language.tsx'
import { BarChart, type BarRow } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { Swatch, type Tone } from '../ui/chart/tones.tsx'
import { Table } from '../ui/Table.tsx'
import { Silences, useGroupNames } from './groups.tsx'
import { Shown } from './Shown.tsx'

/** A table of counts whose columns are steps or kinds, told whole line by line. */
type Counted = {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly total: Cell; readonly cells: readonly Cell[] }[]
}
type Part = { readonly key: string; readonly title: string | null; readonly table: Counted | { readonly hidden: true } }
type Line = {
  readonly key: string
  readonly part: Part
  readonly name: string
  readonly table: Counted
  readonly row: Counted['rows'][number]
  readonly silence: Silent['says'] | null
}

const numberIn = (cell: Cell | undefined): number | null => (cell && 'n' in cell ? cell.n : null)

/** What is divided into parts, as bars with patterns and as one table with each part's share and interval. */
const Counts = ({
  told,
  title,
  picture,
  first,
  means,
  words,
  tones,
  say,
  parts,
  scope,
  beside,
}: {
  told: Outcomes
  title: string
  picture: string
  first: string
  means: string
  words: Readonly<Record<string, string>>
  tones: Readonly<Record<string, Tone>>
  /** What stands over a bar. */
  say: (line: { readonly row: Counted['rows'][number]; readonly table: Counted }, people: number) => string
  parts: readonly Part[]
  scope: ReactNode
  beside: ReactNode
}) => {
  const { outcomes } = useTexts()
  const format = useFormat()
  const nameOf = useGroupNames(told)
  const lines = parts.flatMap((part): Line[] => {
    const { table } = part
    return 'hidden' in table
      ? []
      : inOrder(told.by, table.rows).map((row) => ({
          key: row.key,
          part,
          name: nameOf(row.key),
          table,
          row,
          silence: silent(row.total, row.cells)?.says ?? null,
        }))
  })
  const columns = Object.keys(words).filter((column) =>
    lines.some(({ table, silence }) => silence === null && table.columns.includes(column)),
  )
  const barOf = (line: Line): BarRow[] => {
    const people = numberIn(line.row.total)
    if (line.silence !== null || people === null) return []
    return [
      {
        key: line.key,
        label: line.name,
        words: say(line, people),
        parts: line.table.columns.map((column, at) => ({
          key: column,
          tone: tones[column] ?? 'gray',
          value: (numberIn(line.row.cells[at]) ?? 0) / people,
        })),
      },
    ]
  }
  type Row = Line & { readonly column: string; readonly cell: Cell }
  const rows: Row[] = lines
    .filter(({ silence }) => silence !== 'nobody')
    .flatMap((line) =>
      line.table.columns.map((column, at) => ({ ...line, column, cell: line.row.cells[at] ?? { hidden: true as const } })),
    )
  const divided = lines.some(({ key }) => key !== 'all')
  const shareOf = ({ cell, row }: Row) => doubtfulShare({ part: cell, whole: row.total })
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
          rows={rows}
          rowKey={({ part, key, column }) => `${part.key} ${key} ${column}`}
          columns={[
            ...(parts.length > 1 ? [{ key: 'part', header: first, cell: ({ part }: Row) => part.title }] : []),
            ...(divided ? [{ key: 'group', header: outcomes.group, cell: ({ name }: Row) => name }] : []),
            { key: 'column', header: outcomes.csv.answer, cell: ({ column }) => words[column] ?? column },
            { key: 'count', header: outcomes.csv.value, numeric: true, cell: ({ cell }) => <Shown cell={cell} /> },
            { key: 'total', header: outcomes.csv.denominator, numeric: true, cell: ({ row }) => <Shown cell={row.total} /> },
            {
              key: 'share',
              header: outcomes.csv.percent,
              numeric: true,
              cell: (row) => {
                const share = shareOf(row)
                return share && format.percent(share.least)
              },
            },
            {
              key: 'interval',
              header: outcomes.retention.interval,
              numeric: true,
              cell: (row) => {
                const share = shareOf(row)
                return share && outcomes.retention.range(format.percent(share.from), format.percent(share.to))
              },
            },
          ]}
        />
      }
    >
      {lines.some((line) => line.silence === null) && (
        <ul className="legend">
          {columns.map((column) => (
            <li key={column}>
              <Swatch tone={tones[column] ?? 'gray'} /> {words[column]}
            </li>
          ))}
        </ul>
      )}
      {parts.map((part) => {
        const mine = lines.filter((line) => line.part.key === part.key)
        const bars = mine.flatMap(barOf)
        return (
          <div key={part.key} className="chart-part">
            {part.title && <h3>{part.title}</h3>}
            {'hidden' in part.table && <p className="not-drawn">{outcomes.quality.hidden}</p>}
            {bars.length > 0 && (
              <BarChart
                label={part.title ? `${picture}: ${part.title}` : picture}
                axis={{ most: 1, from: format.percent(0), to: format.percent(1) }}
                rows={bars}
              />
            )}
            <Silences rows={mine.map(({ name, silence }) => ({ name, says: silence }))} />
          </div>
        )
      })}
    </ChartFrame>
  )
}

const steps: Readonly<Record<string, Tone>> = {
  '0': 'step0',
  '1-9': 'step1',
  '1-19': 'step2',
  '10-19': 'step2',
  '20-29': 'step3',
  '20+': 'step4',
  '30+': 'step4',
}

/** How many paid hours a week they had 4, 13, 26 and 52 weeks on. */
export const LadderPanel = ({ told, scope, beside }: { told: Outcomes; scope: ReactNode; beside: ReactNode }) => {
  const { outcomes } = useTexts()
  const format = useFormat()
  const { ladder, retention, origin } = outcomes
  return (
    <Counts
      told={told}
      title={ladder.title}
      picture={ladder.picture(origin.short[told.origin])}
      first={outcomes.curve.week}
      means={ladder.means}
      words={ladder.columns}
      tones={steps}
      say={({ row, table }, people) => {
        const none = numberIn(row.cells[table.columns.indexOf('0')]) ?? 0
        return ladder.words(format.number(people - none, 0), format.number(people, 0))
      }}
      parts={told.ladder.map(({ weeks, table }) => ({ key: String(weeks), title: retention.weeks(weeks), table }))}
      scope={scope}
      beside={beside}
    />
  )
}

/** How the first placement goes on or ended. */
export const FirstPlacementPanel = ({ told, scope, beside }: { told: Outcomes; scope: ReactNode; beside: ReactNode }) => {
  const { endings } = useTexts().outcomes
  const format = useFormat()
  if (!told.endings) return null
  return (
    <Counts
      told={told}
      title={endings.title}
      picture={endings.picture}
      first=""
      means={endings.means}
      words={endings.columns}
      tones={{ running: 'step0', work: 'step4', as_planned: 'step1', circumstances: 'step3', other: 'gray' }}
      say={(_, people) => endings.words(format.number(people, 0))}
      parts={[{ key: 'all', title: null, table: told.endings }]}
      scope={scope}
      beside={beside}
    />
  )
}
