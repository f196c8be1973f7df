import { type ComponentProps, useState } from 'react'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'

type Outcome = 'copied' | 'refused'

/** Copies a text; without a clipboard (a plain http address, a browser that refuses) it says what to do instead. */
export const CopyButton = ({
  text,
  of,
  label,
  kind = 'secondary',
}: {
  text: string
  /** What is copied, for those who hear the button without its row. */
  of?: string
  label?: string
  kind?: ComponentProps<typeof Button>['kind']
}) => {
  const { vitas: words } = useTexts().papers
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }
  return (
    <span className="copy">
      <Button kind={kind} aria-label={of && words.copyOf(of)} onClick={() => void copy()}>
        {outcome === 'copied' ? words.copied : (label ?? words.copy)}
      </Button>
      <span role="status" className={outcome === 'refused' ? 'form-hint' : 'sr-only'}>
        {outcome === 'copied' && words.copied}
        {outcome === 'refused' && words.notCopied}
      </span>
    </span>
  )
}
