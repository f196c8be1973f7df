import { z } from 'zod'
import { Door, RampWeek } from '../doors/doors.schema.ts'
import { manyLinesOrNull, parseOneLine, plainDate, typed } from '../fields.ts'
import { languages } from '../i18n/format.ts'
import { Certainty } from '../offers/offers.schema.ts'
import { isPaceValue, type PaceParameter } from './pace.state.ts'
import { rateKinds, rateLimits } from './paceRates.rules.ts'

export const RateKind = z.enum(rateKinds)

/** A row that counts: kroner an hour, of on_cost the factor on the wage. */
export const Rate = z.object({
  rateId: z.uuid(),
  kind: RateKind,
  value: z.number(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  source: z.string(),
  certainty: Certainty,
  note: z.string().nullable(),
})
export type Rate = z.infer<typeof Rate>

/** A row as it was recorded, numbered within its kind from 1; superseded rows are history. Instants. */
export const RecordedRate = Rate.extend({
  number: z.int(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  supersededAt: z.string().nullable(),
})
export type RecordedRate = z.infer<typeof RecordedRate>

/** `validTo` null: until what is recorded next takes over. `value` is judged by its kind. */
export const RateInput = z.strictObject({
  value: z.number({ error: (issue) => (issue.input === undefined ? 'required' : 'number-expected') }),
  validFrom: plainDate,
  validTo: plainDate.nullable().default(null),
  source: typed(parseOneLine(rateLimits.source)),
  certainty: Certainty,
  note: manyLinesOrNull(rateLimits.note),
  /** The row that counted on `validFrom` as it was seen, null for none: another one means that somebody was first. */
  replaces: z.uuid().nullable(),
})

/** What a door of the catalogue in force plans for its weeks. */
export const Ramp = z.object({ door: Door, ramp: z.array(RampWeek) })
export type Ramp = z.infer<typeof Ramp>

const chosen = (name: PaceParameter) =>
  z
    .string()
    .max(200, 'invalid-value')
    .refine((text) => isPaceValue(name, text), 'invalid-value')
    .optional()

/** What a file is made for: the page's own address, and the language. */
export const PaceQuery = z.strictObject({
  takt: chosen('takt'),
  timer: chosen('timer'),
  uger: chosen('uger'),
  loen: chosen('loen'),
  egenloen: chosen('egenloen'),
  egenfaktor: chosen('egenfaktor'),
  tilskud: chosen('tilskud'),
  egettilskud: chosen('egettilskud'),
  mod: chosen('mod'),
  doer: chosen('doer'),
  loenfra: chosen('loenfra'),
  hold: chosen('hold'),
  language: z.enum(languages).optional(),
}) satisfies z.ZodObject<Record<PaceParameter | 'language', z.ZodType>>
