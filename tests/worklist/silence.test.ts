import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../../prisma/factories.ts'
import { cast } from '../../prisma/seed/cast.ts'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { addDays, datesFrom } from '../../shared/calendar.ts'
import { silentDatesOf } from '../../shared/worklist/alerts.rules.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import { asta, birthe, blankt, jonas, karen, nursingHome, petra, renlinjen, rikke, school, townHall } from '../support/people.ts'
import { type World, world } from '../support/world.ts'
import { placed, today } from './ground.ts'

const silence = (w: World, who = rikke) => w.ask(who, worklistApi.silence, {})

describe('what a manager is told of silence', () => {
  let w: World
  beforeAll(async () => {
    w = await world({ today })
  })

  it('is nothing where the days are logged', async () => {
    await placed(w, 'ppppp')
    expect(await silence(w)).toEqual({ days: 3, sites: [] })
  })

  it('is the site, who leads it, how many days and since when: never a person', async () => {
    const { citizenId } = await placed(w, 'pp...', { citizen: { firstName: 'Hemmelig' } })
    await placed(w, 'p....')
    const told = await silence(w)
    expect(told).toEqual({
      days: 3,
      sites: [{ siteId: nursingHome.siteId, siteName: nursingHome.name, leads: [jonas.name], days: 4, since: '2026-11-12' }],
    })
    const { body } = await w.as(rikke, 'GET', '/api/silence')
    for (const word of [citizenId, 'Hemmelig']) expect(JSON.stringify(body)).not.toContain(word)
  })

  it('begins where the municipality says so, and ends with a log', async () => {
    const { placementId } = await placed(w, 'ppp..', { stay: { siteId: school.siteId } })
    const put = (value: number, version: number) =>
      w.ask(asta, settingsApi.set, { params: { key: 'silent-days-manager' }, body: { value, version } })
    const isTold = async () => (await silence(w)).sites.some(({ siteId }) => siteId === school.siteId)
    expect(await isTold()).toBe(false)
    await put(2, 0)
    expect([await isTold(), (await silence(w)).days]).toEqual([true, 2])
    await put(3, 1)
    await put(2, 2)
    await w.make.attendance(jonas, [{ placementId, on: '2026-11-16' }])
    expect(await isTold()).toBe(false)
    await put(3, 3)
  })

  it('is as long as of the person with the most days, and since that person’s first', async () => {
    const own = await world({ today })
    // three Mondays of one; every working day since 12 November of the other
    await placed(own, '', { stay: { startsOn: '2026-11-02', weekdayHours: [4, 0, 0, 0, 0, 0, 0] } })
    await placed(own, 'p....')
    expect((await silence(own)).sites).toMatchObject([{ days: 4, since: '2026-11-12' }])
  })

  it('leaves the holidays out, also those of the year that has just gone', async () => {
    const own = await world({ today: '2027-01-05' })
    const { placementId } = await placed(own, '', { stay: { endsOn: '2027-02-26' } })
    await own.make.attendance(jonas, [{ placementId, on: '2026-12-23' }])
    // Christmas Eve, four days between Christmas and New Year, and the Monday after
    expect((await silence(own)).sites).toMatchObject([{ days: 6, since: '2026-12-24' }])
  })

  it('is the own sites’ for a supplier, and those of the own citizens for the municipality', async () => {
    await placed(w, '', { stay: { siteId: townHall.siteId, supplierId: renlinjen.id } })
    const sitesOf = async (who: typeof rikke) => (await silence(w, who)).sites.map(({ siteName }) => siteName).toSorted()
    const other = {
      ...actorOf(cast.rikke),
      staffId: '00000000-0000-4000-8000-0000000000aa',
      organisationId: renlinjen.id,
      organisationName: 'Renlinjen',
    }
    await w.db.write(asta, 'world.widened', (tx) =>
      tx.staff.createMany({
        data: [{ id: other.staffId, organisationId: renlinjen.id, role: 'manager', name: 'Mads', email: 'mads@example.dk' }],
      }),
    )
    expect(await sitesOf(rikke)).toEqual([nursingHome.name])
    expect(await sitesOf(other)).toEqual([townHall.name])
    expect(await sitesOf(birthe)).toEqual([townHall.name, nursingHome.name].toSorted())
    for (const who of [karen, jonas, petra, asta]) expect((await w.as(who, 'GET', '/api/silence')).status).toBe(403)
  })
})

describe('silence in the database and in the rules', () => {
  const [day, first] = ['2027-01-06', '2026-12-07'] as const
  const dates = datesFrom(first, addDays(day, -1))
  const week = fc.tuple(...Array.from({ length: 7 }, () => fc.constantFrom(0, 3, 4)))
  const history = fc.record({
    startedOn: fc.constantFrom(first, '2026-12-14', '2026-12-23'),
    endsOn: fc.constantFrom('2026-12-30', '2027-02-26'),
    weekdayHours: week,
    early: fc.option(week, { nil: null }),
    lastLoggedOn: fc.option(fc.constantFrom('2026-12-23', '2026-12-30', '2027-01-04'), { nil: null }),
    closed: fc.subarray(dates, { maxLength: 5 }),
    absence: fc.option(fc.tuple(fc.constantFrom(...dates), fc.nat(9)), { nil: null }),
  })

  it('are the same days over Christmas, whatever was planned, logged, closed or planned away', async () => {
    const w = await world({ today: day })
    const { placementId, citizenId } = await placed(w, '', { stay: { startsOn: first, endsOn: '2027-02-26' } })
    const lay = async (drawn: Drawn): Promise<void> => {
      const { startedOn, endsOn, weekdayHours, lastLoggedOn, closed, absence } = drawn
      const one = `'${placementId}'`
      // the triggers stand for rules that are not asked here
      await w.sql(`DO $do$ BEGIN SET LOCAL session_replication_role = replica;
        DELETE FROM attendance; DELETE FROM site_closed_day; DELETE FROM planned_absence;
        UPDATE placement SET starts_on = '${startedOn}', started_on = '${startedOn}', ends_on = '${endsOn}', weekday_hours = '{${weekdayHours.join()}}',
          ramp = '${JSON.stringify(rampOf(drawn))}' WHERE id = ${one};
        INSERT INTO site_closed_day (site_id, on_date, reason) SELECT '${nursingHome.siteId}', d, 'Lukket' FROM unnest('{${closed.join()}}'::date[]) d;
        ${lastLoggedOn ? `INSERT INTO attendance (id, placement_id, citizen_id, on_date, state, hours, planned_hours, logged_by_id) VALUES (gen_random_uuid(), ${one}, '${citizenId}', '${lastLoggedOn}', 'present', 4, 4, '${jonas.staffId}');` : ''}
        ${absence ? `INSERT INTO planned_absence (id, placement_id, citizen_id, from_on, until_on, kind, recorded_by_id) VALUES (gen_random_uuid(), ${one}, '${citizenId}', '${absence[0]}', '${addDays(...absence)}', 'leave', '${karen.staffId}');` : ''}
      END $do$`)
    }
    const told = async (): Promise<unknown> => {
      const [row] = await w.sql<{ told: { sites: { days: number; since: string }[] } }>(
        `SELECT silent_sites($1, $2::date[], 1) AS told FROM set_config('app.org', $3, false)`,
        [day, ['2026-12-25', '2026-12-26', '2027-01-01'], blankt.id],
      )
      return row?.told.sites.map(({ days, since }) => [days, since])
    }
    await fc.assert(
      fc.asyncProperty(history, async (drawn) => {
        await lay(drawn)
        const { closed, absence, early: _early, weekdayHours, ...facts } = drawn
        const silent = silentDatesOf(
          {
            ...facts,
            startsOn: facts.startedOn,
            endedOn: null,
            logged: [],
            weekdayHours,
            ramp: rampOf(drawn),
            closedDays: new Map(closed.map((on) => [on, 'Lukket'])),
            absences: absence ? [{ fromOn: absence[0], untilOn: addDays(...absence) }] : [],
          },
          day,
        )
        expect(await told()).toEqual(silent.length > 0 ? [[silent.length, silent[0]]] : [])
      }),
      { numRuns: 60, seed: 29 },
    )
  })

  type Drawn = typeof history extends fc.Arbitrary<infer T> ? T : never
  /** Other hours in the first two weeks, or the same all along. */
  const rampOf = ({ early, weekdayHours }: Drawn) =>
    early
      ? [
          { fromWeek: 1, weekdayHours: [...early], pace: null },
          { fromWeek: 3, weekdayHours: [...weekdayHours], pace: null },
        ]
      : []
})
