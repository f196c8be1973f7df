import { bothSides, studentQuantile, studentUpperTail } from './distributions.ts'

/** Between what and what something lies, with the confidence it was asked for. */
export type Interval = { readonly least: number; readonly most: number }

const isPart = (part: number, n: number): void => {
  if (!(n > 0) || !(part >= 0 && part <= n)) throw new RangeError(`${part} of ${n} is no share`)
}

/**
 * The interval of the share part/n, from 0 to 1: the score interval of E. B. Wilson (JASA 22, 1927), without continuity correction; R's
 * `prop.test(correct = FALSE)`. `part` need not be whole. RangeError unless 0 <= part <= n and n > 0.
 */
export const wilson = (part: number, n: number, confidence = 0.95): Interval => {
  isPart(part, n)
  const z = bothSides(confidence)
  const [share, square] = [part / n, z * z]
  const middle = (share + square / (2 * n)) / (1 + square / n)
  const half = (z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  // rounding must not take an end away from the share that it meets
  return { least: part === 0 ? 0 : Math.max(0, middle - half), most: part === n ? 1 : Math.min(1, middle + half) }
}

/** So many of so many. */
export type Part = { readonly part: number; readonly n: number }

/**
 * a's share less b's, from -1 to 1, with the interval of R. G. Newcombe (Statist. Med. 17, 1998, 873–890, method 10: hybrid score, without continuity
 * correction). RangeError as `wilson`.
 */
export const differenceOfShares = (a: Part, b: Part, confidence = 0.95): Interval & { readonly difference: number } => {
  const [ofA, ofB] = [wilson(a.part, a.n, confidence), wilson(b.part, b.n, confidence)]
  const [p, q] = [a.part / a.n, b.part / b.n]
  return {
    difference: p - q,
    least: p - q - Math.hypot(p - ofA.least, ofB.most - q),
    most: p - q + Math.hypot(ofA.most - p, q - ofB.least),
  }
}

/** What is needed of a sample: how many, their mean, and their variance with n - 1 below the line. Any unit. */
export type Sample = { readonly n: number; readonly mean: number; readonly variance: number }

/** The sample's n, mean and variance (two passes). RangeError when it is empty or holds what is no finite number. */
export const sampleOf = (values: readonly number[]): Sample => {
  if (values.length === 0 || !values.every(Number.isFinite)) throw new RangeError('a sample holds finite numbers, one at least')
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  return { n, mean, variance: n === 1 ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) }
}

/** a's mean less b's in their own unit, its interval, and the two-sided test that there is none. */
export type DifferenceOfMeans = Interval & {
  readonly difference: number
  readonly t: number
  readonly degrees: number
  readonly p: number
}

/**
 * Difference of two means without assuming equal spread: B. L. Welch (Biometrika 34, 1947), degrees of freedom by F. E. Satterthwaite (1946); R's `t.test`.
 * Null where nothing can be said: fewer than two in a sample, or no variation in either.
 */
export const differenceOfMeans = (a: Sample, b: Sample, confidence = 0.95): DifferenceOfMeans | null => {
  const [ofA, ofB] = [a.variance / a.n, b.variance / b.n]
  const error = Math.sqrt(ofA + ofB)
  // R's own measure of "data are essentially constant"
  if (a.n < 2 || b.n < 2 || error <= 10 * Number.EPSILON * Math.max(Math.abs(a.mean), Math.abs(b.mean))) return null
  const degrees = (ofA + ofB) ** 2 / (ofA ** 2 / (a.n - 1) + ofB ** 2 / (b.n - 1))
  const difference = a.mean - b.mean
  const half = studentQuantile(0.5 + confidence / 2, degrees) * error
  const t = difference / error
  return {
    difference,
    least: difference - half,
    most: difference + half,
    t,
    degrees,
    p: 2 * studentUpperTail(Math.abs(t), degrees),
  }
}
