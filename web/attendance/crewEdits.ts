import { asPlanned, type Field, isSeen, sameEntry } from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry, CrewRow, Entry, LoggedDay, Seen } from '../../shared/attendance/attendance.schema.ts'
import { mergeEntries } from '../../shared/attendance/merge.rules.ts'
import { type Motivation, motivationSteps } from '../../shared/attendance/motivation.ts'
import { dayStateKeys, isThere, paceBands, supportKinds } from '../../shared/attendance/states.ts'

export { isException } from '../../shared/attendance/states.ts'

/**
 * What was tapped and is not saved yet; `seen` is what stood in the row it was tapped over, null when nothing did. `motivation` is the
 * person's own at the phone, where they have said it.
 */
export type Edit = Entry & { readonly seen: Seen | null; readonly motivation?: Motivation }
export type Edits = ReadonlyMap<string, Edit>

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const isListOf = (value: unknown, is: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(is)

const isEntry = (value: unknown): value is Entry => {
  if (!isRecord(value)) return false
  const { state, hours, paceBand, note, tasksDone, signedOff, supportGiven } = value
  return (
    dayStateKeys.some((one) => one === state) &&
    typeof hours === 'number' &&
    (paceBand === null || paceBands.some((one) => one === paceBand)) &&
    (note === null || typeof note === 'string') &&
    isListOf(tasksDone, (task) => typeof task === 'string') &&
    typeof signedOff === 'boolean' &&
    isListOf(supportGiven, (kind) => supportKinds.some((one) => one === kind))
  )
}

/** Whether something that was kept on the phone is an edit as this version of the page knows it. */
export const isEdit = (value: unknown): value is Edit =>
  isEntry(value) &&
  (!('motivation' in value) || motivationSteps.some((one) => one === value.motivation)) &&
  'seen' in value &&
  (value.seen === null || (isEntry(value.seen) && 'version' in value.seen && typeof value.seen.version === 'number'))

/** What a row is taken to be until somebody says otherwise. */
export const plannedOf = ({ plannedHours, plannedAbsence }: CrewRow): Entry => asPlanned(plannedHours, plannedAbsence)

/** What a row says now: tapped, else saved, else as planned. */
export const entryOf = (row: CrewRow, edit: Edit | undefined): Entry => {
  const { state, hours, paceBand, note, tasksDone, signedOff, supportGiven } = edit ?? row.logged ?? plannedOf(row)
  return { state, hours, paceBand, note, tasksDone, signedOff, supportGiven }
}

/** Whether an edit says nothing that is not said already. */
export const isSaid = (edit: Edit, said: Entry, { motivation }: Pick<CrewRow, 'motivation'>): boolean =>
  sameEntry(edit, said) && (edit.motivation ?? motivation) === motivation

/** A row's saved day as the sender had it in front of them. */
export const seenOf = (logged: LoggedDay | null): Seen | null => {
  if (!logged) return null
  const { loggedBy: _by, loggedAt: _at, ...seen } = logged
  return seen
}

/** Where somebody else saved another thing since this was tapped; what does not collide merges when it is sent. */
export const collisionsOf = (row: CrewRow, edit: Edit | undefined): readonly Field[] => {
  const { logged } = row
  if (!edit || !logged || isSeen(edit.seen, logged)) return []
  return mergeEntries(edit.seen ?? plannedOf(row), edit, logged).collisions
}

/** Everybody who is expected and not saved yet, and every change. */
export const rowsToSend = (rows: readonly CrewRow[], edits: Edits): CrewEntry[] =>
  rows.flatMap((row) => {
    const { placementId, logged, plannedHours } = row
    const edit = edits.get(placementId)
    if (edit && (logged || edit.seen || !sameEntry(edit, plannedOf(row))))
      return logged && isSaid(edit, logged, row) ? [] : [{ placementId, ...edit }]
    // of the day nothing was said
    if (edit) return [{ placementId, ...edit, untouched: true }]
    return logged || plannedHours === 0 ? [] : [{ placementId, ...plannedOf(row), seen: null, untouched: true }]
  })

/** Expected, logged, or tapped all the same. */
export const isOnList = ({ plannedHours, logged, placementId }: CrewRow, edits: Edits): boolean =>
  plannedHours > 0 || logged !== null || edits.has(placementId)

/** A state chosen: what does not belong to it goes. */
export const inState = (edit: Edit, state: Entry['state'], hours: number): Edit =>
  isThere(state)
    ? { ...edit, state, hours }
    : { ...edit, state, hours, paceBand: null, tasksDone: [], signedOff: false, supportGiven: [] }

/** Tasks ticked: whoever ticks and sends vouches for them. In the agreement's order, however they were tapped. */
export const withTasks = (edit: Edit, tasks: readonly string[], ticked: readonly string[]): Edit => {
  // a task that went out of the agreement after the day was logged stays as it was said
  const known = [...tasks, ...edit.tasksDone.filter((task) => !tasks.includes(task))]
  const tasksDone = known.filter((task) => ticked.includes(task))
  return { ...edit, tasksDone, signedOff: tasksDone.length > 0 }
}

/** Everybody who was there has done all that is agreed: the edits that say so, for those who do not say it yet. */
export const allTasksDone = (rows: readonly CrewRow[], edits: Edits): (readonly [row: CrewRow, edit: Edit])[] =>
  rows.flatMap((row) => {
    const edit: Edit = {
      ...entryOf(row, edits.get(row.placementId)),
      seen: edits.get(row.placementId)?.seen ?? seenOf(row.logged),
    }
    if (!isThere(edit.state) || row.tasks.length === 0 || !isOnList(row, edits)) return []
    const done = withTasks(edit, row.tasks, [...row.tasks, ...edit.tasksDone])
    return sameEntry(done, edit) ? [] : [[row, done] as const]
  })
