import { Bar, CartesianGrid, LabelList, BarChart as Recharts, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { inkOf, Swatch, type Tone, usePatterns } from './tones.tsx'

export type Series = { readonly key: string; readonly label: string; readonly tone: Tone }
export type BarRow = { readonly key: string; readonly label: string; readonly values: Readonly<Record<string, number | null>> }

/** Lying bars, each with its number; null leaves the place empty. `label` is the whole picture in one sentence. */
export const BarChart = ({
  label,
  series,
  rows,
  write,
  stacked,
}: {
  label: string
  series: readonly Series[]
  rows: readonly BarRow[]
  write: (value: number) => string
  stacked?: boolean
}) => {
  const { defs, fill } = usePatterns()
  const data = rows.map(({ label: name, values }) => ({ name, ...values }))
  const barsPerRow = stacked ? 1 : series.length
  return (
    <figure className="chart-figure">
      {series.length > 1 && (
        <ul className="legend">
          {series.map(({ key, label: words, tone }) => (
            <li key={key}>
              <Swatch tone={tone} /> {words}
            </li>
          ))}
        </ul>
      )}
      <div role="img" aria-label={label} className="chart-area">
        <ResponsiveContainer width="100%" height={rows.length * (barsPerRow * 28 + 20) + 8}>
          <Recharts data={data} layout="vertical" accessibilityLayer={false} margin={{ top: 0, right: 56, bottom: 0, left: 0 }}>
            {defs}
            <CartesianGrid horizontal={false} stroke="#dcdcdc" />
            <XAxis type="number" hide />
            <YAxis
              type="category"
              dataKey="name"
              width={120}
              tickLine={false}
              axisLine={{ stroke: '#8e8e8e' }}
              tick={{ fill: '#1a1a1a', fontSize: 14 }}
            />
            {series.map(({ key, tone }) => (
              <Bar
                key={key}
                dataKey={key}
                fill={fill(tone)}
                stroke={inkOf(tone)}
                isAnimationActive={false}
                {...(stacked ? { stackId: 'one' } : {})}
              >
                <LabelList
                  dataKey={key}
                  position={stacked ? 'center' : 'right'}
                  fill="#1a1a1a"
                  fontSize={14}
                  // readable over a hatched bar
                  {...(stacked ? { stroke: '#fff', strokeWidth: 4, paintOrder: 'stroke' } : {})}
                  formatter={(value) => (typeof value === 'number' ? write(value) : '')}
                />
              </Bar>
            ))}
          </Recharts>
        </ResponsiveContainer>
      </div>
    </figure>
  )
}
