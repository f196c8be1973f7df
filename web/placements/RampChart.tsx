import { useState } from 'react'
import { type PlannedWeek, weeklyHoursByWeek } from '../../shared/placements/ramp.rules.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Table } from '../ui/Table.tsx'
import { useDayWords } from './words.ts'

/** Weeks that follow on each other with the same hours and pace. */
type Stretch = { readonly from: number; readonly to: number; readonly hours: number; readonly pace: PlannedWeek['pace'] }

const stretchesOf = (weeks: readonly PlannedWeek[]): readonly Stretch[] => {
  const stretches: Stretch[] = []
  for (const { week, hours, pace } of weeks) {
    const last = stretches.at(-1)
    const same = last && last.hours === hours && last.pace?.from === pace?.from && last.pace?.to === pace?.to
    if (same) stretches[stretches.length - 1] = { ...last, to: week }
    else stretches.push({ from: week, to: week, hours, pace })
  }
  return stretches
}

const [width, height, top, bottom] = [320, 132, 24, 24]
/** A step narrower than this has no room for its words, or for its numbers; they stand in the table. */
const [roomForWords, roomForNumbers] = [62, 34]

/** Hours a week and pace over the weeks of a placement, as steps; the same as a table behind the button. */
export const RampChart = ({
  weekdayHours,
  ramp,
  weeks,
}: {
  weekdayHours: readonly number[]
  ramp: readonly RampStep[]
  weeks: number
}) => {
  const { ramp: words } = useTexts().agreements
  const { chart } = useTexts().common
  const format = useFormat()
  const days = useDayWords()
  const [asTable, setAsTable] = useState(false)
  const stretches = stretchesOf(weeklyHoursByWeek({ weekdayHours, ramp }, weeks))
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (!first || !last) return null
  const most = Math.max(...stretches.map(({ hours }) => hours), 1)
  const x = (week: number) => ((week - 1) / weeks) * width
  const y = (hours: number) => top + (1 - hours / most) * (height - top - bottom)
  const outline = stretches.map(({ from, to, hours }) => `L${x(from)},${y(hours)} L${x(to + 1)},${y(hours)}`).join(' ')
  const weeksOf = ({ from, to }: Stretch) => (from === to ? words.week(from) : words.weeks(from, to))
  const paceOf = ({ pace }: Stretch) => (pace ? words.percent(pace.from, pace.to) : words.noPace)
  const stepHours = ({ from }: Stretch) => ramp.findLast(({ fromWeek }) => fromWeek <= from)?.weekdayHours ?? weekdayHours
  return (
    <figure className="ramp-chart">
      <figcaption>
        <b>{words.title}</b>
        <Button kind="tertiary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? chart.showChart : chart.showTable}
        </Button>
      </figcaption>
      {asTable ? (
        <Table
          caption={words.title}
          captionHidden
          compact
          stacks
          rows={stretches}
          rowKey={({ from }) => String(from)}
          columns={[
            { key: 'weeks', header: words.weeksHeader, cell: weeksOf },
            { key: 'hours', header: words.hoursHeader, numeric: true, cell: ({ hours }) => format.number(hours) },
            { key: 'days', header: words.daysHeader, cell: (stretch) => days(stepHours(stretch)) },
            { key: 'pace', header: words.paceHeader, cell: paceOf },
          ]}
        />
      ) : (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={
            stretches.length === 1
              ? words.pictureFlat(format.hours(last.hours))
              : words.picture(format.hours(first.hours), format.hours(last.hours), last.from)
          }
        >
          <path className="ramp-area" d={`M0,${height - bottom} ${outline} L${width},${height - bottom} Z`} />
          <path className="ramp-line" d={outline.replace('L', 'M')} />
          <line className="ramp-axis" x1="0" x2={width} y1={height - bottom} y2={height - bottom} />
          {stretches.map((stretch) => {
            const [left, right] = [x(stretch.from), x(stretch.to + 1)]
            const middle = (left + right) / 2
            const wide = right - left >= roomForNumbers
            const roomy = right - left >= roomForWords
            const isLast = stretch === last
            const at = wide ? middle : isLast ? width : left
            const anchor = wide ? 'middle' : isLast ? 'end' : 'start'
            return (
              <g key={stretch.from}>
                {(wide || isLast) && (
                  <text x={at} y={y(stretch.hours) - 6} textAnchor={anchor} className="ramp-hours">
                    {words.hoursShort(format.number(stretch.hours))}
                  </text>
                )}
                {roomy && stretch.pace && y(stretch.hours) < height - bottom - 18 && (
                  <text x={middle} y={height - bottom - 6} textAnchor="middle" className="ramp-pace">
                    {words.percent(stretch.pace.from, stretch.pace.to)}
                  </text>
                )}
                {(wide || isLast) && (
                  <text x={at} y={height - 6} textAnchor={anchor} className="ramp-week">
                    {roomy
                      ? weeksOf(stretch)
                      : wide && stretch.from !== stretch.to
                        ? `${stretch.from}–${stretch.to}`
                        : stretch.from}
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      )}
    </figure>
  )
}
