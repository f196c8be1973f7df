import type { ReactNode } from 'react'

/** A native fold. */
export const Details = ({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) => (
  <details className="details" open={open}>
    <summary className="details-summary">{summary}</summary>
    <div className="details-text">{children}</div>
  </details>
)
