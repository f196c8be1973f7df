import { describe, expect, it } from 'vitest'
import { makeAttendance, makeCheck, makeDecision, makePlannedAbsence, makeSpell } from '../../prisma/factories.ts'
import { asDate } from '../../server/db/dates.ts'
import type { WriteTx } from '../../server/db/db.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { addDays, datesFrom, findHoliday, workingDaysAfter } from '../../shared/calendar.ts'
import { catalogueId, jonas, karen } from '../support/people.ts'
import { world } from '../support/world.ts'
import { madeUpLives, settle } from './town.ts'

const today = '2026-11-18'

describe('facts', async () => {
  const w = await world({ today })
  await settle(w, madeUpLives(40, today, 11))
  const differences = () => w.sql<{ of: string; differences: number }>('SELECT * FROM gate.facts_differences()')
  const none = ['placement', 'citizen', 'placement_year'].map((of) => ({ of, differences: 0 }))

  it('are what the rows come down to', async () => {
    expect(await differences()).toEqual(none)
    const [kept] = await w.sql<{ placements: number; years: number; citizens: number }>(
      'SELECT (SELECT count(*)::int FROM facts.placement) AS placements, (SELECT count(*)::int FROM facts.placement_year) AS years, (SELECT count(*)::int FROM facts.citizen) AS citizens',
    )
    expect([(kept?.placements ?? 0) > 30, (kept?.years ?? 0) > 30, (kept?.citizens ?? 0) > 30]).toEqual([true, true, true])
  })

  it('stay so whatever is done, in whatever order', async () => {
    const stays = await w.sql<{ id: string; citizen: string; started: string; ended: string | null }>(
      `SELECT id::text, citizen_id::text AS citizen, started_on::text AS started, ended_on::text AS ended FROM placement WHERE started_on IS NOT NULL ORDER BY started_on DESC, id`,
    )
    const at = (nth: number) => stays[nth % stays.length] ?? { id: '', citizen: '', started: today, ended: null }
    const write = (deed: string, work: (tx: WriteTx) => Promise<unknown>) => w.db.write(karen, deed, work)
    const deeds: ((nth: number) => Promise<unknown>)[] = [
      (nth) => {
        const on = addDays(at(nth).started, 60 + nth)
        const day = {
          placementId: at(nth).id,
          on,
          state: nth % 3 === 0 ? ('sick' as const) : ('present' as const),
          plannedHours: 4,
          loggedById: karen.staffId,
        }
        return at(nth).ended !== null && on > (at(nth).ended ?? '')
          ? Promise.resolve()
          : write('attendance.corrected', (tx) => makeAttendance(tx, [day]))
      },
      // corrected weeks later, with other words and with the same
      (nth) =>
        write('attendance.corrected', (tx) =>
          tx.attendance.updateMany({
            where: { placementId: at(nth).id, state: 'present' },
            data: { state: 'no_show', hours: 0, paceBand: null, loggedAt: new Date(), version: { increment: 1 } },
          }),
        ),
      (nth) =>
        write('attendance.corrected', (tx) =>
          tx.attendance.updateMany({ where: { placementId: at(nth).id }, data: { loggedAt: new Date() } }),
        ),
      (nth) =>
        write('absence.planned', (tx) =>
          tx.plannedAbsence.createMany({
            data: [
              {
                placementId: at(nth).id,
                citizenId: at(nth).citizen,
                fromOn: asDate(addDays(at(nth).started, 2)),
                untilOn: asDate(addDays(at(nth).started, 9)),
                kind: 'leave',
                recordedById: karen.staffId,
              },
            ],
          }),
        ),
      (nth) =>
        write('absence.cancelled', (tx) =>
          tx.plannedAbsence.updateMany({
            where: { placementId: at(nth).id },
            data: { cancelledAt: new Date(), cancelledById: karen.staffId },
          }),
        ),
      (nth) =>
        write('employment.added', (tx) =>
          makeSpell(tx, {
            citizenId: at(nth).citizen,
            placementId: at(nth).id,
            startsOn: addDays(at(nth).started, 3 * nth),
            endsOn: nth % 2 ? addDays(at(nth).started, 3 * nth + 20) : null,
            weeklyHours: 4 + nth,
            enteredById: karen.staffId,
          }),
        ),
      (nth) =>
        write('employment.corrected', (tx) =>
          tx.employmentSpell.updateMany({
            where: { citizenId: at(nth).citizen },
            data: { weeklyHours: 12, kind: nth % 2 ? 'ordinary' : 'wage_subsidy' },
          }),
        ),
      (nth) =>
        write('employment.removed', (tx) =>
          tx.employmentSpell.deleteMany({ where: { citizenId: at(nth + 1).citizen, kind: 'wage_subsidy' } }),
        ),
      (nth) =>
        write('employment.checked', async (tx) => {
          const known = await tx.employmentCheck.count({ where: { placementId: at(nth).id, weeks: 13 } })
          if (known > 0)
            return tx.employmentCheck.updateMany({ where: { placementId: at(nth).id, weeks: 13 }, data: { answer: 'none' } })
          return makeCheck(tx, {
            placementId: at(nth).id,
            citizenId: at(nth).citizen,
            weeks: 13,
            answer: 'ordinary',
            on: today,
            checkedById: karen.staffId,
          })
        }),
      (nth) =>
        write('door.decided', (tx) =>
          makeDecision(tx, {
            citizenId: at(nth).citizen,
            catalogueId,
            decidedById: karen.staffId,
            on: addDays(at(nth).started, nth % 2 ? -3 : 3),
            door: nth % 2 ? 'red' : 'green',
          }),
        ),
      (nth) =>
        at(nth).ended === null
          ? write('placement.ended', (tx) =>
              tx.placement.updateMany({ where: { id: at(nth).id }, data: { endedOn: asDate(today), endReason: 'hired' } }),
            )
          : Promise.resolve(),
    ]
    let done = 0
    for (let nth = 0, dice = 7; nth < 40; nth += 1) {
      dice = (dice * 48271) % 2147483647
      // what the books refuse leaves nothing behind, here neither
      await deeds[(dice >> 8) % deeds.length]?.(nth).then(
        () => (done += 1),
        () => null,
      )
    }
    expect(done).toBeGreaterThan(20)
    expect(await differences()).toEqual(none)
    await w.sql('ALTER TABLE site DISABLE TRIGGER audit_row')
    await w.sql("UPDATE site SET kind = 'day_care' WHERE kind = 'school'")
    expect(await differences()).toEqual(none)
    expect(await w.sql("SELECT FROM facts.placement WHERE kind = 'school'")).toEqual([])
  })

  it('follow a crew that is sent, sent again and corrected, each in its own year', async () => {
    const citizenId = await w.make.citizen()
    const placementId = await w.make.placement({
      citizenId,
      startsOn: addDays(today, -20),
      endsOn: addDays(today, 60),
      door: 'yellow',
      weekdayHours: [4, 4, 4, 4, 4, 0, 0],
    })
    const entry = (state: 'present' | 'sick') => ({
      state,
      hours: state === 'present' ? 4 : 0,
      paceBand: null,
      note: null,
      tasksDone: [],
      signedOff: false,
      supportGiven: [],
    })
    const sums = () =>
      w.sql(
        `SELECT year, present, absent, in_time AS "inTime", late, hours::float FROM facts.placement_year WHERE placement_id = '${placementId}'`,
      )
    const send = (state: 'present' | 'sick', seen: (ReturnType<typeof entry> & { version: number }) | null) =>
      w.ask(jonas, attendanceApi.logCrew, { params: { date: today }, body: { rows: [{ placementId, ...entry(state), seen }] } })
    await send('present', null)
    expect(await sums()).toMatchObject([{ year: 2026, present: 1, absent: 0, hours: 4 }])
    await send('sick', { ...entry('present'), version: 1 })
    expect(await sums()).toMatchObject([{ present: 0, absent: 1, hours: 0 }])
    const absence = { placementId, fromOn: today, untilOn: today, kind: 'leave' } as const
    await w.db.write(karen, 'absence.planned', (tx) => makePlannedAbsence(tx, karen.staffId, absence))
    expect(await sums()).toMatchObject([{ present: 0, absent: 0, inTime: 0, late: 0 }])
    expect(await differences()).toEqual(none)
  })

  it('stay so when a row moves, goes or is judged anew, and say nothing that hangs on the day', async () => {
    const [of] = await w.sql<{ id: string; citizen: string; other: string; without: string; site: string }>(
      `SELECT p.id::text AS id, p.citizen_id::text AS citizen, o.id::text AS other, x.id::text AS without,
         (SELECT s.id::text FROM site s WHERE s.organisation_id = p.supplier_id AND s.id <> p.site_id LIMIT 1) AS site
       FROM placement p JOIN LATERAL (SELECT id FROM placement o WHERE o.citizen_id <> p.citizen_id AND o.started_on IS NOT NULL LIMIT 1) o ON true
         JOIN LATERAL (SELECT id FROM placement x WHERE x.started_on IS NOT NULL AND x.citizen_id NOT IN (p.citizen_id)
           AND NOT EXISTS (SELECT FROM attendance a WHERE a.placement_id = x.id) LIMIT 1) x ON true
       WHERE p.started_on IS NOT NULL AND EXISTS (SELECT FROM attendance a WHERE a.placement_id = p.id) AND EXISTS (SELECT FROM employment_spell e WHERE e.placement_id = p.id)
       ORDER BY p.id LIMIT 1`,
    )
    if (!of) throw new Error('nobody')
    const definition = (from: string, bridged: number) =>
      `INSERT INTO lasting_definition (id, organisation_id, valid_from, weeks, bridged_weeks, least_hours, reason, recorded_by_id)
       VALUES (gen_random_uuid(), '${karen.organisationId}', '${from}', 26, ${bridged}, 0, 'prøve', '${karen.staffId}')`
    const deeds = {
      'a placement at another site': `UPDATE placement SET site_id = '${of.site}' WHERE id = '${of.id}'`,
      'a placement through another door': `UPDATE placement SET door = CASE door WHEN 'red' THEN 'green' ELSE 'red' END WHERE id = '${of.id}'`,
      'a job that came of nothing': `UPDATE employment_spell SET placement_id = NULL WHERE placement_id = '${of.id}'`,
      'a job of another citizen': `UPDATE employment_spell SET placement_id = '${of.other}', citizen_id = (SELECT citizen_id FROM placement WHERE id = '${of.other}') WHERE citizen_id = '${of.citizen}'`,
      'a decision become historic': `UPDATE door_decision SET historic_at = now() WHERE historic_at IS NULL AND citizen_id = '${of.citizen}'`,
      'a decision taken away': `DELETE FROM door_decision WHERE citizen_id = '${of.citizen}'`,
      'checks answered otherwise': `UPDATE employment_check SET answer = 'ordinary' WHERE citizen_id = '${of.citizen}'`,
      'a definition of lasting work': definition('2024-01-01', 12),
      'no definition any more': `UPDATE lasting_definition SET superseded_at = now()`,
      'a placement that never began': `UPDATE placement SET started_on = NULL, ended_on = NULL, end_reason = NULL WHERE id = '${of.without}'`,
      'absence of somebody with days': `INSERT INTO planned_absence (id, placement_id, citizen_id, from_on, until_on, kind, recorded_by_id)
         SELECT gen_random_uuid(), a.placement_id, a.citizen_id, a.on_date, a.on_date, 'leave', '${karen.staffId}' FROM attendance a WHERE a.placement_id = '${of.id}' ORDER BY a.on_date LIMIT 1`,
      'days taken away': `DELETE FROM attendance WHERE id IN (SELECT id FROM attendance WHERE placement_id = '${of.id}' ORDER BY on_date DESC LIMIT 1)`,
      'a citizen who is gone': `DELETE FROM citizen WHERE id = '${of.citizen}'`,
    }
    for (const [what, statement] of Object.entries(deeds)) {
      await w
        .sql(
          `DO $$ BEGIN PERFORM set_config('app.entry', gen_random_uuid()::text, true); ${statement}; IF NOT FOUND THEN RAISE 'nothing done'; END IF; END $$`,
        )
        .catch((error: unknown) => {
          throw new Error(what, { cause: error })
        })
      expect(await differences(), what).toEqual(none)
    }
    expect(await w.sql(`SELECT FROM facts.placement WHERE citizen_id = '${of.citizen}'`)).toEqual([])
    for (const day of [addDays(today, 1), addDays(today, 500)]) {
      w.moveTo(day)
      expect(await differences(), day).toEqual(none)
    }
    w.moveTo(today)
  })

  it('can be made anew', async () => {
    await w.sql(
      'UPDATE facts.placement_year SET present = present + 1 WHERE placement_id IN (SELECT placement_id FROM facts.placement_year LIMIT 1)',
    )
    await w.sql('DELETE FROM facts.citizen')
    const found = await differences()
    expect(found.find(({ of }) => of === 'placement_year')?.differences).toBeGreaterThan(0)
    expect(found.find(({ of }) => of === 'citizen')?.differences).toBeGreaterThan(0)
    const [made] = await w.sql<{ made: number }>('SELECT gate.facts_rebuild() AS made')
    expect(made?.made).toBeGreaterThan(100)
    expect(await differences()).toEqual(none)
  })

  it('are read by nobody but the owner of the figures', async () => {
    const rights = await w.sql(
      `SELECT r.rolname, c.relname FROM pg_roles r CROSS JOIN pg_class c WHERE c.relnamespace = 'facts'::regnamespace AND c.relkind = 'r'
         AND r.rolname IN ('app_login', 'app_caseworker', 'app_teamlead', 'app_mgmt', 'app_admin')
         AND (has_table_privilege(r.rolname, c.oid, 'SELECT, INSERT, UPDATE, DELETE') OR has_schema_privilege(r.rolname, 'facts', 'USAGE'))`,
    )
    expect(rights).toEqual([])
    const open = await w.sql(
      "SELECT relname FROM pg_class WHERE relnamespace = 'facts'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)",
    )
    expect(open).toEqual([])
  })

  it('have the calendar of the product', async () => {
    const days = await w.sql<{ day: string; holiday: boolean; next: string | null }>(
      `SELECT on_date::text AS day, holiday, next_working_day::text AS next FROM facts.calendar WHERE extract(isodow FROM on_date) < 6 OR holiday ORDER BY 1`,
    )
    const own = datesFrom('2015-01-01', '2040-12-31').flatMap((day) => (findHoliday(day) ? [day] : []))
    expect(days.flatMap(({ day, holiday }) => (holiday ? [day] : []))).toEqual(own)
    for (const { day, next } of days) if (day < '2040-12-01') expect(next, day).toBe(workingDaysAfter(day, 1))
  })
})
