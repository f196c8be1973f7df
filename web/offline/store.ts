import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { CrewDay } from '../../shared/attendance/attendance.schema.ts'
import { addDays } from '../../shared/calendar.ts'
import type { Session } from '../app/session.ts'
import type { Edit } from '../attendance/crewEdits.ts'
import type { HeardTime } from './clock.ts'
import { type Changes, leastOf } from './queue.rules.ts'
import type { QueueItem } from './queue.ts'

/** Whose day opens without signal, until when (ISO 8601). */
export type KeptSession = { readonly session: Session; readonly until: string }
export type KeptDay = { readonly staffId: string; readonly date: string; readonly day: CrewDay; readonly keptAt: string }
type Tap = { readonly staffId: string; readonly date: string; readonly placementId: string; readonly edit: Edit }

// Everything of a person is keyed by who it is: the next person on a shared phone asks for their own and finds nothing else.
interface Shape extends DBSchema {
  days: { key: [staffId: string, date: string]; value: KeptDay }
  queue: { key: string; value: QueueItem; indexes: { staffId: string } }
  taps: { key: [staffId: string, date: string, placementId: string]; value: Tap }
  /** One row: who used this phone last. */
  session: { key: 'last'; value: KeptSession }
  clock: { key: 'heard'; value: HeardTime }
  /** One row while a sign-out without signal waits to be told to the server. */
  leaving: { key: 'now'; value: true }
}

export type Store = IDBPDatabase<Shape>

/** How many days back and ahead a phone keeps. */
export const keptDays = 7

export const openStore = (name = 'fodfaeste'): Promise<Store> =>
  openDB<Shape>(name, 1, {
    upgrade: (db) => {
      db.createObjectStore('days', { keyPath: ['staffId', 'date'] })
      db.createObjectStore('queue', { keyPath: 'id' }).createIndex('staffId', 'staffId')
      db.createObjectStore('taps', { keyPath: ['staffId', 'date', 'placementId'] })
      db.createObjectStore('session')
      db.createObjectStore('clock')
      db.createObjectStore('leaving')
    },
    // a newer version in another tab may have the store at once
    blocking: (_, __, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })

// every key that begins with this person: an array sorts after every string
const allOf = (staffId: string): IDBKeyRange => IDBKeyRange.bound([staffId], [staffId, []])

export const itemsOf = (store: Store, staffId: string): Promise<QueueItem[]> =>
  store.getAllFromIndex('queue', 'staffId', staffId).then((items) => items.toSorted((a, b) => a.number - b.number))

/** Reads a person's items and writes what follows from them, with nobody in between. */
export const changeItems = async (
  store: Store,
  staffId: string,
  decide: (items: readonly QueueItem[]) => Changes,
): Promise<void> => {
  const work = store.transaction('queue', 'readwrite')
  const { put, remove } = decide(await work.store.index('staffId').getAll(staffId))
  await Promise.all([...remove.map((id) => work.store.delete(id)), ...put.map((item) => work.store.put(item)), work.done])
}

/** Keeps these days and lets go of all but a week back and a week ahead of `today`. */
export const keepDays = async (
  store: Store,
  staffId: string,
  days: readonly CrewDay[],
  { today, now }: { readonly today: string; readonly now: string },
): Promise<void> => {
  const work = store.transaction('days', 'readwrite')
  const [from, to] = [addDays(today, -keptDays), addDays(today, keptDays)]
  const former = await work.store.getAllKeys(allOf(staffId))
  await Promise.all([
    ...former.filter(([, date]) => date < from || date > to).map((key) => work.store.delete(key)),
    ...days
      .filter(({ date }) => date >= from && date <= to)
      .map((day) => work.store.put({ staffId, date: day.date, day: leastOf(day), keptAt: now })),
    work.done,
  ])
}

/** What a former version of the page did not keep is not known: it is asked for, as where nobody has said it. */
const whole = (day: CrewDay): CrewDay => ({
  ...day,
  sites: day.sites.map((site) => ({
    ...site,
    rows: site.rows.map((row) => ({ ...row, motivation: row.motivation ?? null, observeBy: row.observeBy ?? null })),
  })),
})

export const keptDay = async (store: Store, staffId: string, date: string): Promise<KeptDay | undefined> => {
  const found = await store.get('days', [staffId, date])
  return found && { ...found, day: whole(found.day) }
}

export const tapsOf = (store: Store, staffId: string): Promise<Tap[]> => store.getAll('taps', allOf(staffId))

/** Null takes the tap back. */
export const keepTaps = async (
  store: Store,
  { staffId, date }: { readonly staffId: string; readonly date: string },
  changed: ReadonlyMap<string, Edit | null>,
): Promise<void> => {
  const work = store.transaction('taps', 'readwrite')
  await Promise.all([
    ...[...changed].map(([placementId, edit]) =>
      edit ? work.store.put({ staffId, date, placementId, edit }) : work.store.delete([staffId, date, placementId]),
    ),
    work.done,
  ])
}

/** Hours a phone opens for its last person without asking the server. */
const hoursAlone = 24

/** Days after which what nobody came back to send goes: the server takes seven, the rest is for telling a caseworker. */
const lastsFor = 30

/**
 * Whoever the server knows opens here without signal from now on, and nobody where it knows nobody. Of anybody else the days go, since
 * they hold names; what they have not sent stays unseen until they sign in again. Who is no team lead keeps nothing on a phone.
 */
export const keepSession = async (store: Store, session: Session): Promise<void> => {
  const person = session.signedIn?.role === 'team_lead' ? session.signedIn : null
  await letGoOfOthers(store, person?.staffId ?? null)
  const until = new Date(Date.parse(session.now) + hoursAlone * 3_600_000).toISOString()
  if (person) await store.put('session', { session, until }, 'last')
  await letGoOfOld(store, addDays(session.today, -lastsFor))
}

/** Null: of everybody. */
export const letGoOfOthers = async (store: Store, staffId: string | null): Promise<void> => {
  const work = store.transaction(['session', 'days'], 'readwrite')
  const days = await work.objectStore('days').getAllKeys()
  const last = await work.objectStore('session').get('last')
  await Promise.all([
    ...days.filter(([whose]) => whose !== staffId).map((key) => work.objectStore('days').delete(key)),
    ...(last?.session.signedIn?.staffId === staffId ? [] : [work.objectStore('session').delete('last')]),
    work.done,
  ])
}

/** Whoever has left their work does not come back to it: nothing lies on a shared phone for good. */
const letGoOfOld = async (store: Store, before: string): Promise<void> => {
  const work = store.transaction(['queue', 'taps'], 'readwrite')
  const items = await work.objectStore('queue').getAll()
  const taps = await work.objectStore('taps').getAllKeys()
  await Promise.all([
    ...items.filter(({ date }) => date < before).map(({ id }) => work.objectStore('queue').delete(id)),
    ...taps.filter(([, date]) => date < before).map((key) => work.objectStore('taps').delete(key)),
    work.done,
  ])
}

/** At sign-out: all that is this person's, and nothing that is another's. */
export const forgetPerson = async (store: Store, staffId: string): Promise<void> => {
  const work = store.transaction(['days', 'queue', 'taps', 'session'], 'readwrite')
  const items = await work.objectStore('queue').index('staffId').getAllKeys(staffId)
  const last = await work.objectStore('session').get('last')
  await Promise.all([
    work.objectStore('days').delete(allOf(staffId)),
    work.objectStore('taps').delete(allOf(staffId)),
    ...items.map((id) => work.objectStore('queue').delete(id)),
    ...(last?.session.signedIn?.staffId === staffId ? [work.objectStore('session').delete('last')] : []),
    work.done,
  ])
}
