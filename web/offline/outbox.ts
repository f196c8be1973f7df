import { accountsApi } from '../../shared/accounts/accounts.api.ts'
import type { SignedIn } from '../../shared/accounts/accounts.schema.ts'
import { attendanceApi } from '../../shared/attendance/attendance.api.ts'
import type { CrewDay } from '../../shared/attendance/attendance.schema.ts'
import { addDays } from '../../shared/calendar.ts'
import { call } from '../api.ts'
import type { Session } from '../app/session.ts'
import { isEdit } from '../attendance/crewEdits.ts'
import { type HeardTime, rememberTime, serverNow } from './clock.ts'
import { tellOutbox } from './outboxState.ts'
import { backOff, enqueue, nextToSend, tidy } from './queue.rules.ts'
import { type Sending, type Unsent, unsentIn } from './queue.ts'
import { queueChannel, type Round, sendAll, tellLeft } from './sending.ts'
import * as kept from './store.ts'
import { keepTapsWith, tappedBy } from './taps.ts'
import { danishToday } from './today.ts'

// One of each for the page: it serves one person at a time.
let opening: Promise<kept.Store | null> | undefined
let person: SignedIn | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let daysKeptAt = 0
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(queueChannel) : null

const refused = (): null => {
  tellOutbox({ storeRefused: true })
  return null
}

/** Null where the browser keeps nothing for us (a private window, storage refused). */
const opened = (): Promise<kept.Store | null> => {
  opening ??= kept.openStore().catch(refused)
  return opening
}

/** Whether a browser has closed the store under a page that slept; it can be opened again. */
const isClosed = (error: unknown): boolean =>
  error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name)

/** What a store may refuse at any time (full, not allowed) costs the keeping and nothing else. */
const inStore = async <T>(work: (store: kept.Store) => Promise<T>, isAgain = false): Promise<T | null> => {
  const store = await opened()
  if (!store) return null
  try {
    return await work(store)
  } catch (error) {
    if (isAgain || !isClosed(error)) return refused()
    opening = undefined
    return inStore(work, true)
  }
}

const readItems = async (): Promise<void> => {
  const who = person?.staffId
  const found = who ? await inStore((store) => kept.itemsOf(store, who)) : []
  if (!found || who !== person?.staffId) return
  // what a former version of the page has queued is sent as it is, for the server to judge; shown is what this one understands
  tellOutbox({ items: found.map((item) => ({ ...item, rows: item.rows.filter(isEdit) })) })
}

const changed = (): void => {
  void readItems()
  channel?.postMessage('changed')
}

const waitFor = (seconds: number): void => {
  clearTimeout(retry)
  retry = setTimeout(() => void flush(), seconds * 1000)
}

/** Sends what waits and says how it went; called as often as one likes. */
export const flush = async (): Promise<Round | null> => {
  clearTimeout(retry)
  const who = person
  if (!who) return null
  const round = await inStore((store) =>
    sendAll(store, {
      staffId: who.staffId,
      changed,
      heard: (time) => void inStore((open) => open.put('clock', time, 'heard')),
    }),
  )
  if (who !== person || !round) return null
  await readItems()
  tellOutbox({ stopped: round.kind === 'empty' ? null : round.kind === 'waiting' ? round.why : 'signed-out' })
  if (round.kind === 'waiting') waitFor(round.seconds ?? backOff(round.tries, Math.random()))
  return round
}

/** When the signal may be back. A page that comes to the front asks at once, however long it meant to wait. */
const listen = (): void => {
  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush()
  })
  channel?.addEventListener('message', () => void readItems())
}

const takeOver = (waiting: ServiceWorker): void => {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
}

/** Loads the page again, by the newest version there is. */
export const takeNewest = async (): Promise<void> => {
  const waiting = (await navigator.serviceWorker?.getRegistration())?.waiting
  if (waiting) takeOver(waiting)
  else location.reload()
}

/** The files of the pages are kept for days without signal; a new version is offered, never forced. */
const register = async (): Promise<void> => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/worker.js')
  // an old phone, or one that does not allow it, answers nothing
  if (!registration) return
  const offer = (): void => {
    const { waiting } = registration
    if (!waiting || !navigator.serviceWorker.controller) return
    tellOutbox({ takeNewVersion: () => takeOver(waiting) })
  }
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  offer()
}

let listening = false
/** Opens the queue of the person whose day is shown, and sends what is left of theirs. */
export const openFor = async (signedIn: SignedIn): Promise<void> => {
  if (person?.staffId === signedIn.staffId) return
  person = signedIn
  tellOutbox({ items: [], stopped: null })
  const { staffId } = signedIn
  const taps = (await inStore((store) => kept.tapsOf(store, staffId))) ?? []
  keepTapsWith(
    (key, edits) => void inStore((store) => kept.keepTaps(store, key, edits)),
    staffId,
    // an older version of the page may have left something else
    taps.flatMap(({ date, placementId, edit }) => (isEdit(edit) ? [[date, placementId, edit] as const] : [])),
  )
  await readItems()
  if (!listening) {
    listening = true
    listen()
    void register().catch(() => undefined)
  }
  void flush()
}

type SyncRegistration = ServiceWorkerRegistration & { readonly sync?: { register: (tag: string) => Promise<void> } }

/** The browser sends it with no page open, where it can. */
const askForSync = async (): Promise<void> => {
  const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration()
  await registration?.sync?.register(queueChannel)
}

/** Puts a day into the queue; false when the phone cannot keep it, and then it is still on the page. */
export const put = async (sending: Sending): Promise<boolean> => {
  const who = person
  if (!who) return false
  const done = await inStore(async (store) => {
    await kept.changeItems(store, who.staffId, (items) => enqueue(items, who.staffId, sending))
    return true
  })
  if (!done) return false
  tellOutbox({ storeRefused: false })
  await readItems()
  channel?.postMessage('changed')
  void askForSync().catch(() => undefined)
  void navigator.storage?.persist?.().catch(() => false)
  return true
}

/** The person has decided that it need not be sent. */
export const discard = async (id: string): Promise<void> => {
  const who = person
  if (!who) return
  await inStore((store) => kept.changeItems(store, who.staffId, () => ({ put: [], remove: [id] })))
  changed()
}

/** Half an hour: a phone that is opened all day does not fetch two weeks every time. */
const freshFor = 30 * 60_000

/** Keeps the day that is shown and, now and then, the days around it. */
export const keepDay = async (day: CrewDay): Promise<void> => {
  const who = person
  if (!who) return
  // a sign-out meanwhile has taken all of it, and it stays so
  const keep = async (days: readonly CrewDay[]) =>
    person?.staffId !== who.staffId
      ? null
      : inStore((store) =>
          kept.keepDays(store, who.staffId, days, { today: danishToday(), now: new Date(serverNow()).toISOString() }),
        )
  if ((await keep([day])) !== null) await inStore((store) => kept.changeItems(store, who.staffId, (items) => tidy(items, day)))
  if (Date.now() - daysKeptAt < freshFor) return
  daysKeptAt = Date.now()
  try {
    const today = danishToday()
    const query = { from: addDays(today, -kept.keptDays), to: addDays(today, kept.keptDays) }
    const { days } = await call(attendanceApi.crewDays, { query, as: who.staffId })
    await keep(days)
  } catch {
    daysKeptAt = 0
  }
}

export const keptDay = async (staffId: string, date: string): Promise<kept.KeptDay | null> =>
  (await inStore((store) => kept.keptDay(store, staffId, date))) ?? null

/** Who the server says is signed in, for a start without signal. */
export const keepSession = async (session: Session, heard: HeardTime): Promise<void> => {
  await inStore((store) => kept.keepSession(store, session))
  await inStore((store) => store.put('clock', heard, 'heard'))
}

/** The session as it was when the phone last had signal, or null: nobody, somebody who signed out, or too long ago. */
export const keptSession = async (): Promise<Session | null> => {
  const before = await inStore((store) => store.get('clock', 'heard'))
  if (before) rememberTime(before)
  const last = await inStore((store) => store.get('session', 'last'))
  if (!last || serverNow() > Date.parse(last.until)) return null
  return { ...last.session, today: danishToday() }
}

/** What a sign-out would delete: people whose day is tapped or waits, day by day. */
export const unsentOf = async (staffId: string): Promise<{ days: Unsent[]; canSend: boolean }> => {
  const items = (await inStore((store) => kept.itemsOf(store, staffId))) ?? []
  const taps = (await inStore((store) => kept.tapsOf(store, staffId))) ?? []
  return { days: unsentIn(items, [...taps, ...tappedBy(staffId)]), canSend: nextToSend(items) !== undefined }
}

/** All that is this person's goes from the phone. */
export const forgetPerson = async (staffId: string): Promise<void> => {
  clearTimeout(retry)
  person = null
  daysKeptAt = 0
  tellOutbox({ items: [], stopped: null })
  await inStore((store) => kept.forgetPerson(store, staffId))
  channel?.postMessage('changed')
}

// Set where a full phone could not note a sign-out in its store: then nobody else can have told the server of it.
const unnoted = 'fodfaeste.unnoted'

/** Signed out without signal: nobody opens it here any more, and the server is told as soon as it can be. */
export const leaveLater = async (): Promise<void> => {
  const noted = await inStore(async (store) => {
    await store.put('leaving', true, 'now')
    return true
  })
  await askForSync().catch(() => undefined)
  if (!noted) localStorage.setItem(unnoted, 'yes')
}

/** Tells the server of a sign-out that was made without signal; false while it cannot be told. */
export const tellLeave = async (): Promise<boolean> => {
  const told = localStorage.getItem(unnoted) ? null : await inStore(tellLeft)
  if (told !== null) return told
  return call(accountsApi.signOut).then(
    () => {
      localStorage.removeItem(unnoted)
      return true
    },
    () => false,
  )
}

/** Somebody has just signed in here: whatever the line does next, the phone opens for nobody else, and shows nobody else's crew. */
export const onlyFor = async (staffId: string): Promise<void> => {
  await inStore((store) => kept.letGoOfOthers(store, staffId))
}

/** Nobody is signed in, as far as a phone without signal knows. */
export const nobody = (): Session => ({
  signedIn: null,
  demo: false,
  today: danishToday(),
  now: new Date(serverNow()).toISOString(),
})
