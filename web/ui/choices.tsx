import type { ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { Field, FieldGroup, type FieldProps } from './Field.tsx'
import { useFieldId } from './formState.ts'

export type Choice = { readonly value: string; readonly label: string; readonly hint?: ReactNode; readonly disabled?: boolean }

type Chosen = { defaultValue?: string | null | undefined; onChange?: (value: string) => void }

/** A native select; `empty` is its first line, which means nothing chosen. */
export const Select = ({
  choices,
  empty,
  defaultValue,
  onChange,
  ...field
}: FieldProps & Chosen & { choices: readonly Choice[]; empty?: string }) => (
  <Field {...field}>
    {(wiring) => (
      <select
        {...wiring}
        className="form-select"
        defaultValue={defaultValue ?? ''}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** One of a few, all in sight. */
export const RadioGroup = ({
  choices,
  defaultValue,
  onChange,
  inline,
  ...field
}: FieldProps & Chosen & { choices: readonly Choice[]; inline?: boolean }) => {
  const { chooseOne } = useTexts().common
  return (
    <FieldGroup missing={chooseOne} {...field}>
      {(wiring) => (
        <div className={inline ? 'choices choices-inline' : 'choices'}>
          {choices.map(({ value, label, hint, disabled }, index) => {
            const id = index === 0 ? wiring.id : `${wiring.id}-${value}`
            return (
              <div className="form-group-radio" key={value}>
                <input
                  type="radio"
                  className="form-radio"
                  id={id}
                  name={wiring.name}
                  value={value}
                  data-label={field.label}
                  data-missing={wiring['data-missing']}
                  disabled={disabled}
                  defaultChecked={defaultValue === value}
                  aria-describedby={hint ? `${id}-about` : undefined}
                  onChange={() => onChange?.(value)}
                />
                <label htmlFor={id}>{label}</label>
                {hint && (
                  <span className="form-hint" id={`${id}-about`}>
                    {hint}
                  </span>
                )}
              </div>
            )
          })}
        </div>
      )}
    </FieldGroup>
  )
}

/** Any of several; travels as a list, empty when none is chosen. */
export const CheckboxGroup = ({
  choices,
  defaultValue = [],
  onChange,
  ...field
}: FieldProps & {
  choices: readonly Choice[]
  defaultValue?: readonly string[]
  onChange?: (value: string, chosen: boolean) => void
}) => (
  <FieldGroup {...field}>
    {(wiring) => (
      <div className="choices">
        <input type="hidden" name={`${wiring.name}:list`} value="" />
        {choices.map(({ value, label, hint, disabled }, index) => {
          const id = index === 0 ? wiring.id : `${wiring.id}-${value}`
          return (
            <div className="form-group-checkbox" key={value}>
              <input
                type="checkbox"
                className="form-checkbox"
                id={id}
                name={`${wiring.name}:list`}
                value={value}
                data-label={field.label}
                disabled={disabled}
                defaultChecked={defaultValue.includes(value)}
                aria-describedby={hint ? `${id}-about` : undefined}
                onChange={(event) => onChange?.(value, event.target.checked)}
              />
              <label htmlFor={id}>{label}</label>
              {hint && (
                <span className="form-hint" id={`${id}-about`}>
                  {hint}
                </span>
              )}
            </div>
          )
        })}
      </div>
    )}
  </FieldGroup>
)

/** Yes or not; travels as true or false. */
export const Checkbox = ({
  name,
  label,
  hint,
  defaultChecked = false,
  onChange,
}: Pick<FieldProps, 'name' | 'label' | 'hint'> & { defaultChecked?: boolean; onChange?: (checked: boolean) => void }) => {
  const id = useFieldId()(name)
  return (
    <div className="form-group form-group-checkbox">
      <input type="hidden" name={`${name}:flag`} value="" />
      <input
        type="checkbox"
        className="form-checkbox"
        id={id}
        name={`${name}:flag`}
        value="true"
        data-label={label}
        defaultChecked={defaultChecked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange?.(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
