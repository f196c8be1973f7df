import { asDate } from '../server/db/dates.ts'
import type { WriteTx } from '../server/db/db.ts'

export type StatusGiven = {
  readonly placementId: string
  readonly citizenId: string
  readonly months: number
  readonly status: string
  readonly source: 'caseworker' | 'citizen' | 'supplier'
  readonly on: string
  readonly notedById: string
}

/** Where somebody stood after a placement; one or several in one statement. */
export const makeStatus = async (tx: WriteTx, ...all: readonly StatusGiven[]): Promise<void> => {
  await tx.statusAfter.createMany({ data: all.map(({ on, ...facts }) => ({ ...facts, notedOn: asDate(on) })) })
}

export type ReportGiven = {
  readonly id: string
  readonly spellId: string
  readonly weeks: number
  readonly on: string
  /** Of who is still there; else null, and the last day. */
  readonly weeklyHours: number | null
  readonly lastDay: string | null
  readonly reportedById: string
}

/** What a team lead says of a job at the own supplier; to be written as that team lead. */
export const makeReport = async (tx: WriteTx, given: ReportGiven): Promise<void> => {
  const { id, spellId, weeks, on, weeklyHours, lastDay, reportedById } = given
  await tx.$executeRaw`INSERT INTO employment_report (id, spell_id, weeks, still_there, weekly_hours, last_day, reported_on, reported_by_id)
    VALUES (${id}::uuid, ${spellId}::uuid, ${weeks}, ${lastDay === null}, ${weeklyHours}, ${lastDay}::date, ${on}::date, ${reportedById}::uuid)`
}
