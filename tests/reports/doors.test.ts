import { beforeAll, describe, expect, it } from 'vitest'
import { makeCitizen, makeDecision, replacementCpr } from '../../prisma/factories.ts'
import { type Chance, chanceOf } from '../../prisma/seed/random.ts'
import { talk } from '../../prisma/seed/stays.ts'
import { addDays } from '../../shared/calendar.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { proposeDoor } from '../../shared/doors/doors.rules.ts'
import type { Answers, Door } from '../../shared/doors/doors.schema.ts'
import { ageBands, choices, reportDoors, sexes } from '../../shared/reports/keys.ts'
import type { DoorQuality, Share } from '../../shared/reports/quality.schema.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import type { Cell } from '../../shared/reports/reports.schema.ts'
import { asta, birthe, catalogueId, jonas, karen, rikke } from '../support/people.ts'
import { type World, world } from '../support/world.ts'
import { intervalsOf, sums } from './audit.ts'

const today = '2026-11-18'
const k = 5

type Decided = {
  readonly on: string
  readonly door: Door
  readonly proposed: Door | null
  readonly nearest: string
  readonly answers: Answers
}
type Person = { readonly born: number; readonly sex: 'f' | 'm'; readonly decisions: readonly Decided[] }

const decide = (chance: Chance, on: string): Decided => {
  const wanted = chance.pick(reportDoors)
  // now and then the answers point at no door
  const answers = chance.chance(0.1) ? {} : talk(chance, wanted)
  const { door, nearest } = proposeDoor(catalogueV1, answers)
  const decided = door !== null && !chance.chance(0.25) ? door : chance.pick(reportDoors)
  return { on, door: decided, proposed: door, nearest: nearest[0]?.archetypeKey ?? 'none', answers }
}

const madeUp = (count: number, seed: number, since = 680): Person[] => {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, (): Person => {
    const decisions: Decided[] = []
    for (
      let on = addDays(today, -chance.int(0, since));
      on <= today && decisions.length < 4;
      on = addDays(on, chance.int(20, 200))
    )
      decisions.push(decide(chance, on))
    return { born: 2026 - chance.int(19, 62), sex: chance.pick(sexes), decisions }
  })
}

const settle = async (w: World, people: readonly Person[]): Promise<void> => {
  for (let from = 0; from < people.length; from += 20) {
    await w.db.write(karen, 'town.made', async (tx) => {
      for (const [at, { born, sex, decisions }] of people.slice(from, from + 20).entries()) {
        const cpr = replacementCpr(`${born}-06-15`, (from + at) * 2 + (sex === 'f' ? 0 : 1))
        const citizenId = await makeCitizen(tx, w.house.cpr, { cpr })
        for (const { on, door, answers } of decisions)
          await makeDecision(tx, { citizenId, catalogueId, decidedById: karen.staffId, on, door, answers })
      }
    })
  }
}

type Chosen = Omit<Decided, 'proposed'> & { readonly proposed: Door; readonly person: Person }

/** Each person once with the latest decision of a period, where a door was proposed. */
const chosenIn = (people: readonly Person[], from: string, until: string): Chosen[] =>
  people.flatMap((person) => {
    const last = person.decisions.findLast(({ on }) => on >= from && on <= until)
    return last?.proposed ? [{ ...last, proposed: last.proposed, person }] : []
  })
const choiceOf = ({ door, proposed }: Chosen) => (door === proposed ? 'asProposed' : 'otherwise')
const bandOf = ({ on, person }: Chosen) => {
  const age = Number(on.slice(0, 4)) - person.born
  return age < 30 ? 'under-30' : age < 50 ? 'from-30' : 'from-50'
}
const quarterDays = (quarter: string): [string, string] => {
  const [year = 0, nth = 0] = quarter.split('-').map(Number)
  const month = (n: number) => String(n).padStart(2, '0')
  const next = nth === 4 ? `${year + 1}-01-01` : `${year}-${month(nth * 3 + 1)}-01`
  return [`${year}-${month(nth * 3 - 2)}-01`, addDays(next, -1)]
}

describe('how doors are decided', () => {
  let w: World
  const people = madeUp(260, 11)
  const days = ['2025-03-20', '2025-07-02', '2026-01-04', '2026-02-20', '2026-04-01', '2026-08-15', today]
  beforeAll(async () => {
    w = await world({ today })
    await settle(w, people)
  }, 120_000)
  const ask = (year: number, quarter?: string) =>
    w.ask(birthe, reportsApi.doors, { query: { year: String(year), ...(quarter ? { quarter } : {}) } })
  const yearOf = (year: number, day: string) => chosenIn(people, `${year}-01-01`, `${year}-12-31` < day ? `${year}-12-31` : day)

  const count = (all: readonly Chosen[], row: (one: Chosen) => boolean, choice: string | null) =>
    all.filter((one) => row(one) && (choice === null || choiceOf(one) === choice)).length

  it('is told as the decisions themselves give it', async () => {
    w.moveTo(today)
    let shown = 0
    for (const year of [2025, 2026]) {
      const truth = yearOf(year, today)
      const { byDoor, byArchetype } = await ask(year)
      const rows = [
        ...(byDoor ?? []).map((row) => ({ row, is: (one: Chosen) => row.key === 'total' || one.proposed === row.key })),
        ...(byArchetype ?? []).map((row) => ({ row, is: (one: Chosen) => row.key === 'total' || one.nearest === row.key })),
      ]
      for (const { row, is } of rows) {
        for (const [cell, choice] of [
          [row.asProposed, 'asProposed'],
          [row.otherwise, 'otherwise'],
          [row.total, null],
        ] as const) {
          if (!('n' in cell)) continue
          shown += 1
          expect(cell.n, `${year} ${row.key} ${choice}`).toBe(count(truth, is, choice))
        }
      }
      expect(byDoor?.map(({ key }) => key)).toEqual([...reportDoors, 'total'])
      for (const row of byArchetype ?? []) expect(row.name === null, row.key).toBe(['none', 'total'].includes(row.key))
    }
    expect(shown).toBeGreaterThan(30)
  })

  /** One table of the year for the solver: what is shown, and which small numbers it must not give away. */
  const tableOf = (
    name: string,
    keys: readonly string[],
    rows: DoorQuality['byArchetype'],
    value: (key: string | null, choice: string | null) => number,
  ) => {
    const cells = [...keys, null].flatMap((key, i) =>
      [...choices, null].map((choice, j) => {
        const row = rows?.find((one) => one.key === (key ?? 'total'))
        const shown: Cell | undefined = row && (choice === null ? row.total : row[choice])
        return { name: `${name}_${i}_${j}`, shown, value: value(key, choice), empty: key !== null && value(key, null) === 0 }
      }),
    )
    return {
      cells,
      equations: [
        ...sums(name, keys.length, choices.length),
        ...cells.flatMap((cell) => (cell.shown && 'n' in cell.shown ? [`${cell.name} = ${cell.shown.n}`] : [])),
      ],
    }
  }

  it('gives away no number from 1 to 4, whatever is combined with the dashboard', async () => {
    let judged = 0
    for (const day of days) {
      w.moveTo(day)
      for (const year of [2025, 2026].filter((one) => one <= Number(day.slice(0, 4)))) {
        const truth = yearOf(year, day)
        const { byDoor, byArchetype } = await ask(year)
        const archetypes = [...new Set(truth.map(({ nearest }) => nearest))]
        const doors = tableOf('door', reportDoors, byDoor?.map((row) => ({ ...row, name: null })) ?? null, (key, choice) =>
          count(truth, ({ proposed }) => key === null || proposed === key, choice),
        )
        const types = tableOf('type', archetypes, byArchetype, (key, choice) =>
          count(truth, ({ nearest }) => key === null || nearest === key, choice),
        )
        const links = [0, 1, 2].map((j) => `door_${reportDoors.length}_${j} - type_${archetypes.length}_${j} = 0`)
        const small = [...doors.cells, ...types.cells].filter(({ value, empty }) => value > 0 && value < k && !empty)
        for (const { shown, name } of small)
          expect(shown && 'n' in shown, `${day} ${year} ${name} is small and shown`).toBeFalsy()
        const found = await intervalsOf(
          [...doors.equations, ...types.equations, ...links],
          small.map(({ name }) => name),
        )
        for (const [name, [least, most]] of found) {
          expect(most - least, `${day} ${year} ${name}`).toBeGreaterThanOrEqual(k - 1)
          expect(most, `${day} ${year} ${name}`).toBeGreaterThanOrEqual(k)
        }
        judged += found.size
        // beside the moves between doors: who is new, and who has a door at all
        const { moves } = await w.ask(birthe, reportsApi.dashboard, { query: { year: String(year) } })
        const total = byDoor?.at(-1)?.total
        const beside = [moves?.total, moves?.rows.find(({ from }) => from === 'new')?.total]
        for (const other of beside)
          if (total && 'n' in total && other && 'n' in other) expect([1, 2, 3, 4]).not.toContain(Math.abs(total.n - other.n))
      }
    }
    expect(judged).toBeGreaterThan(20)
    w.moveTo(today)
  }, 120_000)

  describe('the quarterly check', () => {
    const groupsOf = (check: NonNullable<DoorQuality['check']>) =>
      [
        { by: 'age', of: 'choices', keys: ageBands, columns: choices, groups: check.age.choices },
        { by: 'age', of: 'doors', keys: ageBands, columns: reportDoors, groups: check.age.doors },
        { by: 'sex', of: 'choices', keys: sexes, columns: choices, groups: check.sex.choices },
        { by: 'sex', of: 'doors', keys: sexes, columns: reportDoors, groups: check.sex.doors },
      ] as const
    const isIn = (one: Chosen, by: 'age' | 'sex', key: string) =>
      key === 'all' || (by === 'age' ? bandOf(one) === key : one.person.sex === key)
    const columnOf = (one: Chosen, of: 'choices' | 'doors') => (of === 'choices' ? choiceOf(one) : one.door)
    const classes = [5, 20, 50, 100, 200]
    const classOf = (n: number) => classes.findLast((from) => from <= n) ?? 0

    it('tells shares to the nearest five per cent and sizes by class', async () => {
      const { quarters } = await ask(2026)
      expect(quarters).toEqual(['2026-3', '2026-2', '2026-1', '2025-4', '2025-3', '2025-2', '2025-1'])
      let shown = 0
      for (const quarter of quarters) {
        const { check } = await ask(2026, quarter)
        if (!check) throw new Error('no check')
        expect(check.incomplete).toBe(false)
        const truth = chosenIn(people, ...quarterDays(quarter))
        for (const { by, of, groups } of groupsOf(check)) {
          for (const { key, size, shares } of groups) {
            const members = truth.filter((one) => isIn(one, by, key))
            if ('from' in size) expect(size.from, `${quarter} ${key}`).toBe(classOf(members.length))
            for (const [column, share] of Object.entries<Share>(shares)) {
              const part = members.filter((one) => columnOf(one, of) === column).length
              if ('hidden' in share) continue
              shown += 1
              expect(part, `${quarter} ${key} ${column}`).toBeGreaterThanOrEqual(k)
              expect(share.percent).toBe(5 * Math.round((20 * part) / members.length))
            }
          }
        }
      }
      expect(shown).toBeGreaterThan(40)
    })

    it('gives away no number from 1 to 4', async () => {
      let judged = 0
      for (const quarter of (await ask(2026)).quarters) {
        const { check } = await ask(2026, quarter)
        if (!check) throw new Error('no check')
        const truth = chosenIn(people, ...quarterDays(quarter))
        const lines: string[] = []
        const asked: string[] = []
        for (const { by, of, keys, columns, groups } of groupsOf(check)) {
          for (const [i, { key, size, shares }] of groups.entries()) {
            const whole = key === 'all' ? 'n_all' : `n_${by}_${i}`
            const cell = (column: string) => (key === 'all' ? `all_${of}_${column}` : `${by}_${of}_${i}_${column}`)
            lines.push(`${columns.map(cell).join(' + ')} - ${whole} = 0`)
            if ('from' in size) {
              const next = classes[classes.indexOf(size.from) + 1]
              lines.push(`${whole} >= ${size.from}`, ...(next ? [`${whole} <= ${next - 1}`] : []))
            }
            for (const [column, share] of Object.entries<Share>(shares)) {
              const n = truth.filter((one) => isIn(one, by, key) && columnOf(one, of) === column).length
              if ('percent' in share) {
                lines.push(`${cell(column)} - ${(share.percent + 2.5) / 100} ${whole} <= 0`)
                lines.push(`${cell(column)} - ${(share.percent - 2.5) / 100} ${whole} >= 0`)
              } else if (n > 0 && n < k) asked.push(cell(column))
            }
          }
          for (const column of columns)
            lines.push(`${keys.map((_, i) => `${by}_${of}_${i}_${column}`).join(' + ')} - all_${of}_${column} = 0`)
        }
        for (const [name, [least, most]] of await intervalsOf(lines, asked)) {
          expect(most - least, `${quarter} ${name}`).toBeGreaterThanOrEqual(k - 1)
          expect(most, `${quarter} ${name}`).toBeGreaterThanOrEqual(k)
          judged += 1
        }
      }
      expect(judged).toBeGreaterThan(5)
    })

    it('is not told before the quarter is over, and says when somebody is not counted', async () => {
      expect((await ask(2026, '2026-4')).check).toBeNull()
      w.moveTo('2026-12-31')
      expect((await ask(2026, '2026-4')).check).toBeNull()
      w.moveTo('2027-01-01')
      expect((await ask(2026, '2026-4')).check).not.toBeNull()
      w.moveTo(today)
      const [one] = await w.sql<{ id: string }>(
        `SELECT citizen_id::text AS id FROM door_decision WHERE decided_on BETWEEN '2026-07-01' AND '2026-09-30' AND proposed_door IS NOT NULL AND historic_at IS NULL LIMIT 1`,
      )
      await w.sql(`WITH deed AS MATERIALIZED (SELECT set_config('app.entry', gen_random_uuid()::text, false))
        DELETE FROM citizen_statistics USING deed WHERE citizen_id = '${one?.id}'`)
      expect((await ask(2026, '2026-3')).check?.incomplete).toBe(true)
    })
  })

  it('is asked for by the municipality’s managers alone', async () => {
    const path = '/api/reports/doors'
    for (const who of [karen, jonas, asta]) expect((await w.as(who, 'GET', path)).status).toBe(403)
    expect((await w.as(rikke, 'GET', path)).status).toBe(404)
    expect((await w.as(null, 'GET', path)).status).toBe(401)
    for (const query of ['quarter=2026-5', 'quarter=2026', 'year=1999', 'citizen=1'])
      expect((await w.as(birthe, 'GET', `${path}?${query}`)).status, query).toBe(400)
    const refused = (work: Parameters<typeof w.db.read>[1]) =>
      expect(w.db.read(birthe, work)).rejects.toThrow(/permission denied/)
    await refused((tx) => tx.$queryRaw`SELECT * FROM chosen_doors('2026-01-01', '2026-12-31')`)
    await refused((tx) => tx.$queryRaw`SELECT shown_shares(ARRAY['a'], ARRAY['b'], ARRAY[ARRAY[1]])`)
    // what the handler refuses a supplier, the database does not tell either
    const told = await w.db.read(
      rikke,
      (tx) =>
        tx.$queryRaw`SELECT report_door_choices(2026) AS choices, report_door_check(2026, 3) AS checked, report_door_quarters() AS quarters`,
    )
    expect(told).toEqual([{ choices: null, checked: null, quarters: [] }])
  })
})

describe('four decisions', async () => {
  const w = await world({ today })
  await settle(w, madeUp(4, 3, 60))
  it('tell nothing', async () => {
    const { byDoor, byArchetype, check } = await w.ask(birthe, reportsApi.doors, { query: { year: '2026' } })
    expect(JSON.stringify([byDoor, byArchetype, check]).replaceAll('{"n":0}', '')).not.toMatch(/"(n|percent|from)":\d/)
  })
})
