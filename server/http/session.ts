import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError } from '../../shared/problem.ts'
import type { House } from '../house.ts'
import type { SessionDoor } from './context.ts'

/** `__Host-` binds the cookie to this very origin and needs https; a trial over plain http goes without. */
export const cookieName = (house: Pick<House, 'secureCookies'>): string =>
  house.secureCookies ? '__Host-fodfaeste' : 'fodfaeste'

export const tokenOf = (house: Pick<House, 'secureCookies'>, request: FastifyRequest): string | undefined => {
  const token = request.cookies[cookieName(house)]
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined
}

export const sessionDoor = (house: House, request: FastifyRequest, reply: FastifyReply): SessionDoor => ({
  open: async (staffId) => {
    const former = tokenOf(house, request)
    if (former) await house.gate.closeSession(former)
    const token = randomBytes(32).toString('base64url')
    await house.gate.openSession(staffId, token, (request.headers['user-agent'] ?? '').slice(0, 300), request.id)
    void reply.setCookie(cookieName(house), token, { path: '/', httpOnly: true, secure: house.secureCookies, sameSite: 'strict' })
    const actor = await house.gate.findSession(token)
    if (!actor) throw new ProblemError('unexpected')
    return actor
  },
  close: async () => {
    const token = tokenOf(house, request)
    if (token) await house.gate.closeSession(token)
    void reply.clearCookie(cookieName(house), { path: '/', httpOnly: true, secure: house.secureCookies, sameSite: 'strict' })
    // not "storage": it would take the next person's unsent words with it (docs/decisions/022-offline.md)
    void reply.header('clear-site-data', '"cache"')
  },
})
