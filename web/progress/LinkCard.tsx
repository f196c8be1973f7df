import { useState } from 'react'
import { useFetcher } from 'react-router'
import { languageNames } from '../../shared/progress/citizenScreen.texts.ts'
import { citizenLanguages } from '../../shared/progress/instrument.ts'
import { measurementLinkDays } from '../../shared/progress/progress.rules.ts'
import type { MeasurementLink, Progress } from '../../shared/progress/progress.schema.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { MadeLink, newLinkOf } from '../placements/MadeLink.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** The citizen answers at home: a one-time link, and what became of the former ones. */
export const LinkCard = ({ progress: { links } }: { progress: Progress }) => {
  const { link: words } = useTexts().progress
  const [open, setOpen] = useState(false)
  return (
    <Card title={words.title}>
      <p>{words.text(measurementLinkDays)}</p>
      <Button onClick={() => setOpen(true)}>{words.make}</Button>
      <NewLinkDialog open={open} replaces={links.some(({ state }) => state === 'open')} onClose={() => setOpen(false)} />
      {links.length > 0 && (
        <>
          <h3 className="links-made">{words.made}</h3>
          <ul className="sentences">
            {links.map((link) => (
              <Made key={link.linkId} link={link} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

const Made = ({ link: { linkId, language, createdBy, createdOn, expiresOn, state } }: { link: MeasurementLink }) => {
  const { link: words, languages } = useTexts().progress
  const format = useFormat()
  const fetcher = useFetcher({ key: `revoke ${linkId}` })
  return (
    <li>
      {words.line(format.date(createdOn), languages[language], createdBy)}{' '}
      {state === 'open' ? words.until(format.date(expiresOn)) : words.states[state]}
      {state === 'open' && (
        <ActionForm fetcher={fetcher} idPrefix={linkId}>
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="linkId" value={linkId} />
          <Button kind="tertiary" type="submit">
            {words.revoke}
          </Button>
        </ActionForm>
      )}
    </li>
  )
}

/** Makes a link and shows it this once. */
const NewLinkDialog = ({ open, replaces, onClose }: { open: boolean; replaces: boolean; onClose: () => void }) => {
  const texts = useTexts()
  const { link: words } = texts.progress
  const fetcher = useFetcher<unknown>({ key: 'measurement link' })
  const made = newLinkOf(fetcher.data)
  const close = () => {
    fetcher.reset()
    onClose()
  }
  return (
    <Dialog open={open} onClose={close} title={made ? words.ready : words.make}>
      {made ? (
        <MadeLink path={href.measurementLink(made.token)} expiresOn={made.expiresOn} words={words} onClose={close} />
      ) : (
        <ActionForm fetcher={fetcher} idPrefix="link">
          <input type="hidden" name="intent" value="link" />
          {replaces && <p>{words.replaces}</p>}
          <RadioGroup
            name="language"
            label={words.language}
            defaultValue="da"
            choices={citizenLanguages.map((value) => ({ value, label: languageNames[value] }))}
          />
          <p className="form-hint">{texts.progress.choose.translations}</p>
          <ButtonRow>
            <Button kind="primary" type="submit">
              {words.submit}
            </Button>
            <Button kind="tertiary" onClick={close}>
              {texts.common.cancel}
            </Button>
          </ButtonRow>
        </ActionForm>
      )}
    </Dialog>
  )
}
