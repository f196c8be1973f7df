export const roles = ['caseworker', 'team_lead', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

export const organisationKinds = ['municipality', 'supplier'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/**
 * Who may do what: the one table that both sides read. An endpoint names one of these in `allows`; the database holds the same
 * boundary again in its roles and row-level security (prisma/migrations), so that a forgotten check cannot show a row.
 */
export const permissions = {
  'citizens.read': ['caseworker'],
  'citizens.write': ['caseworker'],
  'citizens.revealCpr': ['caseworker'],
  'citizens.import': ['caseworker'],
  'sites.read': ['caseworker', 'team_lead', 'manager', 'administrator'],
  'sites.write': ['administrator'],
  'doors.assess': ['caseworker'],
  'doors.decide': ['caseworker'],
  'doors.catalogue': ['caseworker', 'administrator'],
  'doors.catalogue.write': ['administrator'],
  'rules.read': ['caseworker', 'administrator'],
  'rules.write': ['administrator'],
  'quota.read': ['caseworker', 'team_lead', 'administrator'],
  'placements.read': ['caseworker'],
  'placements.write': ['caseworker'],
  'agreements.answer': ['team_lead'],
  'attendance.read': ['caseworker'],
  'attendance.log': ['team_lead'],
  'attendance.correct': ['caseworker'],
  'attendance.plan': ['caseworker', 'team_lead'],
  'sites.close': ['team_lead'],
  'concerns.read': ['caseworker', 'team_lead'],
  'concerns.raise': ['team_lead'],
  'concerns.answer': ['caseworker'],
  'threads.write': ['caseworker', 'team_lead'],
  'threads.note': ['caseworker'],
  'worklist.read': ['caseworker'],
  'worklist.write': ['caseworker'],
  'silence.read': ['manager'],
  'settings.read': ['caseworker', 'administrator'],
  'settings.write': ['administrator'],
  'schedule.read': ['administrator'],
  'progress.measure': ['caseworker'],
  'progress.interview': ['caseworker'],
  'progress.observe': ['team_lead'],
  'employment.write': ['caseworker'],
  'employment.confirm': ['team_lead'],
  'matching.read': ['caseworker'],
  'places.write': ['administrator'],
  'reports.read': ['manager'],
  'contracts.read': ['manager', 'administrator'],
  'contracts.write': ['administrator'],
  'pace.read': ['manager', 'administrator'],
  'pace.write': ['administrator'],
  'experiments.read': ['manager'],
  'experiments.write': ['manager'],
  'experiments.enrol': ['caseworker'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** What an endpoint asks for: a permission, merely to be signed in, or nothing at all (which must be written). */
export type Access = Permission | 'signed-in' | 'public'

export const may = (role: Role, permission: Permission): boolean => (permissions[permission] as readonly Role[]).includes(role)

export const mayEnter = (role: Role | null, access: Access): boolean =>
  access === 'public' || (role !== null && (access === 'signed-in' || may(role, access)))
