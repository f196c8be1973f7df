import { matchRoutes, Outlet, type PatchRoutesOnNavigationFunction, type RouteObject, redirect } from 'react-router'
import { BareErrorPage, ErrorPage } from './app/ErrorPage.tsx'
import { Layout } from './app/Layout.tsx'
import { NotFound } from './app/NotFoundPage.tsx'
import { page, whenReached } from './app/page.ts'
import { currentSession, guard, sessionLoader, sessionRouteId, startOf } from './app/session.ts'
import { href } from './frontHrefs.ts'

/** What a team lead opens on a phone, and what everybody has. The pages of all others are in officeRoutes.ts. */
const pages: RouteObject[] = [
  page('/ansatte', 'employment.confirm', () => import('./employment/EmployeesPage.tsx'), 'employees'),
  page('/beskeder', 'concerns.raise', () => import('./concerns/MessagesPage.tsx'), 'threads'),
  page('/beskeder/:placementId', 'concerns.raise', () => import('./concerns/CrewThreadPage.tsx'), 'threads'),
  page('/beskeder/:placementId/ny', 'concerns.raise', () => import('./concerns/NewConcernPage.tsx'), 'threads'),
  page('/aftaler', 'agreements.answer', () => import('./placements/AgreementsPage.tsx'), 'answering'),
  page('/aftaler/:placementId', 'agreements.answer', () => import('./placements/CrewAgreementPage.tsx'), 'answering'),
  page('/hold', 'attendance.log', () => import('./attendance/CrewPage.tsx'), 'crew'),
  page('/hold/:date', 'attendance.log', () => import('./attendance/CrewPage.tsx'), 'crew'),
  page('/hold/:date/luk', 'sites.close', () => import('./attendance/CloseDayPage.tsx'), 'ahead'),
  page('/hold/person/:placementId', 'attendance.log', () => import('./attendance/PersonPage.tsx'), 'ahead'),
  page('/hold/person/:placementId/iagttagelse', 'progress.observe', () => import('./progress/ObservationPage.tsx'), 'observing'),
  page('/mine-sessioner', 'signed-in', () => import('./accounts/SessionsPage.tsx'), 'front'),
  page('/log-ud', 'public', () => import('./accounts/SignOutPage.tsx'), 'crew'),
  page('/mere', 'signed-in', () => import('./app/MorePage.tsx'), 'front'),
]

const toStart = async () => {
  const { signedIn } = await currentSession()
  return redirect(signedIn ? startOf(signedIn.role) : href.signIn())
}

const framed = 'framed'

/** The site from top to bottom, but for the office's pages, which come under the same frame when one of them is asked for. */
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
            id: framed,
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

const isHere = (path: string): boolean => matchRoutes(routes, path)?.every(({ route }) => route.path !== '*') ?? false
let office: Promise<RouteObject[]> | undefined
const fetchOffice = (): Promise<RouteObject[]> => {
  office ??= whenReached(import('./officeRoutes.ts')).then(({ officePages }) => officePages)
  // asked again at the next page
  office.catch(() => {
    office = undefined
  })
  return office
}

/** The router asks it about every address that it does not know, or knows only by a parameter; to be told twice changes nothing. */
export const findOffice: PatchRoutesOnNavigationFunction = async ({ path, patch }) => {
  if (!isHere(path)) patch(framed, await fetchOffice())
}

/** Begins to fetch the office's list, where the first page is in it, while the session is asked for. */
export const prepareFor = (path: string): void => {
  if (!isHere(path)) void fetchOffice().catch(() => undefined)
}
