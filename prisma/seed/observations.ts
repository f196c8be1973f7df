import type { House } from '../../server/house.ts'
import { type Observation, saveObservation } from '../../server/progress/observation.queries.ts'
import { observationDue } from '../../shared/attendance/observed.rules.ts'
import { addDays, mondayOf } from '../../shared/calendar.ts'
import { refuse } from '../../shared/problem.ts'
import { crewAsksV2 } from '../../shared/progress/instrument.v2.crew.ts'
import { instrumentOn } from '../../shared/progress/instruments.ts'
import { whyNotObserveOn } from '../../shared/progress/observation.rules.ts'
import { actorOf } from '../factories.ts'
import type { Member } from './cast.ts'
import type { Life } from './lives.ts'
import { type Chance, chanceOf } from './random.ts'

/** What was seen, and where; the second list is of harder days, told without blame. */
const seen: Readonly<Record<'well' | 'hard', readonly (readonly [example: string, seenAt: string])[]>> = {
  well: [
    ['Viste en ny kollega, hvordan vognen skal pakkes.', 'Depotet'],
    ['Gik selv i gang med gangen, da klasselokalerne var færdige.', 'Stueetagen'],
    ['Spurgte, før det nye middel blev brugt.', 'Køkkenet'],
    ['Hilste på de pårørende og viste dem vej.', 'Indgangen'],
    ['Lavede hele runden i den rækkefølge, vi har aftalt.', 'Første sal'],
  ],
  hard: [
    ['Gik i stå, da planen blev ændret samme morgen. Sammen fandt vi et nyt sted at begynde.', 'Mødelokalerne'],
    ['Var træt sidst på dagen og fik de lette opgaver.', 'Toiletterne i stuen'],
    ['Ville hellere arbejde alene den dag, og det fik vi til at passe.', 'Gymnastiksalen'],
  ],
}

const from = { rising: 3.4, steady: 3.2, falling: 2.6, breaking: 2.3, there: 3.9, gone: 2.6 } as const

type Planned = Observation & { readonly lead: Member }

/** What team leads have said since they are asked: on time mostly, now and then not at all, so that some is still due. */
const planObservations = (chance: Chance, lives: readonly Life[], today: string): Planned[] =>
  lives.flatMap(({ placements }) =>
    placements.flatMap(({ id: placementId, site: { lead }, startedOn, endedOn, course }) => {
      const due = observationDue({ startedOn, endedOn: null, lastOn: null })
      const on = due && addDays(due.dueOn, -chance.int(1, 10))
      const level = from[course] + (chance.next() - 0.5)
      const skipped = chance.chance(0.2)
      const answers = Object.fromEntries(
        crewAsksV2.flatMap(({ key }) =>
          chance.chance(0.1) ? [] : [[key, Math.min(5, Math.max(1, Math.round(level + (chance.next() - 0.5) * 2)))]],
        ),
      )
      const [example, seenAt] = chance.pick(level >= 3 ? seen.well : seen.hard)
      if (on === null || skipped || on > today || (endedOn !== null && on > endedOn) || Object.keys(answers).length === 0)
        return []
      const { version } = instrumentOn(on)
      if (version === 1) return []
      refuse(whyNotObserveOn({ startedOn, endedOn, lastOn: null }, on, on))
      return [{ placementId, measuredOn: on, instrument: version, answers, example, seenAt, leadId: lead.id, lead }]
    }),
  )

/** What team leads saw at work, a week at a time as they would have said it; said again it changes nothing. */
export const layDownObservations = async (house: House, lives: readonly Life[], today: string): Promise<void> => {
  const planned = planObservations(chanceOf(20_161_109), lives, today)
  const weeks = Map.groupBy(planned, ({ measuredOn, leadId }) => `${mondayOf(measuredOn)} ${leadId}`)
  for (const [, week] of [...weeks].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = week
    if (!first) continue
    const last =
      week
        .map(({ measuredOn }) => measuredOn)
        .toSorted()
        .at(-1) ?? first.measuredOn
    await house.dbOn(last).write(actorOf(first.lead), 'progress.observed', async (tx) => {
      const there = await tx.measurement.findMany({
        where: { placementId: { in: week.map(({ placementId }) => placementId) }, party: 'team_lead' },
        select: { placementId: true },
      })
      const known = new Set(there.map(({ placementId }) => placementId))
      for (const one of week) if (!known.has(one.placementId)) await saveObservation(tx, one)
    })
  }
}
