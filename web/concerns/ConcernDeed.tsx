import { useFetcher } from 'react-router'
import type { ConcernView } from '../../shared/concerns/concerns.schema.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** What happens and who sees it, before it is done. */
export const ConcernDeed = ({
  concern: { concernId, version },
  intent,
  title,
  what,
  submit,
  open,
  onClose,
}: {
  concern: ConcernView
  intent: 'withdraw' | 'settle'
  title: string
  what: string
  submit: string
  open: boolean
  onClose: () => void
}) => {
  const { common } = useTexts()
  const fetcher = useFetcher({ key: `${intent} ${concernId}` })
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <p>{what}</p>
      <ActionForm fetcher={fetcher} idPrefix={intent}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="concernId" value={concernId} />
        <input type="hidden" name="version:number" value={version} />
        <ButtonRow>
          <Button kind="primary" type="submit">
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
