import { isFormProblem } from '../api.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { CopyButton } from './CopyButton.tsx'

type NewLink = { readonly token: string; readonly expiresOn: string }
const isNewLink = (value: unknown): value is NewLink => typeof value === 'object' && value !== null && 'token' in value

/** The one-time link that an action has just made, or null: it made none yet, or was refused. */
export const newLinkOf = (data: unknown): NewLink | null => (isFormProblem(data) || !isNewLink(data) ? null : data)

type Words = { readonly once: string; readonly address: string; readonly until: (date: string) => string }

/** A one-time link as it is shown this once; `path` is its address without the origin. */
export const MadeLink = ({
  path,
  expiresOn,
  words,
  onClose,
}: {
  path: string
  expiresOn: string
  words: Words
  onClose: () => void
}) => {
  const { common } = useTexts()
  const format = useFormat()
  const address = `${window.location.origin}${path}`
  return (
    <div className="form">
      <Notice tone="success" live>
        {words.once}
      </Notice>
      <label className="form-label" htmlFor="nyt-link">
        {words.address}
      </label>
      <textarea
        id="nyt-link"
        className="form-input"
        rows={3}
        readOnly
        value={address}
        onFocus={(event) => event.target.select()}
      />
      <p className="form-hint">{words.until(format.date(expiresOn))}</p>
      <ButtonRow>
        <CopyButton kind="primary" text={address} />
        <Button kind="tertiary" onClick={onClose}>
          {common.close}
        </Button>
      </ButtonRow>
    </div>
  )
}
