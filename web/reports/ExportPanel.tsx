import { addressOf } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { startExport, stopExport, useExporting } from './exporting.ts'

const Progress = () => {
  const texts = useTexts()
  const { exporting: words } = texts.outcomes
  const format = useFormat()
  const exporting = useExporting()
  if (exporting.state === 'idle') return null
  if (exporting.state === 'saved')
    return <Notice tone="success">{words.saved(exporting.fileName, format.number(exporting.rows, 0))}</Notice>
  if (exporting.state === 'failed')
    return (
      <Notice tone="error">
        {exporting.code ? problemText(texts, { code: exporting.code, facts: {} }) : texts.common.error.offlineText}
      </Notice>
    )
  return (
    <>
      {exporting.total === null ? (
        <p>{words.working}</p>
      ) : (
        <ProgressBar label={words.running} done={exporting.rows} total={exporting.total} />
      )}
      <p className="figure-about">
        {words.leave} <Button onClick={stopExport}>{words.stop}</Button>
      </p>
    </>
  )
}

type Wanted = { readonly origin?: 'door' | 'start'; readonly by?: string }

/** The page's figures, or all of them, as a file that comes while one goes on. */
export const ExportPanel = ({ page }: { page: Wanted }) => {
  const { outcomes, common } = useTexts()
  const { language } = useLanguage()
  const { exporting: words } = outcomes
  const { state } = useExporting()
  const files = [
    { what: words.thisPage, wanted: page },
    { what: words.everything, wanted: {} },
  ].flatMap(({ what, wanted }) =>
    (['csv', 'xlsx'] as const).map((kind) => ({
      key: `${what} ${kind}`,
      label: words.go(what, words[kind]),
      address: addressOf(kind === 'csv' ? reportsApi.outcomesCsv : reportsApi.outcomesXlsx, { query: { ...wanted, language } }),
    })),
  )
  return (
    <section className="panel no-print" aria-labelledby="hent">
      <header>
        <h2 id="hent">{words.title}</h2>
      </header>
      <p>{words.lede}</p>
      <ButtonRow>
        {files.map(({ key, label, address }) => (
          <Button key={key} icon="download" busy={state === 'running'} onClick={() => startExport(address)}>
            {label}
          </Button>
        ))}
        <Button icon="print" onClick={() => window.print()}>
          {common.print}
        </Button>
      </ButtonRow>
      <div role="status">
        <Progress />
      </div>
    </section>
  )
}
