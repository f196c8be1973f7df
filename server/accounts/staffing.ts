import { randomBytes, randomUUID } from 'node:crypto'
import type { OrganisationKind, Role } from '../../shared/permissions.ts'
import { ConfigurationError } from '../config.ts'
import type { Actor } from '../db/actor.ts'
import type { House } from '../house.ts'
import { hashPassword } from './password.ts'

/** Whom each organisation employs: a team lead leads the supplier's crews, a caseworker and an administrator are the municipality's. */
const employs: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  municipality: ['caseworker', 'manager', 'administrator'],
  supplier: ['team_lead', 'manager'],
}

export type NewColleague = {
  readonly role: Role
  readonly name: string
  readonly email: string
  /** Absent = the administrator's own municipality. A supplier that is not there yet is made. */
  readonly supplier?: { readonly name: string; readonly cvr: string }
}

// whoever may run a command on the server is not guessing a password: no number of attempts stops it
const everAllowed = 2_147_483_647

const named: Readonly<Record<Role, string>> = {
  caseworker: 'a caseworker',
  team_lead: 'a team lead',
  manager: 'a manager',
  administrator: 'an administrator',
}

/** Whoever has this address and this role, as the one who acts by command; on record like every sign-in. Throws ConfigurationError. */
export const getColleague = async (house: House, email: string, role: Role): Promise<Actor> => {
  const begun = await house.gate.beginSignIn(email, everAllowed)
  if (begun) await house.gate.takeBackAttempt(begun.attempt)
  if (!begun?.staffId) throw new ConfigurationError(`Nobody here has the address ${email}.`)
  const token = randomBytes(32).toString('base64url')
  await house.gate.openSession(begun.staffId, token, 'npm run fodfaeste', 'command')
  const actor = await house.gate.findSession(token)
  await house.gate.closeSession(token)
  if (actor?.role !== role) throw new ConfigurationError(`${email} is not ${named[role]}.`)
  return actor
}

/** Adds somebody who may sign in, in the administrator's name; answers the one-off password. Throws ConfigurationError with a sentence. */
export const addColleague = async (house: House, adminEmail: string, colleague: NewColleague): Promise<string> => {
  const kind: OrganisationKind = colleague.supplier ? 'supplier' : 'municipality'
  if (!employs[kind].includes(colleague.role)) {
    throw new ConfigurationError(`A ${kind} has no ${colleague.role}; it has ${employs[kind].join(', ')}.`)
  }
  const admin = await getColleague(house, adminEmail, 'administrator')
  const email = colleague.email.toLowerCase()
  const password = randomBytes(15).toString('base64url')
  const passwordHash = await hashPassword(password)
  await house.db().write(admin, 'colleague.added', async (tx) => {
    if (await tx.staff.findFirst({ where: { email }, select: { id: true } })) {
      throw new ConfigurationError(`${email} is here already; nothing was changed.`)
    }
    const { supplier } = colleague
    const known = supplier ? await tx.organisation.findUnique({ where: { cvr: supplier.cvr } }) : null
    if (known && known.kind !== 'supplier') throw new ConfigurationError(`${known.name} is no supplier; nothing was changed.`)
    const organisationId = supplier ? (known?.id ?? randomUUID()) : admin.organisationId
    if (supplier && !known) await tx.organisation.createMany({ data: [{ id: organisationId, kind, ...supplier }] })
    const { role, name } = colleague
    await tx.staff.createMany({ data: [{ id: randomUUID(), organisationId, role, name, email, passwordHash }] })
  })
  return password
}
