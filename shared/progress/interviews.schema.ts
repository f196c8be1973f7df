import { z } from 'zod'
import { manyLinesOrNull, plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { themeKeys } from './guide.v1.ts'
import { interviewLimits } from './interviews.rules.ts'

const Theme = z.enum(themeKeys)

export const InterviewInput = z.strictObject({
  heldOn: plainDate,
  themes: z
    .partialRecord(
      Theme,
      z.strictObject({ words: manyLinesOrNull(interviewLimits.words), note: manyLinesOrNull(interviewLimits.note) }),
    )
    .default({}),
})
export const InterviewCorrection = InterviewInput.extend({ version: z.int() })

/** As it is kept: only themes that hold something. */
export const KeptThemes = z.array(z.object({ theme: Theme, words: z.string().nullable(), note: z.string().nullable() }))

export const InterviewLine = z.object({
  noteId: z.uuid(),
  heldOn: z.string(),
  writtenBy: z.string(),
  themes: z.array(Theme),
  /** The beginning of what the citizen said first; null where only the caseworker noted something. */
  words: z.string().nullable(),
})
export type InterviewLine = z.infer<typeof InterviewLine>

export const Interview = z.object({
  noteId: z.uuid(),
  citizenId: z.uuid(),
  citizenName: z.string(),
  heldOn: z.string(),
  /** The version of the guide it was held by. */
  guide: z.number(),
  themes: KeptThemes,
  writtenBy: z.string(),
  writtenAt: z.string(),
  /** Null while it has not been corrected. */
  correctedAt: z.string().nullable(),
  version: z.number(),
  can: z.object({ correct: RefusalAnswer.nullable() }),
})
export type Interview = z.infer<typeof Interview>
