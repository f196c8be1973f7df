import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../../shared/problem.ts'
import type { House } from '../house.ts'

/**
 * A write must come from our own pages: with the header that no form can send, and from our own address. Origin is compared with the
 * configured public address, or with the address asked where none is configured.
 */
export const demandSameSite = (house: Pick<House, 'origin'>, request: FastifyRequest): void => {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin, host, 'sec-fetch-site': site, 'x-fodfaeste': marker } = request.headers
  if (marker !== '1') throw new ProblemError('cross-site')
  if (site !== undefined && site !== 'same-origin') throw new ProblemError('cross-site')
  if (origin === undefined) return
  const expected = house.origin ? [house.origin] : [`http://${host}`, `https://${host}`]
  if (!expected.includes(origin)) throw new ProblemError('cross-site')
}

/**
 * What a person queued without signal says whose it is. In anybody else's session it is refused as if nobody were signed in: the phone
 * keeps it, and nobody sends another's words in their own name.
 */
export const demandSamePerson = (actor: { readonly staffId: string } | null, request: FastifyRequest): void => {
  const meant = request.headers['x-fodfaeste-as']
  if (meant !== undefined && meant !== actor?.staffId) throw new ProblemError('not-signed-in')
}

/** At most so many requests at once; the rest are told to come back, so that those let in are served fast. */
export const limitInFlight = (app: FastifyInstance, most: number): void => {
  let inFlight = 0
  const counted = new WeakSet<FastifyRequest>()
  const release = (request: FastifyRequest): void => {
    if (counted.delete(request)) inFlight -= 1
  }
  app.addHook('onRequest', async (request) => {
    if (request.url === '/health') return
    if (inFlight >= most) throw new ProblemError('busy')
    inFlight += 1
    counted.add(request)
  })
  app.addHook('onResponse', async (request) => release(request))
  app.addHook('onRequestAbort', async (request) => release(request))
}
