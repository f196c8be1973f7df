import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { placementsApi } from '../../shared/placements/placements.api.ts'
import { call, mend } from '../api.ts'
import { currentSession, useSession } from '../app/session.ts'
import { underKey } from '../fill.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { keepUnsent } from '../unsent.ts'
import { PlanForm } from './PlanForm.tsx'
import { bodyIn, newForm } from './planForm.ts'

export const loader = async ({ params, request }: LoaderFunctionArgs) => ({
  options: await call(placementsApi.options, { params: { citizenId: params.citizenId ?? '' }, query: {} }),
  wantedSiteId: new URL(request.url).searchParams.get('sted'),
})

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const data = await request.formData()
  const { body, keptAs } = bodyIn(data)
  try {
    const { placementId } = await call(placementsApi.draft, {
      params: { citizenId: params.citizenId ?? '' },
      body,
      ...underKey(data),
    })
    const { signedIn } = await currentSession()
    if (signedIn) keepUnsent(signedIn.staffId, keptAs, undefined)
    return redirect(href.placement(placementId))
  } catch (error) {
    return mend(error)
  }
}

export const Component = () => {
  const { options, wantedSiteId } = useLoaderData<typeof loader>()
  const { placements } = useTexts()
  const { today } = useSession()
  const { form, page } = placements
  const { door, citizenId } = options
  return (
    <div className="page">
      <PageTitle
        title={form.title}
        lede={door && form.lede(options.citizenName)}
        badges={door && <DoorBadge door={door} />}
        back={{ to: href.citizen(citizenId), label: page.back(options.citizenName) }}
      />
      {door ? (
        <PlanForm
          key={wantedSiteId}
          options={options}
          door={door}
          initial={newForm(options, today, wantedSiteId)}
          keptAs={`placement ${citizenId} ${wantedSiteId ?? ''}`}
          submit={form.submit}
          after={form.after}
        />
      ) : (
        <EmptyState
          action={
            <LinkButton kind="primary" to={href.assessment(citizenId)}>
              {form.toDoor}
            </LinkButton>
          }
        >
          {form.noDoor}
        </EmptyState>
      )}
    </div>
  )
}
