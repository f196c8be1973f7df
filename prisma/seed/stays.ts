import { addDays, addWeeks, isWorkingDay } from '../../shared/calendar.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import { proposeDoor, whyNotDecide } from '../../shared/doors/doors.rules.ts'
import type { Answers, Door } from '../../shared/doors/doors.schema.ts'
import type { Offer } from '../../shared/offers/kinds.ts'
import type { EndReason } from '../../shared/placements/endings.ts'
import { rampFrom, rampWeeksIn, whyNotRamp } from '../../shared/placements/ramp.rules.ts'
import type { RampStep } from '../../shared/placements/ramp.ts'
import { refuse } from '../../shared/problem.ts'
import { answersFor } from '../factories.ts'
import type { Course, DayPlacement } from './days.ts'
import type { Chance } from './random.ts'
import { quotaSiteId, type TownSite } from './sites.ts'
import { goals, overrideReasons, purposes, supportTexts } from './words.ts'

export type PlannedDecision = {
  readonly id: string
  readonly on: string
  readonly door: Door
  readonly answers: Answers
  readonly tags: readonly string[]
  readonly reason: string | null
}
export type PlannedPlacement = Omit<DayPlacement, 'startedOn'> & {
  readonly offer: Offer
  readonly draftedOn: string
  /** null for what has not begun */
  readonly startedOn: string | null
  readonly withdrawnOn: string | null
  readonly endReason: EndReason | null
  readonly buddy: string | null
  readonly support: string | null
  readonly goal: string
  readonly purpose: string
  /** mentor hours a week */
  readonly mentorHours: number
  readonly tasks: readonly string[]
  /** how far the first wording came */
  readonly fate: Fate
  readonly need: string | null
  readonly change: PlannedChange | null
}

/** half: the citizen has approved and the others have not. expired: a draft that nobody touched for twelve weeks. */
export type Fate = 'draft' | 'sent' | 'half' | 'declined' | 'agreed' | 'expired' | 'withdrawn'

/** A second wording of a running placement that waits: sent, declined or not sent yet. */
export type PlannedChange = {
  readonly id: string
  readonly on: string
  readonly kind: 'extend' | 'hours' | 'support'
  readonly fate: 'draft' | 'half' | 'declined'
  readonly need: string | null
  readonly endsOn?: string
  readonly weekdayHours?: readonly number[]
  readonly ramp?: readonly RampStep[]
  readonly support?: string
}

const order: readonly Door[] = ['red', 'yellow', 'green']
export const nextDoor = (door: Door, step: 1 | -1): Door => order[order.indexOf(door) + step] ?? door

export const workingDay = (date: string): string => {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}
export const workingDayBefore = (date: string): string => {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}
const sorted = (one: string, other: string): readonly [string, string] => (one < other ? [one, other] : [other, one])
export const earlier = (one: string, other: string): string => sorted(one, other)[0]
export const later = (one: string, other: string): string => sorted(one, other)[1]

/** A talk that points at the door, each a little different from the next. */
export const talk = (chance: Chance, door: Door): Answers => {
  const answers: Record<string, string> = {
    ...answersFor(door),
    'earliest-start': chance.pick(['before-7', 'from-7', 'from-9', 'unknown']),
    transport: chance.weighted([
      ['own', 5],
      ['public', 4],
      ['unsettled', 2],
    ] as const),
    care: chance.weighted([
      ['no', 6],
      ['daytime', 3],
    ] as const),
    experience: chance.pick(['recent', 'long-ago', 'no-paper', 'first-job', 'unknown']),
    wish: chance.pick(['pay', 'learn', 'gently', 'promises']),
    language: chance.weighted([
      ['alone', 5],
      ['shown', 3],
    ] as const),
  }
  return proposeDoor(catalogueV1, answers).door === door ? answers : answersFor(door)
}

/** A decision for a door: mostly the one the talk points at, one in five times another for a reason. */
export const decide = (chance: Chance, on: string, door: Door): PlannedDecision => {
  const proposed = chance.chance(0.2)
    ? nextDoor(door, door === 'red' || (door === 'yellow' && chance.chance(0.5)) ? 1 : -1)
    : door
  const answers = talk(chance, proposed)
  const reason = door === proposed ? null : chance.pick(overrideReasons)
  refuse(whyNotDecide(proposeDoor(catalogueV1, answers), { door, reason }))
  const tags = catalogueV1.tags.map(({ key }) => key).filter(() => chance.chance(0.07))
  return { id: chance.uuid(), on, door, answers, tags, reason }
}

export const weeks: Readonly<Record<Door, readonly (readonly number[])[]>> = {
  red: [
    [3, 0, 3, 0, 0, 0, 0],
    [0, 3, 0, 3, 0, 0, 0],
    [2.5, 0, 2.5, 0, 2.5, 0, 0],
    [3, 3, 0, 3, 0, 0, 0],
    [2, 2, 2, 2, 2, 0, 0],
  ],
  yellow: [
    [4, 4, 4, 4, 0, 0, 0],
    [5, 5, 0, 5, 5, 0, 0],
    [3, 3, 3, 3, 3, 0, 0],
    [4.5, 4.5, 4.5, 4.5, 4.5, 0, 0],
  ],
  green: [
    [6, 6, 6, 6, 6, 0, 0],
    [7.4, 7.4, 7.4, 7.4, 7.4, 0, 0],
    [5, 5, 5, 5, 5, 0, 0],
    [7, 7, 7, 7, 0, 0, 0],
  ],
}
export const offersAt: Readonly<Record<Door, readonly (readonly [readonly [Offer, number], number])[]>> = {
  red: [
    [['internship', 13], 8],
    [['useful_work', 13], 2],
  ],
  yellow: [
    [['internship', 13], 5],
    [['wage_subsidy', 26], 3],
    [['ordinary_hours', 13], 2],
  ],
  green: [
    [['internship', 4], 4],
    [['ordinary_hours', 13], 4],
    [['wage_subsidy', 26], 2],
  ],
}

type Stay = { readonly from: string; readonly to: string }

/** Who is where and when, so that no door of a site ever holds more people than it has places. */
export const openHotel = (sites: readonly TownSite[]) => {
  const stays = new Map<string, Stay[]>()
  const fullest = (known: readonly Stay[], from: string, to: string): number => {
    const beside = known.filter((one) => one.from <= to && one.to >= from)
    const starts = [from, ...beside.map((one) => one.from)].filter((day) => day >= from)
    return Math.max(0, ...starts.map((day) => beside.filter((one) => one.from <= day && one.to >= day).length))
  }
  return {
    /** A site with a free place at the door all the time, or null. */
    book: (chance: Chance, door: Door, from: string, to: string, suits: (site: TownSite) => boolean): TownSite | null => {
      const free = sites.filter(
        (site) => suits(site) && fullest(stays.get(`${site.id} ${door}`) ?? [], from, to) < site.places[door],
      )
      if (free.length === 0) return null
      const site = chance.pick(free)
      stays.set(`${site.id} ${door}`, [...(stays.get(`${site.id} ${door}`) ?? []), { from, to }])
      return site
    },
  }
}
export type Hotel = ReturnType<typeof openHotel>

type Wanted = {
  readonly door: Door
  readonly offer: Offer
  readonly draftedOn: string
  readonly startsOn: string
  readonly endsOn: string
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly endReason: EndReason | null
  readonly withdrawnOn?: string
  readonly course: Course
  readonly weekdayHours?: readonly number[]
  readonly fate?: Fate
  /** the same hours from the first week on */
  readonly level?: boolean
}

/** Hours that are not paid yet rise as the door suggests; paid ones are agreed for good. */
const rampOf = ({ offer, door, startsOn, endsOn, level }: Wanted, weekdayHours: readonly number[]): readonly RampStep[] => {
  const definition = catalogueV1.doors.find((one) => one.door === door)
  if (!definition || level || offer === 'wage_subsidy' || offer === 'ordinary_hours') return []
  const weeks = rampWeeksIn(startsOn, endsOn)
  const ramp = rampFrom(definition.ramp, weekdayHours, weeks)
  refuse(whyNotRamp(ramp, { weekdayHours, weeks }))
  return ramp
}

const mentorHours: Readonly<Record<Door, readonly number[]>> = { red: [1, 2, 2], yellow: [0, 1], green: [0] }

const farAhead = '2199-12-31'

const anywhere = (site: TownSite): boolean => site.id !== quotaSiteId

export const place = (
  chance: Chance,
  hotel: Hotel,
  wanted: Wanted,
  suits: (site: TownSite) => boolean = anywhere,
): PlannedPlacement => {
  const { offer, door, startsOn, endsOn, startedOn, endedOn } = wanted
  const hosts = (site: TownSite): boolean => offer !== 'useful_work' || site.publicHost
  const fits = (site: TownSite): boolean => suits(site) && hosts(site)
  const elsewhere = (site: TownSite): boolean => site.id !== quotaSiteId && hosts(site)
  const site =
    hotel.book(chance, door, startedOn ?? startsOn, endedOn ?? (startedOn ? farAhead : endsOn), fits) ??
    hotel.book(chance, door, startedOn ?? startsOn, endedOn ?? endsOn, elsewhere)
  if (!site) throw new Error(`the town is full at the ${door} door`)
  const weekdayHours = wanted.weekdayHours ?? chance.pick(weeks[door])
  return {
    ...wanted,
    id: chance.uuid(),
    site,
    weekdayHours,
    withdrawnOn: wanted.withdrawnOn ?? null,
    ramp: rampOf(wanted, weekdayHours),
    buddy: door === 'green' && chance.chance(0.5) ? null : chance.pick(site.buddies),
    support: door === 'green' ? null : chance.pick(supportTexts),
    goal: chance.pick(goals),
    purpose: chance.pick(purposes),
    mentorHours: offer === 'internship' ? chance.pick(mentorHours[door]) : 0,
    tasks: site.tasks.filter(() => chance.chance(0.55)).slice(0, 3),
    fate: wanted.fate ?? (startedOn ? 'agreed' : wanted.withdrawnOn ? 'withdrawn' : 'draft'),
    need: null,
    change: null,
  }
}

export const badReasons = [
  'sickness',
  'transport',
  'own_wish',
  'pace',
  'childcare',
  'conflict',
  'language',
  'site_closed',
] as const satisfies readonly EndReason[]

/** A placement of so many agreed weeks; `endedOn` null while it runs. It is drafted some days before it starts. */
export const stay = (
  chance: Chance,
  hotel: Hotel,
  wanted: {
    door: Door
    offer: Offer
    agreedWeeks: number
    startedOn: string
    endedOn: string | null
    endReason: EndReason | null
    course: Course
    weekdayHours?: readonly number[]
    level?: boolean
  },
  suits: (site: TownSite) => boolean = anywhere,
): PlannedPlacement => {
  const { agreedWeeks, ...rest } = wanted
  const agreed = addDays(addWeeks(wanted.startedOn, agreedWeeks), -1)
  const endsOn =
    wanted.endReason === 'period_ended' && wanted.endedOn
      ? wanted.endedOn
      : wanted.endedOn && wanted.endedOn > agreed
        ? wanted.endedOn
        : agreed
  return place(
    chance,
    hotel,
    { ...rest, startsOn: wanted.startedOn, endsOn, draftedOn: workingDayBefore(addDays(wanted.startedOn, -chance.int(4, 9))) },
    suits,
  )
}
