import { useEffect } from 'react'
import { useFetcher } from 'react-router'
import { longestEmployer, sources, spellKinds } from '../../shared/employment/employment.rules.ts'
import type { Employment, Spell } from '../../shared/employment/employment.schema.ts'
import { useSession } from '../app/session.ts'
import { useFormat, useTexts } from '../language.tsx'
import { ActionForm } from '../ui/ActionForm.tsx'
import { Button } from '../ui/Button.tsx'
import { RadioGroup, Select } from '../ui/choices.tsx'
import { DateField } from '../ui/DateField.tsx'
import { NumberField, TextField } from '../ui/TextField.tsx'

/** A fetcher that tells when the server has saved. */
const useSaving = (onSaved: () => void) => {
  const fetcher = useFetcher<unknown>()
  const { data, state } = fetcher
  const saved = state === 'idle' && typeof data === 'object' && data !== null && 'saved' in data
  // The answer comes in its own time: a dialog has no other moment to close by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is saved
  useEffect(() => {
    if (saved) onSaved()
  }, [saved])
  return fetcher
}

/** A job told for the first time, or corrected. */
export const SpellForm = ({
  spell,
  placements,
  onSaved,
}: Pick<Employment, 'placements'> & { spell: Spell | null; onSaved: () => void }) => {
  const { form, kinds, sources: sourceNames, checks } = useTexts().employment
  const format = useFormat()
  const { today } = useSession()
  const fetcher = useSaving(onSaved)
  return (
    <ActionForm fetcher={fetcher}>
      <input type="hidden" name="deed" value={spell ? 'change' : 'add'} />
      {spell && <input type="hidden" name="spellId" value={spell.spellId} />}
      {spell && <input type="hidden" name="version:number" value={spell.version} />}
      <TextField
        name="employer"
        label={form.employer}
        defaultValue={spell?.employer ?? ''}
        autoComplete="off"
        maxLength={longestEmployer}
      />
      <RadioGroup
        name="kind"
        label={form.kind}
        defaultValue={spell?.kind}
        choices={spellKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
      />
      <DateField name="startsOn" label={form.startsOn} defaultValue={spell?.startsOn ?? today} />
      <DateField name="endsOn" label={form.endsOn} hint={form.endsOnHint} optional defaultValue={spell?.endsOn} />
      <NumberField
        name="weeklyHours"
        label={form.weeklyHours}
        hint={form.weeklyHoursHint}
        unit={form.unit}
        defaultValue={spell?.weeklyHours}
      />
      <RadioGroup
        name="source"
        label={form.source}
        defaultValue={spell?.source}
        choices={sources.map((source) => ({ value: source, label: sourceNames[source] }))}
      />
      {placements.length > 0 && (
        <Select
          name="placementId"
          label={form.placement}
          empty={form.noPlacement}
          defaultValue={spell?.placementId}
          choices={placements.map(({ placementId, siteName, startedOn }) => ({
            value: placementId,
            label: checks.of(siteName, format.date(startedOn)),
          }))}
        />
      )}
      {placements.length > 0 && (
        <RadioGroup
          name="bySupplier:flag"
          label={form.bySupplier}
          hint={form.bySupplierHint}
          defaultValue={spell?.supplierName ? 'true' : 'false'}
          choices={[
            { value: 'true', label: form.supplier },
            { value: 'false', label: form.other },
          ]}
        />
      )}
      {spell && <p className="quiet">{form.history}</p>}
      <Button kind="primary" type="submit">
        {spell ? form.save : form.saveNew}
      </Button>
    </ActionForm>
  )
}

/** The last day of a job that runs. */
export const EndForm = ({ spell, onSaved }: { spell: Spell; onSaved: () => void }) => {
  const { form } = useTexts().employment
  const { today } = useSession()
  const fetcher = useSaving(onSaved)
  return (
    <ActionForm fetcher={fetcher}>
      <input type="hidden" name="deed" value="end" />
      <input type="hidden" name="spellId" value={spell.spellId} />
      <input type="hidden" name="version:number" value={spell.version} />
      <p>{form.endText}</p>
      <DateField name="endsOn" label={form.lastDay} defaultValue={spell.endsOn ?? today} />
      <Button kind="primary" type="submit">
        {form.saveEnd}
      </Button>
    </ActionForm>
  )
}
