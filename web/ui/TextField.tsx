import { type ComponentProps, useState } from 'react'
import { useTexts } from '../language.tsx'
import { Field, type FieldProps } from './Field.tsx'

/** Widths in characters, so that the box hints at what belongs in it. */
type Width = 'char-4' | 'char-8' | 'char-11' | 'char-27'

type InputProps = Pick<
  ComponentProps<'input'>,
  | 'defaultValue'
  | 'value'
  | 'onChange'
  | 'autoComplete'
  | 'inputMode'
  | 'disabled'
  | 'readOnly'
  | 'autoFocus'
  | 'spellCheck'
  | 'accept'
>

/** Counts down when a text comes near its limit, and says when it is over: nothing that was typed or pasted is ever cut. */
export const CharactersLeft = ({ length, max }: { length: number; max: number | undefined }) => {
  const texts = useTexts()
  if (max === undefined || length <= max * 0.8) return null
  return (
    <span className={length > max ? 'form-hint over' : 'form-hint'} role="status">
      {texts.common.charactersLeft(max - length)}
    </span>
  )
}

/** One line of text; with `maxLength` it counts down in words, and never cuts what was typed. */
export const TextField = ({
  type = 'text',
  width,
  name,
  label,
  hint,
  optional,
  maxLength,
  onChange,
  ...input
}: FieldProps &
  InputProps & {
    type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'file'
    width?: Width
    maxLength?: number | undefined
  }) => {
  const [length, setLength] = useState(String(input.value ?? input.defaultValue ?? '').length)
  return (
    <Field name={name} label={label} hint={hint} {...(optional === undefined ? {} : { optional })}>
      {(wiring) => (
        <>
          <input
            {...input}
            {...wiring}
            type={type}
            className={[type === 'file' ? 'file-input' : 'form-input', width && `input-${width}`].filter(Boolean).join(' ')}
            onChange={(event) => {
              setLength(event.target.value.length)
              onChange?.(event)
            }}
          />
          <CharactersLeft length={length} max={maxLength} />
        </>
      )}
    </Field>
  )
}

/** A number as Danes write it: comma for decimals. Travels as a number when it can be read. */
export const NumberField = ({
  name,
  label,
  hint,
  optional,
  unit,
  defaultValue,
  width = 'char-8',
  onChange,
  disabled,
}: FieldProps &
  Pick<InputProps, 'onChange' | 'disabled'> & { unit?: string; defaultValue?: number | null | undefined; width?: Width }) => (
  <Field name={`${name}:number`} label={label} hint={hint} {...(optional === undefined ? {} : { optional })}>
    {(wiring) => (
      <span className="with-unit">
        <input
          {...wiring}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={`form-input numeric input-${width}`}
          defaultValue={defaultValue === undefined || defaultValue === null ? '' : String(defaultValue).replace('.', ',')}
          disabled={disabled}
          onChange={onChange}
        />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
    )}
  </Field>
)

/** Several lines of text; with `maxLength` it counts down in words, and never cuts what was typed. */
export const TextArea = ({
  name,
  label,
  hint,
  optional,
  rows = 4,
  maxLength,
  defaultValue = '',
  onChange,
}: FieldProps & {
  rows?: number
  maxLength?: number
  defaultValue?: string | undefined
  onChange?: (text: string) => void
}) => {
  const [length, setLength] = useState(defaultValue.length)
  return (
    <Field name={name} label={label} hint={hint} {...(optional === undefined ? {} : { optional })}>
      {(wiring) => (
        <>
          <textarea
            {...wiring}
            className="form-input"
            rows={rows}
            defaultValue={defaultValue}
            onChange={(event) => {
              setLength(event.target.value.length)
              onChange?.(event.target.value)
            }}
          />
          <CharactersLeft length={length} max={maxLength} />
        </>
      )}
    </Field>
  )
}
