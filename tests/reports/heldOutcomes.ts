import { expect } from 'vitest'
import { addDays } from '../../shared/calendar.ts'
import type { LifeRow, LifeTable, Outcomes } from '../../shared/reports/outcomes.schema.ts'
import type { Cell } from '../../shared/reports/reports.schema.ts'
import type { Person } from './rows.ts'

// A page of outcomes held against the people of the rows. What is hidden is judged in its own words (docs/decisions/027): a line that cannot be told, or the smallest beside one.

const points = [4, 8, 13, 26, 39, 52]
/** What a table tells of a line: how many, of so many people; and what follows from it beside other tables. */
type Level = {
  readonly cells: (line: readonly Person[]) => { readonly n: number; readonly of: number }[]
  readonly follows?: (line: readonly Person[]) => number[]
}
const few = (n: number) => n >= 1 && n <= 4

const outcomeLevels = (isLong: (one: Person) => boolean) => {
  const count = (line: readonly Person[], is: (one: Person) => boolean) => line.filter(is).length
  const within = (one: Person, name: 'paid' | 'job', from: number, to: number) => {
    const days = one[name]
    return days !== null && days > from && days <= to && (to <= 182 || isLong(one))
  }
  const short = (one: Person) => !isLong(one)
  const life = (name: 'paid' | 'job', weeks: readonly number[], besides: readonly number[] = []): Level => ({
    cells: (line) => {
      const had = weeks.map((week, k) => ({
        n: count(line, (one) => within(one, name, k === 0 ? -1 : (weeks[k - 1] ?? 0) * 7, week * 7)),
        of: week > 26 ? count(line, isLong) : line.length,
      }))
      const waits = (to: number) => (one: Person) => !within(one, name, -1, to)
      if (!weeks.includes(52)) return [...had, { n: count(line, waits(182)), of: line.length }]
      return [
        ...had,
        { n: count(line, (one) => short(one) && waits(182)(one)), of: count(line, short) },
        { n: count(line, (one) => isLong(one) && waits(182)(one) && waits(364)(one)), of: count(line, isLong) },
      ]
    },
    follows: (line) => {
      const by = (which: (one: Person) => boolean, week: number, what = name) =>
        count(line, (one) => which(one) && within(one, what, -1, week * 7))
      const upTo = (week: number, what = name) =>
        by(() => true, Math.min(week, 26), what) +
        (week > 26 ? by((one) => isLong(one) && !within(one, what, -1, 182), week, what) : 0)
      return [
        ...(weeks.includes(52) ? [by(short, 26), by(isLong, 26)] : []),
        ...besides.filter((week) => weeks.includes(week)).map((week) => upTo(week, 'paid') - upTo(week, 'job')),
        ...(besides.includes(52) && weeks.includes(52)
          ? [
              by(short, 26, 'paid') - by(short, 26, 'job'),
              by(isLong, 26, 'paid') - by(isLong, 26, 'job'),
              by(isLong, 52, 'paid') - by(isLong, 52, 'job'),
            ]
          : []),
      ]
    },
  })
  const ofWeek = (k: number, is: (one: Person) => boolean) => (one: Person) => (k < 3 || isLong(one)) && is(one)
  const columns = (k: number, parts: readonly ((one: Person) => boolean)[]) => (line: readonly Person[]) =>
    parts.map((is) => ({ n: count(line, ofWeek(k, is)), of: k < 3 ? line.length : count(line, isLong) }))
  const status = (k: number, names: readonly string[]): Level => ({
    cells: columns(
      k,
      names.map((name) => (one) => (name === 'other' ? ['subsidised', 'none'] : [name]).includes(one.status[k] ?? '')),
    ),
  })
  const bands: Readonly<Record<string, readonly [number, number]>> = {
    '0': [0, 0],
    '1-9': [0.01, 9.99],
    '10-19': [10, 19.99],
    '20-29': [20, 29.99],
    '30+': [30, 168],
    '1-19': [0.01, 19.99],
    '20+': [20, 168],
  }
  const hours = (k: number, names: readonly string[]): Level => ({
    cells: columns(
      k,
      names.map(
        (name) => (one) => (one.hours[k] ?? -1) >= (bands[name]?.[0] ?? 1) && (one.hours[k] ?? -1) <= (bands[name]?.[1] ?? 0),
      ),
    ),
    follows: (line) => [
      count(
        line,
        ofWeek(k, (one) => one.hours[k] === 0),
      ) -
        count(
          line,
          ofWeek(k, (one) => one.status[k] === 'unknown'),
        ),
    ],
  })
  const endings = (names: readonly string[]): Level => ({
    cells: columns(
      0,
      names.map(
        (name) =>
          ({ ending }) =>
            names.length === 3 && name === 'other' ? !['running', 'work'].includes(ending ?? '') : ending === name,
      ),
    ),
  })
  return { life, status, hours, endings }
}

/** Whether a line may not be told: a count below five where there is anybody, or a number of one to four that follows. */
const asksToHide = ({ cells, follows }: Level, line: readonly Person[]): boolean =>
  cells(line).some(({ n, of }) => n < 5 && of > 0) || (follows?.(line) ?? []).some(few)

/** Holds a page of outcomes against the people of the rows; answers how many numbers were compared and how many hidden ones accounted for. */
export const holdOutcomes = (
  page: Outcomes,
  everybody: readonly Person[],
  years: (last: number) => Readonly<Record<number, readonly [told: readonly number[], inFull: boolean]>>,
) => {
  const done = { shown: 0, hidden: 0 }
  const { by, origin, until, longUntil } = page
  const people = everybody.filter(({ on }) => on >= page.from && on <= until)
  const isLong = ({ on }: Person) => on <= longUntil
  const levels = outcomeLevels(isLong)
  const same = (cell: Cell | null, n: number, what: string) => {
    if (!cell || 'hidden' in cell) return
    done.shown += 1
    expect(cell.n, what).toBe(n)
  }
  same(page.people, people.length, 'people')
  same(page.longPeople, people.filter(isLong).length, 'followed 52 weeks')
  const part = (name: keyof Person) => (one: Person) => String(one[name])
  /** One table: all lines of one division, by what is told of each. */
  const hold = (
    what: string,
    rows: readonly { key: string; total: Cell; cells: readonly (Cell | null)[] }[],
    level: Level,
    finest: Level,
    groupOf: (one: Person) => string,
    already: ReadonlySet<string>,
    long = false,
  ) => {
    const own = new Set(rows.map(({ key }) => key))
    const lineOf = (key: string) =>
      people.filter((one) => key === 'all' || (own.has(groupOf(one)) ? groupOf(one) : 'rest') === key)
    const hidden = rows.filter(({ cells }) => cells.some((cell) => cell && 'hidden' in cell)).map(({ key }) => key)
    for (const { key, total, cells } of rows) {
      same(total, lineOf(key).filter((one) => !long || isLong(one)).length, `${what} ${key}`)
      const counts = level.cells(lineOf(key))
      expect(cells.filter((cell) => cell !== null)).toHaveLength(counts.length)
      for (const [j, cell] of cells.filter((one) => one !== null).entries()) same(cell, counts[j]?.n ?? -1, `${what} ${key} ${j}`)
      // a line is told whole or not at all
      if (hidden.includes(key))
        expect(
          cells.every((cell) => cell === null || 'hidden' in cell),
          `${what} ${key}`,
        ).toBe(true)
    }
    const must = hidden.filter((key) => already.has(key) || asksToHide(level, lineOf(key)))
    const beside = hidden.filter((key) => !must.includes(key)).toSorted((a, b) => lineOf(b).length - lineOf(a).length)
    if (hidden.length > 0) expect(must.length, `${what}: hidden for nothing`).toBeGreaterThan(0)
    const [last] = beside
    if (last !== undefined) {
      const others = hidden.filter((key) => key !== last)
      expect(others.length < 2 || asksToHide(level, others.flatMap(lineOf)), `${what} ${last}: hidden for nothing`).toBe(true)
      for (const { key } of rows)
        if (key !== 'all' && !hidden.includes(key))
          expect(lineOf(key).length, `${what}: the smallest are hidden`).toBeGreaterThanOrEqual(lineOf(last).length)
    }
    if (level !== finest)
      expect(
        rows.some(({ key }) => already.has(key) || asksToHide(finest, lineOf(key))),
        `${what}: coarse for nothing`,
      ).toBe(true)
    done.hidden += hidden.length
    return new Set(hidden)
  }
  const noneTold = (what: string, coarsest: readonly Level[]) => {
    expect(
      coarsest.every((level) => asksToHide(level, people)),
      `${what}: hidden for nothing`,
    ).toBe(true)
    done.hidden += 1
  }
  /** Whether the years of the dashboard, all or those up to a day, less a window tell of a few: work at so many weeks. */
  const isTied = (weeks: 13 | 26 | 52, end: string, window: readonly Person[]) =>
    [page.asOf, end].some((day) => {
      const [told, inFull] = years(Number(day.slice(0, 4)))[weeks] ?? [[], true]
      const line = levels.status([4, 13, 26, 52].indexOf(weeks), ['ordinary', 'other', 'unknown']).cells(window)
      const rest = line.map(({ n }, k) => (told[k] ?? 0) - n)
      return rest.some((n) => n !== 0 && n < 5) || (!inFull && rest.reduce((a, b) => a + b, 0) < 5)
    })
  const none: ReadonlySet<string> = new Set()
  const group = by === 'all' ? () => 'all' : part(by === 'door' ? 'door' : by)

  const cellsOf = (row: LifeRow) => [...row.events, row.cutOff, row.without]
  const lifeRows = (table: LifeTable) =>
    'hidden' in table ? null : table.rows.map((row) => ({ key: row.key, total: row.total, cells: cellsOf(row) }))
  const grids = (long: boolean) => (long ? points : points.slice(0, 4))
  const long = 'n' in page.longPeople && longUntil > page.from
  const paidRows = lifeRows(page.paid)
  let paidHidden: ReadonlySet<string> = none
  if (!('hidden' in page.paid) && paidRows) {
    const fine = levels.life('paid', grids(long))
    paidHidden = hold(
      `${origin} ${by} paid`,
      paidRows,
      page.paid.weeks.length === grids(long).length ? fine : levels.life('paid', page.paid.weeks),
      fine,
      group,
      none,
    )
  } else noneTold(`${origin} ${by} paid`, [levels.life('paid', [26])])
  const jobRows = lifeRows(page.job)
  if (!('hidden' in page.job) && jobRows) {
    const besides = 'hidden' in page.paid ? [] : page.paid.weeks
    const level = levels.life('job', page.job.weeks, besides)
    const hidden = jobRows.filter(({ cells }) => cells.some((cell) => cell && 'hidden' in cell)).map(({ key }) => key)
    // jobs are told of all lines or of none
    expect([0, jobRows.length - 1]).toContain(hidden.length)
    hold(
      `${origin} ${by} job`,
      jobRows.filter(({ key }) => hidden.length === 0 || key === 'all'),
      level,
      level,
      hidden.length === 0 ? group : () => 'all',
      none,
    )
    if (hidden.length > 0) {
      const own = new Set(jobRows.map(({ key }) => key))
      const lineOf = (key: string) => people.filter((one) => (own.has(group(one)) ? group(one) : 'rest') === key)
      expect(
        hidden.some((key) => paidHidden.has(key) || asksToHide(level, lineOf(key))),
        `${origin} ${by} job: hidden for nothing`,
      ).toBe(true)
      done.hidden += hidden.length
    }
  } else if (!('hidden' in page.paid)) noneTold(`${origin} ${by} job`, [levels.life('job', [26], page.paid.weeks)])

  page.retention.forEach(({ weeks, table }, k) => {
    const what = `${origin} ${by} work at ${weeks}`
    let hidden: ReadonlySet<string> = none
    const fine = levels.status(k, ['ordinary', 'subsidised', 'none', 'unknown'])
    if ('hidden' in table) {
      const tied = weeks !== 4 && isTied(weeks, weeks === 52 ? longUntil : until, people)
      if (!tied && (weeks < 52 || long)) noneTold(what, [levels.status(k, ['ordinary', 'other', 'unknown'])])
    } else
      hidden = hold(
        what,
        table.rows,
        table.columns.length === 4 ? fine : levels.status(k, table.columns),
        fine,
        group,
        none,
        weeks === 52,
      )
    const ladder = page.ladder[k]?.table
    const fineHours = levels.hours(k, ['0', '1-9', '10-19', '20-29', '30+'])
    if (ladder && 'rows' in ladder)
      hold(
        `${what}, hours`,
        ladder.rows,
        ladder.columns.length === 5 ? fineHours : levels.hours(k, ladder.columns),
        fineHours,
        group,
        hidden,
        weeks === 52,
      )
    else if (!('hidden' in table)) noneTold(`${what}, hours`, [levels.hours(k, ['0', '1-19', '20+'])])
  })
  if (page.endings && 'rows' in page.endings) {
    const fine = levels.endings(['running', 'work', 'as_planned', 'circumstances', 'other'])
    hold(
      `${by} endings`,
      page.endings.rows,
      page.endings.columns.length === 5 ? fine : levels.endings(page.endings.columns),
      fine,
      group,
      none,
    )
  } else if (page.endings) noneTold(`${by} endings`, [levels.endings(['running', 'work', 'other'])])
  for (const [name, table] of Object.entries(page.hits ?? {}))
    if ('rows' in table) {
      const fine = levels.status(2, ['ordinary', 'subsidised', 'none', 'unknown'])
      hold(
        `${origin} hits ${name}`,
        table.rows,
        table.columns.length === 4 ? fine : levels.status(2, table.columns),
        fine,
        part(name as 'proposed' | 'decided' | 'override'),
        none,
      )
    }

  // who stands in no line of the own: too few, or the fewest beside those that are
  const sizes = (lines: readonly Person[]) => [
    lines.length,
    lines.filter(isLong).length,
    lines.filter((one) => !isLong(one)).length,
  ]
  const isSmall = (lines: readonly Person[]) => lines.length < 5 || sizes(lines).some(few)
  const keys = [...new Set(people.map(group))]
  const lone = by === 'all' ? [] : keys.filter((key) => !page.groups.some((one) => one.key === key))
  if (lone.length > 0)
    expect(
      keys.length < 2 || lone.some((key) => isSmall(people.filter((one) => group(one) === key))),
      `${origin} ${by}: together for nothing`,
    ).toBe(true)
  // the window could not end later
  for (let end = addDays(until, 1); end <= addDays(page.asOf, -182); end = addDays(end, 1))
    if (/-(03-31|06-30|09-30|12-31)$/.test(end)) {
      const inYear = everybody.filter(({ on }) => on.slice(0, 4) === end.slice(0, 4))
      const upTo = everybody.filter(({ on }) => on >= page.from && on <= end)
      const tells = [
        ...(end.endsWith('12-31')
          ? []
          : [inYear.filter(({ on }) => on <= end).length, inYear.filter(({ on }) => on > end).length]),
      ].some(few)
      const tied = isTied(13, end, upTo) || isTied(26, end, upTo)
      expect(tells || (origin === 'start' && tied), `${origin}: the window could end ${end}`).toBe(true)
    }
  return done
}
