import { Link, useLoaderData } from 'react-router'
import { crewAgreementsApi } from '../../shared/placements/agreements.api.ts'
import type { CrewAgreements } from '../../shared/placements/agreements.schema.ts'
import { call } from '../api.ts'
import { href } from '../frontHrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { crewName } from './words.ts'

export const loader = () => call(crewAgreementsApi.list)

export const Component = () => {
  const { awaiting, answered } = useLoaderData<typeof loader>()
  const { agreements, papers } = useTexts()
  const { crew: words } = papers
  return (
    <div className="page page-narrow">
      <PageTitle title={agreements.title} lede={words.calm} />
      {awaiting.length === 0 ? (
        <EmptyState>{words.noneAwaiting}</EmptyState>
      ) : (
        <section>
          <h2>{words.awaiting(awaiting.length)}</h2>
          <Rows rows={awaiting} />
        </section>
      )}
      <section className="agreements-other">
        <h2>{words.answered}</h2>
        {answered.length === 0 ? <p>{words.noneAnswered}</p> : <Rows rows={answered} />}
      </section>
    </div>
  )
}

const Rows = ({ rows }: { rows: CrewAgreements['awaiting'] }) => {
  const texts = useTexts()
  const { agreements, papers } = texts
  const { crew: words } = papers
  const format = useFormat()
  return (
    <ul className="plain-list agreement-rows">
      {rows.map(({ placementId, versionId, name, alias, siteName, startsOn, endsOn, sentOn, kind, state, accessUntil }) => (
        <li key={versionId}>
          <Link to={href.agreement(placementId)}>
            <b>{crewName(texts, { name, alias })}</b>
            <span>{words.row(siteName, format.date(startsOn), format.date(endsOn))}</span>
            <span className="quiet">
              {agreements.kinds[kind]}, {words.sent(format.date(sentOn))}
            </span>
            {accessUntil && <span className="quiet">{words.access(format.date(accessUntil))}</span>}
          </Link>
          <Badge strong={state === 'awaiting'}>{agreements.versionStates[state]}</Badge>
          <Icon name="next" />
        </li>
      ))}
    </ul>
  )
}
