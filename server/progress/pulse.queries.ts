import { randomUUID } from 'node:crypto'
import type { Motivation } from '../../shared/attendance/motivation.ts'
import { isSameMonth } from '../../shared/progress/pulse.rules.ts'
import { Pulse, type PulseLines } from '../../shared/progress/pulse.schema.ts'
import { plain } from '../db/dates.ts'
import type { ReadTx, WriteTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'
import { demandCitizen } from './progress.queries.ts'

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

/** All that was said of one citizen's way into work, as the caseworker `staffId` sees it. */
export const getPulses = async (tx: ReadTx, citizenId: string, staffId: string, today: string): Promise<PulseLines> => {
  await demandCitizen(tx, citizenId)
  const rows = await tx.motivationPulse.findMany({
    where: { citizenId },
    select: { party: true, onDate: true, step: true, byId: true },
    orderBy: [{ onDate: 'asc' }, { at: 'asc' }],
  })
  const names = await namesOf(
    tx,
    rows.map(({ byId }) => byId),
  )
  const said = rows.map(({ onDate, byId, ...row }) => ({
    ...Pulse.pick({ party: true, step: true }).parse(row),
    onDate: plain(onDate),
    byId,
  }))
  const own = said.findLast(({ party, byId, onDate }) => party === 'caseworker' && byId === staffId && isSameMonth(onDate, today))
  return {
    citizenId,
    pulses: said.map(({ byId, ...one }) => ({ ...one, by: one.party === 'citizen' ? null : (names.get(byId) ?? null) })),
    ownThisMonth: own?.step ?? null,
  }
}
