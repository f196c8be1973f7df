/** A calendar date for a `date` column. Prisma speaks Date at UTC midnight; nothing outside the queries does. */
export const asDate = (plainDate: string): Date => new Date(`${plainDate}T00:00:00.000Z`)
/** What a `date` column says: YYYY-MM-DD. */
export const plain = (date: Date): string => date.toISOString().slice(0, 10)
export const plainOrNull = (date: Date | null): string | null => (date ? plain(date) : null)
export const asDateOrNull = (plainDate: string | null | undefined): Date | null => (plainDate ? asDate(plainDate) : null)
