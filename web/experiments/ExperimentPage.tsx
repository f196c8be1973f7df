import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { addressOf } from '../../shared/endpoint.ts'
import { experimentsApi } from '../../shared/experiments/experiments.api.ts'
import type { ExperimentPage as Page } from '../../shared/experiments/experiments.schema.ts'
import { unseenSentence } from '../../shared/experiments/words.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useLanguage, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Counts } from './Counts.tsx'
import { ConcludeDialog, DropDialog, StartDialog, StopDialog } from './dialogs.tsx'
import { Plan } from './Plan.tsx'
import { Result } from './Result.tsx'

export const loader = ({ params: { experimentId = '' } }: LoaderFunctionArgs): Promise<Page> =>
  call(experimentsApi.get, { params: { experimentId } })

const deeds = ['start', 'stop', 'conclude', 'drop'] as const
type Deed = (typeof deeds)[number]

export const action = async ({ request, params: { experimentId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  const deed = deeds.find((one) => one === data.get('intent'))
  data.delete('intent')
  const params = { experimentId }
  try {
    if (!deed) throw new ProblemError('not-found')
    if (deed === 'stop') {
      const { version = 0, reason = null } = formBody<{ version?: number; reason?: string | null }>(data)
      await call(experimentsApi.stop, { params, body: { version, reason } })
    } else if (deed === 'conclude') {
      const { version = 0, conclusion = '' } = formBody<{ version?: number; conclusion?: string }>(data)
      await call(experimentsApi.conclude, { params, body: { version, conclusion } })
    } else {
      const { version = 0 } = formBody<{ version?: number }>(data)
      await call(experimentsApi[deed], { params, body: { version } })
    }
    return deed === 'drop' ? redirect(href.experiments()) : null
  } catch (error) {
    return mend(error)
  }
}

/** An experiment from plan to conclusion. */
export const Component = () => {
  const page = useLoaderData<typeof loader>()
  const { experiment, own, can, asOf, result, counts } = page
  const texts = useTexts()
  const { experiments, common } = texts
  const { language } = useLanguage()
  const format = useFormat()
  const [opened, setOpened] = useState<{ readonly deed: Deed; readonly version: number } | null>(null)
  const { experimentId, title, kind, state, startedAt, startsOn, endsOn, version, unit } = experiment
  const open = (deed: Deed) => () => setOpened({ deed, version })
  const dialog = (deed: Deed) => ({
    page,
    open: opened?.deed === deed && opened.version === version,
    onClose: () => setOpened(null),
  })
  const asksFile = unit === 'elsewhere' && can.import === null
  const unseen = unseenSentence(page, texts, format)
  const overdue = state === 'running' && endsOn < asOf
  return (
    <div className="page experiment">
      <PageTitle
        title={title}
        back={{ to: href.experiments(), label: experiments.back }}
        badges={
          <>
            <Badge strong={state === 'running'}>{experiments.states[state]}</Badge>
            <Badge>{experiments.kinds[kind]}</Badge>
          </>
        }
        actions={
          <>
            {own && can.start === null && (
              <Button kind="primary" onClick={open('start')}>
                {experiments.start.go}
              </Button>
            )}
            {own && can.change === null && (
              <>
                <LinkButton to={href.editExperiment(experimentId)} icon="edit">
                  {experiments.change}
                </LinkButton>
                <Button onClick={open('drop')}>{experiments.drop.go}</Button>
              </>
            )}
            {own && can.stop === null && (
              <Button kind={overdue ? 'primary' : 'secondary'} onClick={open('stop')}>
                {experiments.stop.go}
              </Button>
            )}
            {own && asksFile && (
              <LinkButton
                kind={result.says === 'not-imported' ? 'primary' : 'secondary'}
                to={href.experimentOutcomes(experimentId)}
                icon="upload"
              >
                {result.says === 'not-imported' ? experiments.outcomesFile.go : experiments.outcomesFile.again}
              </LinkButton>
            )}
            {own && can.conclude === null && (
              <Button
                kind={result.says === 'told' || result.says === 'hidden' ? 'primary' : 'secondary'}
                onClick={open('conclude')}
              >
                {experiments.conclude.go}
              </Button>
            )}
            <Button icon="print" onClick={() => window.print()}>
              {common.print}
            </Button>
            <a
              className="button button-secondary"
              href={addressOf(experimentsApi.csv, { params: { experimentId }, query: { language } })}
              download
            >
              <Icon name="download" />
              <span>{experiments.csv.download}</span>
            </a>
          </>
        }
      />
      {startedAt === null && own && (
        <Notice tone={can.start ? 'warning' : 'info'} title={can.start ? experiments.notices.cannotStart : undefined}>
          {can.start ? problemText(texts, can.start) : experiments.notices.planned}
        </Notice>
      )}
      {startedAt !== null && state === 'planned' && <Notice>{experiments.notices.notBegun(format.date(startsOn))}</Notice>}
      {overdue && <Notice tone="warning">{experiments.notices.overdue(format.date(endsOn))}</Notice>}
      {experiment.conclusion !== null && (
        <section className="panel experiment-conclusion" aria-labelledby="konklusion">
          <h2 id="konklusion">{experiments.conclude.done}</h2>
          <p className="as-written">{experiment.conclusion}</p>
          {unseen && <p className="quiet">{unseen}</p>}
        </section>
      )}
      {startedAt !== null && <Result page={page} />}
      <Plan page={page} />
      {counts && result.says === 'not-yet' && <Counts page={page} counts={counts} />}
      <StartDialog {...dialog('start')} />
      <StopDialog {...dialog('stop')} />
      <ConcludeDialog {...dialog('conclude')} />
      <DropDialog {...dialog('drop')} />
    </div>
  )
}
