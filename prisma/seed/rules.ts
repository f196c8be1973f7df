import { randomUUID } from 'node:crypto'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Actor } from '../../server/db/actor.ts'
import { asDateOrNull } from '../../server/db/dates.ts'
import type { WriteTx } from '../../server/db/db.ts'
import type { House } from '../../server/house.ts'
import { rulesV1 } from '../../shared/offers/rules.v1.ts'

/** Writes the first rows of every parameter that has none, and leaves the others as they are; answers how many rows. */
export const makeRules = async (tx: WriteTx, recordedById: string): Promise<number> => {
  const rows = await tx.offerRule.findMany({ select: { key: true }, distinct: ['key'] })
  const known = new Set(rows.map(({ key }) => key))
  const missing = rulesV1.filter(({ key }) => !known.has(key))
  await tx.offerRule.createMany({
    data: missing.map(({ value, validFrom, validTo, ...rule }) => ({
      id: randomUUID(),
      ...rule,
      value: value ?? Prisma.DbNull,
      validFrom: asDateOrNull(validFrom),
      validTo: asDateOrNull(validTo),
      recordedById,
    })),
  })
  return missing.length
}

/** Lays down the first dated rules in a house that lacks them, founded now or long ago; answers how many rows. `admin` is an administrator. */
export const layDownRules = (house: House, admin: Actor): Promise<number> =>
  house.db().write(admin, 'rules.laid_down', (tx) => makeRules(tx, admin.staffId))
