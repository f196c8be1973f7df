import type { DoorDefinition, MoveFact, RampWeek } from '../../shared/doors/doors.schema.ts'
import { catalogueLimits, moveFactKinds } from '../../shared/doors/keys.ts'
import { useTexts } from '../language.tsx'
import { Select } from '../ui/choices.tsx'
import { FormRows } from '../ui/FormRows.tsx'
import { NumberField } from '../ui/TextField.tsx'
import { LinesField, RangeField, SaidField } from './DraftFields.tsx'

/** All that a door says of how a place is set up. */
export const DraftDoorFields = ({ definition }: { definition: DoorDefinition | undefined }) => {
  const { form, fields } = useTexts().catalogue
  const { definition: words } = useTexts().doors
  if (!definition) return null
  return (
    <>
      <SaidField name="item.name" label={fields.name} value={definition.name} short />
      <SaidField name="item.summary" label={fields.summary} value={definition.summary} />
      <LinesField name="item.criteria" label={fields.criteria} value={definition.criteria} />

      <section className="form-part">
        <h2>{fields.hours}</h2>
        <RangeField name="item.hours.start" label={form.start} value={definition.hours.start} />
        <RangeField name="item.hours.goal" label={form.goal} value={definition.hours.goal} />
      </section>
      <section className="form-part">
        <h2>{fields.ramp}</h2>
        <p className="quiet">{form.rampHint}</p>
        {definition.ramp.map((step, index) => (
          <RampRow key={step.week} step={step} index={index} title={words.week(step.week)} />
        ))}
      </section>

      <SaidField name="item.pace" label={fields.pace} value={definition.pace} />
      <SaidField name="item.place" label={fields.place} value={definition.place} />
      <SaidField name="item.groupSize" label={fields.groupSize} value={definition.groupSize} />
      <LinesField name="item.offers" label={fields.offers} value={definition.offers} />
      <SaidField name="item.payTarget.text" label={fields.payTarget} value={definition.payTarget.text} />
      <NumberField name="item.payTarget.week" label={form.payWeek} width="char-4" defaultValue={definition.payTarget.week} />

      <section className="form-part">
        <h2>{fields.duties}</h2>
        {(['jobcenter', 'supplier', 'citizen', 'unionRep'] as const).map((who) => (
          <LinesField key={who} name={`item.duties.${who}`} label={words[who]} value={definition.duties[who]} />
        ))}
      </section>
      <section className="form-part">
        <h2>{fields.review}</h2>
        <NumberField name="item.review.first" label={form.reviewFirst} width="char-4" defaultValue={definition.review.first} />
        <NumberField name="item.review.every" label={form.reviewEvery} width="char-4" defaultValue={definition.review.every} />
        <NumberField
          name="item.review.atMost"
          label={form.reviewAtMost}
          width="char-4"
          defaultValue={definition.review.atMost}
          optional
        />
      </section>
      <LinesField name="item.moveUp" label={fields.moveUp} value={definition.moveUp} />
      <LinesField name="item.moveDown" label={fields.moveDown} value={definition.moveDown} />
      <MoveFacts facts={definition.moveFacts} />
    </>
  )
}

const RampRow = ({ step, index, title }: { step: RampWeek; index: number; title: string }) => {
  const { form } = useTexts().catalogue
  const name = `item.ramp.${index}`
  return (
    <fieldset className="form-range ramp-row">
      <legend>{title}</legend>
      <input type="hidden" name={`${name}.week:number`} value={step.week} />
      <NumberField name={`${name}.hours.from`} label={form.hoursFrom} width="char-4" defaultValue={step.hours.from} />
      <NumberField name={`${name}.hours.to`} label={form.hoursTo} width="char-4" defaultValue={step.hours.to} />
      <NumberField name={`${name}.pace.from`} label={form.paceFrom} width="char-4" defaultValue={step.pace?.from} />
      <NumberField name={`${name}.pace.to`} label={form.paceTo} width="char-4" defaultValue={step.pace?.to} />
    </fieldset>
  )
}

const MoveFacts = ({ facts }: { facts: readonly MoveFact[] }) => {
  const { form, fields, facts: words } = useTexts().catalogue
  return (
    <section className="form-part">
      <h2>{fields.moveFacts}</h2>
      <p className="quiet">{form.factsHint}</p>
      <FormRows<MoveFact>
        rows={facts}
        most={catalogueLimits.moveFacts}
        title={form.fact}
        words={{ add: form.addFact, remove: form.remove, removeNamed: form.removeNamed }}
      >
        {(fact, index) => (
          <>
            <Select
              name={`item.moveFacts.${index}.kind`}
              label={form.factKind}
              defaultValue={fact?.kind ?? 'attendance'}
              choices={moveFactKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            />
            <Select
              name={`item.moveFacts.${index}.direction`}
              label={form.direction}
              defaultValue={fact?.direction ?? 'up'}
              choices={(['up', 'down'] as const).map((one) => ({ value: one, label: words.directions[one] }))}
            />
            <div className="form-range">
              <NumberField
                name={`item.moveFacts.${index}.weeks`}
                label={form.weeks}
                width="char-4"
                defaultValue={fact?.weeks ?? 4}
              />
              <NumberField
                name={`item.moveFacts.${index}.atLeast`}
                label={form.atLeast}
                width="char-4"
                defaultValue={fact?.atLeast}
                optional
              />
              <NumberField
                name={`item.moveFacts.${index}.below`}
                label={form.below}
                width="char-4"
                defaultValue={fact?.below}
                optional
              />
            </div>
          </>
        )}
      </FormRows>
    </section>
  )
}
