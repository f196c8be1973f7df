import type { Rate } from '../../shared/contracts/pace.schema.ts'
import {
  type PaceInputs as Inputs,
  type PaceState,
  paceLimits,
  subsidyChoices,
  type Used,
  wageKinds,
} from '../../shared/contracts/pace.state.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/choices.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PaceNumber } from './PaceNumber.tsx'

export type Change = (part: Partial<PaceState>) => void

/** The dated row behind a number, and why it is to be looked up; or that it is the reader's own, with the way back. */
const Source = ({ used, onReset, named }: { used: Used<Rate> | null; onReset?: (() => void) | undefined; named?: boolean }) => {
  const { pace, offers } = useTexts()
  const format = useFormat()
  if (!used) return <p>{pace.noRate}</p>
  const { rate, doubts } = used
  if (!rate)
    return (
      <p>
        {pace.ownNumber}{' '}
        {onReset && (
          <Button kind="tertiary" onClick={onReset}>
            {pace.backToRate}
          </Button>
        )}
      </p>
    )
  const days =
    rate.validTo && doubts.includes('ended')
      ? pace.validBetween(format.date(rate.validFrom), format.date(rate.validTo))
      : pace.validFrom(format.date(rate.validFrom))
  return (
    <>
      <p>
        {named && `${pace.kinds[rate.kind]}. `}
        {days} {pace.source(rate.source)} {offers.certainties[rate.certainty]}.
      </p>
      {doubts.map((doubt) => (
        <p key={doubt} className="pace-doubt">
          <Icon name="warning" />
          {pace.doubts[doubt]}
        </p>
      ))}
    </>
  )
}

/** Everything that can be chosen, each number with its source beside it. */
export const PaceInputs = ({
  state,
  inputs,
  answer,
  onChange,
}: {
  state: PaceState
  inputs: Inputs<Rate>
  /** The price at the pace, in a sentence; null where nothing can be reckoned. */
  answer: string | null
  onChange: Change
}) => {
  const { pace } = useTexts()
  const { wage, onCost, subsidy } = inputs
  return (
    <section className="panel pace-inputs" aria-labelledby="pace-inputs">
      <h2 id="pace-inputs">{pace.setting}</h2>
      <PaceNumber
        label={pace.pace}
        hint={pace.paceHint}
        unit={pace.percent}
        value={state.pace}
        limit={paceLimits.pace}
        onChange={(value) => onChange({ pace: value })}
      >
        {answer && <p className="pace-answer">{answer}</p>}
      </PaceNumber>
      <PaceNumber
        label={pace.hours}
        unit={pace.hoursUnit}
        value={state.hours}
        limit={paceLimits.hours}
        decimals={2}
        onChange={(hours) => onChange({ hours })}
      />
      <PaceNumber
        label={pace.weeks}
        unit={pace.weeksUnit}
        value={state.weeks}
        limit={paceLimits.weeks}
        onChange={(weeks) => onChange({ weeks })}
      />
      <Select
        name="wage"
        label={pace.wage}
        defaultValue={state.wage}
        choices={wageKinds.map((kind) => ({ value: kind, label: pace.kinds[kind] }))}
        onChange={(kind) => onChange({ wage: wageKinds.find((one) => one === kind) ?? state.wage, ownWage: null })}
      />
      <PaceNumber
        label={pace.kinds[state.wage]}
        unit={pace.kroner}
        value={wage?.value ?? paceLimits.wage.least}
        limit={paceLimits.wage}
        decimals={2}
        step={0.25}
        onChange={(ownWage) => onChange({ ownWage })}
      >
        <Source used={wage} onReset={() => onChange({ ownWage: null })} />
      </PaceNumber>
      <PaceNumber
        label={pace.onCost}
        unit={pace.factor}
        value={onCost?.value ?? paceLimits.onCost.least}
        limit={paceLimits.onCost}
        decimals={4}
        step={0.01}
        onChange={(ownOnCost) => onChange({ ownOnCost })}
      >
        <Source used={onCost} onReset={() => onChange({ ownOnCost: null })} />
      </PaceNumber>
      <Select
        name="subsidy"
        label={pace.subsidy}
        defaultValue={state.subsidy}
        choices={subsidyChoices.map((choice) => ({ value: choice, label: pace.subsidies[choice] }))}
        onChange={(choice) =>
          onChange({ subsidy: subsidyChoices.find((one) => one === choice) ?? state.subsidy, ownSubsidy: null })
        }
      />
      {state.subsidy !== 'none' && (
        <PaceNumber
          label={pace.kinds[`subsidy_${state.subsidy}`]}
          unit={pace.kroner}
          value={subsidy?.value ?? 0}
          limit={paceLimits.subsidy}
          decimals={2}
          step={0.25}
          onChange={(ownSubsidy) => onChange({ ownSubsidy })}
        >
          <Source used={subsidy} onReset={() => onChange({ ownSubsidy: null })} />
        </PaceNumber>
      )}
      <Select
        name="against"
        label={pace.against}
        hint={pace.againstHint}
        defaultValue={state.against}
        choices={wageKinds.map((kind) => ({ value: kind, label: pace.kinds[kind] }))}
        onChange={(kind) => onChange({ against: wageKinds.find((one) => one === kind) ?? state.against })}
      />
      {state.against !== state.wage && (
        <div className="pace-source">
          <Source used={inputs.norm} named />
        </div>
      )}
    </section>
  )
}
