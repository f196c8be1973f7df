import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { experimentsApi } from '../../shared/experiments/experiments.api.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { call, mend } from '../api.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { PlanForm } from './PlanForm.tsx'

// Not run again after a refusal: the form keeps the version it was read in.
export const loader = async ({ params: { experimentId = '' } }: LoaderFunctionArgs) => {
  const [page, { sites }] = await Promise.all([
    call(experimentsApi.get, { params: { experimentId } }),
    call(experimentsApi.sites),
  ])
  return { page, sites }
}

export const action = async ({ request, params: { experimentId = '' } }: ActionFunctionArgs) => {
  try {
    const body = formBody<Ask<typeof experimentsApi.change>['body']>(await request.formData())
    await call(experimentsApi.change, { params: { experimentId }, body })
    return redirect(href.experiment(experimentId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { page, sites } = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { form } = texts.experiments
  const { experiment, can } = page
  const back = href.experiment(experiment.experimentId)
  return (
    <div className="page page-narrow">
      <PageTitle title={form.editTitle} lede={form.newLede} back={{ to: back, label: experiment.title }} />
      {can.change ? (
        <Notice tone="warning">{problemText(texts, can.change)}</Notice>
      ) : (
        <PlanForm plan={experiment} days={experiment} sites={sites} submit={form.saveChange} cancel={back} />
      )}
    </div>
  )
}
