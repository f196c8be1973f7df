import { useState } from 'react'
import { ownEyesOnly, steps } from '../../shared/progress/instrument.v1.ts'
import { askedOf } from '../../shared/progress/progress.rules.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useInstrument } from './words.ts'

const asked = askedOf('caseworker')

/** How many of the sentences have an answer; "do not know" is one. */
const answeredIn = (form: HTMLFormElement): number =>
  new Set([...new FormData(form).keys()].filter((name) => name.startsWith('answers.'))).size

/** The caseworker's answers on one calm page; the citizen's are nowhere on it. */
export const CaseworkerAnswers = ({ citizenId, citizenName }: { citizenId: string; citizenName: string }) => {
  const texts = useTexts().progress
  const words = useInstrument()
  const { today } = useSession()
  // how many were answered when it was asked whether to save so few
  const [few, setFew] = useState<number | null>(null)
  const choices = [...steps.map((step) => ({ value: String(step), label: words.step(step) })), { value: '', label: texts.skip }]
  return (
    <div className="page">
      <PageTitle
        title={texts.caseworker.title}
        lede={texts.caseworker.lede}
        back={{ to: href.newMeasurement(citizenId), label: citizenName }}
      />
      <ActionForm
        className="answers-sheet"
        onSubmit={(event) => {
          const given = answeredIn(event.currentTarget)
          if (few === null && given > 0 && given < asked.length) {
            event.preventDefault()
            setFew(given)
          } else setFew(null)
        }}
      >
        <input type="hidden" name="party" value="caseworker" />
        <DateField name="measuredOn" label={texts.caseworker.measuredOn} defaultValue={today} />
        <h2>{texts.caseworker.statements}</h2>
        {asked.map((indicator) => (
          <RadioGroup
            key={indicator.key}
            name={`answers.${indicator.key}:number`}
            label={words.statement(indicator, 'caseworker')}
            choices={choices}
            inline
            {...(indicator.key === ownEyesOnly ? { hint: texts.caseworker.belief } : {})}
          />
        ))}
        <Button kind="primary" type="submit">
          {texts.caseworker.save}
        </Button>
        <p className="quiet">{texts.caseworker.locked}</p>
        <Dialog open={few !== null} onClose={() => setFew(null)} title={texts.caseworker.some(few ?? 0, asked.length)}>
          <ButtonRow>
            <Button kind="primary" type="submit">
              {texts.caseworker.saveAnyway}
            </Button>
            <Button onClick={() => setFew(null)}>{texts.caseworker.goOn}</Button>
          </ButtonRow>
        </Dialog>
      </ActionForm>
    </div>
  )
}
