import type { ReactNode } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProblemError } from '../../shared/problem.ts'
import { numberIn } from '../form.ts'
import { useFormat, useTexts } from '../language.tsx'
import { FieldGroup } from './Field.tsx'
import { placeOfPointer, useFieldId, useFormState } from './formState.ts'

/** 1 January 2024 was a Monday. */
const dayLike = (index: number): string => `2024-01-0${index + 1}`

/** Seven small boxes and their sum; what cannot be read counts as nothing until the server says so at its box. */
export const WeekHours = ({
  name,
  label,
  hint,
  optional,
  typed,
  onChange,
}: {
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  /** As it stands in the boxes, Monday to Sunday. */
  typed: readonly string[]
  onChange: (typed: readonly string[]) => void
}) => {
  const texts = useTexts()
  const format = useFormat()
  const fieldId = useFieldId()
  const { problem } = useFormState()
  const refusals = problem instanceof ProblemError ? problem.errors : []
  const refusalAt = (index: number) =>
    refusals.find(({ pointer }) => pointer !== undefined && placeOfPointer(pointer) === `${name}.${index}`)
  const said = typed.map((_, index) => refusalAt(index)).find((one) => one !== undefined)
  const saidId = `${fieldId(name)}-said`
  const sum = typed.reduce((hours, text) => hours + (numberIn(text) ?? 0), 0)
  // seven blank boxes of a question that may be left are no answer, not a week of 0 hours
  const isAnswered = !optional || typed.some((text) => text.trim() !== '')
  return (
    <FieldGroup name={name} label={label} hint={hint} {...(optional === undefined ? {} : { optional })}>
      {() => (
        <>
          {said && (
            <span className="form-error-message" id={saidId}>
              {problemText(texts, said)}
            </span>
          )}
          <div className="week-hours">
            {typed.map((text, index) => {
              const id = fieldId(`${name}.${index}`)
              const weekday = format.weekday(dayLike(index))
              return (
                <label key={id} htmlFor={id}>
                  <span aria-hidden="true">{format.weekdayShort(dayLike(index))}</span>
                  <span className="sr-only">{weekday}</span>
                  <input
                    id={id}
                    name={`${name}.${index}`}
                    data-label={weekday}
                    type="text"
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={5}
                    className="form-input numeric"
                    value={text}
                    aria-invalid={refusalAt(index) ? true : undefined}
                    aria-describedby={refusalAt(index) ? saidId : undefined}
                    onChange={(event) => onChange(typed.with(index, event.target.value))}
                  />
                </label>
              )
            })}
          </div>
          <p className="week-sum">
            <output>{isAnswered && texts.common.weekly(format.hours(sum))}</output>
          </p>
        </>
      )}
    </FieldGroup>
  )
}
