import type { SeenPlacement, SupplierView } from '../../shared/casefile/supplierView.schema.ts'
import { whyNotWithdrawNeeds } from '../../shared/citizens/citizens.rules.ts'
import { danishOrder } from '../../shared/danishOrder.ts'
import { ProblemError } from '../../shared/problem.ts'
import { readSettings } from '../accounts/settings.queries.ts'
import type { Actor } from '../db/actor.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

type Seen = {
  readonly placement_id: string
  readonly name: string | null
  readonly alias: string
  readonly phone: string | null
  readonly needs: string | null
  readonly protected: boolean
  readonly sees: boolean
  readonly access_until: string | null
  readonly asked: boolean
}

const seenFirst = (one: SeenPlacement, other: SeenPlacement): number => {
  const rank = ({ sees, endedOn }: SeenPlacement): number => (sees ? 0 : endedOn === null ? 1 : 2)
  return rank(one) - rank(other) || (one.startsOn < other.startsOn ? 1 : -1)
}

/** The citizen as suppliers see the person: the names and needs come from the function that answers a team lead (0031, 0035). */
export const getSupplierView = async (tx: ReadTx, actor: Actor, citizenId: string, today: string): Promise<SupplierView> => {
  const citizen = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: {
      id: true,
      version: true,
      firstName: true,
      lastName: true,
      protectedAddress: true,
      needsForSupplier: true,
      needsAgreedOn: true,
    },
  })
  if (!citizen) throw new ProblemError('not-found')
  const seen = await tx.$queryRaw<Seen[]>`
    SELECT placement_id::text, name, alias, phone, needs, protected, sees, access_until::text, asked FROM seen_by_suppliers(${citizenId}::uuid)`
  const rows = await tx.placement.findMany({
    where: { id: { in: seen.map(({ placement_id }) => placement_id) } },
    select: {
      id: true,
      startsOn: true,
      startedOn: true,
      endedOn: true,
      tasks: true,
      buddy: true,
      support: true,
      supplier: { select: { name: true } },
      site: { select: { name: true, teamLeads: { select: { staff: { select: { name: true } } } } } },
    },
  })
  const seenOf = new Map(seen.map((one) => [one.placement_id, one]))
  const placements = rows.flatMap((row): SeenPlacement[] => {
    const as = seenOf.get(row.id)
    if (!as) return []
    const { name, alias, phone, needs } = as
    const { tasks, buddy, support } = row
    const startedOn = plainOrNull(row.startedOn)
    return [
      {
        placementId: row.id,
        siteName: row.site.name,
        supplierName: row.supplier.name,
        leads: row.site.teamLeads.map(({ staff }) => staff.name).toSorted(danishOrder),
        startsOn: startedOn ?? plain(row.startsOn),
        running: startedOn !== null && startedOn <= today,
        endedOn: plainOrNull(row.endedOn),
        sees: as.sees,
        asked: as.asked,
        person: {
          placementId: row.id,
          name,
          alias,
          protected: as.protected,
          phone,
          needs,
          tasks,
          buddy,
          support,
          accessUntil: as.access_until,
        },
      },
    ]
  })
  const { 'supplier-access-days': accessDays } = await readSettings(tx, actor.organisationId)
  const needsAgreedOn = plainOrNull(citizen.needsAgreedOn)
  return {
    citizenId: citizen.id,
    version: citizen.version,
    firstName: citizen.firstName,
    lastName: citizen.lastName,
    protectedAddress: citizen.protectedAddress,
    today,
    needs: { words: citizen.needsForSupplier, agreedOn: needsAgreedOn },
    accessDays,
    placements: placements.toSorted(seenFirst),
    can: { withdraw: whyNotWithdrawNeeds({ needsAgreedOn }) },
  }
}
