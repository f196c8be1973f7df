import type { WriteTx } from '../../server/db/db.ts'
import { saveOutcomes } from '../../server/experiments/outcomes.ts'
import type { House } from '../../server/house.ts'
import { addDays, addWeeks } from '../../shared/calendar.ts'
import type { PlanInput } from '../../shared/experiments/experiments.schema.ts'
import { makeConclusion, makeEnrolment, makeExperiment, makeExperimentStart, makeExperimentStop } from '../experimentFactories.ts'
import { actorOf } from '../factories.ts'
import { cast } from './cast.ts'
import type { Life } from './lives.ts'
import { chanceOf } from './random.ts'
import type { TownSite } from './sites.ts'

const { birthe } = cast

type Act = {
  readonly on: string
  readonly by: Parameters<typeof actorOf>[0]
  readonly deed: string
  readonly work: (tx: WriteTx) => Promise<unknown>
}
type Planned = { readonly id: string; readonly acts: readonly Act[] }

/** Where the first one was tried: every other site of the larger supplier. */
const triedAt = [
  'Plejecenter Engen',
  'Vestskolen',
  'Lunde Skole',
  'Jobhuset',
  'Østerskolen',
  'Lundehallen',
  'Vaskeriet i Midterlund',
]

const percentages = (count: number, around: number, seed: number): number[] => {
  const chance = chanceOf(seed)
  return Array.from({ length: count }, () => Math.min(100, Math.max(0, Math.round(around + (chance.next() - 0.5) * 60))))
}

/** One that is concluded, one from elsewhere, one that takes people in, and one that is still a plan. */
export const planExperiments = (lives: readonly Life[], sites: readonly TownSite[], today: string): Planned[] => {
  const chance = chanceOf(20_170_103)
  const day = (days: number) => addDays(today, days)
  const manager = (on: string, deed: string, work: Act['work']): Act => ({ on, by: birthe, deed, work })

  const buddies = chance.uuid()
  const buddyPlan: PlanInput = {
    title: 'Fast makker fra første dag',
    kind: 'organisation',
    hypothesis:
      'Når makkeren er valgt før første dag og har tid sat af i de første fire uger, kommer borgerne oftere, fordi der er én, der venter på dem.',
    outcome: 'attendance_13',
    leastDifference: 8,
    unit: 'sites',
    startsOn: day(-400),
    endsOn: day(-225),
    parts: sites.filter(({ name }) => triedAt.includes(name)).map(({ id }) => ({ siteId: id })),
  }

  const start = chance.uuid()
  const startPlan: PlanInput = {
    title: 'Introforløb på tre dage i Havnerup',
    kind: 'competence',
    hypothesis:
      'Tre dages oplæring i et øvelokale før første vagt giver højere fremmøde, fordi ingen føler sig sat på prøve fra dag ét.',
    outcome: 'attendance_13',
    leastDifference: 4,
    unit: 'elsewhere',
    startsOn: day(-330),
    endsOn: day(-150),
  }
  const attended = [
    ...percentages(64, 84, 1).map((value) => ({ arm: 'taking_part' as const, value })),
    ...percentages(71, 70, 2).map((value) => ({ arm: 'comparison' as const, value })),
  ]
  const read = {
    rows: attended.map(({ arm, value }, index) => ({
      line: index + 2,
      arm,
      value,
      problem: null,
      cells: ['', ''] as [string, string],
    })),
    counts: { taking_part: 64, comparison: 71, refused: 0 },
    fingerprint: 'havnerup',
  }

  const language = chance.uuid()
  const languagePlan: PlanInput = {
    title: 'Billedkort og sprogmakker',
    kind: 'method',
    hypothesis:
      'Med billedkort og en makker, der taler langsomt, kommer borgerne oftere, fordi færre dage ender i misforståelser.',
    outcome: 'attendance_13',
    leastDifference: 8,
    unit: 'placements',
    startsOn: day(-42),
    endsOn: day(49),
  }
  const fresh = lives.flatMap(({ citizen, placements }) =>
    placements.flatMap(({ id, startedOn, endedOn, withdrawnOn }) =>
      startedOn !== null && startedOn >= languagePlan.startsOn && startedOn <= day(-2) && endedOn === null && withdrawnOn === null
        ? [{ placementId: id, on: addDays(startedOn, 1), by: citizen.caseworker }]
        : [],
    ),
  )

  const talks = chance.uuid()
  const talkPlan: PlanInput = {
    title: 'Ti minutters ugesamtale på alle hold',
    kind: 'management',
    hypothesis: 'Når holdlederen taler ti minutter med hver ny i uge 1 til 4, bliver flere henvendelser løst på holdet.',
    outcome: 'answered_13',
    leastDifference: 10,
    unit: 'periods',
    startsOn: day(21),
    endsOn: addWeeks(day(21), 26),
    parts: [{ fromOn: addWeeks(day(21), 13) }],
  }

  return [
    {
      id: buddies,
      acts: [
        manager(day(-420), 'experiment.planned', (tx) => makeExperiment(tx, birthe, buddies, buddyPlan)),
        manager(day(-402), 'experiment.started', (tx) => makeExperimentStart(tx, buddies, day(-402))),
        manager(day(-225), 'experiment.stopped', (tx) => makeExperimentStop(tx, buddies, day(-225), null)),
        manager(day(-100), 'experiment.concluded', (tx) =>
          makeConclusion(
            tx,
            buddies,
            day(-100),
            'Vi kan ikke sige, om den faste makker gav højere fremmøde: der var for få, og forskellen kan være tilfældig. Holdlederne vil beholde ordningen, fordi den er let. Vi måler igen, når flere er begyndt.',
          ),
        ),
      ],
    },
    {
      id: start,
      acts: [
        manager(day(-340), 'experiment.planned', (tx) => makeExperiment(tx, birthe, start, startPlan)),
        manager(day(-335), 'experiment.started', (tx) => makeExperimentStart(tx, start, day(-335))),
        manager(day(-150), 'experiment.stopped', (tx) => makeExperimentStop(tx, start, day(-150), null)),
        manager(day(-60), 'experiment.outcomes_read', (tx) => saveOutcomes(tx, start, read, read.fingerprint)),
      ],
    },
    {
      id: language,
      acts: [
        manager(day(-50), 'experiment.planned', (tx) => makeExperiment(tx, birthe, language, languagePlan)),
        manager(day(-44), 'experiment.started', (tx) => makeExperimentStart(tx, language, day(-44))),
        // two of three caseworkers' newcomers
        ...fresh
          .filter((_, index) => index % 3 !== 2)
          .map(({ placementId, on, by }) => ({
            on,
            by,
            deed: 'experiment.joined',
            work: (tx: WriteTx) => makeEnrolment(tx, by, language, placementId, on),
          })),
      ],
    },
    {
      id: talks,
      acts: [manager(day(-3), 'experiment.planned', (tx) => makeExperiment(tx, birthe, talks, talkPlan))],
    },
  ]
}

/** Plants those that are not there yet, each deed on its day. */
export const plantExperiments = async (house: House, planned: readonly Planned[]): Promise<void> => {
  const rows = await house.db().read(actorOf(birthe), (tx) => tx.experiment.findMany({ select: { id: true } }))
  const known = new Set(rows.map(({ id }) => id))
  for (const { id, acts } of planned) {
    if (known.has(id)) continue
    for (const { on, by, deed, work } of acts) await house.dbOn(on).write(actorOf(by), deed, work)
  }
}
