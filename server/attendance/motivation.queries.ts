import { randomUUID } from 'node:crypto'
import type { CrewEntry } from '../../shared/attendance/attendance.schema.ts'
import type { WriteTx } from '../db/db.ts'

/** What the sender says of the own motivation, of people who are on the crew; said again in the same week it takes the place of what was said. */
export const saveMotivation = async (
  tx: WriteTx,
  date: string,
  rows: readonly Pick<CrewEntry, 'placementId' | 'motivation'>[],
  staffId: string,
): Promise<void> => {
  const said = rows.flatMap(({ placementId, motivation }) =>
    motivation === undefined ? [] : [{ id: randomUUID(), placement_id: placementId, step: motivation }],
  )
  if (said.length === 0) return
  await tx.$executeRaw`
    INSERT INTO motivation_pulse AS m (id, party, placement_id, on_date, step, by_id)
    SELECT id, 'team_lead', placement_id, ${date}::date, step, ${staffId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS said (id uuid, placement_id uuid, step int)
    ON CONFLICT (by_id, placement_id, date_trunc('week', on_date::timestamp)) WHERE party = 'team_lead'
    DO UPDATE SET on_date = excluded.on_date, step = excluded.step, at = now() WHERE m.step <> excluded.step`
}
