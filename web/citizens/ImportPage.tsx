import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { href } from '../hrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FileField } from '../ui/FileField.tsx'
import { FormStateContext } from '../ui/formState.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Steps } from '../ui/Steps.tsx'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportRows } from './ImportRows.tsx'
import { type Import, type Importing, useImport } from './importing.ts'

const order = ['file', 'columns', 'rows'] as const

export const Component = () => {
  const importing = useImport()
  const { at } = importing
  const texts = useTexts().citizens.import
  const reached = at.step === 'saved' ? order.length : order.indexOf(at.step)
  const title = useFocusOnStep(at)
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={texts.lede} back={{ to: href.citizens(), label: texts.backTo }} />
      <Steps
        label={texts.steps.label}
        steps={order.map((key, index) => ({
          key,
          label: texts.steps[key],
          state: index < reached ? 'done' : index === reached ? 'current' : 'ahead',
        }))}
      />
      <div ref={title} tabIndex={-1} className="import-step">
        {at.step === 'file' && <ChooseFile importing={importing} />}
        {at.step === 'columns' && <ImportColumns key={at.preview.questions.unrecognised.join()} importing={importing} at={at} />}
        {at.step === 'rows' && <ImportRows importing={importing} at={at} />}
        {at.step === 'saved' && <Saved importing={importing} counts={at.counts} />}
      </div>
    </div>
  )
}

/** Each step takes the place of the one before: the focus goes with it. */
const useFocusOnStep = ({ step }: Import) => {
  const box = useRef<HTMLDivElement>(null)
  const last = useRef(step)
  useEffect(() => {
    if (last.current !== step) {
      box.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    last.current = step
  }, [step])
  return box
}

/** A form of this page: it posts to no route, since the file goes from step to step with it. */
export const StepForm = ({
  importing: { busy, problem },
  onSubmit,
  children,
}: {
  importing: Importing
  onSubmit: (data: FormData) => void
  children: ReactNode
}) => {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(new FormData(event.currentTarget))
  }
  return (
    <form className="form" noValidate onSubmit={submit}>
      <FormStateContext value={{ problem, busy }}>
        {problem && !busy && <ErrorSummary problem={problem} />}
        {children}
      </FormStateContext>
    </form>
  )
}

const ChooseFile = ({ importing }: { importing: Importing }) => {
  const texts = useTexts().citizens.import
  return (
    <StepForm
      importing={importing}
      onSubmit={(data) => {
        const file = data.get('contentBase64')
        void importing.read(file instanceof File ? file : null)
      }}
    >
      <FileField
        name="contentBase64"
        label={texts.file}
        hint={texts.fileHint}
        pick={texts.pick}
        none={texts.nonePicked}
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      />
      <ButtonRow>
        <Button type="submit" kind="primary">
          {importing.busy ? texts.reading : texts.read}
        </Button>
      </ButtonRow>
    </StepForm>
  )
}

const Saved = ({ importing, counts }: { importing: Importing; counts: Extract<Import, { step: 'saved' }>['counts'] }) => {
  const texts = useTexts().citizens.import
  const [, setSearch] = useSearchParams()
  const lines = [
    counts.new > 0 && texts.savedNew(counts.new),
    counts.changed > 0 && texts.savedChanged(counts.changed),
    counts.unchanged > 0 && texts.savedUnchanged(counts.unchanged),
    counts.refused > 0 && texts.savedRefused(counts.refused),
  ].filter((line) => line !== false)
  return (
    <>
      <Notice tone="success" title={texts.savedTitle} live>
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
      <ButtonRow>
        <LinkButton kind="primary" to={href.citizens()}>
          {texts.toCaseload}
        </LinkButton>
        {counts.refused > 0 && <DownloadRefused importing={importing} />}
        <Button
          kind="tertiary"
          onClick={() => {
            setSearch({}, { replace: true })
            importing.startOver()
          }}
        >
          {texts.another}
        </Button>
      </ButtonRow>
    </>
  )
}

/** The refused lines as a file in the language of the page. */
export const DownloadRefused = ({ importing }: { importing: Importing }) => {
  const texts = useTexts().citizens.import
  const { language } = useLanguage()
  return (
    <Button icon="download" onClick={() => void importing.downloadRefused(language)}>
      {texts.download}
    </Button>
  )
}

export const useCount = () => {
  const format = useFormat()
  return (count: number) => format.number(count, 0)
}
