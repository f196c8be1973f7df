const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

const first = (pairs: readonly (readonly [string, string])[], text: string): string | undefined =>
  pairs.find(([sign]) => text.includes(sign))?.[1]

/** A guess at the device from what its browser calls itself: for a person to recognise, never to decide on. */
export const deviceOf = (userAgent: string): { readonly browser: string; readonly system: string } | null => {
  const browser = first(browsers, userAgent)
  const system = first(systems, userAgent)
  return browser && system ? { browser, system } : null
}
