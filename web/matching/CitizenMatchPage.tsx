import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { matchingApi } from '../../shared/matching/matching.api.ts'
import type { CitizenMatch } from '../../shared/matching/matching.schema.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { HowMade, Lines, Way, WhyNot } from './Lines.tsx'

export const loader = ({ params }: LoaderFunctionArgs) =>
  call(matchingApi.forCitizen, { params: { citizenId: params.citizenId ?? '' } })

export const Component = () => {
  const match = useLoaderData<typeof loader>()
  const { matching: texts, placements } = useTexts()
  const format = useFormat()
  const { citizenId, citizenName, door, judged } = match
  return (
    <div className="page matching">
      <PageTitle
        title={texts.sitesTitle(citizenName)}
        tabTitle={texts.sitesTab}
        back={{ to: href.citizen(citizenId), label: texts.backToCitizen }}
        badges={door && <DoorBadge door={door} />}
        lede={
          judged &&
          `${texts.judged(placements.offers[judged.offer], format.date(judged.startsOn), judged.weeks)} ${texts.judgedHint}`
        }
      />
      {door ? (
        <Found match={match} />
      ) : (
        <EmptyState
          action={
            <LinkButton to={href.assessment(citizenId)} kind="primary">
              {texts.toAssessment}
            </LinkButton>
          }
        >
          {texts.noDoor}
        </EmptyState>
      )}
    </div>
  )
}

const Found = ({ match }: { match: CitizenMatch }) => {
  const { matching: texts } = useTexts()
  const { possible, impossible } = match
  const columns = useColumns(match)
  if (possible.length + impossible.length === 0) return <EmptyState>{texts.noSites}</EmptyState>
  return (
    <>
      <Unknown match={match} />
      <p>
        {texts.count(possible.length, impossible.length)} {possible.length > 1 && `${texts.best}.`}
      </p>
      {possible.length > 0 ? (
        <Table caption={texts.sitesTab} captionHidden stacks rows={possible} rowKey={({ siteId }) => siteId} columns={columns} />
      ) : (
        <Everywhere match={match} />
      )}
      {impossible.length > 0 && <Impossible match={match} />}
      <HowMade title={texts.howTitle} lines={texts.how} />
    </>
  )
}

/** What would make the list better, and where it is written down. */
const Unknown = ({ match: { citizenId, unknown } }: { match: CitizenMatch }) => {
  const { matching: texts } = useTexts()
  if (unknown.length === 0) return null
  return (
    <Notice title={texts.unknownTitle}>
      <ul className="plain-list">
        {unknown.map((gap) => (
          <li key={gap}>{texts.unknown[gap]}</li>
        ))}
      </ul>
      <Link to={href.editCitizen(citizenId)}>{texts.toEdit}</Link>
    </Notice>
  )
}

type Row = CitizenMatch['possible'][number]

const SiteCell = ({ site }: { site: CitizenMatch['impossible'][number] | Row }) => {
  const { kinds } = useTexts().sites
  const { siteId, name, kind, town, supplierName } = site
  return (
    <>
      <Link to={href.site(siteId)}>{name}</Link>
      <span className="cell-note">{[kinds[kind], town, supplierName].join(' · ')}</span>
    </>
  )
}

const useColumns = ({ citizenId }: CitizenMatch): Column<Row>[] => {
  const { matching: texts } = useTexts()
  const format = useFormat()
  return [
    { key: 'site', header: texts.columns.site, cell: (row) => <SiteCell site={row} /> },
    {
      key: 'why',
      header: texts.columns.why,
      cell: ({ criteria, warnings }) => <Lines criteria={criteria} warnings={warnings} />,
    },
    { key: 'way', header: texts.columns.way, cell: ({ commute }) => <Way commute={commute} /> },
    { key: 'free', header: texts.columns.free, numeric: true, cell: ({ free }) => format.number(free) },
    {
      key: 'choose',
      header: texts.columns.choose,
      cell: ({ siteId, name }) => (
        <LinkButton to={href.newPlacement(citizenId, { sted: siteId })} aria-label={texts.choose(name)}>
          {texts.chooseShort}
        </LinkButton>
      ),
    },
  ]
}

/** No site at all: what stops every one of them is the citizen's own matter, and said once. */
const Everywhere = ({ match: { impossible } }: { match: CitizenMatch }) => {
  const { matching: texts } = useTexts()
  const [first, ...others] = impossible
  const shared = (first?.whyNot ?? []).filter(({ code }) => others.every(({ whyNot }) => whyNot.some((one) => one.code === code)))
  return (
    <Notice tone="warning" title={shared.length > 0 ? texts.everywhere : undefined}>
      {shared.length > 0 ? <WhyNot reasons={shared} /> : texts.nothingPossible}
    </Notice>
  )
}

const Impossible = ({ match: { impossible } }: { match: CitizenMatch }) => {
  const { matching: texts } = useTexts()
  return (
    <Details summary={texts.impossibleTitle(impossible.length)}>
      <Table
        caption={texts.impossibleTitle(impossible.length)}
        captionHidden
        compact
        stacks
        rows={impossible}
        rowKey={({ siteId }) => siteId}
        columns={[
          { key: 'site', header: texts.columns.site, cell: (row) => <SiteCell site={row} /> },
          { key: 'why', header: texts.whyNot, cell: ({ whyNot }) => <WhyNot reasons={whyNot} /> },
        ]}
      />
    </Details>
  )
}
