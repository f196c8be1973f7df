import { useSyncExternalStore } from 'react'
import { sameEntry } from '../../shared/attendance/attendance.rules.ts'
import type { CrewEntry, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { type Edit, type Edits, isSaid, plannedOf } from '../attendance/crewEdits.ts'
import { whenForgotten } from '../unsent.ts'

/** Whose edits, and for which day. */
export type EditsKey = { readonly staffId: string; readonly date: string }
const text = ({ staffId, date }: EditsKey): string => `${staffId} ${date}`

// By person and day: the next person on a shared phone finds nothing, and going to another day and back loses nothing.
const kept = new Map<string, Edits>()
/** What the phone's store had when the page was loaded. */
const brought = new Map<string, [string, Edit][]>()
/** What a page found when it was loaded anew: how many edits came back, and how many are of people no longer on the crew. */
export type Restored = { readonly back: number; readonly dropped: number }
const restored = new Map<string, Restored>()
const listeners = new Set<() => void>()
const none: Edits = new Map()

type Keeper = (key: EditsKey, changed: ReadonlyMap<string, Edit | null>) => void
let keeper: Keeper = () => undefined

/** Where taps are kept beyond the page, and what is there already; said by outbox.ts when the store is open. */
export const keepTapsWith = (keep: Keeper, staffId: string, found: readonly (readonly [date: string, string, Edit])[]): void => {
  keeper = keep
  for (const [date, placementId, edit] of found) {
    const key = text({ staffId, date })
    brought.set(key, [...(brought.get(key) ?? []), [placementId, edit]])
  }
}

const keep = (key: EditsKey, edits: Edits) => {
  const before = editsOf(key)
  const changed = new Map<string, Edit | null>([...before.keys()].filter((id) => !edits.has(id)).map((id) => [id, null]))
  for (const [id, edit] of edits) if (before.get(id) !== edit) changed.set(id, edit)
  if (edits.size === 0) kept.delete(text(key))
  else kept.set(text(key), edits)
  if (changed.size > 0) keeper(key, changed)
  for (const tell of listeners) tell()
}

const editsOf = (key: EditsKey): Edits => kept.get(text(key)) ?? none

/** Once a day and person after the page was loaded: brings back what was not sent. */
export const restoreEdits = (key: EditsKey, rows: readonly CrewRow[]): void => {
  if (restored.has(text(key))) return
  const rowOf = new Map(rows.map((row) => [row.placementId, row]))
  const all = brought.get(text(key)) ?? []
  brought.delete(text(key))
  const found = all.filter(([placementId, edit]) => {
    const row = rowOf.get(placementId)
    // it got through after all
    return !(row?.logged && isSaid(edit, row.logged, row))
  })
  const back = found.filter(([placementId]) => rowOf.has(placementId))
  restored.set(text(key), { back: back.length, dropped: found.length - back.length })
  kept.set(text(key), new Map(all))
  keep(key, new Map([...back]))
}

/** Whoever has left the crew since is not sent; the person is told, instead of being asked at every sign-out. */
export const dropGone = (key: EditsKey, rows: readonly CrewRow[]): void => {
  const here = new Set(rows.map(({ placementId }) => placementId))
  const left = [...editsOf(key)].filter(([placementId]) => here.has(placementId))
  const gone = editsOf(key).size - left.length
  if (gone === 0) return
  tellGone(key, gone)
  keep(key, new Map(left))
}
const tellGone = (key: EditsKey, gone: number): void => {
  const { back, dropped } = restoredOf(key)
  restored.set(text(key), { back, dropped: dropped + gone })
}

export const restoredOf = (key: EditsKey): Restored => restored.get(text(key)) ?? { back: 0, dropped: 0 }

whenForgotten(() => {
  kept.clear()
  brought.clear()
  restored.clear()
})

/** Null takes the edit back; so does saying again what the row says without it. */
export const setEdit = (key: EditsKey, row: CrewRow, edit: Edit | null): void => {
  const { placementId, logged, plannedHours } = row
  const edits = new Map(editsOf(key))
  const without = logged ?? (plannedHours > 0 ? plannedOf(row) : null)
  if (edit && !(without && isSaid(edit, without, row))) edits.set(placementId, edit)
  else edits.delete(placementId)
  keep(key, edits)
}

/**
 * Lays what was refused over the page again, under what has been tapped since: that was tapped over words that came to nothing, and now
 * stands over what they stood over. `gone`: how many people of it are no longer on the crew.
 */
export const layBack = (key: EditsKey, rows: readonly CrewEntry[], gone: number): void => {
  const refused = new Map(rows.map(({ placementId, untouched: _, ...edit }) => [placementId, edit] as const))
  const since = [...editsOf(key)].map(([id, edit]) => {
    const { seen, motivation } = refused.get(id) ?? edit
    return [id, { ...(motivation && { motivation }), ...edit, seen }] as const
  })
  if (gone > 0) tellGone(key, gone)
  keep(key, new Map([...refused, ...since]))
}

/** Forgets what has been sent; what was tapped meanwhile stays. */
export const forgetSent = (key: EditsKey, sent: readonly CrewEntry[]): void => {
  const saved = new Map(sent.map((entry) => [entry.placementId, entry]))
  const left = [...editsOf(key)].filter(([placementId, edit]) => {
    const entry = saved.get(placementId)
    return !entry || !sameEntry(entry, edit) || entry.motivation !== edit.motivation
  })
  restored.set(text(key), { back: 0, dropped: 0 })
  keep(key, new Map(left))
}

/** What stands on the page, whether the phone could keep it or not. */
export const tappedBy = (staffId: string): { readonly date: string; readonly placementId: string }[] =>
  [...kept].flatMap(([key, edits]) => {
    const [whose, date = ''] = key.split(' ')
    return whose === staffId ? [...edits.keys()].map((placementId) => ({ date, placementId })) : []
  })

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useEdits = (key: EditsKey): Edits => useSyncExternalStore(subscribe, () => editsOf(key))
