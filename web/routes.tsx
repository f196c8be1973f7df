import { type LazyRouteFunction, Outlet, type RouteObject, redirect } from 'react-router'
import type { Access } from '../shared/permissions.ts'
import { NoConnectionError } from './api.ts'
import { BareErrorPage, ErrorPage } from './app/ErrorPage.tsx'
import { Layout } from './app/Layout.tsx'
import { NotFound } from './app/NotFoundPage.tsx'
import { isServerThere } from './app/reach.ts'
import { currentSession, guard, sessionLoader, sessionRouteId, startOf } from './app/session.ts'
import { href } from './hrefs.ts'
import { type Pack, wantTexts } from './texts.ts'

/** A file that does not come is of a former version, or the server cannot be reached: the browser says the same of both. */
const whenReached = async <T,>(files: Promise<T>): Promise<T> => {
  try {
    return await files
  } catch (cause) {
    throw (await isServerThere()) ? cause : new NoConnectionError('no file of the page', { cause })
  }
}

/**
 * A page: its path, who may enter (as its endpoints say), and the module with loader, action and Component, fetched when needed,
 * together with its texts. A page that many open on a phone may name a smaller pack than all of them.
 */
const page = (path: string, allows: Access, fetch: LazyRouteFunction<RouteObject>, texts: Pack = 'all'): RouteObject => ({
  path,
  lazy: async () => (await whenReached(Promise.all([fetch(), wantTexts(texts)])))[0],
  middleware: [guard(allows)],
})

const pages: RouteObject[] = [
  page('/min-dag', 'worklist.read', () => import('./worklist/MyDayPage.tsx')),
  page('/vikar', 'worklist.read', () => import('./worklist/CoversPage.tsx')),
  page('/uden-registrering', 'silence.read', () => import('./worklist/SilencePage.tsx')),
  page('/indstillinger', 'settings.read', () => import('./accounts/SettingsPage.tsx')),
  page('/indstillinger/varig', 'settings.read', () => import('./employment/DefinitionsPage.tsx')),
  page('/indstillinger/varig/ny', 'settings.write', () => import('./employment/DefinitionNewPage.tsx')),
  page('/ansatte', 'employment.confirm', () => import('./employment/EmployeesPage.tsx'), 'employees'),
  page('/borgere', 'citizens.read', () => import('./casefile/CaseloadPage.tsx')),
  page('/borgere/:citizenId', 'citizens.read', () => import('./casefile/CitizenPage.tsx')),
  page('/borgere/:citizenId/placering/ny', 'placements.write', () => import('./placements/PlacementNewPage.tsx')),
  page('/placeringer/:placementId', 'placements.read', () => import('./attendance/PlacementPage.tsx')),
  page('/placeringer/:placementId/rediger', 'placements.write', () => import('./concerns/PlacementEditPage.tsx')),
  page('/placeringer/:placementId/flyt', 'placements.write', () => import('./placements/PlacementMovePage.tsx')),
  page('/placeringer/:placementId/borgerens-svar', 'placements.write', () => import('./placements/CitizenAnswerPage.tsx')),
  page('/henvendelser', 'concerns.answer', () => import('./concerns/InboxPage.tsx')),
  page('/placeringer/:placementId/henvendelser', 'concerns.answer', () => import('./concerns/PlacementThreadPage.tsx')),
  page('/beskeder', 'concerns.raise', () => import('./concerns/MessagesPage.tsx'), 'threads'),
  page('/beskeder/:placementId', 'concerns.raise', () => import('./concerns/CrewThreadPage.tsx'), 'threads'),
  page('/beskeder/:placementId/ny', 'concerns.raise', () => import('./concerns/NewConcernPage.tsx'), 'threads'),
  page('/placeringer/:placementId/vitas', 'placements.read', () => import('./placements/VitasPage.tsx')),
  page('/placeringer/:placementId/aftale', 'placements.read', () => import('./placements/AgreementPrintPage.tsx')),
  page('/placeringer/:placementId/regler', 'placements.read', () => import('./placements/RuleListPage.tsx')),
  page('/aftaler', 'agreements.answer', () => import('./placements/AgreementsPage.tsx'), 'answering'),
  page('/aftaler/:placementId', 'agreements.answer', () => import('./placements/CrewAgreementPage.tsx'), 'answering'),
  page('/hold', 'attendance.log', () => import('./attendance/CrewPage.tsx'), 'crew'),
  page('/hold/:date', 'attendance.log', () => import('./attendance/CrewPage.tsx'), 'crew'),
  page('/hold/:date/luk', 'sites.close', () => import('./attendance/CloseDayPage.tsx'), 'ahead'),
  page('/hold/person/:placementId', 'attendance.log', () => import('./attendance/PersonPage.tsx'), 'ahead'),
  page('/hold/person/:placementId/iagttagelse', 'progress.observe', () => import('./progress/ObservationPage.tsx'), 'observing'),
  page('/arbejdssteder', 'sites.read', () => import('./sites/SitesPage.tsx')),
  page('/arbejdssteder/nyt', 'sites.write', () => import('./sites/SiteNewPage.tsx')),
  page('/arbejdssteder/:siteId', 'sites.read', () => import('./offers/SitePage.tsx')),
  page('/arbejdssteder/:siteId/rediger', 'sites.write', () => import('./sites/SiteEditPage.tsx')),
  page('/drift', 'schedule.read', () => import('./schedule/SchedulePage.tsx')),
  page('/regler', 'rules.read', () => import('./offers/RulesPage.tsx')),
  page('/regler/mentor', 'rules.read', () => import('./offers/MentorBudgetPage.tsx')),
  page('/regler/:key', 'rules.read', () => import('./offers/RulePage.tsx')),
  page('/regler/:key/ny', 'rules.write', () => import('./offers/RuleRecordPage.tsx')),
  page('/leverandoerer/:organisationId', 'rules.read', () => import('./offers/StaffingPage.tsx')),
  page('/leverandoerer/:organisationId/rediger', 'rules.write', () => import('./offers/StaffingEditPage.tsx')),
  page('/match', 'matching.read', () => import('./matching/IntakePage.tsx')),
  page('/borgere/:citizenId/match', 'matching.read', () => import('./matching/CitizenMatchPage.tsx')),
  page('/arbejdssteder/:siteId/match', 'matching.read', () => import('./matching/SiteMatchPage.tsx')),
  page('/postnumre', 'places.write', () => import('./matching/PostalPlacesPage.tsx')),
  page('/mine-sessioner', 'signed-in', () => import('./accounts/SessionsPage.tsx'), 'front'),
  page('/log-ud', 'public', () => import('./accounts/SignOutPage.tsx'), 'crew'),
  page('/mere', 'signed-in', () => import('./app/MorePage.tsx'), 'front'),

  page('/soeg', 'citizens.read', () => import('./citizens/SearchPage.tsx')),
  page('/borgere/ny', 'citizens.write', () => import('./citizens/CitizenNewPage.tsx')),
  page('/borgere/import', 'citizens.import', () => import('./citizens/ImportPage.tsx')),
  page('/borgere/:citizenId/rediger', 'citizens.write', () => import('./citizens/CitizenEditPage.tsx')),
  page('/borgere/:citizenId/leverandoer', 'citizens.read', () => import('./casefile/SupplierViewPage.tsx')),
  page('/katalog', 'doors.catalogue', () => import('./doors/CataloguePage.tsx')),
  page('/katalog/kladde', 'doors.catalogue.write', () => import('./doors/DraftPage.tsx')),
  page('/katalog/kladde/:part', 'doors.catalogue.write', () => import('./doors/DraftItemPage.tsx')),
  page('/katalog/kladde/:part/:key', 'doors.catalogue.write', () => import('./doors/DraftItemPage.tsx')),
  page('/borgere/:citizenId/afklaring', 'doors.assess', () => import('./doors/AssessmentPage.tsx')),
  page('/borgere/:citizenId/afklaring/forslag', 'doors.decide', () => import('./doors/ProposalPage.tsx')),
  page('/borgere/:citizenId/doer', 'doors.assess', () => import('./doors/DoorsPage.tsx')),
  page('/borgere/:citizenId/doer/:decisionId/brev', 'doors.assess', () => import('./doors/LetterPage.tsx')),
  page('/borgere/:citizenId/uenighed/:disagreementId/brev', 'doors.assess', () => import('./doors/DisagreementLetterPage.tsx')),
  page('/borgere/:citizenId/progression', 'citizens.read', () => import('./progress/ProgressPage.tsx')),
  page('/borgere/:citizenId/maaling/ny', 'progress.measure', () => import('./progress/MeasurementNewPage.tsx')),
  page('/borgere/:citizenId/samtaler', 'progress.interview', () => import('./progress/InterviewsPage.tsx')),
  page('/borgere/:citizenId/samtaler/ny', 'progress.interview', () => import('./progress/InterviewNewPage.tsx')),
  page('/borgere/:citizenId/samtaler/:noteId', 'progress.interview', () => import('./progress/InterviewPage.tsx')),
  page('/borgere/:citizenId/job', 'employment.write', () => import('./employment/JobsPage.tsx')),
  page('/kontrakt', 'contracts.read', () => import('./contracts/ContractPage.tsx')),
  page('/kontrakt/fortraengning', 'contracts.read', () => import('./contracts/DisplacementPage.tsx')),
  page('/kontrakt/ny', 'contracts.write', () => import('./contracts/ContractNewPage.tsx')),
  page('/kontrakt/:contractId/rediger', 'contracts.write', () => import('./contracts/ContractEditPage.tsx')),
  page('/kontrakt/:contractId/maal', 'contracts.write', () => import('./contracts/ContractTargetsPage.tsx')),
  page('/forsoeg', 'experiments.read', () => import('./experiments/ExperimentsPage.tsx')),
  page('/forsoeg/ny', 'experiments.write', () => import('./experiments/ExperimentNewPage.tsx')),
  page('/forsoeg/:experimentId', 'experiments.read', () => import('./experiments/ExperimentPage.tsx')),
  page('/forsoeg/:experimentId/rediger', 'experiments.write', () => import('./experiments/ExperimentEditPage.tsx')),
  page('/forsoeg/:experimentId/udfald', 'experiments.write', () => import('./experiments/OutcomesPage.tsx')),
  page('/placeringer/:placementId/forsoeg', 'experiments.enrol', () => import('./experiments/EnrolPage.tsx')),
  page('/ledelse', 'reports.read', () => import('./reports/DashboardPage.tsx')),
  page('/ledelse/resultater', 'reports.read', () => import('./reports/ResultsPage.tsx')),
  page('/ledelse/datakvalitet', 'reports.read', () => import('./reports/DataQualityPage.tsx')),
  page('/ledelse/doere', 'reports.read', () => import('./reports/DoorQualityPage.tsx')),
  page('/takt-og-loen', 'pace.read', () => import('./contracts/PacePage.tsx')),
  page('/takt-og-loen/satser', 'pace.write', () => import('./contracts/PaceRatesPage.tsx')),
  page('/takt-og-loen/satser/:kind/ny', 'pace.write', () => import('./contracts/PaceRateRecordPage.tsx')),
]

const toStart = async () => {
  const { signedIn } = await currentSession()
  return redirect(signedIn ? startOf(signedIn.role) : href.signIn())
}

/** The whole site, top to bottom. */
export const routes: RouteObject[] = [
  {
    id: sessionRouteId,
    loader: sessionLoader,
    // Costs no request: the loader hands out what is kept until somebody signs in or out, be it through several redirects.
    // Not after a refused form, whose page must stay as it is.
    shouldRevalidate: ({ actionStatus }) => actionStatus === undefined || actionStatus < 400,
    ErrorBoundary: BareErrorPage,
    hydrateFallbackElement: <div className="shell" />,
    children: [
      page('/log-ind', 'public', () => import('./accounts/SignInPage.tsx'), 'front'),
      page('/svar', 'public', () => import('./placements/AnswerLinkPage.tsx'), 'answering'),
      page('/maaling', 'public', () => import('./progress/MeasurementLinkPage.tsx'), 'front'),
      page('/saadan-foreslaas-en-doer', 'public', () => import('./doors/ExplainedPage.tsx')),
      {
        Component: Layout,
        children: [
          { index: true, path: '/', loader: toStart },
          {
            // Errors of a page are shown inside the frame, so that the way out stays in sight.
            ErrorBoundary: ErrorPage,
            Component: Outlet,
            children: [...pages, { path: '*', middleware: [guard('signed-in')], Component: NotFound }],
          },
        ],
      },
    ],
  },
]
