import { useFetcher } from 'react-router'
import type { Draft } from '../../shared/doors/draft.schema.ts'
import { catalogueLimits } from '../../shared/doors/keys.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { TextArea } from '../ui/TextField.tsx'

const Looked = ({ draft, does }: { draft: Draft; does: string }) => (
  <>
    <input type="hidden" name="does" value={does} />
    <input type="hidden" name="draftId" value={draft.draftId} />
    <input type="hidden" name="version:number" value={draft.version} />
  </>
)

/** The draft with its reason, to somebody else. */
export const HandIn = ({ draft }: { draft: Draft }) => {
  const texts = useTexts()
  const { handing } = texts.catalogue
  const fetcher = useFetcher()
  const whyNot = draft.can.handIn
  if (whyNot) return <p className="quiet">{problemText(texts, whyNot)}</p>
  return (
    <Card title={handing.title} emphasis>
      <p>{handing.lede}</p>
      <ActionForm fetcher={fetcher} idPrefix="send">
        <Looked draft={draft} does="hand-in" />
        <TextArea
          name="reason"
          label={handing.reason}
          hint={handing.reasonHint}
          defaultValue={draft.reason ?? ''}
          maxLength={catalogueLimits.reason}
        />
        <Button type="submit" kind="primary">
          {handing.submit}
        </Button>
      </ActionForm>
    </Card>
  )
}

/** What a second person does with a draft that was handed in. */
export const Respond = ({ draft }: { draft: Draft }) => {
  const { handing } = useTexts().catalogue
  const approving = useFetcher()
  const returning = useFetcher()
  return (
    <Card title={handing.approveTitle} emphasis>
      <p>{handing.approveText}</p>
      <ActionForm fetcher={approving} idPrefix="udgiv">
        <Looked draft={draft} does="approve" />
        <Button type="submit" kind="primary">
          {handing.approve(draft.basedOn + 1)}
        </Button>
      </ActionForm>
      <ActionForm fetcher={returning} idPrefix="retur">
        <Looked draft={draft} does="return" />
        <TextArea name="note" label={handing.note} hint={handing.noteHint} maxLength={catalogueLimits.reason} />
        <Button type="submit">{handing.giveBack}</Button>
      </ActionForm>
    </Card>
  )
}

export const Discard = ({ draft }: { draft: Draft }) => {
  const { handing } = useTexts().catalogue
  const fetcher = useFetcher()
  return (
    <Details summary={handing.discardTitle}>
      <p>{handing.discardText}</p>
      <ActionForm fetcher={fetcher} idPrefix="kasser">
        <Looked draft={draft} does="discard" />
        <Button type="submit" kind="warning">
          {handing.discard}
        </Button>
      </ActionForm>
    </Details>
  )
}
