import { daysBetween } from '../../shared/calendar.ts'

export type Line = {
  readonly key: 'citizen' | 'caseworker'
  readonly points: readonly { readonly on: string; readonly step: number }[]
}

const [width, height, edge] = [176, 64, 8] as const

/**
 * One indicator over time, 1 at the bottom and 5 on top: the citizen as discs on a whole line, the caseworker as squares on a dashed
 * one. `from` and `to` are the same in every row, so that the rows can be read down. `label` says it in words.
 */
export const SmallLines = ({ label, lines, from, to }: { label: string; lines: readonly Line[]; from: string; to: string }) => {
  const span = Math.max(1, daysBetween(from, to))
  const x = (on: string) => (from === to ? width / 2 : edge + (daysBetween(from, on) / span) * (width - 2 * edge))
  const y = (step: number) => height - edge - ((step - 1) / 4) * (height - 2 * edge)
  return (
    <svg className="small-lines" role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {[1, 3, 5].map((step) => (
        <path key={step} className="small-lines-ground" d={`M0 ${y(step)}H${width}`} />
      ))}
      {lines.map(({ key, points }) => (
        <g key={key} className={`small-lines-${key}`}>
          <polyline points={points.map(({ on, step }) => `${x(on)},${y(step)}`).join(' ')} />
          {points.map(({ on, step }) =>
            key === 'citizen' ? (
              <circle key={on} cx={x(on)} cy={y(step)} r="4" />
            ) : (
              <rect key={on} x={x(on) - 4.5} y={y(step) - 4.5} width="9" height="9" />
            ),
          )}
        </g>
      ))}
    </svg>
  )
}

/** The same marks beside their words. */
export const LineMark = ({ party }: { party: Line['key'] }) => (
  <svg className="small-lines" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true" focusable="false">
    <g className={`small-lines-${party}`}>
      <polyline points="0,6 28,6" />
      {party === 'citizen' ? <circle cx="14" cy="6" r="4" /> : <rect x="9.5" y="1.5" width="9" height="9" />}
    </g>
  </svg>
)
