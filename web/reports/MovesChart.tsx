import { doorsBefore, reportDoors } from '../../shared/reports/keys.ts'
import type { Cell, Dashboard } from '../../shared/reports/reports.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { FlowChart, type FlowPlace } from '../ui/chart/FlowChart.tsx'
import { Table } from '../ui/Table.tsx'
import { doorPlace, drawn, isHidden, NotDrawn, Shown } from './Shown.tsx'

/** From the door at the start of the year to the one at its end. */
export const MovesChart = ({
  moves,
  asOf,
  period,
  filtered,
}: {
  moves: NonNullable<Dashboard['moves']>
  asOf: string
  period: string
  filtered: boolean
}) => {
  const texts = useTexts()
  const format = useFormat()
  const { reports } = texts
  const named = (place: FlowPlace, count: Cell | undefined): FlowPlace =>
    count && 'n' in count ? { ...place, words: `${place.label} ${format.number(count.n, 0)}` } : place
  const shown = moves.rows.flatMap(({ from, to }) =>
    to.flatMap(({ door, count }) => ('n' in count ? [{ from, to: door, count: count.n }] : [])),
  )
  // what the table shows of a row, taken from its total: nothing that the reader could not work out
  const rest = moves.rows.flatMap(({ from, to, total }) =>
    'n' in total && to.some(({ count }) => isHidden(count))
      ? [{ from, to: 'hidden', count: total.n - to.reduce((sum, { count }) => sum + (drawn(count) ?? 0), 0) }]
      : [],
  )
  const flows = [...shown, ...rest].filter(({ count }) => count > 0)
  const notDrawn = moves.rows.filter(({ to, total }) => isHidden(total) && to.some(({ count }) => isHidden(count)))
  const before = doorsBefore.map((door): FlowPlace => {
    const row = moves.rows.find(({ from }) => from === door)
    return named(doorPlace(door, texts), row?.total)
  })
  const after = reportDoors.map((door): FlowPlace => {
    const whole = moves.rows.every(({ to }) => to.every((one) => one.door !== door || 'n' in one.count))
    return named(doorPlace(door, texts), whole ? moves.totals.find((one) => one.door === door)?.count : undefined)
  })
  const title = `${reports.moves.title} · ${period}`
  return (
    <ChartFrame
      title={title}
      scope={filtered && reports.untouched}
      hidden={flows.length === 0 && isHidden(moves.total) ? reports.allHidden : null}
      wide
      asOf={asOf}
      definition={reports.moves.means}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={[
            ...moves.rows.map(({ from, to, total }) => ({ key: from, label: doorPlace(from, texts).label, to, total })),
            { key: 'total', label: reports.total, to: moves.totals, total: moves.total },
          ]}
          rowKey={({ key }) => key}
          columns={[
            { key: 'from', header: reports.moves.from, cell: ({ label }) => label },
            ...reportDoors.map((door) => ({
              key: door,
              header: reports.moves.to(doorPlace(door, texts).label),
              numeric: true,
              cell: ({ to }: { to: (typeof moves)['totals'] }) => {
                const found = to.find((one) => one.door === door)
                return found && <Shown cell={found.count} />
              },
            })),
            { key: 'total', header: reports.total, numeric: true, cell: ({ total }) => <Shown cell={total} /> },
          ]}
        />
      }
    >
      <FlowChart
        label={reports.moves.picture(period)}
        before={before}
        after={[...after, { key: 'hidden', label: reports.hidden, tone: 'gray' }]}
        flows={flows}
        write={(count) => format.number(count, 0)}
      />
      {flows.length === 0 && <p className="not-drawn">{reports.nothing}</p>}
      {rest.length > 0 && <p className="not-drawn">{reports.moves.rest}</p>}
      <NotDrawn
        rows={notDrawn.map(({ from }) => ({ label: reports.moves.fromDoor(doorPlace(from, texts).label), hidden: true }))}
      />
    </ChartFrame>
  )
}
