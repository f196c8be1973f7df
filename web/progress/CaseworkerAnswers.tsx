import { ownEyesOnly, steps } from '../../shared/progress/instrument.v1.ts'
import { askedOf } from '../../shared/progress/progress.rules.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useInstrument } from './words.ts'

/** The caseworker's answers on one calm page; the citizen's are nowhere on it. */
export const CaseworkerAnswers = ({ citizenId, citizenName }: { citizenId: string; citizenName: string }) => {
  const texts = useTexts().progress
  const words = useInstrument()
  const { today } = useSession()
  const choices = [...steps.map((step) => ({ value: String(step), label: words.step(step) })), { value: '', label: texts.skip }]
  return (
    <div className="page">
      <PageTitle
        title={texts.caseworker.title}
        lede={texts.caseworker.lede}
        back={{ to: href.newMeasurement(citizenId), label: citizenName }}
      />
      <ActionForm className="answers-sheet">
        <input type="hidden" name="party" value="caseworker" />
        <DateField name="measuredOn" label={texts.caseworker.measuredOn} defaultValue={today} />
        <h2>{texts.caseworker.statements}</h2>
        {askedOf('caseworker').map((indicator) => (
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
      </ActionForm>
    </div>
  )
}
