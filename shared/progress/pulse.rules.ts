/** A caseworker is asked once in a calendar month: an answer of any day of it is the month's. */
export const isSameMonth = (one: string, other: string): boolean => one.slice(0, 7) === other.slice(0, 7)
