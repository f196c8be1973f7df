import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { inkOf, type Tone } from './tones.tsx'

export type ChartLine = {
  readonly key: string
  readonly label: string
  readonly tone: Tone
  /** Tells two lines apart without their colour. */
  readonly dashed?: boolean
  /** A value that stands until the next one, as hours of a week do. */
  readonly steps?: boolean
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

const dash = '8 5'

/**
 * Lines over one another, with a legend that draws each as it is. `label` is the whole picture in one sentence; `level` is a horizontal line and `at` a
 * vertical one, each with a word.
 */
export const LinesChart = ({
  label,
  lines,
  writeX,
  writeY,
  level,
  at,
  from,
}: {
  label: string
  lines: readonly ChartLine[]
  writeX: (x: number) => string
  writeY: (y: number) => string
  level?: { readonly y: number; readonly label: string }
  at?: number
  /** Where the axis of values begins: at 0 unless said. */
  from?: number
}) => {
  const places = [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((a, b) => a - b)
  const data = places.map((x) => ({
    x,
    ...Object.fromEntries(lines.map(({ key, points }) => [key, points.find((point) => point.x === x)?.y])),
  }))
  return (
    <figure className="chart-figure">
      <ul className="legend">
        {lines.map(({ key, label: words, tone, dashed }) => (
          <li key={key}>
            <svg className="swatch-line" viewBox="0 0 40 16" aria-hidden="true" focusable="false">
              <path d="M0 8h40" stroke={inkOf(tone)} strokeWidth="3" strokeDasharray={dashed ? dash : undefined} />
            </svg>
            {words}
          </li>
        ))}
        {level && (
          <li>
            <svg className="swatch-line" viewBox="0 0 40 16" aria-hidden="true" focusable="false">
              <path d="M0 8h40" stroke={inkOf('gray')} strokeWidth="2" strokeDasharray="2 3" />
            </svg>
            {level.label}
          </li>
        )}
      </ul>
      <div role="img" aria-label={label} className="chart-area">
        <ResponsiveContainer width="100%" height={280}>
          <LineChart data={data} margin={{ top: 12, right: 16, bottom: 4, left: 4 }} accessibilityLayer={false}>
            <CartesianGrid stroke="#dcdcdc" vertical={false} />
            <XAxis
              dataKey="x"
              type="number"
              domain={['dataMin', 'dataMax']}
              tickFormatter={writeX}
              tickCount={8}
              stroke="#4d4d4d"
              fontSize={14}
            />
            <YAxis domain={[from ?? 0, 'auto']} tickFormatter={writeY} width={64} stroke="#4d4d4d" fontSize={14} />
            {level && <ReferenceLine y={level.y} stroke={inkOf('gray')} strokeWidth={2} strokeDasharray="2 3" />}
            {at !== undefined && <ReferenceLine x={at} stroke="#1a1a1a" />}
            {lines.map(({ key, tone, dashed, steps }) => (
              <Line
                key={key}
                dataKey={key}
                type={steps ? 'stepAfter' : 'monotone'}
                stroke={inkOf(tone)}
                strokeWidth={3}
                {...(dashed ? { strokeDasharray: dash } : {})}
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
