import { useSyncExternalStore } from 'react'
import type { QueueItem } from './queue.ts'

/** What a page shows of the queue; the queue itself comes when it is needed (outbox.ts). */
export type OutboxState = {
  /** The signed-in person's own. */
  readonly items: readonly QueueItem[]
  /** Why something waits; null while nothing does or it is being sent. */
  readonly stopped: 'no-signal' | 'busy' | 'signed-out' | null
  /** The phone keeps nothing: it is full, or its owner has refused. */
  readonly storeRefused: boolean
  /** A new version of the pages is here; this takes it into use. */
  readonly takeNewVersion: (() => void) | null
}

let state: OutboxState = { items: [], stopped: null, storeRefused: false, takeNewVersion: null }
const listeners = new Set<() => void>()

export const tellOutbox = (change: Partial<OutboxState>): void => {
  state = { ...state, ...change }
  for (const tell of listeners) tell()
}

export const outboxState = (): OutboxState => state

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useOutbox = (): OutboxState => useSyncExternalStore(subscribe, outboxState)
