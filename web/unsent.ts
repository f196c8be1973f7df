// What somebody has entered and not sent yet, kept in this tab only, so that a refresh or a discarded tab costs nothing.
const prefix = 'unsent '
const nameOf = (staffId: string, name: string): string => `${prefix}${staffId} ${name}`

/** A browser may refuse storage: then what was entered lives as long as the page. */
const inStore = <T>(work: (store: Storage) => T): T | undefined => {
  try {
    return work(sessionStorage)
  } catch {
    return undefined
  }
}

/** Undefined forgets it. */
export const keepUnsent = (staffId: string, name: string, value: unknown): void => {
  inStore((store) =>
    value === undefined ? store.removeItem(nameOf(staffId, name)) : store.setItem(nameOf(staffId, name), JSON.stringify(value)),
  )
}

export const unsentOf = (staffId: string, name: string): unknown =>
  inStore((store) => JSON.parse(store.getItem(nameOf(staffId, name)) ?? 'null') as unknown)

const forgetters = new Set<() => void>()
/** A page that holds entries in memory too lets go of them when all is forgotten. */
export const whenForgotten = (forget: () => void): void => {
  forgetters.add(forget)
}

/** Nobody finds what another person entered in the same tab. Without a person, all of it goes. */
export const forgetUnsent = (exceptOf?: string): void => {
  if (exceptOf === undefined) for (const forget of forgetters) forget()
  inStore((store) => {
    for (const key of Object.keys(store)) {
      if (key.startsWith(prefix) && !(exceptOf && key.startsWith(nameOf(exceptOf, '')))) store.removeItem(key)
    }
  })
}
