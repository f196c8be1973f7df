import type { ReactNode } from 'react'

/** Nothing here: one sentence, and the one thing to do about it. */
export const EmptyState = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <p>{children}</p>
    {action}
  </div>
)
