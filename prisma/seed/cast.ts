import type { OrganisationKind, Role } from '../../shared/permissions.ts'

/** The organisations and staff that the town and the tests share; their ids are fixed so that both can name them. */
export type Organisation = { readonly id: string; readonly kind: OrganisationKind; readonly name: string; readonly cvr: string }
export type Member = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly email: string
  readonly phone: string | null
  readonly of: Organisation
}

const idOf = (kind: number, number: number): string =>
  `01900000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`

/** A fixed id for the `number`th site of the town, told apart from people and organisations. */
export const siteIdOf = (number: number): string => idOf(3, number)
export const catalogueId = idOf(4, 1)
export const contractId = idOf(5, 1)

export const municipality: Organisation = { id: idOf(1, 1), kind: 'municipality', name: 'Midterlund Kommune', cvr: '29990001' }
export const blankt: Organisation = { id: idOf(1, 2), kind: 'supplier', name: 'Blankt & Co', cvr: '29990002' }
export const renlinjen: Organisation = { id: idOf(1, 3), kind: 'supplier', name: 'Renlinjen', cvr: '29990003' }

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' }
const asciiOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z -]/g, '')

/** The made-up address of somebody with this name. */
export const emailOf = (name: string): string => `${asciiOf(name).replaceAll(' ', '.')}@example.dk`

let members = 0
const member = (name: string, role: Role, of: Organisation): Member => {
  members += 1
  // numbers that begin with 10 are nobody's: Danish subscribers' numbers begin with 2 to 9
  return { id: idOf(2, members), name, role, email: emailOf(name), phone: `10 80 00 ${String(members).padStart(2, '0')}`, of }
}

export const cast = {
  karen: member('Karen Holm', 'caseworker', municipality),
  mikkel: member('Mikkel Dahl', 'caseworker', municipality),
  sanne: member('Sanne Bæk', 'caseworker', municipality),
  yasmin: member('Yasmin Aydin', 'caseworker', municipality),
  henrik: member('Henrik Toft', 'caseworker', municipality),
  jonas: member('Jonas Krogh', 'team_lead', blankt),
  nadia: member('Nadia Rahimi', 'team_lead', blankt),
  ole: member('Ole Munk', 'team_lead', blankt),
  lene: member('Lene Skov', 'team_lead', blankt),
  emil: member('Emil Vang', 'team_lead', blankt),
  petra: member('Petra Novak', 'team_lead', renlinjen),
  soeren: member('Søren Hjort', 'team_lead', renlinjen),
  fatima: member('Fatima Haddad', 'team_lead', renlinjen),
  birthe: member('Birthe Lund', 'manager', municipality),
  rikke: member('Rikke Bruun', 'manager', blankt),
  asta: member('Asta Friis', 'administrator', municipality),
  ulla: member('Ulla Brandt', 'administrator', municipality),
} as const satisfies Record<string, Member>
