import { addDays } from '../calendar.ts'
import type { Refusal } from '../problem.ts'
import { countsOn } from './book.rules.ts'

type Days = { readonly validFrom: string | null; readonly validTo: string | null }
type Input = { readonly validFrom: string; readonly validTo: string | null }

/** What recording a value from a day on does to the rows of the same parameter. */
export type Recording<Row extends Days> = {
  /** The last day of the new row; null is open. */
  readonly validTo: string | null
  /** The row that counted on the first day and is superseded. */
  readonly replaced: Row | null
  /** What is left of it, before and after, to be kept as rows of their own. */
  readonly kept: readonly Days[]
  /** The row that takes over later and stays as it is. */
  readonly next: Row | null
  /** The first day on which nothing counts any more; null where there is no gap after it. */
  readonly gapFrom: string | null
}

const nextAfter = <Row extends Days>(rows: readonly Row[], day: string): Row | null =>
  rows
    .filter(({ validFrom }) => validFrom !== null && validFrom > day)
    .toSorted((one, other) => (one.validFrom ?? '').localeCompare(other.validFrom ?? ''))[0] ?? null

const dayBefore = (day: string | null | undefined): string | null => (day ? addDays(day, -1) : null)

/** `rows` are those of one parameter that count, none superseded. Without a last day the value counts until the next one begins. */
export const recordingOf = <Row extends Days>(rows: readonly Row[], { validFrom, validTo }: Input): Recording<Row> => {
  const replaced = rows.find((row) => countsOn(row, validFrom)) ?? null
  const next = nextAfter(rows, validFrom)
  const end = validTo ?? dayBefore(next?.validFrom)
  const before =
    replaced && (replaced.validFrom === null || replaced.validFrom < validFrom)
      ? [{ validFrom: replaced.validFrom, validTo: addDays(validFrom, -1) }]
      : []
  const after =
    replaced && end !== null && (replaced.validTo === null || replaced.validTo > end)
      ? [{ validFrom: addDays(end, 1), validTo: replaced.validTo }]
      : []
  const gap = end !== null && after.length === 0 && next?.validFrom !== addDays(end, 1)
  return { validTo: end, replaced, kept: [...before, ...after], next, gapFrom: gap ? addDays(end, 1) : null }
}

/** A last day comes after the first, and before what is recorded already begins: that is never covered unseen. */
export const whyNotRecording = (rows: readonly Days[], { validFrom, validTo }: Input): Refusal | null => {
  if (validTo === null) return null
  if (validTo < validFrom) return { code: 'date-order', pointer: '/validTo' }
  const from = nextAfter(rows, validFrom)?.validFrom
  return from && validTo >= from ? { code: 'rule-overlaps', pointer: '/validTo', facts: { from } } : null
}
