import { saveMotivation } from '../../server/attendance/motivation.queries.ts'
import { asDate } from '../../server/db/dates.ts'
import type { WriteTx } from '../../server/db/db.ts'
import type { House } from '../../server/house.ts'
import { savePulse } from '../../server/progress/pulse.queries.ts'
import { type Motivation, motivationSteps } from '../../shared/attendance/motivation.ts'
import { addDays, addMonths, addWeeks, daysBetween, mondayOf } from '../../shared/calendar.ts'
import { newestGuide } from '../../shared/progress/guide.v1.ts'
import type { ThemeTold } from '../../shared/progress/interviews.rules.ts'
import { actorOf, morningOf } from '../factories.ts'
import { cast, type Member } from './cast.ts'
import type { Life } from './lives.ts'
import { type Chance, chanceOf } from './random.ts'

/** How many people's ways are told of, and for how long back. */
const people = 12
const weeksBack = 12

type Way = { readonly life: Life; readonly placementId: string; readonly lead: Member; readonly startedOn: string }

/** Those who work now, Jonas's crew first, then the crews that most are on, so that few have to write. */
const waysOf = (lives: readonly Life[], today: string): Way[] => {
  const running = lives.flatMap((life) =>
    life.placements.flatMap(({ id, site, startedOn, endedOn }) =>
      startedOn !== null && endedOn === null && startedOn <= addWeeks(today, -3)
        ? [{ life, placementId: id, lead: site.lead, startedOn }]
        : [],
    ),
  )
  const crews = Map.groupBy(running, ({ lead }) => lead.id)
  const size = (way: Way): number => (way.lead.id === cast.jonas.id ? 1000 : (crews.get(way.lead.id)?.length ?? 0))
  return running.toSorted((a, b) => size(b) - size(a) || (a.placementId < b.placementId ? -1 : 1))
}

/** A line of answers that wanders as people's do: from somewhere, a little up or down, with days of doubt. */
const lineFrom = (chance: Chance) => {
  const from = 2 + chance.next() * 2
  const slope = (chance.next() - 0.35) * 2.2
  return (gone: number): Motivation =>
    motivationSteps[Math.min(4, Math.max(0, Math.round(from + slope * gone + (chance.next() - 0.5) * 1.4) - 1))] ?? 3
}

type Lead = { readonly on: string; readonly lead: Member; readonly rows: { placementId: string; motivation: Motivation }[] }

/** The weeks that have been, as each team lead sent them; nobody is asked for what the current week will bring. */
const leadsWeeks = (chance: Chance, ways: readonly Way[], today: string): Lead[] => {
  const weeks = new Map<string, Lead>()
  for (const { placementId, lead, startedOn } of ways) {
    const line = lineFrom(chance)
    for (let back = weeksBack; back >= 1; back -= 1) {
      const on = addDays(mondayOf(addWeeks(today, -back)), 3)
      if (on < startedOn || chance.chance(0.15)) continue
      const week = weeks.get(`${on} ${lead.id}`) ?? { on, lead, rows: [] }
      week.rows.push({ placementId, motivation: line(1 - back / weeksBack) })
      weeks.set(`${on} ${lead.id}`, week)
    }
  }
  return [...weeks.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

type Note = { readonly daysBack: number; readonly themes: readonly ThemeTold[] }
const notes: readonly Note[] = [
  {
    daysBack: 70,
    themes: [
      {
        theme: 'work_so_far',
        words:
          'Jeg stod i et bageri i seks år. Det var tidligt, men jeg kunne lide, at der var noget at vise frem, når andre mødte ind.',
        note: 'Lyser op, når talen falder på bageriet. Taler kort om, hvorfor det sluttede.',
      },
      { theme: 'what_works', words: 'Vis mig det to gange. Så kan jeg det.', note: null },
      {
        theme: 'hope',
        words: 'Jeg vil gerne have min egen nøgle et sted igen.',
        note: 'Næste skridt: se stedet sammen og hilse på makkeren.',
      },
    ],
  },
  {
    daysBack: 25,
    themes: [
      {
        theme: 'everyday',
        words: 'Bussen går kl. 6.10 eller kl. 7.40. Den første er for tidlig til at aflevere, den anden er for sen.',
        note: 'Aftal mødetid efter bussen kl. 7.40.',
      },
      { theme: 'body', words: 'Mandag er jeg stiv. Onsdag er jeg mig selv.', note: 'Tungere opgaver midt på ugen.' },
      { theme: 'people', words: 'Min søster tager over, hvis jeg ringer.', note: null },
    ],
  },
  {
    daysBack: 6,
    themes: [
      {
        theme: 'workplace',
        words: 'De sagde mit navn rigtigt den første dag. Det har jeg tænkt på siden.',
        note: 'Holdet betyder meget. Vil gerne blive på stedet.',
      },
      {
        theme: 'hope',
        words: 'Flere timer, men ikke alle på én gang.',
        note: 'Tal med holdlederen om et trin mere fra næste måned.',
      },
    ],
  },
]

/** What a citizen and their caseworker said, at measurements and month by month. */
const saidOf = (chance: Chance, { life: { citizen, measurements } }: Way, today: string) => {
  const since = addWeeks(today, -weeksBack * 2)
  const gone = (on: string): number => daysBetween(since, on) / (weeksBack * 14)
  const own = lineFrom(chance)
  const others = lineFrom(chance)
  const ofCitizen = measurements
    .filter(({ party, on }) => party === 'citizen' && on >= since)
    .map(({ on }) => ({ party: 'citizen' as const, onDate: on, step: own(gone(on)) }))
  const months = [4, 3, 2, 1]
    .map((back) => addMonths(today, -back))
    .filter((on) => on >= citizen.createdOn && !chance.chance(0.1))
  return [...ofCitizen, ...months.map((onDate) => ({ party: 'caseworker' as const, onDate, step: others(gone(onDate)) }))]
}

const writeNotes = async (tx: WriteTx, chance: Chance, byId: string, ways: readonly Way[], today: string): Promise<void> => {
  await tx.interviewNote.createMany({
    // of a planting that was cut off they may be there already
    skipDuplicates: true,
    data: notes.flatMap(({ daysBack, themes }, index) => {
      const citizenId = ways[index]?.life.citizen.id
      const id = chance.uuid()
      const on = addDays(today, -daysBack)
      const when = { heldOn: asDate(on), writtenAt: morningOf(on), updatedAt: morningOf(on) }
      return citizenId ? [{ id, citizenId, ...when, guide: newestGuide.version, themes: [...themes], writtenById: byId }] : []
    }),
  })
}

/** Some months of how keen a dozen people's three parties are to carry on, and three notes of interviews; said again it changes nothing. */
export const layDownMotivation = async (house: House, lives: readonly Life[], today: string): Promise<void> => {
  const chance = chanceOf(20_161_107)
  const all = waysOf(lives, today)
  const ways = all.slice(0, people)
  for (const { on, lead, rows } of leadsWeeks(chance, ways, today))
    await house.dbOn(on).write(actorOf(lead), 'attendance.logged', (tx) => saveMotivation(tx, on, rows, lead.id))
  for (const [, of] of Map.groupBy(ways, ({ life }) => life.citizen.caseworker.id)) {
    const caseworker = of[0]?.life.citizen.caseworker
    if (!caseworker) continue
    const said = of.flatMap((way) => saidOf(chance, way, today).map((one) => ({ ...one, citizenId: way.life.citizen.id })))
    await house.dbOn(today).write(actorOf(caseworker), 'motivation.said', async (tx) => {
      for (const one of said) await savePulse(tx, { ...one, byId: caseworker.id })
    })
  }
  const karens = all.filter(({ life }) => life.citizen.caseworker.id === cast.karen.id)
  await house
    .dbOn(today)
    .write(actorOf(cast.karen), 'interview.noted', (tx) => writeNotes(tx, chance, cast.karen.id, karens, today))
}
