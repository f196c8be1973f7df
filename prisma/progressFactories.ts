import { asDate } from '../server/db/dates.ts'
import type { WriteTx } from '../server/db/db.ts'
import type { CitizenLanguage } from '../shared/progress/instrument.ts'
import { instrumentOn } from '../shared/progress/instruments.ts'
import { morningOf } from './foundingFactories.ts'

export type MeasurementGiven = {
  readonly citizenId: string
  readonly party: 'citizen' | 'caseworker'
  readonly on: string
  readonly answers?: Readonly<Record<string, number>>
  readonly activities?: readonly string[]
  readonly language?: CitizenLanguage
  readonly means?: 'signed_in' | 'on_screen' | 'by_link'
  readonly enteredById: string
}

/** One or several in one statement, each in the wording of its day. */
export const makeMeasurement = async (tx: WriteTx, ...all: readonly MeasurementGiven[]): Promise<void> => {
  await tx.measurement.createMany({
    data: all.map(({ on, answers = { self_efficacy: 3, job_belief: 3, everyday: 3 }, activities = [], ...facts }) => ({
      ...facts,
      activities: [...activities],
      instrument: instrumentOn(on).version,
      measuredOn: asDate(on),
      answers,
      enteredAt: morningOf(on),
    })),
  })
}
