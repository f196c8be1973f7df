import type { Prisma } from '../../generated/prisma/client.ts'
import { ChildCertificate } from '../../shared/citizens/citizens.schema.ts'
import type { Door } from '../../shared/doors/doors.schema.ts'
import type { PlanFacts, RuleBook, RuleValue, SiteFacts, Stay } from '../../shared/offers/checks.ts'
import { type Certainty, certainties, offers } from '../../shared/offers/kinds.ts'
import { ProblemError } from '../../shared/problem.ts'
import { freePlaces } from '../../shared/sites/sites.rules.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

const known = <const T extends readonly string[]>(words: T, text: string): T[number] => {
  const word = words.find((one) => one === text)
  if (word === undefined) throw new Error(`not one of ${words.join(', ')}: ${text}`)
  return word
}
export const certaintyOf = (text: string): Certainty => known(certainties, text)
export const ruleValue = (value: unknown): RuleValue =>
  typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null

/** All rules that count, whatever their days. */
export const readRuleBook = async (tx: ReadTx): Promise<RuleBook> => {
  const rows = await tx.offerRule.findMany({ where: { supersededAt: null } })
  return rows.map(({ id, key, value, validFrom, validTo, lawReference, source, certainty, note }) => ({
    ruleId: id,
    key,
    value: ruleValue(value),
    validFrom: plainOrNull(validFrom),
    validTo: plainOrNull(validTo),
    lawReference,
    source,
    certainty: certaintyOf(certainty),
    note,
  }))
}

type OccupiedRow = { readonly site_id: string; readonly offer: string; readonly from_day: Date; readonly until_day: Date }

/** Everybody's days at a site under an offer, without who they are: at every site, or at the team lead's own. */
export const occupiedBySite = async (
  tx: ReadTx,
  { own, except = [] }: { readonly own: boolean; readonly except?: readonly string[] },
): Promise<(siteId: string) => SiteFacts['occupied']> => {
  const rows = own
    ? await tx.$queryRaw<OccupiedRow[]>`SELECT site_id::text, offer, from_day, until_day FROM site_occupied_here()`
    : await tx.$queryRaw<OccupiedRow[]>`SELECT site_id::text, offer, from_day, until_day FROM site_occupied(${except}::uuid[])`
  const bySite = Map.groupBy(rows, ({ site_id }) => site_id)
  return (siteId) =>
    (bySite.get(siteId) ?? []).map(({ offer, from_day, until_day }) => ({
      offer: known(offers, offer),
      from: plain(from_day),
      until: plain(until_day),
    }))
}

type Taken = { readonly site_id: string; readonly door: string; readonly taken: number }

type SitesAsked = {
  /** The citizen's door; null has no places. */
  readonly door: Door | null
  /** The day on which a place must be free. */
  readonly on: string
  /** Every site when not said. */
  readonly siteIds?: readonly string[]
  /** Placements that are not counted: the one that is written anew, and the one it follows. */
  readonly except?: readonly string[]
}

/** Sites as their rules see them, counted in the transaction that decides. */
export const siteFactsOf = async (tx: ReadTx, { door, on, siteIds, except = [] }: SitesAsked): Promise<SiteFacts[]> => {
  const sites = await tx.site.findMany({
    ...(siteIds ? { where: { id: { in: [...siteIds] } } } : {}),
    select: {
      id: true,
      organisationId: true,
      closedAt: true,
      childrenPresent: true,
      publicHost: true,
      places: { select: { door: true, places: true } },
      shifts: { select: { weekdays: true } },
      staffing: { select: { validFrom: true, ordinaryFte: true } },
    },
    orderBy: { id: 'asc' },
  })
  const taken = await tx.$queryRaw<
    Taken[]
  >`SELECT site_id::text, door, taken FROM places_used_by_others(${on}::date, ${except}::uuid[])`
  const occupied = await occupiedBySite(tx, { own: false, except })
  const months = await tx.organisationStaffing.findMany({
    where: { organisationId: { in: [...new Set(sites.map(({ organisationId }) => organisationId))] } },
  })
  const company = Map.groupBy(months, ({ organisationId }) => organisationId)
  const used = new Map(taken.map((one) => [`${one.site_id} ${one.door}`, one.taken]))
  return sites.map((site) => {
    const places = site.places.find((one) => one.door === door)?.places ?? 0
    return {
      siteId: site.id,
      companyId: site.organisationId,
      closed: site.closedAt !== null,
      childrenPresent: site.childrenPresent,
      publicHost: site.publicHost,
      places,
      free: freePlaces(places, used.get(`${site.id} ${door ?? ''}`) ?? 0),
      shifts: site.shifts,
      staffing: site.staffing.map(({ validFrom, ordinaryFte }) => ({ from: plain(validFrom), fte: Number(ordinaryFte) })),
      occupied: occupied(site.id),
      companyStaffing: (company.get(site.organisationId) ?? []).map(({ month, ordinaryFte }) => ({
        month: plain(month),
        fte: Number(ordinaryFte),
      })),
    }
  })
}

/** The municipality's mentor hours: every year with a budget or with hours in use; `hours` null where none is granted. */
export const listMentorYears = async (tx: ReadTx, except: readonly string[] = []) => {
  const budgets = await tx.mentorBudget.findMany()
  const used = await tx.$queryRaw<{ year: number; hours: number }[]>`
    SELECT year, hours::float8 AS hours FROM mentor_hours_used(${except}::uuid[])`
  const years = new Set([...budgets.map(({ year }) => year), ...used.map(({ year }) => year)])
  return [...years]
    .toSorted((one, other) => one - other)
    .map((year) => {
      const budget = budgets.find((one) => one.year === year)
      return { year, hours: budget ? Number(budget.hours) : null, used: used.find((one) => one.year === year)?.hours ?? 0 }
    })
}

/** Granted and used mentor hours by year, for the checker: only years with a budget. */
export const mentorUseOf = async (tx: ReadTx, except: readonly string[] = []): Promise<PlanFacts['mentor']> =>
  (await listMentorYears(tx, except)).flatMap(({ year, hours, used }) => (hours === null ? [] : [{ year, budget: hours, used }]))

const staySelect = {
  id: true,
  siteId: true,
  supplierId: true,
  offer: true,
  startsOn: true,
  endsOn: true,
  startedOn: true,
  endedOn: true,
} satisfies Prisma.PlacementSelect

const citizenSelect = {
  id: true,
  benefit: true,
  visitation: true,
  benefitSince: true,
  weeklyHours: true,
  availability: true,
  childCertificate: true,
  decisions: { where: { historicAt: null }, select: { id: true } },
  placements: {
    where: { withdrawnAt: null, OR: [{ startedOn: { not: null } }, { versions: { some: { agreedAt: { not: null } } } }] },
    select: staySelect,
    orderBy: { startsOn: 'asc' },
  },
} satisfies Prisma.CitizenSelect

const stayOf = (row: Prisma.PlacementGetPayload<{ select: typeof staySelect }>): Stay => ({
  placementId: row.id,
  siteId: row.siteId,
  companyId: row.supplierId,
  offer: known(offers, row.offer),
  from: plain(row.startedOn ?? row.startsOn),
  until: plain(row.endedOn ?? row.endsOn),
  begun: row.startedOn !== null,
  ended: row.endedOn !== null,
})

/** What a plan of each of these citizens is judged against, before any site or step is chosen; who is not there is not found. */
export const listPlanFacts = async (
  tx: ReadTx,
  citizenIds: readonly string[],
  except: readonly string[] = [],
): Promise<Map<string, PlanFacts>> => {
  const citizens = await tx.citizen.findMany({ where: { id: { in: [...citizenIds] } }, select: citizenSelect })
  const mentor = await mentorUseOf(tx, except)
  return new Map(
    citizens.map((citizen): [string, PlanFacts] => [
      citizen.id,
      {
        step: 'draft',
        doorDecided: citizen.decisions.length > 0,
        benefit: citizen.benefit,
        visitation: citizen.visitation,
        benefitSince: plainOrNull(citizen.benefitSince),
        certificate: ChildCertificate.parse(citizen.childCertificate),
        availability: citizen.availability.length === 7 ? citizen.availability.map(Number) : null,
        weeklyHours: citizen.weeklyHours === null ? null : Number(citizen.weeklyHours),
        stays: citizen.placements.filter(({ id }) => !except.includes(id)).map(stayOf),
        agreedUntil: null,
        followsId: null,
        site: null,
        mentor,
        repSigned: null,
      },
    ]),
  )
}

type PlanAsked = Pick<PlanFacts, 'step' | 'site'> & {
  /** The placement that is written anew or started: it does not stand in its own way. */
  readonly placementId?: string | null
  readonly followsId?: string | null
  readonly agreedUntil?: string | null
  readonly repSigned?: boolean | null
}

/** What a plan of this citizen is judged against; not-found for a citizen who is not shown. */
export const planFactsOf = async (
  tx: ReadTx,
  citizenId: string,
  { step, site, placementId = null, followsId = null, agreedUntil = null, repSigned = null }: PlanAsked,
): Promise<PlanFacts> => {
  const facts = (await listPlanFacts(tx, [citizenId], placementId === null ? [] : [placementId])).get(citizenId)
  if (!facts) throw new ProblemError('not-found')
  return { ...facts, step, site, followsId, agreedUntil, repSigned }
}
