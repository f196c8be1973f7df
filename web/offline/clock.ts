/** What the server's clock said, and what the phone's said then; in milliseconds since 1970. */
export type HeardTime = { readonly server: number; readonly phone: number }
let heard: HeardTime | null = null

/** `serverTime` is ISO 8601 with Z, as an answer carries it. */
export const heardTime = (serverTime: string): HeardTime => {
  heard = { server: Date.parse(serverTime), phone: Date.now() }
  return heard
}

/** What was heard before the page was loaded, for a start without signal. */
export const rememberTime = (before: HeardTime): void => {
  heard ??= before
}

/** The server's time as well as the phone knows it: a clock that is wrong by hours is put right by what the server said last. */
export const serverNow = (): number => (heard ? Math.max(heard.server, Date.now() - heard.phone + heard.server) : Date.now())
