import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { casefileApi, caseloadPageSize } from '../../shared/casefile/casefile.api.ts'
import type { CaseloadRow } from '../../shared/casefile/casefile.schema.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { DoorBadge } from '../ui/DoorBadge.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { type Column, Table } from '../ui/Table.tsx'
import { AttendanceBars } from './AttendanceBars.tsx'
import { CaseloadFilters } from './CaseloadFilters.tsx'
import { type CaseloadView, caseloadHref, readCaseload } from './caseloadQuery.ts'
import { Deadline } from './Deadline.tsx'

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const view = readCaseload(new URL(request.url).searchParams)
  return { view, found: await call(casefileApi.caseload, { query: view }) }
}

export const Component = () => {
  const { view, found } = useLoaderData<typeof loader>()
  const texts = useTexts().casefile
  const format = useFormat()
  const { total, page, rows, counts } = found
  const columns = useColumns(view)
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        lede={texts.list.lede(total, format.number(total))}
        actions={
          <>
            <LinkButton to={href.importCitizens()} icon="upload">
              {texts.list.import}
            </LinkButton>
            <LinkButton to={href.newCitizen()} kind="primary" icon="plus">
              {texts.list.add}
            </LinkButton>
          </>
        }
      />
      <CaseloadFilters view={view} counts={counts} />
      {total > 0 && rows.length > 0 ? (
        <div className="caseload">
          <Table
            caption={texts.title}
            captionHidden
            compact
            rows={rows}
            rowKey={({ citizenId }) => citizenId}
            columns={columns}
          />
        </div>
      ) : (
        <Nobody view={view} total={total} />
      )}
      <Pagination
        page={page}
        pageSize={caseloadPageSize}
        total={rows.length === 0 ? 0 : total}
        to={(one) => caseloadHref(view, { page: String(one) })}
      />
    </div>
  )
}

const useColumns = (view: CaseloadView): Column<CaseloadRow>[] => {
  const texts = useTexts().casefile
  const { columns } = texts.list
  const sort = (by: CaseloadView['sort']) => {
    const now = view.sort === by
    const order = now && view.order === 'asc' ? 'desc' : 'asc'
    return {
      to: caseloadHref(view, { sort: by, order }),
      now: now ? (view.order === 'asc' ? ('ascending' as const) : ('descending' as const)) : undefined,
    }
  }
  const all: (Column<CaseloadRow> | null)[] = [
    { key: 'name', header: columns.name, sort: sort('name'), cell: (row) => <Name row={row} /> },
    {
      key: 'door',
      header: columns.door,
      sort: sort('door'),
      cell: ({ door }) => (door ? <DoorBadge door={door} /> : <span className="quiet">{texts.noDoor}</span>),
    },
    { key: 'stage', header: columns.stage, sort: sort('stage'), cell: ({ stage }) => texts.stages[stage] },
    { key: 'site', header: columns.site, cell: ({ siteName }) => siteName },
    {
      key: 'deadline',
      header: columns.deadline,
      sort: sort('deadline'),
      cell: ({ nextStep, move }) => (
        <>
          {nextStep ? (
            <>
              {texts.steps.short[nextStep.kind]} <Deadline on={nextStep.on} />
            </>
          ) : (
            <span className="quiet">{texts.list.deadlines.none}</span>
          )}
          {move && (
            <span className="cell-note">
              {texts.review.directions[move.direction]} <Deadline on={move.on} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'days',
      header: columns.days,
      cell: ({ days }) => days.some((day) => day !== 'none') && <AttendanceBars days={days} />,
    },
    view.caseworker === 'me' || view.caseworker === 'none'
      ? null
      : { key: 'caseworker', header: columns.caseworker, cell: ({ caseworker }) => caseworker },
  ]
  return all.filter((column) => column !== null)
}

const Name = ({ row }: { row: CaseloadRow }) => {
  const texts = useTexts().casefile
  return (
    <>
      <Link to={href.citizen(row.citizenId)}>
        {row.firstName} {row.lastName}
      </Link>
      {row.protectedAddress && (
        <>
          {' '}
          <Icon name="lock" label={texts.protected} />
        </>
      )}
      {row.cprMasked && <span className="cell-note">{row.cprMasked}</span>}
    </>
  )
}

/** An empty list says why it is empty, and leads to the one thing to do about it. */
const Nobody = ({ view, total }: { view: CaseloadView; total: number }) => {
  const { list } = useTexts().casefile
  const narrowed =
    view.door !== undefined || view.stage !== undefined || view.deadline !== undefined || view.attention !== undefined
  if (total > 0) {
    return (
      <EmptyState action={<LinkButton to={caseloadHref(view, {})}>{list.goToFirst}</LinkButton>}>{list.pageEmpty}</EmptyState>
    )
  }
  if (narrowed) {
    const clear = caseloadHref(view, { door: undefined, stage: undefined, deadline: undefined, attention: undefined })
    return <EmptyState action={<LinkButton to={clear}>{list.clear}</LinkButton>}>{list.emptyFiltered}</EmptyState>
  }
  if (view.caseworker === 'me') {
    const everybody = caseloadHref(view, { caseworker: 'all' })
    return <EmptyState action={<LinkButton to={everybody}>{list.showEverybody}</LinkButton>}>{list.emptyMine}</EmptyState>
  }
  if (view.caseworker !== 'all') {
    const everybody = caseloadHref(view, { caseworker: 'all' })
    return <EmptyState action={<LinkButton to={everybody}>{list.showEverybody}</LinkButton>}>{list.emptyFiltered}</EmptyState>
  }
  return <EmptyState action={<LinkButton to={href.importCitizens()}>{list.import}</LinkButton>}>{list.emptyHouse}</EmptyState>
}
