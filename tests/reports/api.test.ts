import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../server/citizens/sheet.ts'
import { type Actor, databaseRole } from '../../server/db/actor.ts'
import { textsIn } from '../../shared/i18n/index.ts'
import { endReasons } from '../../shared/placements/endings.ts'
import { doorsBefore, nowDoors, reportDoors, workAnswers } from '../../shared/reports/keys.ts'
import { type DividedBy, divisionsOf } from '../../shared/reports/outcomes.keys.ts'
import { outcomeHeadersOf, outcomeLinesOf } from '../../shared/reports/outcomes.lines.ts'
import { reportsApi } from '../../shared/reports/reports.api.ts'
import type { Cell, Dashboard } from '../../shared/reports/reports.schema.ts'
import { siteKinds } from '../../shared/sites/kinds.ts'
import { asta, birthe, blankt, jonas, karen, rikke } from '../support/people.ts'
import { world } from '../support/world.ts'
import { intervalsOf, sums } from './audit.ts'
import { at, type Counts, counted } from './counted.ts'
import { madeUpLives, settle } from './town.ts'

const today = '2026-11-18'
const lives = madeUpLives(120, today, 7)
/** Days to look back from, the last first: each gives other figures, from a full house to an empty one. */
const days = [today, '2026-06-30', '2026-02-14', '2026-01-05', '2025-08-20', '2025-04-02', '2025-01-10']
const k = 5

type Seen = {
  readonly all: Dashboard
  readonly byKind: ReadonlyMap<string, Dashboard>
}

const numberOf = (cell: Cell): number | null => ('n' in cell ? cell.n : null)

describe('management’s figures', async () => {
  const w = await world({ today })
  await settle(w, lives)

  const ask = (who: Actor, year: number, siteKind?: (typeof siteKinds)[number]) =>
    w.ask(who, reportsApi.dashboard, { query: { year: String(year), ...(siteKind ? { siteKind } : {}) } })

  /** Everything a manager can see of a year by any choice of filters. */
  const seeAll = async (who: Actor, year: number): Promise<Seen> => {
    const byKind = new Map<string, Dashboard>()
    for (const kind of siteKinds) byKind.set(kind, await ask(who, year, kind))
    return { all: await ask(who, year), byKind }
  }
  const pageFor = ({ all, byKind }: Seen, kind: string | null): Dashboard => (kind === null ? all : (byKind.get(kind) ?? all))

  it.each([
    ['the municipality', birthe, null],
    ['a supplier', rikke, blankt.id],
  ] as const)('are those that the lives themselves give, for %s', async (_, who, supplierId) => {
    w.moveTo(today)
    let shown = 0
    const same = (cell: Cell, expected: number, what: string) => {
      const n = numberOf(cell)
      if (n === null) return
      shown += 1
      expect(n, what).toBe(expected)
    }
    for (const year of [2024, 2025, 2026]) {
      const truth = counted(lives, today, year, supplierId)
      const seen = await seeAll(who, year)
      for (const kind of [null, ...siteKinds]) {
        const page = pageFor(seen, kind)
        const what = `${year} ${kind}`
        same(page.now.people, at(truth.now, kind, null), what)
        same(page.now.inPlacement, at(truth.now, kind, null) - (kind === null ? at(truth.now, 'none', null) : 0), what)
        for (const { door, count } of page.now.byDoor) same(count, at(truth.now, kind, door), `${what} ${door}`)
        for (const one of page.now.byKind) same(one.count, at(truth.now, one.kind, null), `${what} ${one.kind}`)
        same(page.endings.total, at(truth.endings, kind, null), what)
        for (const { reason, count } of page.endings.byReason) same(count, at(truth.endings, kind, reason), `${what} ${reason}`)
        for (const { door, rate } of [...page.attendance.byDoor, { door: null, rate: page.attendance.all }]) {
          if ('hidden' in rate) continue
          expect(rate).toEqual({ present: at(truth.present, kind, door), counted: at(truth.counted, kind, door) })
          if (rate.counted > 0) expect(truth.people(kind, door)).toBeGreaterThanOrEqual(k)
        }
        for (const { weeks, began, ...answers } of page.work) {
          same(began, at(truth.work, String(weeks), null), `${what} ${weeks}`)
          for (const answer of workAnswers)
            same(answers[answer], at(truth.work, String(weeks), answer), `${what} ${weeks} ${answer}`)
        }
        same(page.firstPaid, truth.firstPaid, what)
        for (const { from, to, total } of page.moves?.rows ?? []) {
          for (const { door, count } of to) same(count, at(truth.moves, from, door), `${what} ${from} ${door}`)
          same(total, at(truth.moves, from, null), `${what} ${from}`)
        }
      }
    }
    expect(shown, 'shown numbers that were compared').toBeGreaterThan(supplierId === null ? 250 : 150)
  })

  /** The names and known values of a table, from all the pages that show parts of it, for the independent solver. */
  const tableOf = (
    name: string,
    rows: readonly string[],
    columns: readonly string[],
    read: (row: string | null, column: string | null) => Cell | undefined,
    truth: Counts,
  ) => {
    const cells = [...rows, null].flatMap((row, i) =>
      [...columns, null].map((column, j) => ({
        name: `${name}_${i}_${j}`,
        shown: read(row, column),
        value: at(truth, row, column),
        // a line that says "nobody" describes nobody
        empty: row !== null && at(truth, row, null) === 0,
      })),
    )
    return {
      equations: [
        ...sums(name, rows.length, columns.length),
        ...cells.flatMap((cell) => (cell.shown && 'n' in cell.shown ? [`${cell.name} = ${cell.shown.n}`] : [])),
      ],
      cells,
    }
  }

  const judge = async (
    tables: readonly ReturnType<typeof tableOf>[],
    links: readonly string[],
    what: string,
  ): Promise<number> => {
    const cells = tables.flatMap((table) => table.cells)
    const small = cells.filter(({ value, empty }) => value < k && !empty)
    for (const { shown, name } of small)
      expect(shown && 'n' in shown && shown.n > 0, `${what}: ${name} is small and shown`).toBeFalsy()
    const intervals = await intervalsOf(
      [...tables.flatMap(({ equations }) => equations), ...links],
      small.filter(({ value }) => value > 0).map(({ name }) => name),
    )
    for (const [name, [least, most]] of intervals) {
      expect(most - least, `${what}: ${name} lies between ${least} and ${most}`).toBeGreaterThanOrEqual(k - 1)
      expect(most, `${what}: ${name} lies between ${least} and ${most}`).toBeGreaterThanOrEqual(k)
    }
    return intervals.size
  }

  it('never let a manager find a number from 1 to 4, whatever the filters and whatever is combined', async () => {
    const managers = [
      [birthe, null],
      [rikke, blankt.id],
    ] as const
    let judged = 0
    await w.sql('ALTER TABLE attendance DISABLE TRIGGER audit_row')
    for (const day of days) {
      w.moveTo(day)
      // what came later has not happened yet: a year's days are kept as one sum
      await w.sql('DELETE FROM attendance WHERE on_date > $1::date', [day])
      for (const [who, supplierId] of managers) {
        const years = [2024, 2025, 2026].filter((year) => year <= Number(day.slice(0, 4)))
        const seen = new Map<number, Seen>()
        for (const year of years) seen.set(year, await seeAll(who, year))
        const latest = seen.get(years.at(-1) ?? 0)
        if (!latest) throw new Error('no year')

        // everybody now, with every year's moves between doors: they share their totals
        const truthNow = counted(lives, day, years.at(-1) ?? 0, supplierId).now
        const now = tableOf(
          'now',
          [...siteKinds, 'none'],
          nowDoors,
          (row, column) => {
            if (row === 'none') return undefined
            const page = pageFor(latest, row)
            return column === null ? page.now.people : page.now.byDoor.find(({ door }) => door === column)?.count
          },
          truthNow,
        )
        const { inPlacement } = latest.all.now
        const kindsSum = siteKinds.map((_, i) => `now_${i}_4`).join(' + ')
        const links = 'n' in inPlacement && supplierId === null ? [`${kindsSum} = ${inPlacement.n}`] : []
        const moves =
          supplierId !== null
            ? []
            : years.map((year) => {
                const page = seen.get(year)?.all
                return tableOf(
                  `moves${year}`,
                  doorsBefore,
                  reportDoors,
                  (row, column) =>
                    row === null
                      ? column === null
                        ? page?.moves?.total
                        : page?.moves?.totals.find(({ door }) => door === column)?.count
                      : column === null
                        ? page?.moves?.rows.find(({ from }) => from === row)?.total
                        : page?.moves?.rows.find(({ from }) => from === row)?.to.find(({ door }) => door === column)?.count,
                  counted(lives, day, year, supplierId).moves,
                )
              })
        if (supplierId === null) {
          const last = `moves${years.at(-1)}`
          for (const j of [0, 1, 2]) links.push(`now_${siteKinds.length + 1}_${j} - ${last}_4_${j} = 0`)
          for (const year of years.slice(1))
            for (const j of [0, 1, 2]) links.push(`moves${year - 1}_4_${j} - moves${year}_${j + 1}_3 = 0`)
        }
        judged += await judge([now, ...moves], links, `${day} doors`)

        for (const year of years) {
          const mine = seen.get(year)
          if (!mine) continue
          const truth = counted(lives, day, year, supplierId)
          const endings = tableOf(
            'ended',
            siteKinds,
            endReasons,
            (row, column) => {
              const { total, byReason } = pageFor(mine, row).endings
              return column === null ? total : byReason.find(({ reason }) => reason === column)?.count
            },
            truth.endings,
          )
          judged += await judge([endings], [], `${day} ${year} endings`)

          // days present and days absent add up to days counted
          const part = (name: 'present' | 'counted', counts: Counts) =>
            tableOf(
              name,
              siteKinds,
              reportDoors,
              (row, column) => {
                const { all, byDoor } = pageFor(mine, row).attendance
                const rate = column === null ? all : byDoor.find(({ door }) => door === column)?.rate
                return rate && ('hidden' in rate ? rate : { n: rate[name] })
              },
              counts,
            )
          for (const [kind, door] of [null, ...siteKinds].flatMap((kind) =>
            [null, ...reportDoors].map((door) => [kind, door] as const),
          )) {
            const { all, byDoor } = pageFor(mine, kind).attendance
            const rate = door === null ? all : byDoor.find((one) => one.door === door)?.rate
            const people = truth.people(kind, door)
            if (people > 0 && people < k) expect(rate, `${day} ${year} ${kind} ${door}`).toEqual({ hidden: true })
          }
          const counts = part('counted', truth.counted)
          const few = counts.cells.filter(({ shown, value }) => value > 0 && shown && 'hidden' in shown)
          for (const [name, [least, most]] of await intervalsOf(
            counts.equations,
            few.map(({ name }) => name),
          ))
            expect(most - least, `${day} ${year} ${name}`).toBeGreaterThanOrEqual(k - 1)
          judged += few.length

          const before: number[] = []
          for (const { weeks, began, ...answers } of mine.all.work) {
            const table = tableOf(
              'work',
              [String(weeks)],
              workAnswers,
              (_, column) => (column === null ? began : answers[workAnswers.find((answer) => answer === column) ?? 'other']),
              new Map([...truth.work].filter(([row]) => row === String(weeks))),
            )
            judged += await judge([table], [], `${day} ${year} ${weeks} weeks`)
            if ('n' in began) for (const former of before) expect([1, 2, 3, 4]).not.toContain(former - began.n)
            if ('n' in began) before.push(began.n)
          }
          expect([1, 2, 3, 4]).not.toContain(numberOf(mine.all.firstPaid))
        }
      }
    }
    expect(judged, 'small numbers that were put to the solver').toBeGreaterThan(200)
    w.moveTo(today)
  }, 240_000)

  it('show a supplier its own people only, and nothing of how doors move', async () => {
    const own = await ask(rikke, 2026)
    expect(own.scope).toBe('supplier')
    expect(own.moves).toBeNull()
    expect(own.siteKinds).toEqual(['school', 'nursing_home', 'laundry'])
    const other = await ask(rikke, 2026, 'administration')
    expect(other.now.people).toEqual({ n: 0 })
    expect(other.endings.total).toEqual({ n: 0 })
    expect(other.attendance.all).toEqual({ present: 0, counted: 0 })
    const everything = await ask(birthe, 2026)
    expect(everything.moves).not.toBeNull()
    expect(numberOf(own.now.people)).toBe(at(counted(lives, today, 2026, blankt.id).now, null, null))
    expect(numberOf(everything.now.people)).toBe(lives.length)
  })

  it('come as the same figures in the file', async () => {
    for (const language of ['da', 'en'] as const) {
      const { bytes, headers } = await w.as(
        birthe,
        'GET',
        `/api/reports/dashboard.csv?year=2026&siteKind=school&language=${language}`,
      )
      expect(headers['content-type']).toContain('text/csv')
      const text = bytes.toString('utf8')
      expect(text.startsWith('\uFEFF')).toBe(true)
      const lines = text
        .slice(1)
        .split('\r\n')
        .filter(Boolean)
        .map((line) => line.split(';'))
      expect(new Set(lines.map((line) => line.length))).toEqual(new Set([13]))
      const page = await ask(birthe, 2026, 'school')
      const ended = language === 'da' ? 'Afsluttede placeringer efter årsag' : 'Ended placements by reason'
      const all = language === 'da' ? 'Alle' : 'All'
      const hidden = language === 'da' ? 'Skjult' : 'Hidden'
      const line = lines.find((one) => one[0] === ended && one[3] === all)
      expect(line?.[4]).toBe('n' in page.endings.total ? String(page.endings.total.n) : hidden)
      expect(line?.[2]).toBe(language === 'da' ? 'Skole' : 'School')
      for (const [, , , , value = '', whole = ''] of lines.slice(1)) {
        if (/^\d+$/.test(value)) expect([1, 2, 3, 4]).not.toContain(Number(value))
        if (value === hidden && whole !== '') expect(lines.find((one) => one[4] === value)?.[6]).toBe('')
      }
      expect(lines.some((one) => one[4] === hidden)).toBe(true)
      for (const one of lines.filter((each) => each[4] === hidden)) expect(one[11]).not.toBe('')
      const definitions = lines.filter((one) => one[0]?.startsWith('Definition: '))
      expect(lines.slice(-definitions.length)).toEqual(definitions)
      expect(definitions).toHaveLength(new Set(lines.slice(1, -definitions.length).map(([figure]) => figure)).size)
      for (const one of lines.slice(1, -definitions.length)) expect(one[12]).toBe(today)
    }
  })

  it('of what became of people come as the same in a file: one page of them, or every division, as text and as sheets', async () => {
    const rowsOf = (text: string) => text.slice(1).split('\r\n').filter(Boolean)
    const texts = textsIn('en')
    const linesOf = async (who: Actor, origin: 'door' | 'start', by: DividedBy, doors: boolean) =>
      outcomeLinesOf(await w.ask(who, reportsApi.outcomes, { query: { origin, by } }), texts, 'en', { doors })

    const page = await w.as(birthe, 'GET', '/api/reports/outcomes.csv?language=en&origin=door&by=door')
    const ofPage = rowsOf(page.bytes.toString('utf8'))
    const told = await linesOf(birthe, 'door', 'door', true)
    expect(ofPage.slice(0, 1 + told.length)).toEqual(rowsOf(toCsv(outcomeHeadersOf(texts), told)))
    expect(ofPage.slice(1 + told.length).every((line) => line.includes('Definition: '))).toBe(true)
    expect(told.some((line) => line[0] === `${texts.outcomes.hits.title}: ${texts.outcomes.hits.proposed}`)).toBe(true)
    for (const [, , , , , , value] of told) expect([1, 2, 3, 4]).not.toContain(value)

    // a supplier has fewer divisions, and the way of them is the same
    const all = await w.as(rikke, 'GET', '/api/reports/outcomes.csv?language=en')
    const lines = rowsOf(all.bytes.toString('utf8'))
    expect(Number(all.headers['x-rows'])).toBe(lines.length - 1)
    expect(Number(all.headers['x-bytes'])).toBe(all.bytes.length)
    const sheets = await readSheets((await w.as(rikke, 'GET', '/api/reports/outcomes.xlsx?language=en')).bytes)
    expect(sheets).toHaveLength(divisionsOf('supplier', 'start').length + 1)
    expect(sheets.reduce((sum, { data }) => sum + data.length - 1, 0)).toBe(lines.length - 1)
    const cells = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map((cell) => cell ?? ''))
    expect(cells(sheets[0]?.data.slice(1) ?? [])).toEqual(cells(await linesOf(rikke, 'start', 'all', true)))
    expect(cells(sheets[1]?.data.slice(1) ?? [])).toEqual(cells(await linesOf(rikke, 'start', 'door', false)))

    const [dashboard] = await readSheets((await w.as(birthe, 'GET', '/api/reports/dashboard.xlsx?language=en&year=2026')).bytes)
    const { bytes } = await w.as(birthe, 'GET', '/api/reports/dashboard.csv?language=en&year=2026')
    expect(dashboard?.data).toHaveLength(rowsOf(bytes.toString('utf8')).length)
    for (const query of ['by=archetype', 'origin=door'])
      expect((await w.as(rikke, 'GET', `/api/reports/outcomes.csv?${query}`)).status, query).toBe(400)
  })

  it('are asked for by managers alone', async () => {
    for (const address of [
      ...['/api/reports/dashboard', '/api/reports/dashboard.csv', '/api/reports/dashboard.xlsx'],
      ...['', '.csv', '.xlsx'].map((ending) => `/api/reports/outcomes${ending}?origin=start&by=all`),
    ]) {
      for (const who of [karen, jonas, asta]) expect((await w.as(who, 'GET', address)).status).toBe(403)
      expect((await w.as(null, 'GET', address)).status).toBe(401)
      expect((await w.as(birthe, 'GET', address)).status).toBe(200)
    }
    for (const query of ['year=1999', 'year=26', 'siteKind=prison', 'citizen=1', 'year=2025&year=2026'])
      expect((await w.as(birthe, 'GET', `/api/reports/dashboard?${query}`)).status, query).toBe(400)
    const ahead = await ask(birthe, 2031)
    expect(ahead.endings.total).toEqual({ n: 0 })
    expect(ahead.moves).toBeNull()
  })

  it('are all that a manager’s database role can reach: no person table, no step on the way', async () => {
    const refused = async (statement: (tx: Parameters<Parameters<typeof w.db.read>[1]>[0]) => Promise<unknown>) =>
      expect(w.db.read(birthe, statement)).rejects.toThrow(/permission denied|42501/)
    const [own] = await w.db.read(birthe, (tx) => tx.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`)
    expect(own?.role).toBe(databaseRole.manager)
    await refused((tx) => tx.citizen.count())
    await refused((tx) => tx.assessment.count())
    await refused((tx) => tx.doorDecision.count())
    await refused((tx) => tx.placement.count())
    await refused((tx) => tx.attendance.count())
    await refused((tx) => tx.attendanceFormer.count())
    await refused((tx) => tx.measurement.count())
    await refused((tx) => tx.employmentSpell.count())
    await refused((tx) => tx.employmentCheck.count())
    await refused((tx) => tx.$queryRaw`SELECT * FROM reported_placements()`)
    await refused((tx) => tx.$queryRaw`SELECT * FROM doors_on('2026-01-01')`)
    await refused((tx) => tx.$queryRaw`SELECT door_moves(2026)`)
    await refused((tx) => tx.$queryRaw`SELECT shown_table('{}', '[]')`)
  })

  it('leave every page about a person shut to managers', async () => {
    const about = w.endpoints.filter(({ endpoint }) => endpoint.views !== undefined)
    expect(about.length).toBeGreaterThan(10)
    for (const { endpoint } of about) {
      const address = `/api${endpoint.path.replace(/:\w+/g, '0190a0a0-0000-7000-8000-00000000dead')}`
      expect((await w.as(birthe, endpoint.method, address, endpoint.body ? {} : undefined)).status, endpoint.path).toBe(403)
      expect((await w.as(rikke, endpoint.method, address, endpoint.body ? {} : undefined)).status, endpoint.path).toBe(403)
    }
  })
})
