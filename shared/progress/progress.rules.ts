import { addDays, addMonths, daysBetween } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { type Indicator, type IndicatorKey, instrumentV1, ownEyesOnly, type Party, type Step } from './instrument.v1.ts'

export const monthsBetweenMeasurements = 3
/** Days after a door was decided within which each party measures. */
export const daysToMeasureAtDoor = 14
/** A gap of so many steps is something to talk about; never an alarm. */
export const talkFrom = 2
/** Answers further apart in time than this are not held against each other. */
export const comparableDays = 31

/** What was answered; whoever does not know or will not say leaves an indicator out. */
export type Answers = Readonly<Partial<Record<IndicatorKey, Step>>>
export type Measured = { readonly party: Party; readonly measuredOn: string; readonly answers: Answers }

/** The indicators a party is asked about, in the order they are asked. */
export const askedOf = (party: Party): Indicator[] => instrumentV1.indicators.filter(({ asked }) => asked[party] !== null)

/** The party's last measurement, or null. */
export const latestOf = <M extends Pick<Measured, 'party' | 'measuredOn'>>(measurements: readonly M[], party: Party): M | null =>
  measurements
    .filter((one) => one.party === party)
    .reduce<M | null>((last, one) => (last === null || one.measuredOn > last.measuredOn ? one : last), null)

export type DueFacts = {
  /** The day the door that counts now was decided; null before the first. */
  readonly doorDecidedOn: string | null
  /** The day this party measured last. */
  readonly lastOn: string | null
}

/**
 * When a party is to measure next: at the start and at each change of door within 14 days, else three months after the last time;
 * the earlier of the two. Null before there is a door: then nothing is measured yet.
 */
export const dueOn = ({ doorDecidedOn, lastOn }: DueFacts): string | null => {
  const regular = lastOn === null ? null : addMonths(lastOn, monthsBetweenMeasurements)
  if (doorDecidedOn === null || (lastOn !== null && lastOn >= doorDecidedOn)) return regular
  const atDoor = addDays(doorDecidedOn, daysToMeasureAtDoor)
  return regular !== null && regular < atDoor ? regular : atDoor
}

/** Something to talk about: both answered, two steps or more apart. `steps` is positive where the citizen's answer is the higher. */
export type Gap = {
  readonly key: IndicatorKey
  readonly citizen: Step
  readonly caseworker: Step
  readonly steps: number
}

/**
 * Where citizen and caseworker see it differently, the widest first. Only measurements at most 31 days apart are held together, and
 * the caseworker's belief in a job never is.
 */
export const gaps = (citizen: Measured | null, caseworker: Measured | null): Gap[] => {
  if (!citizen || !caseworker || Math.abs(daysBetween(citizen.measuredOn, caseworker.measuredOn)) > comparableDays) return []
  return instrumentV1.indicators
    .flatMap(({ key }): Gap[] => {
      const [own, other] = [citizen.answers[key], caseworker.answers[key]]
      if (key === ownEyesOnly || own === undefined || other === undefined || Math.abs(own - other) < talkFrom) return []
      return [{ key, citizen: own, caseworker: other, steps: own - other }]
    })
    .toSorted((a, b) => Math.abs(b.steps) - Math.abs(a.steps))
}

type OnDay = Pick<Measured, 'party' | 'measuredOn'>

/** One measurement a party and day, and not ahead of time. */
export const whyNotMeasureOn = ({ party, measuredOn }: OnDay, taken: readonly OnDay[], today: string): Refusal | null => {
  if (measuredOn > today) return { code: 'date-in-future', pointer: '/measuredOn' }
  return taken.some((one) => one.party === party && one.measuredOn === measuredOn)
    ? { code: 'measured-already', pointer: '/measuredOn', facts: { on: measuredOn } }
    : null
}

/** At least one answer, and only to what the party is asked. */
export const whyNotAnswers = ({ party, answers }: Pick<Measured, 'party' | 'answers'>): Refusal | null => {
  const notAsked = instrumentV1.indicators.find(({ key, asked }) => asked[party] === null && answers[key] !== undefined)
  if (notAsked) return { code: 'indicator-not-asked', pointer: `/answers/${notAsked.key}` }
  const asked = askedOf(party)
  return asked.every(({ key }) => answers[key] === undefined)
    ? { code: 'measurement-empty', pointer: `/answers/${asked[0]?.key ?? ''}` }
    : null
}

export const whyNotMeasure = (measured: Measured, taken: readonly OnDay[], today: string): Refusal | null =>
  whyNotMeasureOn(measured, taken, today) ?? whyNotAnswers(measured)
