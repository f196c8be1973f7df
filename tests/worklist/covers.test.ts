import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import { asta, birthe, jonas, karen, mikkel, municipality } from '../support/people.ts'
import { serverAddress } from '../support/template.ts'
import { type World, world } from '../support/world.ts'
import { causesOf, codeOf, cover, mine, placed, setDisabled, snooze, today } from './ground.ts'

/** A third caseworker of the municipality. */
const sanneIn = async (w: World) => {
  const sanne = { ...karen, staffId: randomUUID(), name: 'Sanne Bæk' }
  await w.sql(`DO $do$ BEGIN PERFORM set_config('app.entry', '${randomUUID()}', true);
    INSERT INTO staff (id, organisation_id, role, name, email) VALUES ('${sanne.staffId}', '${municipality.id}', 'caseworker', 'Sanne Bæk', 'sanne@example.dk');
  END $do$`)
  return sanne
}

describe('looking after a colleague’s citizens', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today })
  })

  it('begins and ends by itself, says for whom, and takes nothing from whoever is away', async () => {
    const { citizenId } = await placed(w, 'pppss')
    const { coverId } = await cover(w, karen, mikkel, '2026-11-19', '2026-11-20')
    expect(await causesOf(w, citizenId, mikkel)).toEqual([])
    w.moveTo('2026-11-19')
    const list = await mine(w, mikkel)
    expect(list.items.filter((item) => item.citizenId === citizenId)).toMatchObject([
      { coveredFor: karen.name, nobodys: false },
      { coveredFor: karen.name },
    ])
    expect(list.covering).toEqual([
      {
        ...{ coverId, absent: karen.name, substitute: mikkel.name, fromOn: '2026-11-19', untilOn: '2026-11-20' },
        ...{ reason: 'Kursus', current: true, endedEarlyOn: null },
      },
    ])
    expect(list.coveredBy).toEqual([])
    expect((await mine(w, karen)).coveredBy).toEqual(list.covering)
    // not among the numbers of the own citizens
    expect(list.mine.total).toBe(0)
    expect(await causesOf(w, citizenId, karen)).toContain('absences-in-a-row')
    w.moveTo('2026-11-21')
    expect(await causesOf(w, citizenId, mikkel)).toEqual([])
    expect((await w.ask(karen, worklistApi.covers, {})).covers[0]).toMatchObject({ coverId, current: false })
    // over by itself: there is nothing left to end
    expect(await codeOf(w.ask(karen, worklistApi.endCover, { params: { coverId } }))).toBe('changed-meanwhile')
    w.moveTo(today)
    await w.ask(karen, worklistApi.endCover, { params: { coverId } })
  })

  it('lets the substitute put a line aside, for both', async () => {
    const line = await placed(w, 'pppss')
    const { coverId } = await cover(w, karen, mikkel, today, today)
    await snooze(w, line, '2026-11-20', 'absences-in-a-row', mikkel)
    for (const who of [karen, mikkel]) expect(await causesOf(w, line.citizenId, who)).toEqual(['low-attendance'])
    await w.ask(mikkel, worklistApi.endCover, { params: { coverId } })
  })

  it('is ended early once, and is on record from beginning to end', async () => {
    const { citizenId } = await placed(w, 'pppss')
    const { coverId } = await cover(w, karen, mikkel, today, '2026-11-30')
    expect(await causesOf(w, citizenId, mikkel)).not.toEqual([])
    await w.ask(karen, worklistApi.endCover, { params: { coverId } })
    expect(await causesOf(w, citizenId, mikkel)).toEqual([])
    expect((await w.ask(karen, worklistApi.covers, {})).covers.find((one) => one.coverId === coverId)).toMatchObject({
      current: false,
      endedEarlyOn: today,
    })
    expect(await codeOf(w.ask(karen, worklistApi.endCover, { params: { coverId } }))).toBe('changed-meanwhile')
    expect(await codeOf(w.ask(karen, worklistApi.endCover, { params: { coverId: randomUUID() } }))).toBe('not-found')
    const deeds = await w.sql<{ deed: string }>(
      `SELECT e.deed FROM audit_change x JOIN audit_entry e ON e.id = x.entry_id WHERE x.table_name = 'cover' AND x.record_id = $1 ORDER BY e.at`,
      [coverId],
    )
    expect(deeds.map(({ deed }) => deed)).toEqual(['cover.begun', 'cover.ended'])
  })

  it('is refused for oneself, in the past, too long, twice, and by somebody who is away', async () => {
    const { coverId } = await cover(w, mikkel, karen, '2026-12-07', '2026-12-11')
    expect(await codeOf(cover(w, karen, karen, today, today))).toBe('cover-own-self')
    expect(await codeOf(cover(w, karen, mikkel, '2026-11-17', today))).toBe('cover-not-ahead')
    expect(await codeOf(cover(w, karen, mikkel, today, '2026-11-17'))).toBe('date-order')
    expect(await codeOf(cover(w, karen, mikkel, today, '2027-05-20'))).toBe('cover-too-long')
    expect(await codeOf(cover(w, mikkel, karen, '2026-12-11', '2026-12-12'))).toBe('cover-overlaps')
    expect(await codeOf(cover(w, karen, mikkel, '2026-12-01', '2026-12-07'))).toBe('cover-substitute-away')
    await w.ask(karen, worklistApi.endCover, { params: { coverId } })
    const because = (reason: string) =>
      w.ask(karen, worklistApi.cover, {
        body: { absentId: karen.staffId, substituteId: mikkel.staffId, fromOn: '2027-03-01', untilOn: '2027-03-01', reason },
      })
    for (const short of ['Ki', '🌴🌴']) expect(await codeOf(because(short))).toBe('reason-too-short')
    await w.ask(karen, worklistApi.endCover, { params: await because('Kur') })
    // ended, it stands in nobody's way
    const again = await cover(w, karen, mikkel, '2026-12-01', '2026-12-07')
    await w.ask(karen, worklistApi.endCover, { params: again })
  })

  it('is between colleagues who can sign in: not a manager, not a team lead, nobody whose account is closed', async () => {
    for (const other of [birthe, asta, jonas]) {
      expect(await codeOf(cover(w, karen, other, today, today))).toBe('not-found')
      expect(await codeOf(cover(w, other, karen, today, today))).toBe('not-found')
    }
    await setDisabled(w, mikkel, true)
    expect(await codeOf(cover(w, karen, mikkel, today, today))).toBe('not-found')
    // whose account was closed is looked after all the same
    const { coverId } = await cover(w, mikkel, karen, today, today)
    await w.ask(karen, worklistApi.endCover, { params: { coverId } })
    await setDisabled(w, mikkel, false)
  })

  it('is held by the database as well', async () => {
    const row = {
      ...{ organisationId: municipality.id, absentId: karen.staffId, substituteId: mikkel.staffId, madeById: karen.staffId },
      ...{ fromOn: new Date('2027-01-04'), untilOn: new Date('2027-01-08'), reason: 'Ferie' },
    }
    const insert = (given: Partial<typeof row>) =>
      codeOf(w.db.write(karen, 'cover.begun', (tx) => tx.cover.createMany({ data: [{ ...row, ...given }] })))
    expect(await insert({})).toBe('done')
    expect(await insert({ fromOn: new Date('2027-01-08'), untilOn: new Date('2027-01-09') })).toBe('cover-overlaps')
    expect(await insert({ absentId: mikkel.staffId })).toMatch(/cover_by_another/)
    // in somebody else's name
    expect(await insert({ fromOn: new Date('2027-02-01'), untilOn: new Date('2027-02-01'), madeById: mikkel.staffId })).toBe(
      'not-found',
    )
    const end = (byId: string) =>
      codeOf(
        w.db.write(karen, 'cover.ended', (tx) =>
          tx.cover.updateMany({ where: { fromOn: row.fromOn }, data: { endedAt: new Date(), endedById: byId } }),
        ),
      )
    expect(await end(mikkel.staffId)).toBe('changed-meanwhile')
    expect([await end(karen.staffId), await end(karen.staffId)]).toEqual(['done', 'changed-meanwhile'])
  })
})

describe('who answers', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today })
  })

  it('is whoever is there: a substitute who falls ill is covered in turn', async () => {
    const sanne = await sanneIn(w)
    const { citizenId } = await placed(w, 'pppss')
    const sees = async () => {
      const lists = await Promise.all([karen, mikkel, sanne].map((who) => causesOf(w, citizenId, who)))
      return lists.map((causes) => causes.length > 0)
    }
    expect(await sees()).toEqual([true, false, false])
    await cover(w, karen, mikkel, today, '2026-11-30')
    expect(await sees()).toEqual([true, true, false])
    await cover(w, mikkel, sanne, '2026-11-19', '2026-11-20', mikkel)
    w.moveTo('2026-11-19')
    expect(await sees()).toEqual([true, false, true])
    expect((await mine(w, sanne)).covering.map(({ absent }) => absent).toSorted()).toEqual([karen.name, mikkel.name])
    // a closed account looks after nobody: it falls back to the one before
    await setDisabled(w, sanne, true)
    expect((await mine(w, mikkel)).items.some((item) => item.citizenId === citizenId)).toBe(true)
    await setDisabled(w, mikkel, true)
    expect(await w.sql('SELECT acting_for($1, $2)::text AS id', [karen.staffId, '2026-11-19'])).toEqual([{ id: karen.staffId }])
    await setDisabled(w, karen, true)
    expect(await w.sql('SELECT acting_for($1, $2)::text AS id', [karen.staffId, '2026-11-19'])).toEqual([{ id: null }])
    for (const who of [karen, mikkel, sanne]) await setDisabled(w, who, false)
  })

  it('comes to an end where two look after each other', async () => {
    const each = (
      absent: typeof karen,
      substitute: typeof karen,
    ) => `('${randomUUID()}', '${municipality.id}', '${absent.staffId}',
      '${substitute.staffId}', '2026-12-24', '2026-12-24', 'Begge væk', '${karen.staffId}')`
    await w.sql(`DO $do$ BEGIN PERFORM set_config('app.entry', '${randomUUID()}', true); PERFORM set_config('app.staff', '${karen.staffId}', true);
      INSERT INTO cover (id, organisation_id, absent_id, substitute_id, from_on, until_on, reason, made_by_id) VALUES ${each(karen, mikkel)}, ${each(mikkel, karen)};
    END $do$`)
    const acting = await w.sql('SELECT acting_for($1, $3)::text AS a, acting_for($2, $3)::text AS b', [
      karen.staffId,
      mikkel.staffId,
      '2026-12-24',
    ])
    expect(acting).toEqual([{ a: mikkel.staffId, b: karen.staffId }])
  })
})

if (serverAddress())
  test('of two at once, one cover and one snooze come to stand', async () => {
    const w = await world({ today, server: true })
    const line = await placed(w, 'pppss')
    const covers = await Promise.all([1, 2, 3, 4].map(() => codeOf(cover(w, karen, mikkel, today, '2026-11-20'))))
    expect(covers.toSorted()).toEqual(['cover-overlaps', 'cover-overlaps', 'cover-overlaps', 'done'])
    const snoozes = await Promise.all(
      [karen, mikkel, karen, mikkel].map((who) => codeOf(snooze(w, line, '2026-11-20', 'absences-in-a-row', who))),
    )
    expect(snoozes.toSorted()).toEqual(['changed-meanwhile', 'changed-meanwhile', 'changed-meanwhile', 'done'])
  })
