import type { FastifyInstance } from 'fastify'
import type { DayMove, DayPair, Ranked } from '../../shared/matching/day.rules.ts'
import { matchPageSize, mostInADay, problemsTold } from '../../shared/matching/limits.ts'
import { matchingApi } from '../../shared/matching/matching.api.ts'
import { byFit, isPossible, judgedWeeks } from '../../shared/matching/matching.rules.ts'
import type { CitizenMatch, DayMatch, MoveAnswer, SiteMatch } from '../../shared/matching/matching.schema.ts'
import { readPlaces, whyNotPlaces } from '../../shared/matching/places.rules.ts'
import { toldOf } from '../../shared/matching/protected.rules.ts'
import { ProblemError, refuse } from '../../shared/problem.ts'
import { readSheet } from '../citizens/sheet.ts'
import { openShelf } from '../doors/doors.queries.ts'
import type { House } from '../house.ts'
import type { Context } from '../http/context.ts'
import { mount } from '../http/route.ts'
import { getSeeker, type Intake, namesOf, readIntake, type SiteShown } from './matching.queries.ts'
import { getKnown, savePlaces } from './places.queries.ts'
import { openMatcher } from './thread.ts'

type Asked = Pick<Context, 'actor' | 'db' | 'today'>

const reasons = (refusals: Ranked['whyNot']) => refusals.map(({ code, facts }) => (facts ? { code, facts } : { code }))

/** What is said of a possible pair. */
const possibly = (pair: Pick<Ranked, 'commute' | 'criteria' | 'warnings'>, isProtected: boolean) => {
  const { commute, criteria } = toldOf(pair, isProtected)
  return { commute, criteria, warnings: reasons(pair.warnings) }
}

const pageOf = <T>(rows: readonly T[], page: number): T[] => rows.slice((page - 1) * matchPageSize, page * matchPageSize)

/** What nobody has asked the citizen about yet. */
const unknownOf = ({ persons: [person], ground }: Intake): CitizenMatch['unknown'] => {
  if (!person) return []
  const { wishedKinds, wishedTasks, facts, travelLimitKm, postalCode } = person
  const gaps = {
    wishes: wishedKinds.length + wishedTasks.length === 0,
    availability: facts.availability === null,
    travel: travelLimitKm === null,
    home: postalCode === null || !ground.places.has(postalCode),
  }
  return (['wishes', 'availability', 'travel', 'home'] as const).filter((gap) => gaps[gap])
}

type Line = Ranked & { readonly site: SiteShown; readonly name: string }

export const mountMatching = (app: FastifyInstance, house: House): void => {
  const shelf = openShelf()
  const matcher = openMatcher()
  app.addHook('onClose', () => matcher.close())

  /** The facts leave the transaction before anything is judged, so that no other request waits; as a function, since nobody is shown yet. */
  const read = async ({ actor, db, today }: Asked, scope?: Parameters<typeof readIntake>[3]): Promise<Intake> => {
    const found = await db.read(actor, async (tx) => {
      const intake = await readIntake(tx, shelf, today, scope)
      return () => intake
    })
    return found()
  }

  const forCitizen = async (asked: Asked, citizenId: string): Promise<CitizenMatch> => {
    const { actor, db } = asked
    const { door } = await db.read(actor, (tx) => getSeeker(tx, citizenId))
    const intake = door === null ? null : await read(asked, { door, also: citizenId })
    const at = intake?.waiters.findIndex(({ id }) => id === citizenId) ?? -1
    const isProtected = intake?.waiters[at]?.isProtected ?? false
    const ranked = intake && at >= 0 ? await matcher.sitesFor(intake, at) : []
    const lines = ranked.flatMap((one): Line[] => {
      const site = intake?.shown[one.at]
      return site ? [{ ...one, site, name: site.name }] : []
    })
    // what is not told of a protected address is not told by the order either: neither the shorter way nor that it is short or long
    const orderedBy = (line: Line) =>
      isProtected ? { ...line, ...toldOf(line, isProtected), commute: { kind: 'unknown' } as const } : line
    const possible = lines
      .filter(isPossible)
      .map((line) => ({ line, by: orderedBy(line) }))
      .toSorted((one, other) => byFit(one.by, other.by))
      .map(({ line }) => line)
    const impossible = lines.filter((line) => !isPossible(line)).toSorted((a, b) => a.name.localeCompare(b.name, 'da'))
    return db.read(actor, async (tx) => ({
      citizenId,
      ...(await getSeeker(tx, citizenId)),
      judged: intake && door ? { offer: intake.ground.offers[door], startsOn: intake.ground.startsOn, weeks: judgedWeeks } : null,
      unknown: intake ? unknownOf(intake) : [],
      possible: possible.map(({ site, ...line }) => ({
        ...site,
        free: (door && intake?.sites[line.at]?.doors[door].free) ?? 0,
        ...possibly(line, isProtected),
      })),
      impossible: impossible.map(({ site, ...line }) => ({ ...site, whyNot: reasons(toldOf(line, isProtected).whyNot) })),
    }))
  }

  const forSite = async (asked: Asked, siteId: string, page: number): Promise<SiteMatch> => {
    const { actor, db } = asked
    const intake = await read(asked)
    const at = intake.shown.findIndex((site) => site.siteId === siteId)
    const [site, facts] = [intake.shown[at], intake.sites[at]]
    if (!site || !facts) throw new ProblemError('not-found')
    const ranked = await matcher.personsFor(intake, at)
    const possible = ranked.filter(isPossible)
    const shown = [...pageOf(possible, page), ...ranked.filter((one) => !isPossible(one))]
    return db.read(actor, async (tx) => {
      const names = await namesOf(
        tx,
        shown.map((one) => intake.waiters[one.at]?.id ?? ''),
      )
      const people = shown.flatMap((one) => {
        const waiter = intake.waiters[one.at]
        const known = waiter && names.get(waiter.id)
        return known ? [{ ...one, waiter, person: { citizenId: waiter.id, ...known, door: waiter.door } }] : []
      })
      return {
        siteId,
        name: site.name,
        kind: site.kind,
        town: site.town,
        startsOn: intake.ground.startsOn,
        free: (['red', 'yellow', 'green'] as const).map((door) => ({ door, free: facts.doors[door].free })),
        capped: intake.capped ? mostInADay : null,
        total: possible.length,
        page,
        possible: people.filter(isPossible).map(({ person, waiter, ...line }) => ({
          ...person,
          waitingSince: waiter.since,
          ...possibly(line, waiter.isProtected),
        })),
        impossible: people
          .filter((line) => !isPossible(line))
          .map(({ person, waiter, ...line }) => ({ ...person, whyNot: reasons(toldOf(line, waiter.isProtected).whyNot) })),
      }
    })
  }

  const day = async (asked: Asked, whose: 'me' | 'all', page: number): Promise<DayMatch> => {
    const { actor, db } = asked
    const intake = await read(asked)
    const { waiters, shown, sites, ground } = intake
    const plan = await matcher.planDay(intake)
    const isMine = (person: number): boolean => waiters[person]?.caseworkerId === actor.staffId
    const isShown = ({ person }: { readonly person: number }): boolean => whose === 'all' || isMine(person)
    const own = plan.pairs.filter(isShown)
    const pairs = pageOf(own, page)
    const rest = plan.rest.filter(isShown)
    const named = [...pairs, ...rest].flatMap(({ person, otherwise }) => [
      person,
      ...(otherwise ?? []).map((move) => move.person),
    ])
    return db.read(actor, async (tx) => {
      const names = await namesOf(
        tx,
        named.map((person) => waiters[person]?.id ?? ''),
      )
      const personAt = (person: number) => {
        const waiter = waiters[person]
        const known = waiter && names.get(waiter.id)
        return known ? { citizenId: waiter.id, ...known, door: waiter.door } : null
      }
      const siteName = (at: number | null): string | null => (at === null ? null : (shown[at]?.name ?? null))
      const moves = (all: readonly DayMove[] | null): MoveAnswer[] | null =>
        all?.flatMap(({ person, from, to, worse, better }) => {
          const whoMoves = personAt(person)
          if (!whoMoves) return []
          const { citizenId, name } = whoMoves
          const open = (keys: DayMove['worse']) =>
            keys.filter((key) => key !== 'commute' || waiters[person]?.isProtected === false)
          return [{ citizenId, name, from: siteName(from), to: siteName(to), worse: open(worse), better: open(better) }]
        }) ?? null
      const pairShown = (pair: DayPair): DayMatch['pairs'] => {
        const [person, site] = [personAt(pair.person), shown[pair.site]]
        if (!person || !site) return []
        const { siteId, name, town } = site
        const told = possibly(pair, waiters[pair.person]?.isProtected ?? true)
        const offer = ground.offers[person.door]
        return [{ ...person, siteId, siteName: name, town, offer, ...told, otherwise: moves(pair.otherwise) }]
      }
      return {
        startsOn: ground.startsOn,
        weeks: judgedWeeks,
        total: waiters.length,
        placed: plan.pairs.length,
        freePlaces: sites.reduce(
          (sum, site) => (site.facts.closed ? sum : sum + Object.values(site.doors).reduce((all, { free }) => all + free, 0)),
          0,
        ),
        counts: { all: waiters.length, me: waiters.filter((_, at) => isMine(at)).length },
        capped: intake.capped ? mostInADay : null,
        pairsTotal: own.length,
        page,
        pairs: pairs.flatMap(pairShown),
        rest: rest.flatMap(({ person, possible, whyNot, otherwise }) => {
          const known = personAt(person)
          if (!known) return []
          const open = possible.flatMap((at) => siteName(at) ?? [])
          return [{ ...known, possible: open, whyNot: [...whyNot], otherwise: moves(otherwise) }]
        }),
      }
    })
  }

  mount(app, house, 'matching', matchingApi, {
    forCitizen: (asked, { params }) => forCitizen(asked, params.citizenId),
    forSite: (asked, { params, query }) => forSite(asked, params.siteId, query.page ?? 1),
    day: (asked, { query }) => day(asked, query.whose ?? 'all', query.page ?? 1),

    places: ({ actor, db }) => db.read(actor, getKnown),

    loadPlaces: async ({ actor, db }, { body }) => {
      const sheet = await readSheet(Buffer.from(body.contentBase64, 'base64'))
      refuse(whyNotPlaces(sheet))
      const { places, problems } = readPlaces(sheet)
      if (problems.length > 0) return { saved: 0, problems: problems.slice(0, problemsTold) }
      return db.write(actor, 'places.loaded', async (tx) => {
        await savePlaces(tx, places, body.fileName)
        return { saved: places.length, problems: [] }
      })
    },
  })
}
