import type { ReactNode } from 'react'
import { useFormat } from '../language.tsx'
import { Icon, type IconName } from './Icon.tsx'

export type TimelineEntry = {
  readonly key: string
  /** YYYY-MM-DD */
  readonly on: string
  readonly icon: IconName
  readonly title: ReactNode
  readonly by?: string
  readonly text?: ReactNode
}

/** What happened, newest first as given, under a heading for each month. */
export const Timeline = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const format = useFormat()
  const months = Map.groupBy(entries, ({ on }) => on.slice(0, 7))
  return (
    <div className="timeline">
      {[...months].map(([month, inMonth]) => (
        <section key={month}>
          <h3>{format.month(month)}</h3>
          <ol>
            {inMonth.map(({ key, on, icon, title, by, text }) => (
              <li key={key}>
                <Icon name={icon} />
                <div>
                  <p className="timeline-title">{title}</p>
                  {text && <div className="timeline-text">{text}</div>}
                  <p className="timeline-meta">
                    <time dateTime={on}>{format.date(on)}</time>
                    {by && ` · ${by}`}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
