import type { ComponentProps, ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import { useTexts } from '../language.tsx'
import { useFormState } from './formState.ts'
import { Icon, type IconName } from './Icon.tsx'

type Kind = 'primary' | 'secondary' | 'tertiary' | 'warning'

const classes = (kind: Kind, more?: string) => ['button', `button-${kind}`, more].filter(Boolean).join(' ')

type ButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  kind?: Kind
  icon?: IconName
  /** Waiting for the server: still focusable, but a second press does nothing. A submit button in an ActionForm knows by itself. */
  busy?: boolean
  children: ReactNode
}

/** A native button. One primary a page; its words name the next step. */
export const Button = ({
  kind = 'secondary',
  icon,
  busy,
  children,
  type = 'button',
  className,
  onClick,
  ...rest
}: ButtonProps) => {
  const texts = useTexts()
  const form = useFormState()
  const waiting = busy ?? (type === 'submit' && form.busy)
  return (
    <button
      {...rest}
      type={type}
      className={classes(kind, className)}
      aria-disabled={waiting || undefined}
      onClick={(event) => {
        if (waiting) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {waiting && (
        <span className="sr-only" role="status">
          {texts.common.saving}
        </span>
      )}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export const LinkButton = ({
  kind = 'secondary',
  icon,
  children,
  className,
  ...rest
}: Omit<LinkProps, 'children'> & { kind?: Kind; icon?: IconName; children: ReactNode }) => (
  <Link {...rest} className={classes(kind, className)}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </Link>
)

export const ButtonRow = ({ children }: { children: ReactNode }) => <div className="button-row">{children}</div>
