import { inkOf } from './tones.tsx'

/**
 * A difference as a dot with its interval on a scale from −reach to reach, all in one unit: 0 in the middle, and how far off it must be to
 * matter. `label` is the whole picture in one sentence.
 */
export const DifferenceChart = ({
  label,
  difference,
  least,
  most,
  matters,
  reach,
  legend,
  axis,
}: {
  label: string
  difference: number
  least: number
  most: number
  matters: number
  reach: number
  legend: string
  axis: { readonly from: string; readonly zero: string; readonly to: string }
}) => {
  const at = (value: number): string => `${(50 + (50 * Math.max(-reach, Math.min(reach, value))) / reach).toFixed(2)}%`
  const ink = inkOf('accent')
  return (
    <figure className="chart-figure">
      <div role="img" aria-label={label} className="bars bars-fixed">
        <div className="bar bar-difference">
          <svg width="100%" height="64" aria-hidden="true" focusable="false">
            <line x1="50%" x2="50%" y1="4" y2="60" stroke="#1a1a1a" strokeWidth="1" />
            {[-matters, matters].map((value) => (
              <line
                key={value}
                x1={at(value)}
                x2={at(value)}
                y1="4"
                y2="60"
                stroke="#5c5c5c"
                strokeWidth="1"
                strokeDasharray="4 4"
              />
            ))}
            <line x1={at(least)} x2={at(most)} y1="32" y2="32" stroke={ink} strokeWidth="3" />
            {[least, most].map((end, index) => (
              <line key={index === 0 ? 'least' : 'most'} x1={at(end)} x2={at(end)} y1="22" y2="42" stroke={ink} strokeWidth="3" />
            ))}
            <circle cx={at(difference)} cy="32" r="8" fill={ink} />
          </svg>
        </div>
        <div className="bar-axis">
          <span>{axis.from}</span>
          <span>{axis.zero}</span>
          <span>{axis.to}</span>
        </div>
      </div>
      <figcaption className="chart-caption">{legend}</figcaption>
    </figure>
  )
}
