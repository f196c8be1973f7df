import { describe, expect, it } from 'vitest'
import { accountsApi } from '../shared/accounts/accounts.api.ts'
import { jonas, karen, nursingHome, petra, townHall } from './support/people.ts'
import { serverAddress } from './support/template.ts'
import { world } from './support/world.ts'

const kinds = serverAddress() ? [false, true] : [false]

describe.each(kinds)('a test’s own world (server: %s)', (server) => {
  it('knows who asks, and a stranger', async () => {
    const { as, ask } = await world({ server })
    expect((await ask(karen, accountsApi.session, {})).signedIn?.name).toBe('Karen Holm')
    expect((await as(null, 'GET', '/api/sessions')).status).toBe(401)
  })

  it('is a copy that no other world sees', async () => {
    const [one, other] = await Promise.all([world({ server }), world({ server })])
    await one.make.citizen({ firstName: 'Aske' })
    expect(await one.db.read(karen, (tx) => tx.citizen.count())).toBe(1)
    expect(await other.db.read(karen, (tx) => tx.citizen.count())).toBe(0)
  })

  it('makes a citizen’s whole way, and each sees what is theirs', async () => {
    const { db, make, sql, moveTo } = await world({ server, today: '2026-11-18' })
    const citizenId = await make.citizen({ firstName: 'Aske', lastName: 'Juul', createdOn: '2026-10-01' })
    await make.decision({ citizenId, door: 'red', on: '2026-10-02' })
    await make.decision({ citizenId, door: 'yellow', on: '2026-10-20' })
    const placementId = await make.placement({ citizenId, startsOn: '2026-11-02' })
    await make.attendance(jonas, [
      { placementId, on: '2026-11-03' },
      { placementId, on: '2026-11-04', state: 'sick' },
    ])
    await make.measurement({ citizenId, party: 'citizen', on: '2026-10-02' })
    await make.spell({ citizenId, placementId, startsOn: '2026-11-10' })
    await make.check({ citizenId, placementId, weeks: 4, answer: 'unknown', on: '2026-11-30' })
    expect(await db.read(karen, (tx) => tx.doorDecision.count({ where: { historicAt: null } }))).toBe(1)
    expect(await db.read(jonas, (tx) => tx.placement.findMany({ select: { siteId: true } }))).toEqual([
      { siteId: nursingHome.siteId },
    ])
    expect(await db.read(jonas, (tx) => tx.attendance.count())).toBe(2)
    expect(await db.read(petra, (tx) => tx.placement.count())).toBe(0)
    expect(await db.read(petra, (tx) => tx.site.findMany({ select: { id: true } }))).toEqual([{ id: townHall.siteId }])
    expect(await sql<{ n: number }>('SELECT count(*)::int AS n FROM attendance WHERE citizen_id = $1', [citizenId])).toEqual([
      { n: 2 },
    ])
    moveTo('2026-11-19')
    expect(await db.read(karen, (tx) => tx.$queryRaw<{ day: string }[]>`SELECT ctx_today()::text AS day`)).toEqual([
      { day: '2026-11-19' },
    ])
  })
})
