import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import { concernsApi } from '../../shared/concerns/concerns.api.ts'
import { call } from '../api.ts'

let known: { readonly staffId: string; readonly unread: number } | null = null
let reader: string | null = null
let asked = 0
const listeners = new Set<() => void>()
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Asks how many threads have something new for whoever reads. Without an answer the number stays what it was. */
export const askUnread = async (): Promise<void> => {
  const [staffId, turn] = [reader, ++asked]
  if (staffId === null || !navigator.onLine) return
  const answer = await call(concernsApi.unread).catch(() => null)
  if (answer === null || turn !== asked) return
  known = { staffId, unread: answer.unread }
  for (const tell of listeners) tell()
}

/** The number for the navigation, asked anew on every change of page and at no other time; `staffId` null asks nothing. */
export const useUnread = (staffId: string | null): number => {
  const { pathname } = useLocation()
  // What other people write comes from outside the pages, and must not hold up the change from one to the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what asks again
  useEffect(() => {
    reader = staffId
    void askUnread()
  }, [staffId, pathname])
  return useSyncExternalStore(listen, () => (staffId !== null && known?.staffId === staffId ? known.unread : 0))
}
