import { type ClipboardEvent, useState } from 'react'
import { useTexts } from '../language.tsx'
import { FieldGroup, type FieldProps } from './Field.tsx'

type Parts = { readonly day: string; readonly month: string; readonly year: string }

const partsOf = (plainDate: string | undefined): Parts => {
  const [year = '', month = '', day = ''] = (plainDate ?? '').split('-')
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

/** '' when nothing is typed; else YYYY-MM-DD, which may name a date that does not exist: the server says so at the field. */
const plainDateOf = ({ day, month, year }: Parts): string =>
  day || month || year ? `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : ''

/** A date in three boxes, as the Danish design system has it: the browser's own picker writes dates in the browser's language. */
export const DateField = ({
  defaultValue,
  onChange,
  name,
  label,
  hint,
  optional,
}: FieldProps & { defaultValue?: string | null | undefined; onChange?: (plainDate: string) => void }) => {
  const texts = useTexts()
  const [parts, setParts] = useState(() => partsOf(defaultValue ?? undefined))
  const set = (change: Partial<Parts>) => {
    const next = { ...parts, ...change }
    setParts(next)
    onChange?.(plainDateOf(next))
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text').trim()
    const danish = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text)
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
    if (!danish && !iso) return
    event.preventDefault()
    set(danish ? { day: danish[1] ?? '', month: danish[2] ?? '', year: danish[3] ?? '' } : partsOf(text))
  }
  return (
    <FieldGroup name={name} label={label} hint={hint ?? texts.common.date.hint} {...(optional === undefined ? {} : { optional })}>
      {({ id, name: _name, ...wiring }) => (
        <div className="date-boxes" onPaste={paste}>
          {(['day', 'month', 'year'] as const).map((part) => (
            <label key={part} className={`date-box date-box-${part}`}>
              <span>{texts.common.date[part]}</span>
              <input
                {...(part === 'day' ? { id, ...wiring } : { 'aria-invalid': wiring['aria-invalid'] })}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                className="form-input"
                maxLength={part === 'year' ? 4 : 2}
                value={parts[part]}
                onChange={(event) => set({ [part]: event.target.value.replace(/\D/g, '') })}
              />
            </label>
          ))}
          <input type="hidden" name={name} value={plainDateOf(parts)} />
        </div>
      )}
    </FieldGroup>
  )
}
