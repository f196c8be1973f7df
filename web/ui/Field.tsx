import type { ReactNode } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import { useTexts } from '../language.tsx'
import { useFieldId, useRefusal } from './formState.ts'

export type FieldProps = {
  /** The place in the JSON body, `site.name`; kinds other than text are added by the component (see web/form.ts). */
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  /** What to say when nothing is there, where it is chosen and not filled in. */
  missing?: string
}

/** What ties a control to its label, hint and error; spread on the native element. */
export type Wiring = {
  id: string
  name: string
  'data-label': string
  'data-missing'?: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

const useWiring = ({ name, label, hint, missing }: FieldProps) => {
  const texts = useTexts()
  const refusal = useRefusal(name)
  const id = useFieldId()(name)
  const error = refusal && (refusal.code === 'required' && missing ? missing : problemText(texts, refusal))
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const wiring: Wiring = {
    id,
    name,
    'data-label': label,
    ...(missing ? { 'data-missing': missing } : {}),
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? true : undefined,
  }
  return { wiring, error, texts }
}

const Optional = ({ optional }: { optional: boolean | undefined }) => {
  const texts = useTexts()
  return optional ? <span className="optional"> ({texts.common.optional})</span> : null
}

const About = ({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) => {
  const texts = useTexts()
  return (
    <>
      {hint && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="form-error-message" id={`${id}-error`}>
          <span className="sr-only">{texts.common.errorPrefix} </span>
          {error}
        </span>
      )}
    </>
  )
}

/** Label, hint, error and the control between them. */
export const Field = (props: FieldProps & { children: (wiring: Wiring) => ReactNode }) => {
  const { wiring, error } = useWiring(props)
  return (
    <div className={error ? 'form-group form-error' : 'form-group'}>
      <label className="form-label" htmlFor={wiring.id}>
        {props.label}
        <Optional optional={props.optional} />
      </label>
      <About id={wiring.id} hint={props.hint} error={error} />
      {props.children(wiring)}
    </div>
  )
}

/** The same for several controls under one question. The wiring's id belongs to the first control, where the error summary leads. */
export const FieldGroup = (props: FieldProps & { children: (wiring: Wiring) => ReactNode }) => {
  const { wiring, error } = useWiring(props)
  return (
    <div className={error ? 'form-group form-error' : 'form-group'}>
      <fieldset aria-describedby={wiring['aria-describedby']}>
        <legend className="form-label">
          {props.label}
          <Optional optional={props.optional} />
        </legend>
        <About id={wiring.id} hint={props.hint} error={error} />
        {props.children(wiring)}
      </fieldset>
    </div>
  )
}
