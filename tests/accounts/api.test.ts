import { describe, expect, it } from 'vitest'
import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import { karen } from '../support/people.ts'
import { world } from '../support/world.ts'

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
