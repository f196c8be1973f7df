import type { Fives } from '../../shared/contracts/fives.ts'

/** Two parts, and the whole as what they make. */
export const inTwoFives = (inTime: number, late: number): { inTime: Fives; counted: Fives } => {
  const [one, other] = [inFives(inTime), inFives(late)]
  return { inTime: one, counted: { least: one.least + other.least, most: one.most + other.most } }
}

/** A count as the pages tell it: the first range ends at nine, of those hired at four. */
export const inFives = (n: number, first = 9): Fives =>
  n <= first ? { least: 0, most: first } : { least: n - (n % 5), most: n - (n % 5) + 4 }
