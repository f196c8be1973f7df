import { z } from 'zod'
import { oneLine, oneLineOrNull, plainDate } from '../fields.ts'
import { siteKinds } from '../sites/kinds.ts'
import { quotaStandings } from './displacement.rules.ts'
import { measures } from './measures.ts'

export const Measure = z.enum(measures)

const Fives = z.strictObject({ least: z.int().min(0), most: z.int().min(0) })

const period = { startsOn: plainDate, endsOn: plainDate }
const title = z.pipe(oneLine(160), z.string().min(3, 'required'))

/** A contract as an administrator writes it. */
export const ContractInput = z.strictObject({ supplierId: z.uuid({ error: 'required' }), title, ...period })
export const ContractChange = z.strictObject({ title, ...period, version: z.int() })

/** A target as an administrator writes it; `replaces` is the one that was read, null where there was none. */
export const TargetInput = z.strictObject({
  value: z.number({ error: (issue) => (issue.input === undefined ? 'required' : 'number-expected') }),
  reason: oneLineOrNull(300),
  replaces: z
    .uuid()
    .nullish()
    .transform((id) => id ?? null),
})

export const Contract = z.object({
  contractId: z.uuid(),
  title: z.string(),
  municipality: z.string(),
  supplier: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  version: z.int(),
})
export type Contract = z.infer<typeof Contract>

/** One target that counts, or counted until another took its place. */
export const Target = z.object({
  targetId: z.uuid(),
  year: z.int(),
  measure: Measure,
  /** People, hours, or per cent. */
  value: z.number(),
  reason: z.string().nullable(),
  recordedAt: z.string(),
  supersededAt: z.string().nullable(),
})
export type Target = z.infer<typeof Target>

/** What the database tells of a contract's year (prisma/migrations, contract_progress): counts in fives. */
export const YearFacts = z.strictObject({
  firstDay: z.string(),
  lastDay: z.string(),
  untilDay: z.string(),
  citizens: Fives,
  months: z.array(z.strictObject({ onDay: z.string(), citizens: Fives })),
  paidHours: z.int().nullable(),
  lasting: z.strictObject({ counted: Fives, reached: Fives, unknown: Fives, ahead: Fives }),
  answered: z.strictObject({ counted: Fives, inTime: Fives }),
})

/** A year of a contract: its targets, and what came of them; `facts` null before the year has begun. */
export const Progress = z.object({
  asOf: z.string(),
  contract: Contract,
  /** All that the reader sees, newest first, for choosing another. */
  contracts: z.array(Contract),
  year: z.int(),
  years: z.array(z.int()),
  targets: z.array(Target),
  facts: YearFacts.nullable(),
})
export type Progress = z.infer<typeof Progress>

const WatchedSite = z.object({
  siteId: z.uuid(),
  name: z.string(),
  kind: z.enum(siteKinds),
  pNumber: z.string(),
  supplier: z.string(),
  trained: Fives,
  hired: Fives,
  unsettled: Fives,
  endedHired: Fives,
  /** Null unless the ranges themselves leave five people or more whose stay is over. */
  medianWeeks: z.int().nullable(),
  fte: z.number().nullable(),
  fteYearBack: z.number().nullable(),
  quota: z.enum(quotaStandings),
})

/** All sites together; null beside a part from 0 to 4, whatever the sum. */
const Totals = z.strictObject({
  trained: Fives.nullable(),
  hired: Fives.nullable(),
  unsettled: Fives.nullable(),
  endedHired: Fives.nullable(),
})

/** What the database tells (prisma/migrations, displacement_watch). */
export const Watch = z.strictObject({
  from: z.string(),
  threshold: z.int().nullable(),
  all: Totals,
  sites: z.array(WatchedSite),
})

/** People beside the quota; null where it is not known. */
const Use = z.object({ used: z.int(), quota: z.int().nullable() })

/** The watch on displacement, all sites or one of them. */
export const Displacement = z.object({
  asOf: z.string(),
  /** First of the twelve months' days. */
  from: z.string(),
  scope: z.enum(['municipality', 'supplier']),
  organisationName: z.string(),
  /** So many people at a site, and at most four seen hired: then it is said in words. */
  threshold: z.int(),
  siteId: z.uuid().nullable(),
  all: Totals,
  /** For choosing one. */
  choices: z.array(z.object({ siteId: z.uuid(), name: z.string() })),
  sites: z.array(
    WatchedSite.extend({
      /** Exact, for the administrator alone, who sees it at each site: today, and on the fullest day. */
      exact: z.object({ today: Use, highest: Use.extend({ on: z.string() }) }).nullable(),
    }),
  ),
})
export type Displacement = z.infer<typeof Displacement>
