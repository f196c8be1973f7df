import { describe, expect, it } from 'vitest'
import type { Actor } from '../server/db/actor.ts'
import { mayEnter, permissions, type Role, roles } from '../shared/permissions.ts'
import { asta, birthe, jonas, karen } from './support/people.ts'
import { world } from './support/world.ts'

const people: Readonly<Record<Role, Actor>> = { caseworker: karen, team_lead: jonas, manager: birthe, administrator: asta }
const nobodysId = '0190a0a0-0000-7000-8000-00000000dead'

/** An address with an id that nobody has, and a day where a day is asked for. */
const someAddress = (path: string): string =>
  `/api${path.replace(/:(\w+)/g, (_, name: string) => (/date|day|on$/i.test(name) ? '2026-11-18' : /weeks/i.test(name) ? '13' : nobodysId))}`

describe('every endpoint, asked by every role and by a stranger', async () => {
  const w = await world()

  it('has endpoints of every room that is open', () => {
    expect(new Set(w.endpoints.map(({ name }) => name.split('.')[0])).size).toBeGreaterThanOrEqual(9)
  })

  // signing out is asked last, in a test of its own: it ends the sessions that the others ask with
  it.each(w.endpoints.filter(({ name }) => name !== 'accounts.signOut').map((one) => [one.name, one] as const))(
    '%s',
    async (_, { endpoint }) => {
      const body = endpoint.body ? {} : undefined
      const answers: Record<string, string> = {}
      for (const who of [null, ...roles] as const) {
        const { status } = await w.as(who && people[who], endpoint.method, someAddress(endpoint.path), body)
        answers[who ?? 'stranger'] = status === 401 ? 'sign in' : status === 403 ? 'no' : 'yes'
        expect(status, `${who ?? 'stranger'} must never meet a fault`).toBeLessThan(500)
      }
      const expected: Record<string, string> = {}
      for (const who of [null, ...roles] as const) {
        expected[who ?? 'stranger'] = mayEnter(who, endpoint.allows) ? 'yes' : who === null ? 'sign in' : 'no'
      }
      // a wrong password is answered as to a stranger, and signing out needs nobody
      if (endpoint.path === '/session' && endpoint.method === 'POST') return
      expect(answers).toEqual(expected)
    },
  )
})

describe('signing out', async () => {
  const w = await world()

  it('is open to all and ends the session at once', async () => {
    expect((await w.as(null, 'DELETE', '/api/session')).status).toBe(200)
    expect((await w.as(karen, 'GET', '/api/sessions')).status).toBe(200)
    expect((await w.as(karen, 'DELETE', '/api/session')).status).toBe(200)
    expect((await w.as(karen, 'GET', '/api/sessions')).status).toBe(401)
  })
})

describe('the table of who may do what', async () => {
  const w = await world()
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

  it('stands in docs/authorization.md as the server holds it', async () => {
    const lines = [
      '# Who may do what',
      '',
      'Made from the endpoints themselves (`npx vitest run tests/permissions.test.ts -u`); a test fails when it no longer fits. What each role may *see* is held again by',
      'the database: roles, column grants and row-level security in `prisma/migrations`.',
      '',
      row(['endpoint', 'asks for', ...roles, 'stranger', 'shows people, why']),
      row(['---', '---', ...roles.map(() => ':-:'), ':-:', '---']),
      ...w.endpoints
        .map(({ name, endpoint }) => ({ name, endpoint }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en'))
        .map(({ name, endpoint }) =>
          row([
            `${name} \`${endpoint.method} /api${endpoint.path}\``,
            endpoint.allows,
            ...roles.map((role) => (mayEnter(role, endpoint.allows) ? 'yes' : '–')),
            mayEnter(null, endpoint.allows) ? 'yes' : '–',
            endpoint.views ?? '–',
          ]),
        ),
      '',
    ]
    await expect(lines.join('\n')).toMatchFileSnapshot('../docs/authorization.md')
  })

  it('gives each role something and nobody everything', () => {
    for (const role of roles) {
      const held = Object.values(permissions).filter((allowed) => (allowed as readonly Role[]).includes(role)).length
      expect(held).toBeGreaterThan(0)
      expect(held).toBeLessThan(Object.keys(permissions).length)
    }
  })
})

describe('a write from elsewhere', async () => {
  const w = await world()

  it.each([
    ['without our header', { 'x-fodfaeste': '' }],
    ['from another origin', { origin: 'https://elsewhere.example' }],
    ['marked cross-site by the browser', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_, headers) => {
    expect((await w.as(karen, 'DELETE', '/api/session', undefined, headers)).status).toBe(403)
    expect((await w.as(karen, 'GET', '/api/sessions')).status).toBe(200)
  })

  it('as a form or as plain text is refused', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      expect((await w.as(karen, 'POST', '/api/session', '{}', { 'content-type': type })).status).toBe(415)
    }
  })
})
