import type { RampWeek } from '../doors/doors.schema.ts'
import { doorKeys } from '../doors/keys.ts'
import { alongRamp, atPace, breakEvenPace, doorWeeks, type HourlyCost, ofTeam, type TeamPart } from './pace.rules.ts'
import { type DatedRate, doubtsOf, type RateDoubt, type RateKind, rateOn } from './paceRates.rules.ts'

type DoorKey = (typeof doorKeys)[number]
export const wageKinds = ['startloen', 'praestationsloen'] as const
export type WageKind = (typeof wageKinds)[number]
export const subsidyChoices = ['none', 'private', 'public'] as const
export type SubsidyChoice = (typeof subsidyChoices)[number]

/** Between what and what each number may be chosen; pace in per cent, hours a week, money in kroner an hour. */
export const paceLimits = {
  pace: { least: 10, most: 120 },
  hours: { least: 1, most: 37 },
  weeks: { least: 1, most: 52 },
  wage: { least: 50, most: 500 },
  onCost: { least: 1, most: 3 },
  subsidy: { least: 0, most: 300 },
  people: { least: 1, most: 99 },
  paidFrom: { least: 1, most: 13 },
  parts: 8,
} as const
type Limit = { readonly least: number; readonly most: number }

/** What the reader has chosen; own numbers are null where the dated rate is used. */
export type PaceState = {
  readonly pace: number
  readonly hours: number
  readonly weeks: number
  readonly wage: WageKind
  readonly ownWage: number | null
  readonly ownOnCost: number | null
  readonly subsidy: SubsidyChoice
  readonly ownSubsidy: number | null
  /** Whose hour at the norm the break-even is measured by. */
  readonly against: WageKind
  readonly door: DoorKey
  readonly paidFrom: number
  readonly team: readonly TeamPart[]
}

export const firstState: PaceState = {
  ...{ pace: 60, hours: 20, weeks: 46, wage: 'startloen', ownWage: null, ownOnCost: null, subsidy: 'private', ownSubsidy: null },
  ...{ against: 'startloen', door: 'red', paidFrom: 1 },
  team: [
    { people: 6, pace: 100, hours: 30, subsidised: false },
    { people: 2, pace: 60, hours: 20, subsidised: true },
  ],
}

/** A number as it stands in an address, with a full stop; null outside its limits. */
const numberOf = (text: string, { least, most }: Limit, decimals: number): number | null => {
  if (!new RegExp(`^\\d{1,4}(\\.\\d{1,${Math.max(1, decimals)}})?$`).test(text)) return null
  const number = Number(text)
  const whole = decimals > 0 || Number.isInteger(number)
  return whole && number >= least && number <= most ? number : null
}

const partOf = (text: string): TeamPart | null => {
  const [, people, pace, hours, subsidised] = /^(\d{1,2})x(\d{1,3})x(\d{1,2}(?:\.\d{1,2})?)(t?)$/.exec(text) ?? []
  const [n, p, h] = [
    numberOf(people ?? '', paceLimits.people, 0),
    numberOf(pace ?? '', paceLimits.pace, 0),
    numberOf(hours ?? '', paceLimits.hours, 2),
  ]
  return n === null || p === null || h === null ? null : { people: n, pace: p, hours: h, subsidised: subsidised === 't' }
}

// an empty value would fall out of an address
const nobody = 'ingen'

const teamOf = (text: string): readonly TeamPart[] | null => {
  const parts = text === nobody ? [] : text.split(',').map(partOf)
  return parts.length > paceLimits.parts || parts.some((part) => part === null) ? null : parts.filter((part) => part !== null)
}

const one =
  <T extends string>(choices: readonly T[]) =>
  (text: string): T | null =>
    choices.find((choice) => choice === text) ?? null

/** The names in the address, and how each is read; null is refused. */
const readers = {
  takt: (text: string) => numberOf(text, paceLimits.pace, 0),
  timer: (text: string) => numberOf(text, paceLimits.hours, 2),
  uger: (text: string) => numberOf(text, paceLimits.weeks, 0),
  loen: one(wageKinds),
  egenloen: (text: string) => numberOf(text, paceLimits.wage, 2),
  egenfaktor: (text: string) => numberOf(text, paceLimits.onCost, 4),
  tilskud: one(subsidyChoices),
  egettilskud: (text: string) => numberOf(text, paceLimits.subsidy, 2),
  mod: one(wageKinds),
  doer: one(doorKeys),
  loenfra: (text: string) => numberOf(text, paceLimits.paidFrom, 0),
  hold: teamOf,
} as const
export type PaceParameter = keyof typeof readers
export const paceParameters = Object.keys(readers) as PaceParameter[]
export const isPaceValue = (name: PaceParameter, text: string): boolean => readers[name](text) !== null

/** What an address says; what it does not say, or says wrongly, is as at first. */
export const stateFrom = (search: { readonly get: (name: string) => string | null }): PaceState => {
  const read = <K extends PaceParameter>(name: K): ReturnType<(typeof readers)[K]> | null => {
    const text = search.get(name)
    return text === null ? null : (readers[name](text) as ReturnType<(typeof readers)[K]>)
  }
  return {
    pace: read('takt') ?? firstState.pace,
    hours: read('timer') ?? firstState.hours,
    weeks: read('uger') ?? firstState.weeks,
    wage: read('loen') ?? firstState.wage,
    ownWage: read('egenloen'),
    ownOnCost: read('egenfaktor'),
    subsidy: read('tilskud') ?? firstState.subsidy,
    ownSubsidy: read('egettilskud'),
    against: read('mod') ?? firstState.against,
    door: read('doer') ?? firstState.door,
    paidFrom: read('loenfra') ?? firstState.paidFrom,
    team: read('hold') ?? firstState.team,
  }
}

const teamText = (team: readonly TeamPart[]): string =>
  team.length === 0
    ? nobody
    : team.map(({ people, pace, hours, subsidised }) => `${people}x${pace}x${hours}${subsidised ? 't' : ''}`).join(',')

/** The address of a state: only what is not as at first. */
export const queryOf = (state: PaceState): Partial<Record<PaceParameter, string>> => {
  const all: Record<PaceParameter, string | null> = {
    takt: String(state.pace),
    timer: String(state.hours),
    uger: String(state.weeks),
    loen: state.wage,
    egenloen: state.ownWage === null ? null : String(state.ownWage),
    egenfaktor: state.ownOnCost === null ? null : String(state.ownOnCost),
    tilskud: state.subsidy,
    egettilskud: state.ownSubsidy === null ? null : String(state.ownSubsidy),
    mod: state.against,
    doer: state.door,
    loenfra: String(state.paidFrom),
    hold: teamText(state.team),
  }
  const first: Partial<Record<PaceParameter, string>> = {
    ...{ takt: '60', timer: '20', uger: '46', loen: firstState.wage, tilskud: firstState.subsidy, mod: firstState.against },
    ...{ doer: firstState.door, loenfra: '1', hold: teamText(firstState.team) },
  }
  return Object.fromEntries(
    paceParameters.flatMap((name) => (all[name] !== null && all[name] !== first[name] ? [[name, all[name]] as const] : [])),
  )
}

/** A number that is reckoned with, and where it is from: a dated row, or the reader's own (`rate` null). */
export type Used<R extends DatedRate> = { readonly value: number; readonly rate: R | null; readonly doubts: readonly RateDoubt[] }

const used = <R extends DatedRate>(rates: readonly R[], kind: RateKind, day: string, own: number | null): Used<R> | null => {
  if (own !== null) return { value: own, rate: null, doubts: [] }
  const rate = rateOn(rates, kind, day)
  return rate && { value: rate.value, rate, doubts: doubtsOf(rate, day) }
}

export type DoorRamp = { readonly door: DoorKey; readonly ramp: readonly RampWeek[] }

/** The paces of the table, and the chosen one among them. */
const tablePaces = (chosen: number): number[] => [...new Set([40, 50, 60, 70, 80, 90, 100, chosen])].toSorted((a, b) => a - b)
/** The paces of the curve. */
export const curvePaces: readonly number[] = Array.from({ length: 19 }, (_, i) => 30 + i * 5)

/**
 * Everything the page and its files show, from the dated rates of a day and what is chosen. `figures` is null where there is no wage, no on-cost or no
 * wage to measure by on that day.
 */
export const reckonPace = <R extends DatedRate>(
  state: PaceState,
  rates: readonly R[],
  ramps: readonly DoorRamp[],
  day: string,
) => {
  const subsidyKind = state.subsidy === 'none' ? null : (`subsidy_${state.subsidy}` as const)
  const wage = used(rates, state.wage, day, state.ownWage)
  const onCost = used(rates, 'on_cost', day, state.ownOnCost)
  const subsidy = subsidyKind && used(rates, subsidyKind, day, state.ownSubsidy)
  const norm = state.against === state.wage ? wage : used(rates, state.against, day, null)
  const inputs = { wage, onCost, subsidy, norm }
  if (!wage || !onCost || !norm) return { inputs, figures: null }
  const cost: HourlyCost = { wage: wage.value, onCost: onCost.value, subsidy: subsidy?.value ?? 0 }
  const bare = { ...cost, subsidy: 0 }
  const reference = { ...bare, wage: norm.value }
  const time = { hours: state.hours, weeks: state.weeks }
  const ramp = ramps.find(({ door }) => door === state.door)
  const weeks = ramp ? doorWeeks(ramp.ramp) : []
  return {
    inputs,
    figures: {
      cost,
      reference,
      chosen: atPace(cost, state.pace, time),
      table: tablePaces(state.pace).map((pace) => atPace(cost, pace, time)),
      curve: curvePaces.map((pace) => atPace(cost, pace, time)),
      breakEven: {
        without: breakEvenPace(bare, reference),
        withSubsidy: cost.subsidy > 0 ? breakEvenPace(cost, reference) : null,
      },
      ramp: {
        without: alongRamp(bare, weeks, state.paidFrom),
        withSubsidy: cost.subsidy > 0 ? alongRamp(cost, weeks, state.paidFrom) : null,
      },
      team: ofTeam(cost, state.team),
    },
  }
}
export type PaceInputs<R extends DatedRate> = ReturnType<typeof reckonPace<R>>['inputs']
export type PaceFigures = NonNullable<ReturnType<typeof reckonPace>['figures']>
