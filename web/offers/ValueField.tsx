import { useState } from 'react'
import type { RuleValue } from '../../shared/offers/checks.ts'
import { groupsIn, targetGroups } from '../../shared/offers/groups.ts'
import { type ParameterKey, parameterOf } from '../../shared/offers/parameters.ts'
import { numberIn } from '../form.ts'
import { useTexts } from '../language.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../ui/choices.tsx'
import { NumberField } from '../ui/TextField.tsx'

/** The field that fits the kind of value, filled with the one that counts now. */
export const ValueField = ({ of, now }: { of: ParameterKey; now: RuleValue }) => {
  const { offers, common } = useTexts()
  const { record, ruleWords } = offers
  const { kind, choices = [], unlimited } = parameterOf(of)
  const [noLimit, setNoLimit] = useState(unlimited === true && now === null)
  const words: Readonly<Record<string, string>> = ruleWords.choices
  const units: Readonly<Record<string, string>> = ruleWords.units
  if (kind === 'yes-no') {
    return (
      <RadioGroup
        name="value"
        label={record.value}
        defaultValue={typeof now === 'boolean' ? String(now) : null}
        choices={[
          { value: 'true', label: common.yes },
          { value: 'false', label: common.no },
        ]}
      />
    )
  }
  if (kind === 'choice') {
    return (
      <RadioGroup
        name="value"
        label={record.value}
        defaultValue={typeof now === 'string' ? now : null}
        choices={choices.map((choice) => ({ value: choice, label: words[choice] ?? choice }))}
      />
    )
  }
  if (kind === 'groups') {
    return (
      <CheckboxGroup
        name="value"
        label={record.groups}
        hint={record.groupsHint}
        defaultValue={groupsIn(now)}
        choices={targetGroups.map((group) => ({ value: group, label: ruleWords.groups[group] }))}
      />
    )
  }
  return (
    <>
      {unlimited && <Checkbox name="noLimit" label={record.noLimit} defaultChecked={noLimit} onChange={setNoLimit} />}
      {!noLimit && (
        <NumberField
          name="value"
          label={record.value}
          unit={units[of] ?? units[kind] ?? ''}
          defaultValue={typeof now === 'number' ? now : null}
        />
      )}
    </>
  )
}

/** The value as its field was filled in: a number that cannot be read goes as typed, so that the server's refusal names the field. */
export const valueIn = (of: ParameterKey, data: FormData): RuleValue | undefined => {
  const { kind } = parameterOf(of)
  if (kind === 'groups')
    return data
      .getAll('value:list')
      .filter((group) => group !== '')
      .join(' ')
  if (data.getAll('noLimit:flag').includes('true')) return null
  const typed = String(data.get('value') ?? data.get('value:number') ?? '').trim()
  if (typed === '') return undefined
  if (kind === 'yes-no') return typed === 'true'
  return kind === 'choice' ? typed : (numberIn(typed) ?? typed)
}
