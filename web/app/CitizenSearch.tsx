import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Name, CPR number or phone: posted, so that none of it is left in the address or the history. `/` leads here. */
export const CitizenSearch = () => {
  const { search } = useTexts().common
  const field = useRef<HTMLInputElement>(null)
  // A shortcut belongs to the whole window, not to an element of ours.
  useEffect(() => {
    const focusSearch = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || inField) return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', focusSearch)
    return () => window.removeEventListener('keydown', focusSearch)
  }, [])
  return (
    <search className="top-search">
      <Form
        method="post"
        action={href.citizenSearch()}
        onSubmit={(event) => {
          if (field.current?.value.trim()) return
          event.preventDefault()
          field.current?.focus()
        }}
      >
        <label className="sr-only" htmlFor="soeg">
          {search.label}
        </label>
        <input
          ref={field}
          id="soeg"
          name="text"
          type="search"
          className="form-input"
          placeholder={search.hint}
          aria-description={search.hint}
          aria-keyshortcuts="/"
          autoComplete="off"
          maxLength={200}
        />
        <button type="submit" className="icon-button">
          <Icon name="search" label={search.go} />
        </button>
      </Form>
    </search>
  )
}
