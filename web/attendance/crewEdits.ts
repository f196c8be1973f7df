import { useSyncExternalStore } from 'react'
import { asPlanned, sameEntry } from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry, CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import { isThere } from '../../shared/attendance/states.ts'

export { isException } from '../../shared/attendance/states.ts'

/** What was tapped and is not saved yet; `version` is of the row it was tapped over. */
export type Edit = Entry & { readonly version: number | null }
export type Edits = ReadonlyMap<string, Edit>

// In memory only, by person and day: the next person on a shared phone finds nothing, and going to another day and back loses nothing.
const kept = new Map<string, Edits>()
const listeners = new Set<() => void>()
const none: Edits = new Map()

const keep = (key: string, edits: Edits) => {
  if (edits.size === 0) kept.delete(key)
  else kept.set(key, edits)
  for (const tell of listeners) tell()
}

export const editsKey = (staffId: string, date: string): string => `${staffId} ${date}`
const editsOf = (key: string): Edits => kept.get(key) ?? none

/** Null takes the edit back; so does saying again what the row says without it. */
export const setEdit = (key: string, { placementId, logged, plannedHours }: CrewRow, edit: Edit | null): void => {
  const edits = new Map(editsOf(key))
  const without = logged ?? (plannedHours > 0 ? asPlanned(plannedHours) : null)
  if (edit && !(without && sameEntry(edit, without))) edits.set(placementId, edit)
  else edits.delete(placementId)
  keep(key, edits)
}

/** Forgets what has been saved; what was tapped meanwhile stays. */
export const forgetSent = (key: string, sent: readonly CrewEntry[]): void => {
  const saved = new Map(sent.map((entry) => [entry.placementId, entry]))
  const left = [...editsOf(key)].filter(([placementId, edit]) => {
    const entry = saved.get(placementId)
    return !entry || !sameEntry(entry, edit)
  })
  keep(key, new Map(left))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useEdits = (key: string): Edits => useSyncExternalStore(subscribe, () => editsOf(key))

/** What a row says now: tapped, else saved, else as planned. */
export const entryOf = (row: CrewRow, edit: Edit | undefined): Entry => {
  const { state, hours, paceBand, note } = edit ?? row.logged ?? asPlanned(row.plannedHours)
  return { state, hours, paceBand, note }
}

/** Somebody else saved another thing since this was tapped. */
export const isConflict = ({ logged }: CrewRow, edit: Edit | undefined): boolean =>
  edit !== undefined && edit.version !== (logged?.version ?? null) && !(logged && sameEntry(edit, logged))

/** Everybody who is expected and not saved yet, and every change. */
export const rowsToSend = (rows: readonly CrewRow[], edits: Edits): CrewEntry[] =>
  rows.flatMap((row) => {
    const { placementId, logged, plannedHours } = row
    const edit = edits.get(placementId)
    if (edit) return logged && sameEntry(edit, logged) ? [] : [{ placementId, ...edit }]
    return logged || plannedHours === 0 ? [] : [{ placementId, ...asPlanned(plannedHours), version: null }]
  })

/** Expected, logged, or tapped all the same. */
export const isOnList = ({ plannedHours, logged, placementId }: CrewRow, edits: Edits): boolean =>
  plannedHours > 0 || logged !== null || edits.has(placementId)

/** A state chosen: what does not belong to it goes. */
export const inState = (edit: Edit, state: Entry['state'], hours: number): Edit => ({
  ...edit,
  state,
  hours,
  paceBand: isThere(state) ? edit.paceBand : null,
})
