import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { problemText } from '../../shared/i18n/texts.ts'
import { matchPageSize } from '../../shared/matching/limits.ts'
import { matchingApi } from '../../shared/matching/matching.api.ts'
import type { DayMatch, MoveAnswer } from '../../shared/matching/matching.schema.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Details } from '../ui/Details.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { HowMade, Lines, Way } from './Lines.tsx'
import { pageIn } from './pageIn.ts'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const whose = new URL(request.url).searchParams.get('hos') === 'mig' ? 'me' : 'all'
  return { whose, day: await call(matchingApi.day, { query: { whose, page: pageIn(request) } }) } as const
}

export const Component = () => {
  const { whose, day } = useLoaderData<typeof loader>()
  const { matching } = useTexts()
  const texts = matching.day
  const format = useFormat()
  const columns = useColumns()
  const { pairs, pairsTotal, page, rest, total, placed, counts, capped } = day
  const chip = (key: 'all' | 'me', label: string) => ({
    key,
    label,
    to: href.match({ hos: key === 'me' ? 'mig' : undefined }),
    count: counts[key],
    current: whose === key,
  })
  return (
    <div className="page matching">
      <PageTitle title={texts.title} lede={total > 0 && texts.lede(total, placed)} />
      {total > 0 && (
        <>
          <FilterChips label={texts.whose} chips={[chip('all', texts.all), chip('me', texts.mine)]} />
          <Notice>
            {texts.judged(format.date(day.startsOn), day.weeks)} {capped !== null && matching.capped(capped)}
          </Notice>
        </>
      )}
      {pairs.length > 0 && (
        <Table caption={texts.pairs} captionHidden stacks rows={pairs} rowKey={({ citizenId }) => citizenId} columns={columns} />
      )}
      <Pagination
        page={page}
        pageSize={matchPageSize}
        total={pairsTotal}
        to={(side) => href.match({ hos: whose === 'me' ? 'mig' : undefined, side })}
      />
      {pairsTotal + rest.length === 0 && <Nobody whose={whose} total={total} />}
      {rest.length > 0 && (
        <Card title={texts.rest(rest.length)}>
          <ul className="plain-list rest">
            {rest.map((one) => (
              <Rest key={one.citizenId} one={one} />
            ))}
          </ul>
        </Card>
      )}
      {total > 0 && rest.length === 0 && total === placed && <p className="quiet">{texts.allPlaced}</p>}
      <HowMade title={texts.howTitle} lines={texts.how} />
    </div>
  )
}

const Nobody = ({ whose, total }: { whose: 'me' | 'all'; total: number }) => {
  const { matching } = useTexts()
  return whose === 'me' && total > 0 ? (
    <EmptyState action={<LinkButton to={href.match()}>{matching.day.showAll}</LinkButton>}>{matching.day.noneMine}</EmptyState>
  ) : (
    <EmptyState action={<LinkButton to={href.citizens()}>{matching.toCitizens}</LinkButton>}>{matching.day.none}</EmptyState>
  )
}

type Pair = DayMatch['pairs'][number]

const useColumns = (): Column<Pair>[] => {
  const { matching, placements } = useTexts()
  const { columns, day: texts } = matching
  return [
    { key: 'person', header: columns.person, cell: (pair) => <PersonCell person={pair} /> },
    {
      key: 'site',
      header: texts.place,
      cell: ({ siteId, siteName, town, offer, commute }) => (
        <>
          <Link to={href.site(siteId)}>{siteName}</Link>
          <span className="cell-note">
            {town} · {columns.way}: <Way commute={commute} /> · {placements.offers[offer]}
          </span>
        </>
      ),
    },
    { key: 'why', header: texts.why, cell: (pair) => <Why pair={pair} /> },
    {
      key: 'confirm',
      header: columns.choose,
      cell: ({ citizenId, name, siteId }) => (
        <div className="match-go">
          <LinkButton to={href.newPlacement(citizenId, { sted: siteId })} aria-label={texts.confirm(name)}>
            {texts.confirmShort}
          </LinkButton>
          <Link to={href.citizenMatch(citizenId)}>
            {texts.others}
            <span className="sr-only"> ({name})</span>
          </Link>
        </div>
      ),
    },
  ]
}

const PersonCell = ({ person }: { person: Pick<Pair, 'citizenId' | 'name' | 'door' | 'caseworker'> }) => (
  <>
    <Link to={href.citizen(person.citizenId)}>{person.name}</Link> <DoorBadge door={person.door} />
    {person.caseworker && <span className="cell-note">{person.caseworker}</span>}
  </>
)

const Why = ({ pair: { criteria, warnings, otherwise, citizenId } }: { pair: Pair }) => {
  const texts = useTexts().matching.day
  const own = otherwise?.find((move) => move.citizenId === citizenId)
  const others = otherwise?.filter((move) => move.citizenId !== citizenId) ?? []
  return (
    <div className="match-why">
      <Lines criteria={criteria} warnings={warnings} />
      <Details summary={texts.otherwise}>
        {own?.to ? (
          <>
            <p>{others.length === 0 ? texts.onlySelf(own.to) : texts.othersMove(own.to, others.length)}</p>
            <Compared move={own} />
            <Moves moves={others} />
          </>
        ) : (
          <p>{texts.noOther}</p>
        )}
      </Details>
    </div>
  )
}

const useNames = () => {
  const { criteria } = useTexts().matching
  return (keys: MoveAnswer['worse']): string => keys.map((key) => criteria[key].toLowerCase()).join(', ')
}

/** In which lines the other site fits less well or better. */
const Compared = ({ move: { worse, better } }: { move: MoveAnswer }) => {
  const texts = useTexts().matching.day
  const names = useNames()
  if (worse.length + better.length === 0) return null
  return (
    <p className="quiet">
      {[worse.length > 0 && texts.worse(names(worse)), better.length > 0 && texts.better(names(better))]
        .filter(Boolean)
        .join('. ')}
    </p>
  )
}

const Moves = ({ moves }: { moves: readonly MoveAnswer[] }) => {
  const texts = useTexts().matching.day
  if (moves.length === 0) return null
  const words = ({ name, from, to }: MoveAnswer): string => {
    if (from !== null && to !== null) return texts.moves(name, from, to)
    return to === null ? texts.losesPlace(name, from ?? '') : texts.getsPlace(name, to)
  }
  return (
    <ul className="plain-list">
      {moves.map((move) => (
        <li key={move.citizenId}>
          {words(move)}
          <Compared move={move} />
        </li>
      ))}
    </ul>
  )
}

/** Somebody without a place: why, and what one would take. */
const Rest = ({ one }: { one: DayMatch['rest'][number] }) => {
  const texts = useTexts()
  const { day } = texts.matching
  const { possible, whyNot, otherwise } = one
  return (
    <li>
      <PersonCell person={one} />
      {possible.length === 0 ? (
        <>
          <p>{day.noSite}</p>
          <ul className="plain-list">
            {whyNot.map(({ code, sites }) => (
              <li key={code}>{day.reasonAt(problemText(texts, { code }), sites)}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>
            {day.taken(possible.length)} {possible.join(', ')}.
          </p>
          {otherwise ? (
            <Details summary={day.toGive}>
              <Moves moves={otherwise} />
            </Details>
          ) : (
            <p className="quiet">{day.noWay}</p>
          )}
        </>
      )}
      <Link to={href.citizenMatch(one.citizenId)}>
        {day.others}
        <span className="sr-only"> ({one.name})</span>
      </Link>
    </li>
  )
}
