import { type MiddlewareFunction, redirect, useRouteLoaderData } from 'react-router'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import type { SignedIn } from '../../shared/accounts/accounts.schema.ts'
import type { Answer } from '../../shared/endpoint.ts'
import { type Access, mayEnter, type Role } from '../../shared/permissions.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, whenSignedOut } from '../api.ts'
import { href } from '../frontHrefs.ts'
import { heardTime } from '../offline/clock.ts'
import { orKept } from '../offline/orKept.ts'
import { forgetUnsent } from '../unsent.ts'

export type Session = Answer<typeof accountsApi.session>

// Whether this browser keeps a team lead's days, and whether one signed out without signal: nothing about anybody.
const phoneFlag = 'fodfaeste.phone'
type Phone = 'keeps' | 'left'
/** What this browser keeps, if anything. */
export const phone = (): Phone | null => {
  try {
    const found = localStorage.getItem(phoneFlag)
    return found === 'keeps' || found === 'left' ? found : null
  } catch {
    return null
  }
}
export const setPhone = (flag: Phone): void => {
  try {
    localStorage.setItem(phoneFlag, flag)
  } catch {
    // then it opens with signal only
  }
}
const outbox = () => import('../offline/outbox.ts')

/** Somebody has just signed in: what this browser keeps opens for nobody else. */
export const onlyFor = async (staffId: string): Promise<void> => {
  if (phone())
    await outbox()
      .then((open) => open.onlyFor(staffId))
      .catch(() => undefined)
}

/** Tells the server of a sign-out that was made without signal, before anything else is asked; false while it cannot be told. */
export const endLeft = async (): Promise<boolean> => {
  if (phone() !== 'left') return true
  const told = await (await outbox()).tellLeave()
  if (told) setPhone('keeps')
  return told
}

let asked: Promise<Session> | undefined
/** The server was not asked: what is known is from when there was signal. */
let isFromPhone = false
const fromPhone = (session: Session): Session => {
  isFromPhone = true
  addEventListener('online', reachedServer, { once: true })
  return session
}

/** The server can be reached: who is signed in is its to say from now on. */
export const reachedServer = (): void => {
  if (isFromPhone) forgetSession()
}

const askSession = async (): Promise<Session> => {
  isFromPhone = false
  if (!(await endLeft())) return fromPhone((await outbox()).nobody())
  const fresh = call(accountsApi.session).then((session) => ({ session, heard: heardTime(session.now) }))
  const kept = phone() && (async () => (await outbox()).keptSession())
  const told = kept ? await orKept(fresh, kept) : await fresh
  if (!('heard' in told)) return fromPhone(told)
  const { session, heard } = told
  if (kept || session.signedIn?.role === 'team_lead') {
    setPhone('keeps')
    void outbox().then(({ keepSession }) => keepSession(session, heard))
  }
  return session
}

/** The person the pages were loaded for, kept when the session ends, so that nobody else saves what stands on them. */
let lastSeen: SignedIn | null = null

/** Who is signed in. Asked once and kept until somebody signs in or out: the server judges every request anyway. */
export const currentSession = (): Promise<Session> => {
  asked ??= askSession().then(
    (session) => {
      if (session.signedIn && session.signedIn.staffId !== lastSeen?.staffId) tellOtherTabs(session.signedIn.staffId)
      lastSeen = session.signedIn ?? lastSeen
      if (session.signedIn) forgetUnsent(session.signedIn.staffId)
      return session
    },
    (error: unknown) => {
      asked = undefined
      throw error
    },
  )
  return asked
}

export const forgetSession = (): void => {
  asked = undefined
}

/** Where a role starts its day. */
export const startOf = (role: Role): string =>
  ({ caseworker: href.myDay(), team_lead: href.crew(), manager: href.management(), administrator: href.sites() })[role]

/** Lets a page be entered by those its endpoints are for; a stranger signs in first and comes back. */
export const guard =
  (access: Access): MiddlewareFunction =>
  async ({ request }, next) => {
    const { signedIn } = await currentSession()
    if (!signedIn && access !== 'public') {
      const { pathname, search } = new URL(request.url)
      throw redirect(href.signIn(pathname === href.home() ? undefined : pathname + search))
    }
    if (!mayEnter(signedIn?.role ?? null, access)) throw new ProblemError('not-allowed')
    return next()
  }

export const sessionRouteId = 'session'
export const sessionLoader = currentSession

/** What the root route loaded. */
export const useSession = (): Session => {
  const session = useRouteLoaderData<typeof sessionLoader>(sessionRouteId)
  if (!session) throw new Error('useSession above the root route')
  return session
}

/** The person on a page that asks for sign-in. */
export const useSignedIn = (): SignedIn => {
  const { signedIn } = useSession()
  if (!signedIn) throw new ProblemError('not-signed-in')
  return signedIn
}

type Waiting = { readonly lastSeen: SignedIn; readonly answer: (signedInAgain: boolean) => void }
let waiting: Waiting | null = null
const listeners = new Set<() => void>()
const setWaiting = (next: Waiting | null) => {
  waiting = next
  for (const tell of listeners) tell()
}

/** A write that waits for its person to sign in again; read by SignInAgain.tsx. */
export const signInAgainRequest = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  get: () => waiting,
}

/** Asks the person to sign in on top of the page; whether they did. */
export const signInAgain = (): Promise<boolean> => {
  const person = lastSeen
  if (!person) return Promise.resolve(false)
  return new Promise((resolve) => {
    setWaiting({
      lastSeen: person,
      answer: (signedInAgain) => {
        setWaiting(null)
        resolve(signedInAgain)
      },
    })
  })
}

/** Tells call() what to do when the session has ended while somebody was writing. */
export const keepTypedTextAtSignOut = (): void => whenSignedOut({ forget: forgetSession, signInAgain })

let otherTabs: BroadcastChannel | undefined
/** Null: somebody has signed out. */
export const tellOtherTabs = (staffId: string | null): void => otherTabs?.postMessage(staffId)

/** A sign-out, or somebody else's sign-in, holds for every tab of the browser: none goes on showing the former person's pages. */
export const followOtherTabs = (): void => {
  // a page that comes back as it was left, by the browser's own way back, asks first who is signed in now
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
  if (!('BroadcastChannel' in globalThis)) return
  otherTabs = new BroadcastChannel('fodfaeste-session')
  otherTabs.addEventListener('message', ({ data: staffId }: MessageEvent<string | null>) => {
    if (!lastSeen || staffId === lastSeen.staffId) return
    forgetUnsent()
    location.assign(href.home())
  })
}
