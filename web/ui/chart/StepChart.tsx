import { inkOf, Swatch, type Tone, usePatterns } from './tones.tsx'

/** A stretch of time with its parts on top of each other; `units` is how long it lasts. */
export type ChartStep = {
  readonly key: string
  readonly units: number
  readonly parts: readonly { readonly key: string; readonly tone: Tone; readonly value: number }[]
}

const height = 160

/** Steps along time, each as wide as it lasts and as high as its parts add up to. `label` is the whole picture in one sentence. */
export const StepChart = ({
  label,
  steps,
  legend,
  axis,
  mark,
}: {
  label: string
  /** A moment in units from the beginning, drawn as a dashed line; named in words beside the picture. */
  mark: number | null
  steps: readonly ChartStep[]
  legend: readonly { readonly label: string; readonly tone: Tone }[]
  /** The ends of the time, and the scale from 0 to `most`, whose lines are named. */
  axis: {
    readonly from: string
    readonly to: string
    readonly most: number
    readonly lines: readonly { readonly at: number; readonly label: string }[]
  }
}) => {
  const { defs, fill } = usePatterns()
  const all = steps.reduce((sum, { units }) => sum + units, 0)
  const across = (units: number): string => `${all > 0 ? (units / all) * 100 : 0}%`
  const up = (value: number): number => (Math.min(value, axis.most) / axis.most) * height
  const before = (index: number): number => steps.slice(0, index).reduce((sum, { units }) => sum + units, 0)
  return (
    <figure className="chart-figure">
      <ul className="legend">
        {legend.map(({ label: words, tone }) => (
          <li key={words}>
            <Swatch tone={tone} /> {words}
          </li>
        ))}
      </ul>
      <div role="img" aria-label={label} className="steps-chart">
        <div className="steps-scale" aria-hidden="true">
          {axis.lines.map(({ at, label: words }) => (
            <span key={at} style={{ bottom: up(at) }}>
              {words}
            </span>
          ))}
        </div>
        <svg width="100%" height={height} aria-hidden="true" focusable="false">
          {defs}
          {axis.lines.map(({ at }) => (
            <line key={at} x1="0" x2="100%" y1={height - up(at)} y2={height - up(at)} stroke="#dcdcdc" />
          ))}
          {steps.map(({ key, units, parts }, index) =>
            parts.map((part, nth) => {
              const below = parts.slice(0, nth).reduce((sum, { value }) => sum + value, 0)
              const tall = up(below + part.value) - up(below)
              return tall > 0 ? (
                <rect
                  key={`${key} ${part.key}`}
                  x={across(before(index))}
                  width={across(units)}
                  y={height - up(below) - tall}
                  height={tall}
                  fill={fill(part.tone)}
                  stroke={inkOf(part.tone)}
                />
              ) : null
            }),
          )}
          {mark !== null && (
            <line x1={across(mark)} x2={across(mark)} y1="0" y2={height} stroke="#8b1a10" strokeWidth="2" strokeDasharray="6 4" />
          )}
          <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} stroke="#707070" />
        </svg>
      </div>
      <div className="bar-axis steps-axis">
        <span>{axis.from}</span>
        <span>{axis.to}</span>
      </div>
    </figure>
  )
}
