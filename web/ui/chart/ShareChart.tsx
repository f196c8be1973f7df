import { inkOf, type Tone } from './tones.tsx'

/**
 * A share with its doubt, all from 0 to 1: `least` and `most` as far as something is not known (one number where all is), `from` and `to`
 * as far as chance could have moved it.
 */
export type ShareRow = {
  readonly key: string
  readonly label: string
  /** The same in words, with its denominator. */
  readonly words: string
  readonly tone: Tone
  readonly least: number
  readonly most: number
  readonly from: number
  readonly to: number
}

const at = (share: number): string => `${share * 100}%`

const Whisker = ({ tone, least, most, from, to }: ShareRow) => (
  <svg width="100%" height="24" aria-hidden="true" focusable="false">
    <line x1={at(from)} x2={at(to)} y1="12" y2="12" stroke={inkOf(tone)} strokeWidth="2" />
    {[from, to].map((end, index) => (
      <line key={index === 0 ? 'from' : 'to'} x1={at(end)} x2={at(end)} y1="6" y2="18" stroke={inkOf(tone)} strokeWidth="2" />
    ))}
    {most > least && (
      <rect x={at(least)} width={at(most - least)} y="8" height="8" fill="#fff" stroke={inkOf(tone)} strokeWidth="2" />
    )}
    {(most > least ? [least, most] : [least]).map((share, index) => (
      <circle key={index === 0 ? 'least' : 'most'} cx={at(share)} cy="12" r="6" fill={inkOf(tone)} />
    ))}
  </svg>
)

/** Shares as dots with whiskers on one scale from 0 to 1, each under its own words. `label` is the whole picture in one sentence. */
export const ShareChart = ({
  label,
  rows,
  axis,
}: {
  label: string
  rows: readonly ShareRow[]
  axis: { readonly from: string; readonly to: string }
}) => (
  <figure className="chart-figure">
    <div role="img" aria-label={label} className="bars bars-fixed">
      {rows.map((row) => (
        <div key={row.key} className="bar bar-share">
          <span>{row.label}</span>
          <span className="bar-words">{row.words}</span>
          <Whisker {...row} />
        </div>
      ))}
      <div className="bar-axis">
        <span>{axis.from}</span>
        <span>{axis.to}</span>
      </div>
    </div>
  </figure>
)
