import type { ReactNode } from 'react'
import type { DoorQuality } from '../../shared/reports/quality.schema.ts'
import { shareOf } from '../../shared/reports/reports.rules.ts'
import type { Cell } from '../../shared/reports/reports.schema.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { BarChart } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import type { Tone } from '../ui/chart/tones.tsx'
import { Table } from '../ui/Table.tsx'
import { doorPlace, isHidden, NotDrawn, Shown } from './Shown.tsx'

type Row = {
  readonly key: string
  readonly label: string
  readonly tone: Tone
  readonly asProposed: Cell
  readonly otherwise: Cell
  readonly total: Cell
}

/** How many of each row got another door than the proposed one: bars of a share, and the same with its counts. */
const Choices = ({
  title,
  picture,
  first,
  means,
  asOf,
  rows,
}: {
  title: string
  picture: string
  first: string
  means: ReactNode
  asOf: string
  rows: readonly Row[] | null
}) => {
  const { reports } = useTexts()
  const { quality } = reports
  const format = useFormat()
  const count = (n: number) => format.number(n, 0)
  const parts = rows?.filter(({ key }) => key !== 'total') ?? []
  const visible = parts.flatMap(({ otherwise, total, ...row }) =>
    'n' in otherwise && 'n' in total && total.n > 0 ? [{ ...row, part: otherwise.n, whole: total.n }] : [],
  )
  const all = rows?.at(-1)
  const told =
    all && 'n' in all.otherwise && 'n' in all.total && all.total.n > 0 ? { part: all.otherwise.n, whole: all.total.n } : null
  const sum = told && quality.bar(count(told.part), count(told.whole), format.percent(told.part / told.whole))
  const nothing = visible.length === 0 && parts.some(({ otherwise }) => isHidden(otherwise))
  const nobody = all !== undefined && 'n' in all.total && all.total.n === 0
  return (
    <ChartFrame
      title={title}
      hidden={rows === null ? quality.hiddenTable : nothing ? (sum ? reports.totalThenHidden(sum) : reports.allHidden) : null}
      asOf={asOf}
      definition={means}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={rows ?? []}
          rowKey={({ key }) => key}
          columns={[
            { key: 'first', header: first, cell: ({ label }) => label },
            { key: 'asProposed', header: quality.asProposed, numeric: true, cell: (row) => <Shown cell={row.asProposed} /> },
            { key: 'otherwise', header: quality.otherwise, numeric: true, cell: (row) => <Shown cell={row.otherwise} /> },
            { key: 'total', header: reports.total, numeric: true, cell: ({ total }) => <Shown cell={total} /> },
            {
              key: 'share',
              header: reports.csv.percent,
              numeric: true,
              cell: ({ otherwise, total }) => {
                const share = shareOf(otherwise, total)
                return share === null ? '' : format.percent(share)
              },
            },
          ]}
        />
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={picture}
          axis={{ most: 1, from: format.percent(0), to: format.percent(1) }}
          rows={visible.map(({ key, label, tone, part, whole }) => ({
            key,
            label,
            words: quality.bar(count(part), count(whole), format.percent(part / whole)),
            parts: [{ key, tone, value: part / whole }],
          }))}
        />
      )}
      {nobody && <p className="not-drawn">{reports.nothing}</p>}
      <NotDrawn rows={parts.map(({ label, otherwise, total }) => ({ label, hidden: isHidden(otherwise) || isHidden(total) }))} />
      {sum && (
        <p className="figure-about">
          {reports.total}: {sum}
        </p>
      )}
    </ChartFrame>
  )
}

type Part = { readonly told: DoorQuality; readonly period: string }

export const DoorChoices = ({ told: { byDoor, asOf }, period }: Part) => {
  const texts = useTexts()
  const { byDoor: words } = texts.reports.quality
  return (
    <Choices
      title={`${words.title} · ${period}`}
      picture={words.picture(period)}
      first={words.door}
      means={words.means}
      asOf={asOf}
      rows={
        byDoor?.map((row) => ({
          ...row,
          ...(row.key === 'total' ? { label: texts.reports.total, tone: 'gray' as const } : doorPlace(row.key, texts)),
        })) ?? null
      }
    />
  )
}

export const ArchetypeChoices = ({ told: { byArchetype, asOf }, period }: Part) => {
  const { reports } = useTexts()
  const { language } = useLanguage()
  const { byArchetype: words } = reports.quality
  const nameOf = ({ key, name }: { key: string; name: { da: string; en: string } | null }): string =>
    name ? name[language] : key === 'total' ? reports.total : words.none
  return (
    <Choices
      title={`${words.title} · ${period}`}
      picture={words.picture(period)}
      first={words.archetype}
      means={words.means}
      asOf={asOf}
      rows={byArchetype?.map((row) => ({ ...row, label: nameOf(row), tone: 'accent' as const })) ?? null}
    />
  )
}
