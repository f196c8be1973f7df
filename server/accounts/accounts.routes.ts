import type { FastifyInstance } from 'fastify'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import type { SignedIn } from '../../shared/accounts/accounts.schema.ts'
import { itIsDone } from '../../shared/endpoint.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import type { House } from '../house.ts'
import { mount } from '../http/route.ts'
import { demoPassword } from './demo.ts'
import { nobodysHash, passwordMatches } from './password.ts'

/** Failed attempts per address in 15 minutes; a session that is already open is not touched by them. */
const allowedFailures = 10

/** By the database's clock, as the gate judges it: a session that would open nothing is not shown. */
type SessionRow = {
  readonly id: string
  readonly userAgent: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

const signedIn = (actor: Pick<Actor, keyof SignedIn>): SignedIn => ({
  staffId: actor.staffId,
  name: actor.name,
  role: actor.role,
  organisationName: actor.organisationName,
  organisationKind: actor.organisationKind,
})

export const mountAccounts = (app: FastifyInstance, house: House): void =>
  mount(app, house, 'accounts', accountsApi, {
    session: ({ actor, demo, today, now }) => ({ signedIn: actor && signedIn(actor), demo, today, now: now.toISOString() }),

    signIn: async ({ gate, session }, { body }) => {
      const begun = await gate.beginSignIn(body.email, allowedFailures)
      if (!begun) throw new ProblemError('too-many-attempts')
      const matches = await passwordMatches(body.password, begun.passwordHash ?? nobodysHash)
      if (!matches || begun.staffId === null) throw new ProblemError('sign-in-failed')
      await gate.takeBackAttempt(begun.attempt)
      const actor = await session.open(begun.staffId)
      return signedIn(actor)
    },

    signOut: async ({ session }) => {
      await session.close()
      return itIsDone
    },

    demoPeople: async ({ gate, demo }) => {
      if (!demo) throw new ProblemError('not-found')
      const people = await gate.demoPeople()
      return {
        password: demoPassword,
        people: people.map(({ organisation_name, ...person }) => ({ ...person, organisationName: organisation_name })),
      }
    },

    sessions: ({ actor, db }) =>
      db.read(actor, async (tx) => {
        const rows = await tx.$queryRaw<SessionRow[]>`
          SELECT id::text, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
          FROM session WHERE session_lives(last_seen_at, expires_at) ORDER BY last_seen_at DESC`
        return {
          sessions: rows.map((row) => ({
            sessionId: row.id,
            userAgent: row.userAgent,
            createdAt: row.createdAt.toISOString(),
            lastSeenAt: row.lastSeenAt.toISOString(),
            expiresAt: row.expiresAt.toISOString(),
            current: row.id === actor.sessionId,
          })),
        }
      }),

    endSession: ({ actor, db }, { params }) =>
      db.write(actor, 'session.ended', async (tx) => {
        const { count } = await tx.session.deleteMany({ where: { id: params.sessionId } })
        if (count === 0) throw new ProblemError('not-found')
        return itIsDone
      }),
  })
