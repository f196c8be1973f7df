import { Prisma } from '../../generated/prisma/client.ts'
import type { Rule } from '../../shared/offers/offers.schema.ts'
import { type ParameterKey, parameterKeys } from '../../shared/offers/parameters.ts'
import { plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { certaintyOf, ruleValue } from './offers.queries.ts'

/** Every row that was ever recorded, of one parameter or of all, the newest days first; with the names of those who did. */
export const listRules = async (tx: ReadTx, key?: ParameterKey): Promise<Rule[]> => {
  const rows = await tx.offerRule.findMany({
    where: { key: key ?? { in: [...parameterKeys] } },
    orderBy: [{ key: 'asc' }, { validFrom: { sort: 'desc', nulls: 'last' } }, { recordedAt: 'desc' }],
  })
  const staffIds = new Set(
    rows.flatMap(({ recordedById, supersededById }) => [recordedById, supersededById]).filter((id) => id !== null),
  )
  const staff = await tx.staff.findMany({ where: { id: { in: [...staffIds] } }, select: { id: true, name: true } })
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null))
  return rows.flatMap((row) => {
    const known = parameterKeys.find((one) => one === row.key)
    if (!known) return []
    return [
      {
        ruleId: row.id,
        key: known,
        value: ruleValue(row.value),
        validFrom: plainOrNull(row.validFrom),
        validTo: plainOrNull(row.validTo),
        lawReference: row.lawReference,
        source: row.source,
        certainty: certaintyOf(row.certainty),
        note: row.note,
        reason: row.reason,
        recordedBy: nameOf(row.recordedById),
        recordedAt: row.recordedAt.toISOString(),
        supersededAt: row.supersededAt?.toISOString() ?? null,
        supersededBy: nameOf(row.supersededById),
      },
    ]
  })
}

/** A rule's value for its column: null is "no limit". */
export const storedValue = (value: Rule['value']) => value ?? Prisma.DbNull
