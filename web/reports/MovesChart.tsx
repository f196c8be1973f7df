import { doorsBefore, reportDoors } from '../../shared/reports/keys.ts'
import type { Dashboard } from '../../shared/reports/reports.schema.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { FlowChart } from '../ui/chart/FlowChart.tsx'
import { Table } from '../ui/Table.tsx'
import { doorPlace, isHidden, NotDrawn, Shown } from './Shown.tsx'

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
  const cells = moves.rows.flatMap(({ to }) => to.map(({ count }) => count))
  const flows = moves.rows.flatMap(({ from, to }) =>
    to.flatMap(({ door, count }) => ('n' in count ? [{ from, to: door, count: count.n }] : [])),
  )
  const whole = flows.length === cells.length
  const title = `${reports.moves.title} · ${period}`
  const note = filtered && <p className="not-drawn">{reports.untouched}</p>
  return (
    <ChartFrame
      title={title}
      asOf={asOf}
      definition={reports.moves.means}
      table={
        <>
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
          {note}
        </>
      }
    >
      <FlowChart
        label={reports.moves.picture(period)}
        before={doorsBefore.map((door) => doorPlace(door, texts))}
        after={reportDoors.map((door) => doorPlace(door, texts))}
        flows={flows}
        // the picture's own sums would leave out what is hidden
        write={(count) => (whole ? format.number(count, 0) : '')}
      />
      {whole && flows.every(({ count }) => count === 0) && <p className="not-drawn">{reports.nothing}</p>}
      <NotDrawn rows={cells.map((cell) => ({ hidden: isHidden(cell) }))} />
      {note}
    </ChartFrame>
  )
}
