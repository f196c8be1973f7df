import { type ReactNode, useState } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import { ProblemError } from '../../shared/problem.ts'
import { numberIn } from '../form.ts'
import { useFormat, useTexts } from '../language.tsx'
import { FieldGroup } from '../ui/Field.tsx'
import { useFieldId, useFormState } from '../ui/formState.ts'
import { weekdayShort, weekdayWord } from './words.ts'

/** Monday to Sunday. */
export const noHours = [0, 0, 0, 0, 0, 0, 0] as const

/** Seven small boxes and their sum; what cannot be read counts as nothing until the server says so at its box. */
export const WeekHours = ({ hint, onChange }: { hint: ReactNode; onChange: (weekdayHours: readonly number[]) => void }) => {
  const texts = useTexts()
  const { form } = texts.placements
  const format = useFormat()
  const fieldId = useFieldId()
  const { problem } = useFormState()
  const [typed, setTyped] = useState<readonly string[]>(noHours.map(() => ''))
  const hours = typed.map((text) => numberIn(text) ?? 0)
  const change = (index: number, text: string) => {
    const next = typed.with(index, text)
    setTyped(next)
    onChange(next.map((one) => numberIn(one) ?? 0))
  }
  const refusals = problem instanceof ProblemError ? problem.errors : []
  const refusalAt = (index: number) => refusals.find(({ pointer }) => pointer === `/weekdayHours/${index}`)
  const said = noHours.map((_, index) => refusalAt(index)).find((one) => one !== undefined)
  return (
    <FieldGroup
      name="weekdayHours"
      label={form.hours}
      hint={
        <>
          {form.hoursHint} {hint}
        </>
      }
    >
      {() => (
        <>
          {said && (
            <span className="form-error-message" id={`${fieldId('weekdayHours')}-said`}>
              {problemText(texts, said)}
            </span>
          )}
          <div className="week-hours">
            {typed.map((text, index) => {
              const id = fieldId(`weekdayHours.${index}`)
              return (
                <label key={id} htmlFor={id}>
                  <span aria-hidden="true">{weekdayShort(format, index + 1)}</span>
                  <span className="sr-only">{weekdayWord(format, index + 1)}</span>
                  <input
                    id={id}
                    name={`weekdayHours.${index}`}
                    data-label={weekdayWord(format, index + 1)}
                    type="text"
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={5}
                    className="form-input numeric"
                    value={text}
                    aria-invalid={refusalAt(index) ? true : undefined}
                    aria-describedby={refusalAt(index) ? `${fieldId('weekdayHours')}-said` : undefined}
                    onChange={(event) => change(index, event.target.value)}
                  />
                </label>
              )
            })}
          </div>
          <p className="week-sum">
            <output>{form.hoursSum(format.hours(weeklyHoursOf(hours)))}</output>
          </p>
        </>
      )}
    </FieldGroup>
  )
}
