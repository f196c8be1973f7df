import { z } from 'zod'
import { organisationKinds, roles } from '../permissions.ts'

/** Who is signed in: all that the pages need to know of the person. */
export const SignedIn = z.object({
  staffId: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  organisationName: z.string(),
  organisationKind: z.enum(organisationKinds),
})
export type SignedIn = z.infer<typeof SignedIn>

/** One of the made-up people on a demo's sign-in page. */
export const DemoPerson = z.object({
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  organisationName: z.string(),
})
export type DemoPerson = z.infer<typeof DemoPerson>

/** A sign-in that has not ended yet, as its owner sees it. */
export const OwnSession = z.object({
  sessionId: z.uuid(),
  /** what the browser called itself */
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>
