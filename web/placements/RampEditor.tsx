import { mostSteps } from '../../shared/placements/ramp.rules.ts'
import { useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { RadioGroup } from '../ui/choices.tsx'
import { Field } from '../ui/Field.tsx'
import { WeekHours } from '../ui/WeekHours.tsx'
import { emptyHours, type RampChoice, rampChoices, type TypedStep } from './planForm.ts'

/** How the hours begin: as the door suggests, by steps of one's own, or the same throughout. The last step is always what is agreed. */
export const RampEditor = ({
  choice,
  steps,
  onChoice,
  onSteps,
}: {
  choice: RampChoice
  steps: readonly TypedStep[]
  onChoice: (choice: RampChoice) => void
  onSteps: (steps: readonly TypedStep[]) => void
}) => {
  const { ramp: words } = useTexts().agreements
  const change = (index: number, to: Partial<TypedStep>) =>
    onSteps(steps.map((step, at) => (at === index ? { ...step, ...to } : step)))
  const add = () => {
    const [before, last] = [steps.at(-2), steps.at(-1)]
    const key = 1 + Math.max(0, ...steps.map((step) => step.key))
    const fromWeek = String(Number(before?.fromWeek ?? 0) + 1)
    const step = { key, fromWeek, hours: before?.hours ?? emptyHours, paceFrom: '', paceTo: '' }
    onSteps(last ? [...steps.slice(0, -1), step, last] : [step])
  }
  return (
    <div className="ramp-editor">
      <RadioGroup
        key={choice}
        name="rampChoice"
        label={words.how}
        defaultValue={choice}
        choices={rampChoices.map((value) => ({ value, label: words.choices[value], hint: words.choiceHints[value] }))}
        onChange={(value) => onChoice(rampChoices.find((one) => one === value) ?? 'door')}
      />
      {choice === 'own' && (
        <>
          <ol className="plain-list ramp-steps">
            {steps.map((step, index) => {
              const isLast = index === steps.length - 1
              const at = `ramp.${index}`
              return (
                <li key={step.key}>
                  <fieldset>
                    <legend>{isLast ? words.lastStep : words.step(index + 1)}</legend>
                    <div className="ramp-step-row">
                      <Field name={`${at}.fromWeek`} label={words.fromWeek}>
                        {(wiring) => (
                          <input
                            {...wiring}
                            type="text"
                            inputMode="numeric"
                            autoComplete="off"
                            className="form-input numeric input-char-4"
                            value={step.fromWeek}
                            onChange={(event) => change(index, { fromWeek: event.target.value })}
                          />
                        )}
                      </Field>
                      {(['paceFrom', 'paceTo'] as const).map((side) => (
                        <Field
                          key={side}
                          name={`${at}.pace.${side === 'paceFrom' ? 'from' : 'to'}`}
                          label={side === 'paceFrom' ? words.paceFrom : words.paceTo}
                        >
                          {(wiring) => (
                            <span className="with-unit">
                              <input
                                {...wiring}
                                type="text"
                                inputMode="numeric"
                                autoComplete="off"
                                className="form-input numeric input-char-4"
                                value={step[side]}
                                onChange={(event) => change(index, { [side]: event.target.value })}
                              />
                              <span aria-hidden="true">%</span>
                            </span>
                          )}
                        </Field>
                      ))}
                    </div>
                    {isLast ? (
                      <p className="form-hint">{words.asAgreed}</p>
                    ) : (
                      <>
                        <WeekHours
                          name={`${at}.weekdayHours`}
                          label={words.stepHours}
                          typed={step.hours}
                          onChange={(hours) => change(index, { hours })}
                        />
                        <Button kind="tertiary" icon="minus" onClick={() => onSteps(steps.filter((_, other) => other !== index))}>
                          {words.remove} <span className="sr-only">{words.step(index + 1)}</span>
                        </Button>
                      </>
                    )}
                  </fieldset>
                </li>
              )
            })}
          </ol>
          <ButtonRow>
            {steps.length < mostSteps && (
              <Button icon="plus" onClick={add}>
                {words.add}
              </Button>
            )}
            <Button kind="tertiary" onClick={() => onChoice('door')}>
              {words.asDoor}
            </Button>
          </ButtonRow>
        </>
      )}
    </div>
  )
}
