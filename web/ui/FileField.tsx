import { useState } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'

/** One file of the person's own. The native control is there for keyboard and screen reader, but its words are the browser's, not ours. */
export const FileField = ({ pick, none, accept, ...field }: FieldProps & { pick: string; none: string; accept: string }) => {
  const [name, setName] = useState('')
  return (
    <Field {...field}>
      {(wiring) => (
        <div className="file-pick">
          <input
            {...wiring}
            type="file"
            className="sr-only"
            accept={accept}
            onChange={(event) => setName(event.target.files?.[0]?.name ?? '')}
          />
          <label htmlFor={wiring.id} className="button button-secondary" aria-hidden="true">
            <Icon name="upload" />
            <span>{pick}</span>
          </label>
          <output htmlFor={wiring.id}>{name || none}</output>
        </div>
      )}
    </Field>
  )
}
