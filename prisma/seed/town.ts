import { demoPassword } from '../../server/accounts/demo.ts'
import { hashPassword } from '../../server/accounts/password.ts'
import type { Actor } from '../../server/db/actor.ts'
import type { WriteTx } from '../../server/db/db.ts'
import type { House } from '../../server/house.ts'
import { addDays, mondayOf } from '../../shared/calendar.ts'
import {
  type AttendanceGiven,
  actorOf,
  makeAssessment,
  makeAttendance,
  makeCatalogue,
  makeCheck,
  makeCitizen,
  makeDecision,
  makeMeasurement,
  makeOrganisation,
  makePlacement,
  makeSite,
  makeSpell,
  makeStaff,
} from '../factories.ts'
import { blankt, cast, catalogueId, type Member, municipality, renlinjen } from './cast.ts'
import { planDays } from './days.ts'
import { type Life, planLives } from './lives.ts'
import { type Chance, chanceOf } from './random.ts'
import { type TownSite, townSites } from './sites.ts'
import type { PlannedPlacement } from './stays.ts'
import { endNotes } from './words.ts'

/** Days that the town remembers before it was planted. */
const remembered = 600

/** The municipality with its administrator, the suppliers, everybody who works there, the sites and the catalogue. */
const found = async (house: House, sites: readonly TownSite[], on: string): Promise<void> => {
  const passwordHash = await hashPassword(demoPassword)
  const { id, name, cvr } = municipality
  const { asta } = cast
  await house.gate.found({
    organisationId: id,
    name,
    cvr,
    adminId: asta.id,
    adminName: asta.name,
    adminEmail: asta.email,
    passwordHash,
    madeUp: true,
  })
  const books = house.dbOn(on)
  const administrator = actorOf(asta)
  await books.write(administrator, 'staff.added', async (tx) => {
    await makeOrganisation(tx, blankt)
    await makeOrganisation(tx, renlinjen)
    const others = Object.values<Member>(cast).filter((member) => member.id !== asta.id)
    await makeStaff(tx, others, passwordHash)
  })
  for (const site of sites) await books.write(administrator, 'site.added', (tx) => makeSite(tx, site))
  await books.write(administrator, 'catalogue.published', (tx) => makeCatalogue(tx, { id: catalogueId, on }))
}

type Act = { readonly on: string; readonly deed: string; readonly work: (tx: WriteTx) => Promise<unknown> }

const placementDeed = ({ startedOn, endedOn, withdrawnOn }: PlannedPlacement): string =>
  withdrawnOn ? 'placement.withdrawn' : endedOn ? 'placement.ended' : startedOn ? 'placement.started' : 'placement.drafted'

/** A life as the deeds of its caseworker, in the order of their days. */
const actsOf = (house: House, { citizen, open, decisions, placements, spells, checks, measurements }: Life): Act[] => {
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
  for (const { site, course, ...placement } of placements) {
    const endNote = placement.endReason ? (endNotes[placement.endReason] ?? null) : null
    const work = (tx: WriteTx) =>
      makePlacement(tx, { ...placement, citizenId, siteId: site.id, supplierId: site.organisationId, draftedById: by, endNote })
    const on = placement.endedOn ?? placement.startedOn ?? placement.withdrawnOn ?? placement.draftedOn
    acts.push({ on, deed: placementDeed({ site, course, ...placement }), work })
  }
  for (const spell of spells)
    acts.push({
      on: spell.startsOn,
      deed: 'employment.added',
      work: (tx) => makeSpell(tx, { ...spell, citizenId, enteredById: by }),
    })
  for (const check of checks)
    acts.push({ on: check.on, deed: 'employment.checked', work: (tx) => makeCheck(tx, { ...check, citizenId, checkedById: by }) })
  for (const one of measurements)
    acts.push({
      on: one.on,
      deed: 'progress.measured',
      work: (tx) => makeMeasurement(tx, { ...one, citizenId, enteredById: by }),
    })
  return acts
}

/** A spell and a check name their placement, which is written on the day it ended: so placements go first. */
const rank = ({ deed }: Act): number =>
  ['citizen', 'assessment', 'door', 'placement'].findIndex((noun) => deed.startsWith(noun)) >>> 0

const live = async (house: House, life: Life): Promise<void> => {
  const actor = actorOf(life.citizen.caseworker)
  const acts = actsOf(house, life).toSorted((a, b) => rank(a) - rank(b) || (a.on < b.on ? -1 : 1))
  for (const { on, deed, work } of acts) await house.dbOn(on).write(actor, deed, work)
}

type Week = { readonly lead: Actor; readonly days: AttendanceGiven[] }

/** Every crew's days, week by week as its team lead sends them. */
const weeksOf = (chance: Chance, lives: readonly Life[], today: string): Week[] => {
  const weeks = new Map<string, Week>()
  for (const { placements } of lives) {
    for (const placement of placements) {
      const { startedOn, site } = placement
      if (startedOn === null) continue
      for (const day of planDays(chance, { ...placement, startedOn }, today)) {
        const key = `${mondayOf(day.on)} ${site.lead.id}`
        const week = weeks.get(key) ?? { lead: actorOf(site.lead), days: [] }
        week.days.push(day)
        weeks.set(key, week)
      }
    }
  }
  return [...weeks].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, week]) => week)
}

/** The last day of a week's list: all its days lie within the seven that a team lead may log. */
const lastOf = (days: readonly AttendanceGiven[]): string =>
  days
    .map(({ on }) => on)
    .toSorted()
    .at(-1) ?? ''

/**
 * Plants the made-up town in an empty house: the same people, sites and history for the same day, written by those who would have
 * written it, on the day they would have. `say` is told how far it has come.
 */
export const plantTown = async (house: House, say: (line: string) => void): Promise<void> => {
  const today = house.today()
  const chance = chanceOf(20_161_103)
  const sites = townSites(today)
  const lives = planLives(chance, sites, today)
  const weeks = weeksOf(chance, lives, today)
  say('Planting the made-up town of Midterlund (once, some seconds) …')
  await found(house, sites, addDays(today, -remembered))
  say(`  ${sites.length} sites and everybody who works there`)
  for (const life of lives) await live(house, life)
  say(`  ${lives.length} citizens with their doors, placements, jobs and measurements`)
  for (const { lead, days } of weeks)
    await house.dbOn(lastOf(days)).write(lead, 'attendance.logged', (tx) => makeAttendance(tx, days))
  say(`  ${weeks.reduce((sum, { days }) => sum + days.length, 0)} days of attendance`)
}
