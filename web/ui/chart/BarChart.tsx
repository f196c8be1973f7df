import { inkOf, Swatch, type Tone, usePatterns } from './tones.tsx'

type Part = { readonly key: string; readonly tone: Tone; readonly value: number }
/** `words` stand over the bar, on the other side of the label: its number, or more. */
export type BarRow = { readonly key: string; readonly label: string; readonly words: string; readonly parts: readonly Part[] }

const Bar = ({ parts, most }: { parts: readonly Part[]; most: number }) => {
  const { defs, fill } = usePatterns()
  const share = (value: number) => `${most > 0 ? (value / most) * 100 : 0}%`
  const startOf = (index: number) => parts.slice(0, index).reduce((sum, { value }) => sum + value, 0)
  return (
    <svg width="100%" height="24" aria-hidden="true" focusable="false">
      {defs}
      {parts.map(({ key, tone, value }, index) =>
        value > 0 ? (
          <rect key={key} x={share(startOf(index))} width={share(value)} height="24" fill={fill(tone)} stroke={inkOf(tone)} />
        ) : null,
      )}
    </svg>
  )
}

/**
 * Lying bars, each under its own words, so that no label is cut at any width or on paper. `label` is the whole picture in one sentence;
 * `axis` names the ends of a fixed scale that ends at `most`, else the longest bar fills the width.
 */
export const BarChart = ({
  label,
  rows,
  legend = [],
  axis,
}: {
  label: string
  rows: readonly BarRow[]
  legend?: readonly { readonly label: string; readonly tone: Tone }[]
  axis?: { readonly most: number; readonly from: string; readonly to: string }
}) => {
  const most = axis?.most ?? Math.max(0, ...rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)))
  return (
    <figure className="chart-figure">
      {legend.length > 0 && (
        <ul className="legend">
          {legend.map(({ label: words, tone }) => (
            <li key={words}>
              <Swatch tone={tone} /> {words}
            </li>
          ))}
        </ul>
      )}
      <div role="img" aria-label={label} className={axis ? 'bars bars-fixed' : 'bars'}>
        {rows.map(({ key, label: name, words, parts }) => (
          <div key={key} className="bar">
            <span>{name}</span>
            <span className="bar-words">{words}</span>
            <Bar parts={parts} most={most} />
          </div>
        ))}
        {axis && (
          <div className="bar-axis">
            <span>{axis.from}</span>
            <span>{axis.to}</span>
          </div>
        )}
      </div>
    </figure>
  )
}
