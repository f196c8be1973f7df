import type { Door } from '../doors/doors.schema.ts'
import { fitOf } from './criteria.rules.ts'
import { isPossible, type Match, type MatchPerson, type MatchSite } from './matching.rules.ts'

/** A person at a site, both by their place in the lists; only possible ones are there. */
export type Pair = { readonly person: number; readonly group: number; readonly fit: number }
/** The free places of a site at one door; `counts` when whoever takes one fills a place of the site's quota. */
export type Group = { readonly site: number; readonly free: number; readonly counts: boolean }

/**
 * A day's intake as numbers: who can be where, how many places there are at each door of each site, and how many newcomers a site's
 * quota has room for over all its doors (`rooms`, by site; null = no limit but its places).
 */
export type IntakeProblem = {
  readonly persons: number
  readonly groups: readonly Group[]
  readonly rooms: readonly (number | null)[]
  readonly pairs: readonly Pair[]
  /** Worth of a place for each person, above all fit: a place at all first, then for those with few possible sites. */
  readonly worth: readonly number[]
}

/** Person → group, or null for who gets no place. */
export type Assignment = readonly (number | null)[]

/** How much it counts that somebody with so few possible sites gets the place: with one, with two, with three or four, with more. */
export const scarcity = (possibleSites: number): number =>
  possibleSites <= 1 ? 3 : possibleSites === 2 ? 2 : possibleSites <= 4 ? 1 : 0

/** The last free place of a site at a door is taken last: it costs half of the least weight that a criterion has. */
export const lastPlaceCost = 1
/** Fit is counted double, so that the cost above is a half. */
const fitScale = 2

/**
 * The objective in one number a pair, so that each goal goes before the next for whatever the day holds: (1) as many as possible get a
 * place; (2) if not all can, those who have fewest other possibilities; (3) the sites fit as well as they can in sum; (4) last places
 * are kept. `roomOf` is how many more the site's quota has room for at that door's offer; null where it does not count or not stop.
 */
export const intakeOf = (
  persons: readonly MatchPerson[],
  sites: readonly MatchSite[],
  matches: readonly (readonly Match[])[],
  roomOf: (site: number, door: Door) => number | null,
): IntakeProblem => {
  const groups: Group[] = []
  const groupAt = new Map<string, number>()
  const pairs: Pair[] = []
  const possibleSites = persons.map(() => 0)
  const rooms: (number | null)[] = sites.map(() => null)
  const addGroup = (site: number, door: Door, free: number): number => {
    const room = roomOf(site, door)
    const known = rooms[site] ?? null
    if (room !== null) rooms[site] = known === null ? room : Math.min(known, room)
    return groups.push({ site, free, counts: room !== null }) - 1
  }
  persons.forEach(({ door }, person) => {
    sites.forEach((site, at) => {
      const match = matches[person]?.[at]
      const { free } = site.doors[door]
      if (!match || !isPossible(match) || free <= 0) return
      const key = `${at} ${door}`
      const group = groupAt.get(key) ?? addGroup(at, door, free)
      groupAt.set(key, group)
      possibleSites[person] = (possibleSites[person] ?? 0) + 1
      pairs.push({ person, group, fit: fitScale * fitOf(match.criteria) })
    })
  })
  const spread = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.max(...values) - Math.min(...values))
  // more than all fit and all last places of a day can ever weigh together
  const aboveFit = 1 + persons.length * (spread(pairs.map(({ fit }) => fit)) + 2 * lastPlaceCost)
  const rare = possibleSites.map(scarcity)
  const abovePlace = aboveFit * (1 + rare.reduce((sum, one) => sum + one, 0)) + 1
  const least = Math.min(0, ...pairs.map(({ fit }) => fit))
  return {
    persons: persons.length,
    groups,
    rooms,
    pairs: pairs.map((pair) => ({ ...pair, fit: pair.fit - least })),
    worth: rare.map((one) => abovePlace + one * aboveFit),
  }
}

/** What an assignment is worth; the program maximises it. */
export const objectiveOf = ({ groups, pairs, worth }: IntakeProblem, assignment: Assignment): number => {
  const taken = groups.map(() => 0)
  let sum = 0
  for (const { person, group, fit } of pairs) {
    if (assignment[person] !== group) continue
    sum += (worth[person] ?? 0) + fit
    taken[group] = (taken[group] ?? 0) + 1
  }
  return sum - groups.reduce((cost, { free }, at) => (taken[at] === free ? cost + lastPlaceCost : cost), 0)
}

/** Whether nobody is where they cannot be and no place is given twice. */
export const isLawful = ({ groups, rooms, pairs }: IntakeProblem, assignment: Assignment): boolean => {
  const possible = new Set(pairs.map(({ person, group }) => `${person} ${group}`))
  const inGroup = groups.map(() => 0)
  const atSite = rooms.map(() => 0)
  for (const [person, group] of assignment.entries()) {
    if (group === null) continue
    const at = groups[group]
    if (!at || !possible.has(`${person} ${group}`)) return false
    inGroup[group] = (inGroup[group] ?? 0) + 1
    if (at.counts) atSite[at.site] = (atSite[at.site] ?? 0) + 1
  }
  return (
    groups.every(({ free }, at) => (inGroup[at] ?? 0) <= free) &&
    rooms.every((room, at) => room === null || (atSite[at] ?? 0) <= room)
  )
}

/** Rows and columns of the integer program: columns first the pairs, then a last place for each group; columns compressed. */
export type Program = {
  readonly columns: number
  readonly rows: number
  readonly gain: readonly number[]
  readonly rowMost: readonly number[]
  readonly starts: readonly number[]
  readonly rowsOf: readonly number[]
  readonly values: readonly number[]
}

/**
 * Maximise the gain with each column 0 or 1: each person at most once; of a group's places all but the last, and the last one where
 * its column is paid; at a site no more than it has room for. A limit that cannot bind has no row.
 */
export const programOf = ({ persons, groups, rooms, pairs, worth }: IntakeProblem): Program => {
  const wanting = groups.map(() => 0)
  for (const { group } of pairs) wanting[group] = (wanting[group] ?? 0) + 1
  const rowMost: number[] = Array.from({ length: persons }, () => 1)
  const addRow = (most: number): number => rowMost.push(most) - 1
  const groupRow = groups.map(({ free }, at) => ((wanting[at] ?? 0) >= free ? addRow(free - 1) : null))
  const capacity = rooms.map(() => 0)
  groups.forEach(({ site, free, counts }, at) => {
    if (counts) capacity[site] = (capacity[site] ?? 0) + Math.min(free, wanting[at] ?? 0)
  })
  const roomRow = rooms.map((room, site) => (room !== null && (capacity[site] ?? 0) > room ? addRow(room) : null))
  const gain: number[] = []
  const starts = [0]
  const rowsOf: number[] = []
  const values: number[] = []
  const addColumn = (worthIt: number, entries: readonly (readonly [row: number | null | undefined, value: number])[]) => {
    gain.push(worthIt)
    for (const [row, value] of entries) {
      if (row === null || row === undefined) continue
      rowsOf.push(row)
      values.push(value)
    }
    starts.push(rowsOf.length)
  }
  for (const { person, group, fit } of pairs) {
    const at = groups[group]
    addColumn((worth[person] ?? 0) + fit, [
      [person, 1],
      [groupRow[group], 1],
      [at?.counts ? roomRow[at.site] : null, 1],
    ])
  }
  for (const row of groupRow) addColumn(-lastPlaceCost, [[row, -1]])
  return { columns: gain.length, rows: rowMost.length, gain, rowMost, starts, rowsOf, values }
}

/** What the solver said of the columns, as who goes where. */
export const assignmentFrom = ({ persons, pairs }: IntakeProblem, columns: ArrayLike<number>): Assignment => {
  const assignment: (number | null)[] = Array.from({ length: persons }, () => null)
  pairs.forEach(({ person, group }, at) => {
    if ((columns[at] ?? 0) > 0.5) assignment[person] = group
  })
  return assignment
}
