import type { Dashboard } from '../../shared/reports/reports.schema.ts'
import { siteKinds } from '../../shared/sites/kinds.ts'
import { useFormat, useTexts } from '../language.tsx'
import { BarChart } from '../ui/chart/BarChart.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { Table } from '../ui/Table.tsx'
import { allHidden, doorPlace, drawn, isHidden, NotDrawn, Shown } from './Shown.tsx'

/** Citizens by door today. */
export const DoorsNowChart = ({ dashboard: { now, asOf, scope, siteKind, year } }: { dashboard: Dashboard }) => {
  const texts = useTexts()
  const format = useFormat()
  const { byDoor, people } = texts.reports
  const rows = now.byDoor.map(({ door, count }) => ({ ...doorPlace(door, texts), count }))
  const visible = rows.filter(({ count }) => !isHidden(count))
  const title = siteKind === null ? byDoor.title : `${byDoor.title} · ${texts.sites.kinds[siteKind]}`
  return (
    <ChartFrame
      title={title}
      scope={!asOf.startsWith(String(year)) && texts.reports.anyYear}
      hidden={allHidden(
        rows.map(({ count }) => count),
        now.people,
        texts,
        (n) => format.number(n, 0),
      )}
      asOf={asOf}
      definition={scope === 'supplier' ? byDoor.meansSupplier : byDoor.means}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={[...rows, { key: 'total', label: texts.reports.total, count: now.people }]}
          rowKey={({ key }) => key}
          columns={[
            { key: 'door', header: byDoor.door, cell: ({ label }) => label },
            { key: 'count', header: people, numeric: true, cell: ({ count }) => <Shown cell={count} /> },
          ]}
        />
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={byDoor.picture}
          rows={visible.map(({ key, label, tone, count }) => ({
            key,
            label,
            words: format.number(drawn(count) ?? 0, 0),
            parts: [{ key, tone, value: drawn(count) ?? 0 }],
          }))}
        />
      )}
      <NotDrawn rows={rows.map(({ label, count }) => ({ label, hidden: isHidden(count) }))} />
    </ChartFrame>
  )
}

/** Running placements by kind of site; kinds without a site of one's own are left out. */
export const KindsNowChart = ({ dashboard: { now, asOf, siteKinds: mine, year } }: { dashboard: Dashboard }) => {
  const texts = useTexts()
  const { reports, sites } = texts
  const format = useFormat()
  const rows = siteKinds
    .filter((kind) => mine.includes(kind))
    .map((kind) => ({
      kind,
      label: sites.kinds[kind],
      count: now.byKind.find((one) => one.kind === kind)?.count ?? ({ n: 0 } as const),
    }))
  const visible = rows.filter(({ count }) => !isHidden(count))
  return (
    <ChartFrame
      title={reports.byKind.title}
      scope={!asOf.startsWith(String(year)) && reports.anyYear}
      hidden={allHidden(
        rows.map(({ count }) => count),
        now.inPlacement,
        texts,
        (n) => format.number(n, 0),
      )}
      asOf={asOf}
      definition={reports.byKind.means}
      table={
        <Table
          caption={reports.byKind.title}
          captionHidden
          compact
          rows={[...rows, { kind: 'total', label: reports.total, count: now.inPlacement }]}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', header: reports.byKind.kind, cell: ({ label }) => label },
            { key: 'count', header: reports.people, numeric: true, cell: ({ count }) => <Shown cell={count} /> },
          ]}
        />
      }
    >
      {visible.length > 0 && (
        <BarChart
          label={reports.byKind.picture}
          rows={visible.map(({ kind, label, count }) => ({
            key: kind,
            label,
            words: format.number(drawn(count) ?? 0, 0),
            parts: [{ key: kind, tone: 'accent', value: drawn(count) ?? 0 }],
          }))}
        />
      )}
      <NotDrawn rows={rows.map(({ label, count }) => ({ label, hidden: isHidden(count) }))} />
    </ChartFrame>
  )
}
