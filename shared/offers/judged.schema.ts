import { z } from 'zod'
import { ChildCertificate } from '../citizens/citizens.schema.ts'
import { type ProblemCode, problemStatus } from '../problem.ts'
import { checkedRules, verdicts } from './checks.ts'
import { certainties, offers } from './kinds.ts'

const codes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]
const Numbers = z.record(z.string(), z.union([z.string(), z.number()]))

/** A line of the list as it travels and as it is frozen with what was sent; its meaning is told in checks.ts. */
export const Judged = z.object({
  rule: z.enum(checkedRules),
  verdict: z.enum(verdicts),
  code: z.enum(codes).nullable(),
  pointer: z.string().nullable(),
  numbers: Numbers,
  law: z.string().nullable(),
  source: z.string().nullable(),
  certainty: z.enum(certainties).nullable(),
})

/** A rule of the book, for judging in the browser. */
export const BookRule = z.object({
  ruleId: z.string(),
  key: z.string(),
  value: z.union([z.number(), z.boolean(), z.string()]).nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  lawReference: z.string().nullable(),
  source: z.string(),
  certainty: z.enum(certainties),
  note: z.string().nullable(),
})

const Occupied = z.object({ offer: z.enum(offers), from: z.string(), until: z.string() })

/** A site as its rules see it: days and offers of others, never who they are. */
export const JudgedSite = z.object({
  siteId: z.uuid(),
  companyId: z.uuid(),
  closed: z.boolean(),
  childrenPresent: z.boolean(),
  publicHost: z.boolean(),
  places: z.number(),
  free: z.number(),
  shifts: z.array(z.object({ weekdays: z.array(z.number()) })),
  staffing: z.array(z.object({ from: z.string(), fte: z.number() })),
  occupied: z.array(Occupied),
  companyStaffing: z.array(z.object({ month: z.string(), fte: z.number() })),
})

/** What a plan of one citizen is judged against, without the site and the step, which the form chooses. */
export const JudgedFacts = z.object({
  doorDecided: z.boolean(),
  benefit: z.string().nullable(),
  visitation: z.string().nullable(),
  benefitSince: z.string().nullable(),
  certificate: ChildCertificate,
  availability: z.array(z.number()).nullable(),
  weeklyHours: z.number().nullable(),
  stays: z.array(
    z.object({
      placementId: z.uuid(),
      siteId: z.uuid(),
      companyId: z.uuid(),
      offer: z.enum(offers),
      from: z.string(),
      until: z.string(),
      begun: z.boolean(),
      ended: z.boolean(),
    }),
  ),
  agreedUntil: z.string().nullable(),
  followsId: z.uuid().nullable(),
  mentor: z.array(z.object({ year: z.number(), budget: z.number(), used: z.number() })),
  repSigned: z.boolean().nullable(),
})
