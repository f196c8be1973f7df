import { useState } from 'react'
import { useFormat, useTexts } from '../language.tsx'
import { Icon } from './Icon.tsx'

/** Hours in quarters, for a thumb: two large buttons and the number between them. Travels as a number of hours. */
export const Stepper = ({
  name,
  label,
  defaultValue,
  min = 0,
  max = 12,
  onChange,
}: {
  name: string
  label: string
  defaultValue: number
  min?: number
  max?: number
  onChange?: (hours: number) => void
}) => {
  const texts = useTexts()
  const format = useFormat()
  const [hours, setHours] = useState(defaultValue)
  const step = (by: number) => {
    const next = Math.min(max, Math.max(min, Math.round((hours + by) * 4) / 4))
    setHours(next)
    onChange?.(next)
  }
  return (
    <fieldset className="stepper">
      <legend className="form-label">{label}</legend>
      <button type="button" className="button button-secondary" aria-disabled={hours <= min} onClick={() => step(-0.25)}>
        <Icon name="minus" label={texts.common.stepper.less} />
      </button>
      <output aria-live="polite">{format.hours(hours)}</output>
      <button type="button" className="button button-secondary" aria-disabled={hours >= max} onClick={() => step(0.25)}>
        <Icon name="plus" label={texts.common.stepper.more} />
      </button>
      <input type="hidden" name={`${name}:number`} value={String(hours).replace('.', ',')} />
    </fieldset>
  )
}
