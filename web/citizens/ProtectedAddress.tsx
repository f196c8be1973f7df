import type { ReactNode } from 'react'
import { useFetcher } from 'react-router'
import type { RevealedAddress } from '../../shared/citizens/citizens.schema.ts'
import { type FormProblem, isFormProblem } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'

/** A protected address is fetched when somebody asks to see it, which is put on record; it is gone again with the page. */
export const ProtectedAddress = ({
  citizenId,
  children,
}: {
  citizenId: string
  /** What is shown of it: null until it was asked for. */
  children: (address: RevealedAddress | null) => ReactNode
}) => {
  const { address: words } = useTexts().citizens
  const fetcher = useFetcher<RevealedAddress | FormProblem | null>()
  const { data } = fetcher
  const shown = data && !isFormProblem(data) ? data : null
  const ask = () => void fetcher.submit({ show: shown ? 'no' : 'address' }, { method: 'post', action: href.citizen(citizenId) })
  return (
    <>
      {isFormProblem(data) && fetcher.state === 'idle' && <ErrorSummary problem={data} />}
      {children(shown)}
      <span className="no-print">
        <Button kind="tertiary" icon="show" busy={fetcher.state !== 'idle'} onClick={ask}>
          {shown ? words.hide : words.show}
        </Button>{' '}
        {shown && <span className="quiet">{words.shown}</span>}
      </span>
    </>
  )
}
