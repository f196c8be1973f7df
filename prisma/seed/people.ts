import { addDays, addMonths } from '../../shared/calendar.ts'
import type { Benefit, Visitation } from '../../shared/citizens/benefits.ts'
import { benefitsOn } from '../../shared/citizens/benefits.ts'
import type { ChildCertificate } from '../../shared/citizens/certificates.ts'
import { weeklyHoursOf } from '../../shared/placements/placements.rules.ts'
import { siteKinds } from '../../shared/sites/kinds.ts'
import { type CitizenGiven, replacementCpr } from '../factories.ts'
import { cast, type Member } from './cast.ts'
import type { Chance } from './random.ts'
import { everyTask } from './sites.ts'
import { caseNotes, firstNames, lastNames, needsTexts, streets, towns } from './words.ts'

/** A citizen of the town, with all that the makers of rows need. */
export type TownCitizen = CitizenGiven & {
  readonly id: string
  readonly cpr: string
  readonly createdOn: string
  readonly caseworker: Member
  readonly childCertificate: ChildCertificate
}

const caseworkers = [cast.karen, cast.mikkel, cast.sanne, cast.yasmin, cast.henrik] as const

const standings: readonly (readonly [readonly [Benefit, Visitation | null], number])[] = [
  [['kontanthjaelp', 'aktivitetsparat'], 48],
  [['kontanthjaelp', 'jobparat'], 20],
  [['dagpenge', null], 8],
  [['sygedagpenge', null], 7],
  [['jobafklaring', null], 6],
  [['ledighedsydelse', 'fleksjobvisiteret'], 7],
  [['selvforsoergende', null], 4],
]

type Standing = (typeof standings)[number]
const active: readonly Standing[] = standings.filter(([[, visitation]]) => visitation === 'aktivitetsparat')
const mayStayLong: readonly Standing[] = standings.filter(
  ([[benefit, visitation]]) => visitation === 'aktivitetsparat' || benefit === 'sygedagpenge' || benefit === 'jobafklaring',
)
/** Benefits whose target group the law gives what was agreed: everything, internships of more than four weeks, subsidised work. */
const standingsFor = { any: standings, long: mayStayLong, subsidised: active } as const

const languages = ['arabisk', 'tigrinya', 'somali', 'tyrkisk', 'ukrainsk', 'polsk', 'dari', 'rumænsk', 'vietnamesisk'] as const

const weeks = [
  [8, 8, 8, 8, 8, 0, 0],
  [6, 6, 6, 6, 6, 0, 0],
  [8, 8, 8, 8, 0, 0, 0],
  [5, 5, 5, 5, 5, 0, 0],
] as const

/** When and where somebody can and would like to work; never less than what was agreed already. Not talked about with everybody. */
const wishesOf = (chance: Chance, worked: readonly (readonly number[])[]) => {
  const week = chance.pick(weeks)
  const most = week.map((hours, day) => Math.max(hours, ...worked.map((agreed) => Math.ceil((agreed[day] ?? 0) * 4) / 4)))
  return {
    availability: chance.chance(0.7) ? most : [],
    wishedKinds: chance.chance(0.6) ? [chance.pick(siteKinds)] : [],
    wishedTasks: chance.chance(0.5) ? [chance.pick(everyTask)] : [],
    travelLimitKm: chance.pick([null, null, 10, 15, 20, 30]),
  }
}

type Known = Pick<
  TownCitizen,
  'firstName' | 'lastName' | 'weeklyHours' | 'availability' | 'wishedKinds' | 'wishedTasks' | 'travelLimitKm'
>

const waiter = { weeklyHours: 20, availability: [6, 6, 6, 6, 6, 0, 0], travelLimitKm: 20 } as const

/** Citizens of Karen's with a yellow door and no place yet: whoever shows or tests the way to an agreement begins with them. */
export const waitingPeople: readonly Known[] = [
  { ...waiter, firstName: 'Amina', lastName: 'Warsame', wishedKinds: ['nursing_home'], wishedTasks: ['Fælles stuer'] },
  { ...waiter, firstName: 'Bente', lastName: 'Riis', wishedKinds: [], wishedTasks: ['Linned'] },
  { ...waiter, firstName: 'Omar', lastName: 'Said', wishedKinds: [], wishedTasks: [] },
]

/** What is so of all of them; their benefit has lasted long enough for any offer. */
const waitingFacts = {
  caseworker: cast.karen,
  caseworkerId: cast.karen.id,
  postalCode: '7431',
  town: 'Midterlund',
  protectedAddress: false,
  benefit: 'kontanthjaelp',
  visitation: 'aktivitetsparat',
  childCertificate: 'ok',
} as const

/** The `index`th citizen of the town, who arrived on a day. Hours in a week are what the citizen can work now. */
export const makePerson = (
  chance: Chance,
  index: number,
  arrivedOn: string,
  facts: {
    weeklyHours: number | null
    placed: boolean
    protectedAddress: boolean
    withChildren: boolean
    /** What the placements ask of a benefit. */
    needs: keyof typeof standingsFor
    /** Hours on Monday to Sunday of the placements there were. */
    worked: readonly (readonly number[])[]
    known?: Known | undefined
    caseworker?: Member | undefined
  },
): TownCitizen => {
  const firstName = firstNames[(index * 37) % firstNames.length] ?? 'Signe'
  const lastName = lastNames[(index * 29 + Math.floor(index / lastNames.length)) % lastNames.length] ?? 'Kjær'
  const birthDate = addDays(addMonths(arrivedOn, -12 * chance.int(20, 61)), -chance.int(0, 364))
  const [postalCode, town] = chance.pick(towns)
  const [benefit, visitation] = chance.weighted(standingsFor[facts.needs])
  const caseworker = facts.caseworker ?? caseworkers[index % caseworkers.length] ?? cast.karen
  const agreed = facts.placed && chance.chance(0.75)
  return {
    id: chance.uuid(),
    firstName,
    lastName,
    cpr: replacementCpr(birthDate, index),
    createdOn: arrivedOn,
    caseworker,
    caseworkerId: caseworker.id,
    street: `${chance.pick(streets)} ${chance.int(1, 120)}`,
    postalCode,
    town,
    protectedAddress: facts.protectedAddress,
    phone: `10 00 ${String(Math.floor(index / 100)).padStart(2, '0')} ${String(index % 100).padStart(2, '0')}`,
    email: chance.chance(0.5) ? `borger${index + 1}@example.dk` : null,
    benefit: benefitsOn(arrivedOn).includes(benefit) ? benefit : 'kontanthjaelp',
    visitation,
    benefitSince: addDays(arrivedOn, -chance.int(20, 1500)),
    weeklyHours: facts.weeklyHours && Math.max(facts.weeklyHours, ...facts.worked.map(weeklyHoursOf)),
    language: chance.chance(0.3) ? chance.pick(languages) : null,
    note: chance.chance(0.4) ? chance.pick(caseNotes) : null,
    needsForSupplier: facts.placed ? chance.pick(needsTexts) : null,
    needsAgreedOn: agreed ? addDays(arrivedOn, chance.int(1, 5)) : null,
    childCertificate: facts.withChildren
      ? 'ok'
      : chance.weighted([['not_relevant', 6] as const, ['missing', 2] as const, ['ordered', 1] as const, ['ok', 2] as const]),
    ...wishesOf(chance, facts.worked),
    ...(facts.known ? { ...waitingFacts, benefitSince: addMonths(arrivedOn, -30), ...facts.known } : {}),
  }
}
