import { bothSides } from './distributions.ts'
import type { Interval } from './intervals.ts'

/** One person: how long they were followed (any unit, 0 or more), and whether it ended with what we wait for; else it was cut off (censored). */
export type Observation = { readonly time: number; readonly event: boolean }

export type Estimate = {
  /** Share to whom it has not happened yet, 0 to 1. */
  readonly survival: number
  /** Greenwood (1926), on the scale of the share; null where the curve has come down to 0. */
  readonly standardError: number | null
  /** Interval on the scale log(-log S) (Kalbfleisch and Prentice 1980); null before the first event and where the curve is 0, as in R. */
  readonly logLog: Interval | null
  /** Interval S ± z·error, cut at 0 and 1; null where the curve is 0. */
  readonly plain: Interval | null
}
/** One distinct time. Who is cut off at the time of an event is counted as still at risk then. */
export type Step = Estimate & {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly censored: number
}
export type Curve = { readonly n: number; readonly events: number; readonly confidence: number; readonly steps: readonly Step[] }
export type Band = 'logLog' | 'plain'

// what lies closer together than rounding is one time; R's tolerance
const tolerance = Math.sqrt(Number.EPSILON)

/** Observations in order of time, with times that differ by rounding alone made equal (R's `timefix`). RangeError for a time below 0, or none. */
export const inOrder = <T extends { readonly time: number }>(observations: readonly T[]): T[] => {
  const wrong = observations.find(({ time }) => !Number.isFinite(time) || time < 0)
  if (wrong) throw new RangeError(`a time is 0 or more, not ${wrong.time}`)
  const sorted = observations.toSorted((a, b) => a.time - b.time)
  const distinct = [...new Set(sorted.map(({ time }) => time))]
  const mean = distinct.reduce((sum, time) => sum + time, 0) / Math.max(1, distinct.length)
  let [before, cut] = [Number.NEGATIVE_INFINITY, 0]
  return sorted.map((one) => {
    if (one.time - before > tolerance * Math.max(1, mean)) cut = one.time
    before = one.time
    return one.time === cut ? one : { ...one, time: cut }
  })
}

/** Observations of one time together, earliest first. They must be in order. */
export const byTime = <T extends { readonly time: number }>(ordered: readonly T[]): T[][] => {
  const groups: T[][] = []
  for (const one of ordered) {
    const last = groups.at(-1)
    if (last?.[0]?.time === one.time) last.push(one)
    else groups.push([one])
  }
  return groups
}

const atOnce = { survival: 1, standardError: 0, logLog: null, plain: { least: 1, most: 1 } } as const satisfies Estimate

const estimateOf = (survival: number, greenwood: number, z: number): Estimate => {
  if (survival === 0) return { survival, standardError: null, logLog: null, plain: null }
  const error = Math.sqrt(greenwood)
  const plain = { least: Math.max(0, survival * (1 - z * error)), most: Math.min(1, survival * (1 + z * error)) }
  if (survival === 1) return { survival, standardError: 0, logLog: null, plain }
  const [middle, half] = [Math.log(-Math.log(survival)), (z * error) / -Math.log(survival)]
  const logLog = { least: Math.exp(-Math.exp(middle + half)), most: Math.exp(-Math.exp(middle - half)) }
  return { survival, standardError: survival * error, logLog, plain }
}

/**
 * The product-limit estimate of E. L. Kaplan and P. Meier (JASA 53, 1958), one step for each distinct time; R's `survfit`. Time and order are the caller's;
 * an empty array gives a curve without steps. RangeError for a time below 0 or that is no number, or a confidence not between 0 and 1.
 */
export const kaplanMeier = (observations: readonly Observation[], { confidence = 0.95 } = {}): Curve => {
  const z = bothSides(confidence)
  let [survival, greenwood, atRisk] = [1, 0, observations.length]
  const steps = byTime(inOrder(observations)).map((group): Step => {
    const here = atRisk
    const events = group.filter(({ event }) => event).length
    survival *= (here - events) / here
    if (events < here) greenwood += events / (here * (here - events))
    atRisk -= group.length
    const estimate = estimateOf(survival, greenwood, z)
    return { time: group[0]?.time ?? 0, atRisk: here, events, censored: group.length - events, ...estimate }
  })
  return { n: observations.length, events: steps.reduce((sum, { events }) => sum + events, 0), confidence, steps }
}

/** The first time at which the values lie below a half; where they stand at a half exactly before they fall further, the middle of that stretch. */
const halfOf = (values: readonly (readonly [time: number, value: number])[]): number | null => {
  const low = values.filter(([, value]) => value < 0.5 + tolerance)
  const first = low[0]
  if (!first) return null
  const further = low.find(([, value]) => value < first[1])
  return Math.abs(first[1] - 0.5) < tolerance && further ? (first[0] + further[0]) / 2 : first[0]
}

/**
 * The time by which it has happened to half of them, and its interval: where the band crosses a half (Brookmeyer and Crowley, Biometrics 38, 1982), by the rule of
 * R's `survfit`. Null means not reached as far as anybody was followed.
 */
export const medianOf = (
  { steps }: Curve,
  band: Band = 'logLog',
): { readonly median: number | null; readonly least: number | null; readonly most: number | null } => {
  const endOf = (end: keyof Interval) =>
    halfOf(steps.flatMap((step) => (step[band] ? [[step.time, step[band][end]] as const] : [])))
  return { median: halfOf(steps.map(({ time, survival }) => [time, survival])), least: endOf('least'), most: endOf('most') }
}

/**
 * The curve at a time: the estimate of the last step up to then, and how many were still followed. Null after the last time anybody was followed, unless it had happened
 * to all (R's `summary(times =)` without `extend`). RangeError for a time below 0.
 */
export const survivalAt = ({ steps }: Curve, time: number): (Estimate & { readonly atRisk: number }) | null => {
  if (!(time >= 0)) throw new RangeError(`a time is 0 or more, not ${time}`)
  const last = steps.at(-1)
  if (!last || (time > last.time && last.survival > 0)) return null
  const { survival, standardError, logLog, plain } = steps.findLast((step) => step.time <= time) ?? atOnce
  const atRisk = steps.find((step) => step.time >= time)?.atRisk ?? 0
  return { survival, standardError, logLog, plain, atRisk }
}
