import { describe, expect, it } from 'vitest'
import { hashPassword } from '../../server/accounts/password.ts'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { jonas, karen, petra } from '../support/people.ts'
import { type World, world } from '../support/world.ts'

const password = 'en lang og rolig sætning'
const email = 'karen.holm@example.dk'

/** Everybody has the password of this file; behind the product's back, as a deed of nobody's. */
const withPassword = async (): Promise<World> => {
  const w = await world()
  await w.sql(
    `WITH deed AS (SELECT set_config('app.entry', gen_random_uuid()::text, true)) UPDATE staff SET password_hash = $1 FROM deed`,
    [await hashPassword(password)],
  )
  return w
}
const signIn = (w: World, given: { email?: string; password?: string } = {}) =>
  w.as<{ code?: string }>(null, 'POST', '/api/session', { email, password, ...given })
const failures = async (w: World): Promise<number> => (await w.sql('SELECT 1 FROM sign_in_failure')).length

describe('signing in', () => {
  it('counts an attempt before it is judged: of many at once ten are, whether somebody has the address or nobody', async () => {
    const w = await withPassword()
    for (const address of [email, 'ingen@example.dk']) {
      const all = await Promise.all(Array.from({ length: 30 }, () => signIn(w, { email: address, password: 'gæt' })))
      const codes = all.map(({ body }) => String(body.code)).toSorted((one, other) => one.localeCompare(other))
      expect(codes).toEqual([...Array(10).fill('sign-in-failed'), ...Array(20).fill('too-many-attempts')])
    }
    // those who were turned away do not lengthen the wait
    expect(await failures(w)).toBe(20)
    expect((await signIn(w)).body.code).toBe('too-many-attempts')
    expect((await signIn(w, { email: 'jonas.krogh@example.dk' })).status).toBe(200)

    await w.sql(`UPDATE sign_in_failure SET at = at - interval '15 minutes'`)
    expect((await signIn(w)).status).toBe(200)
  })

  it('takes the attempt back when the password is right, and keeps the wrong ones', async () => {
    const w = await withPassword()
    for (let times = 0; times < 9; times += 1) await signIn(w, { password: 'gæt' })
    for (let times = 0; times < 3; times += 1) expect((await signIn(w)).status).toBe(200)
    expect(await failures(w)).toBe(9)
  })
})

describe('own sessions', () => {
  it('are those that would still open something, by the database’s clock', async () => {
    const w = await world()
    const open = (token: string) => w.house.gate.openSession(karen.staffId, token, token, 'a test')
    for (const token of ['idle', 'over', 'alive']) await open(token)
    await w.sql(`UPDATE session SET last_seen_at = now() - interval '31 minutes' WHERE user_agent = 'idle'`)
    await w.sql(`UPDATE session SET expires_at = now() - interval '1 second' WHERE user_agent = 'over'`)
    const { sessions } = await w.ask(karen, accountsApi.sessions, {})
    expect(sessions.map(({ userAgent }) => userAgent).toSorted()).toEqual(['a test', 'alive'])
    expect(sessions.filter(({ current }) => current).map(({ userAgent }) => userAgent)).toEqual(['a test'])
    for (const token of ['idle', 'over']) expect(await w.house.gate.findSession(token)).toBeNull()
    expect(await w.house.gate.findSession('alive')).toMatchObject({ staffId: karen.staffId })
  })
})

describe('a shared phone', () => {
  it('what a person queued is heard in their own session alone', async () => {
    const w = await world()
    const asked = async (who: typeof jonas | null, meant: string) =>
      (await w.as(who, 'GET', '/api/crew/2026-11-20', undefined, { 'x-fodfaeste-as': meant })).status
    expect(await asked(jonas, jonas.staffId)).toBe(200)
    expect(await asked(petra, jonas.staffId)).toBe(401)
    expect(await asked(null, jonas.staffId)).toBe(401)
    expect(await asked(jonas, '')).toBe(401)
  })

  it('sign-out ends the session and leaves the browser what is another person’s', async () => {
    const w = await world()
    const { status, headers } = await w.as(jonas, 'DELETE', '/api/session')
    expect([status, headers['clear-site-data']]).toEqual([200, '"cache"'])
    expect(headers['set-cookie']).toMatch(/fodfaeste=;.*Expires=Thu, 01 Jan 1970/)
  })

  it('the session tells the server’s time', async () => {
    const w = await world()
    const { now, today } = await w.ask(jonas, accountsApi.session, {})
    expect(now.slice(0, 10)).toBe(today)
  })
})
