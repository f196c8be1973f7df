import type { Fives } from '../../shared/contracts/fives.ts'

/** A count as the pages tell it: the first range ends at nine, of those hired at four. */
export const inFives = (n: number, first = 9): Fives =>
  n <= first ? { least: 0, most: first } : { least: n - (n % 5), most: n - (n % 5) + 4 }
