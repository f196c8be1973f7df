import { z } from 'zod'
import { ChildCertificate } from '../citizens/citizens.schema.ts'
import { Door } from '../doors/doors.schema.ts'
import { dayHours, manyLinesOrNull, oneLine, oneLineOrNull, plainDate } from '../fields.ts'
import { offers } from '../offers/kinds.ts'
import { type ProblemCode, problemStatus } from '../problem.ts'
import { endReasons, limits, placementStates } from './endings.ts'

export const Offer = z.enum(offers)
export const EndReason = z.enum(endReasons)
export const PlacementState = z.enum(placementStates)

const codes = Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]

/** Why something may not happen, as it travels in an answer's `can`. */
export const RefusalAnswer = z.object({
  code: z.enum(codes),
  pointer: z.string().exactOptional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
})

/** What a caseworker agrees with a site: offer, period, and hours on Monday to Sunday. */
export const PlacementInput = z.strictObject({
  siteId: z.uuid({ error: 'required' }),
  offer: z.enum(offers, { error: 'required' }),
  startsOn: plainDate,
  endsOn: plainDate,
  // how many hours, and on which days, is judged by the rules: there they have words
  weekdayHours: z.array(dayHours, { error: 'required' }).length(7, 'invalid-value'),
  tasks: z.array(oneLine(limits.task)).max(limits.tasks, 'too-long').default([]),
  buddy: oneLineOrNull(limits.buddy),
  support: manyLinesOrNull(limits.support),
})
export type PlacementInput = z.infer<typeof PlacementInput>

export const EndInput = z.strictObject({
  version: z.number().int(),
  endedOn: plainDate,
  reason: z.enum(endReasons, { error: 'required' }),
  note: manyLinesOrNull(limits.endNote),
})
export type EndInput = z.infer<typeof EndInput>

/** A placement as its caseworker sees it. */
export const Placement = z.object({
  placementId: z.uuid(),
  citizenId: z.uuid(),
  citizenName: z.string(),
  siteId: z.uuid(),
  siteName: z.string(),
  supplierName: z.string(),
  offer: Offer,
  /** The door it was drafted for, and the citizen's door now. */
  door: Door,
  doorNow: Door.nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  weekdayHours: z.array(z.number()),
  tasks: z.array(z.string()),
  buddy: z.string().nullable(),
  support: z.string().nullable(),
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: EndReason.nullable(),
  endNote: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  draftedBy: z.string(),
  /** The day in Denmark. */
  draftedOn: z.string(),
  state: PlacementState,
  version: z.number(),
  /** Computed for the first day that may be chosen now. */
  can: z.object({ start: RefusalAnswer.nullable(), end: RefusalAnswer.nullable(), withdraw: RefusalAnswer.nullable() }),
})
export type Placement = z.infer<typeof Placement>

/** A site as a place for one citizen: `whyNot` is null where there is a free place at the citizen's door. */
export const PlaceOption = z.object({
  siteId: z.uuid(),
  name: z.string(),
  kind: z.string(),
  town: z.string(),
  supplierName: z.string(),
  /** Who leads the team there. */
  teamLeads: z.array(z.string()),
  childrenPresent: z.boolean(),
  publicHost: z.boolean(),
  closed: z.boolean(),
  /** Places at the citizen's door, and how many of them are free. */
  places: z.number(),
  free: z.number(),
  tasks: z.array(z.string()),
  shifts: z.array(z.object({ name: z.string(), weekdays: z.array(z.number()), startsAt: z.string(), endsAt: z.string() })),
  whyNot: RefusalAnswer.nullable(),
})
export type PlaceOption = z.infer<typeof PlaceOption>

/** All that the form for a new placement needs to judge as the server will. */
export const PlacementOptions = z.object({
  citizenId: z.uuid(),
  citizenName: z.string(),
  door: Door.nullable(),
  weeklyHours: z.number().nullable(),
  childCertificate: ChildCertificate,
  needsAgreed: z.boolean(),
  /** The placement that runs, or is about to, if any. */
  running: z.object({ placementId: z.uuid(), siteName: z.string(), startedOn: z.string(), endsOn: z.string() }).nullable(),
  sites: z.array(PlaceOption),
})
export type PlacementOptions = z.infer<typeof PlacementOptions>
