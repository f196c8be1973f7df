const collator = new Intl.Collator('da-DK')

/** Danish order on every engine: æ, ø and å last, aa as å, case and accents aside. A database's own order is its collation's. */
export const danishOrder = (one: string, other: string): number => collator.compare(one, other)

/** The same for things that have a name. */
export const byDanishName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  danishOrder(one.name, other.name)
