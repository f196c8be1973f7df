import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { ProblemError } from '../shared/problem.ts'
import { mountAccounts } from './accounts/accounts.routes.ts'
import { mountSettings } from './accounts/settings.routes.ts'
import { mountAhead } from './attendance/ahead.routes.ts'
import { mountAttendance } from './attendance/attendance.routes.ts'
import { mountCasefile } from './casefile/casefile.routes.ts'
import { mountCitizens } from './citizens/citizens.routes.ts'
import { mountConcerns } from './concerns/concerns.routes.ts'
import { mountContracts } from './contracts/contracts.routes.ts'
import { mountPace } from './contracts/pace.routes.ts'
import { mountCatalogue } from './doors/catalogue.routes.ts'
import { mountDisagreements } from './doors/disagreements.routes.ts'
import { mountDoors } from './doors/doors.routes.ts'
import { mountEmployees } from './employment/employees.routes.ts'
import { mountEmployment } from './employment/employment.routes.ts'
import { mountLasting } from './employment/lasting.routes.ts'
import { mountExperiments } from './experiments/experiments.routes.ts'
import type { House } from './house.ts'
import { checkDeclaration } from './http/declared.ts'
import { demandSamePerson, demandSameSite, limitInFlight } from './http/guards.ts'
import { type Named, openApi } from './http/openapi.ts'
import { answerProblem } from './http/problems.ts'
import { tokenOf } from './http/session.ts'
import { mountMatching } from './matching/matching.routes.ts'
import { mountOffers } from './offers/offers.routes.ts'
import { mountAgreements } from './placements/agreements.routes.ts'
import { mountAnswerLinks } from './placements/answerLinks.routes.ts'
import { mountCrewAgreements } from './placements/crewAgreements.routes.ts'
import { mountPlacements } from './placements/placements.routes.ts'
import { mountCrewProgress } from './progress/crewProgress.routes.ts'
import { mountInterviews } from './progress/interviews.routes.ts'
import { mountMeasurementLinks } from './progress/measurementLinks.routes.ts'
import { mountProgress } from './progress/progress.routes.ts'
import { mountPulse } from './progress/pulse.routes.ts'
import { mountReports } from './reports/reports.routes.ts'
import { mountSchedule } from './schedule/schedule.routes.ts'
import { mountSites } from './sites/sites.routes.ts'
import { mountWorklist } from './worklist/worklist.routes.ts'

export type AppOptions = {
  readonly logger?: FastifyServerOptions['logger']
  /** Where the built pages are; none in tests of the API alone. */
  readonly pages?: string
}

export type App = {
  readonly server: FastifyInstance
  /** Everything below /api, as declared: the permissions test and OpenAPI read it. */
  readonly endpoints: readonly Named[]
}

/** The server without a port. The order of registration is the table of contents. */
export const buildApp = async (house: House, options: AppOptions = {}): Promise<App> => {
  const app = Fastify({
    logger: options.logger ?? false,
    genReqId: () => randomUUID(),
    requestTimeout: 10_000,
    bodyLimit: 256 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
  })
  const endpoints: Named[] = []

  // true while the built pages are mounted: their routes are files, known to be open
  let mountingPages = false
  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || route.config?.open || mountingPages) return
    const declared = route.config?.endpoint
    if (!declared) throw new Error(`the server does not start: ${String(route.method)} ${route.url} is declared nowhere`)
    checkDeclaration(declared)
    endpoints.push(declared)
  })
  // JSON is the only body there is: a form or plain text is what other sites can send
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply))
  app.decorateRequest('actor', null)

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: house.secureCookies ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  await app.register(compress, { global: true, threshold: 1024 })
  limitInFlight(app, 64)

  app.get('/health', { config: { open: true } }, async () => {
    await house.gate.isEmpty()
    return { ok: true }
  })

  await app.register(
    async (apiScope) => {
      apiScope.addHook('onRequest', async (request, reply) => {
        void reply.header('cache-control', 'no-store')
        demandSameSite(house, request)
        const token = tokenOf(house, request)
        request.actor = token ? await house.gate.findSession(token) : null
        demandSamePerson(request.actor, request)
      })
      apiScope.setNotFoundHandler((request, reply) => answerProblem(new ProblemError('not-found'), request, reply))

      mountAccounts(apiScope, house)
      mountSettings(apiScope, house)
      mountSites(apiScope, house)
      mountCitizens(apiScope, house)
      mountDoors(apiScope, house)
      mountCatalogue(apiScope, house)
      mountDisagreements(apiScope, house)
      mountOffers(apiScope, house)
      mountPlacements(apiScope, house)
      mountAgreements(apiScope, house)
      mountCrewAgreements(apiScope, house)
      mountAnswerLinks(apiScope, house)
      mountAttendance(apiScope, house)
      mountConcerns(apiScope, house)
      mountAhead(apiScope, house)
      mountProgress(apiScope, house)
      mountPulse(apiScope, house)
      mountInterviews(apiScope, house)
      mountCrewProgress(apiScope, house)
      mountMeasurementLinks(apiScope, house)
      mountEmployment(apiScope, house)
      mountEmployees(apiScope, house)
      mountLasting(apiScope, house)
      mountCasefile(apiScope, house)
      mountWorklist(apiScope, house)
      mountContracts(apiScope, house)
      mountPace(apiScope, house)
      mountExperiments(apiScope, house)
      mountMatching(apiScope, house)
      mountReports(apiScope, house)
      mountSchedule(apiScope, house)

      apiScope.get('/openapi.json', { config: { open: true } }, async () => openApi(endpoints))
    },
    { prefix: '/api' },
  )

  if (options.pages && existsSync(join(options.pages, 'index.html'))) {
    const pages = options.pages
    mountingPages = true
    await app.register(fastifyStatic, {
      root: pages,
      // read from disk when asked for: the pages may be built anew under a running server
      wildcard: true,
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    mountingPages = false
    app.setNotFoundHandler((request, reply) => {
      // a file that is not there yet may come
      void reply.header('cache-control', 'no-store')
      const wantsPage =
        request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w{1,8}$/.test(request.url.split('?')[0] ?? '')
      return wantsPage
        ? reply.header('cache-control', 'no-cache').sendFile('index.html', pages)
        : answerProblem(new ProblemError('not-found'), request, reply)
    })
  } else {
    app.setNotFoundHandler((request, reply) => answerProblem(new ProblemError('not-found'), request, reply))
  }

  return { server: app, endpoints }
}
