import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { withoutPerson } from '../../shared/offers/checks.ts'
import { agreementsApi } from '../../shared/placements/agreements.api.ts'
import { call } from '../api.ts'
import { useSession } from '../app/session.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { CheckList } from '../offers/CheckList.tsx'
import { Button } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { pendingIn } from './AgreementStatus.tsx'
import { DownloadButton } from './DownloadButton.tsx'

export const loader = ({ params: { placementId = '' } }: LoaderFunctionArgs) =>
  call(agreementsApi.get, { params: { placementId } })

/** The rules as they judged what was sent, on paper for the employees' representative: the site and the plan, never the person. */
export const Component = () => {
  const agreement = useLoaderData<typeof loader>()
  const { papers, placements, agreements, common } = useTexts()
  const { ruleList: words } = papers
  const format = useFormat()
  const { today } = useSession()
  const { placementId, versions, agreedId, checksNow } = agreement
  const shown = pendingIn(agreement) ?? versions.find(({ versionId }) => versionId === agreedId) ?? versions[0]
  if (!shown) return null
  const frozen = shown.sentOn !== null && shown.checks.length > 0
  return (
    <div className="page page-narrow rule-list">
      <PageTitle
        title={words.title}
        lede={words.lede}
        back={{ to: href.placement(placementId), label: words.back }}
        actions={
          <>
            <Button kind="primary" icon="print" onClick={() => window.print()}>
              {common.print}
            </Button>
            <DownloadButton endpoint={agreementsApi.rules} params={{ placementId }}>
              {agreements.rules.download}
            </DownloadButton>
          </>
        }
      />
      <p>
        <b>{words.forSite(shown.siteName, placements.offers[shown.offer])}</b>
        <br />
        {words.period(format.date(shown.startsOn), format.date(shown.endsOn))}
        <br />
        <span className="quiet">
          {frozen && shown.sentOn ? words.asOf(format.date(shown.sentOn)) : words.asOfToday(format.date(today))}
        </span>
      </p>
      <CheckList checks={withoutPerson(frozen ? shown.checks : checksNow)} />
    </div>
  )
}
