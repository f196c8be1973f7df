import { daysBetween } from '../../shared/calendar.ts'
import type { Party } from '../../shared/progress/instrument.ts'

export type Line = {
  readonly key: Party
  readonly points: readonly { readonly on: string; readonly step: number }[]
}

const [width, height, edge] = [176, 64, 8] as const

/** One party's mark: a disc, a square, or a triangle standing on its side. */
export const Point = ({ party, x, y }: { party: Party; x: number; y: number }) => {
  switch (party) {
    case 'citizen':
      return <circle cx={x} cy={y} r="4" />
    case 'caseworker':
      return <rect x={x - 4.5} y={y - 4.5} width="9" height="9" />
    case 'team_lead':
      return <path d={`M${x} ${y - 5.5}L${x + 5.5} ${y + 4.5}H${x - 5.5}Z`} />
  }
}

/**
 * One indicator over time, `least` at the bottom and `most` on top: the citizen as discs on a whole line, the caseworker as squares on
 * a dashed one, the team lead as triangles on a dotted one. `from` and `to` are the same in every row, so that the rows can be read
 * down; a line breaks on `changedOn`, the day the wording changed. `label` says it in words.
 */
export const SmallLines = ({
  label,
  lines,
  from,
  to,
  least = 1,
  most = 5,
  changedOn,
}: {
  label: string
  lines: readonly Line[]
  from: string
  to: string
  least?: number
  most?: number
  changedOn?: string | null
}) => {
  const span = Math.max(1, daysBetween(from, to))
  const x = (on: string) => (from === to ? width / 2 : edge + (daysBetween(from, on) / span) * (width - 2 * edge))
  const isBefore = ({ on }: { readonly on: string }) => changedOn != null && on < changedOn
  const y = (step: number) => height - edge - ((step - least) / (most - least)) * (height - 2 * edge)
  return (
    <svg className="small-lines" role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      {[least, (least + most) / 2, most].map((step) => (
        <path key={step} className="small-lines-ground" d={`M0 ${y(step)}H${width}`} />
      ))}
      {changedOn && <path className="small-lines-changed" d={`M${x(changedOn)} 0V${height}`} />}
      {lines.map(({ key, points }) => (
        <g key={key} className={`small-lines-${key}`}>
          {(['before', 'after'] as const).map((side) => (
            <polyline
              key={side}
              points={points
                .filter((point) => isBefore(point) === (side === 'before'))
                .map(({ on, step }) => `${x(on)},${y(step)}`)
                .join(' ')}
            />
          ))}
          {points.map(({ on, step }) => (
            <Point key={on} party={key} x={x(on)} y={y(step)} />
          ))}
        </g>
      ))}
    </svg>
  )
}

/** The same marks beside their words. */
export const LineMark = ({ party }: { party: Party }) => (
  <svg className="small-lines" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true" focusable="false">
    <g className={`small-lines-${party}`}>
      <polyline points="0,6 28,6" />
      <Point party={party} x={14} y={6} />
    </g>
  </svg>
)

/** The line that says where the wording changed, beside its words. */
export const ChangeMark = () => (
  <svg className="small-lines" viewBox="0 0 28 16" width="28" height="16" aria-hidden="true" focusable="false">
    <path className="small-lines-changed" d="M14 0V16" />
  </svg>
)
