import { z } from 'zod'
import { parseManyLines, plainDate, typed } from '../fields.ts'
import { longestWords, outcomes } from './disagreements.rules.ts'
import { Door } from './doors.schema.ts'

const words = typed(parseManyLines(longestWords))

/** What was said, in the citizen's own words, and on which day. */
export const DisagreementGiven = z.strictObject({ words, saidOn: plainDate })

export const DisagreementAnswer = z.strictObject({
  version: z.int().min(1),
  outcome: z.enum(outcomes, 'required'),
  answer: words,
})

/** A citizen says that a door is wrong. It has an owner and a day it is due until it has an answer. */
export const Disagreement = z.object({
  disagreementId: z.uuid(),
  citizenId: z.uuid(),
  decisionId: z.uuid(),
  words: z.string(),
  saidOn: plainDate,
  /** Who took it down, and who sees to it that it is answered. */
  receivedBy: z.string(),
  owner: z.string(),
  dueOn: plainDate,
  answer: z.object({ outcome: z.enum(outcomes), words: z.string(), by: z.string(), on: plainDate }).nullable(),
  /** Whether whoever asks may say that the door stays; false for who decided it, while there is a colleague. */
  mayKeep: z.boolean(),
  version: z.int(),
})
export type Disagreement = z.infer<typeof Disagreement>

/** An answered disagreement with what its letter to the citizen needs. A protected address is not part of it. */
export const DisagreementLetter = z.object({
  citizenId: z.uuid(),
  disagreementId: z.uuid(),
  name: z.string(),
  address: z.object({ street: z.string(), postalCode: z.string(), town: z.string() }).nullable(),
  organisationName: z.string(),
  door: Door,
  decidedOn: plainDate,
  words: z.string(),
  saidOn: plainDate,
  outcome: z.enum(outcomes),
  answer: z.string(),
  answeredBy: z.string(),
  answeredOn: plainDate,
  /** Where whoever answered can be reached. */
  phone: z.string().nullable(),
})
export type DisagreementLetter = z.infer<typeof DisagreementLetter>
