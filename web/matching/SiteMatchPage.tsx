import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { matchPageSize } from '../../shared/matching/limits.ts'
import { matchingApi } from '../../shared/matching/matching.api.ts'
import type { SiteMatch } from '../../shared/matching/matching.schema.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge, DoorShape } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { HowMade, Lines, Way, WhyNot } from './Lines.tsx'
import { pageIn } from './pageIn.ts'

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  call(matchingApi.forSite, { params: { siteId: params.siteId ?? '' }, query: { page: pageIn(request) } })

export const Component = () => {
  const match = useLoaderData<typeof loader>()
  const { matching: texts } = useTexts()
  const { siteId, name, possible, impossible, capped, total, page } = match
  const columns = useColumns(match)
  return (
    <div className="page matching">
      <PageTitle
        title={texts.peopleTitle(name)}
        tabTitle={texts.peopleTab}
        back={{ to: href.site(siteId), label: texts.backToSite }}
        lede={<Free match={match} />}
      />
      {total + impossible.length === 0 && (
        <EmptyState action={<LinkButton to={href.citizens()}>{texts.toCitizens}</LinkButton>}>{texts.nobodyWaits}</EmptyState>
      )}
      {total === 0 && impossible.length > 0 && <EmptyState>{texts.nobodyFits}</EmptyState>}
      {possible.length > 0 && (
        <>
          <p>
            {texts.byWaiting} {capped !== null && texts.capped(capped)}
          </p>
          <Table
            caption={texts.peopleTab}
            captionHidden
            stacks
            rows={possible}
            rowKey={({ citizenId }) => citizenId}
            columns={columns}
          />
          <Pagination page={page} pageSize={matchPageSize} total={total} to={(side) => href.siteMatch(siteId, { side })} />
        </>
      )}
      {impossible.length > 0 && (
        <Details summary={texts.impossiblePeopleTitle(impossible.length)}>
          <Table
            caption={texts.impossiblePeopleTitle(impossible.length)}
            captionHidden
            compact
            stacks
            rows={impossible}
            rowKey={({ citizenId }) => citizenId}
            columns={[
              { key: 'person', header: texts.columns.person, cell: (row) => <PersonCell person={row} /> },
              { key: 'why', header: texts.whyNot, cell: ({ whyNot }) => <WhyNot reasons={whyNot} /> },
            ]}
          />
        </Details>
      )}
      <HowMade title={texts.howTitle} lines={texts.how} />
    </div>
  )
}

/** Free places at each door, as the list of sites shows them. */
const Free = ({ match: { free } }: { match: SiteMatch }) => {
  const { matching: texts, common } = useTexts()
  return (
    <span className="door-frees">
      {free.map(({ door, free: left }) => (
        <span key={door} className={`door-ink-${door}`}>
          <DoorShape door={door} /> {common.doors[door].word}: {texts.columns.freeLong(left)}
        </span>
      ))}
    </span>
  )
}

type Row = SiteMatch['possible'][number]

const PersonCell = ({ person }: { person: Pick<Row, 'citizenId' | 'name' | 'door' | 'caseworker'> }) => (
  <>
    <Link to={href.citizen(person.citizenId)}>{person.name}</Link> <DoorBadge door={person.door} />
    {person.caseworker && <span className="cell-note">{person.caseworker}</span>}
  </>
)

const useColumns = ({ siteId }: SiteMatch): Column<Row>[] => {
  const { matching: texts } = useTexts()
  const format = useFormat()
  return [
    { key: 'person', header: texts.columns.person, cell: (row) => <PersonCell person={row} /> },
    { key: 'since', header: texts.columns.since, cell: ({ waitingSince }) => format.date(waitingSince) },
    {
      key: 'why',
      header: texts.columns.why,
      cell: ({ criteria, warnings }) => <Lines criteria={criteria} warnings={warnings} />,
    },
    { key: 'way', header: texts.columns.way, cell: ({ commute }) => <Way commute={commute} /> },
    {
      key: 'choose',
      header: texts.columns.choose,
      cell: ({ citizenId, name }) => (
        <LinkButton to={href.newPlacement(citizenId, { sted: siteId })} aria-label={texts.choosePerson(name)}>
          {texts.chooseShort}
        </LinkButton>
      ),
    },
  ]
}
