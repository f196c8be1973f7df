import { type Chance, chanceOf } from '../../prisma/seed/random.ts'
import { addDays } from '../../shared/calendar.ts'
import { catalogueV1 } from '../../shared/doors/catalogue.v1.ts'
import type { Answers, Door } from '../../shared/doors/doors.schema.ts'
import { usualOffer } from '../../shared/matching/criteria.rules.ts'
import type { Waiting } from '../../shared/matching/day.rules.ts'
import type { Assignment, IntakeProblem } from '../../shared/matching/intake.rules.ts'
import type { Ground, MatchPerson, MatchSite } from '../../shared/matching/matching.rules.ts'
import type { RuleBook } from '../../shared/offers/checks.ts'
import type { ParameterKey } from '../../shared/offers/parameters.ts'
import { siteKinds } from '../../shared/sites/kinds.ts'

// Made-up intakes: numbers and answers without a person behind them.

const startsOn = '2026-11-30'

const rule = (key: ParameterKey, value: number | boolean | string | null): RuleBook[number] => ({
  ruleId: key,
  key,
  value,
  validFrom: null,
  validTo: null,
  lawReference: null,
  source: 'a test',
  certainty: 'verified',
  note: null,
})

/** Quota as in BEK 1297/2017 § 92, all of it verified, and nothing else: what is not here warns. */
export const quotaBook: RuleBook = [
  rule('rimelighed-per-first', 5),
  rule('rimelighed-first-limit', 50),
  rule('rimelighed-per-above', 10),
  rule('rimelighed-minimum', 1),
  rule('rimelighed-unit', 'fte'),
  rule('rimelighed-rounding', 'down'),
  rule('rimelighed-counts-praktik', true),
]

const [red, yellow, green] = catalogueV1.doors
if (!red || !yellow || !green) throw new Error('three doors')

export const ground = (given: Partial<Ground> = {}): Ground => ({
  book: quotaBook,
  places: new Map([
    ['7431', { latitude: 56.2, longitude: 9.1 }],
    ['7435', { latitude: 56.254, longitude: 9.185 }],
    ['7437', { latitude: 56.09, longitude: 9.02 }],
    ['7400', { latitude: 56.13615, longitude: 8.97662 }],
  ]),
  startsOn,
  startHours: { red: red.hours.start, yellow: yellow.hours.start, green: green.hours.start },
  offers: usualOffer,
  ...given,
})

/** Somebody for whom everything is fine and nothing is wished. */
export const person = (
  given: Partial<Omit<MatchPerson, 'facts'>> & { facts?: Partial<MatchPerson['facts']> } = {},
): MatchPerson => ({
  door: 'yellow',
  answers: {
    'earliest-start': 'from-7',
    'fixed-person': 'no',
    language: 'alone',
    people: 'fine',
    body: 'all',
    transport: 'own',
    care: 'no',
  },
  postalCode: '7431',
  travelLimitKm: null,
  wishedKinds: [],
  wishedTasks: [],
  ...given,
  facts: {
    benefit: 'kontanthjaelp',
    visitation: 'aktivitetsparat',
    benefitSince: '2025-01-01',
    certificate: 'ok',
    availability: null,
    weeklyHours: null,
    stays: [],
    ...given.facts,
  },
})

export const site = (given: Partial<Omit<MatchSite, 'facts'>> & { facts?: Partial<MatchSite['facts']> } = {}): MatchSite => {
  const { siteId = 'a', shifts = [{ weekdays: [1, 2, 3, 4, 5], startsAt: '07:00', endsAt: '15:00' }] } = given
  return {
    siteId,
    kind: 'nursing_home',
    postalCode: '7431',
    tasks: ['Gulve', 'Køkken'],
    hasBuddy: true,
    shifts,
    doors: { red: { places: 2, free: 2 }, yellow: { places: 2, free: 2 }, green: { places: 2, free: 2 } },
    ...given,
    facts: {
      siteId,
      companyId: 'company',
      closed: false,
      childrenPresent: false,
      publicHost: true,
      shifts,
      staffing: [{ from: '2020-01-01', fte: 60 }],
      occupied: [],
      companyStaffing: [],
      ...given.facts,
    },
  }
}

const options = new Map(catalogueV1.questions.map(({ key, options: all }) => [key, all.map((one) => one.key)]))
const anyAnswers = (chance: Chance): Answers => Object.fromEntries([...options].map(([key, all]) => [key, chance.pick(all)]))

const anyShifts = (chance: Chance): MatchSite['shifts'] => {
  const one = (startsAt: string, endsAt: string) => ({ weekdays: [1, 2, 3, 4, 5], startsAt, endsAt })
  return chance.pick([
    [one('07:00', '15:00')],
    [one('05:30', '08:00'), one('13:30', '18:00')],
    [one('17:00', '20:30')],
    [one('06:00', '09:00'), one('09:00', '14:00')],
    [one('08:00', '12:00')],
  ])
}

/** A day's intake by a seed: the same numbers every time. `scarce` days have fewer places than people. */
export const madeUpDay = (seed: number, size: { persons: number; sites: number; scarce?: boolean; book?: RuleBook }): Waiting => {
  const chance = chanceOf(seed)
  const codes = ['7431', '7431', '7435', '7437', '7400', '9990'] as const
  const doors: readonly Door[] = ['red', 'yellow', 'yellow', 'green']
  const places = () => {
    const count = size.scarce ? chance.int(0, 1) : chance.int(0, 3)
    return { places: count + 1, free: count }
  }
  const sites = Array.from({ length: size.sites }, (_, index): MatchSite => {
    const kind = chance.pick(siteKinds)
    const children = kind === 'school' || kind === 'day_care'
    return site({
      siteId: `site ${String(index).padStart(3, '0')}`,
      kind,
      postalCode: chance.pick(codes),
      tasks: ['Gulve', 'Køkken', 'Vask', 'Vinduer', 'Kontorer'].filter(() => chance.chance(0.5)),
      hasBuddy: chance.chance(0.6),
      shifts: anyShifts(chance),
      doors: { red: places(), yellow: places(), green: places() },
      facts: {
        childrenPresent: children,
        closed: chance.chance(0.03),
        staffing: chance.chance(0.9) ? [{ from: '2024-01-01', fte: chance.int(2, 40) }] : [],
        occupied: Array.from({ length: chance.int(0, 3) }, () => ({
          offer: 'internship' as const,
          from: addDays(startsOn, -chance.int(1, 60)),
          until: addDays(startsOn, chance.int(-10, 60)),
        })),
      },
    })
  })
  const persons = Array.from(
    { length: size.persons },
    (): MatchPerson =>
      person({
        door: chance.pick(doors),
        answers: anyAnswers(chance),
        postalCode: chance.chance(0.95) ? chance.pick(codes) : null,
        travelLimitKm: chance.chance(0.4) ? chance.int(3, 25) : null,
        wishedKinds: chance.chance(0.5) ? [chance.pick(siteKinds)] : [],
        wishedTasks: chance.chance(0.3) ? ['Vask'] : [],
        facts: {
          certificate: chance.pick(['ok', 'ok', 'ordered', 'missing', 'not_relevant'] as const),
          weeklyHours: chance.chance(0.7) ? chance.int(4, 30) : null,
          availability: chance.chance(0.3) ? [6, 6, 0, 6, 0, 0, 0] : null,
        },
      }),
  )
  return { persons, sites, ground: ground(size.book ? { book: size.book } : {}) }
}

/** First come, best site: how places are given without a plan. */
export const greedyDay = ({ persons, groups, rooms, pairs }: IntakeProblem): Assignment => {
  const free = groups.map((group) => group.free)
  const room = [...rooms]
  return Array.from({ length: persons }, (_, at) => {
    const open = pairs.filter(({ person: whose, group }) => {
      const where = groups[group]
      const left = where?.counts ? (room[where.site] ?? null) : null
      return whose === at && (free[group] ?? 0) > 0 && (left === null || left > 0)
    })
    const best = open.reduce<(typeof open)[number] | null>((one, other) => (one && one.fit >= other.fit ? one : other), null)
    if (!best) return null
    const where = groups[best.group]
    free[best.group] = (free[best.group] ?? 0) - 1
    if (where?.counts) {
      const left = room[where.site] ?? null
      if (left !== null) room[where.site] = left - 1
    }
    return best.group
  })
}
