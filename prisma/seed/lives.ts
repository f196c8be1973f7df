import { addDays, addWeeks, daysBetween, weekdayOf } from '../../shared/calendar.ts'
import type { Answers, Door } from '../../shared/doors/doors.schema.ts'
import type { EndReason } from '../../shared/placements/endings.ts'
import { answersFor } from '../factories.ts'
import { planChanges } from './agreements.ts'
import { cast } from './cast.ts'
import type { Course } from './days.ts'
import { type PlannedDisagreement, planDisagreements } from './disagreements.ts'
import {
  measuredOn,
  type PlannedCheck,
  type PlannedMeasurement,
  type PlannedSpell,
  planChecks,
  planMeasurements,
  planSpells,
} from './outcomes.ts'
import { makePerson, type TownCitizen, waitingPeople } from './people.ts'
import { type Chance, chanceOf } from './random.ts'
import { quotaSiteId, type TownSite } from './sites.ts'
import {
  badReasons,
  decide,
  earlier,
  type Fate,
  type Hotel,
  later,
  nextDoor,
  offersAt,
  openHotel,
  type PlannedDecision,
  type PlannedPlacement,
  place,
  stay,
  talk,
  weeks,
  workingDay,
  workingDayBefore,
} from './stays.ts'
import { changeNeeds } from './words.ts'

/** Everything that happens to one citizen of the town, in the words of the rooms it is written to. */
export type Life = {
  readonly citizen: TownCitizen
  /** The answers of a talk that is still open. */
  readonly open: { readonly on: string; readonly answers: Answers } | null
  readonly decisions: readonly PlannedDecision[]
  readonly disagreement: PlannedDisagreement | null
  readonly placements: readonly PlannedPlacement[]
  readonly spells: readonly PlannedSpell[]
  readonly checks: readonly PlannedCheck[]
  readonly measurements: readonly PlannedMeasurement[]
}

export type Kind = 'waiting' | 'new' | 'door' | 'crew' | 'running' | 'hired' | 'ended'

/** How many of each kind the town has: 163, and the one who joined the crew last. */
export const kinds: readonly (readonly [Kind, number])[] = [
  ['waiting', waitingPeople.length],
  ['new', 14],
  ['door', 16],
  ['crew', 12],
  ['running', 42],
  ['hired', 44],
  ['ended', 32],
]

type Story = {
  readonly arrivedOn: string
  readonly decisions: PlannedDecision[]
  readonly placements: PlannedPlacement[]
  /** The facts ask for a talk about the door, and nobody has had it yet. */
  readonly toTalkOver?: boolean
}

/** What went before the placement that starts on a day: the door it was decided for, and for some an earlier placement and door. */
const before = (chance: Chance, hotel: Hotel, number: number, door: Door, startedOn: string, withFormer: boolean): Story => {
  const decidedOn = workingDayBefore(addDays(startedOn, -chance.int(10, 20)))
  const decision = decide(chance, decidedOn, door)
  if (!withFormer)
    return { arrivedOn: workingDayBefore(addDays(decidedOn, -chance.int(4, 18))), decisions: [decision], placements: [] }
  const formerDoor = chance.chance(0.7) ? nextDoor(door, -1) : door
  const [offer, agreedWeeks] = chance.weighted(offersAt[formerDoor])
  const bad = chance.chance(0.6)
  const long = bad ? Math.max(2, Math.round(agreedWeeks * (0.3 + chance.next() * 0.5))) : agreedWeeks
  const endedOn = workingDayBefore(addDays(decidedOn, -chance.int(1, 20)))
  const formerStart = workingDay(addDays(addWeeks(endedOn, -long), 1))
  const placement = stay(chance, hotel, {
    door: formerDoor,
    offer,
    agreedWeeks,
    startedOn: formerStart,
    endedOn: later(endedOn, formerStart),
    endReason: bad ? (badReasons[number % badReasons.length] ?? 'own_wish') : 'period_ended',
    course: bad ? 'breaking' : chance.pick(['steady', 'rising']),
  })
  const firstOn = workingDayBefore(addDays(formerStart, -chance.int(10, 20)))
  return {
    arrivedOn: workingDayBefore(addDays(firstOn, -chance.int(4, 18))),
    decisions: [decide(chance, firstOn, formerDoor), decision],
    placements: [placement],
  }
}

/** A door that moved while a placement went on, for one in three of those that went on long enough. */
const moved = (chance: Chance, { door, course, startedOn, endedOn }: PlannedPlacement, today: string): PlannedDecision[] => {
  const last = earlier(endedOn ?? today, today)
  if (startedOn === null || daysBetween(startedOn, last) < 63 || !chance.chance(0.34)) return []
  const next = nextDoor(door, course === 'falling' || course === 'breaking' ? -1 : 1)
  return next === door ? [] : [decide(chance, workingDayBefore(addDays(startedOn, chance.int(49, 60))), next)]
}

const doorOf = (chance: Chance): Door =>
  chance.weighted([
    ['red', 36],
    ['yellow', 40],
    ['green', 24],
  ] as const)
/** The town remembers eighteen months. */
const remembered = 548

/** So many of those who work now do so at the site whose quota is nearly full, all of them for weeks to come. */
const atQuotaSite = 4

const tellRunning = (chance: Chance, hotel: Hotel, number: number, today: string, atCentre: boolean): Story => {
  const reserved = !atCentre && number < atQuotaSite
  const door: Door = atCentre ? (number % 3 === 2 ? 'yellow' : 'red') : reserved ? 'yellow' : doorOf(chance)
  const [offer, agreedWeeks] = atCentre || reserved ? (['internship', 13] as const) : chance.weighted(offersAt[door])
  const since = chance.int(1, reserved ? 2 : agreedWeeks > 4 ? agreedWeeks - 2 : 3)
  const startedOn = workingDayBefore(addDays(addWeeks(today, -since), chance.int(0, 4)))
  const course = number % 4 === 3 ? 'falling' : chance.pick(['steady', 'rising', 'rising'] as const)
  const workedToday = weeks[door].filter((week) => (week[weekdayOf(today) - 1] ?? 0) > 0)
  const story = before(chance, hotel, number, door, startedOn, !atCentre && number % 5 < 2)
  // the centre's crew is there on the day the town is planted: two of three of them work the same hours from the first week on
  const week = atCentre && workedToday.length > 0 ? { weekdayHours: chance.pick(workedToday), level: number % 3 !== 0 } : {}
  const placement = stay(
    chance,
    hotel,
    { door, offer, agreedWeeks, startedOn, endedOn: null, endReason: null, course, ...week },
    (site) => (reserved ? site.id === quotaSiteId : site.id !== quotaSiteId && (site.kind === 'training_centre') === atCentre),
  )
  return {
    ...story,
    decisions: [...story.decisions, ...moved(chance, placement, today)],
    placements: [...story.placements, placement],
  }
}

const tellEnded = (chance: Chance, hotel: Hotel, number: number, today: string, good: boolean): Story => {
  const door = good
    ? chance.weighted([
        ['red', 26],
        ['yellow', 42],
        ['green', 32],
      ] as const)
    : chance.weighted([
        ['red', 48],
        ['yellow', 38],
        ['green', 14],
      ] as const)
  const [offer, agreedWeeks] = chance.weighted(offersAt[door])
  const full = !good && number % 3 === 0
  const long = full
    ? agreedWeeks
    : good
      ? Math.max(3, agreedWeeks - chance.int(0, Math.floor(agreedWeeks / 3)))
      : Math.max(2, Math.round(agreedWeeks * (0.25 + chance.next() * 0.6)))
  const withFormer = number % 3 === 1
  const oldest = remembered - 45 - long * 7 - (withFormer ? 150 : 0)
  const span = Math.max(30, oldest) - 6
  // jobs are told of best when they are old enough to have lasted
  const ago = 6 + Math.floor(span * (good ? Math.sqrt(chance.next()) : chance.next()))
  const endedOn = workingDayBefore(addDays(today, -ago))
  const startedOn = earlier(workingDay(addDays(addWeeks(endedOn, -long), 1)), endedOn)
  const goodReason: EndReason = number % 10 === 9 ? 'education' : number % 4 === 3 ? 'other_job' : 'hired'
  const badReason: EndReason = number % 16 === 10 ? 'other' : (badReasons[number % badReasons.length] ?? 'own_wish')
  const endReason = good ? goodReason : full ? 'period_ended' : badReason
  const course: Course = good ? 'rising' : full ? 'steady' : number % 3 === 1 ? 'falling' : 'breaking'
  const story = before(chance, hotel, number, door, startedOn, withFormer)
  const placement = stay(chance, hotel, { door, offer, agreedWeeks, startedOn, endedOn, endReason, course })
  const again =
    !good && daysBetween(endedOn, today) > 25 && chance.chance(0.4)
      ? [decide(chance, workingDayBefore(addDays(endedOn, chance.int(7, 20))), doorOf(chance))]
      : []
  return {
    ...story,
    decisions: [...story.decisions, ...moved(chance, placement, today), ...again],
    placements: [...story.placements, placement],
  }
}

/** What became of the plans of those who wait with a door; the rest have none yet. */
const fates: readonly Fate[] = ['draft', 'sent', 'declined', 'agreed', 'draft', 'half', 'agreed', 'expired', 'draft']

const tellDoor = (chance: Chance, hotel: Hotel, number: number, today: string): Story => {
  const fate = fates[number % 16]
  const arrivedOn = workingDayBefore(addDays(today, fate === 'expired' ? -130 : -chance.int(20, 70)))
  const door = doorOf(chance)
  const decidedOn = earlier(workingDay(addDays(arrivedOn, chance.int(4, 12))), workingDayBefore(addDays(today, -3)))
  const draft = (draftedOn: string, startsOn: string, end: { fate: Fate; withdrawnOn?: string }): PlannedPlacement => {
    const [offer, agreedWeeks] = chance.weighted(offersAt[door])
    const endsOn = addDays(addWeeks(startsOn, agreedWeeks), -1)
    const begun = { startedOn: null, endedOn: null, endReason: null, course: 'steady' as const }
    return place(chance, hotel, { door, offer, draftedOn, startsOn, endsOn, ...begun, ...end })
  }
  const withdrawn =
    number % 5 === 0
      ? [
          draft(workingDay(addDays(decidedOn, 1)), workingDay(addDays(decidedOn, 10)), {
            fate: 'withdrawn',
            withdrawnOn: earlier(workingDay(addDays(decidedOn, 8)), today),
          }),
        ]
      : []
  const back = fate === 'expired' ? 95 : fate === 'draft' ? chance.int(0, 2) : chance.int(3, 5)
  const ahead = fate === 'expired' ? -81 : chance.int(4, 12)
  const waiting = fate ? [draft(workingDayBefore(addDays(today, -back)), workingDay(addDays(today, ahead)), { fate })] : []
  return { arrivedOn, decisions: [decide(chance, decidedOn, door)], placements: [...withdrawn, ...waiting] }
}

/** Those with names of their own, who wait for their first place behind a yellow door. */
const tellWaiting = (chance: Chance, today: string): Story => {
  const arrivedOn = workingDayBefore(addDays(today, -25))
  const on = workingDayBefore(addDays(today, -8))
  const decision = { id: chance.uuid(), on, door: 'yellow' as const, answers: answersFor('yellow'), tags: [], reason: null }
  return { arrivedOn, decisions: [decision], placements: [] }
}

/** Two of Karen's at the red door whose facts ask for a talk: one came every day for weeks, the other has stayed away for three. */
const tellToTalkOver = (chance: Chance, hotel: Hotel, today: string, course: 'there' | 'gone'): Story => {
  const startedOn = workingDayBefore(addWeeks(today, -8))
  const decision = {
    id: chance.uuid(),
    on: workingDayBefore(addDays(startedOn, -10)),
    answers: answersFor('red'),
    tags: [],
    reason: null,
  }
  const weekdayHours = [2, 2, 2, 2, 2, 0, 0]
  const wanted = { door: 'red', offer: 'internship', agreedWeeks: 13, startedOn, endedOn: null, endReason: null } as const
  return {
    arrivedOn: workingDayBefore(addDays(decision.on, -9)),
    decisions: [{ ...decision, door: 'red' }],
    placements: [stay(chance, hotel, { ...wanted, course, weekdayHours, level: true })],
    toTalkOver: true,
  }
}

const tell = (chance: Chance, hotel: Hotel, kind: Kind, number: number, today: string): Story => {
  if (kind === 'new') return { arrivedOn: workingDayBefore(addDays(today, -chance.int(0, 24))), decisions: [], placements: [] }
  if (kind === 'waiting') return tellWaiting(chance, today)
  if (kind === 'door') return tellDoor(chance, hotel, number, today)
  if (kind === 'running' && (number === 4 || number === 5)) {
    return tellToTalkOver(chance, hotel, today, number === 4 ? 'there' : 'gone')
  }
  if (kind === 'crew' || kind === 'running') return tellRunning(chance, hotel, number, today, kind === 'crew')
  return tellEnded(chance, hotel, number, today, kind === 'hired')
}

const hoursAt: Readonly<Record<Door, readonly number[]>> = {
  red: [4, 6, 8, 10],
  yellow: [12, 15, 18, 20, 22.5],
  green: [25, 30, 32, 37],
}

/** Most doors are talked over when their review comes; the rest stand on somebody's list, some days or weeks overdue. */
const talkedOver = (chance: Chance, decisions: readonly PlannedDecision[], today: string): PlannedDecision[] => {
  const last = decisions.at(-1)
  if (!last || daysBetween(last.on, today) < 27) return []
  const on = workingDayBefore(addDays(today, -(chance.chance(0.84) ? chance.int(1, 13) : chance.int(30, 48))))
  return on > last.on ? [decide(chance, on, last.door)] : []
}

type Told = { readonly kind: Kind; readonly number: number; readonly story: Story }
const joinedLast = 15

/** The whole town as it will be written, the same for the same day. */
export const planLives = (chance: Chance, sites: readonly TownSite[], today: string): Life[] => {
  const hotel = openHotel(sites)
  // those who work today choose their places first
  const stories = [...kinds]
    .reverse()
    .flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, number) => ({ kind, number, story: tell(chance, hotel, kind, number, today) })),
    )
  const running = stories.flatMap(({ story }) => story.placements.filter(({ startedOn, endedOn }) => startedOn && !endedOn))
  const changes = planChanges(chance, running, today)
  const lifeOf = (chance: Chance, { kind, number, story }: Told, index: number): Life => {
    const placements = story.placements.map((placement) => ({
      ...placement,
      change: changes.get(placement.id) ?? null,
      // more of the same at a second place counts with the first: why it is needed is written
      need: story.placements.some(
        ({ id, offer, startsOn }) => offer === placement.offer && startsOn < placement.startsOn && id !== placement.id,
      )
        ? changeNeeds[0]
        : null,
    }))
    const decided = story.decisions.toSorted((a, b) => (a.on < b.on ? -1 : 1)).filter(({ on }, at, all) => all[at - 1]?.on !== on)
    const decisions = [...decided, ...(kind === 'hired' || story.toTalkOver ? [] : talkedOver(chance, decided, today))]
    const citizen = makePerson(chance, index, story.arrivedOn, {
      weeklyHours: decisions[0] ? chance.pick(hoursAt[decisions[0].door]) : null,
      placed: placements.length > 0,
      protectedAddress: (kind === 'crew' && number === 5) || (kind !== 'crew' && index % 40 === 17),
      withChildren: placements.some(({ site }) => site.childrenPresent),
      needs: placements.some(({ offer }) => offer === 'wage_subsidy' || offer === 'useful_work')
        ? 'subsidised'
        : placements.some(({ offer, startsOn, endsOn }) => offer === 'internship' && daysBetween(startsOn, endsOn) > 28)
          ? 'long'
          : 'any',
      worked: placements.map(({ weekdayHours }) => weekdayHours),
      ...(kind === 'waiting' ? { known: waitingPeople[number] } : {}),
      ...(story.toTalkOver ? { caseworker: cast.karen } : {}),
    })
    const among = placements.some(({ site, startedOn }) => startedOn !== null && site.childrenPresent)
    if (among && citizen.childCertificate !== 'ok') throw new Error('somebody is among children without a certificate')
    const talked = earlier(workingDay(addDays(story.arrivedOn, 1)), today)
    const open =
      kind === 'new' && number % 2 === 0
        ? { on: talked, answers: Object.fromEntries(Object.entries(talk(chance, doorOf(chance))).slice(0, 4 + number)) }
        : null
    const spells = planSpells(chance, placements, today)
    const checks = planChecks(chance, placements, spells, today)
    return {
      citizen,
      open,
      decisions,
      disagreement: null,
      placements,
      spells,
      checks,
      measurements: story.toTalkOver
        ? measuredOn(workingDayBefore(addWeeks(today, -5)))
        : planMeasurements(chance, decisions, placements, today),
    }
  }
  const lives = stories.map((told, index) => lifeOf(chance, told, index))
  // with a chance of their own, so that everybody else's life stays as it was
  const late = chanceOf(joinedLast)
  const number = kinds.find(([kind]) => kind === 'crew')?.[1] ?? 0
  lives.push(lifeOf(late, { kind: 'crew', number, story: tell(late, hotel, 'crew', number, today) }, lives.length))
  const decided = lives.flatMap(({ citizen, decisions }) => {
    const decision = decisions.at(-1)
    return decision ? [{ caseworker: citizen.caseworker, decision }] : []
  })
  const said = planDisagreements(decided, today)
  return lives.map((life) => ({ ...life, disagreement: said.get(life.decisions.at(-1)?.id ?? '') ?? null }))
}
