import { Link, type LoaderFunctionArgs, useLoaderData, useSearchParams } from 'react-router'
import { experimentsApi, experimentsPageSize } from '../../shared/experiments/experiments.api.ts'
import type { ExperimentList } from '../../shared/experiments/experiments.schema.ts'
import { states } from '../../shared/experiments/keys.ts'
import { daysText } from '../../shared/experiments/words.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { Table } from '../ui/Table.tsx'

const stateIn = (search: URLSearchParams) => states.find((state) => state === search.get('trin'))

export const loader = ({ request }: LoaderFunctionArgs): Promise<ExperimentList> => {
  const search = new URL(request.url).searchParams
  const state = stateIn(search)
  const page = /^[1-9]\d{0,4}$/.exec(search.get('side') ?? '')?.[0]
  return call(experimentsApi.list, { query: { ...(state ? { state } : {}), ...(page ? { page } : {}) } })
}

/** What is tried out, by how far it has come. */
export const Component = () => {
  const { experiments, total, page, counts, own } = useLoaderData<typeof loader>()
  const { experiments: texts } = useTexts()
  const format = useFormat()
  const [search] = useSearchParams()
  const state = stateIn(search)
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const toNew = own && (
    <LinkButton kind="primary" to={href.newExperiment()}>
      {texts.toNew}
    </LinkButton>
  )
  return (
    <div className="page">
      <PageTitle title={texts.title} lede={own ? texts.lede : texts.ledeSupplier} actions={all > 0 && toNew} />
      {all === 0 ? (
        <EmptyState action={toNew}>{own ? texts.none : texts.noneSupplier}</EmptyState>
      ) : (
        <>
          <FilterChips
            label={texts.show}
            chips={[
              { key: 'all', to: href.experiments(), label: texts.all, count: all, current: state === undefined },
              ...counts.map(({ state: one, count }) => ({
                key: one,
                to: href.experiments({ trin: one }),
                label: texts.states[one],
                count,
                current: state === one,
              })),
            ]}
          />
          <p className="total-line">{texts.total(total)}</p>
          <Table
            caption={texts.title}
            captionHidden
            stacks
            rows={experiments}
            rowKey={({ experimentId }) => experimentId}
            empty={<EmptyState>{texts.noneInState}</EmptyState>}
            columns={[
              {
                key: 'title',
                header: texts.table.title,
                cell: ({ experimentId, title }) => <Link to={href.experiment(experimentId)}>{title}</Link>,
              },
              {
                key: 'state',
                header: texts.table.state,
                cell: ({ state: one }) => <Badge strong={one === 'running'}>{texts.states[one]}</Badge>,
              },
              { key: 'kind', header: texts.table.kind, cell: ({ kind }) => texts.kinds[kind] },
              { key: 'outcome', header: texts.table.outcome, cell: ({ outcome }) => texts.outcomes[outcome] },
              {
                key: 'days',
                header: texts.table.days,
                cell: ({ startsOn, endsOn, stoppedOn }) => daysText(startsOn, stoppedOn ?? endsOn, format),
              },
            ]}
          />
          <Pagination
            page={page}
            pageSize={experimentsPageSize}
            total={total}
            to={(side) => href.experiments({ trin: state, side })}
          />
        </>
      )}
    </div>
  )
}
