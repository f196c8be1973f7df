import { ChildCertificate } from '../../shared/citizens/citizens.schema.ts'
import { byDanishName } from '../../shared/danishOrder.ts'
import { Door } from '../../shared/doors/doors.schema.ts'
import { checkPlan, refusalsIn } from '../../shared/offers/checker.rules.ts'
import type { Check, Plan, PlanFacts, RuleBook, SiteFacts } from '../../shared/offers/checks.ts'
import { whyNotChangeAtAll } from '../../shared/placements/agreements.rules.ts'
import { type Predecessor, whyNotMoveAtAll } from '../../shared/placements/move.rules.ts'
import { nearestStart, whyNotEndAtAll, whyNotStart, whyNotWithdraw } from '../../shared/placements/placements.rules.ts'
import { EndReason, type Placement, type PlacementOptions, type PlaceOption } from '../../shared/placements/placements.schema.ts'
import { ProblemError, type Refusal } from '../../shared/problem.ts'
import { readSettings } from '../accounts/settings.queries.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import type { CatalogueShelf } from '../doors/doors.queries.ts'
import { planFactsOf, readRuleBook, siteFactsOf } from '../offers/offers.queries.ts'
import { held, judge } from './judging.queries.ts'
import { type Agreed, agreedOnOf, contentOf, dayOf, getAgreed } from './wordings.queries.ts'

const optionSelect = {
  id: true,
  name: true,
  kind: true,
  town: true,
  tasks: true,
  buddies: true,
  repName: true,
  shifts: { select: { name: true, weekdays: true, startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' } },
  organisation: { select: { name: true } },
  teamLeads: { select: { staffId: true } },
} as const

const nothingPlanned: Plan = {
  offer: null,
  startsOn: '',
  endsOn: '',
  weekdayHours: [0, 0, 0, 0, 0, 0, 0],
  mentorHours: 0,
  need: null,
}

/** Why nobody can be placed there now, whatever is planned: the checker's own line of the place. */
const whyNotPlaced = (site: SiteFacts, facts: PlanFacts, book: RuleBook): Refusal | null =>
  refusalsIn(checkPlan(nothingPlanned, { ...facts, site }, book).filter(({ rule }) => rule === 'place'))[0] ?? null

/** Every site as a place for one citizen, by name in Danish order. */
const listOptions = async (tx: ReadTx, all: readonly SiteFacts[], facts: PlanFacts, book: RuleBook): Promise<PlaceOption[]> => {
  const sites = await tx.site.findMany({ select: optionSelect })
  const staffIds = [...new Set(sites.flatMap(({ teamLeads }) => teamLeads.map(({ staffId }) => staffId)))]
  const people = await tx.staff.findMany({ where: { id: { in: staffIds }, disabledAt: null }, select: { id: true, name: true } })
  const leads = people.toSorted(byDanishName)
  const factsOf = new Map(all.map((one) => [one.siteId, one]))
  return sites.toSorted(byDanishName).flatMap(({ id, organisation, teamLeads, shifts, ...site }) => {
    const one = factsOf.get(id)
    if (!one) return []
    const { closed, childrenPresent, publicHost, places, free } = one
    const known = { closed, childrenPresent, publicHost, places, free }
    const names = leads.filter(({ id: lead }) => teamLeads.some(({ staffId }) => staffId === lead)).map(({ name }) => name)
    return [
      {
        ...site,
        ...known,
        siteId: id,
        supplierName: organisation.name,
        teamLeads: names,
        shifts,
        facts: siteAnswer(one),
        whyNot: whyNotPlaced(one, facts, book),
      },
    ]
  })
}

const siteAnswer = ({ shifts, staffing, occupied, companyStaffing, ...site }: SiteFacts): PlaceOption['facts'] => ({
  ...site,
  shifts: shifts.map(({ weekdays }) => ({ weekdays: [...weekdays] })),
  staffing: [...staffing],
  occupied: [...occupied],
  companyStaffing: [...companyStaffing],
})

/** Name, door and needs of whoever a placement is for. */
export const getCandidate = async (tx: ReadTx, citizenId: string) => {
  const citizen = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      weeklyHours: true,
      protectedAddress: true,
      childCertificate: true,
      needsForSupplier: true,
      needsAgreedOn: true,
      decisions: { where: { historicAt: null }, select: { door: true, reviewOn: true } },
      caseworker: { select: { name: true } },
    },
  })
  if (!citizen) throw new ProblemError('not-found')
  const [decision] = citizen.decisions
  return {
    citizenId: citizen.id,
    citizenName: `${citizen.firstName} ${citizen.lastName}`,
    firstName: citizen.firstName,
    isProtected: citizen.protectedAddress,
    caseworkerName: citizen.caseworker?.name ?? null,
    door: decision ? Door.parse(decision.door) : null,
    reviewOn: plainOrNull(decision?.reviewOn ?? null),
    weeklyHours: citizen.weeklyHours === null ? null : Number(citizen.weeklyHours),
    certificate: ChildCertificate.parse(citizen.childCertificate),
    needsAgreed: citizen.needsForSupplier !== null && citizen.needsAgreedOn !== null,
  }
}

export const getOptions = async (
  tx: ReadTx,
  shelf: CatalogueShelf,
  { citizenId, placementId }: { readonly citizenId: string; readonly placementId: string | undefined },
  today: string,
): Promise<PlacementOptions> => {
  const candidate = await getCandidate(tx, citizenId)
  const written = placementId === undefined ? null : await getAgreed(tx, placementId, today)
  if (written && written.row.citizenId !== citizenId) throw new ProblemError('not-found')
  const followsId = written?.row.followsId ?? null
  const begun = written?.row.startedOn != null
  const door = written?.agreed ? Door.parse(written.row.door) : candidate.door
  const except = [placementId, followsId].filter((id) => typeof id === 'string')
  const known = await siteFactsOf(tx, { door, on: today, except })
  const sites = known.map((site) => (begun && site.siteId === written.row.siteId ? held(site) : site))
  const judged = await planFactsOf(tx, citizenId, {
    step: 'draft',
    site: null,
    placementId: placementId ?? null,
    followsId,
    agreedUntil: begun && written.agreed ? plain(written.agreed.endsOn) : null,
  })
  const { step: _, site: __, ...facts } = judged
  const book = await readRuleBook(tx)
  const { catalogue } = await shelf.newest(tx)
  const definition = catalogue.doors.find((one) => one.door === door)
  return {
    citizenId,
    citizenName: candidate.citizenName,
    door,
    definition: definition ? { hours: definition.hours, ramp: definition.ramp } : null,
    weeklyHours: candidate.weeklyHours,
    childCertificate: candidate.certificate,
    needsAgreed: candidate.needsAgreed,
    running: await findRunning(tx, citizenId, placementId),
    facts: {
      ...facts,
      availability: facts.availability && [...facts.availability],
      stays: [...facts.stays],
      mentor: [...facts.mentor],
    },
    book: [...book],
    sites: await listOptions(tx, sites, judged, book),
  }
}

/** The placement that runs or is about to, other than the one that is written. */
const findRunning = async (tx: ReadTx, citizenId: string, but: string | undefined): Promise<PlacementOptions['running']> => {
  const row = await tx.placement.findFirst({
    where: { citizenId, startedOn: { not: null }, endedOn: null, ...(but ? { id: { not: but } } : {}) },
    select: { id: true, startedOn: true, endsOn: true, site: { select: { name: true } } },
  })
  return row?.startedOn
    ? { placementId: row.id, siteName: row.site.name, startedOn: plain(row.startedOn), endsOn: plain(row.endsOn) }
    : null
}

/** The last day somebody logged hours on; a placement cannot have ended before it. */
export const findLastPresence = async (tx: ReadTx, placementId: string): Promise<string | null> => {
  const last = await tx.attendance.findFirst({
    where: { placementId, hours: { gt: 0 } },
    select: { onDate: true },
    orderBy: { onDate: 'desc' },
  })
  return plainOrNull(last?.onDate ?? null)
}

/** The placement that this one is to take the place of, as it stands; null where it follows none. */
export const findPredecessor = async (
  tx: ReadTx,
  { followsId }: { readonly followsId: string | null },
): Promise<(Predecessor & { readonly id: string; readonly version: number; readonly endReason: string | null }) | null> => {
  const before = followsId === null ? null : await tx.placement.findUnique({ where: { id: followsId } })
  return (
    before && {
      id: before.id,
      version: before.version,
      endReason: before.endReason,
      startedOn: plainOrNull(before.startedOn),
      endedOn: plainOrNull(before.endedOn),
      lastPresentOn: await findLastPresence(tx, before.id),
    }
  )
}

/** The placement that is to take the place of this one, if any is on its way. */
export const findFollower = async (tx: ReadTx, placementId: string): Promise<string | null> =>
  (await tx.placement.findFirst({ where: { followsId: placementId, withdrawnAt: null }, select: { id: true } }))?.id ?? null

/** The rules of the first day, on the facts of this transaction. */
export const startChecks = (tx: ReadTx, of: Agreed, startedOn: string): Promise<Check[]> => {
  const content = { ...contentOf(of.agreed ?? of.row), startsOn: startedOn }
  return judge(tx, { citizenId: of.row.citizenId, door: Door.parse(of.row.door), content, step: 'start', on: startedOn, of })
}

/** For the nearest day that may be chosen now; why it is registered late is asked for with the day. */
const startRefusal = async (tx: ReadTx, of: Agreed, today: string): Promise<Refusal | null> => {
  const agreedOn = agreedOnOf(of)
  const startedOn = nearestStart(plain(of.row.startsOn), agreedOn, today)
  const facts = { placement: of.facts, agreedOn, changeOpen: of.agreed !== null && of.open !== null }
  const lateReason = 'is asked for with the day'
  const never = whyNotStart({ ...facts, checks: [], follows: null }, { startedOn, lateReason }, today)
  if (never) return never
  const [checks, follows] = [await startChecks(tx, of, startedOn), await findPredecessor(tx, of.row)]
  return whyNotStart({ ...facts, checks, follows }, { startedOn, lateReason }, today)
}

/** A placement with names and with what may be done with it now. */
export const getPlacement = async (tx: ReadTx, placementId: string, today: string): Promise<Placement> => {
  const of = await getAgreed(tx, placementId, today)
  const { row, state, facts } = of
  const candidate = await getCandidate(tx, row.citizenId)
  const site = await tx.site.findUniqueOrThrow({
    where: { id: row.siteId },
    select: { name: true, organisation: { select: { name: true } } },
  })
  const drafter = await tx.staff.findUnique({ where: { id: row.draftedById }, select: { name: true } })
  const followedById = await findFollower(tx, row.id)
  return {
    placementId: row.id,
    citizenId: row.citizenId,
    citizenName: candidate.citizenName,
    siteName: site.name,
    supplierName: site.organisation.name,
    door: Door.parse(row.door),
    doorNow: candidate.door,
    ...wordingAnswer(contentOf(row)),
    ...facts,
    followsId: row.followsId,
    followedById,
    agreedOn: agreedOnOf(of),
    vitasNumber: row.vitasNumber,
    lateReason: row.lateReason,
    endReason: row.endReason === null ? null : EndReason.parse(row.endReason),
    endNote: row.endNote,
    draftedBy: drafter?.name ?? '',
    draftedOn: dayOf(row.draftedAt),
    state,
    supplierAccess: await supplierAccessOf(tx, row.id, row.citizenId),
    version: row.version,
    can: {
      start: await startRefusal(tx, of, today),
      end: whyNotEndAtAll(facts, today),
      withdraw: whyNotWithdraw(facts, today),
      change: whyNotChangeAtAll(state),
      move: whyNotMoveAtAll(state, followedById !== null),
    },
  }
}

/** What the supplier sees of it and until when, by the function that answers a team lead (0031). */
const supplierAccessOf = async (tx: ReadTx, placementId: string, citizenId: string): Promise<Placement['supplierAccess']> => {
  const rows = await tx.$queryRaw<{ sees: boolean; until: string }[]>`
    SELECT sees, access_until::text AS until FROM seen_by_suppliers(${citizenId}::uuid) WHERE placement_id = ${placementId}::uuid`
  const { organisationId } = await tx.citizen.findUniqueOrThrow({ where: { id: citizenId }, select: { organisationId: true } })
  const { 'supplier-access-days': days } = await readSettings(tx, organisationId)
  const [row] = rows
  return { sees: row?.sees ?? false, until: row?.until ?? null, days }
}

/** A wording's own lists, so that an answer shares none with a rule. */
export const wordingAnswer = ({ weekdayHours, ramp, tasks, need: _, ...content }: ReturnType<typeof contentOf>) => ({
  ...content,
  weekdayHours: [...weekdayHours],
  ramp: ramp.map((step) => ({ ...step, weekdayHours: [...step.weekdayHours] })),
  tasks: [...tasks],
})
