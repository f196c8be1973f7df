import type { ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { Icon } from './Icon.tsx'

/** A message in the page. Errors and warnings that appear while one works are read aloud (`live`). */
export const Notice = ({
  tone = 'info',
  title,
  children,
  live,
}: {
  tone?: 'info' | 'success' | 'warning' | 'error'
  title?: ReactNode
  children?: ReactNode
  live?: boolean
}) => {
  const texts = useTexts()
  return (
    <div className={`alert alert-${tone}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
      <span className="alert-icon">
        <Icon name={tone} label={texts.common.notice[tone]} />
      </span>
      <div className="alert-body">
        {title && <p className="alert-heading">{title}</p>}
        {children && <div className="alert-text">{children}</div>}
      </div>
    </div>
  )
}
