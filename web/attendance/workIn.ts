import type { PlacementDay } from '../../shared/attendance/attendance.schema.ts'
import { isThere, type SupportGiven, supportKinds } from '../../shared/attendance/states.ts'

type Work = {
  /** Each task that was done, and on how many days; the most done first. */
  readonly tasks: readonly (readonly [task: string, days: number])[]
  readonly support: readonly (readonly [kind: SupportGiven, days: number])[]
  /** Days on which the person was there and tasks were ticked: what a task's days are out of. */
  readonly told: number
}

/** What was done and what helped on some days of a placement, in days. */
export const workIn = (days: readonly Pick<PlacementDay, 'logged'>[]): Work => {
  const there = days.flatMap(({ logged }) => (logged && isThere(logged.state) ? [logged] : []))
  const tasks = new Map<string, number>()
  for (const { tasksDone } of there) for (const task of tasksDone) tasks.set(task, (tasks.get(task) ?? 0) + 1)
  const daysOf = (kind: SupportGiven) => there.filter(({ supportGiven }) => supportGiven.includes(kind)).length
  return {
    tasks: [...tasks].toSorted(([, a], [, b]) => b - a),
    support: supportKinds.map((kind) => [kind, daysOf(kind)] as const).filter(([, count]) => count > 0),
    told: there.filter(({ tasksDone }) => tasksDone.length > 0).length,
  }
}
