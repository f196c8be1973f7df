import { useState } from 'react'
import { useFetcher } from 'react-router'
import type { Agreement, Version } from '../../shared/placements/agreements.schema.ts'
import { limits } from '../../shared/placements/endings.ts'
import { answers, type LinkParty, linkDays, type Party } from '../../shared/placements/parties.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import { Deed } from './Deed.tsx'
import { MadeLink, newLinkOf } from './MadeLink.tsx'

type Props = {
  readonly agreement: Agreement
  readonly version: Version
  readonly party: Exclude<Party, 'municipality'>
  readonly open: boolean
  readonly onClose: () => void
}

const useYesNo = () => {
  const { answer } = useTexts().agreements
  return answers.map((value) => ({ value, label: value === 'approved' ? answer.yes : answer.no }))
}

/** The representative's answer, given elsewhere, with name and day. */
export const RecordDialog = ({ agreement, version, party, ...dialog }: Props) => {
  const { answer: words } = useTexts().agreements
  const { today } = useSession()
  const [answer, setAnswer] = useState('approved')
  const choices = useYesNo()
  return (
    <Deed
      {...dialog}
      about={`record ${version.versionId}`}
      intent="answer"
      title={words.recordTitle}
      what={words.recordWhat}
      submit={words.submit}
      hidden={{ versionId: version.versionId, party, means: 'recorded' }}
    >
      <RadioGroup name="answer" label={words.answer} defaultValue="approved" inline choices={choices} onChange={setAnswer} />
      <TextField name="name" label={words.name} defaultValue={agreement.rep?.name ?? ''} maxLength={limits.name} />
      <DateField name="givenOn" label={words.givenOn} defaultValue={today} />
      {answer === 'declined' && (
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={2} maxLength={limits.reason} />
      )}
    </Deed>
  )
}

/** On behalf of a party that cannot answer in the product; it always says that, and why. */
export const OnBehalfDialog = ({ agreement, version, party, ...dialog }: Props) => {
  const { answer: words, parties } = useTexts().agreements
  const choices = useYesNo()
  return (
    <Deed
      {...dialog}
      about={`behalf ${party} ${version.versionId}`}
      intent="answer"
      title={words.onBehalfTitle(parties[party])}
      what={words.onBehalfWhat}
      submit={words.submit}
      hidden={{ versionId: version.versionId, party, means: 'on_behalf' }}
    >
      <RadioGroup name="answer" label={words.answer} inline choices={choices} />
      {party !== 'citizen' && (
        <TextField
          name="name"
          label={words.name}
          defaultValue={party === 'employee_rep' ? (agreement.rep?.name ?? '') : ''}
          maxLength={limits.name}
        />
      )}
      <TextArea name="reason" label={words.reasonOnBehalf} hint={words.reasonOnBehalfHint} rows={2} maxLength={limits.reason} />
    </Deed>
  )
}

/** Makes a link and shows it this once. */
export const LinkDialog = ({ agreement, version, party, open, onClose }: Props & { readonly party: LinkParty }) => {
  const texts = useTexts()
  const { link: words } = texts.agreements
  const fetcher = useFetcher<unknown>({ key: `link ${party} ${version.versionId}` })
  const made = newLinkOf(fetcher.data)
  const close = () => {
    fetcher.reset()
    onClose()
  }
  return (
    <Dialog open={open} onClose={close} title={made ? words.ready : words.title}>
      {made ? (
        <MadeLink path={href.answerLink(made.token)} expiresOn={made.expiresOn} words={words} onClose={close} />
      ) : (
        <>
          <p>{words.what(linkDays)}</p>
          <ActionForm fetcher={fetcher} idPrefix="link">
            <input type="hidden" name="intent" value="link" />
            <input type="hidden" name="versionId" value={version.versionId} />
            <input type="hidden" name="party" value={party} />
            {party === 'employee_rep' && (
              <TextField name="name" label={words.name} defaultValue={agreement.rep?.name ?? ''} maxLength={limits.name} />
            )}
            <ButtonRow>
              <Button kind="primary" type="submit">
                {words.submit}
              </Button>
              <Button kind="tertiary" onClick={close}>
                {texts.common.cancel}
              </Button>
            </ButtonRow>
          </ActionForm>
        </>
      )}
    </Dialog>
  )
}
