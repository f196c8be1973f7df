import { reportDoors } from '../../shared/reports/keys.ts'
import type { findingsOf } from '../../shared/reports/quality.rules.ts'
import type { Share, Size } from '../../shared/reports/quality.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { BarChart } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import type { Tone } from '../ui/chart/tones.tsx'
import { Table } from '../ui/Table.tsx'
import { doorPlace, Hidden, isHidden, NotDrawn } from './Shown.tsx'

/** Sizes are told in these steps (report_door_check). */
const steps = [5, 20, 50, 100, 200]

type Compared = ReturnType<typeof findingsOf>[number]

/** One comparison of the quarterly check: what it says in words first, then the shares it rests on. */
export const GroupChart = ({ by, of, groups, finding, asOf }: Compared & { asOf: string }) => {
  const texts = useTexts()
  const { quality } = texts.reports
  const { check } = quality
  const format = useFormat()
  const columns: readonly { readonly key: string; readonly label: string; readonly tone: Tone }[] =
    of === 'choices'
      ? [{ key: 'otherwise', label: quality.otherwise, tone: 'accent' }]
      : reportDoors.map((door) => ({ key: door, label: doorPlace(door, texts).label, tone: door }))
  const percent = (share: Share | undefined): string | null =>
    share && 'percent' in share ? check.about(format.percent(share.percent / 100)) : null
  const sized = (size: Size): string | null => {
    if (!('from' in size)) return null
    const next = steps[steps.indexOf(size.from) + 1]
    return check.sizes(format.number(size.from, 0), next === undefined ? null : format.number(next - 1, 0))
  }
  const rows = groups.map((group) => ({
    ...group,
    shares: group.shares as Readonly<Record<string, Share>>,
    label: check.groups[group.key],
  }))
  const visible = rows.filter(({ shares }) => columns.every(({ key }) => shares[key] && 'percent' in shares[key]))
  const labelOf = (column: string): string =>
    column === 'asProposed' ? quality.asProposed : (columns.find(({ key }) => key === column)?.label ?? quality.otherwise)
  const said =
    finding.says === 'apart'
      ? check.says.apart(
          format.list([...new Set(finding.columns.map((column) => labelOf(of === 'choices' ? 'otherwise' : column)))]),
        )
      : check.says[finding.says]
  const title = check.titles[by][of]
  return (
    <ChartFrame
      title={title}
      scope={<strong>{said}</strong>}
      hidden={visible.length === 0 && rows.every(({ size }) => isHidden(size)) ? texts.reports.allHidden : null}
      asOf={asOf}
      definition={check.means}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'group', header: check.group[by], cell: ({ label }) => label },
            { key: 'size', header: check.size, numeric: true, cell: ({ size }) => sized(size) ?? <Hidden /> },
            ...columns.map(({ key, label }) => ({
              key,
              header: label,
              numeric: true,
              cell: ({ shares }: (typeof rows)[number]) => percent(shares[key]) ?? <Hidden />,
            })),
          ]}
        />
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={check.picture[by][of]}
          legend={of === 'doors' ? columns.map(({ label, tone }) => ({ label, tone })) : []}
          axis={{ most: 1, from: format.percent(0), to: format.percent(1) }}
          rows={visible.map(({ key, label, shares }) => ({
            key,
            label,
            words: columns.map((column) => percent(shares[column.key])).join(' · '),
            parts: columns.map((column) => {
              const share = shares[column.key]
              return { key: column.key, tone: column.tone, value: share && 'percent' in share ? share.percent / 100 : 0 }
            }),
          }))}
        />
      )}
      <NotDrawn
        rows={rows.map(({ label, shares }) => ({ label, hidden: columns.some(({ key }) => isHidden(shares[key] ?? {})) }))}
      />
    </ChartFrame>
  )
}
