import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { type Answer, addressOf, type Endpoint } from '../../shared/endpoint.ts'
import { isRecord, problemIn } from '../problem.ts'
import { type HeardTime, heardTime } from './clock.ts'
import { type Heard, judge, nextToSend, refuse } from './queue.rules.ts'
import type { QueueItem, Receipt } from './queue.ts'
import { changeItems, itemsOf, type Store } from './store.ts'

/** How a round of sending ended: everything is with the server, or why something waits, and how soon the server wants to be asked again. */
export type Round =
  | { readonly kind: 'empty' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'waiting'; readonly why: 'no-signal' | 'busy'; readonly tries: number; readonly seconds: number | null }

/** Told to every page and to the service worker when the queue has changed. */
export const queueChannel = 'fodfaeste-queue'
const oneSender = 'fodfaeste-sending'

/** Longer than the server lets a request take. */
const patience = 15_000

let turn: Promise<unknown> = Promise.resolve()
/** Pages and worker send one at a time. Without locks (plain http) there is no worker either, and the page waits for itself. */
const alone = <T>(work: () => Promise<T>): Promise<T> => {
  const { locks } = navigator as { readonly locks?: LockManager }
  if (locks) return locks.request(oneSender, work)
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

const ask = async (endpoint: Endpoint, params: object, init: RequestInit = {}): Promise<Response | null> => {
  try {
    return await fetch(addressOf(endpoint, { params }), {
      ...init,
      method: endpoint.method,
      headers: { accept: 'application/json', 'x-fodfaeste': '1', ...init.headers },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
  } catch {
    return null
  }
}

/** Undefined where something else than our server answered. */
const jsonIn = async (response: Response): Promise<unknown> => {
  if (!/^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')) return undefined
  return response.json().catch(() => undefined)
}

type Known = Answer<typeof accountsApi.session>
const isSession = (answer: unknown): answer is Known => isRecord(answer) && 'signedIn' in answer && typeof answer.now === 'string'
const isReceipt = (answer: unknown): answer is Receipt =>
  isRecord(answer) && typeof answer.savedAt === 'string' && Array.isArray(answer.merged)

const sendItem = async ({ staffId, date, rows, idempotencyKey }: QueueItem): Promise<Heard | null> => {
  const response = await ask(
    attendanceApi.logCrew,
    { date },
    {
      body: JSON.stringify({ rows }),
      // the server refuses it in anybody else's session, should that have changed a moment ago
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey, 'x-fodfaeste-as': staffId },
    },
  )
  if (!response) return null
  const heard = { status: response.status, retryAfter: response.headers.get('retry-after') }
  const answer = await jsonIn(response.clone())
  if (response.ok) return { ...heard, receipt: isReceipt(answer) ? answer : undefined, problem: undefined }
  const { code, errors, facts } = await problemIn(response)
  return { ...heard, receipt: undefined, problem: isRecord(answer) ? { code, errors, facts } : undefined }
}

/** A sign-out that was made without signal is told to the server before anything else. */
const endLeft = async (store: Store): Promise<boolean> => {
  if (!(await store.get('leaving', 'now'))) return true
  const response = await ask(accountsApi.signOut, {})
  if (!response?.ok) return false
  await store.delete('leaving', 'now')
  return true
}

/** Ends the session that somebody left without signal, as soon as there is one. */
export const tellLeft = (store: Store): Promise<boolean> => alone(() => endLeft(store))

type Sender = {
  /** The page's own person; a worker sends for whoever is signed in. */
  readonly staffId: string | null
  readonly changed: () => void
  readonly heard?: (time: HeardTime) => void
}

/**
 * Sends what waits, in order, one at a time, in the session of the person whose it is, until it is empty, refused, or must wait.
 */
export const sendAll = (store: Store, { staffId, changed, heard }: Sender): Promise<Round> =>
  alone(async () => {
    if (staffId !== null && !nextToSend(await itemsOf(store, staffId))) return { kind: 'empty' }
    const waits = { kind: 'waiting', why: 'no-signal', tries: 0, seconds: null } as const
    if (!(await endLeft(store))) return waits
    const response = await ask(accountsApi.session, {})
    const session = response && (await jsonIn(response))
    if (!isSession(session)) return { ...waits, why: response ? 'busy' : 'no-signal' }
    heard?.(heardTime(session.now))
    const person = session.signedIn?.staffId
    if (!person || (staffId !== null && staffId !== person)) return { kind: 'signed-out' }
    // what the server fails at, of all that was heard: its day waits, and holds nobody else's up
    let failed = 0
    const failedOn = new Set<string>()
    for (;;) {
      const item = nextToSend(await itemsOf(store, person), failedOn)
      if (!item) return failed === 0 ? { kind: 'empty' } : { kind: 'waiting', why: 'busy', tries: failed, seconds: null }
      const tries = item.state.kind === 'waiting' || item.state.kind === 'sending' ? item.state.tries + 1 : 1
      const become = async (state: QueueItem['state']): Promise<boolean> => {
        let isThere = false
        await changeItems(store, person, (items) => {
          isThere = items.some(({ id }) => id === item.id)
          return { put: isThere ? [{ ...item, state }] : [], remove: [] }
        })
        return isThere
      }
      // another page has put later words in its place a moment ago, or the person has signed out
      if (!(await become({ kind: 'sending', tries }))) continue
      changed()
      const said = await sendItem(item)
      const verdict = judge(said)
      const wasAsked = item.state.kind === 'sending' || (item.state.kind === 'waiting' && item.state.asked)
      if (verdict.kind === 'done') {
        await become({ kind: 'done', receipt: verdict.receipt })
      } else if (verdict.kind === 'refused') {
        await changeItems(store, person, (items) => refuse(items, item, verdict.problem))
      } else {
        await become({ kind: 'waiting', asked: wasAsked || (verdict.kind === 'later' && verdict.heard), tries })
      }
      changed()
      if (verdict.kind === 'signed-out') return { kind: 'signed-out' }
      if (verdict.kind === 'later' && said?.problem?.code === 'unexpected') {
        failed = Math.max(failed, tries)
        failedOn.add(item.date)
      } else if (verdict.kind === 'later')
        return { kind: 'waiting', why: said ? 'busy' : 'no-signal', tries, seconds: verdict.seconds }
    }
  })
