import { type ActionFunctionArgs, redirect, useLoaderData } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { experimentsApi } from '../../shared/experiments/experiments.api.ts'
import { firstPlan } from '../../shared/experiments/experiments.rules.ts'
import { call, mend } from '../api.ts'
import { useSession } from '../app/session.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { PlanForm } from './PlanForm.tsx'

export const loader = () => call(experimentsApi.sites)

export const action = async ({ request }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    const body = formBody<Ask<typeof experimentsApi.add>['body']>(data)
    const { experimentId } = await call(experimentsApi.add, { body, ...underKey(data) })
    return redirect(href.experiment(experimentId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { sites } = useLoaderData<typeof loader>()
  const { experiments } = useTexts()
  const { today } = useSession()
  const { form, back } = experiments
  return (
    <div className="page page-narrow">
      <PageTitle title={form.newTitle} lede={form.newLede} back={{ to: href.experiments(), label: back }} />
      <PlanForm plan={null} days={firstPlan(today)} sites={sites} submit={form.save} cancel={href.experiments()} />
    </div>
  )
}
