import { z } from 'zod'
import { hours, oneLine, plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { checkAnswers, checkWeeks, hourBands, longestEmployer, sources, spellKinds } from './employment.rules.ts'

export const SpellKind = z.enum(spellKinds)
export const Source = z.enum(sources)
export const HourBand = z.enum(hourBands)
export const CheckAnswer = z.enum(checkAnswers)

/** A job as somebody tells of it. `placementId` names the placement it came from, if it came from one. */
export const SpellInput = z.strictObject({
  employer: oneLine(longestEmployer),
  kind: z.enum(spellKinds, { error: 'required' }),
  startsOn: plainDate,
  endsOn: plainDate.nullish().transform((date) => date ?? null),
  // whether it is more than nothing is judged by the rules: there it has words
  weeklyHours: hours,
  source: z.enum(sources, { error: 'required' }),
  placementId: z
    .uuid()
    .nullish()
    .transform((id) => id ?? null),
})
export type SpellInput = z.infer<typeof SpellInput>

export const Spell = z.object({
  spellId: z.uuid(),
  employer: z.string(),
  kind: SpellKind,
  startsOn: z.string(),
  /** Last day; null while it runs on as far as we know. */
  endsOn: z.string().nullable(),
  weeklyHours: z.number(),
  band: HourBand,
  source: Source,
  placementId: z.uuid().nullable(),
  siteName: z.string().nullable(),
  enteredBy: z.string(),
  version: z.number(),
  can: z.object({ end: RefusalAnswer.nullable() }),
})
export type Spell = z.infer<typeof Spell>

/** One of the four checks of a placement. `answer` null: nobody has answered yet. */
export const Check = z.object({
  weeks: z.literal(checkWeeks),
  /** The day the check is about. */
  dueOn: z.string(),
  answer: CheckAnswer.nullable(),
  source: Source.nullable(),
  checkedOn: z.string().nullable(),
  checkedBy: z.string().nullable(),
  /** What the jobs alone say of that day; null before the day has come. */
  fromJobs: CheckAnswer.nullable(),
  can: z.object({ answer: RefusalAnswer.nullable() }),
})
export type Check = z.infer<typeof Check>

/** Everything on the job page. */
export const Employment = z.object({
  citizenId: z.uuid(),
  citizenName: z.string(),
  spells: z.array(Spell),
  status: CheckAnswer,
  lasting: z.object({
    state: z.enum(['none', 'counting', 'paused', 'lasting']),
    weeks: z.number(),
    since: z.string().nullable(),
    reachedOn: z.string().nullable(),
    resumeBy: z.string().nullable(),
  }),
  /** Placements that have begun, newest first, each with its four checks. */
  placements: z.array(
    z.object({
      placementId: z.uuid(),
      siteName: z.string(),
      startedOn: z.string(),
      endedOn: z.string().nullable(),
      checks: z.array(Check),
    }),
  ),
})
export type Employment = z.infer<typeof Employment>
