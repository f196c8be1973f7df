export type Query = Readonly<Record<string, string | number | undefined>>

export const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
export const id = encodeURIComponent

/** The addresses that the frame, the way in and a team lead's pages link to; a phone fetches no others. `href` of hrefs.ts has them too. */
export const href = {
  home: () => '/',
  signIn: (backTo?: string) => withQuery('/log-ind', { retur: backTo }),
  signOut: () => '/log-ud',
  mySessions: () => '/mine-sessioner',
  more: () => '/mere',

  myDay: (query?: Query) => withQuery('/min-dag', query),
  covers: () => '/vikar',
  silence: () => '/uden-registrering',
  settings: () => '/indstillinger',
  employees: () => '/ansatte',

  sites: (query?: Query) => withQuery('/arbejdssteder', query),

  rules: (query?: Query) => withQuery('/regler', query),

  citizens: (query?: Query) => withQuery('/borgere', query),
  catalogue: (query?: Query) => withQuery('/katalog', query),
  doorsExplained: () => '/saadan-foreslaas-en-doer',

  match: (query?: Query) => withQuery('/match', query),
  agreements: () => '/aftaler',
  agreement: (placementId: string) => `/aftaler/${id(placementId)}`,
  answerLink: (token: string) => `/svar#${token}`,
  measurementLink: (token: string, query?: Query) => `${withQuery('/maaling', query)}#${token}`,

  messages: (query?: Query) => withQuery('/beskeder', query),
  thread: (placementId: string, query?: Query) => withQuery(`/beskeder/${id(placementId)}`, query),
  newConcern: (placementId: string, query?: Query) => withQuery(`/beskeder/${id(placementId)}/ny`, query),
  inbox: (query?: Query) => withQuery('/henvendelser', query),

  crew: (query?: Query) => withQuery('/hold', query),
  crewDay: (date: string) => `/hold/${id(date)}`,
  crewPerson: (placementId: string, query?: Query) => withQuery(`/hold/person/${id(placementId)}`, query),
  experiments: (query?: Query) => withQuery('/forsoeg', query),

  observe: (placementId: string, query?: Query) => withQuery(`/hold/person/${id(placementId)}/iagttagelse`, query),
  closeDay: (date: string) => `/hold/${id(date)}/luk`,
  schedule: () => '/drift',
  contract: (query?: Query) => withQuery('/kontrakt', query),
  management: (query?: Query) => withQuery('/ledelse', query),
  pace: (query?: Query) => withQuery('/takt-og-loen', query),
  outcomes: (query?: Query) => withQuery('/ledelse/resultater', query),
} as const

/** A path of our own, else the start page: an address from outside must not lead away from the site. */
export const ownPath = (path: string | null): string =>
  path?.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\') ? path : href.home()
