import type { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import { asPlanned, sameEntry } from '../../shared/attendance/attendance.rules.ts'
import type { CrewDay, CrewEntry, CrewRow, LoggedDay } from '../../shared/attendance/attendance.schema.ts'
import { isSameWeek, type Motivation } from '../../shared/attendance/motivation.ts'
import type { Answer } from '../../shared/endpoint.ts'
import type { ProblemError } from '../../shared/problem.ts'

export type Receipt = Answer<typeof attendanceApi.logCrew>
/** Why the server refused it: what a ProblemError is made of, since a store keeps no classes. */
export type Refused = Pick<ProblemError, 'code' | 'errors' | 'facts'>

/**
 * `asked`: the server may have heard it, since it was sent and no answer came; it is sent again as it is, under the same key.
 * `refused`: it stays with the reason until the person decides.
 */
export type ItemState =
  | { readonly kind: 'waiting'; readonly asked: boolean; readonly tries: number }
  | { readonly kind: 'sending'; readonly tries: number }
  | { readonly kind: 'refused'; readonly problem: Refused }
  | { readonly kind: 'done'; readonly receipt: Receipt }

/** A crew's day on its way to the server: no name, only what was tapped and whose it is. */
export type QueueItem = {
  readonly id: string
  readonly staffId: string
  /** The order in which they are sent. */
  readonly number: number
  readonly date: string
  readonly rows: readonly CrewEntry[]
  readonly idempotencyKey: string
  /** By the server's clock, ISO 8601. */
  readonly madeAt: string
  readonly state: ItemState
}

/** What a person sends: `id` and key are made where it is sent. */
export type Sending = Pick<QueueItem, 'id' | 'date' | 'rows' | 'idempotencyKey' | 'madeAt'>

/** Not with the server yet, and not refused. */
export const isOpen = ({ state }: QueueItem): boolean => state.kind === 'waiting' || state.kind === 'sending'
/** As they are sent. */
export const inOrder = (items: readonly QueueItem[]): QueueItem[] => items.toSorted((a, b) => a.number - b.number)

/** The version a row has when the item before has been saved: one more, where it changes anything. */
const versionAfter = ({ seen, ...entry }: CrewEntry): number =>
  seen && sameEntry(entry, seen) ? seen.version : (seen?.version ?? 0) + 1

/** The day as the person has left it: what they have sent, or tried to, stands in its rows, so that what is tapped next is laid over it. */
export const withQueued = <D extends CrewDay>(day: D, items: readonly QueueItem[], name: string): D => {
  const queued = new Map<string, LoggedDay>()
  const motivation = new Map<string, Motivation>()
  for (const item of inOrder(items)) {
    const savedAt = item.state.kind === 'done' ? item.state.receipt.savedAt : null
    // what was saved after the day was read is not in it yet
    const isMissing = savedAt === null ? isOpen(item) : savedAt > day.serverTime
    if (!isMissing || !isSameWeek(item.date, day.date)) continue
    for (const row of item.rows) {
      const { placementId, seen: _, untouched: _untouched, motivation: own, ...entry } = row
      if (own) motivation.set(placementId, own)
      if (item.date !== day.date) continue
      queued.set(placementId, { ...entry, version: versionAfter(row), loggedBy: name, loggedAt: savedAt ?? item.madeAt })
    }
  }
  if (queued.size + motivation.size === 0) return day
  const withOwn = (row: CrewRow): CrewRow => ({
    ...row,
    logged: queued.get(row.placementId) ?? row.logged,
    motivation: motivation.get(row.placementId) ?? row.motivation,
  })
  return { ...day, sites: day.sites.map((site) => ({ ...site, rows: site.rows.map(withOwn) })) }
}

/** What of a refused item the person has said beyond what they had in front of them: it is laid over the page again, to be decided. */
export const tappedIn = (item: QueueItem, day: CrewDay): CrewEntry[] => {
  const rowOf = new Map(day.sites.flatMap(({ rows }) => rows).map((row) => [row.placementId, row]))
  return item.rows.filter(({ seen, untouched, ...entry }) => {
    const row = rowOf.get(entry.placementId)
    if (!row) return false
    if (entry.motivation && entry.motivation !== row.motivation) return true
    if (untouched) return false
    const before = seen ?? (row.plannedHours > 0 ? asPlanned(row.plannedHours, row.plannedAbsence) : null)
    return !(before && sameEntry(entry, before)) && !(row.logged && sameEntry(entry, row.logged))
  })
}

/** People of a day whose words are not with the server, day by day. */
export type Unsent = { readonly date: string; readonly people: number }

/** `taps`: what was tapped and is not in the queue either. */
export const unsentIn = (
  items: readonly QueueItem[],
  taps: readonly { readonly date: string; readonly placementId: string }[] = [],
): Unsent[] => {
  const people = new Map<string, Set<string>>()
  const waiting = items.filter(({ state }) => state.kind !== 'done')
  const said = waiting.flatMap(({ date, rows }) => rows.map(({ placementId }) => ({ date, placementId })))
  for (const { date, placementId } of [...said, ...taps]) people.set(date, (people.get(date) ?? new Set()).add(placementId))
  return [...people].map(([date, named]) => ({ date, people: named.size })).toSorted((a, b) => a.date.localeCompare(b.date))
}
