import { randomUUID } from 'node:crypto'
import type { WriteTx } from '../db/db.ts'

export type Observation = {
  readonly placementId: string
  readonly measuredOn: string
  readonly instrument: number
  readonly answers: Readonly<Record<string, number>>
  readonly example: string
  readonly seenAt: string
  readonly leadId: string
}

/** Written as the team lead. Whom it is about the database fills in: a team lead has no right to name a citizen. */
export const saveObservation = async (tx: WriteTx, seen: Observation): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO measurement (id, placement_id, party, measured_on, instrument, answers, example, seen_at, entered_by_id)
    VALUES (${randomUUID()}::uuid, ${seen.placementId}::uuid, 'team_lead', ${seen.measuredOn}::date, ${seen.instrument},
      ${JSON.stringify(seen.answers)}::jsonb, ${seen.example}, ${seen.seenAt}, ${seen.leadId}::uuid)`
}
