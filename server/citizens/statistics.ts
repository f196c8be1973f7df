import { birthYearAndSexOf } from '../../shared/citizens/citizens.rules.ts'
import type { Actor } from '../db/actor.ts'
import type { WriteTx } from '../db/db.ts'
import type { House } from '../house.ts'

type Numbered = { readonly citizenId: string; readonly cpr: string }

/** Notes birth year and sex beside a CPR number that was just written: for counting alone, no role can read them (decision 014). */
export const noteStatistics = async (tx: WriteTx, citizens: readonly Numbered[]): Promise<void> => {
  const rows = citizens.flatMap(({ citizenId, cpr }) => {
    const read = birthYearAndSexOf(cpr)
    return read ? [{ id: citizenId, ...read }] : []
  })
  if (rows.length === 0) return
  await tx.$queryRaw`SELECT note_statistics(n.id, n."birthYear", n.sex)::text
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n (id uuid, "birthYear" int, sex text)`
}

const batch = 500

/** Does the same for citizens from before, in the name of a caseworker of theirs and on record; answers how many. */
export const fillStatistics = async (house: House, caseworker: Actor): Promise<number> => {
  let filled = 0
  for (;;) {
    const [noted, left] = await house.db().write(caseworker, 'statistics.filled', async (tx) => {
      const missing = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM citizens_without_statistics(${batch}::int) AS id`
      const rows = await tx.citizen.findMany({
        where: { id: { in: missing.map(({ id }) => id) } },
        select: { id: true, cprSealed: true },
      })
      await noteStatistics(
        tx,
        rows.map(({ id, cprSealed }) => ({ citizenId: id, cpr: house.cpr.reveal(cprSealed, id) })),
      )
      const after = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM citizens_without_statistics(${batch}::int) AS id`
      const still = new Set(after.map(({ id }) => id))
      return [missing.filter(({ id }) => !still.has(id)).length, after.length] as const
    })
    filled += noted
    if (noted === 0 || left === 0) return filled
  }
}
