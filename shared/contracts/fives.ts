/**
 * A count as the contract's pages tell it: it lies from `least` to `most`, both with it. The database makes them (prisma/migrations,
 * in_fives: 0–9, 10–14, 15–19 and so on; of those hired 0–4 first), and no code outside it knows more (docs/decisions/028-contracts.md).
 */
export type Fives = { readonly least: number; readonly most: number }

/** In the first range: too few to reckon from. */
export const isFew = ({ least }: Fives): boolean => least === 0

/** All of them together, as far as can be said. */
export const sumOf = (counts: readonly Fives[]): Fives => ({
  least: counts.reduce((sum, { least }) => sum + least, 0),
  most: counts.reduce((sum, { most }) => sum + most, 0),
})

/** Between what and what a share of a whole lies, from 0 to 1; null when the whole may be nobody. */
export const shareOf = (part: Fives, whole: Fives): Fives | null =>
  isFew(whole) ? null : { least: part.least / whole.most, most: Math.min(1, part.most / whole.least) }
