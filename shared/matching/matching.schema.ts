import { z } from 'zod'
import { Door } from '../doors/doors.schema.ts'
import { plainDate } from '../fields.ts'
import { offers } from '../offers/kinds.ts'
import { type ProblemCode, problemStatus } from '../problem.ts'
import { SiteKind } from '../sites/sites.schema.ts'
import { criterionKeys, criterionReasons, fits } from './criteria.rules.ts'

const codes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]
const Facts = z.record(z.string(), z.union([z.string(), z.number()]))

const Reason = z.object({ code: z.enum(codes), facts: Facts.exactOptional() })

const CriterionKey = z.enum(criterionKeys)
const reasons = [...new Set(Object.values(criterionReasons).flat())] as [string, ...string[]]

/** One line of why a site fits or not. There is no number about the person in it, nor a sum of the lines. */
export const CriterionAnswer = z.object({
  key: CriterionKey,
  fit: z.enum(fits),
  reason: z.enum(reasons),
  facts: Facts.exactOptional(),
})
export type CriterionAnswer = z.infer<typeof CriterionAnswer>

/** A protected address has a way that is not told. */
export const CommuteAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('same') }),
  z.object({ kind: z.literal('km'), km: z.int() }),
  z.object({ kind: z.literal('protected') }),
])
export type CommuteAnswer = z.infer<typeof CommuteAnswer>

const Possible = { commute: CommuteAnswer, criteria: z.array(CriterionAnswer), warnings: z.array(Reason) }

const SiteInMatch = z.object({ siteId: z.uuid(), name: z.string(), kind: SiteKind, town: z.string(), supplierName: z.string() })

/** What the sites are judged by until somebody has filled in the form. */
const Judged = z.object({ offer: z.enum(offers), startsOn: plainDate, weeks: z.int() })

/** The sites for one citizen: possible ones best first, impossible ones by name. */
export const CitizenMatch = z.object({
  citizenId: z.uuid(),
  citizenName: z.string(),
  door: Door.nullable(),
  judged: Judged.nullable(),
  /** What nobody has asked about yet, and would make the list better. */
  unknown: z.array(z.enum(['wishes', 'availability', 'travel', 'home'])),
  possible: z.array(SiteInMatch.extend({ free: z.int(), ...Possible })),
  impossible: z.array(SiteInMatch.extend({ whyNot: z.array(Reason) })),
})
export type CitizenMatch = z.infer<typeof CitizenMatch>

const PersonInMatch = z.object({ citizenId: z.uuid(), name: z.string(), door: Door, caseworker: z.string().nullable() })

/** Those who wait, for one site: longest waiting first, never in the order of how they fit. */
export const SiteMatch = z.object({
  siteId: z.uuid(),
  name: z.string(),
  kind: SiteKind,
  town: z.string(),
  startsOn: plainDate,
  free: z.array(z.object({ door: Door, free: z.int() })),
  /** Only so many who have waited longest are looked at; null when that is everybody. */
  capped: z.int().nullable(),
  /** How many the site is possible for, and which page of them this is. */
  total: z.int(),
  page: z.int(),
  possible: z.array(PersonInMatch.extend({ waitingSince: plainDate, ...Possible })),
  impossible: z.array(PersonInMatch.extend({ whyNot: z.array(Reason) })),
})
export type SiteMatch = z.infer<typeof SiteMatch>

/** Somebody's move in a day that is chosen otherwise; no site is no place. */
export const MoveAnswer = z.object({
  citizenId: z.uuid(),
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  worse: z.array(CriterionKey),
  better: z.array(CriterionKey),
})
export type MoveAnswer = z.infer<typeof MoveAnswer>

/** A day's plan. Nothing of it is kept: a person makes each placement. */
export const DayMatch = z.object({
  startsOn: plainDate,
  weeks: z.int(),
  /** Everybody in the plan, whoever is shown, and how many of them have a place in it. */
  total: z.int(),
  placed: z.int(),
  freePlaces: z.int(),
  counts: z.object({ all: z.int(), me: z.int() }),
  capped: z.int().nullable(),
  /** How many pairs the shown citizens have, and which page of them this is. */
  pairsTotal: z.int(),
  page: z.int(),
  pairs: z.array(
    PersonInMatch.extend({
      siteId: z.uuid(),
      siteName: z.string(),
      town: z.string(),
      offer: z.enum(offers),
      ...Possible,
      otherwise: z.array(MoveAnswer).nullable(),
    }),
  ),
  rest: z.array(
    PersonInMatch.extend({
      possible: z.array(z.string()),
      whyNot: z.array(z.object({ code: z.enum(codes), sites: z.int() })),
      otherwise: z.array(MoveAnswer).nullable(),
    }),
  ),
})
export type DayMatch = z.infer<typeof DayMatch>

/** Where postal codes lie, as an administrator sees it. */
export const PlacesKnown = z.object({
  total: z.int(),
  sources: z.array(z.object({ source: z.string(), places: z.int() })),
  /** Sites whose own postal code is not among them. */
  missing: z.array(z.object({ siteId: z.uuid(), name: z.string(), postalCode: z.string() })),
})
export type PlacesKnown = z.infer<typeof PlacesKnown>

/** What became of a file: all of it, or nothing and what is wrong with it. */
export const PlacesLoaded = z.object({
  saved: z.int(),
  problems: z.array(z.object({ line: z.int(), code: z.enum(codes), cell: z.string() })),
})
export type PlacesLoaded = z.infer<typeof PlacesLoaded>
