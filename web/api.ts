import { data } from 'react-router'
import { type Answer, type Ask, addressOf, type Endpoint, type FileAnswer } from '../shared/endpoint.ts'
import { type ProblemCode, ProblemError } from '../shared/problem.ts'
import { problemIn } from './problem.ts'
import { wantSentences } from './texts.ts'

/** The server could not be reached at all; what was typed is still in the form. */
export class NoConnectionError extends Error {
  override readonly name = 'NoConnectionError'
}

type SignedOutHandler = { readonly forget: () => void; readonly signInAgain: () => Promise<boolean> }
let signedOut: SignedOutHandler | undefined

/** Says what to do when the server no longer knows the session: set once, by app/session.ts. */
export const whenSignedOut = (handler: SignedOutHandler): void => {
  signedOut = handler
}

/**
 * `idempotencyKey`: the same key with the same body has one effect, however often it is sent. `as`: the staffId of whom it is asked
 * for; in anybody else's session, on a phone that goes from hand to hand, it is refused as if nobody were signed in.
 */
type Sending<E extends Endpoint> = Ask<E> & { readonly idempotencyKey?: string; readonly as?: string }
export type AskOf<E extends Endpoint> = Record<never, never> extends Ask<E> ? [ask?: Sending<E>] : [ask: Sending<E>]

/**
 * Asks one endpoint; parameters, body and answer are inferred from shared/<room>/<room>.api.ts. Throws ProblemError for every
 * refusal. When the session has ended during a write, the person signs in on top of the page and the same request is sent again.
 */
export const call = async <E extends Endpoint>(endpoint: E, ...[ask]: AskOf<E>): Promise<Answer<E>> => {
  const response = await send(endpoint, ask ?? {})
  if (response.ok) return (await answerIn(response)) as Answer<E>
  const problem = await problemIn(response)
  await sentencesOf(problem)
  if (problem.code !== 'not-signed-in') throw problem
  if (endpoint.method === 'GET') signedOut?.forget()
  else if (await signedOut?.signInAgain()) return call(endpoint, ...([ask] as AskOf<E>))
  throw problem
}

type Sent = {
  readonly params?: object | undefined
  readonly query?: object | undefined
  readonly body?: unknown
  readonly idempotencyKey?: string
  readonly as?: string
}

const send = async (endpoint: Endpoint, ask: Sent): Promise<Response> => {
  const headers: Record<string, string> = { accept: 'application/json', 'x-fodfaeste': '1' }
  if (ask.body !== undefined) headers['content-type'] = 'application/json'
  if (ask.idempotencyKey !== undefined) headers['idempotency-key'] = ask.idempotencyKey
  if (ask.as !== undefined) headers['x-fodfaeste-as'] = ask.as
  try {
    return await fetch(addressOf(endpoint, ask), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    })
  } catch (cause) {
    throw new NoConnectionError('no connection', { cause })
  }
}

const answerIn = async (response: Response): Promise<unknown> => {
  const mediaType = response.headers.get('content-type') ?? ''
  if (response.status === 204) return undefined
  if (/^application\/json/.test(mediaType)) return response.json()
  return { fileName: fileNameIn(response), mediaType, bytes: new Uint8Array(await response.arrayBuffer()) } satisfies FileAnswer
}

/** What the server calls the file it answers with. */
export const fileNameIn = ({ headers }: Response): string => {
  const named = /filename\*=UTF-8''([^;]+)|filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')
  return named?.[1] ? decodeURIComponent(named[1]) : (named?.[2] ?? 'fodfaeste')
}

/** What the page says about the problem is here before the page hears of it; without a line to fetch it, that is the problem. */
const sentencesOf = async ({ code, errors }: ProblemError): Promise<void> => {
  try {
    await wantSentences([code, ...errors.map((refusal) => refusal.code)])
  } catch (cause) {
    throw new NoConnectionError('no sentence for the problem', { cause })
  }
}

export type FormProblem = ProblemError | NoConnectionError
export const isFormProblem = (value: unknown): value is FormProblem =>
  value instanceof ProblemError || value instanceof NoConnectionError

const leavesThePage: readonly ProblemCode[] = ['not-allowed', 'cross-site', 'not-found']

/**
 * Whether the person can do something about it in the form, where what they typed still stands. Only "not yours" and "not here"
 * leave the page for the error page.
 */
export const mendable = (error: unknown): error is FormProblem =>
  error instanceof NoConnectionError || (error instanceof ProblemError && !leavesThePage.includes(error.code))

/**
 * For the end of an action: `catch (error) { return mend(error) }` hands the problem to the form, or throws on. The status tells the
 * router that nothing changed, so that the page is not loaded again under what was typed.
 */
export const mend = (error: unknown) => {
  if (!mendable(error)) throw error
  return data<FormProblem>(error, { status: error instanceof ProblemError ? 422 : 503 })
}
