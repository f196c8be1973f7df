import { z } from 'zod'
import { CrewRow } from '../attendance/attendance.schema.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'

/** Of the crew's row what says something about the person, not about the day. */
export const SeenPerson = CrewRow.pick({
  placementId: true,
  name: true,
  alias: true,
  protected: true,
  phone: true,
  needs: true,
  tasks: true,
  buddy: true,
  support: true,
  accessUntil: true,
})
export type SeenPerson = z.infer<typeof SeenPerson>

/** A placement through the supplier's eyes. */
export const SeenPlacement = z.object({
  placementId: z.uuid(),
  siteName: z.string(),
  supplierName: z.string(),
  /** The team leads of the site. */
  leads: z.array(z.string()),
  startsOn: z.string(),
  /** Has begun: before that the crew's page shows a name and the first day alone. */
  running: z.boolean(),
  endedOn: z.string().nullable(),
  /** Whether the supplier sees the person today; false before the agreement and after the last day. */
  sees: z.boolean(),
  /** The site's leads are shown its agreement, with the name and the agreed needs: asked to say yes, or since. */
  asked: z.boolean(),
  person: SeenPerson,
})
export type SeenPlacement = z.infer<typeof SeenPlacement>

export const SupplierView = z.object({
  citizenId: z.uuid(),
  version: z.int(),
  firstName: z.string(),
  lastName: z.string(),
  protectedAddress: z.boolean(),
  today: z.string(),
  needs: z.object({ words: z.string().nullable(), agreedOn: z.string().nullable() }),
  /** Days after a placement on which the supplier still sees it. */
  accessDays: z.int(),
  /** Those a supplier sees today, then those to come, then those that are over; newest first in each. */
  placements: z.array(SeenPlacement),
  can: z.object({ withdraw: RefusalAnswer.nullable() }),
})
export type SupplierView = z.infer<typeof SupplierView>
