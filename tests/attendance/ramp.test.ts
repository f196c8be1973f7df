import { expect, test } from 'vitest'
import { chanceOf } from '../../prisma/seed/random.ts'
import { plannedHoursOn } from '../../shared/attendance/attendance.rules.ts'
import { addDays } from '../../shared/calendar.ts'
import { world } from '../support/world.ts'

test('the hours of a day are the same in the rules and in the worklist’s SQL, whatever the ramp', async () => {
  const w = await world()
  const chance = chanceOf(7)
  const week = () => Array.from({ length: 7 }, () => chance.int(0, 29) / 4)
  const asked = Array.from({ length: 200 }, () => {
    const startedOn = addDays('2026-11-02', chance.int(0, 400))
    const weeks = [1, ...[2, 3, 5, 8, 13].filter(() => chance.chance(0.5))]
    const ramp = chance.chance(0.2) ? [] : weeks.map((fromWeek) => ({ fromWeek, weekdayHours: week(), pace: null }))
    return { startedOn, ramp, weekdayHours: week(), on: addDays(startedOn, chance.int(0, 150)) }
  })
  const rows = await w.sql<{ hours: number }>(
    `SELECT planned_hours_on((a ->> 'startedOn')::date, ARRAY(SELECT h::numeric FROM jsonb_array_elements_text(a -> 'weekdayHours') h), a -> 'ramp',
       (a ->> 'on')::date)::float AS hours
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS x (a, place) ORDER BY place`,
    [JSON.stringify(asked)],
  )
  const byRule = asked.map(({ startedOn, on, ...planned }) =>
    plannedHoursOn({ ...planned, startsOn: startedOn, startedOn, endedOn: null, endsOn: addDays(startedOn, 200) }, on, null),
  )
  expect(rows.map(({ hours }) => hours)).toEqual(byRule)
  expect(new Set(byRule).size).toBeGreaterThan(20)
})
