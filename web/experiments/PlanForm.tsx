import { useState } from 'react'
import type { ExperimentDetails } from '../../shared/experiments/experiments.schema.ts'
import { experimentKinds, experimentLimits, outcomes, scaleOf, type Unit, units } from '../../shared/experiments/keys.ts'
import { useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { RadioGroup, Select } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Details } from '../ui/Details.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { FormRows } from '../ui/FormRows.tsx'
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx'

export type PlanSite = { readonly siteId: string; readonly name: string; readonly supplier: string }

const isUnit = (value: string): value is Unit => units.some((unit) => unit === value)

/** A plan as it is written: what, measured by what, who and when. */
export const PlanForm = ({
  plan,
  days,
  sites,
  submit,
  cancel,
}: {
  /** As it was saved; null is a new one. */
  plan: ExperimentDetails | null
  days: { readonly startsOn: string; readonly endsOn: string }
  sites: readonly PlanSite[]
  submit: string
  cancel: string
}) => {
  const { experiments, common } = useTexts()
  const { form } = experiments
  const [unit, setUnit] = useState<Unit | null>(plan?.unit ?? null)
  const [outcome, setOutcome] = useState(plan?.outcome ?? null)
  const parts = plan?.parts ?? []
  const scale = outcome ? experiments.scales[scaleOf[outcome].unit] : undefined
  return (
    <ActionForm className="experiment-plan">
      {plan && <input type="hidden" name="version:number" value={plan.version} />}
      <h2>{form.whatTitle}</h2>
      <TextField name="title" label={form.title} maxLength={experimentLimits.title} defaultValue={plan?.title} />
      <RadioGroup
        name="kind"
        label={form.kind}
        defaultValue={plan?.kind}
        choices={experimentKinds.map((value) => ({ value, label: experiments.kinds[value] }))}
      />
      <TextArea
        name="hypothesis"
        label={form.hypothesis}
        hint={form.hypothesisHint}
        maxLength={experimentLimits.hypothesis}
        defaultValue={plan?.hypothesis}
      />
      <h2>{form.measureTitle}</h2>
      <RadioGroup
        name="outcome"
        label={form.outcome}
        hint={form.outcomeHint}
        defaultValue={plan?.outcome}
        onChange={(value) => setOutcome(outcomes.find((one) => one === value) ?? null)}
        choices={outcomes.map((value) => ({ value, label: experiments.outcomes[value] }))}
      />
      {outcome && <Details summary={experiments.plan.means}>{experiments.outcomesMean[outcome]}</Details>}
      <NumberField
        name="leastDifference"
        label={form.leastDifference}
        hint={form.leastHint}
        defaultValue={plan?.leastDifference}
        {...(scale ? { unit: scale } : {})}
      />
      <h2>{form.whenTitle}</h2>
      <DateField name="startsOn" label={form.startsOn} defaultValue={days.startsOn} />
      <DateField name="endsOn" label={form.endsOn} hint={form.endsHint} defaultValue={days.endsOn} />
      <h2>{form.whoTitle}</h2>
      <RadioGroup
        name="unit"
        label={form.unit}
        defaultValue={plan?.unit}
        onChange={(value) => setUnit(isUnit(value) ? value : null)}
        choices={units.map((value) => ({ value, label: experiments.units[value], hint: experiments.unitHints[value] }))}
      />
      {(unit === 'sites' || unit === 'periods') && (
        <FieldGroup name="parts" label={experiments.units[unit]}>
          {({ id }) => (
            <div id={id} tabIndex={-1}>
              <FormRows
                key={unit}
                rows={plan?.unit === unit && parts.length > 0 ? parts : [null]}
                most={experimentLimits.parts}
                title={form.part}
                words={form.parts}
              >
                {(part, index) => (
                  <>
                    {unit === 'sites' && (
                      <Select
                        name={`parts.${index}.siteId`}
                        label={form.site}
                        empty={form.choose}
                        defaultValue={part?.siteId}
                        choices={sites.map(({ siteId, name, supplier }) => ({ value: siteId, label: `${name} (${supplier})` }))}
                      />
                    )}
                    <DateField
                      name={`parts.${index}.fromOn`}
                      label={form.partFrom}
                      optional
                      defaultValue={part && part.fromOn !== days.startsOn ? part.fromOn : null}
                    />
                    <DateField name={`parts.${index}.untilOn`} label={form.partUntil} optional defaultValue={part?.untilOn} />
                  </>
                )}
              </FormRows>
            </div>
          )}
        </FieldGroup>
      )}
      <ButtonRow>
        <Button type="submit" kind="primary">
          {submit}
        </Button>
        <LinkButton kind="tertiary" to={cancel}>
          {common.cancel}
        </LinkButton>
      </ButtonRow>
    </ActionForm>
  )
}
