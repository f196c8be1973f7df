import { addDays, addMonths, daysBetween } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { type IndicatorKey, indicatorKeys, ownEyesOnly, type Party, parties, type Step } from './instrument.ts'
import { noActivity } from './instrument.v2.caseworker.ts'
import { askedOf, instrumentOf, instrumentOn } from './instruments.ts'

export const monthsBetweenMeasurements = 3
/** Days after a door was decided within which citizen and caseworker measure. */
const daysToMeasureAtDoor = 14
/** A gap of so many steps is something to talk about; never an alarm. */
const talkFrom = 2
/** Answers further apart in time than this are not held against each other. */
const comparableDays = 31
/** Days that a citizen's one-time link can be used. */
export const measurementLinkDays = 7

/** What was answered; whoever does not know or will not say leaves an indicator out. */
export type Answers = Readonly<Partial<Record<IndicatorKey, Step>>>
export type Measured = {
  readonly party: Party
  readonly measuredOn: string
  /** The version of the wording. */
  readonly instrument: number
  readonly answers: Answers
}

/** The party's last measurement, or null. */
export const latestOf = <M extends Pick<Measured, 'party' | 'measuredOn'>>(measurements: readonly M[], party: Party): M | null =>
  measurements
    .filter((one) => one.party === party)
    .reduce<M | null>((last, one) => (last === null || one.measuredOn > last.measuredOn ? one : last), null)

type DueFacts = {
  /** The day the door that counts now was decided; null before the first. */
  readonly doorDecidedOn: string | null
  /** The day this party measured last. */
  readonly lastOn: string | null
}

/**
 * When citizen or caseworker is to measure next: at the start and at each change of door within 14 days, else three months after the
 * last time; the earlier of the two. Null before there is a door: then nothing is measured yet.
 */
export const dueOn = ({ doorDecidedOn, lastOn }: DueFacts): string | null => {
  const regular = lastOn === null ? null : addMonths(lastOn, monthsBetweenMeasurements)
  if (doorDecidedOn === null || (lastOn !== null && lastOn >= doorDecidedOn)) return regular
  const atDoor = addDays(doorDecidedOn, daysToMeasureAtDoor)
  return regular !== null && regular < atDoor ? regular : atDoor
}

export type Said = { readonly party: Party; readonly step: Step }
/** Something to talk about: two parties answered, two steps or more apart. */
export type Gap = { readonly key: IndicatorKey; readonly higher: Said; readonly lower: Said }

const pairs = parties.flatMap((one, index) => parties.slice(index + 1).map((other) => [one, other] as const))

/** Whether two measurements may be held against each other: given to one wording, and at most 31 days apart. */
export const areComparable = (
  one: Pick<Measured, 'measuredOn' | 'instrument'>,
  other: Pick<Measured, 'measuredOn' | 'instrument'>,
) => one.instrument === other.instrument && Math.abs(daysBetween(one.measuredOn, other.measuredOn)) <= comparableDays

/**
 * Where two parties see it differently in their last measurements, the widest first, in the order of the indicators. The caseworker's
 * belief in a job is held against nothing.
 */
export const gaps = (measurements: readonly Measured[]): Gap[] => {
  const wide = ({ higher, lower }: Gap) => higher.step - lower.step
  return pairs
    .flatMap(([first, second]) => {
      const [one, other] = [latestOf(measurements, first), latestOf(measurements, second)]
      if (!one || !other || !areComparable(one, other)) return []
      return indicatorKeys.flatMap((key): Gap[] => {
        const [a, b] = [one.answers[key], other.answers[key]]
        if (key === ownEyesOnly || a === undefined || b === undefined || Math.abs(a - b) < talkFrom) return []
        const said = [
          { party: first, step: a },
          { party: second, step: b },
        ] as const
        return [a > b ? { key, higher: said[0], lower: said[1] } : { key, higher: said[1], lower: said[0] }]
      })
    })
    .toSorted((a, b) => wide(b) - wide(a) || indicatorKeys.indexOf(a.key) - indicatorKeys.indexOf(b.key))
}

type OnDay = Pick<Measured, 'party' | 'measuredOn'>

/** One measurement a party and day, and not ahead of time. */
export const whyNotMeasureOn = ({ party, measuredOn }: OnDay, taken: readonly OnDay[], today: string): Refusal | null => {
  if (measuredOn > today) return { code: 'date-in-future', pointer: '/measuredOn' }
  return taken.some((one) => one.party === party && one.measuredOn === measuredOn)
    ? { code: 'measured-already', pointer: '/measuredOn', facts: { on: measuredOn } }
    : null
}

/** Answers belong to the wording that was read; a page left open over a change of wording asks the former one. */
export const whyNotInstrument = (version: number, today: string): Refusal | null =>
  version === instrumentOn(today).version ? null : { code: 'instrument-replaced' }

/** At least one answer, and only to what the party is asked in that version. */
export const whyNotAnswers = ({ party, instrument, answers }: Omit<Measured, 'measuredOn'>): Refusal | null => {
  const asked = askedOf(instrumentOf(instrument), party).map(({ key }) => key)
  const notAsked = indicatorKeys.find((key) => answers[key] !== undefined && !asked.includes(key))
  if (notAsked) return { code: 'indicator-not-asked', pointer: `/answers/${notAsked}` }
  return asked.every((key) => answers[key] === undefined)
    ? { code: 'measurement-empty', pointer: `/answers/${asked[0] ?? ''}` }
    : null
}

/** What a citizen does to find work is the caseworker's to tick, and "none of them" stands alone. */
const whyNotActivities = (party: Party, activities: readonly string[]): Refusal | null => {
  if (party !== 'caseworker' && activities.length > 0) return { code: 'indicator-not-asked', pointer: '/activities' }
  return activities.includes(noActivity) && activities.length > 1
    ? { code: 'activities-none-and-some', pointer: '/activities' }
    : null
}

/** How many activities were ticked; null where the question was left out. */
export const activityCount = (activities: readonly string[]): number | null =>
  activities.length === 0 ? null : activities.filter((key) => key !== noActivity).length

export type MeasuredNow = Measured & { readonly activities: readonly string[] }

export const whyNotMeasure = (measured: MeasuredNow, taken: readonly OnDay[], today: string): Refusal | null =>
  whyNotMeasureOn(measured, taken, today) ??
  whyNotInstrument(measured.instrument, today) ??
  whyNotAnswers(measured) ??
  whyNotActivities(measured.party, measured.activities)

export const measurementLinkStates = ['open', 'used', 'revoked', 'expired'] as const
export type MeasurementLinkState = (typeof measurementLinkStates)[number]

/** Only a link that waits can be taken back. */
export const whyNotRevoke = (state: MeasurementLinkState): Refusal | null =>
  state === 'open' ? null : { code: 'link-not-open', facts: { state } }
