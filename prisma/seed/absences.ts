import type { AbsenceKind } from '../../shared/attendance/states.ts'
import { addDays } from '../../shared/calendar.ts'
import type { PlannedAbsenceGiven } from '../factories.ts'
import { cast, type Member } from './cast.ts'
import type { Life } from './lives.ts'
import { chanceOf } from './random.ts'
import { workingDay, workingDayBefore } from './stays.ts'

/** Absence that is known beforehand, as whoever heard of it wrote it down on that day. */
export type AbsenceAct = PlannedAbsenceGiven & { readonly id: string; readonly on: string; readonly by: Member }

type Known = {
  readonly lead: Member
  readonly days: readonly [from: number, until: number]
  readonly kind: AbsenceKind
  readonly note: string | null
}

const known: readonly Known[] = [
  { lead: cast.jonas, days: [2, 4], kind: 'course', note: 'Truckkursus på AMU' },
  { lead: cast.jonas, days: [8, 8], kind: 'leave', note: null },
  { lead: cast.nadia, days: [1, 1], kind: 'appointment', note: 'Møde på jobcentret' },
  { lead: cast.petra, days: [5, 9], kind: 'leave', note: 'Ferie med familien' },
]

/** Days to come on which some of the crews will be away; told two working days ago, by the team lead. */
export const planAbsences = (lives: readonly Life[], today: string): AbsenceAct[] => {
  const chance = chanceOf(20_161_105)
  const on = workingDayBefore(addDays(today, -2))
  const ahead = (days: number): string => workingDay(addDays(today, days))
  const taken = new Set<string>()
  return known.flatMap(({ lead, days: [from, until], kind, note }) => {
    const placement = lives
      .flatMap(({ placements }) => placements)
      .find(
        ({ id, site, startedOn, endedOn, endsOn }) =>
          site.lead.id === lead.id &&
          startedOn !== null &&
          startedOn <= on &&
          endedOn === null &&
          endsOn > ahead(until) &&
          !taken.has(id),
      )
    if (!placement) return []
    taken.add(placement.id)
    return [
      { id: chance.uuid(), on, by: lead, placementId: placement.id, fromOn: ahead(from), untilOn: ahead(until), kind, note },
    ]
  })
}
