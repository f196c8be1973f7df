import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  replace,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { progressApi } from '../../shared/progress/progress.api.ts'
import { latestOf } from '../../shared/progress/progress.rules.ts'
import type { Progress } from '../../shared/progress/progress.schema.ts'
import { call, mend } from '../api.ts'
import type { HandedOver } from '../app/Layout.tsx'
import { useSession } from '../app/session.ts'
import { underKey } from '../fill.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { CaseworkerAnswers } from './CaseworkerAnswers.tsx'
import { CitizenAnswers, CitizenThanks } from './CitizenAnswers.tsx'
import { isCitizens } from './citizenSteps.ts'
import { LinkCard } from './LinkCard.tsx'

/** While the citizen holds the screen, the frame leads nowhere else. */
export const handle: HandedOver = isCitizens

export const loader = ({ params: { citizenId = '' } }: LoaderFunctionArgs) => call(progressApi.get, { params: { citizenId } })

export const action = async ({ request, params: { citizenId = '' } }: ActionFunctionArgs) => {
  const data = await request.formData()
  try {
    switch (data.get('intent')) {
      case 'link': {
        data.delete('intent')
        const body = formBody<Ask<typeof progressApi.makeLink>['body']>(data)
        return await call(progressApi.makeLink, { params: { citizenId }, body })
      }
      case 'revoke':
        return await call(progressApi.revokeLink, { params: { citizenId, linkId: String(data.get('linkId')) } })
      default: {
        const body = formBody<Ask<typeof progressApi.measure>['body']>(data)
        await call(progressApi.measure, { params: { citizenId }, body, ...underKey(data) })
        // the citizen still holds the screen: nothing of the caseworker's may come up on it, and Back finds no answers
        return body.party === 'citizen'
          ? replace(href.newMeasurement(citizenId, { hvem: 'tak', sprog: body.language }))
          : redirect(href.progress(citizenId))
      }
    }
  } catch (error) {
    return mend(error)
  }
}

/** Going from question to question asks the server for nothing: the answers are on the page until they are saved. */
export const shouldRevalidate = ({ formMethod, currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod || currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search ? defaultShouldRevalidate : false

export const Component = () => {
  const progress = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  switch (search.get('hvem')) {
    case 'borger':
      return <CitizenAnswers citizenId={progress.citizenId} />
    case 'tak':
      return <CitizenThanks citizenId={progress.citizenId} caseworkerCan={progress.can.caseworker === null} />
    case 'sagsbehandler':
      return <CaseworkerAnswers progress={progress} />
    default:
      return <Choose progress={progress} />
  }
}

const Choose = ({ progress }: { progress: Progress }) => {
  const { citizenId, citizenName } = progress
  const texts = useTexts().progress.choose
  return (
    <div className="page page-narrow">
      <PageTitle title={texts.title} lede={texts.lede} back={{ to: href.progress(citizenId), label: citizenName }} />
      <Choice progress={progress} party="citizen" to={href.newMeasurement(citizenId, { hvem: 'borger' })} />
      <LinkCard progress={progress} />
      <Choice progress={progress} party="caseworker" to={href.newMeasurement(citizenId, { hvem: 'sagsbehandler' })} />
    </div>
  )
}

const Choice = ({ progress, party, to }: { progress: Progress; party: 'citizen' | 'caseworker'; to: string }) => {
  const texts = useTexts()
  const format = useFormat()
  const { today } = useSession()
  const { choose } = texts.progress
  const last = latestOf(progress.measurements, party)
  const due = progress.dueOn[party]
  const refusal = progress.can[party]
  // a caseworker who measured today may still note one of another day
  const closed = party === 'citizen' ? refusal : null
  return (
    <Card title={choose[party].title}>
      <p>{choose[party].text}</p>
      {party === 'citizen' && <p className="quiet">{choose.translations}</p>}
      <p className="quiet">
        {last ? choose.last(format.date(last.measuredOn)) : choose.never}{' '}
        {due && (due < today ? choose.overdue : choose.due)(format.date(due))}
      </p>
      {closed ? (
        <Notice>{closed.code === 'measured-already' ? choose.answeredToday : problemText(texts, closed)}</Notice>
      ) : (
        <LinkButton to={to} kind={party === 'citizen' ? 'primary' : 'secondary'}>
          {choose[party].go}
        </LinkButton>
      )}
    </Card>
  )
}
