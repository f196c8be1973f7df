import type { House } from '../../server/house.ts'
import { addDays } from '../../shared/calendar.ts'
import { actorOf } from '../factories.ts'
import { cast, type Member } from './cast.ts'
import type { PlannedDay } from './days.ts'
import { workingDay } from './stays.ts'

type Correction = {
  readonly id: string
  readonly on: string
  readonly by: Member
  readonly deed: 'attendance.logged' | 'attendance.corrected'
  readonly said: {
    readonly state: 'late' | 'left_early'
    readonly hours: number
    readonly note: string | null
    readonly correctionReason: string | null
  }
}

const shorter = (hours: number, by: number): number => Math.round((hours - by) * 4) / 4

/** Of each lead's last days one that the lead put right the same day, and one that the caseworker did the day after. */
const planCorrections = (days: readonly PlannedDay[], today: string): Correction[] =>
  [cast.jonas, cast.nadia, cast.petra].flatMap((lead): Correction[] => {
    const [first, ...others] = days
      .filter(
        ({ on, state, plannedHours = 0, loggedById }) =>
          loggedById === lead.id && on < today && on >= addDays(today, -6) && state === 'present' && plannedHours >= 2.5,
      )
      .toSorted((one, other) => (one.on === other.on ? (one.id < other.id ? -1 : 1) : one.on < other.on ? 1 : -1))
    const second = others.find(({ on }) => workingDay(addDays(on, 1)) < today)
    if (!first || !second) return []
    const early = { hours: shorter(first.plannedHours ?? 0, 0.5), note: first.note ?? null, correctionReason: null }
    const told = {
      hours: shorter(second.plannedHours ?? 0, 0.75),
      note: second.note ?? 'Bussen var aflyst.',
      correctionReason: 'Borgeren ringede selv og fortalte, at bussen ikke kom.',
    }
    return [
      { id: first.id, on: first.on, by: lead, deed: 'attendance.logged', said: { state: 'left_early', ...early } },
      {
        id: second.id,
        on: addDays(second.on, 1),
        by: cast.karen,
        deed: 'attendance.corrected',
        said: { state: 'late', ...told },
      },
    ]
  })

/** Puts the town's last days right, each as whoever did it on that day; what an earlier planting did is left alone. */
export const correctDays = async (house: House, days: readonly PlannedDay[], today: string): Promise<void> => {
  const corrections = planCorrections(days, today)
  const untouched = await house
    .db()
    .read(actorOf(cast.karen), (tx) =>
      tx.attendance.findMany({ where: { id: { in: corrections.map(({ id }) => id) }, version: 1 }, select: { id: true } }),
    )
  for (const { id, on, by, deed, said } of corrections) {
    if (!untouched.some((row) => row.id === id)) continue
    const written = { ...said, version: 2, loggedById: by.id, loggedAt: new Date(`${on}T14:00:00.000Z`) }
    await house.dbOn(on).write(actorOf(by), deed, (tx) => tx.attendance.updateMany({ where: { id, version: 1 }, data: written }))
  }
}
