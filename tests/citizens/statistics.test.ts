import { describe, expect, it } from 'vitest'
import { getColleague } from '../../server/accounts/staffing.ts'
import { fillStatistics } from '../../server/citizens/statistics.ts'
import { citizensApi } from '../../shared/citizens/citizens.api.ts'
import { asta, birthe, jonas, karen } from '../support/people.ts'
import { world } from '../support/world.ts'

describe('birth year and sex, for counting alone', async () => {
  const w = await world()
  const noted = (citizenId: string) =>
    w.sql<{ born: number; sex: string }>('SELECT birth_year AS born, sex FROM citizen_statistics WHERE citizen_id = $1', [
      citizenId,
    ])

  it('are noted when somebody types a CPR number', async () => {
    const body = { cpr: '750988-3666', firstName: 'Hanne', lastName: 'Sørensen' }
    const { citizenId } = await w.ask(karen, citizensApi.create, { body })
    expect(await noted(citizenId)).toEqual([{ born: 1988, sex: 'f' }])
  })

  it('are read by no role, whoever asks', async () => {
    await w.make.citizen()
    for (const who of [karen, jonas, birthe, asta])
      await expect(w.db.read(who, (tx) => tx.citizenStatistics.count())).rejects.toThrow(/permission denied/)
  })

  it('are noted by nobody for a citizen of another municipality, nor by another role', async () => {
    const citizenId = await w.make.citizen()
    const note = (who: typeof karen) =>
      w.db.write(who, 'test.noted', (tx) => tx.$queryRaw`SELECT note_statistics(${citizenId}::uuid, 1950, 'm')::text`)
    await expect(note({ ...karen, organisationId: '01900000-0000-7000-8009-000000000009' })).rejects.toThrow(/own citizen/)
    for (const who of [jonas, birthe, asta]) await expect(note(who)).rejects.toThrow(/permission denied/)
    expect((await noted(citizenId))[0]?.born).toBe(1985)
  })

  it('are filled in for those from before, once, in a caseworker’s name and on record with each citizen', async () => {
    const mine = [await w.make.citizen({ cpr: '610190-4007' }), await w.make.citizen({ cpr: '610190-0006' })]
    await w.sql(`WITH deed AS MATERIALIZED (SELECT set_config('app.entry', gen_random_uuid()::text, false))
      DELETE FROM citizen_statistics USING deed WHERE citizen_id IN ('${mine.join("', '")}')`)
    const caseworker = await getColleague(w.house, 'karen.holm@example.dk', 'caseworker')
    expect(await fillStatistics(w.house, caseworker)).toBe(2)
    expect(await fillStatistics(w.house, caseworker)).toBe(0)
    expect([...(await noted(mine[0] ?? '')), ...(await noted(mine[1] ?? ''))]).toEqual([
      { born: 1990, sex: 'm' },
      { born: 1990, sex: 'f' },
    ])
    const deeds = await w.sql<{ ids: string[] }>(
      `SELECT citizen_ids::text[] AS ids FROM audit_entry WHERE deed = 'statistics.filled' AND cardinality(citizen_ids) > 0`,
    )
    expect(deeds.map(({ ids }) => ids.toSorted())).toEqual([mine.toSorted()])
    await expect(getColleague(w.house, 'asta.friis@example.dk', 'caseworker')).rejects.toThrow('not a caseworker')
  })
})
