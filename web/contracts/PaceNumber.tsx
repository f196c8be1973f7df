import { type ReactNode, useId, useState } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import { numberIn } from '../form.ts'
import { useTexts } from '../language.tsx'

type Limit = { readonly least: number; readonly most: number }

const written = (value: number): string => String(value).replace('.', ',')

/** A number by slider and by field, either by keyboard. What is typed counts as soon as it can be read and lies within its limits. */
export const PaceNumber = ({
  label,
  hint,
  unit,
  value,
  limit,
  decimals = 0,
  step = 1,
  slides = true,
  onChange,
  children,
}: {
  label: string
  hint?: string
  unit?: string
  value: number
  limit: Limit
  decimals?: number
  /** Of the slider. */
  step?: number
  slides?: boolean
  onChange: (value: number) => void
  /** Where the number is from. */
  children?: ReactNode
}) => {
  const texts = useTexts()
  const id = useId()
  // what is being typed; null shows the value
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null => {
    const number = numberIn(text)
    const fits = number !== null && number >= limit.least && number <= limit.most
    return fits && Math.abs(number * 10 ** decimals - Math.round(number * 10 ** decimals)) < 1e-6 ? number : null
  }
  const wrong = typed !== null && read(typed) === null
  const about = [hint && `${id}-hint`, wrong && `${id}-error`, children && `${id}-source`].filter(Boolean).join(' ')
  const said = typed !== null && !wrong ? typed : written(value)
  return (
    <div className={wrong ? 'form-group form-error pace-number' : 'form-group pace-number'}>
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span className="form-error-message" id={`${id}-error`} role="status">
          {problemText(texts, { code: 'number-out-of-range', facts: { min: limit.least, max: limit.most } })}
        </span>
      )}
      <div className="pace-number-row">
        {slides && (
          <input
            type="range"
            className="pace-slider no-print"
            aria-label={texts.pace.slider(label)}
            aria-valuetext={unit ? `${said} ${unit}` : said}
            min={limit.least}
            max={limit.most}
            step={step}
            value={value}
            onChange={(event) => {
              setTyped(null)
              onChange(Number(event.target.value))
            }}
          />
        )}
        <span className="with-unit">
          <input
            id={id}
            type="text"
            inputMode={decimals > 0 ? 'decimal' : 'numeric'}
            autoComplete="off"
            className="form-input numeric input-char-8"
            aria-describedby={about || undefined}
            aria-invalid={wrong || undefined}
            value={typed ?? written(value)}
            onChange={(event) => {
              setTyped(event.target.value)
              const number = read(event.target.value)
              if (number !== null) onChange(number)
            }}
            onBlur={() => {
              if (!wrong) setTyped(null)
            }}
          />
          {unit && <span aria-hidden="true">{unit}</span>}
        </span>
      </div>
      {children && (
        <div className="pace-source" id={`${id}-source`}>
          {children}
        </div>
      )}
    </div>
  )
}
