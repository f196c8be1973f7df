import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '../language.tsx'

export type Chip = {
  readonly key: string
  readonly to: string
  readonly label: ReactNode
  readonly count: number
  readonly current: boolean
}

/** Filters that are counts: each chip says how many, and leads to them. */
export const FilterChips = ({ label, chips }: { label: string; chips: readonly Chip[] }) => {
  const format = useFormat()
  return (
    <nav aria-label={label} className="chips">
      <span className="chips-label" aria-hidden="true">
        {label}
      </span>
      <ul>
        {chips.map(({ key, to, label: words, count, current }) => (
          <li key={key}>
            <Link to={to} className="chip" aria-current={current ? 'true' : undefined} preventScrollReset>
              <span>{words}</span> <b>{format.number(count)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
