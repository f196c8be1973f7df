import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData, useSearchParams } from 'react-router'
import type { Ask } from '../../shared/endpoint.ts'
import { problemText } from '../../shared/i18n/texts.ts'
import { interviewsApi } from '../../shared/progress/interviews.api.ts'
import { call, mend } from '../api.ts'
import { forgetKept } from '../concerns/kept.ts'
import { formBody } from '../form.ts'
import { href } from '../hrefs.ts'
import { useFormat, useTexts } from '../language.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useGuide } from './guide.ts'
import { InterviewForm } from './InterviewForm.tsx'

const keptAs = (noteId: string): string => `interview note ${noteId}`

export const loader = ({ params: { citizenId = '', noteId = '' } }: LoaderFunctionArgs) =>
  call(interviewsApi.get, { params: { citizenId, noteId } })

export const action = async ({ request, params: { citizenId = '', noteId = '' } }: ActionFunctionArgs) => {
  const body = formBody<Ask<typeof interviewsApi.correct>['body']>(await request.formData())
  try {
    await call(interviewsApi.correct, { params: { citizenId, noteId }, body })
    await forgetKept(keptAs(noteId))
    return redirect(href.interview(citizenId, noteId))
  } catch (error) {
    return mend(error)
  }
}

/** One interview to read, to print, and for whoever held it to correct. */
export const Component = () => {
  const note = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return search.get('vis') === 'ret' && note.can.correct === null ? <Correct /> : <Read />
}

const Correct = () => {
  const note = useLoaderData<typeof loader>()
  const words = useTexts().interviews
  const format = useFormat()
  const { citizenId, noteId, heldOn, guide } = note
  const to = href.interview(citizenId, noteId)
  return (
    <div className="page">
      <PageTitle
        title={words.correctTitle(format.date(heldOn))}
        lede={words.correctLede}
        back={{ to, label: words.pageTitle(format.date(heldOn)) }}
      />
      <InterviewForm guide={guide} note={note} keptAs={keptAs(noteId)} cancelTo={to} />
    </div>
  )
}

const Read = () => {
  const note = useLoaderData<typeof loader>()
  const texts = useTexts()
  const { interviews: words, common } = texts
  const format = useFormat()
  const guide = useGuide(note.guide)
  const { citizenId, citizenName, noteId, heldOn, themes, writtenBy, writtenAt, correctedAt, can } = note
  return (
    <div className="page page-narrow interview">
      <PageTitle
        title={words.pageTitle(format.date(heldOn))}
        back={{ to: href.interviews(citizenId), label: `${words.title}: ${citizenName}` }}
        badges={<Badge icon="lock">{words.internal}</Badge>}
        actions={
          <>
            <Button icon="print" onClick={() => window.print()}>
              {common.print}
            </Button>
            {can.correct === null && (
              <LinkButton icon="edit" to={href.interview(citizenId, noteId, { vis: 'ret' })}>
                {words.correct}
              </LinkButton>
            )}
          </>
        }
      />
      <p className="quiet">
        {[
          citizenName,
          words.held(writtenBy, format.date(heldOn)),
          words.writtenAt(format.dateTime(writtenAt)),
          ...(correctedAt ? [words.correctedAt(format.dateTime(correctedAt))] : []),
          words.guide(note.guide),
        ].join(' · ')}
      </p>
      {themes.map(({ theme, words: own, note: noted }) => (
        <section key={theme} aria-labelledby={`tema-${theme}`}>
          <h2 id={`tema-${theme}`}>{guide.name(theme)}</h2>
          {own && (
            <figure className="own-words">
              <figcaption>{words.ownWords}</figcaption>
              <blockquote className="as-typed">{own}</blockquote>
            </figure>
          )}
          {noted && (
            <>
              <h3>{words.noteOf}</h3>
              <p className="as-typed">{noted}</p>
            </>
          )}
        </section>
      ))}
      {can.correct && <p className="quiet no-print">{problemText(texts, can.correct as Parameters<typeof problemText>[1])}</p>}
    </div>
  )
}
