import { randomUUID } from 'node:crypto'
import type { Actor } from '../server/db/actor.ts'
import { asDate } from '../server/db/dates.ts'
import type { WriteTx } from '../server/db/db.ts'
import type { Measure } from '../shared/contracts/measures.ts'
import { catalogueV1 } from '../shared/doors/catalogue.v1.ts'
import type { Catalogue, Door } from '../shared/doors/doors.schema.ts'
import type { Member } from './seed/cast.ts'

// What a house has before its first citizen; an administrator writes it.

/** Somebody of the cast as the one who acts. */
export const actorOf = ({ id, name, role, of }: Member): Actor => ({
  staffId: id,
  organisationId: of.id,
  organisationKind: of.kind,
  organisationName: of.name,
  role,
  name,
  sessionId: null,
})

/** An instant on a working morning of that day. */
export const morningOf = (day: string): Date => new Date(`${day}T08:00:00.000Z`)

export const makeOrganisation = async (
  tx: WriteTx,
  given: { id?: string; kind: 'municipality' | 'supplier'; name: string; cvr: string },
): Promise<string> => {
  const { id = randomUUID(), ...facts } = given
  await tx.organisation.createMany({ data: [{ id, ...facts, madeUp: true }] })
  return id
}

export const makeStaff = async (tx: WriteTx, members: readonly Member[], passwordHash: string | null): Promise<void> => {
  await tx.staff.createMany({
    data: members.map(({ id, name, role, email, phone, of }) => ({
      id,
      organisationId: of.id,
      name,
      role,
      email,
      phone,
      passwordHash,
    })),
  })
}

export type SiteGiven = {
  readonly id?: string
  readonly organisationId: string
  readonly pNumber: string
  readonly name: string
  readonly kind?: 'school' | 'day_care' | 'nursing_home' | 'administration' | 'sports_hall' | 'training_centre' | 'laundry'
  readonly street?: string
  readonly postalCode?: string
  readonly town?: string
  readonly childrenPresent?: boolean
  readonly publicHost?: boolean
  readonly tasks?: readonly string[]
  readonly places?: Readonly<Record<Door, number>>
  readonly staffing?: readonly { readonly from: string; readonly fte: number }[]
  readonly shifts?: readonly {
    readonly name: string
    readonly weekdays: readonly number[]
    readonly startsAt: string
    readonly endsAt: string
  }[]
  readonly leads?: readonly string[]
  readonly buddies?: readonly string[]
  /** the employees' representative of the P-number */
  readonly rep?: { readonly name: string | null; readonly email: string | null; readonly phone: string | null }
  readonly closed?: readonly { readonly on: string; readonly reason: string }[]
}

export const makeSite = async (tx: WriteTx, given: SiteGiven): Promise<string> => {
  const siteId = given.id ?? randomUUID()
  await tx.site.createMany({
    data: [
      {
        id: siteId,
        organisationId: given.organisationId,
        pNumber: given.pNumber,
        name: given.name,
        kind: given.kind ?? 'administration',
        street: given.street ?? 'Rådhuspladsen 1',
        postalCode: given.postalCode ?? '7430',
        town: given.town ?? 'Midterlund',
        childrenPresent: given.childrenPresent ?? false,
        publicHost: given.publicHost ?? false,
        tasks: [...(given.tasks ?? ['floors', 'surfaces'])],
        buddies: [...(given.buddies ?? [])],
        repName: given.rep?.name ?? null,
        repEmail: given.rep?.email ?? null,
        repPhone: given.rep?.phone ?? null,
      },
    ],
  })
  const places = given.places ?? { red: 2, yellow: 2, green: 2 }
  await tx.sitePlaces.createMany({
    data: (['red', 'yellow', 'green'] as const).map((door) => ({ siteId, door, places: places[door] })),
  })
  const staffing = given.staffing ?? [{ from: '2024-01-01', fte: 10 }]
  await tx.siteStaffing.createMany({
    data: staffing.map(({ from, fte }) => ({ siteId, validFrom: asDate(from), ordinaryFte: fte })),
  })
  const shifts = given.shifts ?? [{ name: 'Dag', weekdays: [1, 2, 3, 4, 5], startsAt: '08:00', endsAt: '15:00' }]
  await tx.siteShift.createMany({ data: shifts.map(({ weekdays, ...shift }) => ({ siteId, ...shift, weekdays: [...weekdays] })) })
  await tx.siteTeamLead.createMany({ data: (given.leads ?? []).map((staffId) => ({ siteId, staffId })) })
  await tx.siteClosedDay.createMany({
    data: (given.closed ?? []).map(({ on, reason }) => ({ siteId, onDate: asDate(on), reason })),
  })
  return siteId
}

/** What a company employs on ordinary terms by month, and the mentor hours that a municipality grants by year. */
export const makeCompanyStaffing = async (
  tx: WriteTx,
  organisationId: string,
  months: readonly { readonly month: string; readonly fte: number }[],
): Promise<void> => {
  await tx.organisationStaffing.createMany({
    data: months.map(({ month, fte }) => ({ organisationId, month: asDate(month), ordinaryFte: fte })),
  })
}
export const makeMentorBudget = async (
  tx: WriteTx,
  organisationId: string,
  years: readonly { readonly year: number; readonly hours: number }[],
): Promise<void> => {
  await tx.mentorBudget.createMany({ data: years.map((one) => ({ organisationId, ...one })) })
}

export type ContractGiven = {
  readonly id?: string
  readonly municipalityId: string
  readonly supplierId: string
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly recordedById: string
  readonly targets?: readonly { readonly year: number; readonly measure: Measure; readonly value: number }[]
}

/** A contract with its first targets. */
export const makeContract = async (tx: WriteTx, given: ContractGiven): Promise<string> => {
  const { id = randomUUID(), targets = [], startsOn, endsOn, ...sides } = given
  await tx.contract.createMany({ data: [{ id, ...sides, startsOn: asDate(startsOn), endsOn: asDate(endsOn) }] })
  const { recordedById } = sides
  await tx.contractTarget.createMany({
    data: targets.map((target) => ({ id: randomUUID(), contractId: id, recordedById, ...target })),
  })
  return id
}

/** Publishes a catalogue; version 1 unless another is given. */
export const makeCatalogue = async (tx: WriteTx, given: { id?: string; content?: Catalogue; on: string }): Promise<string> => {
  const { id = randomUUID(), content = catalogueV1 } = given
  await tx.catalogue.createMany({ data: [{ id, version: content.version, content, publishedAt: morningOf(given.on) }] })
  return id
}
