import { useSyncExternalStore } from 'react'
import { asPlanned, sameEntry } from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry, CrewRow, Entry } from '../../shared/attendance/attendance.schema.ts'
import { dayStateKeys, isThere, paceBands } from '../../shared/attendance/states.ts'
import { keepUnsent, unsentOf, whenForgotten } from '../unsent.ts'

export { isException } from '../../shared/attendance/states.ts'

/** What was tapped and is not saved yet; `version` is of the row it was tapped over. */
export type Edit = Entry & { readonly version: number | null }
export type Edits = ReadonlyMap<string, Edit>

/** Whose edits, and for which day. */
export type EditsKey = { readonly staffId: string; readonly date: string }
const text = ({ staffId, date }: EditsKey): string => `${staffId} ${date}`
const nameOf = ({ date }: EditsKey): string => `crew ${date}`

// By person and day: the next person on a shared phone finds nothing, and going to another day and back loses nothing.
const kept = new Map<string, Edits>()
/** What a page found when it was loaded anew: how many edits came back, and how many no longer fit what stands there. */
export type Restored = { readonly back: number; readonly dropped: number }
const restored = new Map<string, Restored>()
const listeners = new Set<() => void>()
const none: Edits = new Map()

const keep = (key: EditsKey, edits: Edits) => {
  if (edits.size === 0) kept.delete(text(key))
  else kept.set(text(key), edits)
  keepUnsent(key.staffId, nameOf(key), edits.size === 0 ? undefined : [...edits])
  for (const tell of listeners) tell()
}

const editsOf = (key: EditsKey): Edits => kept.get(text(key)) ?? none

const isEdit = (value: unknown): value is Edit => {
  if (typeof value !== 'object' || value === null) return false
  const { state, hours, paceBand, note, version } = value as Partial<Record<keyof Edit, unknown>>
  return (
    dayStateKeys.some((one) => one === state) &&
    typeof hours === 'number' &&
    (paceBand === null || paceBands.some((one) => one === paceBand)) &&
    (note === null || typeof note === 'string') &&
    (version === null || typeof version === 'number')
  )
}

const readKept = (key: EditsKey): [string, Edit][] => {
  const found = unsentOf(key.staffId, nameOf(key))
  return (Array.isArray(found) ? found : []).filter(
    (pair): pair is [string, Edit] => Array.isArray(pair) && typeof pair[0] === 'string' && isEdit(pair[1]),
  )
}

/** Once a day and person after the page was loaded: brings back what was not sent, unless somebody has logged over it meanwhile. */
export const restoreEdits = (key: EditsKey, rows: readonly CrewRow[]): void => {
  if (restored.has(text(key))) return
  const rowOf = new Map(rows.map((row) => [row.placementId, row]))
  const found = readKept(key).filter(([placementId, edit]) => {
    const logged = rowOf.get(placementId)?.logged
    // it got through after all
    return !(logged && sameEntry(edit, logged))
  })
  const back = found.filter(([placementId, { version }]) => {
    const row = rowOf.get(placementId)
    return row && (row.logged?.version ?? null) === version
  })
  restored.set(text(key), { back: back.length, dropped: found.length - back.length })
  keep(key, new Map(back))
}

export const restoredOf = (key: EditsKey): Restored => restored.get(text(key)) ?? { back: 0, dropped: 0 }

whenForgotten(() => {
  kept.clear()
  restored.clear()
})

/** Null takes the edit back; so does saying again what the row says without it. */
export const setEdit = (key: EditsKey, { placementId, logged, plannedHours }: CrewRow, edit: Edit | null): void => {
  const edits = new Map(editsOf(key))
  const without = logged ?? (plannedHours > 0 ? asPlanned(plannedHours) : null)
  if (edit && !(without && sameEntry(edit, without))) edits.set(placementId, edit)
  else edits.delete(placementId)
  keep(key, edits)
}

/** Forgets what has been saved; what was tapped meanwhile stays. */
export const forgetSent = (key: EditsKey, sent: readonly CrewEntry[]): void => {
  const saved = new Map(sent.map((entry) => [entry.placementId, entry]))
  const left = [...editsOf(key)].filter(([placementId, edit]) => {
    const entry = saved.get(placementId)
    return !entry || !sameEntry(entry, edit)
  })
  restored.set(text(key), { back: 0, dropped: 0 })
  keep(key, new Map(left))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useEdits = (key: EditsKey): Edits => useSyncExternalStore(subscribe, () => editsOf(key))

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
