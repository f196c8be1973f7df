/** 95 per cent of a normal distribution lie within so many standard deviations. */
const z = 1.96

/** Between what and what a share lies, with 95 per cent confidence: the score interval of E. B. Wilson (JASA 22, 1927). Shares from 0 to 1. */
export const wilson = (share: number, n: number): { readonly least: number; readonly most: number } => {
  const [square, among] = [z * z, 1 + (z * z) / n]
  const middle = (share + square / (2 * n)) / among
  const half = (z / among) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return { least: Math.max(0, middle - half), most: Math.min(1, middle + half) }
}
