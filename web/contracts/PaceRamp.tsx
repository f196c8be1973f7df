import { Suspense } from 'react'
import { type PaceFigures as Figures, type PaceState, paceLimits } from '../../shared/contracts/pace.state.ts'
import { doorKeys } from '../../shared/doors/keys.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ChartFrame } from '../ui/chart/ChartFrame.tsx'
import { Select } from '../ui/choices.tsx'
import { DefinitionList } from '../ui/DefinitionList.tsx'
import { Table } from '../ui/Table.tsx'
import { Lines, useExtra } from './PaceFigures.tsx'
import type { Change } from './PaceInputs.tsx'
import { PaceNumber } from './PaceNumber.tsx'

/** What a door's thirteen weeks cost whoever pays for the hours. */
export const PaceRamp = ({
  state,
  figures,
  asOf,
  onChange,
}: {
  state: PaceState
  figures: Figures
  asOf: string
  onChange: Change
}) => {
  const { pace, common } = useTexts()
  const format = useFormat()
  const extra = useExtra()
  const { without, withSubsidy } = figures.ramp
  const { rows, total } = without
  const subsidisedPrice = withSubsidy?.normHourOere
  const hours = (value: number) => format.number(value)
  const door = common.doors[state.door]
  const table = (
    <Table
      caption={`${pace.ramp.title}: ${common.doors.full(door.word, door.colour)}`}
      captionHidden
      compact
      stacks
      rows={[...rows.map((row, at) => ({ ...row, key: String(row.week), subsidised: withSubsidy?.rows[at]?.extraOere })), null]}
      rowKey={(row) => row?.key ?? 'total'}
      columns={[
        { key: 'week', header: pace.ramp.week, cell: (row) => row?.week ?? pace.ramp.total },
        { key: 'hours', header: pace.ramp.hours, numeric: true, cell: (row) => row && hours(row.hours) },
        {
          key: 'pace',
          header: pace.ramp.pace,
          numeric: true,
          cell: (row) => row && `${format.number(row.pace, 1)} %${row.assumed ? `, ${pace.ramp.assumed}` : ''}`,
        },
        {
          key: 'paid',
          header: pace.ramp.paidHours,
          numeric: true,
          cell: (row) => hours(row ? (row.paid ? row.hours : 0) : total.hours),
        },
        { key: 'norm', header: pace.ramp.normHours, numeric: true, cell: (row) => hours((row ?? total).normHours) },
        { key: 'cost', header: pace.ramp.cost, numeric: true, cell: (row) => format.oere((row ?? total).costOere) },
        { key: 'extra', header: pace.ramp.extra, numeric: true, cell: (row) => format.oere((row ?? total).extraOere) },
        ...(withSubsidy
          ? [
              {
                ...{ key: 'subsidised', header: pace.ramp.extraSubsidy, numeric: true },
                cell: (row: { subsidised: number | undefined } | null) =>
                  format.oere((row ? row.subsidised : withSubsidy.total.extraOere) ?? 0),
              },
            ]
          : []),
      ]}
    />
  )
  return (
    <section aria-labelledby="pace-ramp">
      <h2 id="pace-ramp">{pace.ramp.title}</h2>
      <div className="pace-choices">
        <Select
          name="door"
          label={pace.ramp.door}
          defaultValue={state.door}
          choices={doorKeys.map((key) => ({
            value: key,
            label: common.doors.full(common.doors[key].word, common.doors[key].colour),
          }))}
          onChange={(key) => onChange({ door: doorKeys.find((one) => one === key) ?? state.door })}
        />
        <PaceNumber
          label={pace.ramp.paidFrom}
          hint={pace.ramp.paidFromHint}
          slides={false}
          value={state.paidFrom}
          limit={paceLimits.paidFrom}
          onChange={(paidFrom) => onChange({ paidFrom })}
        />
      </div>
      {rows.length === 0 ? (
        <p className="not-drawn">{pace.ramp.none}</p>
      ) : (
        <>
          <ChartFrame title={common.doors.full(door.word, door.colour)} asOf={asOf} definition={pace.ramp.means} table={table}>
            <Suspense fallback={<div className="pace-waits" />}>
              <Lines
                label={pace.ramp.picture(hours(total.hours), hours(total.normHours))}
                lines={[
                  {
                    key: 'hours',
                    label: pace.ramp.hoursName,
                    tone: 'accent',
                    steps: true,
                    points: rows.map((row) => ({ x: row.week, y: row.hours })),
                  },
                  {
                    key: 'norm',
                    label: pace.ramp.normName,
                    tone: 'green',
                    dashed: true,
                    steps: true,
                    points: rows.map((row) => ({ x: row.week, y: (row.hours * row.pace) / 100 })),
                  },
                ]}
                writeX={(week) => String(week)}
                writeY={(value) => format.number(value, 0)}
              />
            </Suspense>
            <p className="chart-caption">
              {pace.ramp.week} {rows[0]?.week}–{rows.at(-1)?.week}
            </p>
          </ChartFrame>
          {without.normHourOere === null ? (
            <p className="not-drawn">{pace.ramp.nonePaid}</p>
          ) : (
            <DefinitionList
              facts={[
                [pace.ramp.sum.hours, hours(total.hours)],
                [pace.ramp.sum.normHours, hours(total.normHours)],
                [pace.ramp.each(pace.ramp.sum.extra, pace.chosen.without), extra(total.extraOere)],
                [pace.ramp.each(pace.ramp.sum.extra, pace.chosen.withSubsidy), withSubsidy && extra(withSubsidy.total.extraOere)],
                [pace.ramp.each(pace.ramp.price, pace.chosen.without), format.kroner(without.normHourOere)],
                [
                  pace.ramp.each(pace.ramp.price, pace.chosen.withSubsidy),
                  subsidisedPrice == null ? null : format.kroner(subsidisedPrice),
                ],
              ]}
            />
          )}
        </>
      )}
    </section>
  )
}
