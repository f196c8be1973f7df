import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTexts } from '../language.tsx'
import { Icon } from './Icon.tsx'

/** The page's only h1, the tab's title, and what one can do here. The shell moves the focus to it after a change of page. */
export const PageTitle = ({
  title,
  tabTitle,
  lede,
  badges,
  actions,
  back,
}: {
  title: string
  /** For the browser's tab, where the h1 holds what a passer-by should not read, a citizen's name. */
  tabTitle?: string
  lede?: ReactNode
  badges?: ReactNode
  actions?: ReactNode
  back?: { readonly to: string; readonly label: string }
}) => {
  const { product } = useTexts().common
  return (
    <header className="page-title">
      <title>{`${tabTitle ?? title} · ${product}`}</title>
      {back && (
        <Link to={back.to} className="back">
          <Icon name="previous" />
          {back.label}
        </Link>
      )}
      <div className="page-title-row">
        <div>
          <h1 id="sidens-titel" tabIndex={-1}>
            {title}
          </h1>
          {badges && <div className="page-badges">{badges}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lede && <p className="lede">{lede}</p>}
    </header>
  )
}
