/** Whether the server answers now: a browser that thinks it has signal does not know. */
export const isServerThere = (): Promise<boolean> =>
  fetch('/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
