import { z } from 'zod'
import { manyLinesOrNull, parseOneLine, plainDate, typed, yearMonth } from '../fields.ts'
import { certainties, offers } from './kinds.ts'
import { parameterKeys } from './parameters.ts'

export const ParameterKey = z.enum(parameterKeys)
export const Certainty = z.enum(certainties, { error: 'required' })

/** A parameter's value: a number, yes or no, a word (or group numbers with a blank between), null is "no limit". */
export const RuleValue = z.union([z.number(), z.boolean(), z.string(), z.null()], {
  error: (issue) => (issue.input === undefined ? 'required' : 'invalid-value'),
})

/** One row as it was recorded; superseded rows are history and do not count any more. */
export const Rule = z.object({
  ruleId: z.uuid(),
  key: ParameterKey,
  value: RuleValue,
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  lawReference: z.string().nullable(),
  source: z.string(),
  certainty: z.enum(certainties),
  note: z.string().nullable(),
  /** Why it was recorded; null for what was laid down with the house. */
  reason: z.string().nullable(),
  recordedBy: z.string().nullable(),
  /** Instants. */
  recordedAt: z.string(),
  supersededAt: z.string().nullable(),
  supersededBy: z.string().nullable(),
})
export type Rule = z.infer<typeof Rule>

export const ruleLimits = {
  lawReference: 120,
  source: 200,
  note: 500,
  reason: 500,
  fte: 99_999,
  mentorHours: 99_999,
} as const

/** What an administrator records. `validTo` null: until what is recorded next takes over. `value` is judged by the parameter's kind. */
export const RuleInput = z.strictObject({
  value: RuleValue,
  validFrom: plainDate,
  validTo: plainDate.nullable().default(null),
  lawReference: manyLinesOrNull(ruleLimits.lawReference),
  source: typed(parseOneLine(ruleLimits.source)),
  certainty: Certainty,
  note: manyLinesOrNull(ruleLimits.note),
  reason: typed(parseOneLine(ruleLimits.reason)),
  /** The row that counted on `validFrom` as it was seen, null for none: another one means that somebody was first. */
  replaces: z.uuid().nullable(),
})
export type RuleInput = z.infer<typeof RuleInput>

const hundredths = (max: number) =>
  z
    .number({ error: (issue) => (issue.input === undefined ? 'required' : 'number-expected') })
    .min(0, 'number-out-of-range')
    .max(max, 'number-out-of-range')
    .transform((number) => Math.round(number * 100) / 100)
    .pipe(z.number())

/** Mentor hours of a year; `used` by all placements begun or agreed, `hours` null where nothing is granted yet. */
export const MentorYear = z.object({ year: z.int(), hours: z.number().nullable(), used: z.number() })
export type MentorYear = z.infer<typeof MentorYear>

export const MentorBudgetInput = z.strictObject({
  hours: hundredths(ruleLimits.mentorHours).nullable(),
  /** What was there when it was read. */
  seen: z.number().nullable(),
})

/** Ordinary full-time equivalents of a company (CVR) in a month, 'YYYY-MM'. */
export const StaffingMonth = z.object({ month: z.string(), fte: z.number() })
export type StaffingMonth = z.infer<typeof StaffingMonth>

export const StaffingInput = z.strictObject({
  /** The months that change: `fte` null takes a month away, `seen` is what was there when it was read. */
  months: z
    .array(z.strictObject({ month: yearMonth, fte: hundredths(ruleLimits.fte).nullable(), seen: z.number().nullable() }))
    .max(60, 'too-many'),
})

/** How full the reasonableness quota of a P-number is on a day; `limit`, `free` and `fte` are null where the posts are not known. */
export const Quota = z.object({
  on: z.string(),
  used: z.int(),
  limit: z.int().nullable(),
  free: z.int().nullable(),
  fte: z.number().nullable(),
  /** The offers that fill a place of it. */
  offers: z.array(z.enum(offers)),
  law: z.string().nullable(),
  source: z.string().nullable(),
  certainty: z.enum(certainties).nullable(),
})
export type Quota = z.infer<typeof Quota>
