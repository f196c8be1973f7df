import { type ReactNode, useId } from 'react'

/** A framed part of a page. Never inside another one. */
export const Card = ({
  title,
  children,
  actions,
  emphasis,
}: {
  title?: ReactNode
  children: ReactNode
  actions?: ReactNode
  /** The one card of the page that says what to do next. */
  emphasis?: boolean
}) => {
  const id = useId()
  return (
    <section className={emphasis ? 'panel panel-emphasis' : 'panel'} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <header>
          {title && <h2 id={id}>{title}</h2>}
          {actions}
        </header>
      )}
      {children}
    </section>
  )
}
