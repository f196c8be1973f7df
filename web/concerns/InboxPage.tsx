import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { concernsApi, threadFilters, threadsPageSize } from '../../shared/concerns/concerns.api.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { ThreadRows } from './ThreadRows.tsx'
import { pageIn } from './words.ts'

type Show = (typeof threadFilters)[number]
/** What one is to answer oneself is what one comes for. */
const first: Show = 'mine'
const inOrder: readonly Show[] = ['mine', 'open', 'unread', 'all']

const to = (show: Show, side?: number): string =>
  href.inbox({ vis: show === first ? undefined : show, side: side === 1 ? undefined : side })

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const search = new URL(request.url).searchParams
  const show = threadFilters.find((one) => one === search.get('vis')) ?? first
  return { show, found: await call(concernsApi.threads, { query: { show, ...pageIn(search) } }) }
}

/** What the team leads have written: overdue first, then what is due soonest. */
export const Component = () => {
  const { show, found } = useLoaderData<typeof loader>()
  const { concerns } = useTexts()
  const { list } = concerns
  const { rows, total, page, today, counts } = found
  return (
    <div className="page">
      <PageTitle title={concerns.inbox} lede={concerns.inboxLede} />
      <div className="filters">
        <FilterChips
          label={list.filter}
          chips={inOrder.map((key) => ({
            key,
            to: to(key),
            label: list.filters[key],
            count: counts[key],
            current: key === show,
          }))}
        />
      </div>
      {rows.length > 0 ? (
        <ThreadRows rows={rows} today={today} to={href.placementThread} owners />
      ) : total > 0 ? (
        <EmptyState action={<LinkButton to={to(show)}>{list.firstPage}</LinkButton>}>{list.pageEmpty}</EmptyState>
      ) : (
        <EmptyState action={show !== 'all' && counts.all > 0 && <LinkButton to={to('all')}>{list.showAll}</LinkButton>}>
          {list.empty[show]}
        </EmptyState>
      )}
      <Pagination page={page} pageSize={threadsPageSize} total={rows.length === 0 ? 0 : total} to={(side) => to(show, side)} />
    </div>
  )
}
