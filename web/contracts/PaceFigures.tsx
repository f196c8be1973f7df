import { lazy, type ReactNode, Suspense, useId } from 'react'
import type { AtPace } from '../../shared/contracts/pace.rules.ts'
import { hourOere } from '../../shared/contracts/pace.rules.ts'
import type { PaceFigures as Figures, PaceState } from '../../shared/contracts/pace.state.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { Details } from '../ui/Details.tsx'
import { Table } from '../ui/Table.tsx'

/** The picture's library comes when the page stands. */
export const Lines = lazy(async () => ({ default: (await import('../ui/chart/LinesChart.tsx')).LinesChart }))

/** Extra cost in kroner; below nothing it is less. */
export const useExtra = (): ((oere: number) => string) => {
  const { pace } = useTexts()
  const format = useFormat()
  return (oere) => (oere < 0 ? pace.chosen.less(format.kroner(-oere)) : format.kroner(oere))
}

const Figure = ({
  title,
  value,
  more,
  means,
}: {
  title: string
  value: string
  more: readonly (string | null)[]
  means: string
}) => {
  const { common } = useTexts()
  const id = useId()
  return (
    <section className="panel figure" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className="figure-value">{value}</p>
      {more.map(
        (line) =>
          line && (
            <p key={line} className="figure-about">
              {line}
            </p>
          ),
      )}
      <Details summary={common.chart.whatDoesItMean}>{means}</Details>
    </section>
  )
}

/** The four figures at the chosen pace, each without and with subsidy. */
export const ChosenPace = ({ state, figures, asOf }: { state: PaceState; figures: Figures; asOf: string }) => {
  const { pace, common } = useTexts()
  const format = useFormat()
  const extra = useExtra()
  const { chosen, breakEven, cost } = figures
  const { withSubsidy } = chosen
  const subsidised = (said: string | null): string =>
    said === null ? (state.subsidy === 'none' ? '' : pace.chosen.noSubsidy) : `${pace.chosen.withSubsidy}: ${said}`
  const percent = (share: number) => format.percent(share)
  return (
    <section aria-labelledby="pace-chosen">
      <h2 id="pace-chosen">{pace.chosen.title(percent(state.pace / 100))}</h2>
      <p className="chart-scope">
        {pace.basis(format.kroner(Math.round(cost.wage * 100)), format.number(cost.onCost), format.kroner(hourOere(cost)))}{' '}
        {common.chart.asOf(format.date(asOf))}
      </p>
      <div className="figures" aria-live="polite">
        <Figure
          title={pace.chosen.normHour}
          value={format.kroner(chosen.normHour)}
          more={[subsidised(withSubsidy && format.kroner(withSubsidy.normHour))]}
          means={pace.chosen.means.normHour}
        />
        <Figure
          title={pace.chosen.extraHour}
          value={extra(chosen.extraHour)}
          more={[subsidised(withSubsidy && extra(withSubsidy.extraHour))]}
          means={pace.chosen.means.extraHour}
        />
        <Figure
          title={pace.chosen.extraYear}
          value={extra(chosen.extraYear)}
          more={[
            pace.chosen.yearOf(format.hours(state.hours), format.number(state.weeks, 0)),
            subsidised(withSubsidy && extra(withSubsidy.extraYear)),
          ]}
          means={pace.chosen.means.extraYear}
        />
        <Figure
          title={pace.chosen.breakEven}
          value={breakEven.withSubsidy === null ? percent(breakEven.without) : percent(breakEven.withSubsidy)}
          more={
            breakEven.withSubsidy === null
              ? [pace.chosen.without]
              : [pace.chosen.withSubsidy, `${pace.chosen.without}: ${percent(breakEven.without)}`]
          }
          means={pace.chosen.means.breakEven}
        />
      </div>
      <p className="quiet">{pace.chosen.flexJob}</p>
    </section>
  )
}

/** The price of a norm hour over the paces, as a picture and as the table that was asked for in 2015. */
export const PaceCurve = ({ state, figures, asOf }: { state: PaceState; figures: Figures; asOf: string }) => {
  const { pace } = useTexts()
  const format = useFormat()
  const percent = (value: number) => format.percent(value / 100)
  const table = <PaceTable figures={figures} />
  const lines = [
    {
      key: 'without',
      label: pace.chosen.without,
      tone: 'accent' as const,
      points: figures.curve.map((one) => ({ x: one.pace, y: one.normHour / 100 })),
    },
    ...(figures.curve[0]?.withSubsidy
      ? [
          {
            ...{ key: 'with', label: pace.chosen.withSubsidy, tone: 'green' as const, dashed: true },
            points: figures.curve.map((one) => ({ x: one.pace, y: (one.withSubsidy?.normHour ?? 0) / 100 })),
          },
        ]
      : []),
  ]
  return (
    <ChartFrame title={pace.curve.title} asOf={asOf} definition={pace.curve.means} table={table} wide>
      <Suspense fallback={<div className="pace-waits" />}>
        <Lines
          label={pace.curve.picture(percent(state.pace), format.kroner(figures.chosen.normHour))}
          lines={lines}
          writeX={percent}
          writeY={(value) => `${format.number(value, 0)} ${pace.curve.axis}`}
          level={{ y: hourOere(figures.reference) / 100, label: pace.curve.norm }}
          at={state.pace}
        />
      </Suspense>
    </ChartFrame>
  )
}

const PaceTable = ({ figures }: { figures: Figures }) => {
  const { pace } = useTexts()
  const format = useFormat()
  const column = (key: string, header: string, of: (line: AtPace) => number | undefined) => ({
    ...{ key, header, numeric: true },
    cell: (line: AtPace): ReactNode => {
      const oere = of(line)
      return oere === undefined ? null : format.oere(oere)
    },
  })
  const subsidised = figures.table[0]?.withSubsidy
    ? [
        column('normHourSubsidy', pace.table.normHourSubsidy, ({ withSubsidy }) => withSubsidy?.normHour),
        column('extraHourSubsidy', pace.table.extraHourSubsidy, ({ withSubsidy }) => withSubsidy?.extraHour),
        column('extraYearSubsidy', pace.table.extraYearSubsidy, ({ withSubsidy }) => withSubsidy?.extraYear),
      ]
    : []
  return (
    <Table
      caption={pace.table.title}
      captionHidden
      compact
      stacks
      rows={figures.table}
      rowKey={(line) => String(line.pace)}
      columns={[
        { key: 'pace', header: pace.table.pace, cell: (line) => format.percent(line.pace / 100) },
        column('normHour', pace.table.normHour, ({ normHour }) => normHour),
        column('extraHour', pace.table.extraHour, ({ extraHour }) => extraHour),
        column('extraYear', pace.table.extraYear, ({ extraYear }) => extraYear),
        ...subsidised,
      ]}
    />
  )
}
