import { useState } from 'react'
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'
import { spread } from './spread.ts'
import { inkOf, type Tone, usePatterns } from './tones.tsx'

/** The share from 0 to 1 to whom it has not happened after so many weeks, and between what it lies. */
export type CurvePoint = {
  readonly week: number
  readonly share: number
  readonly from: number | null
  readonly to: number | null
}
export type CurveLine = {
  readonly key: string
  readonly label: string
  readonly tone: Tone
  readonly points: readonly CurvePoint[]
}

const dash: Readonly<Partial<Record<Tone, string>>> = { yellow: '8 4', green: '2 4', gray: '10 3 2 3' }

/** The mark of a line: diamond, triangle, circle as on the doors; a square else, and a cross for what is compared with. */
const Mark = ({ tone, x, y }: { tone: Tone; x: number; y: number }) => {
  const ink = inkOf(tone)
  if (tone === 'red') return <path d={`M${x} ${y - 6}l6 6l-6 6l-6-6z`} fill={ink} />
  if (tone === 'yellow') return <path d={`M${x} ${y - 6}l6 11h-12z`} fill={ink} />
  if (tone === 'green') return <circle cx={x} cy={y} r="5" fill={ink} />
  if (tone === 'gray') return <path d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} stroke={ink} strokeWidth="2" fill="none" />
  return <rect x={x - 4.5} y={y - 4.5} width="9" height="9" fill={ink} />
}

const isPlace = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Beside the picture there is room for the names of the lines; on a small screen the legend says them. */
const roomForNames = 104

/** The name of each line behind its end, moved apart where lines end together. */
const Names = ({ lines }: { lines: readonly CurveLine[] }) => {
  const [plot, x, y] = [usePlotArea(), useXAxisScale(), useYAxisScale()]
  if (!plot || !x || !y) return null
  const ends = lines.flatMap(({ key, label, tone, points }) => {
    const last = points.at(-1)
    const [across, down] = [x(last?.week), y(last?.share)]
    return isPlace(across) && isPlace(down) ? [{ key, label, tone, across, down }] : []
  })
  const places = spread(
    ends.map(({ down }) => down),
    17,
    plot.y + 8,
    plot.y + plot.height - 8,
  )
  return ends.map(({ key, label, tone, across }, index) => (
    <text key={key} x={across + 10} y={places[index]} dy="0.35em" fill={inkOf(tone)} fontSize={14} fontWeight={600}>
      {label}
    </text>
  ))
}

/** How sure the last point of each line is: its band would begin where the picture ends. Beside one another, so that all are seen. */
const LastDoubts = ({ lines }: { lines: readonly CurveLine[] }) => {
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  if (!x || !y) return null
  return lines.map(({ key, tone, points }, at) => {
    const last = points.at(-1)
    if (!last || last.from === null || last.to === null) return null
    const [across, top, bottom] = [x(last.week), y(last.to), y(last.from)]
    if (!isPlace(across) || !isPlace(top) || !isPlace(bottom)) return null
    const place = across - 2 - (lines.length - 1 - at) * 5
    return (
      <path key={key} d={`M${place - 3} ${top}h6m-3 0V${bottom}m-3 0h6`} fill="none" stroke={inkOf(tone)} strokeWidth="1.5" />
    )
  })
}

const LegendMark = ({ tone }: { tone: Tone }) => (
  <svg className="swatch-line" viewBox="0 0 40 16" aria-hidden="true" focusable="false">
    <path d="M0 8h40" stroke={inkOf(tone)} strokeWidth="2.5" strokeDasharray={dash[tone]} />
    <Mark tone={tone} x={20} y={8} />
  </svg>
)

/**
 * Curves that step down at the weeks given, each with its band; the words are at the end of each line and in the legend, the shapes tell
 * them apart without colour. `label` is the whole picture in one sentence; the table says the rest.
 */
export const SurvivalChart = ({
  label,
  lines,
  weeks,
  axis,
  small,
}: {
  label: string
  lines: readonly CurveLine[]
  /** The weeks at which the curves may step, ascending. */
  weeks: readonly number[]
  axis: { readonly weeks: string; readonly write: (share: number) => string }
  /** One of many beside one another, told what its lines are by the words around it. */
  small?: boolean
}) => {
  const { defs, fill } = usePatterns()
  const [named] = useState(() => !small && lines.length > 1 && window.matchMedia('(width >= 40em)').matches)
  const rows = [0, ...weeks].map((week) => ({
    week,
    ...Object.fromEntries(
      lines.flatMap(({ key, points }) => {
        const point = week === 0 ? { share: 1, from: 1, to: 1 } : points.find((one) => one.week === week)
        return point
          ? [[key, point.share] as const, [`${key} band`, [point.from ?? point.share, point.to ?? point.share]] as const]
          : []
      }),
    ),
  }))
  return (
    <figure className="chart-figure">
      {lines.length > 1 && !small && (
        <ul className="legend">
          {lines.map(({ key, label: words, tone }) => (
            <li key={key}>
              <LegendMark tone={tone} /> {words}
            </li>
          ))}
        </ul>
      )}
      <div role="img" aria-label={label} className="chart-area">
        <ResponsiveContainer width="100%" height={small ? 190 : 280}>
          <ComposedChart
            data={rows}
            margin={{ top: 12, right: named ? roomForNames : 12, bottom: 24, left: 0 }}
            accessibilityLayer={false}
          >
            {defs}
            <CartesianGrid vertical={false} stroke="#dcdcdc" />
            <XAxis
              dataKey="week"
              type="number"
              domain={[0, weeks.at(-1) ?? 52]}
              ticks={[0, ...weeks]}
              interval={0}
              tick={{ fill: '#1a1a1a', fontSize: 13 }}
              stroke="#8e8e8e"
              label={{ value: axis.weeks, position: 'insideBottom', offset: -16, fill: '#1a1a1a', fontSize: 13 }}
            />
            <YAxis
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              tickFormatter={axis.write}
              tick={{ fill: '#1a1a1a', fontSize: 13 }}
              stroke="#8e8e8e"
              width={52}
            />
            {lines.map(({ key, tone }) => (
              <Area
                key={`${key} band`}
                dataKey={`${key} band`}
                type="stepAfter"
                stroke="none"
                fill={fill(tone)}
                fillOpacity={tone === 'accent' ? 0.2 : 0.3}
                isAnimationActive={false}
                activeDot={false}
              />
            ))}
            {lines.map(({ key, tone }) => (
              <Line
                key={key}
                dataKey={key}
                type="stepAfter"
                stroke={inkOf(tone)}
                strokeWidth={2.5}
                {...(dash[tone] ? { strokeDasharray: dash[tone] } : {})}
                isAnimationActive={false}
                activeDot={false}
                dot={({ cx, cy, index }: { cx?: number; cy?: number; index?: number }) =>
                  isPlace(cx) && isPlace(cy) && index !== 0 ? <Mark key={index} tone={tone} x={cx} y={cy} /> : <g key={index} />
                }
              />
            ))}
            <LastDoubts lines={lines} />
            {named && <Names lines={lines} />}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
