import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Asked, Endpoint, FileAnswer, Given } from '../../shared/endpoint.ts'
import { mayEnter } from '../../shared/permissions.ts'
import { ProblemError } from '../../shared/problem.ts'
import type { Actor } from '../db/actor.ts'
import { peopleIn, type RequestFacts } from '../db/db.ts'
import type { House } from '../house.ts'
import type { Context, PublicContext } from './context.ts'
import { sessionDoor } from './session.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name and declaration of the endpoint; a route without one is refused at start. */
    endpoint?: { readonly name: string; readonly endpoint: Endpoint }
    /** Static files and the health check: the literal list in app.ts. */
    open?: true
  }
  interface FastifyRequest {
    actor: Actor | null
  }
}

type ContextFor<E extends Endpoint> = E['allows'] extends 'public' ? PublicContext : Context

/** One handler a declared endpoint: no name may be missing and none may be left over. */
export type Handlers<T extends Record<string, Endpoint>> = {
  readonly [K in keyof T]: (context: ContextFor<T[K]>, asked: Asked<T[K]>) => Promise<Given<T[K]>> | Given<T[K]>
}

const isFile = (endpoint: Endpoint): boolean => typeof endpoint.answer.meta()?.file === 'string'

const parsed = (schema: z.ZodType | undefined, value: unknown): unknown => schema?.parse(value)

/** What was sent, parsed as declared. A name given twice in the query is not one value (parameter pollution). */
const readParts = (endpoint: Endpoint, request: FastifyRequest) => {
  const query: unknown = request.query
  if (typeof query === 'object' && query !== null && Object.values(query).some(Array.isArray)) throw new ProblemError('invalid')
  if (!endpoint.query && typeof query === 'object' && query !== null && Object.keys(query).length > 0)
    throw new ProblemError('invalid')
  return {
    params: parsed(endpoint.params, request.params),
    query: parsed(endpoint.query, query),
    body: parsed(endpoint.body, request.body ?? undefined),
  }
}

const fileName = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`

/**
 * Mounts a room's endpoints below /api. Sign-in and permission are checked before the body is read, so a stranger learns nothing of our
 * shapes; what the answer's schema does not name is left out; whoever is shown is on record.
 */
export const mount = <const T extends Record<string, Endpoint>>(
  app: FastifyInstance,
  house: House,
  room: string,
  endpoints: T,
  handlers: Handlers<T>,
): void => {
  for (const [key, endpoint] of Object.entries(endpoints)) {
    const name = `${room}.${key}`
    // the mapped type above has checked that this handler takes what this endpoint declares
    const handle = handlers[key] as (context: Context | PublicContext, asked: unknown) => Promise<unknown>
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { endpoint: { name, endpoint } },
      bodyLimit: endpoint.bodyLimit ?? 256 * 1024,
      onRequest: async (request) => {
        if (mayEnter(request.actor?.role ?? null, endpoint.allows)) return
        if (!request.actor) throw new ProblemError('not-signed-in')
        await house.gate.recordRefusal(request.actor, name, request.id)
        throw new ProblemError('not-allowed')
      },
      handler: async (request, reply) => {
        const asked = readParts(endpoint, request)
        const key = request.headers['idempotency-key']
        const facts: RequestFacts = {
          requestId: request.id,
          endpoint: name,
          views: endpoint.views,
          idempotency:
            endpoint.repeatable && typeof key === 'string' && key.length <= 100
              ? { key: `${name} ${key}`, bodyHash: house.digestOf([request.url, request.body ?? null]) }
              : undefined,
          seen: new Set(),
        }
        const session = sessionDoor(house, request, reply)
        const base = { actor: request.actor, today: house.today(), now: house.now(), cpr: house.cpr, session }
        const context =
          endpoint.allows === 'public'
            ? { ...base, gate: house.gate, demo: house.demo, requestId: request.id }
            : { ...base, db: house.db(facts) }
        const given = await handle(context as Context | PublicContext, asked)
        const answer = endpoint.answer.parse(given)
        if (endpoint.views && !isFile(endpoint)) {
          const { citizens, placements } = peopleIn(answer)
          const unrecorded = [...citizens, ...placements].find((id) => !facts.seen.has(id))
          if (unrecorded) throw new Error(`${name} shows somebody whose showing is not on record`)
        }
        if (isFile(endpoint)) {
          const file = answer as FileAnswer
          const bytes = Buffer.from(file.bytes)
          // the length that a compressed answer does not tell
          if (file.rows !== undefined) reply.header('x-rows', file.rows).header('x-bytes', bytes.length)
          return reply.header('content-type', file.mediaType).header('content-disposition', fileName(file.fileName)).send(bytes)
        }
        return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(answer))
      },
    })
  }
}
