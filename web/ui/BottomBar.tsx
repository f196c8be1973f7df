import type { ReactNode } from 'react'

/** What stays at the bottom of the window while one works down a page: the sum and the one button. */
export const BottomBar = ({ children }: { children: ReactNode }) => (
  <div className="bottom-bar">
    <div className="bottom-bar-inner">{children}</div>
  </div>
)
