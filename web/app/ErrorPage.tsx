import type { ReactNode } from 'react'
import { isRouteErrorResponse, Navigate, useLocation, useRouteError } from 'react-router'
import { ProblemError } from '../../shared/problem.ts'
import { NoConnectionError } from '../api.ts'
import { href } from '../frontHrefs.ts'
import { useTexts } from '../language.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/Button.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { NotFound } from './NotFoundPage.tsx'
import { isServerThere } from './reach.ts'
import { phone } from './session.ts'

/** A tab that was open while a new version came asks for files that are gone; the browsers word it each in their way. */
const isStale = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|importing a module script failed|preload css/i.test(error.message)

/** The files that a phone keeps may be of the former version too: where the server answers, they go, and come anew with the page. */
const loadAnew = async (): Promise<void> => {
  const kept = await navigator.serviceWorker?.getRegistration()
  if (await isServerThere()) await kept?.unregister()
  location.reload()
}

/** A new version that waits may be what this page needs: the server's answers have moved on, and nothing of this one offers it. */
const loadNewest = (): Promise<void> =>
  import('../offline/outbox.ts').then(({ takeNewest }) => takeNewest()).catch(() => location.reload())

/** What a page shows when it could not be loaded: what happened, the number to quote, and a way on. */
export const ErrorPage = () => {
  const error = useRouteError()
  const { pathname, search } = useLocation()
  const texts = useTexts().common.error
  if (error instanceof ProblemError && error.code === 'not-signed-in')
    return <Navigate to={href.signIn(pathname + search)} replace />
  if (isRouteErrorResponse(error) && (error.status === 404 || error.status === 405)) return <NotFound />
  // what is wrong in a form stays in the form: an invalid request that comes here is about the address itself
  if (error instanceof ProblemError && (error.code === 'not-found' || error.code === 'invalid')) return <NotFound />

  const home = (
    <LinkButton kind="secondary" to={href.home()} reloadDocument>
      {texts.home}
    </LinkButton>
  )
  const reload = (words: string, load: () => unknown = () => location.reload()) => (
    <Button kind="primary" onClick={() => void load()}>
      {words}
    </Button>
  )
  if (isStale(error)) return <Message title={texts.staleTitle} text={texts.staleText} actions={reload(texts.reload, loadAnew)} />
  if (error instanceof NoConnectionError) {
    const keepsCrew = phone() === 'keeps' && pathname !== href.crew()
    return (
      <Message
        title={texts.offlineTitle}
        text={keepsCrew ? `${texts.offlineText} ${texts.offlineCrew}` : texts.offlineText}
        actions={
          <>
            {reload(texts.again)}
            {keepsCrew && <LinkButton to={href.crew()}>{texts.toCrew}</LinkButton>}
          </>
        }
      />
    )
  }
  if (error instanceof ProblemError && (error.code === 'not-allowed' || error.code === 'cross-site')) {
    return <Message title={texts.notAllowedTitle} text={texts.notAllowedText} actions={home} />
  }
  return (
    <Message
      title={texts.title}
      text={texts.text}
      requestId={error instanceof ProblemError ? error.requestId : undefined}
      actions={
        <>
          {reload(texts.again, loadNewest)}
          {home}
        </>
      }
    />
  )
}

const Message = (props: { title: string; text: string; requestId?: string | undefined; actions: ReactNode }) => {
  const texts = useTexts().common.error
  return (
    <div className="page page-narrow">
      <PageTitle title={props.title} lede={props.text} />
      {props.requestId && (
        <p>
          {texts.requestId}: <code>{props.requestId}</code>
        </p>
      )}
      <ButtonRow>{props.actions}</ButtonRow>
    </div>
  )
}

/** When even the frame could not be loaded. */
export const BareErrorPage = () => (
  <main id="indhold">
    <ErrorPage />
  </main>
)
