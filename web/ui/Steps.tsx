import { useTexts } from '../language.tsx'

export type Step = {
  readonly key: string
  readonly label: string
  readonly state: 'done' | 'current' | 'ahead'
  readonly note?: string
}

/** Where we are on a way of a few steps. */
export const Steps = ({ label, steps }: { label?: string; steps: readonly Step[] }) => {
  const texts = useTexts().common.steps
  return (
    <ol className="steps" aria-label={label ?? texts.label}>
      {steps.map(({ key, label: words, state, note }) => (
        <li key={key} className={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
          <span className="step-label">{words}</span>
          {state === 'done' && <span className="sr-only"> ({texts.done})</span>}
          {note && <span className="step-note">{note}</span>}
        </li>
      ))}
    </ol>
  )
}
