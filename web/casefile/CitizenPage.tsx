import { type ActionFunctionArgs, type LoaderFunctionArgs, type ShouldRevalidateFunctionArgs, useLoaderData } from 'react-router'
import { casefileApi } from '../../shared/casefile/casefile.api.ts'
import type { Casefile } from '../../shared/casefile/casefile.schema.ts'
import { stages, timelineGroups } from '../../shared/casefile/ways.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { call, mend } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Steps } from '../ui/Steps.tsx'
import { CitizenFacts } from './CitizenFacts.tsx'
import { CitizenTimeline } from './CitizenTimeline.tsx'
import { CprNumber } from './CprNumber.tsx'
import { DoorReviewCard } from './DoorReviewCard.tsx'
import { NextStepCard } from './NextStepCard.tsx'

const citizenIn = ({ citizenId = '' }: LoaderFunctionArgs['params']) => ({ citizenId })

const viewIn = (search: URLSearchParams) => ({
  group: timelineGroups.find((one) => one === search.get('vis')),
  until: /^\d{4}-(0[1-9]|1[0-2])$/.exec(search.get('til') ?? '')?.[0],
})

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const view = viewIn(new URL(request.url).searchParams)
  const [casefile, timeline] = await Promise.all([
    call(casefileApi.get, { params: citizenIn(params) }),
    call(casefileApi.timeline, { params: citizenIn(params), query: view }),
  ])
  return { view, casefile, timeline }
}

/** Shows the CPR number or a protected address, or hides it again. */
export const action = async ({ request, params }: ActionFunctionArgs) => {
  const show = (await request.formData()).get('show')
  try {
    if (show === 'cpr') return await call(citizensApi.revealCpr, { params: citizenIn(params) })
    if (show === 'address') return await call(citizensApi.revealAddress, { params: citizenIn(params) })
    return null
  } catch (error) {
    return mend(error)
  }
}

// Seeing them changes nothing that the page shows, and asking again would put a second look on record.
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod === 'POST' ? false : defaultShouldRevalidate

export const Component = () => {
  const { casefile, timeline, view } = useLoaderData<typeof loader>()
  const texts = useTexts().casefile
  const { citizenId, firstName, lastName, door, protectedAddress, cprMasked } = casefile
  return (
    <div className="page citizen">
      <PageTitle
        title={`${firstName} ${lastName}`}
        tabTitle={texts.page.tab}
        back={{ to: href.citizens(), label: texts.title }}
        badges={
          <>
            {door && <DoorBadge door={door.door} />}
            {protectedAddress && (
              <Badge icon="lock" strong>
                {texts.protected}
              </Badge>
            )}
            <CprNumber key={citizenId} masked={cprMasked} />
          </>
        }
        actions={
          <>
            <Button icon="print" onClick={() => window.print()}>
              {texts.page.print}
            </Button>
            <LinkButton to={href.editCitizen(citizenId)} icon="edit">
              {texts.page.edit}
            </LinkButton>
          </>
        }
      />
      <StageLine casefile={casefile} />
      <div className="columns">
        <div>
          <NextStepCard casefile={casefile} />
          <DoorReviewCard casefile={casefile} />
          <CitizenTimeline timeline={timeline} view={view} />
        </div>
        <aside>
          <CitizenFacts casefile={casefile} />
        </aside>
      </div>
    </div>
  )
}

/** Only what really happened on the way counts as reached: a job can come without a placement. */
const StageLine = ({ casefile: { stage, door, placements, spells } }: { casefile: Casefile }) => {
  const texts = useTexts().casefile
  const happened: Readonly<Record<Casefile['stage'], boolean>> = {
    arrived: true,
    door: door !== null,
    agreed: placements.some(({ state }) => state !== 'withdrawn' && state !== 'expired'),
    working: placements.some(({ state }) => state === 'running' || state === 'ended'),
    job: spells.length > 0,
    lasting: stage === 'lasting',
  }
  const now = stages.indexOf(stage)
  return (
    <Steps
      label={texts.page.stageLine}
      steps={stages.map((key, index) => ({
        key,
        label: texts.stages[key],
        state: index === now ? 'current' : index < now && happened[key] ? 'done' : 'ahead',
      }))}
    />
  )
}
