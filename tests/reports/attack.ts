import type { LifeRow, LifeTable, Outcomes } from '../../shared/reports/outcomes.schema.ts'
import type { Cell } from '../../shared/reports/reports.schema.ts'

const n = (cell: Cell | null | undefined): number | null => (cell && 'n' in cell ? cell.n : null)
const add = (...numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)
const less = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b)

type Told = { readonly what: string; readonly n: number }

/** Every number in an answer, wherever in it. */
export const numbersIn = (value: unknown, what = ''): Told[] => {
  if (Array.isArray(value)) return value.flatMap((one, at) => numbersIn(one, `${what}.${at}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'n' && typeof inner === 'number' ? [{ what, n: inner }] : numbersIn(inner, `${what}.${key}`),
  )
}

const sumUpTo = (row: LifeRow, weeks: readonly number[], week: number): number | null =>
  add(...row.events.filter((_, k) => (weeks[k] ?? 0) <= week).map(n))

type Sizes = { readonly people: number | null; readonly long: number | null }
const sizesOf = (page: Outcomes, key: string): Sizes => {
  if (key === 'all') return { people: n(page.people), long: n(page.longPeople) }
  const group = page.groups.find((one) => one.key === key)
  return { people: n(group?.people), long: n(group?.longPeople) }
}

type Line = { readonly key: string; readonly total: Cell; readonly cells: readonly Cell[] }
const rowsOf = (table: { readonly rows: readonly Line[] } | { readonly hidden: true }): readonly Line[] =>
  'hidden' in table ? [] : table.rows

/** What a reader can work out who subtracts one table of a line from another: none of it may lie between 1 and 4. */
export const workedOut = (page: Outcomes): Told[] => {
  const found: { what: string; n: number | null }[] = []
  for (const key of ['all', ...page.groups.map((group) => group.key)]) {
    const { people, long } = sizesOf(page, key)
    const short = less(people, long)
    found.push({ what: `${key} followed 26 weeks only`, n: short })
    for (const name of ['paid', 'job'] as const) {
      const table: LifeTable = page[name]
      if ('hidden' in table) continue
      const row = table.rows.find((one) => one.key === key)
      if (!row || row.cutOff === null) continue
      const later = row.events.filter((_, k) => (table.weeks[k] ?? 0) > 26).map(n)
      found.push({ what: `${key} ${name}: events of those followed 26 weeks`, n: less(short, n(row.cutOff)) })
      found.push({ what: `${key} ${name}: events by 26 of those followed 52`, n: less(long, add(...later, n(row.without))) })
    }
    for (const { weeks, table } of page.retention) {
      if ('hidden' in table) continue
      const row = table.rows.find((one) => one.key === key)
      const ladder = page.ladder.find((one) => one.weeks === weeks)?.table
      const hours = ladder && 'rows' in ladder ? ladder.rows.find((one) => one.key === key) : undefined
      const unknown = n(row?.cells[[...table.columns].indexOf('unknown')])
      found.push({ what: `${key} ${weeks}: known to have no hours`, n: less(n(hours?.cells[0]), unknown) })
    }
  }
  return found.flatMap(({ what, n: number }) =>
    number === null ? [] : [{ what: `${page.origin} ${page.by} ${what}`, n: number }],
  )
}

/** Paid hours less jobs in a line, by everything that several pages of it tell together. */
export const waitsCompared = (pages: readonly Outcomes[], key: string): Told[] => {
  const upTo = { paid: new Map<string, number>(), job: new Map<string, number>() }
  for (const page of pages)
    for (const name of ['paid', 'job'] as const) {
      const table = page[name]
      if ('hidden' in table) continue
      const row = table.rows.find((one) => one.key === key)
      if (!row) continue
      const note = (what: string, count: number | null) => count === null || upTo[name].set(what, count)
      for (const week of table.weeks) note(`by ${week}`, sumUpTo(row, table.weeks, week))
      if (row.cutOff !== null) {
        note('cut off', n(row.cutOff))
        note('still without at 52', n(row.without))
      }
    }
  return [...upTo.paid].flatMap(([what, paid]) => {
    const job = upTo.job.get(what)
    return job === undefined ? [] : [{ what: `${key} paid less job ${what}`, n: Math.abs(paid - job) }]
  })
}

export type Unknowns = { readonly equations: string[]; readonly hidden: string[] }

/** Tables that tell of each other are judged together, the others by themselves. */
const apart = (equations: readonly string[], hidden: readonly string[]): Unknowns[] =>
  [
    '(paid|job|more)',
    ...[4, 13, 26, 52].map((weeks) => `(status|hours|none)${weeks}`),
    'endings',
    'proposed',
    'decided',
    'override',
  ].map((name) => {
    const own = new RegExp(`^${name}_`)
    return { equations: equations.filter((one) => own.test(one)), hidden: hidden.filter((one) => own.test(one)) }
  })

/** Everything that a page tells of its lines as equations between what it hides; numbers are none of them negative. */
export const unknownsOf = (page: Outcomes): Unknowns[] => {
  const equations: string[] = []
  const hidden: string[] = []
  const rows = (table: string, lines: readonly Line[]) => {
    const [all, ...groups] = lines
    const columns = all?.cells.map((_, j) => j) ?? []
    for (const [i, { total, cells }] of groups.entries()) {
      const told = n(total)
      if (told !== null) equations.push(`${columns.map((j) => `${table}_${i}_${j}`).join(' + ')} = ${told}`)
      for (const [j, cell] of cells.entries()) {
        const value = n(cell)
        if (value === null && told !== 0) hidden.push(`${table}_${i}_${j}`)
        else if (value !== null) equations.push(`${table}_${i}_${j} = ${value}`)
      }
    }
    if (groups.length > 0)
      for (const j of columns) {
        const value = n(all?.cells[j])
        if (value !== null) equations.push(`${groups.map((_, i) => `${table}_${i}_${j}`).join(' + ')} = ${value}`)
      }
  }
  const cellsOf = ({ events, cutOff, without }: LifeRow) => [...events, ...(cutOff === null ? [] : [cutOff]), without]
  for (const name of ['paid', 'job'] as const) {
    const table = page[name]
    if ('hidden' in table) continue
    rows(
      name,
      table.rows.map((row) => ({ key: row.key, total: row.total, cells: cellsOf(row) })),
    )
    // followed 26 weeks only, or 52: each event by 26 weeks is of one of the two
    for (const [i, { key, cutOff, events }] of table.rows.slice(1).entries()) {
      const { people, long } = sizesOf(page, key)
      if (cutOff === null || people === null || long === null) continue
      const early = events.flatMap((_, k) => ((table.weeks[k] ?? 0) <= 26 ? [k] : []))
      const late = events.flatMap((_, k) => ((table.weeks[k] ?? 0) > 26 ? [`${name}_${i}_${k}`] : []))
      for (const k of early) equations.push(`${name}_${i}_${k} - ${name}_${i}_s${k} - ${name}_${i}_l${k} = 0`)
      equations.push(
        `${[...early.map((k) => `${name}_${i}_s${k}`), `${name}_${i}_${events.length}`].join(' + ')} = ${people - long}`,
      )
      // nobody is in an empty part, and that is no secret
      const empty = [...(people === long ? [`${name}_${i}_${events.length}`] : []), ...(long === 0 ? late : [])]
      if (long === 0) empty.push(`${name}_${i}_${events.length + 1}`)
      for (const one of empty) if (hidden.includes(one)) hidden.splice(hidden.indexOf(one), 1)
      equations.push(
        `${[...early.map((k) => `${name}_${i}_l${k}`), ...late, `${name}_${i}_${events.length + 1}`].join(' + ')} = ${long}`,
      )
    }
  }
  // whoever has a job has paid hours
  if (!('hidden' in page.paid) && !('hidden' in page.job)) {
    const { paid, job } = page
    for (const [i] of job.rows.slice(1).entries())
      for (const week of job.weeks.filter((one) => paid.weeks.includes(one))) {
        const upTo = (weeks: readonly number[], name: string) =>
          weeks.flatMap((one, k) => (one <= week ? [`${name}_${i}_${k}`] : []))
        equations.push(`${upTo(paid.weeks, 'paid').join(' + ')} - ${upTo(job.weeks, 'job').join(' - ')} - more_${i}_${week} = 0`)
      }
  }
  for (const { weeks, table } of page.retention) {
    rows(`status${weeks}`, rowsOf(table))
    const ladder = page.ladder.find((one) => one.weeks === weeks)?.table
    if (!ladder || 'hidden' in ladder || 'hidden' in table) continue
    rows(`hours${weeks}`, ladder.rows)
    const unknown = [...table.columns].indexOf('unknown')
    for (const [i] of ladder.rows.slice(1).entries())
      equations.push(`hours${weeks}_${i}_0 - status${weeks}_${i}_${unknown} - none${weeks}_${i} = 0`)
  }
  if (page.endings) rows('endings', rowsOf(page.endings))
  for (const [name, table] of Object.entries(page.hits ?? {})) rows(name, rowsOf(table))
  return apart(equations, hidden)
}
