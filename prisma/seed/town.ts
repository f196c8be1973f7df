import { demoPassword } from '../../server/accounts/demo.ts'
import { hashPassword } from '../../server/accounts/password.ts'
import type { Actor } from '../../server/db/actor.ts'
import { plain } from '../../server/db/dates.ts'
import type { WriteTx } from '../../server/db/db.ts'
import type { House } from '../../server/house.ts'
import { judge } from '../../server/placements/judging.queries.ts'
import { addDays, mondayOf } from '../../shared/calendar.ts'
import { makeReport, makeStatus } from '../employmentFactories.ts'
import {
  actorOf,
  makeAssessment,
  makeAttendance,
  makeCatalogue,
  makeCheck,
  makeCitizen,
  makeCompanyStaffing,
  makeContract,
  makeDecision,
  makeDisagreement,
  makeDuties,
  makeMentorBudget,
  makeOrganisation,
  makePlacement,
  makePlannedAbsence,
  makeSite,
  makeSpell,
  makeStaff,
  makeStart,
  makeVersion,
  type PlacementGiven,
  type VersionGiven,
} from '../factories.ts'
import { makeMeasurement } from '../progressFactories.ts'
import { planAbsences } from './absences.ts'
import { answersOf, answersToChange, changedWording, planDuties } from './agreements.ts'
import { blankt, cast, catalogueId, type Member, municipality, renlinjen } from './cast.ts'
import { planThreads } from './concerns.ts'
import { townContract } from './contracts.ts'
import { correctDays } from './corrections.ts'
import { type PlannedDay, planDays } from './days.ts'
import { askSuppliers, type PlannedReport, planStatuses } from './employees.ts'
import { planExperiments, plantExperiments } from './experiments.ts'
import { type Life, planLives } from './lives.ts'
import { layDownMotivation } from './motivation.ts'
import { layDownObservations } from './observations.ts'
import type { TownCitizen } from './people.ts'
import { layDownPlaces } from './places.ts'
import { type Chance, chanceOf } from './random.ts'
import { makeRules } from './rules.ts'
import { companyMonths, mentorYears, type TownSite, townSites } from './sites.ts'
import type { PlannedPlacement } from './stays.ts'
import { makeWageRates } from './wageRates.ts'
import { endNotes } from './words.ts'
import { putAside, tellOfSigns, withCertificateMissing } from './worklist.ts'

/** The catalogue was published so many days before the town was planted. */
const remembered = 600
const { asta } = cast

const latest = (days: readonly string[]): string => days.toSorted().at(-1) ?? ''

/** The municipality with its administrator, the suppliers, everybody who works there, the sites and the catalogue. */
const found = async (house: House, sites: readonly TownSite[], today: string): Promise<void> => {
  const on = addDays(today, -remembered)
  const passwordHash = await hashPassword(demoPassword)
  const { id, name, cvr } = municipality
  const facts = { organisationId: id, name, cvr, adminId: asta.id, adminName: asta.name, adminEmail: asta.email }
  await house.gate.found({ ...facts, passwordHash, madeUp: true })
  await house.dbOn(on).write(actorOf(asta), 'site.added', async (tx) => {
    await makeOrganisation(tx, blankt)
    await makeOrganisation(tx, renlinjen)
    const others = Object.values<Member>(cast).filter((member) => member.id !== asta.id)
    await makeStaff(tx, others, passwordHash)
    for (const site of sites) await makeSite(tx, site)
    await makeCatalogue(tx, { id: catalogueId, on })
    await makeRules(tx, asta.id)
    await makeWageRates(tx, asta.id)
    for (const { organisationId, months } of companyMonths(today)) await makeCompanyStaffing(tx, organisationId, months)
    await makeMentorBudget(tx, municipality.id, mentorYears(today))
    await makeContract(tx, townContract(today))
  })
  await layDownPlaces(house, actorOf(asta), { madeUp: true })
}

type Act = { readonly on: string; readonly deed: string; readonly work: (tx: WriteTx) => Promise<unknown> }

const placementDeed = ({ startedOn, endedOn, withdrawnOn }: PlannedPlacement): string =>
  withdrawnOn ? 'placement.withdrawn' : endedOn ? 'placement.ended' : startedOn ? 'placement.started' : 'placement.drafted'

/** A placement with what its parties answered and what is left to do, and the change that waits. */
const actsOfPlacement = (
  { id: citizenId, caseworker, ...citizen }: TownCitizen,
  planned: PlannedPlacement,
  today: string,
): Act[] => {
  const { site, change, ...placement } = planned
  const people = { name: `${citizen.firstName} ${citizen.lastName}`, caseworker }
  const of = { citizenId, siteId: site.id, supplierId: site.organisationId, draftedById: caseworker.id }
  const { startedOn, endedOn, endReason, withdrawnOn, ...drafted } = placement
  const answers = answersOf(planned, people)
  const given: PlacementGiven = {
    ...drafted,
    ...of,
    withdrawnOn,
    vitasNumber: startedOn ? placement.id.slice(0, 8).toUpperCase() : null,
    ...(answers ? { answers } : {}),
  }
  // answered while it was open, begun and ended later: each on its day
  const on = withdrawnOn ?? answers?.at(-1)?.on ?? placement.draftedOn
  const draft = async (tx: WriteTx) => {
    // the rules as they judged it are kept with what was sent; of the past nobody asks any more
    const judged = answers && endedOn === null
    const content = { ...placement, siteId: site.id }
    const asked = { citizenId, door: placement.door, content, step: 'draft', on: placement.startsOn, of: null } as const
    const checks = judged ? await judge(tx, asked) : []
    await makePlacement(tx, { ...given, checks })
    const duties = endedOn === null && withdrawnOn === null ? planDuties(planned, people, today) : []
    if (duties.length > 0) await makeDuties(tx, { placementId: placement.id, citizenId }, duties)
  }
  const first: Act[] = [{ on, deed: answers ? 'agreement.sent' : placementDeed(planned), work: draft }]
  if (startedOn) {
    const endNote = endReason ? (endNotes[endReason] ?? null) : null
    const work = async (tx: WriteTx) => {
      await makeStart(tx, placement.id, { startedOn, endedOn, endReason, endNote })
    }
    first.push({ on: endedOn ?? startedOn, deed: placementDeed(planned), work })
  }
  if (!change) return first
  const asked = answersToChange(change, people)
  const version: VersionGiven = {
    ...placement,
    ...changedWording(change),
    ...of,
    id: change.id,
    placementId: placement.id,
    number: 2,
    kind: change.kind,
    need: change.need,
    draftedOn: change.on,
    ...(asked ? { sentOn: change.on, answers: asked } : {}),
  }
  const deed = asked ? 'agreement.sent' : 'agreement.changed'
  return [...first, { on: change.on, deed, work: (tx) => makeVersion(tx, version) }]
}

/** A life as the deeds of its caseworker, in the order of their days. */
const actsOf = (
  house: House,
  { citizen, open, decisions, disagreement, placements, spells, checks, measurements }: Life,
  today: string,
): Act[] => {
  const { caseworker, id: citizenId, ...facts } = citizen
  const by = caseworker.id
  const acts: Act[] = [
    { on: citizen.createdOn, deed: 'citizen.added', work: (tx) => makeCitizen(tx, house.cpr, { id: citizenId, ...facts }) },
  ]
  if (open) {
    const work = (tx: WriteTx) => makeAssessment(tx, { citizenId, catalogueId, startedById: by, ...open })
    acts.push({ on: open.on, deed: 'assessment.started', work })
  }
  for (const decision of decisions) {
    const work = (tx: WriteTx) => makeDecision(tx, { citizenId, catalogueId, decidedById: by, ...decision })
    acts.push({ on: decision.on, deed: 'door.decided', work })
  }
  for (const planned of placements) acts.push(...actsOfPlacement(citizen, planned, today))
  if (disagreement) {
    const { saidOn } = disagreement
    const given = { ...disagreement, citizenId, ownerId: by, receivedById: by }
    acts.push({ on: disagreement.answer?.on ?? saidOn, deed: 'disagreement.recorded', work: (tx) => makeDisagreement(tx, given) })
  }
  const statuses = planStatuses(citizenId, placements, spells, today)
  // lists that grew over time: one deed a list keeps the first start short
  const lists = [
    {
      deed: 'employment.added',
      days: spells.map(({ startsOn }) => startsOn),
      work: async (tx: WriteTx) => {
        for (const spell of spells) await makeSpell(tx, { ...spell, citizenId, enteredById: by })
      },
    },
    {
      deed: 'employment.checked',
      days: checks.map(({ on }) => on),
      work: (tx: WriteTx) => makeCheck(tx, ...checks.map((check) => ({ ...check, citizenId, checkedById: by }))),
    },
    {
      deed: 'status.noted',
      days: statuses.map(({ on }) => on),
      work: (tx: WriteTx) => makeStatus(tx, ...statuses.map((one) => ({ ...one, citizenId, notedById: by }))),
    },
    {
      deed: 'progress.measured',
      days: measurements.map(({ on }) => on),
      work: (tx: WriteTx) => makeMeasurement(tx, ...measurements.map((one) => ({ ...one, citizenId, enteredById: by }))),
    },
  ]
  for (const { deed, days, work } of lists) if (days.length > 0) acts.push({ on: latest(days), deed, work })
  return acts
}

/** A spell and a check name their placement, which is written on the day it ended: so placements go first. */
const rank = ({ deed }: Act): number =>
  [/^citizen/, /^assessment/, /^door/, /^placement|^agreement/].findIndex((noun) => noun.test(deed)) >>> 0

const live = async (house: House, life: Life, today: string): Promise<void> => {
  const actor = actorOf(life.citizen.caseworker)
  const acts = actsOf(house, life, today).toSorted((a, b) => rank(a) - rank(b) || (a.on < b.on ? -1 : 1))
  for (const { on, deed, work } of acts) await house.dbOn(on).write(actor, deed, work)
}

type Week = { readonly lead: Actor; readonly days: PlannedDay[] }

/** What a team lead says of somebody hired, as the product writes it. */
const sayOf = (house: House, { id, spellId, by, weeks, on, weeklyHours, lastDay }: PlannedReport): Promise<void> =>
  house
    .dbOn(on)
    .write(actorOf(by), 'employment.confirmed', (tx) =>
      makeReport(tx, { id, spellId, weeks, on, weeklyHours, lastDay, reportedById: by.id }),
    )

/** Every crew's days, week by week as its team lead sends them. */
const weeksOf = (chance: Chance, lives: readonly Life[], today: string): Week[] => {
  const placements = lives.flatMap((life) => life.placements)
  const planned = placements.flatMap(({ startedOn, ...placement }) =>
    startedOn === null ? [] : [[placement.id, planDays(chance, { ...placement, startedOn }, today)] as const],
  )
  const told = tellOfSigns(lives, new Map(planned), today)
  const weeks = new Map<string, Week>()
  for (const { id, site } of placements) {
    for (const day of told.get(id) ?? []) {
      const key = `${mondayOf(day.on)} ${site.lead.id}`
      const week = weeks.get(key) ?? { lead: actorOf(site.lead), days: [] }
      week.days.push(day)
      weeks.set(key, week)
    }
  }
  return [...weeks].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, week]) => week)
}

/** How far an earlier planting came: the day it was for, null before the founding; and whether it came to its end. */
const findPlanting = (house: House): Promise<{ readonly day: string | null; readonly whole: boolean }> =>
  house.db().read(actorOf(asta), async (tx) => {
    const catalogue = await tx.catalogue.findUnique({ where: { id: catalogueId }, select: { publishedAt: true } })
    const end = await tx.auditEntry.findFirst({ where: { deed: 'town.planted' }, select: { id: true } })
    return { day: catalogue?.publishedAt ? addDays(plain(catalogue.publishedAt), remembered) : null, whole: end !== null }
  })

const plantedBefore = (house: House): Promise<ReadonlySet<string>> =>
  house.db().read(actorOf(cast.karen), async (tx) => {
    const citizens = await tx.citizen.findMany({ select: { id: true } })
    const days = await tx.attendance.findMany({ select: { id: true } })
    const concerns = await tx.concern.findMany({ select: { id: true } })
    const absences = await tx.plannedAbsence.findMany({ select: { id: true } })
    const messages = await tx.threadMessage.findMany({ select: { id: true } })
    const reports = await tx.employmentReport.findMany({ select: { id: true } })
    return new Set([...citizens, ...days, ...concerns, ...messages, ...absences, ...reports].map(({ id }) => id))
  })

/**
 * Plants the made-up town in an empty house: the same people, sites and history for the same day, written by those who would have
 * written it, on the day they would have. A planting that was cut off is carried on where it stopped; a whole town is left alone.
 * `say` is told how far it has come.
 */
export const plantTown = async (house: House, say: (line: string) => void): Promise<void> => {
  const planting = await findPlanting(house)
  if (planting.whole) return
  const today = planting.day ?? house.today()
  const chance = chanceOf(20_161_103)
  const sites = townSites(today)
  const { lives, reports } = askSuppliers(withCertificateMissing(planLives(chance, sites, today)), today)
  const weeks = weeksOf(chance, lives, today)
  say('Planting the made-up town of Midterlund (once, some seconds) …')
  if (planting.day === null) await found(house, sites, today)
  say(`  ${sites.length} sites and everybody who works there`)
  const known = await plantedBefore(house)
  for (const life of lives) if (!known.has(life.citizen.id)) await live(house, life, today)
  say(`  ${lives.length} citizens with their doors, placements, jobs and measurements`)
  for (const { lead, days } of weeks) {
    if (days.some(({ id }) => known.has(id))) continue
    await house.dbOn(latest(days.map(({ on }) => on))).write(lead, 'attendance.logged', (tx) => makeAttendance(tx, days))
  }
  await correctDays(
    house,
    weeks.flatMap(({ days }) => days),
    today,
  )
  for (const { id, on, by, deed, work } of planThreads(lives, today)) {
    if (id === null || !known.has(id)) await house.dbOn(on).write(actorOf(by), deed, work)
  }
  for (const { on, by, ...absence } of planAbsences(lives, today)) {
    if (!known.has(absence.id)) {
      await house.dbOn(on).write(actorOf(by), 'absence.planned', (tx) => makePlannedAbsence(tx, by.id, absence))
    }
  }
  for (const report of reports) if (!known.has(report.id)) await sayOf(house, report)
  await layDownObservations(house, lives, today)
  await layDownMotivation(house, lives, today)
  await plantExperiments(house, planExperiments(lives, sites, today))
  await putAside(house, today)
  say(`  ${weeks.reduce((sum, { days }) => sum + days.length, 0)} days of attendance`)
  await house.db().write(actorOf(asta), 'town.planted', () => Promise.resolve())
}
