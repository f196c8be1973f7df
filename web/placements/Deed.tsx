import type { ReactNode } from 'react'
import { useFetcher } from 'react-router'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** What happens and who sees it, before the deed; its button names it. `about` tells one opening from the next. */
export const Deed = ({
  about,
  intent,
  title,
  what,
  who,
  submit,
  open,
  onClose,
  hidden,
  children,
  warning,
}: {
  about: string
  intent: string
  title: string
  what?: ReactNode
  who?: ReactNode
  submit: string
  open: boolean
  onClose: () => void
  /** Fields that go along without being shown. */
  hidden: Readonly<Record<string, string | number>>
  children?: ReactNode
  warning?: boolean
}) => {
  const { common } = useTexts()
  const fetcher = useFetcher({ key: `${intent} ${about}` })
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      {what && <p>{what}</p>}
      {who && <p>{who}</p>}
      <ActionForm fetcher={fetcher} idPrefix={intent}>
        <input type="hidden" name="intent" value={intent} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <ButtonRow>
          <Button kind={warning ? 'warning' : 'primary'} type="submit">
            {submit}
          </Button>
          <Button kind="tertiary" onClick={onClose}>
            {common.cancel}
          </Button>
        </ButtonRow>
      </ActionForm>
    </Dialog>
  )
}
