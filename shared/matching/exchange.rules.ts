import { type Assignment, type IntakeProblem, lastPlaceCost } from './intake.rules.ts'

/** Somebody's move from one group to another when another choice is made; null is no place. */
export type Move = { readonly person: number; readonly from: number | null; readonly to: number | null }
/** The best day with another choice for one person: who moves, that person first, and what the day's worth falls by. */
export type Exchange = { readonly cost: number; readonly moves: readonly Move[] }

type Arc = { readonly to: number; readonly cost: number }

/**
 * What it would cost to choose another site for one person after another; for who has no place, to give them one. The best day with
 * another choice differs from the best day by one round of moves through it, the cheapest there is in the residual network of the flow
 * (Ahuja, Magnanti and Orlin, "Network Flows", 1993, chapter 9): so it is found exactly without solving again. Null where there is none.
 */
export const exchangesOf = (problem: IntakeProblem, assignment: Assignment): (Exchange | null)[] => {
  const { persons, groups, rooms, pairs, worth } = problem
  const sites = rooms.length
  const groupNode = (group: number): number => persons + group
  const siteNode = (site: number): number => persons + groups.length + site
  const sink = persons + groups.length + sites
  const arcs: Arc[][] = Array.from({ length: sink + 1 }, () => [])
  const join = (from: number, to: number, cost: number) => arcs[from]?.push({ to, cost })

  const inGroup = groups.map(() => 0)
  const atSite = rooms.map(() => 0)
  for (const group of assignment) {
    if (group === null) continue
    inGroup[group] = (inGroup[group] ?? 0) + 1
    const at = groups[group]
    if (at?.counts) atSite[at.site] = (atSite[at.site] ?? 0) + 1
  }
  const gainOf = new Map<number, number>()
  for (const { person, group, fit } of pairs) {
    const gain = (worth[person] ?? 0) + fit
    if (assignment[person] === group) {
      gainOf.set(person, gain)
      join(groupNode(group), person, gain)
    } else join(person, groupNode(group), -gain)
  }
  for (let person = 0; person < persons; person += 1) {
    if (assignment[person] === null) join(sink, person, 0)
    else join(person, sink, 0)
  }
  groups.forEach(({ site, free, counts }, group) => {
    const taken = inGroup[group] ?? 0
    const beyond = counts ? siteNode(site) : sink
    if (taken < free) join(groupNode(group), beyond, taken === free - 1 ? lastPlaceCost : 0)
    if (taken > 0) join(beyond, groupNode(group), taken === free ? -lastPlaceCost : 0)
  })
  rooms.forEach((room, site) => {
    const taken = atSite[site] ?? 0
    if (room === null || taken < room) join(siteNode(site), sink, 0)
    if (taken > 0) join(sink, siteNode(site), 0)
  })

  const movesAlong = (path: readonly number[]): Move[] => {
    const moves: Move[] = []
    path.forEach((node, at) => {
      if (node >= persons) return
      const next = path[at + 1]
      const to = next !== undefined && next >= persons && next < persons + groups.length ? next - persons : null
      moves.push({ person: node, from: assignment[node] ?? null, to })
    })
    return moves
  }

  return assignment.map((group, person) => {
    const found = cheapestPath(arcs, { from: person, to: group === null ? sink : groupNode(group), barred: sink })
    return found && { cost: found.cost + (gainOf.get(person) ?? 0), moves: movesAlong(found.path) }
  })
}

/**
 * Bellman–Ford with a queue: costs may be negative, but the network of an optimal flow has no round that gains. Of equally cheap
 * ways the shortest, so that no more people move than need to. The first step is not to `barred`.
 */
const cheapestPath = (
  arcs: readonly (readonly Arc[])[],
  { from, to, barred }: { readonly from: number; readonly to: number; readonly barred: number },
): { readonly cost: number; readonly path: readonly number[] } | null => {
  const cost = new Float64Array(arcs.length).fill(Number.POSITIVE_INFINITY)
  const steps = new Int32Array(arcs.length)
  const before = new Int32Array(arcs.length).fill(-1)
  const queued = new Uint8Array(arcs.length)
  cost[from] = 0
  const queue = [from]
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] ?? from
    queued[node] = 0
    // whoever arrives has arrived: a way through the goal is a longer one
    if (node === to) continue
    const so = cost[node] ?? 0
    for (const arc of arcs[node] ?? []) {
      if (arc.to === from || (node === from && arc.to === barred)) continue
      const known = cost[arc.to] ?? 0
      const step = (steps[node] ?? 0) + 1
      // costs are whole numbers
      if (so + arc.cost > known || (so + arc.cost === known && step >= (steps[arc.to] ?? 0))) continue
      cost[arc.to] = so + arc.cost
      steps[arc.to] = step
      before[arc.to] = node
      if (queued[arc.to] === 0) {
        queued[arc.to] = 1
        queue.push(arc.to)
      }
    }
  }
  if (cost[to] === Number.POSITIVE_INFINITY) return null
  const path = [to]
  for (let node = to; node !== from; ) {
    node = before[node] ?? from
    path.unshift(node)
  }
  return { cost: cost[to] ?? 0, path }
}
