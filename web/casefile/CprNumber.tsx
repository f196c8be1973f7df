import { useFetcher } from 'react-router'
import { type FormProblem, isFormProblem } from '../api.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'

/** Masked until somebody asks to see it; that they did is on record. The number is gone again with the page. */
export const CprNumber = ({ masked }: { masked: string }) => {
  const texts = useTexts().casefile.page
  const fetcher = useFetcher<{ readonly cpr: string } | FormProblem | null>()
  const { data } = fetcher
  const shown = isFormProblem(data) ? undefined : data?.cpr
  return (
    <fetcher.Form method="post" className="cpr">
      {isFormProblem(data) && <ErrorSummary problem={data} />}
      <span className="sr-only">{texts.cpr}: </span>
      <span className="cpr-number" aria-live="polite">
        {shown ?? masked}
      </span>
      <Button type="submit" kind="tertiary" icon="show" busy={fetcher.state !== 'idle'} name="show" value={shown ? 'no' : 'cpr'}>
        {shown ? texts.hide : texts.show} <span className="sr-only">{texts.cpr}</span>
      </Button>
      {shown && <span className="quiet">{texts.shown}</span>}
    </fetcher.Form>
  )
}
