import { type ReactNode, useState } from 'react'
import { problemText } from '../../shared/i18n/texts.ts'
import type { agreementsApi, crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import { ProblemError } from '../../shared/problem.ts'
import { download } from '../download.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

type FileEndpoint = (typeof agreementsApi)['calendar'] | (typeof agreementsApi)['rules'] | (typeof crewAgreementsApi)['calendar']

/** Saves a file of a placement in the language of the page; says so where it cannot be had. */
export const DownloadButton = ({
  endpoint,
  params,
  children,
}: {
  endpoint: FileEndpoint
  params: { readonly placementId: string }
  children: ReactNode
}) => {
  const { language } = useLanguage()
  const texts = useTexts()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await download(endpoint, { params, query: { language } })
    } catch (error) {
      setProblem(error instanceof ProblemError ? problemText(texts, error) : texts.common.error.offlineText)
    }
    setBusy(false)
  }
  return (
    <>
      <Button kind="tertiary" icon="download" busy={busy} onClick={() => void save()}>
        {children}
      </Button>
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
    </>
  )
}
