import { z } from 'zod'
import type { Access } from './permissions.ts'

/** Why a citizen's data was looked at; written to the access log with every answer that shows a person. */
export const purposes = ['casework', 'search', 'import', 'crew-day', 'employees', 'cpr-reveal'] as const
export type Purpose = (typeof purposes)[number]

/** A file as an answer: what the browser saves. `bytes` is UTF-8 text or raw bytes; `rows` is told ahead to who shows progress. */
export type FileAnswer = {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: string | Uint8Array
  readonly rows?: number
}
export const fileAnswer = (mediaType: string) =>
  z.custom<FileAnswer>((value) => typeof value === 'object' && value !== null && 'bytes' in value).meta({ file: mediaType })

/**
 * One HTTP endpoint below /api. The server mounts it (and demands a handler for it), the web calls it with inferred types, the
 * permissions test asks it for every role, and OpenAPI 3.1 is made from it.
 *
 * `answer` is a whitelist: what it does not name never leaves the server. An answer that carries a `citizenId` or `placementId`
 * must say `views`, and the mount then writes the access log in the same transaction; the server refuses to start otherwise.
 */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
  /** One sentence in English for the API's description. */
  readonly does: string
  readonly allows: Access
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly views?: Purpose
  /** Sent again under the same Idempotency-Key within a day it has one effect and one answer, which is kept so long; never one that reveals. */
  readonly repeatable?: true
  /** Largest body in bytes; 256 KiB when not said. */
  readonly bodyLimit?: number
}

export const api = <const T extends Record<string, Endpoint>>(endpoints: T): T => endpoints

type In<S> = S extends z.ZodType ? z.input<S> : undefined
type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type Part<K extends string, V> = [V] extends [undefined] ? { readonly [P in K]?: undefined } : { readonly [P in K]: V }

/** What a caller hands over. */
export type Ask<E extends Endpoint> = Part<'params', In<E['params']>> &
  Part<'query', In<E['query']>> &
  Part<'body', In<E['body']>>

/** What a handler receives: parsed. */
export type Asked<E extends Endpoint> = {
  readonly params: Out<E['params']>
  readonly query: Out<E['query']>
  readonly body: Out<E['body']>
}

/** What a handler returns (before the whitelist) and what a caller gets (after it). */
export type Given<E extends Endpoint> = z.input<E['answer']>
export type Answer<E extends Endpoint> = z.output<E['answer']>

/** The address of an endpoint with its parameters filled in. */
export const addressOf = (
  endpoint: Pick<Endpoint, 'path'>,
  ask: { readonly params?: object | undefined; readonly query?: object | undefined } = {},
): string => {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value: unknown = ask.params && Reflect.get(ask.params, name)
    if (value === undefined) throw new Error(`no parameter ${name} for ${endpoint.path}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `/api${path}${text ? `?${text}` : ''}`
}

/** An answer with nothing in it but the fact that it went well. */
export const done = z.object({ done: z.literal(true) })
export const itIsDone: z.infer<typeof done> = { done: true }
