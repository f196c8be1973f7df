import type { OrganisationKind, Role } from '../../shared/permissions.ts'

/** Who acts. Everything the database lets through follows from this. */
export type Actor = {
  readonly staffId: string
  readonly organisationId: string
  readonly organisationKind: OrganisationKind
  readonly organisationName: string
  readonly role: Role
  readonly name: string
  readonly sessionId: string | null
}

/** The database role each of the product's roles acts in (prisma/migrations/0002_access). */
export const databaseRole = {
  caseworker: 'app_caseworker',
  team_lead: 'app_teamlead',
  manager: 'app_mgmt',
  administrator: 'app_admin',
} as const satisfies Record<Role, string>
