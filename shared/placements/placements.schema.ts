import { z } from 'zod'
import { ChildCertificate } from '../citizens/citizens.schema.ts'
import { Door, DoorDefinition } from '../doors/doors.schema.ts'
import { dayHours, manyLinesOrNull, oneLine, oneLineOrNull, plainDate } from '../fields.ts'
import { BookRule, JudgedFacts, JudgedSite } from '../offers/judged.schema.ts'
import { offers } from '../offers/kinds.ts'
import { type ProblemCode, problemStatus } from '../problem.ts'
import { chosenEndReasons, endReasons, limits, placementStates } from './endings.ts'

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

const Pace = z.strictObject({ from: z.number().min(0).max(100), to: z.number().min(0).max(100) })
// how many hours, on which days and from which week is judged by the rules: there they have words
const weekdayHoursTyped = z.array(dayHours, { error: 'required' }).length(7, 'invalid-value')

/** See ramp.ts; as it is kept with a placement and its versions. */
export const Ramp = z.array(
  z.object({
    fromWeek: z.int(),
    weekdayHours: z.array(z.number()),
    pace: z.object({ from: z.number(), to: z.number() }).nullable(),
  }),
)

/** What is agreed: offer, site, period, hours and their ramp, tasks and support, and the words of citizen and municipality. */
const wording = {
  siteId: z.uuid({ error: 'required' }),
  offer: z.enum(offers, { error: 'required' }),
  startsOn: plainDate,
  endsOn: plainDate,
  // Monday to Sunday when the ramp has reached its end
  weekdayHours: weekdayHoursTyped,
  ramp: z
    .array(z.strictObject({ fromWeek: z.int().min(1).max(104), weekdayHours: weekdayHoursTyped, pace: Pace.nullable() }))
    .max(13, 'too-many')
    .default([]),
  tasks: z.array(oneLine(limits.task)).max(limits.tasks, 'too-long').default([]),
  buddy: oneLineOrNull(limits.buddy),
  support: manyLinesOrNull(limits.support),
  goal: manyLinesOrNull(limits.goal),
  purpose: manyLinesOrNull(limits.purpose),
  // hours a week
  mentorHours: dayHours.default(0),
  need: manyLinesOrNull(limits.need),
}

export const PlacementInput = z.strictObject(wording)
export type PlacementInput = z.infer<typeof PlacementInput>

/** A new wording of a placement; `version` is the placement's. */
export const ChangeInput = z.strictObject({ ...wording, version: z.number().int() })
export type ChangeInput = z.infer<typeof ChangeInput>

/** `lateReason` is needed where the first day is over. */
export const StartInput = z.strictObject({
  version: z.number().int(),
  startedOn: plainDate,
  lateReason: manyLinesOrNull(limits.reason),
})

export const EndInput = z.strictObject({
  version: z.number().int(),
  endedOn: plainDate,
  reason: z.enum(chosenEndReasons, { error: 'required' }),
  note: manyLinesOrNull(limits.endNote),
})
export type EndInput = z.infer<typeof EndInput>

/** On with the same person at another site: from the chosen day on, in a draft of its own. */
export const MoveInput = z.strictObject({
  version: z.number().int(),
  siteId: z.uuid({ error: 'required' }),
  startsOn: plainDate,
})

/** What is agreed, or on its way to be, in an answer. */
export const Wording = z.object({
  siteId: z.uuid(),
  siteName: z.string(),
  supplierName: z.string(),
  offer: Offer,
  startsOn: z.string(),
  endsOn: z.string(),
  weekdayHours: z.array(z.number()),
  ramp: Ramp,
  tasks: z.array(z.string()),
  buddy: z.string().nullable(),
  support: z.string().nullable(),
  goal: z.string().nullable(),
  purpose: z.string().nullable(),
  mentorHours: z.number(),
})

/** A placement as its caseworker sees it: the content agreed last, or that of the newest wording while nothing is agreed. */
export const Placement = Wording.extend({
  placementId: z.uuid(),
  citizenId: z.uuid(),
  citizenName: z.string(),
  /** The door it was drafted for, and the citizen's door now. */
  door: Door,
  doorNow: Door.nullable(),
  /** The placement whose place this one takes when it starts, and the one that is to take its place. */
  followsId: z.uuid().nullable(),
  followedById: z.uuid().nullable(),
  /** The day of the last yes to what is agreed; null where nobody was asked. */
  agreedOn: z.string().nullable(),
  vitasNumber: z.string().nullable(),
  /** Why it was registered after its first day. */
  lateReason: z.string().nullable(),
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: EndReason.nullable(),
  endNote: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  draftedBy: z.string(),
  /** The day in Denmark. */
  draftedOn: z.string(),
  state: PlacementState,
  /** Whether the supplier sees the citizen in it today, its last day of that, and how many days after the end that is. */
  supplierAccess: z.object({ sees: z.boolean(), until: z.string().nullable(), days: z.int() }),
  version: z.number(),
  /** `start` is computed for the first day that may be chosen now. */
  can: z.object({
    start: RefusalAnswer.nullable(),
    end: RefusalAnswer.nullable(),
    withdraw: RefusalAnswer.nullable(),
    /** A new wording: of a draft, or of what was sent or agreed. */
    change: RefusalAnswer.nullable(),
    /** Another site while it runs. */
    move: RefusalAnswer.nullable(),
  }),
})
export type Placement = z.infer<typeof Placement>

/** A site as a place for one citizen: `whyNot` is null where there is a free place at the citizen's door. */
export const PlaceOption = z.object({
  siteId: z.uuid(),
  name: z.string(),
  kind: z.string(),
  town: z.string(),
  supplierName: z.string(),
  /** Who leads the team there, who shows newcomers the way, and who speaks for the employees. */
  teamLeads: z.array(z.string()),
  buddies: z.array(z.string()),
  repName: z.string().nullable(),
  childrenPresent: z.boolean(),
  publicHost: z.boolean(),
  closed: z.boolean(),
  /** Places at the citizen's door, and how many of them are free. */
  places: z.number(),
  free: z.number(),
  tasks: z.array(z.string()),
  shifts: z.array(z.object({ name: z.string(), weekdays: z.array(z.number()), startsAt: z.string(), endsAt: z.string() })),
  /** As checkPlan sees it. */
  facts: JudgedSite,
  whyNot: RefusalAnswer.nullable(),
})
export type PlaceOption = z.infer<typeof PlaceOption>

/** All that the form of a placement needs to judge as the server will: checkPlan(plan, { ...facts, step, site }, book). */
export const PlacementOptions = z.object({
  citizenId: z.uuid(),
  citizenName: z.string(),
  door: Door.nullable(),
  /** The door as the newest catalogue defines it: its ramp is what the form proposes. */
  definition: z.object({ hours: DoorDefinition.shape.hours, ramp: DoorDefinition.shape.ramp }).nullable(),
  weeklyHours: z.number().nullable(),
  childCertificate: ChildCertificate,
  needsAgreed: z.boolean(),
  /** The placement that runs, or is about to, if any. */
  running: z.object({ placementId: z.uuid(), siteName: z.string(), startedOn: z.string(), endsOn: z.string() }).nullable(),
  facts: JudgedFacts,
  book: z.array(BookRule),
  sites: z.array(PlaceOption),
})
export type PlacementOptions = z.infer<typeof PlacementOptions>
