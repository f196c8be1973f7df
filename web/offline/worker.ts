import { cleanupOutdatedCaches, createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { queueChannel, sendAll } from './sending.ts'
import { openStore } from './store.ts'

/** What this file uses of a service worker's world: its whole library and the page's do not fit into one program. */
type WaitingEvent = Event & { readonly waitUntil: (work: Promise<unknown>) => void }
type WorkerWorld = {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[]
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  addEventListener(type: 'sync', listener: (event: WaitingEvent & { readonly tag: string }) => void): void
  skipWaiting(): Promise<void>
}
declare const self: WorkerWorld

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
// every page begins with the same file; what is asked below /api, the health check and files goes to the server
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/api\//, /^\/health$/, /\.\w{1,11}$/] }))

// A new version waits until the person asks for it: nobody loses the page they are filling.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})

/** The signal is back, perhaps with no page open. What must wait longer is tried again by the browser in its own time. */
const send = async (): Promise<void> => {
  const store = await openStore()
  const channel = new BroadcastChannel(queueChannel)
  try {
    const round = await sendAll(store, { staffId: null, changed: () => channel.postMessage('changed') })
    if (round.kind === 'waiting') throw new Error(`not sent yet: ${round.why}`)
  } finally {
    channel.close()
    store.close()
  }
}
self.addEventListener('sync', (event) => {
  if (event.tag === queueChannel) event.waitUntil(send())
})
