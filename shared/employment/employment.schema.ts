import { z } from 'zod'
import { Door } from '../doors/doors.schema.ts'
import { hours, oneLine, plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { afterMonths, standings } from './after.rules.ts'
import { checkAnswers, checkWeeks, hourBands, longestEmployer, sources, spellKinds } from './employment.rules.ts'
import { rungs } from './ladder.rules.ts'

export const SpellKind = z.enum(spellKinds)
export const Source = z.enum(sources)
export const HourBand = z.enum(hourBands)
export const CheckAnswer = z.enum(checkAnswers)
export const Standing = z.enum(standings)

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
  /** Whether the supplier of that placement is the employer: then its team leads say how it goes on. */
  bySupplier: z
    .boolean()
    .nullish()
    .transform((is) => is ?? false),
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
  /** The supplier, where it is the employer. */
  supplierName: z.string().nullable(),
  /** What the supplier last said of it. `waits`: it is over, and the job is not ended yet. */
  report: z
    .object({
      stillThere: z.boolean(),
      weeklyHours: z.number().nullable(),
      lastDay: z.string().nullable(),
      reportedOn: z.string(),
      reportedBy: z.string(),
      /** By a caseworker: the job goes on after all. */
      setAside: z.boolean(),
      waits: z.boolean(),
    })
    .nullable(),
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
  /** The supplier is the employer and is asked first, until this day; null: the caseworker is asked. */
  suppliersUntil: z.string().nullable(),
  can: z.object({ answer: RefusalAnswer.nullable() }),
})
export type Check = z.infer<typeof Check>

/** Where somebody stood so many months after a placement had ended. `status` null: nobody has noted it. */
export const StatusAfter = z.object({
  months: z.literal(afterMonths),
  dueOn: z.string(),
  status: Standing.nullable(),
  source: Source.nullable(),
  notedOn: z.string().nullable(),
  notedBy: z.string().nullable(),
  /** What the jobs alone say of that day; null before the day has come. */
  fromJobs: Standing.nullable(),
  can: z.object({ note: RefusalAnswer.nullable() }),
})
export type StatusAfter = z.infer<typeof StatusAfter>

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
    /** What counts today; `validFrom` null: nobody has said anything else. */
    terms: z.object({
      weeks: z.number(),
      bridgedWeeks: z.number(),
      leastHours: z.number(),
      validFrom: z.string().nullable(),
    }),
  }),
  /** Placements that have begun, newest first, each with its four checks. */
  placements: z.array(
    z.object({
      placementId: z.uuid(),
      siteName: z.string(),
      startedOn: z.string(),
      endedOn: z.string().nullable(),
      checks: z.array(Check),
      /** Empty while the placement runs. */
      statuses: z.array(StatusAfter),
    }),
  ),
  /** Hours a week from the first placement or job on, whole weeks, oldest first. */
  ladder: z.object({
    weeks: z.array(z.object({ monday: z.string(), hours: z.record(z.enum(rungs), z.number()) })),
    firstPaid: z.object({ any: z.string().nullable(), ordinary: z.string().nullable() }),
    /** The door that counts today: its aim for pay stands beside. */
    door: Door.nullable(),
  }),
})
export type Employment = z.infer<typeof Employment>
