import { expect, inject, test } from 'vitest'
import { makeAttendance, makeSpell } from '../../prisma/factories.ts'
import { addDays } from '../../shared/calendar.ts'
import { karen } from '../support/people.ts'
import { world } from '../support/world.ts'
import { madeUpLives, settle } from './town.ts'

// the embedded database has one session, and notes no reads that another could trample on
if (inject('serverAddress'))
  test('facts read what belongs to the same people and never a whole table, else whoever writes there meanwhile loses a race', async () => {
    const today = '2026-11-18'
    const w = await world({ today, server: true })
    await settle(w, madeUpLives(12, today, 11))
    // small tables, and the planner knows it
    await w.sql('ANALYZE')
    const citizenId = await w.make.citizen()
    const placementId = await w.make.placement({ citizenId, startsOn: addDays(today, -20) })
    const read = await w.db.write(karen, 'employment.added', async (tx) => {
      await makeSpell(tx, { citizenId, placementId, startsOn: today, endsOn: null, weeklyHours: 12, enteredById: karen.staffId })
      const day = { placementId, on: addDays(today, -3), state: 'present' as const, plannedHours: 4, loggedById: karen.staffId }
      await makeAttendance(tx, [day])
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`
      return tx.$queryRaw<{ table: string; whole: boolean }[]>`
        SELECT DISTINCT relation::regclass::text AS table, locktype = 'relation' AS whole FROM pg_locks WHERE mode = 'SIReadLock' AND pid = pg_backend_pid()`
    })
    expect(read).toContainEqual({ table: 'employment_spell_citizen_id_starts_on_idx', whole: false })
    // these two are read whole for the right to write, with or without facts
    const others = read.flatMap(({ table, whole }) => (whole && table !== 'citizen' && table !== 'placement' ? [table] : []))
    expect(others).toEqual([])
  })
else test('facts and their races need a server', () => expect(inject('serverAddress')).toBeFalsy())
