import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { newestGuide } from '../../shared/progress/guide.v1.ts'
import { interviewsApi, interviewsPageSize } from '../../shared/progress/interviews.api.ts'
import { call } from '../api.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { Pagination } from '../ui/Pagination.tsx'
import { useGuide } from './guide.ts'

export const loader = ({ request, params: { citizenId = '' } }: LoaderFunctionArgs) => {
  const page = Math.trunc(Number(new URL(request.url).searchParams.get('side')))
  return call(interviewsApi.list, { params: { citizenId }, query: page > 1 ? { page: String(page) } : {} })
}

export const Component = () => {
  const { citizenId, citizenName, notes, total, page } = useLoaderData<typeof loader>()
  const words = useTexts().interviews
  const format = useFormat()
  const { name } = useGuide(newestGuide.version)
  const start = (
    <LinkButton kind="primary" to={href.newInterview(citizenId)}>
      {total === 0 ? words.first : words.new}
    </LinkButton>
  )
  return (
    <div className="page">
      <PageTitle
        title={words.title}
        lede={words.lede}
        back={{ to: href.citizen(citizenId), label: citizenName }}
        {...(total === 0 ? {} : { actions: start })}
      />
      {total === 0 ? (
        <EmptyState action={start}>{words.none}</EmptyState>
      ) : (
        <ul className="plain-list interviews" aria-label={words.caption}>
          {notes.map(({ noteId, heldOn, themes, words: own, writtenBy }) => (
            <li key={noteId}>
              <h2>
                <Link to={href.interview(citizenId, noteId)}>{words.pageTitle(format.date(heldOn))}</Link>
              </h2>
              <p>{format.list(themes.map(name))}</p>
              {own && <blockquote>{own}</blockquote>}
              <p className="quiet">{words.held(writtenBy, format.date(heldOn))}</p>
            </li>
          ))}
        </ul>
      )}
      <Pagination page={page} pageSize={interviewsPageSize} total={total} to={(side) => href.interviews(citizenId, { side })} />
    </div>
  )
}
