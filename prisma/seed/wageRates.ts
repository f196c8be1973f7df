import { randomUUID } from 'node:crypto'
import type { Actor } from '../../server/db/actor.ts'
import { asDate, asDateOrNull } from '../../server/db/dates.ts'
import type { WriteTx } from '../../server/db/db.ts'
import type { House } from '../../server/house.ts'
import { ratesV1 } from '../../shared/contracts/paceRates.v1.ts'

/** Writes the first dated wages, on-costs and subsidies of every kind that has none; answers how many rows. */
export const makeWageRates = async (tx: WriteTx, recordedById: string): Promise<number> => {
  const rows = await tx.wageRate.findMany({ select: { kind: true }, distinct: ['kind'] })
  const known = new Set(rows.map(({ kind }) => kind))
  const missing = ratesV1.filter(({ kind }) => !known.has(kind))
  await tx.wageRate.createMany({
    data: missing.map(({ validFrom, validTo, ...rate }) => ({
      id: randomUUID(),
      ...rate,
      validFrom: asDate(validFrom),
      validTo: asDateOrNull(validTo),
      recordedById,
    })),
  })
  return missing.length
}

/** Lays down the first rates in a house that lacks them; answers how many rows. `admin` is an administrator. */
export const layDownWageRates = (house: House, admin: Actor): Promise<number> =>
  house.db().write(admin, 'rates.laid_down', (tx) => makeWageRates(tx, admin.staffId))
