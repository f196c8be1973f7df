import { describe, expect, it } from 'vitest'
import type { Actor } from '../../server/db/actor.ts'
import { addDays, daysBetween, holidaysOf } from '../../shared/calendar.ts'
import { checkDueOn, statusAt } from '../../shared/employment/employment.rules.ts'
import { type DividedBy, divisionsOf, endingsIn, jobHours, type Origin, originsOf } from '../../shared/reports/outcomes.keys.ts'
import type { Outcomes } from '../../shared/reports/outcomes.schema.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import type { Cell, Dashboard } from '../../shared/reports/reports.schema.ts'
import { birthe, blankt, rikke } from '../support/people.ts'
import { world } from '../support/world.ts'
import { numbersIn, unknownsOf, waitsCompared, workedOut } from './attack.ts'
import { mostOf } from './audit.ts'
import { hoursOf, type Life, madeUpLives, settle } from './town.ts'

const today = '2026-11-18'
const lives = madeUpLives(300, today, 5)
const managers = [
  [birthe, null],
  [rikke, blankt.id],
] as const

/** One person as a page counts them, reckoned a second time from the life itself, without SQL. */
const personOf = (life: Life, origin: Origin, supplierId: string | null) => {
  const stays = life.stays.filter((stay) => supplierId === null || stay.supplierId === supplierId)
  const first = stays.toSorted((a, b) => (a.startedOn < b.startedOn ? -1 : 1))[0]
  const on = origin === 'door' ? life.doors[0]?.on : first?.startedOn
  if (on === undefined || on > today) return null
  const jobs = [...life.jobs, ...life.stays.flatMap((stay) => stay.jobs)].map((job) => ({ ...job, weeklyHours: hoursOf(job) }))
  const running = (day: string) => jobs.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn ?? '9999') >= day)
  const ordinaryHours = (day: string) =>
    running(day).reduce((sum, { kind, weeklyHours }) => (kind === 'ordinary' ? sum + weeklyHours : sum), 0)
  const daysTo = (least: number): number | null => {
    const turns = [on, ...jobs.map(({ startsOn }) => startsOn).filter((day) => day > on)].toSorted()
    const day = turns.find((turn) => ordinaryHours(turn) >= least)
    return day === undefined ? null : daysBetween(on, day)
  }
  const findings = [...(origin === 'start' && first ? [first] : []), ...life.stays].flatMap(({ startedOn, checks }) =>
    checks.map(({ weeks, answer }) => ({ on: checkDueOn(startedOn, weeks), answer })),
  )
  const at = (weeks: number) => {
    const day = addDays(on, weeks * 7)
    return {
      status: statusAt(jobs, findings, { bridgedWeeks: 4 }, day),
      hours: running(day).reduce((sum, { weeklyHours }) => sum + weeklyHours, 0),
    }
  }
  const { endReason } = first ?? {}
  const column = Object.entries(endingsIn).find(([, reasons]) => reasons.some((one) => one === endReason))?.[0]
  return {
    on,
    group: {
      all: 'all',
      door: origin === 'door' ? life.doors[0]?.door : first?.door,
      site_kind: first?.kind,
      offer: 'internship',
    } as Partial<Record<DividedBy, string>>,
    paid: daysTo(0.01),
    job: daysTo(jobHours),
    at,
    ending: column ?? 'running',
  }
}
type Person = NonNullable<ReturnType<typeof personOf>>

describe('outcomes', async () => {
  const w = await world({ today })
  await settle(w, lives)
  const ask = (who: Actor, origin: Origin, by: DividedBy) => w.ask(who, reportsApi.outcomes, { query: { origin, by } })
  const everyPage = async (who: Actor): Promise<Outcomes[]> => {
    const pages: Outcomes[] = []
    for (const origin of originsOf(who.organisationKind))
      for (const by of divisionsOf(who.organisationKind, origin)) pages.push(await ask(who, origin, by))
    return pages
  }

  it('are those that the lives themselves give', async () => {
    let compared = 0
    const same = (cell: Cell | undefined, expected: number, what: string) => {
      if (!cell || 'hidden' in cell) return
      compared += 1
      expect(cell.n, what).toBe(expected)
    }
    for (const [who, supplierId] of managers) {
      for (const page of await everyPage(who)) {
        const { origin, by, until, longUntil } = page
        expect([daysBetween(until, today) >= 182, daysBetween(longUntil, today) >= 364]).toEqual([true, true])
        const people = lives
          .flatMap((life) => personOf(life, origin, supplierId) ?? [])
          .filter(({ on }) => on >= page.from && on <= until)
        const isLong = ({ on }: Person) => on <= longUntil
        same(page.people, people.length, 'people')
        same(page.longPeople, people.filter(isLong).length, 'followed 52 weeks')
        if (by === 'archetype' || by === 'override') continue
        const own = new Set(page.groups.map(({ key }) => key))
        const lineOf = (key: string) =>
          people.filter(({ group }) => key === 'all' || (own.has(group[by] ?? '') ? group[by] : 'rest') === key)
        for (const name of ['paid', 'job'] as const) {
          const table = page[name]
          if ('hidden' in table) continue
          for (const { key, total, events, cutOff, without } of table.rows) {
            const line = lineOf(key)
            const what = `${supplierId} ${origin} ${by} ${name} ${key}`
            const happened = (person: Person, from: number, to: number) => {
              const days = person[name]
              return days !== null && days > from && days <= to && (to <= 182 || isLong(person))
            }
            same(total, line.length, what)
            table.weeks.forEach((week, k) => {
              const from = k === 0 ? -1 : (table.weeks[k - 1] ?? 0) * 7
              same(events[k], line.filter((person) => happened(person, from, week * 7)).length, `${what} ${week}`)
            })
            const waiting = line.filter((person) => !happened(person, -1, 182))
            const later = line.filter((person) => isLong(person) && !happened(person, -1, 364))
            if (cutOff) same(cutOff, waiting.filter((person) => !isLong(person)).length, `${what} cut off`)
            same(without, (cutOff ? later : waiting).length, `${what} without`)
          }
        }
        for (const [kind, tables] of [
          ['status', page.retention],
          ['hours', page.ladder],
        ] as const)
          for (const { weeks, table } of tables) {
            if ('hidden' in table) continue
            for (const { key, total, cells } of table.rows) {
              const line = lineOf(key).filter((person) => weeks < 52 || isLong(person))
              const what = `${supplierId} ${origin} ${by} ${kind} ${weeks} ${key}`
              same(total, line.length, what)
              table.columns.forEach((column, j) => {
                const isIn = (person: Person) => {
                  const { status, hours } = person.at(weeks)
                  if (kind === 'status')
                    return column === 'other' ? status === 'none' || status === 'subsidised' : status === column
                  const [least, most] = {
                    '0': [0, 0],
                    '1-9': [0.01, 9.99],
                    '10-19': [10, 19.99],
                    '20-29': [20, 29.99],
                    '30+': [30, 99],
                    '1-19': [0.01, 19.99],
                    '20+': [20, 99],
                  }[String(column)] ?? [1, 0]
                  return hours >= (least ?? 0) && hours <= (most ?? 0)
                }
                same(cells[j], line.filter(isIn).length, `${what} ${column}`)
              })
            }
          }
        if (page.endings && !('hidden' in page.endings))
          for (const { key, cells } of page.endings.rows)
            page.endings.columns.forEach((column, j) => {
              const few = page.endings && 'columns' in page.endings && page.endings.columns.length === 3
              const isIn = ({ ending }: Person) =>
                few && column === 'other' ? !['running', 'work'].includes(ending) : ending === column
              same(cells[j], lineOf(key).filter(isIn).length, `${supplierId} ${by} endings ${key} ${column}`)
            })
      }
    }
    expect(compared).toBeGreaterThan(300)
  })

  it('are divided only by what stood at the beginning, and from the door for the municipality alone', async () => {
    for (const [who, origin, by] of [
      [birthe, 'door', 'site_kind'],
      [birthe, 'door', 'offer'],
      [rikke, 'door', 'all'],
      [rikke, 'start', 'archetype'],
      [rikke, 'start', 'override'],
    ] as const)
      await expect(ask(who, origin, by)).rejects.toMatchObject({ code: 'invalid' })
    expect((await ask(rikke, 'start', 'door')).hits).toBeNull()
  })

  it('stand beside how well they are founded, as plain SQL counts it day by day', async () => {
    const holidays = [2025, 2026].flatMap((year) => [...holidaysOf(year).keys()])
    for (const [year, last] of [
      [2025, '2025-12-31'],
      [2026, '2026-11-17'],
    ] as const) {
      const { logging, checks, measurements, answers } = await w.ask(birthe, reportsApi.quality, {
        query: { year: String(year) },
      })
      const [days] = await w.sql<{ logged: number; missing: number }>(
        `SELECT sum(logged)::int AS logged, sum(greatest(0, planned - logged))::int AS missing FROM (
           SELECT p.id, (SELECT count(*) FROM attendance a WHERE a.placement_id = p.id AND a.planned_hours > 0 AND a.on_date BETWEEN '${year}-01-01' AND '${last}' AND NOT EXISTS (
               SELECT 1 FROM planned_absence x WHERE x.placement_id = p.id AND a.on_date BETWEEN x.from_on AND x.until_on)) AS logged,
             (SELECT count(*) FROM generate_series(greatest(p.started_on, '${year}-01-01'), least(p.ends_on, coalesce(p.ended_on, p.ends_on), '${last}'), interval '1 day') d
               WHERE p.weekday_hours[extract(isodow FROM d)::int] > 0 AND d::date <> ALL ($1::date[]) AND NOT EXISTS (
                 SELECT 1 FROM planned_absence x WHERE x.placement_id = p.id AND d BETWEEN x.from_on AND x.until_on)) AS planned
           FROM placement p) counted`,
        [holidays],
      )
      const [asked] = await w.sql<{ answered: number; unknown: number; none: number }>(
        `SELECT count(*) FILTER (WHERE e.answer <> 'unknown')::int AS answered, count(*) FILTER (WHERE e.answer = 'unknown')::int AS unknown, count(*) FILTER (WHERE e.answer IS NULL)::int AS none
         FROM placement p CROSS JOIN unnest(ARRAY[4, 13, 26, 52]) AS w (weeks) LEFT JOIN employment_check e ON e.placement_id = p.id AND e.weeks = w.weeks
         WHERE extract(year FROM p.started_on + 7 * w.weeks) = ${year} AND p.started_on + 7 * w.weeks <= '${today}'`,
      )
      const parts = (told: typeof logging | typeof checks) => ('hidden' in told ? null : told.parts.map(({ count }) => count))
      expect(parts(logging)).toEqual([{ n: days?.logged }, { n: 0 }, { n: days?.missing }])
      expect(parts(checks)).toEqual([{ n: asked?.answered }, { n: asked?.unknown }, { n: asked?.none }])
      // nobody has measured, and nobody has asked
      expect(measurements).toMatchObject({ parts: [{ count: { n: 0 } }, { count: { n: 0 } }, {}] })
      expect(answers).toMatchObject({ total: { n: 0 } })
    }
    expect((await w.ask(rikke, reportsApi.quality, { query: {} })).measurements).toBeNull()
  })

  /** Facts of so many made-up people, without the people: what can be told is judged by them alone. */
  const makeFacts = async (people: number, seed: number) => {
    await w.sql('DELETE FROM facts.placement')
    await w.sql('DELETE FROM facts.citizen')
    const dice = (what: string, sides: number) => `abs(hashtext(n || '${what}${seed}')) % ${sides}`
    const one = (what: string, values: readonly string[]) =>
      `(ARRAY[${values.map((value) => `'${value}'`).join(', ')}])[1 + ${dice(what, values.length)}]`
    const doors = ['red', 'yellow', 'yellow', 'yellow', 'green']
    const statuses = ['ordinary', 'ordinary', 'subsidised', 'none', 'unknown', 'unknown']
    const status = [4, 13, 26, 52].map((week) => one(`status${week}`, statuses))
    const hours = status.map((said, k) => `CASE WHEN ${said} = 'unknown' THEN 0 ELSE ${dice(`hours${k}`, 38)} END`)
    const facts = `
      SELECT n, overlay(overlay(md5('c' || n % ${Math.max(1, people - (people >> 2))} || '${seed}') placing '4' from 13) placing '8' from 17)::uuid AS citizen,
        '${today}'::date - (${dice('day', 1050)})::int AS day, ${dice('paid', 420)} AS paid, ${dice('found', 10)} AS found, ${dice('job', 10)} AS job
      FROM generate_series(1, ${people}) n`
    const waits = (day: string) =>
      `CASE WHEN f.found < 5 THEN ${day} + f.paid END, CASE WHEN f.found < 5 AND f.job < 7 THEN ${day} + f.paid WHEN f.found < 5 AND f.job < 9 THEN ${day} + f.paid + 40 END`
    await w.sql(`INSERT INTO facts.placement
      SELECT gen_random_uuid(), f.citizen, '${birthe.organisationId}', CASE WHEN ${dice('supplier', 6)} = 0 THEN gen_random_uuid() ELSE '${blankt.id}' END,
        ${one('kind', ['school', 'school', 'nursing_home', 'laundry', 'administration'])}, ${one('offer', ['internship', 'internship', 'useful_work', 'wage_subsidy'])}, ${one('door', doors)}, f.day,
        CASE WHEN ${dice('ended', 5)} > 0 THEN f.day + 90 END, CASE WHEN ${dice('ended', 5)} > 0 THEN ${one('reason', ['hired', 'period_ended', 'sickness', 'own_wish', 'period_ended'])} END,
        ${one('decided', doors)}, ${one('proposed', doors)}, ${one('archetype', ['a', 'a', 'b', 'c', 'none'])}, ${waits('f.day')}, NULL, ARRAY[${status.join(', ')}], ARRAY[${hours.join(', ')}]
      FROM (${facts}) f`)
    await w.sql(`INSERT INTO facts.citizen
      SELECT DISTINCT ON (f.citizen) f.citizen, '${birthe.organisationId}'::uuid, f.day, ${one('decided', doors)}, ${one('proposed', doors)}, ${one('archetype', ['a', 'a', 'b', 'c', 'none'])},
        ${waits('f.day')}, ARRAY[${status.join(', ')}], ARRAY[${hours.join(', ')}], NULL::date
      FROM (${facts}) f ORDER BY f.citizen, f.day`)
  }

  it('let no manager find a number from 1 to 4, whoever is counted and whatever is combined', async () => {
    for (const table of ['placement', 'citizen'])
      await w.sql(`ALTER TABLE facts.${table} DROP CONSTRAINT ${table}_citizen_id_fkey`)
    await w.sql('ALTER TABLE facts.placement DROP CONSTRAINT placement_placement_id_fkey')
    let asked = 0
    let shown = 0
    for (const [round, people] of [7, 40, 100, 180, 420].entries()) {
      await makeFacts(people, round)
      for (const [who] of managers) {
        const pages = await everyPage(who)
        const years: Dashboard[] = []
        for (const year of ['2024', '2025', '2026']) years.push(await w.ask(who, reportsApi.dashboard, { query: { year } }))
        const told = pages.flatMap((page) => numbersIn(page, `${page.origin} ${page.by}`))
        shown += told.length
        const origins = originsOf(who.organisationKind)
        const of = (origin: Origin) => pages.filter((page) => page.origin === origin)
        const combined = [
          ...pages.flatMap(workedOut),
          ...origins.flatMap((origin) => waitsCompared(of(origin), 'all')),
          ...pages.flatMap((page) => page.groups.flatMap(({ key }) => waitsCompared([page], key))),
          ...yearsLess(years, of('start')),
        ]
        expect(
          [...told, ...combined].filter((one) => one.n >= 1 && one.n <= 4),
          `${people} ${who.name}`,
        ).toEqual([])
        for (const page of pages)
          for (const { equations, hidden } of unknownsOf(page))
            for (const [name, most] of await mostOf(equations, hidden)) {
              asked += 1
              expect(most, `${people} ${page.origin} ${page.by} ${name}`).toBeGreaterThanOrEqual(5)
            }
      }
    }
    expect([asked > 300, shown > 2000]).toEqual([true, true])
  }, 120_000)

  it('cost nothing for the days behind them: there need be no table of days', async () => {
    await w.sql('ALTER TABLE attendance RENAME TO days_nobody_asks_for')
    await ask(birthe, 'start', 'door')
    for (const who of [birthe, rikke]) await w.ask(who, reportsApi.dashboard, { query: { year: '2026' } })
    await expect(w.sql('SELECT FROM attendance')).rejects.toThrow('attendance')
  })
})

/** The dashboard's years together, all three or those the window touches, less the window of the outcomes: work at 13, 26 and 52 weeks, where all of it is told. */
const yearsLess = (all: readonly Dashboard[], pages: readonly Outcomes[]) =>
  [false, true].flatMap((touched) =>
    pages.flatMap((page) =>
      lessWindow(page, (weeks) =>
        all.filter(({ year }) => !touched || year <= Number((weeks === 52 ? page.longUntil : page.until).slice(0, 4))),
      ),
    ),
  )
const lessWindow = ({ by, retention }: Outcomes, yearsOf: (weeks: number) => readonly Dashboard[]) =>
  retention.flatMap(({ weeks, table }) => {
    if (weeks === 4 || 'hidden' in table) return []
    const all = table.rows[0]
    const columns: readonly string[] = table.columns
    const inWindow = (names: readonly string[]) =>
      columns.reduce((sum, column, j) => {
        const cell = all?.cells[j]
        return names.includes(column) && cell && 'n' in cell ? sum + cell.n : sum
      }, 0)
    const lines = yearsOf(weeks).map(({ work }) => work.find((one) => one.weeks === weeks))
    const together = (answer: 'ordinary' | 'other' | 'unknown') =>
      lines.reduce<number | null>((sum, line) => {
        const cell = line?.[answer]
        return sum === null || !cell || 'hidden' in cell ? null : sum + cell.n
      }, 0)
    return (
      [
        ['ordinary', ['ordinary']],
        ['other', ['other', 'subsidised', 'none']],
        ['unknown', ['unknown']],
      ] as const
    ).flatMap(([answer, names]) => {
      const sum = together(answer)
      return sum === null ? [] : [{ what: `years less window, ${by} ${weeks} ${answer}`, n: sum - inWindow(names) }]
    })
  })
