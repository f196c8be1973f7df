import { type FormEvent, useRef, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router'
import { experimentsApi } from '../../shared/experiments/experiments.api.ts'
import type { ExperimentPage, OutcomeLine, OutcomePreview } from '../../shared/experiments/experiments.schema.ts'
import { largestOutcomeFile, scaleOf } from '../../shared/experiments/keys.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, type FormProblem, mendable } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileField } from '../ui/FileField.tsx'
import { FormStateContext } from '../ui/formState.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Table } from '../ui/Table.tsx'

export const loader = ({ params: { experimentId = '' } }: LoaderFunctionArgs): Promise<ExperimentPage> =>
  call(experimentsApi.get, { params: { experimentId } })

type Chosen = { readonly fileName: string; readonly contentBase64: string }
type Seen = { readonly file: Chosen; readonly preview: OutcomePreview }

const pointer = '/contentBase64'
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new ProblemError('invalid', { errors: [{ code: 'file-not-readable', pointer }] }))
    reader.readAsDataURL(file)
  })

/** A file is looked through and saved whole; the server keeps nothing in between. */
export const Component = () => {
  const { experiment, can } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { outcomesFile: words } = texts.experiments
  const navigate = useNavigate()
  const [seen, setSeen] = useState<Seen | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<FormProblem>()
  const [fault, setFault] = useState<unknown>()
  const working = useRef(false)
  // what the form cannot mend belongs to the error page, which only a render can reach
  if (fault !== undefined) throw fault
  const { experimentId, title, outcome, version } = experiment
  const back = href.experiment(experimentId)

  const doing = async (work: () => Promise<void>) => {
    if (working.current) return
    working.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      if (mendable(error)) setProblem(error)
      else setFault(error)
    } finally {
      working.current = false
      setBusy(false)
    }
  }
  const read = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('contentBase64')
    void doing(async () => {
      if (!(file instanceof File) || !file.name)
        throw new ProblemError('invalid', { errors: [{ code: 'file-missing', pointer }] })
      if (file.size > largestOutcomeFile)
        throw new ProblemError('invalid', { errors: [{ code: 'file-too-large', pointer, facts: { max: 1 } }] })
      const chosen = { fileName: file.name.slice(-255), contentBase64: await base64Of(file) }
      setSeen({ file: chosen, preview: await call(experimentsApi.previewOutcomes, { params: { experimentId }, body: chosen }) })
    })
  }
  const save = ({ file, preview }: Seen) =>
    doing(async () => {
      const fingerprint = preview.fingerprint ?? ''
      await call(experimentsApi.saveOutcomes, { params: { experimentId }, body: { ...file, version, fingerprint } })
      await navigate(back)
    })

  const scale = scaleOf[outcome]
  return (
    <div className="page page-narrow">
      <PageTitle title={words.title} lede={words.lede} back={{ to: back, label: title }} />
      {can.import ? (
        <Notice tone="warning">{problemText(texts, can.import)}</Notice>
      ) : (
        <FormStateContext value={{ problem, busy }}>
          {problem && !busy && <ErrorSummary problem={problem} />}
          {seen === null ? (
            <form className="form" noValidate onSubmit={read}>
              <ul>
                <li>{words.columns}</li>
                <li>
                  {scale.of === 'share' ? words.valueShare : scale.unit === 'hours' ? words.valueHours : words.valuePercent}
                </li>
                <li>{words.all}</li>
              </ul>
              <FileField
                name="contentBase64"
                label={words.file}
                hint={words.fileHint}
                pick={words.pick}
                none={words.nonePicked}
                accept=".csv,.txt,.xlsx,text/csv"
              />
              <ButtonRow>
                <Button type="submit" kind="primary">
                  {busy ? words.reading : words.read}
                </Button>
              </ButtonRow>
            </form>
          ) : (
            <Lines
              seen={seen}
              share={scale.of === 'share'}
              save={() => void save(seen)}
              busy={busy}
              again={() => setSeen(null)}
            />
          )}
        </FormStateContext>
      )}
    </div>
  )
}

const pageSize = 50

/** Every line, those with a fault first. */
const Lines = ({
  seen: { preview },
  share,
  save,
  busy,
  again,
}: {
  seen: Seen
  share: boolean
  save: () => void
  busy: boolean
  again: () => void
}) => {
  const texts = useTexts()
  const { outcomesFile: words } = texts.experiments
  const format = useFormat()
  const [page, setPage] = useState(0)
  const { counts, rows } = preview
  const ordered = [...rows.filter(({ problem }) => problem), ...rows.filter(({ problem }) => !problem)]
  const shown = ordered.slice(page * pageSize, (page + 1) * pageSize)
  const shownValue = ({ value, cells }: OutcomeLine): string =>
    value === null ? cells[1] : share ? (value === 1 ? words.yes : words.no) : format.number(value, 2)
  const faulty = counts.refused > 0
  return (
    <>
      <Notice tone={faulty ? 'error' : 'info'} title={faulty ? words.refused(counts.refused) : words.good} live>
        {words.found(format.number(counts.taking_part, 0), format.number(counts.comparison, 0))}
      </Notice>
      <ButtonRow>
        {!faulty && (
          <Button kind="primary" busy={busy} onClick={save}>
            {words.save(format.number(rows.length, 0))}
          </Button>
        )}
        <Button kind={faulty ? 'primary' : 'secondary'} onClick={again}>
          {words.other}
        </Button>
      </ButtonRow>
      <div className="experiment-lines">
        <Table
          caption={words.rows}
          rows={shown}
          rowKey={({ line }) => String(line)}
          columns={[
            { key: 'line', header: words.line, numeric: true, cell: ({ line }) => format.number(line, 0) },
            { key: 'arm', header: words.arm, cell: ({ arm, cells }) => (arm === null ? cells[0] : words.arms[arm]) },
            { key: 'value', header: words.value, numeric: true, cell: shownValue },
            ...(faulty
              ? [
                  {
                    key: 'fault',
                    header: words.fault,
                    cell: ({ problem }: OutcomeLine) =>
                      problem && problemText(texts, { code: problem.code, ...(problem.facts ? { facts: problem.facts } : {}) }),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {rows.length > pageSize && (
        <ButtonRow>
          <span>
            {words.page(
              `${format.number(page * pageSize + 1)}–${format.number(page * pageSize + shown.length)}`,
              format.number(rows.length),
            )}
          </span>
          {page > 0 && <Button onClick={() => setPage(page - 1)}>{words.previous}</Button>}
          {(page + 1) * pageSize < rows.length && <Button onClick={() => setPage(page + 1)}>{words.next}</Button>}
        </ButtonRow>
      )}
    </>
  )
}
