import { type MiddlewareFunction, redirect, useRouteLoaderData } from 'react-router'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import type { SignedIn } from '../../shared/accounts/accounts.schema.ts'
import type { Answer } from '../../shared/endpoint.ts'
import { type Access, mayEnter, type Role } from '../../shared/permissions.ts'
import { ProblemError } from '../../shared/problem.ts'
import { call, whenSignedOut } from '../api.ts'
import { href } from '../hrefs.ts'
import { forgetUnsent } from '../unsent.ts'

export type Session = Answer<typeof accountsApi.session>

let asked: Promise<Session> | undefined
/** The person the pages were loaded for, kept when the session ends, so that nobody else saves what stands on them. */
let lastSeen: SignedIn | null = null

/** Who is signed in. Asked once and kept until somebody signs in or out: the server judges every request anyway. */
export const currentSession = (): Promise<Session> => {
  asked ??= call(accountsApi.session).then(
    (session) => {
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

/** Tells call() what to do when the session has ended while somebody was writing. */
export const keepTypedTextAtSignOut = (): void => {
  whenSignedOut({
    forget: forgetSession,
    signInAgain: () => {
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
    },
  })
}
