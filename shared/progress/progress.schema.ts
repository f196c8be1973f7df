import { z } from 'zod'
import { Motivation } from '../attendance/attendance.schema.ts'
import { plainDate } from '../fields.ts'
import { RefusalAnswer } from '../placements/placements.schema.ts'
import { citizenLanguages, indicatorKeys, parties, steps } from './instrument.ts'
import { activityKeys, noActivity } from './instrument.v2.caseworker.ts'
import { measurementLinkStates } from './progress.rules.ts'

export const Party = z.enum(parties)
export type Party = z.infer<typeof Party>
export const IndicatorKey = z.enum(indicatorKeys)
export const Step = z.literal(steps, { error: 'invalid-value' })
const CitizenLanguage = z.enum(citizenLanguages, { error: 'required' })

/** Indicator to step; what was not answered is not there. */
export const Answers = z.partialRecord(IndicatorKey, Step)

/** Answers of the citizen on the caseworker's screen, or of the caseworker. */
export const MeasurementInput = z.strictObject({
  party: z.enum(['citizen', 'caseworker'], { error: 'required' }),
  measuredOn: plainDate,
  /** The version of the wording that was read. */
  instrument: z.int(),
  answers: Answers.default({}),
  /** Ticked by the caseworker; `none` alone where the citizen has done nothing of it. */
  activities: z
    .array(z.enum([...activityKeys, noActivity]))
    .max(20)
    .default([]),
  /** In which language the citizen read it. */
  language: CitizenLanguage.default('da'),
  /** How motivated this party is for this way into work; left out by whoever will not say. */
  motivation: Motivation.optional(),
})
export type MeasurementInput = z.infer<typeof MeasurementInput>

export const Measurement = z.object({
  measurementId: z.uuid(),
  party: Party,
  measuredOn: z.string(),
  /** The version of the wording it was answered to. */
  instrument: z.number(),
  /** Without the caseworker's belief in a job. */
  answers: Answers,
  activities: z.array(z.string()),
  /** Of a team lead: what was seen, and where. */
  example: z.string().nullable(),
  seenAt: z.string().nullable(),
  siteName: z.string().nullable(),
  language: CitizenLanguage,
  means: z.enum(['signed_in', 'on_screen', 'by_link']),
  enteredBy: z.string(),
})
export type Measurement = z.infer<typeof Measurement>

const Said = z.object({ party: Party, step: Step })

/** A one-time link; the token itself is told once, by makeLink. */
export const MeasurementLink = z.object({
  linkId: z.uuid(),
  language: CitizenLanguage,
  createdBy: z.string(),
  createdOn: z.string(),
  expiresOn: z.string(),
  state: z.enum(measurementLinkStates),
})
export type MeasurementLink = z.infer<typeof MeasurementLink>

/** The parties' measurements side by side: no sum, no average. */
export const Progress = z.object({
  citizenId: z.uuid(),
  citizenName: z.string(),
  /** The version of the wording that is asked today. */
  instrument: z.int(),
  /** Oldest first. */
  measurements: z.array(Measurement),
  /** Belief in a job as the caseworker who asks has noted it, oldest first; nobody else is given it. */
  ownBelief: z.array(z.object({ measuredOn: z.string(), instrument: z.int(), step: Step })),
  gaps: z.array(z.object({ key: IndicatorKey, higher: Said, lower: Said })),
  /** `team_lead` only while a placement runs. */
  dueOn: z.object({ citizen: z.string().nullable(), caseworker: z.string().nullable(), team_lead: z.string().nullable() }),
  /** Of the last 90 days, newest first. */
  links: z.array(MeasurementLink),
  /** For a measurement today. */
  can: z.object({ citizen: RefusalAnswer.nullable(), caseworker: RefusalAnswer.nullable() }),
})
export type Progress = z.infer<typeof Progress>

export const NewMeasurementLink = z.object({
  citizenId: z.uuid(),
  linkId: z.uuid(),
  language: CitizenLanguage,
  /** Shown once: it belongs behind the # of the address of the page that answers. */
  token: z.string(),
  expiresOn: z.string(),
})

export const MeasurementLinkInput = z.strictObject({ language: CitizenLanguage })
