import { z } from 'zod'
import {
  cpr,
  danishDateOrNull,
  emailOrNull,
  hoursOrNull,
  manyLinesOrNull,
  oneLine,
  oneLineOrNull,
  phoneOrNull,
  postalCodeOrNull,
  quarterHoursUpTo,
} from '../fields.ts'
import { SiteKind } from '../sites/sites.schema.ts'
import { benefits, visitations } from './benefits.ts'
import { childCertificates } from './certificates.ts'
import { lengths, wishLimits } from './citizens.limits.ts'
import { importFields } from './headers.rules.ts'

export const Benefit = z.enum(benefits)
export type Benefit = z.infer<typeof Benefit>

export const Visitation = z.enum(visitations)
export type Visitation = z.infer<typeof Visitation>

export const ChildCertificate = z.enum(childCertificates)
export type ChildCertificate = z.infer<typeof ChildCertificate>

const benefitOrNull = z
  .union([Benefit, z.literal(''), z.null()], { error: 'unknown-benefit' })
  .optional()
  .transform((value): Benefit | null => value || null)
  .pipe(Benefit.nullable())

const visitationOrNull = z
  .union([Visitation, z.literal(''), z.null()], { error: 'unknown-visitation' })
  .optional()
  .transform((value): Visitation | null => value || null)
  .pipe(Visitation.nullable())

const facts = {
  firstName: oneLine(lengths.name),
  lastName: oneLine(lengths.name),
  street: oneLineOrNull(lengths.street),
  postalCode: postalCodeOrNull,
  town: oneLineOrNull(lengths.town),
  phone: phoneOrNull,
  email: emailOrNull,
  benefit: benefitOrNull,
  visitation: visitationOrNull,
  benefitSince: danishDateOrNull,
  weeklyHours: hoursOrNull,
  language: oneLineOrNull(lengths.language),
  note: manyLinesOrNull(lengths.note),
}

/** When and where the citizen can and would like to work. Nothing of it enters a proposal of a door. */
const wishes = {
  /** Hours on Monday to Sunday; empty = not talked about. */
  availability: z
    .array(quarterHoursUpTo(wishLimits.dayHours))
    .refine(({ length }) => length === 0 || length === 7, 'invalid-value')
    .default([]),
  wishedKinds: z.array(SiteKind).max(20, 'too-many').default([]),
  wishedTasks: z.array(oneLine(wishLimits.task)).max(wishLimits.tasks, 'too-many').default([]),
  /** Null = no limit said. */
  travelLimitKm: z
    .int('travel-limit-out-of-range')
    .min(1, 'travel-limit-out-of-range')
    .max(wishLimits.travelKm, 'travel-limit-out-of-range')
    .nullable()
    .default(null),
}

/** What a caseworker writes about a citizen: texts as typed, dates and hours in Danish or ISO form, blanks as null. */
export const CitizenFacts = z.strictObject({
  ...facts,
  protectedAddress: z.boolean({ error: 'yes-no-expected' }).default(false),
  caseworkerId: z.uuid('invalid-value').nullable().default(null),
  needsForSupplier: manyLinesOrNull(lengths.needs),
  needsAgreedOn: danishDateOrNull,
  childCertificate: ChildCertificate.default('not_relevant'),
  ...wishes,
})
export type CitizenFacts = z.infer<typeof CitizenFacts>

/** A citizen typed in by hand; the CPR number is read as ten digits. */
export const CitizenInput = z.strictObject({ cpr, ...CitizenFacts.shape })
export type CitizenInput = z.infer<typeof CitizenInput>

/** One good row of a file. Null is "not stated": it never erases. `caseworker` is the name in the file, matched by the server. */
export const ImportRow = z.strictObject({
  cpr,
  ...facts,
  protectedAddress: z.boolean().nullable(),
  caseworker: oneLineOrNull(lengths.name),
})
export type ImportRow = z.infer<typeof ImportRow>

/** What the caseworker said of headers that were not recognised, by header. */
export const HeaderChoices = z.record(
  z.string().max(300, 'too-long'),
  z.enum([...importFields, 'ignore'], { error: 'invalid-value' }),
)
export type HeaderChoices = z.infer<typeof HeaderChoices>

/**
 * What an edit sends: all facts, and the version they were read in. `addressSeen` says that a protected address was revealed before:
 * without it an address left blank is one that was not shown, and stays as it is.
 */
export const CitizenEdit = z.strictObject({
  ...CitizenFacts.shape,
  addressSeen: z.boolean().default(false),
  version: z.int().min(1),
})
export type CitizenEdit = z.infer<typeof CitizenEdit>

/** What is agreed for the supplier, alone: the same fields as in an edit. */
export const NeedsInput = z.strictObject({
  needsForSupplier: CitizenFacts.shape.needsForSupplier,
  needsAgreedOn: CitizenFacts.shape.needsAgreedOn,
  version: z.int().min(1),
})
export type NeedsInput = z.infer<typeof NeedsInput>

const address = { street: z.string().nullable(), postalCode: z.string().nullable(), town: z.string().nullable() }

/** Where somebody lives whose address is protected; shown one at a time, on record. */
export const RevealedAddress = z.object({ citizenId: z.uuid(), ...address })
export type RevealedAddress = z.infer<typeof RevealedAddress>

/** A citizen as the edit form shows it; the address is null when it is protected. */
export const CitizenDetails = z.object({
  citizenId: z.uuid(),
  version: z.int(),
  /** masked */
  cpr: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  ...address,
  protectedAddress: z.boolean(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  benefit: Benefit.nullable(),
  visitation: Visitation.nullable(),
  benefitSince: z.string().nullable(),
  caseworkerId: z.uuid().nullable(),
  weeklyHours: z.number().nullable(),
  language: z.string().nullable(),
  note: z.string().nullable(),
  needsForSupplier: z.string().nullable(),
  needsAgreedOn: z.string().nullable(),
  childCertificate: ChildCertificate,
  availability: z.array(z.number()),
  wishedKinds: z.array(SiteKind),
  wishedTasks: z.array(z.string()),
  travelLimitKm: z.int().nullable(),
})
export type CitizenDetails = z.infer<typeof CitizenDetails>

/** One of those a search found. */
export const CitizenHit = z.object({
  citizenId: z.uuid(),
  name: z.string(),
  /** masked */
  cpr: z.string(),
  phone: z.string().nullable(),
  town: z.string().nullable(),
  protectedAddress: z.boolean(),
  caseworker: z.string().nullable(),
})
export type CitizenHit = z.infer<typeof CitizenHit>
