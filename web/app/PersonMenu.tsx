import { type FocusEvent, type KeyboardEvent, useRef } from 'react'
import { Form, Link } from 'react-router'
import type { SignedIn } from '../../shared/accounts/accounts.schema.ts'
import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { Icon } from '../ui/Icon.tsx'

/** The person with role; under it what concerns the account. Escape and a click elsewhere close it. */
export const PersonMenu = ({ person }: { person: SignedIn }) => {
  const { common, accounts } = useTexts()
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (menu.current) menu.current.open = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return
    close()
    menu.current.querySelector('summary')?.focus()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) close()
  }
  return (
    <details ref={menu} className="person-menu" onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary>
        <Icon name="person" />
        <span>
          <b>{person.name}</b>
          <span className="person-role">{common.roles[person.role]}</span>
        </span>
        <Icon name="down" />
      </summary>
      <div className="person-menu-content">
        {person.role === 'caseworker' && (
          <Link to={href.covers()} onClick={close}>
            {common.nav.covers}
          </Link>
        )}
        <Link to={href.mySessions()} onClick={close}>
          {accounts.sessions.title}
        </Link>
        <Form method="post" action={href.signOut()}>
          <button type="submit">{accounts.signOut}</button>
        </Form>
      </div>
    </details>
  )
}
