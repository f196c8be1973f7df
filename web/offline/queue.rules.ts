import { logDays } from '../../shared/attendance/attendance.rules.ts'
import type { CrewDay, CrewEntry, CrewRow } from '../../shared/attendance/attendance.schema.ts'
import { addDays } from '../../shared/calendar.ts'
import { type ItemState, inOrder, isOpen, type QueueItem, type Receipt, type Refused, type Sending } from './queue.ts'

/** What changes in the store. */
export type Changes = { readonly put: readonly QueueItem[]; readonly remove: readonly string[] }

const wasAsked = ({ state }: QueueItem): boolean => state.kind === 'sending' || (state.kind === 'waiting' && state.asked)

/**
 * The later words about a person stand; what the sender had in front of them is what the earlier words were laid over. The own motivation
 * is said once and not again with every change of the day.
 */
const over = (earlier: readonly CrewEntry[], later: readonly CrewEntry[]): CrewEntry[] => {
  const before = new Map(earlier.map((row) => [row.placementId, row]))
  const named = new Set(later.map(({ placementId }) => placementId))
  return [
    ...earlier.filter(({ placementId }) => !named.has(placementId)),
    ...later.map((row) => {
      const first = before.get(row.placementId)
      if (!first) return row
      const motivation = row.motivation ?? first.motivation
      return { ...row, seen: first.seen, ...(motivation && { motivation }) }
    }),
  ]
}

/**
 * A new item takes the place of one for the same day that the server cannot have heard, and of one that was refused: the person has
 * looked at it and decided. One that may have been heard stays as it is, and the new one comes after it.
 */
export const enqueue = (items: readonly QueueItem[], staffId: string, sending: Sending): Changes => {
  const sameDay = items.filter((item) => item.staffId === staffId && item.date === sending.date)
  const waiting = sameDay.find((item) => isOpen(item) && !wasAsked(item))
  const settled = sameDay.filter(({ state }) => state.kind === 'refused' || state.kind === 'done')
  const number = Math.max(0, ...items.map((item) => item.number)) + 1
  const rows = waiting ? over(waiting.rows, sending.rows) : [...sending.rows]
  const state: ItemState = { kind: 'waiting', asked: false, tries: 0 }
  return {
    put: [{ ...sending, staffId, number, rows, state }],
    remove: [...settled, ...(waiting ? [waiting] : [])].map(({ id }) => id),
  }
}

/** What is sent next, but of days that have to wait; one that was being sent when its page was closed is sent again. */
export const nextToSend = (items: readonly QueueItem[], exceptOn: ReadonlySet<string> = new Set()): QueueItem | undefined =>
  inOrder(items).find((item) => isOpen(item) && !exceptOn.has(item.date))

/** Refused: what was tapped afterwards for the same day was laid over it, and waits with it for the person. */
export const refuse = (items: readonly QueueItem[], item: QueueItem, problem: Refused): Changes => {
  const later = inOrder(items).filter((one) => one.date === item.date && one.number > item.number && isOpen(one))
  const rows = later.reduce((all, one) => over(all, one.rows), [...item.rows])
  return { put: [{ ...item, rows, state: { kind: 'refused', problem } }], remove: later.map(({ id }) => id) }
}

/** What an answer of the server, or none, means for an item. */
export type Verdict =
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'signed-out' }
  /** `heard`: whether the server may have acted on it. */
  | { readonly kind: 'later'; readonly heard: boolean; readonly seconds: number | null }
  | { readonly kind: 'refused'; readonly problem: Refused }

export type Heard = {
  readonly status: number
  /** Of a JSON answer; undefined where something else than our server answered (a hotel's sign-in page, a proxy). */
  readonly receipt: Receipt | undefined
  readonly problem: Refused | undefined
  readonly retryAfter: string | null
}

const secondsIn = (retryAfter: string | null): number | null =>
  retryAfter !== null && /^\d{1,5}$/.test(retryAfter) ? Number(retryAfter) : null

/** No answer, 401, 429 and 5xx keep the item; what our server refuses for a reason is the person's to decide. */
export const judge = (heard: Heard | null): Verdict => {
  if (!heard) return { kind: 'later', heard: true, seconds: null }
  const { status, receipt, problem, retryAfter } = heard
  if (status === 200 && receipt) return { kind: 'done', receipt }
  if (status === 401) return { kind: 'signed-out' }
  if (status === 429) return { kind: 'later', heard: false, seconds: secondsIn(retryAfter) }
  if (status >= 400 && status < 500 && problem) return { kind: 'refused', problem }
  return { kind: 'later', heard: true, seconds: secondsIn(retryAfter) }
}

/** Seconds until the next try after so many in vain: from five, doubling, at most five minutes, spread so that phones do not come together. */
export const backOff = (tries: number, chance: number): number =>
  Math.min(300, 5 * 2 ** Math.min(tries, 10)) * (0.75 + chance / 2)

/** What was sent is in the day as it was read since: the receipt alone stays, and that for as long as the day can be corrected. */
export const tidy = (items: readonly QueueItem[], read: Pick<CrewDay, 'date' | 'today' | 'serverTime'>): Changes => {
  const done = items.filter(({ state }) => state.kind === 'done')
  const old = addDays(read.today, -logDays)
  const isRead = ({ date, rows, state }: QueueItem): boolean =>
    date === read.date && rows.length > 0 && state.kind === 'done' && state.receipt.savedAt < read.serverTime
  return {
    put: done.filter((item) => item.date >= old && isRead(item)).map((item) => ({ ...item, rows: [] })),
    remove: done.filter(({ date }) => date < old).map(({ id }) => id),
  }
}

/**
 * A day as far as a phone keeps it: nobody who has not begun, no phone number, needs or support, and not why an absence was planned:
 * they are shown with signal only.
 */
export const leastOf = (day: CrewDay): CrewDay => ({
  ...day,
  startsSoon: [],
  sites: day.sites.map((site) => ({
    ...site,
    rows: site.rows.map(
      ({ plannedAbsence, ...row }): CrewRow => ({
        ...row,
        phone: null,
        needs: null,
        support: null,
        plannedAbsence: plannedAbsence && { ...plannedAbsence, note: null },
      }),
    ),
  })),
})
