import { describe, expect, it } from 'vitest'
import { addColleague } from '../../server/accounts/staffing.ts'
import { ConfigurationError } from '../../server/config.ts'
import { world } from '../support/world.ts'

const asta = 'asta.friis@example.dk'

describe('adding a colleague by command', async () => {
  const w = await world()
  const signIn = (email: string, password: string) =>
    w.as<{ role: string; organisationName: string }>(null, 'POST', '/api/session', { email, password })

  it('lets a caseworker sign in at the municipality, on record in the administrator’s name', async () => {
    const password = await addColleague(w.house, asta, { role: 'caseworker', name: 'Ny Kollega', email: 'Ny.Kollega@example.dk' })
    const { status, body } = await signIn('ny.kollega@example.dk', password)
    expect([status, body.role]).toEqual([200, 'caseworker'])
    const deeds = await w.sql<{ deed: string }>(`SELECT deed FROM audit_entry WHERE deed = 'colleague.added'`)
    expect(deeds).toHaveLength(1)
  })

  it('makes a supplier that is new, and uses it again', async () => {
    const supplier = { name: 'Nyt Firma', cvr: '87654321' }
    const password = await addColleague(w.house, asta, {
      role: 'team_lead',
      name: 'Første Leder',
      email: 'forste@example.dk',
      supplier,
    })
    await addColleague(w.house, asta, { role: 'manager', name: 'Anden Leder', email: 'anden@example.dk', supplier })
    expect((await signIn('forste@example.dk', password)).body).toMatchObject({ role: 'team_lead', organisationName: 'Nyt Firma' })
    expect(await w.sql(`SELECT 1 FROM organisation WHERE cvr = '87654321'`)).toHaveLength(1)
  })

  it.each([
    ['a team lead of the municipality', asta, { role: 'team_lead', name: 'X Y', email: 'x@example.dk' }, /has no team_lead/],
    [
      'a caseworker of a supplier',
      asta,
      { role: 'caseworker', name: 'X Y', email: 'x@example.dk', supplier: { name: 'F', cvr: '11112222' } },
      /has no caseworker/,
    ],
    ['an address that is taken', asta, { role: 'caseworker', name: 'X Y', email: 'Karen.Holm@example.dk' }, /here already/],
    [
      'in the name of somebody who is no administrator',
      'karen.holm@example.dk',
      { role: 'caseworker', name: 'X Y', email: 'x@example.dk' },
      /not an administrator/,
    ],
    ['in the name of nobody', 'ingen@example.dk', { role: 'caseworker', name: 'X Y', email: 'x@example.dk' }, /Nobody here/],
  ] as const)('refuses %s with a sentence and adds nobody', async (_, as, colleague, sentence) => {
    const attempt = addColleague(w.house, as, colleague)
    await expect(attempt).rejects.toThrow(sentence)
    await expect(attempt).rejects.toBeInstanceOf(ConfigurationError)
    expect(await w.sql(`SELECT 1 FROM staff WHERE email = 'x@example.dk'`)).toEqual([])
  })
})
