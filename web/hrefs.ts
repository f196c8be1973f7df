import { href as front, id, type Query, withQuery } from './frontHrefs.ts'

/** Every address of the site. Paths in routes.tsx and officeRoutes.ts are the same words with `:parameter`. */
export const href = {
  ...front,

  lastingDefinition: () => '/indstillinger/varig',
  newLastingDefinition: () => '/indstillinger/varig/ny',

  newSite: () => '/arbejdssteder/nyt',
  editSite: (siteId: string) => `/arbejdssteder/${id(siteId)}/rediger`,
  site: (siteId: string) => `/arbejdssteder/${id(siteId)}`,

  rule: (key: string, query?: Query) => withQuery(`/regler/${id(key)}`, query),
  newRule: (key: string) => `/regler/${id(key)}/ny`,
  mentorBudget: (query?: Query) => withQuery('/regler/mentor', query),
  companyStaffing: (organisationId: string, query?: Query) => withQuery(`/leverandoerer/${id(organisationId)}`, query),
  editCompanyStaffing: (organisationId: string) => `/leverandoerer/${id(organisationId)}/rediger`,

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
  catalogueDraft: (query?: Query) => withQuery('/katalog/kladde', query),
  newDraftItem: (part: string) => `/katalog/kladde/${id(part)}`,
  draftItem: (part: string, key: string) => `/katalog/kladde/${id(part)}/${id(key)}`,

  newMeasurement: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/maaling/ny`, query),
  progress: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/progression`, query),
  interviews: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/samtaler`, query),
  newInterview: (citizenId: string) => `/borgere/${id(citizenId)}/samtaler/ny`,
  interview: (citizenId: string, noteId: string, query?: Query) =>
    withQuery(`/borgere/${id(citizenId)}/samtaler/${id(noteId)}`, query),
  jobs: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/job`, query),

  newPlacement: (citizenId: string, query?: Query) => withQuery(`/borgere/${id(citizenId)}/placering/ny`, query),
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

  placementThread: (placementId: string, query?: Query) => withQuery(`/placeringer/${id(placementId)}/henvendelser`, query),

  newExperiment: () => '/forsoeg/ny',
  experiment: (experimentId: string) => `/forsoeg/${id(experimentId)}`,
  editExperiment: (experimentId: string) => `/forsoeg/${id(experimentId)}/rediger`,
  experimentOutcomes: (experimentId: string) => `/forsoeg/${id(experimentId)}/udfald`,
  placementExperiments: (placementId: string) => `/placeringer/${id(placementId)}/forsoeg`,

  newContract: () => '/kontrakt/ny',
  editContract: (contractId: string) => `/kontrakt/${id(contractId)}/rediger`,
  contractTargets: (contractId: string, query?: Query) => withQuery(`/kontrakt/${id(contractId)}/maal`, query),
  displacement: (query?: Query) => withQuery('/kontrakt/fortraengning', query),
  paceRates: () => '/takt-og-loen/satser',
  newPaceRate: (kind: string) => `/takt-og-loen/satser/${id(kind)}/ny`,
  dataQuality: (query?: Query) => withQuery('/ledelse/datakvalitet', query),
  doorQuality: (query?: Query) => withQuery('/ledelse/doere', query),
} as const
