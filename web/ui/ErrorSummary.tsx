import { useId } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import { isServersFault, type Refusal } from '../../shared/problem.ts'
import { type FormProblem, NoConnectionError } from '../api.ts'
import { useTexts } from '../language.tsx'
import { placeOfPointer, useFieldId } from './formState.ts'
import { Icon } from './Icon.tsx'

/** Focus follows the server's answer: the summary is mounted anew for each. */
const takeFocus = (box: HTMLElement | null) => box?.focus()

/** In the order of the fields on the page; what has no field comes first. */
const asOnPage = (refusals: readonly Refusal[], idOf: (place: string) => string): readonly Refusal[] => {
  const ids = Array.from(document.querySelectorAll('[data-label]'), ({ id }) => id)
  const at = ({ pointer }: Refusal) => (pointer === undefined ? -1 : ids.indexOf(idOf(placeOfPointer(pointer))))
  return refusals.toSorted((one, other) => at(one) - at(other))
}

/** What stopped the form, on top of it: takes the focus, and each line leads to its field. */
export const ErrorSummary = ({ problem }: { problem: FormProblem }) => {
  const texts = useTexts()
  const titleId = useId()
  const idOf = useFieldId()
  const fields = problem instanceof NoConnectionError ? [] : asOnPage(problem.errors, idOf)
  const title =
    problem instanceof NoConnectionError
      ? texts.common.error.offlineText
      : fields.length > 0
        ? texts.common.errorSummary(fields.length)
        : problemText(texts, problem)
  return (
    <div ref={takeFocus} className="alert alert-error" tabIndex={-1} role="alert" aria-labelledby={titleId}>
      <span className="alert-icon">
        <Icon name="error" />
      </span>
      <div className="alert-body">
        <h2 className="alert-heading" id={titleId}>
          {title}
        </h2>
        {fields.length > 0 && (
          <ul className="plain-list">
            {fields.map((refusal) => (
              <li key={`${refusal.pointer ?? ''} ${refusal.code}`}>
                {refusal.pointer === undefined ? (
                  problemText(texts, refusal)
                ) : (
                  <FieldLink place={placeOfPointer(refusal.pointer)} refusal={refusal} />
                )}
              </li>
            ))}
          </ul>
        )}
        {problem instanceof Error && 'requestId' in problem && problem.requestId && isServersFault(problem) && (
          <p className="alert-text">
            {texts.common.error.requestId}: <code>{problem.requestId}</code>
          </p>
        )}
      </div>
    </div>
  )
}

/** The label comes from the field itself and its row, so that the summary and the form use the same words. */
const FieldLink = ({ place, refusal }: { place: string; refusal: Refusal }) => {
  const texts = useTexts()
  const id = useFieldId()(place)
  const field = document.getElementById(id)
  const row = field?.closest<HTMLElement>('[data-row]')?.dataset.row
  const missing = refusal.code === 'required' ? field?.dataset.missing : undefined
  const sentence = missing ?? problemText(texts, refusal)
  const label = [row, field?.dataset.label].filter(Boolean).join(': ')
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(id)?.focus()
      }}
    >
      {label ? `${label}: ${sentence}` : sentence}
    </a>
  )
}
