import type { Answers, Door } from '../doors/doors.schema.ts'
import type { Shift } from '../placements/defaults.rules.ts'
import type { Facts } from '../problem.ts'
import type { SiteKind } from '../sites/kinds.ts'
import type { Commute } from './distance.rules.ts'

/** What is looked at where a site is possible, in the order of the list, with everything that can be said of each. */
export const criterionReasons = {
  wishes: ['both', 'kind', 'tasks', 'other', 'none'],
  commute: ['same', 'near', 'middling', 'far', 'unknown', 'hidden'],
  time: ['fits', 'later', 'any', 'care-unsettled', 'outside-day', 'few-hours', 'no-shifts', 'unknown'],
  buddy: ['there', 'missing', 'not-needed', 'unknown'],
  body: ['light', 'mixed', 'heavy', 'any', 'unknown'],
  people: ['few', 'team', 'many', 'any', 'unknown'],
  language: ['buddy', 'talk', 'alone', 'not-needed', 'unknown'],
  kept: ['roomy', 'last', 'needed'],
} as const
export type CriterionKey = keyof typeof criterionReasons
export const criterionKeys = [
  'wishes',
  'commute',
  'time',
  'buddy',
  'body',
  'people',
  'language',
  'kept',
] as const satisfies readonly CriterionKey[]

export const fits = ['good', 'neutral', 'poor'] as const
export type Fit = (typeof fits)[number]

/** One named line of why a site fits or not: a fact about the site beside what the person has said. */
export type Criterion = {
  readonly [K in CriterionKey]: {
    readonly key: K
    readonly fit: Fit
    readonly reason: (typeof criterionReasons)[K][number]
    readonly facts?: Facts
  }
}[CriterionKey]

/** How much each criterion weighs when sites are put in order; what they rest on is in docs/decisions/015-intake.md. */
export const weights: Readonly<Record<CriterionKey, number>> = {
  wishes: 3,
  commute: 3,
  time: 3,
  buddy: 2,
  body: 2,
  people: 2,
  language: 1,
  kept: 1,
}

/** The site's fit as a sum: a good line counts for, a poor one against. It orders sites for one person and compares no persons. */
export const fitOf = (criteria: readonly Pick<Criterion, 'key' | 'fit'>[]): number =>
  criteria.reduce((sum, { key, fit }) => sum + (fit === 'good' ? weights[key] : fit === 'poor' ? -weights[key] : 0), 0)

/** The answers of the current decision that a match is made from, by the question's key; a question that is gone is not known. */
export const answerTo = (answers: Answers, question: string): string => answers[question] ?? 'unknown'

/** Usual demands of a kind of site (domain.md 5.4): what it asks of the body, and how many people are around. */
const usualOf: Readonly<
  Record<SiteKind, { readonly body: 'light' | 'mixed' | 'heavy'; readonly people: 'few' | 'team' | 'many' }>
> = {
  school: { body: 'heavy', people: 'many' },
  day_care: { body: 'mixed', people: 'few' },
  nursing_home: { body: 'mixed', people: 'many' },
  administration: { body: 'light', people: 'few' },
  sports_hall: { body: 'heavy', people: 'few' },
  training_centre: { body: 'light', people: 'team' },
  laundry: { body: 'mixed', people: 'team' },
}

export const wishesLine = (
  { wishedKinds, wishedTasks }: { readonly wishedKinds: readonly string[]; readonly wishedTasks: readonly string[] },
  site: { readonly kind: SiteKind; readonly tasks: readonly string[] },
): Criterion => {
  const key = 'wishes'
  if (wishedKinds.length + wishedTasks.length === 0) return { key, fit: 'neutral', reason: 'none' }
  const kind = wishedKinds.includes(site.kind)
  const tasks = site.tasks.filter((task) => wishedTasks.includes(task))
  const facts = { tasks: tasks.join(', ') }
  if (kind && tasks.length > 0) return { key, fit: 'good', reason: 'both', facts }
  if (kind) return { key, fit: 'good', reason: 'kind' }
  return tasks.length > 0 ? { key, fit: 'good', reason: 'tasks', facts } : { key, fit: 'poor', reason: 'other' }
}

/** Kilometres in a straight line up to which a way is near, and up to which it is middling, by how somebody gets to work. */
export const reach: Readonly<Record<'own' | 'public' | 'unsettled', readonly [near: number, middling: number]>> = {
  own: [10, 25],
  public: [7, 18],
  unsettled: [3, 8],
}

export const commuteLine = (answers: Answers, commute: Commute): Criterion => {
  const key = 'commute'
  if (commute.kind === 'unknown') return { key, fit: 'neutral', reason: 'unknown' }
  if (commute.kind === 'same') return { key, fit: 'good', reason: 'same' }
  const { km } = commute
  const transport = answerTo(answers, 'transport')
  const [near, middling] = reach[transport === 'own' || transport === 'public' ? transport : 'unsettled']
  if (km <= near) return { key, fit: 'good', reason: 'near', facts: { km } }
  return km <= middling
    ? { key, fit: 'neutral', reason: 'middling', facts: { km } }
    : { key, fit: 'poor', reason: 'far', facts: { km } }
}

export const buddyLine = (answers: Answers, { hasBuddy }: { readonly hasBuddy: boolean }): Criterion => {
  const key = 'buddy'
  const need = answerTo(answers, 'fixed-person')
  if (need === 'no') return { key, fit: 'neutral', reason: 'not-needed' }
  if (need !== 'always' && need !== 'first-weeks') return { key, fit: 'neutral', reason: 'unknown' }
  return hasBuddy ? { key, fit: 'good', reason: 'there' } : { key, fit: 'poor', reason: 'missing' }
}

export const bodyLine = (answers: Answers, { kind }: { readonly kind: SiteKind }): Criterion => {
  const key = 'body'
  const can = answerTo(answers, 'body')
  if (can === 'all') return { key, fit: 'neutral', reason: 'any' }
  if (can !== 'some' && can !== 'short') return { key, fit: 'neutral', reason: 'unknown' }
  const { body } = usualOf[kind]
  return { key, fit: body === 'light' ? 'good' : body === 'heavy' ? 'poor' : 'neutral', reason: body }
}

export const peopleLine = (answers: Answers, { kind }: { readonly kind: SiteKind }): Criterion => {
  const key = 'people'
  const among = answerTo(answers, 'people')
  if (among === 'fine') return { key, fit: 'neutral', reason: 'any' }
  if (among !== 'quiet' && among !== 'slowly') return { key, fit: 'neutral', reason: 'unknown' }
  const { people } = usualOf[kind]
  // a fixed team is what one gets to know; few people is what is quiet
  const good = among === 'quiet' ? 'few' : 'team'
  return { key, fit: people === good ? 'good' : people === 'many' ? 'poor' : 'neutral', reason: people }
}

export const languageLine = (answers: Answers, site: { readonly kind: SiteKind; readonly hasBuddy: boolean }): Criterion => {
  const key = 'language'
  const danish = answerTo(answers, 'language')
  if (danish === 'alone') return { key, fit: 'neutral', reason: 'not-needed' }
  if (danish !== 'shown' && danish !== 'every-task') return { key, fit: 'neutral', reason: 'unknown' }
  if (site.hasBuddy) return { key, fit: 'good', reason: 'buddy' }
  // residents and colleagues by day talk (domain.md 5.4)
  if (danish === 'shown' && site.kind === 'nursing_home') return { key, fit: 'good', reason: 'talk' }
  return { key, fit: danish === 'every-task' ? 'poor' : 'neutral', reason: 'alone' }
}

/** Somebody who waits has few other possibilities with at most so many possible sites. */
export const fewSites = 2

/** `needing` others who wait at the same door have hardly any site but this one. */
export const keptLine = ({ free, needing }: { readonly free: number; readonly needing: number }): Criterion => {
  const key = 'kept'
  if (needing >= free) return { key, fit: 'poor', reason: 'needed', facts: { count: needing } }
  return free > 1 ? { key, fit: 'good', reason: 'roomy', facts: { free } } : { key, fit: 'neutral', reason: 'last' }
}

/** 'HH:MM' in minutes from midnight; read a hundred thousand times in a day's plan, so without splitting. */
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

type Window = { readonly from: number; readonly to: number }

/** When somebody can begin at the earliest, by the answer. */
const earliestOf = (answers: Answers): string | null => {
  const earliest = answerTo(answers, 'earliest-start')
  return earliest === 'from-7' ? '07:00' : earliest === 'from-9' ? '09:00' : null
}
/** Hours in which day care and schools are open to whoever has children to fetch. */
const daytime: Window = { from: minutes('07:00'), to: minutes('16:30') }
/** A shift of which less is left is none. */
const leastMinutes = 60
/** A full day (37 hours in five days), for a citizen whose hours by weekday nobody has asked about. */
const fullDay = 7.4

const usable = ({ startsAt, endsAt }: Shift, window: Window): number => {
  const from = minutes(startsAt)
  const until = minutes(endsAt) > from ? minutes(endsAt) : minutes(endsAt) + 24 * 60
  const left = Math.min(until, window.to) - Math.max(from, window.from)
  return left >= leastMinutes ? left / 60 : 0
}

/** Hours on Monday to Sunday in which the site's shifts and the citizen's own hours meet. */
const sharedHours = (shifts: readonly Shift[], availability: readonly number[] | null, window: Window): number[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const own = availability ? (availability[weekday - 1] ?? 0) : weekday <= 5 ? fullDay : 0
    const there = shifts.reduce((sum, shift) => (shift.weekdays.includes(weekday) ? sum + usable(shift, window) : sum), 0)
    return Math.min(own, there)
  })

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
const quarters = (hours: number): number => Math.floor(hours * 4) / 4

/** What of the week is shared, and how it is judged. */
export type Week = {
  /** Hours on Monday to Sunday to judge the site by, in quarters: as many as wanted, evenly over the days that are shared. */
  readonly weekdayHours: readonly number[]
  /** Null where there is no hour that both have. */
  readonly line: Criterion | null
}

/** `wanted` hours a week are looked for; with fewer than `least` the site gives too few. */
export const weekAt = (
  answers: Answers,
  availability: readonly number[] | null,
  shifts: readonly Shift[],
  { wanted, least }: { readonly wanted: number; readonly least: number },
): Week => {
  const key = 'time'
  const earliest = earliestOf(answers)
  const all: Window = { from: earliest ? minutes(earliest) : 0, to: 48 * 60 }
  const even = (shared: readonly number[]): number[] => {
    const days = shared.filter((hours) => hours > 0).length
    const share = days === 0 ? 0 : Math.max(0.25, quarters(wanted / days))
    return shared.map((hours) => quarters(Math.min(hours, share)))
  }
  if (shifts.length === 0) {
    const own = availability ?? [fullDay, fullDay, fullDay, fullDay, fullDay, 0, 0]
    return { weekdayHours: even(own), line: { key, fit: 'neutral', reason: 'no-shifts' } }
  }
  const shared = sharedHours(shifts, availability, all)
  const total = sumOf(shared)
  if (total <= 0) return { weekdayHours: even(shared), line: null }
  const line = ((): Criterion => {
    const care = answerTo(answers, 'care')
    const tied = care === 'daytime' || care === 'unsettled'
    const byDay = tied ? sharedHours(shifts, availability, { ...daytime, from: Math.max(daytime.from, all.from) }) : shared
    if (sumOf(byDay) <= 0) return { key, fit: 'poor', reason: 'outside-day' }
    const hours = Math.round(sumOf(byDay) * 100) / 100
    if (hours < least) return { key, fit: 'poor', reason: 'few-hours', facts: { hours, least } }
    if (care === 'unsettled') return { key, fit: 'neutral', reason: 'care-unsettled' }
    const open = shifts.filter((shift) => usable(shift, all) > 0)
    const whole = earliest === null ? open[0] : open.find(({ startsAt }) => startsAt >= earliest)
    if (earliest !== null && !whole) return { key, fit: 'neutral', reason: 'later', facts: { from: earliest } }
    if (whole && (earliest !== null || tied)) {
      return { key, fit: 'good', reason: 'fits', facts: { from: whole.startsAt, to: whole.endsAt } }
    }
    return { key, fit: 'neutral', reason: answerTo(answers, 'earliest-start') === 'unknown' ? 'unknown' : 'any' }
  })()
  return { weekdayHours: even(shared), line }
}

/** The offer a first day usually has at each door (domain.md 11): what a site is judged by until somebody chooses another. */
export const usualOffer = { red: 'internship', yellow: 'internship', green: 'ordinary_hours' } as const satisfies Record<
  Door,
  string
>
