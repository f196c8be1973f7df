import { randomUUID } from 'node:crypto'
import type { Motivation } from '../../shared/attendance/motivation.ts'
import type { WriteTx } from '../db/db.ts'

type Said = {
  readonly citizenId: string
  readonly party: 'citizen' | 'caseworker'
  readonly onDate: string
  readonly step: Motivation
  readonly byId: string
}

/**
 * What a citizen says of the own motivation at a measurement, or a caseworker once a month; said again in the same month the caseworker's
 * takes the place of what was said. The citizen's stands, as the measurement it was said at.
 */
export const savePulse = async (tx: WriteTx, { citizenId, party, onDate, step, byId }: Said): Promise<void> => {
  const id = randomUUID()
  if (party === 'citizen')
    await tx.$executeRaw`
      INSERT INTO motivation_pulse (id, citizen_id, party, on_date, step, by_id)
      VALUES (${id}::uuid, ${citizenId}::uuid, 'citizen', ${onDate}::date, ${step}, ${byId}::uuid)
      ON CONFLICT (citizen_id, on_date) WHERE party = 'citizen' DO NOTHING`
  else
    await tx.$executeRaw`
      INSERT INTO motivation_pulse AS m (id, citizen_id, party, on_date, step, by_id)
      VALUES (${id}::uuid, ${citizenId}::uuid, 'caseworker', ${onDate}::date, ${step}, ${byId}::uuid)
      ON CONFLICT (by_id, citizen_id, date_trunc('month', on_date::timestamp)) WHERE party = 'caseworker'
      DO UPDATE SET on_date = excluded.on_date, step = excluded.step, at = now()`
}
