import { addDays, addMonths } from '../../shared/calendar.ts'
import type { Benefit, Visitation } from '../../shared/citizens/benefits.ts'
import { benefitsOn } from '../../shared/citizens/benefits.ts'
import type { ChildCertificate } from '../../shared/citizens/certificates.ts'
import { type CitizenGiven, replacementCpr } from '../factories.ts'
import { cast, type Member } from './cast.ts'
import type { Chance } from './random.ts'
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

const languages = ['arabisk', 'tigrinya', 'somali', 'tyrkisk', 'ukrainsk', 'polsk', 'dari', 'rumænsk', 'vietnamesisk'] as const

/** The `index`th citizen of the town, who arrived on a day. Hours in a week are what the citizen can work now. */
export const makePerson = (
  chance: Chance,
  index: number,
  arrivedOn: string,
  facts: { weeklyHours: number | null; placed: boolean; protectedAddress: boolean; withChildren: boolean },
): TownCitizen => {
  const firstName = firstNames[(index * 37) % firstNames.length] ?? 'Signe'
  const lastName = lastNames[(index * 29 + Math.floor(index / lastNames.length)) % lastNames.length] ?? 'Kjær'
  const birthDate = addDays(addMonths(arrivedOn, -12 * chance.int(20, 61)), -chance.int(0, 364))
  const [postalCode, town] = chance.pick(towns)
  const [benefit, visitation] = chance.weighted(standings)
  const caseworker = caseworkers[index % caseworkers.length] ?? cast.karen
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
    weeklyHours: facts.weeklyHours,
    language: chance.chance(0.3) ? chance.pick(languages) : null,
    note: chance.chance(0.4) ? chance.pick(caseNotes) : null,
    needsForSupplier: facts.placed ? chance.pick(needsTexts) : null,
    needsAgreedOn: agreed ? addDays(arrivedOn, chance.int(1, 5)) : null,
    childCertificate: facts.withChildren
      ? 'ok'
      : chance.weighted([['not_relevant', 6] as const, ['missing', 2] as const, ['ordered', 1] as const, ['ok', 2] as const]),
  }
}
