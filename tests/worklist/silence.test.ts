import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '../../prisma/factories.ts'
import { cast } from '../../prisma/seed/cast.ts'
import { settingsApi } from '../../shared/accounts/settings.api.ts'
import { silentDatesOf } from '../../shared/worklist/alerts.rules.ts'
import { worklistApi } from '../../shared/worklist/worklist.api.ts'
import {
  asta,
  birthe,
  blankt,
  jonas,
  karen,
  laundry,
  nursingHome,
  petra,
  renlinjen,
  rikke,
  school,
  townHall,
} from '../support/people.ts'
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
  it('are the same days, whatever was planned, logged, closed or planned away', async () => {
    const w = await world({ today: '2027-01-06' })
    const made = [
      // over Christmas and New Year, closed on the 24th
      ['', { startsOn: '2026-12-14', weekdayHours: [4, 4, 4, 4, 4, 0, 0] }, laundry.siteId],
      ['ppp.', { startsOn: '2026-12-28', weekdayHours: [4, 0, 4, 0, 4, 0, 0] }, school.siteId],
      // longer days from the second week on, and a last day that is over
      [
        '',
        {
          ...{ startsOn: '2026-12-07', endsOn: '2026-12-30', weekdayHours: [3, 3, 3, 0, 0, 0, 0] },
          ramp: [
            { fromWeek: 1, weekdayHours: [3, 0, 0, 0, 0, 0, 0], pace: null },
            { fromWeek: 2, weekdayHours: [3, 3, 3, 0, 0, 0, 0], pace: null },
          ],
        },
        nursingHome.siteId,
      ],
    ] as const
    await w.db.write(asta, 'site.closed', (tx) =>
      tx.siteClosedDay.createMany({ data: [{ siteId: laundry.siteId, onDate: new Date('2026-12-24'), reason: 'Juleaften' }] }),
    )
    for (const [marks, stay, siteId] of made) {
      const { ramp, weekdayHours, ...days } = { ramp: [], ...stay }
      const { placementId, citizenId } = await placed(w, '', {
        stay: { endsOn: '2027-02-26', ...days, siteId, supplierId: blankt.id, ramp: [...ramp], weekdayHours },
      })
      if (marks) await w.make.attendance(jonas, [{ placementId, on: '2026-12-28' }])
      const absence = { fromOn: '2026-12-29', untilOn: '2027-01-01' }
      if (siteId === school.siteId) {
        const row = { placementId, citizenId, kind: 'leave', recordedById: karen.staffId }
        await w.db.write(karen, 'absence.planned', (tx) =>
          tx.plannedAbsence.createMany({
            data: [{ ...row, fromOn: new Date(absence.fromOn), untilOn: new Date(absence.untilOn) }],
          }),
        )
      }
      const expected = silentDatesOf(
        {
          ...{
            endsOn: '2027-02-26',
            endedOn: null,
            weekdayHours,
            ramp: [...ramp],
            logged: [],
            ...days,
            startedOn: days.startsOn,
          },
          lastLoggedOn: marks ? '2026-12-28' : null,
          closedDays: new Map(siteId === laundry.siteId ? [['2026-12-24', 'Juleaften']] : []),
          absences: siteId === school.siteId ? [absence] : [],
        },
        '2027-01-06',
      )
      expect(expected.length).toBeGreaterThan(0)
      const [row] = await w.sql<{ told: { sites: { siteId: string; days: number; since: string }[] } }>(
        `SELECT silent_sites($1, $2::date[], 1) AS told FROM set_config('app.org', $3, false)`,
        ['2027-01-06', ['2026-12-25', '2026-12-26', '2027-01-01'], blankt.id],
      )
      const told = row?.told.sites.find((one) => one.siteId === siteId)
      expect([told?.days, told?.since]).toEqual([expected.length, expected[0]])
    }
  })
})
