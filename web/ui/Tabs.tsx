import type { ReactNode } from 'react'
import { Link } from 'react-router'

export type Tab = { readonly key: string; readonly to: string; readonly label: ReactNode; readonly current: boolean }

/** Tabs that are links: each has its address. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => (
  <nav className="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ key, to, label: words, current }) => (
        <li key={key}>
          <Link to={to} aria-current={current ? 'page' : undefined} preventScrollReset>
            {words}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
