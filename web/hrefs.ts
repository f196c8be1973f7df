type Query = Readonly<Record<string, string | number | undefined>>

const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
const id = encodeURIComponent

/** Every address of the site. Paths in routes.tsx are the same words with `:parameter`. */
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
  lastingDefinition: () => '/indstillinger/varig',
  newLastingDefinition: () => '/indstillinger/varig/ny',
  employees: () => '/ansatte',

  sites: (query?: Query) => withQuery('/arbejdssteder', query),
  newSite: () => '/arbejdssteder/nyt',
  editSite: (siteId: string) => `/arbejdssteder/${id(siteId)}/rediger`,
  site: (siteId: string) => `/arbejdssteder/${id(siteId)}`,

  rules: (query?: Query) => withQuery('/regler', query),
  rule: (key: string, query?: Query) => withQuery(`/regler/${id(key)}`, query),
  newRule: (key: string) => `/regler/${id(key)}/ny`,
  mentorBudget: (query?: Query) => withQuery('/regler/mentor', query),
  companyStaffing: (organisationId: string, query?: Query) => withQuery(`/leverandoerer/${id(organisationId)}`, query),
  editCompanyStaffing: (organisationId: string) => `/leverandoerer/${id(organisationId)}/rediger`,

  citizens: (query?: Query) => withQuery('/borgere', query),
  citizenSearch: () => '/soeg',
  newCitizen: () => '/borgere/ny',
  importCitizens: (query?: Query) => withQuery('/borgere/import', query),
  citizen: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}`, query),
  editCitizen: (citizenId: string) => `/borgere/${id(citizenId)}/rediger`,
  supplierView: (citizenId: string) => `/borgere/${id(citizenId)}/leverandoer`,
  assessment: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/afklaring`, query),
  proposal: (citizenId: string) => `/borgere/${id(citizenId)}/afklaring/forslag`,
  doors: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/doer`, query),
  doorLetter: (citizenId: string, decisionId: string, query?: Query) =>
    withQuery(`/borgere/${id(citizenId)}/doer/${id(decisionId)}/brev`, query),
  disagreementLetter: (citizenId: string, disagreementId: string, query?: Query) =>
    withQuery(`/borgere/${id(citizenId)}/uenighed/${id(disagreementId)}/brev`, query),
  catalogue: (query?: Query) => withQuery('/katalog', query),
  catalogueDraft: (query?: Query) => withQuery('/katalog/kladde', query),
  newDraftItem: (part: string) => `/katalog/kladde/${id(part)}`,
  draftItem: (part: string, key: string) => `/katalog/kladde/${id(part)}/${id(key)}`,
  doorsExplained: () => '/saadan-foreslaas-en-doer',

  newMeasurement: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/maaling/ny`, query),
  progress: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/progression`, query),
  interviews: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/samtaler`, query),
  newInterview: (citizenId: string) => `/borgere/${id(citizenId)}/samtaler/ny`,
  interview: (citizenId: string, noteId: string, query?: Query) =>
    withQuery(`/borgere/${id(citizenId)}/samtaler/${id(noteId)}`, query),
  jobs: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/job`, query),

  newPlacement: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/placering/ny`, query),
  match: (query?: Query) => withQuery('/match', query),
  citizenMatch: (citizenId: string) => `/borgere/${id(citizenId)}/match`,
  siteMatch: (siteId: string, query?: Query) => withQuery(`/arbejdssteder/${id(siteId)}/match`, query),
  postalPlaces: () => '/postnumre',
  placement: (placementId: string, query?: Query) => withQuery(`/placeringer/${id(placementId)}`, query),
  editPlacement: (placementId: string, query?: Query) => withQuery(`/placeringer/${id(placementId)}/rediger`, query),
  movePlacement: (placementId: string) => `/placeringer/${id(placementId)}/flyt`,
  citizensAnswer: (placementId: string, query?: Query) => withQuery(`/placeringer/${id(placementId)}/borgerens-svar`, query),
  vitas: (placementId: string) => `/placeringer/${id(placementId)}/vitas`,
  agreementPrint: (placementId: string, query?: Query) => withQuery(`/placeringer/${id(placementId)}/aftale`, query),
  ruleList: (placementId: string) => `/placeringer/${id(placementId)}/regler`,
  agreements: () => '/aftaler',
  agreement: (placementId: string) => `/aftaler/${id(placementId)}`,
  answerLink: (token: string) => `/svar#${token}`,
  measurementLink: (token: string, query?: Query) => `${withQuery('/maaling', query)}#${token}`,

  messages: (query?: Query) => withQuery('/beskeder', query),
  thread: (placementId: string, query?: Query) => withQuery(`/beskeder/${id(placementId)}`, query),
  newConcern: (placementId: string, query?: Query) => withQuery(`/beskeder/${id(placementId)}/ny`, query),
  inbox: (query?: Query) => withQuery('/henvendelser', query),
  placementThread: (placementId: string, query?: Query) => withQuery(`/placeringer/${id(placementId)}/henvendelser`, query),

  crew: (query?: Query) => withQuery('/hold', query),
  crewDay: (date: string) => `/hold/${id(date)}`,
  crewPerson: (placementId: string, query?: Query) => withQuery(`/hold/person/${id(placementId)}`, query),
  experiments: (query?: Query) => withQuery('/forsoeg', query),
  newExperiment: () => '/forsoeg/ny',
  experiment: (experimentId: string) => `/forsoeg/${id(experimentId)}`,
  editExperiment: (experimentId: string) => `/forsoeg/${id(experimentId)}/rediger`,
  experimentOutcomes: (experimentId: string) => `/forsoeg/${id(experimentId)}/udfald`,
  placementExperiments: (placementId: string) => `/placeringer/${id(placementId)}/forsoeg`,

  observe: (placementId: string, query?: Query) => withQuery(`/hold/person/${id(placementId)}/iagttagelse`, query),
  closeDay: (date: string) => `/hold/${id(date)}/luk`,
  schedule: () => '/drift',
  contract: (query?: Query) => withQuery('/kontrakt', query),
  newContract: () => '/kontrakt/ny',
  editContract: (contractId: string) => `/kontrakt/${id(contractId)}/rediger`,
  contractTargets: (contractId: string, query?: Query) => withQuery(`/kontrakt/${id(contractId)}/maal`, query),
  displacement: (query?: Query) => withQuery('/kontrakt/fortraengning', query),
  management: (query?: Query) => withQuery('/ledelse', query),
  pace: (query?: Query) => withQuery('/takt-og-loen', query),
  paceRates: () => '/takt-og-loen/satser',
  newPaceRate: (kind: string) => `/takt-og-loen/satser/${id(kind)}/ny`,
  outcomes: (query?: Query) => withQuery('/ledelse/resultater', query),
  dataQuality: (query?: Query) => withQuery('/ledelse/datakvalitet', query),
  doorQuality: (query?: Query) => withQuery('/ledelse/doere', query),
} as const

/** A path of our own, else the start page: an address from outside must not lead away from the site. */
export const ownPath = (path: string | null): string =>
  path?.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\') ? path : href.home()
