// Lanczos, g = 7
const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const

const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const at = x - 1
  const sum = lanczos.reduce((total, term, i) => (i === 0 ? term : total + term / (at + i)), 0)
  const base = at + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** b0 + a1/(b1 + a2/(b2 + …)) by the modified Lentz method (Thompson and Barnett, J. Comput. Phys. 64, 1986). */
const continuedFraction = (first: number, term: (step: number) => readonly [a: number, b: number]): number => {
  const tiny = 1e-300
  const kept = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let value = kept(first)
  let [c, d] = [value, 0]
  for (let step = 1; step <= 100_000; step++) {
    const [a, b] = term(step)
    d = 1 / kept(b + a * d)
    c = kept(b + a / c)
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return value
}

const positive = (value: number, what: string): void => {
  if (!(value > 0) || !Number.isFinite(value)) throw new RangeError(`${what} must be above 0, not ${value}`)
}

const isProbability = (p: number): void => {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, not at ${p}`)
}

/**
 * How likely a chi-square of so many degrees of freedom is to be `x` or more: the regularised upper incomplete gamma function by series and
 * continued fraction (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31). RangeError unless degrees > 0 and x >= 0.
 */
export const chiSquareUpperTail = (x: number, degrees: number): number => {
  positive(degrees, 'degrees of freedom')
  if (!(x >= 0)) throw new RangeError(`a chi-square is 0 or more, not ${x}`)
  const [shape, at] = [degrees / 2, x / 2]
  if (at === 0) return 1
  if (at === Number.POSITIVE_INFINITY) return 0
  const scale = Math.exp(shape * Math.log(at) - at - logGamma(shape))
  if (at < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let step = 1; term > sum * 1e-17; step++) {
      term *= at / (shape + step)
      sum += term
    }
    return Math.max(0, 1 - sum * scale)
  }
  return scale / continuedFraction(at + 1 - shape, (i) => [-i * (i - shape), at + 2 * i + 1 - shape])
}

/** The regularised incomplete beta function, for x below its middle (Abramowitz and Stegun 1964, 26.5.8). */
const betaBelowMiddle = (x: number, a: number, b: number): number => {
  if (x === 0) return 0
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  const fraction = continuedFraction(1, (i) => {
    const m = Math.floor(i / 2)
    const up = i % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m)
    return [(up * x) / ((a + i - 1) * (a + i)), 1]
  })
  return scale / fraction
}

/** How likely Student's t of so many degrees of freedom (whole or not) is to be `t` or more. RangeError unless degrees > 0. */
export const studentUpperTail = (t: number, degrees: number): number => {
  positive(degrees, 'degrees of freedom')
  if (Number.isNaN(t)) throw new RangeError('t must be a number')
  if (t < 0) return 1 - studentUpperTail(-t, degrees)
  if (t === Number.POSITIVE_INFINITY) return 0
  const [a, b, square] = [degrees / 2, 0.5, t * t]
  const x = degrees / (degrees + square)
  const beta = x < (a + 1) / (a + b + 2) ? betaBelowMiddle(x, a, b) : 1 - betaBelowMiddle(square / (degrees + square), b, a)
  return beta / 2
}

/** The t that is exceeded with probability 1 - p; found by halving. RangeError unless 0 < p < 1 and degrees > 0. */
export const studentQuantile = (p: number, degrees: number): number => {
  isProbability(p)
  positive(degrees, 'degrees of freedom')
  if (p < 0.5) return -studentQuantile(1 - p, degrees)
  if (p === 0.5) return 0
  let [low, high] = [0, 1]
  while (studentUpperTail(high, degrees) > 1 - p) [low, high] = [high, high * 2]
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentUpperTail(middle, degrees) > 1 - p) low = middle
    else high = middle
  }
  return high
}

const ratioAt = (r: number, [above, below]: readonly [readonly number[], readonly number[]]): number => {
  const value = (terms: readonly number[]) => terms.reduceRight((sum, term) => sum * r + term, 0)
  return value(above) / value(below)
}

// the middle, the tails, and far out in the tails
const wichura = [
  [
    [
      3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
      33430.57558358813, 2509.0809287301227,
    ],
    [
      1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
      5226.495278852854,
    ],
  ],
  [
    [
      1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
      0.022723844989269184, 0.0007745450142783414,
    ],
    [
      1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
      1.0507500716444169e-9,
    ],
  ],
  [
    [
      6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
      2.7115555687434876e-5, 2.0103343992922881e-7,
    ],
    [
      1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
      1.421511758316446e-7, 2.0442631033899397e-15,
    ],
  ],
] as const

/** The value below which a standard normal lies with probability p: algorithm AS 241 (Wichura, Appl. Statist. 37, 1988), to 1e-15. RangeError unless 0 < p < 1. */
export const normalQuantile = (p: number): number => {
  isProbability(p)
  const from = p - 0.5
  if (Math.abs(from) <= 0.425) return from * ratioAt(0.180625 - from * from, wichura[0])
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  return Math.sign(from) * (r <= 5 ? ratioAt(r - 1.6, wichura[1]) : ratioAt(r - 5, wichura[2]))
}

/** How far a normal reaches to both sides with this confidence, in standard deviations: 1.96 for 0.95. RangeError unless 0 < confidence < 1. */
export const bothSides = (confidence: number): number => normalQuantile(0.5 + confidence / 2)
