import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { concernsApi, threadsPageSize } from '../../shared/concerns/concerns.api.ts'
import { call } from '../api.ts'
import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { ThreadRows } from './ThreadRows.tsx'
import { pageIn } from './words.ts'

export const loader = ({ request }: LoaderFunctionArgs) =>
  call(concernsApi.threads, { query: { show: 'all', ...pageIn(new URL(request.url).searchParams) } })

/** A team lead's conversations with the municipality, what waits for an answer first. */
export const Component = () => {
  const { rows, total, page, today } = useLoaderData<typeof loader>()
  const { concerns } = useTexts()
  const { list } = concerns
  return (
    <div className="page page-narrow">
      <PageTitle title={concerns.title} lede={concerns.lede} />
      {rows.length > 0 ? (
        <ThreadRows rows={rows} today={today} to={href.thread} owners={false} />
      ) : total > 0 ? (
        <EmptyState action={<LinkButton to={href.messages()}>{list.firstPage}</LinkButton>}>{list.pageEmpty}</EmptyState>
      ) : (
        <EmptyState action={<LinkButton to={href.crew()}>{list.toCrew}</LinkButton>}>{list.empty.crew}</EmptyState>
      )}
      <Pagination
        page={page}
        pageSize={threadsPageSize}
        total={rows.length === 0 ? 0 : total}
        to={(side) => href.messages({ side })}
      />
    </div>
  )
}
