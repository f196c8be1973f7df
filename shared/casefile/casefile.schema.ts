import { z } from 'zod'
import { dayStateKeys } from '../attendance/states.ts'
import { Benefit, ChildCertificate, Visitation } from '../citizens/citizens.schema.ts'
import { outcomes as concernOutcomes, topics } from '../concerns/topics.ts'
import { outcomes } from '../doors/disagreements.rules.ts'
import { Door, Text } from '../doors/doors.schema.ts'
import { moveFactKinds } from '../doors/keys.ts'
import { CheckAnswer, SpellKind } from '../employment/employment.schema.ts'
import { countingNumber, plainDate } from '../fields.ts'
import { answers, parties, versionKinds } from '../placements/parties.ts'
import { EndReason, Offer, PlacementState, RefusalAnswer } from '../placements/placements.schema.ts'
import { themeKeys } from '../progress/guide.v1.ts'
import { parties as measuringParties } from '../progress/instrument.ts'
import { SiteKind } from '../sites/sites.schema.ts'
import { factVerdicts, moveDirections } from './moves.rules.ts'
import {
  attentions,
  caseloadSorts,
  dayMarks,
  deadlineFilters,
  doorFilters,
  nextStepKinds,
  stages,
  timelineGroups,
} from './ways.ts'

/** Derived from facts, never stored. */
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

export const NextStepKind = z.enum(nextStepKinds)
export type NextStepKind = z.infer<typeof NextStepKind>

/** The one thing to do next and the day it is due. `since` is the day of the fact it follows from. */
export const NextStep = z.object({
  kind: NextStepKind,
  on: plainDate,
  since: plainDate,
  /** The check that is due, in weeks after the start; null for every other kind. */
  weeks: z.int().nullable(),
  /** The placement it is about, if it is about one. */
  placementId: z.uuid().nullable(),
})
export type NextStep = z.infer<typeof NextStep>

/** What one of the last working days was: `none` when nobody was expected, `not-logged` when somebody was and nothing is written. */
export const DayMark = z.enum(dayMarks)
export type DayMark = z.infer<typeof DayMark>

export const DeadlineFilter = z.enum(deadlineFilters)
export type DeadlineFilter = z.infer<typeof DeadlineFilter>
export const DoorFilter = z.enum(doorFilters)
export type DoorFilter = z.infer<typeof DoorFilter>
export const CaseloadSort = z.enum(caseloadSorts)
export type CaseloadSort = z.infer<typeof CaseloadSort>

export const Attention = z.enum(attentions)
export type Attention = z.infer<typeof Attention>

/** Why a door is talked over before its review day: since when the facts say so, and by when the talk is held. */
export const MoveDue = z.object({ direction: z.enum(moveDirections), since: plainDate, on: plainDate })
export type MoveDue = z.infer<typeof MoveDue>

/** A criterion to move that can be counted, with what is so today. */
export const MoveFactLine = z.object({
  kind: z.enum(moveFactKinds),
  direction: z.enum(moveDirections),
  weeks: z.int(),
  atLeast: z.number().nullable(),
  below: z.number().nullable(),
  verdict: z.enum(factVerdicts),
  /** Per cent of the days, hours a week, band, or weeks of pay: a week each, oldest first, or one for all of them. */
  values: z.array(z.number().nullable()),
  /** Planned days that nobody has logged. */
  missing: z.int(),
})
export type MoveFactLine = z.infer<typeof MoveFactLine>

export const CaseloadRow = z.object({
  citizenId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  protectedAddress: z.boolean(),
  /** Only where another on the page has the same name. */
  cprMasked: z.string().nullable(),
  door: Door.nullable(),
  stage: Stage,
  /** Where the placement that runs today is. */
  siteName: z.string().nullable(),
  nextStep: NextStep.pick({ kind: true, on: true }).nullable(),
  /** Null also where it was not asked: for everybody's citizens at once it would take too long. */
  move: MoveDue.nullable(),
  /** The last 20 working days, oldest first. */
  days: z.array(DayMark),
  caseworker: z.string().nullable(),
})
export type CaseloadRow = z.infer<typeof CaseloadRow>

const count = z.int().min(0)

/** How many there would be under each value of a filter, the other filters standing as they are. */
export const CaseloadCounts = z.object({
  door: z.record(DoorFilter, count),
  stage: z.record(Stage, count),
  deadline: z.record(DeadlineFilter, count),
  /** `move` is null where it was not asked, see CaseloadRow. */
  attention: z.object({ move: count.nullable(), disagreement: count }),
  all: z.object({ attention: count, door: count, stage: count, deadline: count, caseworker: count }),
  mine: count,
  nobodys: count,
  caseworkers: z.array(z.object({ staffId: z.uuid(), name: z.string(), count })),
})
export type CaseloadCounts = z.infer<typeof CaseloadCounts>

export const TimelineGroup = z.enum(timelineGroups)
export type TimelineGroup = z.infer<typeof TimelineGroup>

const entry = <K extends string, T extends z.ZodRawShape>(kind: K, fields: T) =>
  z.object({ kind: z.literal(kind), on: plainDate, by: z.string().nullable(), ref: z.string(), ...fields })

/** What happened; `by` is who wrote it down, `ref` tells two entries of one kind and day apart. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  entry('arrived', {}),
  entry('assessment-started', {}),
  entry('door-decided', { door: Door, proposedDoor: Door.nullable(), reason: z.string().nullable() }),
  entry('disagreement-said', { words: z.string() }),
  entry('disagreement-answered', { outcome: z.enum(outcomes), answer: z.string() }),
  entry('agreement-sent', { placementId: z.uuid(), siteName: z.string(), versionKind: z.enum(versionKinds) }),
  entry('agreement-answered', {
    placementId: z.uuid(),
    siteName: z.string(),
    party: z.enum(parties),
    answer: z.enum(answers),
    byName: z.string(),
    reason: z.string().nullable(),
  }),
  entry('agreement-settled', { placementId: z.uuid(), siteName: z.string(), versionKind: z.enum(versionKinds) }),
  entry('placement-drafted', {
    placementId: z.uuid(),
    siteName: z.string(),
    offer: Offer,
    startsOn: plainDate,
    endsOn: plainDate,
  }),
  entry('placement-withdrawn', { placementId: z.uuid(), siteName: z.string() }),
  entry('placement-started', { placementId: z.uuid(), siteName: z.string(), offer: Offer }),
  entry('placement-ended', {
    placementId: z.uuid(),
    siteName: z.string(),
    endReason: EndReason,
    endNote: z.string().nullable(),
  }),
  entry('attendance-week', {
    placementId: z.uuid(),
    siteName: z.string(),
    /** Days with something logged, and those of them with any presence. */
    loggedDays: z.int(),
    presentDays: z.int(),
    hours: z.number(),
    plannedHours: z.number(),
    /** Every day that was not plain presence, or that has a word with it. */
    named: z.array(z.object({ on: plainDate, state: z.enum(dayStateKeys), hours: z.number(), note: z.string().nullable() })),
  }),
  entry('concern-raised', { placementId: z.uuid(), siteName: z.string(), topic: z.enum(topics), words: z.string() }),
  entry('concern-answered', {
    placementId: z.uuid(),
    siteName: z.string(),
    topic: z.enum(topics),
    outcome: z.enum(concernOutcomes),
    answer: z.string(),
  }),
  entry('measured', { party: z.enum(measuringParties), answered: z.int() }),
  /** `ref` is the note's id; what was said in it is on its own page. */
  entry('interview', { themes: z.array(z.enum(themeKeys)) }),
  entry('spell-started', { employer: z.string(), spellKind: SpellKind, weeklyHours: z.number() }),
  entry('spell-ended', { employer: z.string(), spellKind: SpellKind }),
  entry('checked', {
    placementId: z.uuid(),
    siteName: z.string(),
    weeks: z.int(),
    answer: CheckAnswer,
  }),
])
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** Everything on the citizen's page but the timeline. */
export const Casefile = z.object({
  citizenId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  /** Date digits of the CPR number, the rest as dots. */
  cprMasked: z.string(),
  protectedAddress: z.boolean(),
  caseworker: z.object({ staffId: z.uuid(), name: z.string(), phone: z.string().nullable() }).nullable(),
  stage: Stage,
  nextStep: NextStep.nullable(),
  contact: z.object({
    /** The address is null for whoever's is protected: citizens.revealAddress shows it, on record. */
    street: z.string().nullable(),
    postalCode: z.string().nullable(),
    town: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  facts: z.object({
    arrivedOn: plainDate,
    benefit: Benefit.nullable(),
    visitation: Visitation.nullable(),
    benefitSince: plainDate.nullable(),
    weeklyHours: z.number().nullable(),
    language: z.string().nullable(),
    childCertificate: ChildCertificate,
    /** Hours on Monday to Sunday; empty = not talked about. */
    availability: z.array(z.number()),
    wishedKinds: z.array(SiteKind),
    wishedTasks: z.array(z.string()),
    travelLimitKm: z.int().nullable(),
    note: z.string().nullable(),
  }),
  /** What the team lead is shown: nothing before the citizen has agreed to the words. */
  needs: z.object({
    text: z.string().nullable(),
    agreedOn: plainDate.nullable(),
    /** Where a supplier sees the citizen today, and the last day of that. */
    seenAt: z.array(z.object({ siteName: z.string(), until: plainDate })),
  }),
  door: z
    .object({
      door: Door,
      decidedOn: plainDate,
      decidedBy: z.string().nullable(),
      reviewOn: plainDate,
      former: count,
      /** The facts it is talked over by, while a placement runs; `up` and `down` are the catalogue's own words for them. */
      review: z.object({
        move: MoveDue.nullable(),
        facts: z.array(MoveFactLine),
        up: z.array(Text),
        down: z.array(Text),
      }),
    })
    .nullable(),
  disagreement: z.object({ disagreementId: z.uuid(), saidOn: plainDate, dueOn: plainDate, owner: z.string() }).nullable(),
  assessment: z.object({ startedOn: plainDate, finished: z.boolean() }).nullable(),
  placements: z.array(
    z.object({
      placementId: z.uuid(),
      siteId: z.uuid(),
      siteName: z.string(),
      offer: Offer,
      state: PlacementState,
      startsOn: plainDate,
      endsOn: plainDate,
      startedOn: plainDate.nullable(),
      endedOn: plainDate.nullable(),
      endReason: EndReason.nullable(),
      weeklyHours: z.number(),
      /** Who has not answered the wording that is sent and not settled. */
      outstanding: z.array(z.enum(parties)),
    }),
  ),
  days: z.array(DayMark),
  measured: z.object({ citizen: plainDate.nullable(), caseworker: plainDate.nullable() }),
  spells: z.array(
    z.object({
      spellId: z.uuid(),
      employer: z.string(),
      spellKind: SpellKind,
      startsOn: plainDate,
      endsOn: plainDate.nullable(),
      weeklyHours: z.number(),
    }),
  ),
  can: z.object({ place: RefusalAnswer.nullable() }),
})
export type Casefile = z.infer<typeof Casefile>

export const CaseloadQuery = z.strictObject({
  door: DoorFilter.optional(),
  stage: Stage.optional(),
  /** A caseworker's id, or whoever asks, everybody's, or nobody's. */
  caseworker: z.union([z.enum(['me', 'all', 'none']), z.uuid('invalid-value')]).default('me'),
  deadline: DeadlineFilter.optional(),
  attention: Attention.optional(),
  sort: CaseloadSort.default('deadline'),
  order: z.enum(['asc', 'desc']).default('asc'),
  page: countingNumber.default(1),
})
export type CaseloadQuery = z.output<typeof CaseloadQuery>
