import type { ReactNode } from 'react'
import type { Outcomes } from '../../shared/reports/outcomes.schema.ts'
import { inOrder } from '../../shared/reports/outcomes.words.ts'
import { type ToldCurve, toldCurve, toldDifference, weeksTold } from '../../shared/reports/told.rules.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { type CurveLine, SurvivalChart } from '../ui/chart/SurvivalChart.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { Silences, toneOf, useGroupNames } from './groups.tsx'
import { Shown } from './Shown.tsx'

type Told = Extract<ToldCurve, { says: 'curve' }>
type Group = { readonly key: string; readonly name: string; readonly told: ToldCurve }

const useWrite = () => {
  const format = useFormat()
  const { curve } = useTexts().outcomes
  return {
    percent: format.percent,
    between: (from: number | null, to: number | null) =>
      from === null || to === null ? '' : curve.range(format.percent(from), format.percent(to)),
    weeks: (weeks: number) => format.number(weeks, 1),
    p: (p: number) => (p < 0.01 ? curve.pBelow(format.number(0.01)) : curve.p(format.number(p))),
  }
}

const lineOf = ({ key, name, told }: Group & { told: Told }, tone: CurveLine['tone'], band = true): CurveLine => ({
  key,
  label: name,
  tone,
  points: told.points.map(({ week, without, least, most }) => ({
    week,
    share: without,
    from: band ? least : null,
    to: band ? most : null,
  })),
})

/** Doors and "as proposed or not" in one picture; more groups, which nobody could tell apart there, each with everybody in its own. */
const Curves = ({
  told,
  groups,
  weeks,
  picture,
}: {
  told: Outcomes
  groups: readonly (Group & { told: Told })[]
  weeks: readonly number[]
  picture: string
}) => {
  const { curve } = useTexts().outcomes
  const write = useWrite()
  const axis = { weeks: curve.axis, write: write.percent }
  const everybody = groups.find(({ key }) => key === 'all')
  const divided = groups.filter(({ key }) => key !== 'all')
  const together = divided.length === 0 ? groups : divided
  if (told.by === 'door' || told.by === 'override' || together.length === 1)
    return (
      <SurvivalChart
        label={picture}
        weeks={weeks}
        axis={axis}
        lines={together.map((group) => lineOf(group, toneOf(told.by, group.key, together.length === 1)))}
      />
    )
  return (
    <>
      {everybody && <p className="chart-scope">{curve.against}</p>}
      <div className="small-multiples">
        {divided.map((group) => (
          <div key={group.key}>
            <h3>{group.name}</h3>
            <SurvivalChart
              label={`${picture}: ${group.name}`}
              weeks={weeks}
              axis={axis}
              small
              lines={[...(everybody ? [lineOf(everybody, 'gray', false)] : []), lineOf(group, toneOf(told.by, group.key, true))]}
            />
          </div>
        ))}
      </div>
    </>
  )
}

/** Time to something as curves, with their medians, whether the groups differ, and the same as a table. */
export const CurvePanel = ({
  told,
  measure,
  scope,
  beside,
}: {
  told: Outcomes
  measure: 'paid' | 'job'
  scope: ReactNode
  beside: ReactNode
}) => {
  const { outcomes } = useTexts()
  const { curve } = outcomes
  const nameOf = useGroupNames(told)
  const write = useWrite()
  const table = told[measure]
  const { title, means, picture } = outcomes[measure]
  const asPicture = picture(outcomes.origin.short[told.origin])
  const frame = { title, scope, asOf: told.asOf, definition: means, beside }
  if ('hidden' in table)
    return (
      <ChartFrame {...frame} hidden={outcomes.allHidden} table={null}>
        {null}
      </ChartFrame>
    )
  const { weeks } = table
  const groups = inOrder(told.by, table.rows).map((row) => ({
    key: row.key,
    name: nameOf(row.key),
    row,
    told: toldCurve(row, weeks),
  }))
  const drawn = groups.flatMap((group) => (group.told.says === 'curve' ? [{ ...group, told: group.told }] : []))
  const divided = groups.length > 1
  const difference = divided ? toldDifference(table) : null
  type Cell = (typeof groups)[number] & { readonly week: number; readonly at: number }
  const followed = weeksTold(table)
  const cells: Cell[] = groups.flatMap((group) => followed.map((one) => ({ ...group, ...one })))
  const pointAt = ({ told: one, week }: Cell) =>
    one.says === 'curve' ? one.points.find((point) => point.week === week) : undefined
  const column: Record<'group' | 'week', Column<Cell>> = {
    group: { key: 'group', header: outcomes.group, cell: ({ name }) => name },
    week: { key: 'week', header: curve.week, numeric: true, cell: ({ week }) => week },
  }
  const medianOf = ({ name, told: { median } }: (typeof drawn)[number]): string => {
    if (median.median === null) return divided ? curve.noMedianOf(name) : curve.noMedian
    const at = write.weeks(median.median)
    const between =
      median.least === null
        ? ''
        : median.most === null
          ? curve.atLeast(write.weeks(median.least))
          : curve.between(write.weeks(median.least), write.weeks(median.most))
    return divided ? curve.medianOf(name, at, between) : curve.median(at, between)
  }
  return (
    <ChartFrame
      {...frame}
      hidden={drawn.length === 0 && groups.every(({ told: one }) => one.says === 'hidden') ? outcomes.allHidden : null}
      table={
        <Table
          caption={title}
          captionHidden
          compact
          rows={cells}
          rowKey={({ key, week }) => `${key} ${week}`}
          columns={[
            ...(divided ? [column.group, column.week] : [{ ...column.week, numeric: false }]),
            {
              key: 'events',
              header: curve.events,
              numeric: true,
              cell: ({ row, at }) => <Shown cell={row.events[at] ?? { hidden: true }} />,
            },
            {
              key: 'without',
              header: curve.without,
              numeric: true,
              cell: (cell) => {
                const point = pointAt(cell)
                if (point) return write.percent(point.without)
                return cell.told.says === 'curve' ? '' : outcomes.says[cell.told.says]
              },
            },
            {
              key: 'interval',
              header: curve.interval,
              numeric: true,
              cell: (cell) => {
                const point = pointAt(cell)
                return point && write.between(point.least, point.most)
              },
            },
            { key: 'atRisk', header: curve.atRisk, numeric: true, cell: (cell) => pointAt(cell)?.atRisk ?? '' },
          ]}
        />
      }
    >
      {drawn.length > 0 && <Curves told={told} groups={drawn} weeks={followed.map(({ week }) => week)} picture={asPicture} />}
      {drawn.length > 0 && (
        <ul className="plain-list medians">
          {drawn
            .filter(({ key }) => !divided || key !== 'all')
            .map((group) => (
              <li key={group.key}>{medianOf(group)}</li>
            ))}
        </ul>
      )}
      {difference && (
        <p className="chart-scope">
          {difference.says === 'too-few' ? curve.tooFew : curve[difference.says](write.p(difference.p))}
        </p>
      )}
      <Silences rows={groups.map(({ name, told: { says } }) => ({ name, says: says === 'curve' ? null : says }))} />
    </ChartFrame>
  )
}
