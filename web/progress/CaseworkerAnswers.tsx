import { useState } from 'react'
import { motivationSteps } from '../../shared/attendance/motivation.ts'
import { motivationWords } from '../../shared/attendance/motivation.words.ts'
import { ownEyesOnly, steps } from '../../shared/progress/instrument.ts'
import { activities, activityKeys, noActivity } from '../../shared/progress/instrument.v2.caseworker.ts'
import { askedOf, instrumentOf } from '../../shared/progress/instruments.ts'
import type { Progress } from '../../shared/progress/progress.schema.ts'
import { caseworkersMotivation } from '../../shared/progress/pulse.texts.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useLanguage } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useInstrument } from './words.ts'

/** How many of the sentences have an answer; "do not know" is one. */
const answeredIn = (form: HTMLFormElement): number =>
  new Set([...new FormData(form).keys()].filter((name) => name.startsWith('answers.'))).size

/** The caseworker's answers on one calm page; the citizen's are nowhere on it. */
export const CaseworkerAnswers = ({
  progress: { citizenId, citizenName, instrument },
}: {
  progress: Pick<Progress, 'citizenId' | 'citizenName' | 'instrument'>
}) => {
  const {
    texts: { progress: texts },
    language,
  } = useLanguage()
  const words = useInstrument(instrument)
  const { today } = useSession()
  // how many were answered when it was asked whether to save so few
  const [few, setFew] = useState<number | null>(null)
  const asked = askedOf(instrumentOf(instrument), 'caseworker')
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
        <input type="hidden" name="instrument:number" value={instrument} />
        <DateField name="measuredOn" label={texts.caseworker.measuredOn} defaultValue={today} />
        <h2>{texts.caseworker.statements}</h2>
        {asked.map(({ key }) => (
          <RadioGroup
            key={key}
            name={`answers.${key}:number`}
            label={words.statement(key, 'caseworker')}
            choices={choices}
            inline
            {...(key === ownEyesOnly ? { hint: texts.caseworker.belief } : {})}
          />
        ))}
        <CheckboxGroup
          name="activities"
          label={texts.caseworker.activities}
          hint={texts.caseworker.activitiesHint}
          choices={[
            ...activityKeys.map((value) => ({ value, label: activities[value][language] })),
            { value: noActivity, label: texts.caseworker.noActivity },
          ]}
        />
        <h2>{texts.caseworker.yourself}</h2>
        <RadioGroup
          name="motivation:number"
          label={caseworkersMotivation.question[language]}
          hint={caseworkersMotivation.about[language]}
          choices={motivationSteps.map((step) => ({ value: String(step), label: motivationWords[step][language] }))}
          inline
        />
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
