import type { Answers, Door } from '../doors/doors.schema.ts'
import { checkPlan, stopsIn } from '../offers/checker.rules.ts'
import type { Check, Plan, PlanFacts, RuleBook, SiteFacts } from '../offers/checks.ts'
import type { Offer } from '../offers/kinds.ts'
import { lastDayOf, type Shift } from '../placements/defaults.rules.ts'
import type { Refusal } from '../problem.ts'
import type { SiteKind } from '../sites/kinds.ts'
import {
  bodyLine,
  buddyLine,
  type Criterion,
  commuteLine,
  fewSites,
  fitOf,
  keptLine,
  languageLine,
  peopleLine,
  weekAt,
  wishesLine,
} from './criteria.rules.ts'
import { type Commute, commuteBetween, kmForOrder, type Places } from './distance.rules.ts'

/** A citizen as a match sees one: no name, age, sex, origin or address, only the postal code and what was said. */
export type MatchPerson = {
  readonly door: Door
  /** Frozen with the current decision. */
  readonly answers: Answers
  readonly postalCode: string | null
  readonly travelLimitKm: number | null
  readonly wishedKinds: readonly string[]
  readonly wishedTasks: readonly string[]
  readonly facts: Omit<PlanFacts, keyof typeof beforeAnyPlan | 'site'>
}

/** What is so for everybody who waits. */
const beforeAnyPlan = {
  step: 'draft',
  doorDecided: true,
  agreedUntil: null,
  followsId: null,
  mentor: [],
  repSigned: null,
} as const satisfies Partial<PlanFacts>

export type MatchSite = {
  readonly siteId: string
  readonly kind: SiteKind
  readonly postalCode: string
  readonly tasks: readonly string[]
  readonly hasBuddy: boolean
  readonly shifts: readonly Shift[]
  readonly doors: Readonly<Record<Door, { readonly places: number; readonly free: number }>>
  readonly facts: Omit<SiteFacts, 'places' | 'free'>
}

/** What all are judged on alike. */
export type Ground = {
  readonly book: RuleBook
  readonly places: Places
  /** The first day that is judged, the same that the form begins with. */
  readonly startsOn: string
  /** Hours a week at the start, as each door is defined. */
  readonly startHours: Readonly<Record<Door, { readonly from: number; readonly to: number }>>
  readonly offers: Readonly<Record<Door, Offer>>
}

/** How a site stands for a person. `whyNot` empty = possible; the criteria lack "kept", which needs to know of the others who wait. */
export type Match = {
  readonly whyNot: readonly Refusal[]
  readonly warnings: readonly Refusal[]
  readonly criteria: readonly Criterion[]
  readonly commute: Commute
}

/** A match is judged as a placement of so many weeks: what every target group may have. */
export const judgedWeeks = 4

const wantedHours = (weeklyHours: number | null, start: { readonly from: number; readonly to: number }) => {
  const wanted = weeklyHours === null ? start.from : Math.min(weeklyHours, start.to)
  return { wanted, least: Math.min(wanted, start.from) }
}

/** Warnings that tell sites apart; the others are the same everywhere, and stand in the form. */
const toldRules: ReadonlySet<Check['rule']> = new Set(['quota', 'net-growth', 'certificate', 'host'])

/** Each thing is said once, whichever rules say it. */
const told = (refusals: readonly Refusal[]): Refusal[] =>
  refusals.filter(({ code }, at) => refusals.findIndex((one) => one.code === code) === at)
const asRefusals = (checks: readonly Check[]): Refusal[] =>
  checks.flatMap(({ code, numbers }) => (code === null ? [] : [{ code, facts: numbers }]))

/** The plan a site is judged by, before anybody has typed one. */
export const planAt = (ground: Ground, door: Door, weekdayHours: readonly number[]): Plan => ({
  offer: ground.offers[door],
  startsOn: ground.startsOn,
  endsOn: lastDayOf(ground.startsOn, judgedWeeks),
  weekdayHours,
  mentorHours: 0,
  need: null,
})

const siteFactsAt = (site: MatchSite, door: Door): SiteFacts => ({ ...site.facts, ...site.doors[door] })

const planFacts = ({ facts }: Pick<MatchPerson, 'facts'>, site: SiteFacts): PlanFacts => ({ ...facts, ...beforeAnyPlan, site })

/** Børneattest among children: none ordered yet is weeks away, so the site is not possible now; one ordered may come in time. */
const whyNotAmongChildren = ({ facts }: MatchPerson, site: MatchSite): Refusal | null =>
  site.facts.childrenPresent && facts.certificate !== 'ok' && facts.certificate !== 'ordered'
    ? { code: 'certificate-missing' }
    : null

const whyTooFar = (commute: Commute, limit: number | null): Refusal | null =>
  limit !== null && commute.kind === 'km' && commute.km > limit
    ? { code: 'site-too-far', facts: { km: commute.km, limit } }
    : null

/** Every stop of the one checker, and what a checklist does not know: the way, the certificate now, and hours that never meet. */
export const matchSite = (person: MatchPerson, site: MatchSite, ground: Ground): Match => {
  const { door, answers, facts } = person
  const commute = commuteBetween(ground.places, person.postalCode, site.postalCode)
  const hours = wantedHours(facts.weeklyHours, ground.startHours[door])
  const week = weekAt(answers, facts.availability, site.shifts, hours)
  const checks = checkPlan(planAt(ground, door, week.weekdayHours), planFacts(person, siteFactsAt(site, door)), ground.book)
  const own = [
    whyNotAmongChildren(person, site),
    whyTooFar(commute, person.travelLimitKm),
    week.line === null ? ({ code: 'hours-do-not-meet' } satisfies Refusal) : null,
  ]
  const whyNot = told([...asRefusals(stopsIn(checks)), ...own.filter((one) => one !== null)])
  const warned = checks.filter(({ rule, verdict }) => verdict === 'warn' && toldRules.has(rule))
  return {
    whyNot,
    warnings: whyNot.length > 0 ? [] : told(asRefusals(warned)),
    commute,
    criteria: [
      wishesLine(person, site),
      commuteLine(answers, commute),
      ...(week.line ? [week.line] : []),
      buddyLine(answers, site),
      bodyLine(answers, site),
      peopleLine(answers, site),
      languageLine(answers, site),
    ],
  }
}

export const isPossible = ({ whyNot }: Pick<Match, 'whyNot'>): boolean => whyNot.length === 0

/** All persons × all sites. */
export const matchAll = (persons: readonly MatchPerson[], sites: readonly MatchSite[], ground: Ground): Match[][] =>
  persons.map((person) => sites.map((site) => matchSite(person, site, ground)))

/**
 * For each site and door: those who wait and have hardly any site but this one. Their places are kept when somebody else has more to
 * choose among (domain.md 8: hold places for a better match rather than fill first come).
 */
export const neededBy = (
  persons: readonly MatchPerson[],
  sites: readonly MatchSite[],
  matches: readonly (readonly Match[])[],
) => {
  const needed = new Map<string, number[]>()
  persons.forEach(({ door }, person) => {
    const possible = sites.filter((_, site) => isPossible(matches[person]?.[site] ?? { whyNot: [{ code: 'not-found' }] }))
    if (possible.length > fewSites) return
    for (const { siteId } of possible) {
      const key = `${siteId} ${door}`
      needed.set(key, [...(needed.get(key) ?? []), person])
    }
  })
  return (siteId: string, door: Door, except: number): number =>
    (needed.get(`${siteId} ${door}`) ?? []).filter((one) => one !== except).length
}

/** The criteria with "kept" at their end. */
export const withKept = (criteria: readonly Criterion[], free: number, needing: number): Criterion[] => [
  ...criteria,
  keptLine({ free, needing }),
]

type Ordered = { readonly criteria: readonly Criterion[]; readonly commute: Commute; readonly name: string }

/** Best first: the site's fit, then the shorter way, then the name. */
export const byFit = (one: Ordered, other: Ordered): number =>
  fitOf(other.criteria) - fitOf(one.criteria) ||
  order(kmForOrder(one.commute), kmForOrder(other.commute)) ||
  one.name.localeCompare(other.name, 'da')

const order = (one: number, other: number): number => (one < other ? -1 : one > other ? 1 : 0)

const anybody: MatchPerson['facts'] = {
  benefit: null,
  visitation: null,
  benefitSince: null,
  certificate: 'ok',
  availability: null,
  weeklyHours: null,
  stays: [],
}

/**
 * How many newcomers at a door a site's quota has room for, asked of the one checker by adding them one by one; null where it never
 * stops (the offer does not count, or the rule is not verified and only warns).
 */
export const quotaRoom = (site: MatchSite, door: Door, ground: Ground): number | null => {
  const plan = planAt(ground, door, [4, 4, 4, 4, 4, 0, 0])
  const offer = ground.offers[door]
  const facts = siteFactsAt(site, door)
  const most = Object.values(site.doors).reduce((sum, { free }) => sum + free, 0)
  for (let newcomers = 0; newcomers < most; newcomers += 1) {
    const also = Array.from({ length: newcomers }, () => ({ offer, from: plan.startsOn, until: plan.endsOn }))
    const judged = planFacts({ facts: anybody }, { ...facts, occupied: [...facts.occupied, ...also] })
    if (checkPlan(plan, judged, ground.book).some(({ rule, verdict }) => rule === 'quota' && verdict === 'stop')) return newcomers
  }
  return null
}
