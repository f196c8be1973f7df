import type { LastingDefinition } from '../../shared/employment/lasting.rules.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

/** What a municipality has said counts as lasting, as the rules read it. */
export const listDefinitions = async (tx: ReadTx, organisationId: string): Promise<LastingDefinition[]> => {
  const rows = await tx.lastingDefinition.findMany({
    where: { organisationId, supersededAt: null },
    select: { validFrom: true, weeks: true, bridgedWeeks: true, leastHours: true },
  })
  return rows.map(({ validFrom, leastHours, ...row }) => ({
    ...row,
    validFrom: plain(validFrom),
    leastHours: Number(leastHours),
  }))
}
