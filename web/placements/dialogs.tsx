import type { ReactNode } from 'react'
import { useFetcher } from 'react-router'
import { chosenEndReasons, endings, limits } from '../../shared/placements/endings.ts'
import { nearestStart, supplierWindow } from '../../shared/placements/placements.rules.ts'
import type { Placement } from '../../shared/placements/placements.schema.ts'
import { useSession } from '../app/session.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextField.tsx'

type Props = { readonly placement: Placement; readonly open: boolean; readonly onClose: () => void }

/** What happens and who sees it, before the deed; its button names it. */
const Deed = ({
  placement,
  open,
  onClose,
  intent,
  words,
  what,
  children,
  warning,
}: Props & {
  intent: 'start' | 'end' | 'withdraw'
  words: { readonly title: string; readonly who: string; readonly submit: string }
  what: string
  children?: ReactNode
  warning?: boolean
}) => {
  const { common } = useTexts()
  const fetcher = useFetcher({ key: `${intent} ${placement.placementId} ${placement.version}` })
  return (
    <Dialog open={open} onClose={onClose} title={words.title}>
      <p>{what}</p>
      <p>{words.who}</p>
      <ActionForm fetcher={fetcher} idPrefix={intent}>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="version:number" value={placement.version} />
        {children}
        <ButtonRow>
          <Button kind={warning ? 'warning' : 'primary'} type="submit">
            {words.submit}
          </Button>
          <Button kind="tertiary" onClick={onClose}>
            {common.cancel}
          </Button>
        </ButtonRow>
      </ActionForm>
    </Dialog>
  )
}

export const StartDialog = (props: Props) => {
  const { start } = useTexts().placements
  const { today } = useSession()
  return (
    <Deed {...props} intent="start" words={start} what={start.what(props.placement.siteName)}>
      <DateField name="startedOn" label={start.startedOn} defaultValue={nearestStart(props.placement.startsOn, today)} />
    </Deed>
  )
}

export const EndDialog = (props: Props) => {
  const { end, endReasons: words } = useTexts().placements
  const { today } = useSession()
  const groups = (['good', 'neutral', 'bad'] as const).map((ending) => ({
    ending,
    reasons: chosenEndReasons.filter((reason) => endings[reason] === ending),
  }))
  return (
    <Deed {...props} intent="end" words={{ ...end, who: end.who(supplierWindow.after) }} what={end.what}>
      <DateField name="endedOn" label={end.endedOn} defaultValue={today} />
      <Field name="reason" label={end.reason}>
        {(wiring) => (
          <select {...wiring} className="form-select" defaultValue="">
            <option value="">{end.choose}</option>
            {groups.map(({ ending, reasons }) => (
              <optgroup key={ending} label={end.endings[ending]}>
                {reasons.map((reason) => (
                  <option key={reason} value={reason}>
                    {words[reason]}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <TextArea name="note" label={end.note} hint={end.noteHint} optional rows={2} maxLength={limits.endNote} />
    </Deed>
  )
}

export const WithdrawDialog = (props: Props) => {
  const { withdraw } = useTexts().placements
  return <Deed {...props} intent="withdraw" words={withdraw} what={withdraw.what} warning />
}
