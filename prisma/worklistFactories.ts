import { asDate } from '../server/db/dates.ts'
import type { WriteTx } from '../server/db/db.ts'
import type { Cause } from '../shared/worklist/causes.ts'
import { morningOf } from './foundingFactories.ts'

export type CoverGiven = {
  readonly organisationId: string
  readonly absentId: string
  readonly substituteId: string
  readonly fromOn: string
  readonly untilOn: string
  readonly reason: string
  /** Whoever acts. */
  readonly madeById: string
  readonly madeOn: string
}

/** Somebody looks after a colleague's citizens. */
export const makeCover = async (tx: WriteTx, { fromOn, untilOn, madeOn, ...facts }: CoverGiven): Promise<void> => {
  const when = { fromOn: asDate(fromOn), untilOn: asDate(untilOn), madeAt: morningOf(madeOn) }
  await tx.cover.createMany({ data: [{ ...facts, ...when }] })
}

export type SnoozeGiven = {
  readonly citizenId: string
  readonly cause: Cause
  readonly subjectId: string | null
  readonly on: string
  readonly untilOn: string
  readonly reason: string
  readonly byId: string
}

/** A line of the worklist that was put aside on a day until another. */
export const makeSnooze = async (tx: WriteTx, { on, untilOn, ...facts }: SnoozeGiven): Promise<void> => {
  await tx.worklistSnooze.createMany({ data: [{ ...facts, at: morningOf(on), untilOn: asDate(untilOn) }] })
}
