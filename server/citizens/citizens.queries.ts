import type { Prisma } from '../../generated/prisma/client.ts'
import { searchNameOf } from '../../shared/citizens/citizens.rules.ts'
import {
  Benefit,
  ChildCertificate,
  type CitizenDetails,
  type CitizenFacts,
  type CitizenHit,
  Visitation,
} from '../../shared/citizens/citizens.schema.ts'
import { byDanishName, danishOrder } from '../../shared/danishOrder.ts'
import { maskCpr, phoneDigits } from '../../shared/fields.ts'
import { ProblemError, type Refusal } from '../../shared/problem.ts'
import { SiteKind } from '../../shared/sites/sites.schema.ts'
import type { Actor } from '../db/actor.ts'
import { asDateOrNull, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import type { CprBox } from './cpr.ts'

/** Everything of a citizen but the CPR number: nothing that shows people needs to open it. */
const details = {
  id: true,
  version: true,
  cprDate: true,
  firstName: true,
  lastName: true,
  street: true,
  postalCode: true,
  town: true,
  protectedAddress: true,
  phone: true,
  email: true,
  benefit: true,
  visitation: true,
  benefitSince: true,
  caseworkerId: true,
  weeklyHours: true,
  language: true,
  note: true,
  needsForSupplier: true,
  needsAgreedOn: true,
  childCertificate: true,
  availability: true,
  wishedKinds: true,
  wishedTasks: true,
  travelLimitKm: true,
} as const satisfies Prisma.CitizenSelect

/** The whole citizen, a protected address too; throws not-found for a foreign one as for one that never was. */
export const getCitizen = async (tx: ReadTx, citizenId: string): Promise<CitizenDetails> => {
  const row = await tx.citizen.findUnique({ where: { id: citizenId }, select: details })
  if (!row) throw new ProblemError('not-found')
  const { id, cprDate, benefitSince, needsAgreedOn, weeklyHours, ...rest } = row
  return {
    ...rest,
    citizenId: id,
    cpr: maskCpr(cprDate),
    benefit: Benefit.nullable().parse(row.benefit),
    visitation: Visitation.nullable().parse(row.visitation),
    benefitSince: plainOrNull(benefitSince),
    weeklyHours: weeklyHours === null ? null : Number(weeklyHours),
    needsAgreedOn: plainOrNull(needsAgreedOn),
    childCertificate: ChildCertificate.parse(row.childCertificate),
    availability: row.availability.map(Number),
    wishedKinds: row.wishedKinds.map((kind) => SiteKind.parse(kind)),
  }
}

/** What must not be seen without being asked for. */
export const withoutProtectedAddress = (citizen: CitizenDetails): CitizenDetails =>
  citizen.protectedAddress ? { ...citizen, street: null, postalCode: null, town: null } : citizen

/** Facts as columns; what follows from them (for search) goes with them. */
export const columnsOf = (facts: CitizenFacts) => ({
  ...facts,
  wishedKinds: [...new Set(facts.wishedKinds)],
  wishedTasks: [...new Set(facts.wishedTasks)],
  searchName: searchNameOf(facts.firstName, facts.lastName),
  phoneDigits: facts.phone === null ? null : phoneDigits(facts.phone),
  benefitSince: asDateOrNull(facts.benefitSince),
  needsAgreedOn: asDateOrNull(facts.needsAgreedOn),
})

/** The three columns that hold a CPR number: sealed for this row, findable by equality, and the date that is shown. */
export const cprColumns = (box: CprBox, digits: string, citizenId: string, organisationId: string) => ({
  cprSealed: box.seal(digits, citizenId),
  cprIndex: box.indexOf(digits, organisationId),
  cprDate: digits.slice(0, 6),
})

/** The caseworkers of the actor's own municipality, by name; those who have left only when asked for. */
export const listCaseworkers = async (tx: ReadTx, actor: Actor, withFormer = false) => {
  const people = await tx.staff.findMany({
    where: { organisationId: actor.organisationId, role: 'caseworker', ...(withFormer ? {} : { disabledAt: null }) },
    select: { id: true, name: true, disabledAt: true },
  })
  return people.toSorted(byDanishName)
}

/** Whoever already has the case may keep it; anybody else must be a caseworker who still works here. */
export const whyNotCaseworker = async (
  tx: ReadTx,
  actor: Actor,
  caseworkerId: string | null,
  before: string | null,
): Promise<Refusal | null> => {
  if (caseworkerId === null || caseworkerId === before) return null
  const colleague = await tx.staff.findFirst({
    where: { id: caseworkerId, organisationId: actor.organisationId, role: 'caseworker', disabledAt: null },
    select: { id: true },
  })
  return colleague ? null : { code: 'caseworker-unknown', pointer: '/caseworkerId' }
}

const hit = {
  id: true,
  cprDate: true,
  firstName: true,
  lastName: true,
  phone: true,
  town: true,
  protectedAddress: true,
  caseworker: { select: { name: true } },
} as const satisfies Prisma.CitizenSelect

/** Citizens that meet one condition, in the order of their names; which of too many are taken is the database's order. */
export const listHits = async (tx: ReadTx, where: Prisma.CitizenWhereInput, take: number): Promise<CitizenHit[]> => {
  const rows = await tx.citizen.findMany({
    where,
    select: hit,
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    take,
  })
  const inOrder = rows.toSorted((a, b) => danishOrder(a.lastName, b.lastName) || danishOrder(a.firstName, b.firstName))
  return inOrder.map((row) => ({
    citizenId: row.id,
    name: `${row.firstName} ${row.lastName}`,
    cpr: maskCpr(row.cprDate),
    phone: row.phone,
    town: row.protectedAddress ? null : row.town,
    protectedAddress: row.protectedAddress,
    caseworker: row.caseworker?.name ?? null,
  }))
}
