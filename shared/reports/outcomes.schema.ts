import { z } from 'zod'
import { Text } from '../doors/doors.schema.ts'
import { dividedBy, endingColumns, hourColumns, origins, qualityParts, statusColumns, statusWeeks } from './outcomes.keys.ts'
import { Cell } from './reports.schema.ts'

/** Too few people for anything to be told; a whole table or a division of it. */
const nothing = z.strictObject({ hidden: z.literal(true) })

/**
 * A line: 'all' is everybody, 'rest' the groups that are too few by themselves, the others are the groups of the division. A line is told
 * whole or not at all; its total may be told all the same.
 */
const line = { key: z.string(), total: Cell }

/**
 * How many it happened to up to and with each week of `weeks` (after the one before), how many were followed no longer than 26 weeks and
 * still waited then, and how many still waited at the end. `cutOff` is null where `weeks` ends at 26: then all were followed so long.
 */
export const LifeTable = z.union([
  z.strictObject({
    weeks: z.array(z.int()),
    rows: z.array(z.strictObject({ ...line, events: z.array(Cell), cutOff: Cell.nullable(), without: Cell })),
  }),
  nothing,
])
export type LifeTable = z.infer<typeof LifeTable>
export type LifeRow = Exclude<LifeTable, { hidden: true }>['rows'][number]

const table = <C extends readonly [string, ...string[]]>(columns: C) =>
  z.union([
    z.strictObject({ columns: z.array(z.enum(columns)), rows: z.array(z.strictObject({ ...line, cells: z.array(Cell) })) }),
    nothing,
  ])

export const StatusTable = table(statusColumns)
export type StatusTable = z.infer<typeof StatusTable>
export const HourTable = table(hourColumns)
export type HourTable = z.infer<typeof HourTable>
export const EndingsTable = table(endingColumns)
export type EndingsTable = z.infer<typeof EndingsTable>

/** What the database answers (prisma/migrations, outcomes). Rows come in the order of `groups`, all of them 'all' first. */
export const OutcomeTables = z.strictObject({
  from: z.iso.date(),
  until: z.iso.date(),
  /** Whoever is counted at 52 weeks began by then. */
  longUntil: z.iso.date(),
  people: Cell,
  longPeople: Cell,
  /** 'too-few': the division would leave a group too small, so everybody together is all that is told. */
  divided: z.enum(['shown', 'too-few']),
  groups: z.array(z.strictObject({ key: z.string(), people: Cell, longPeople: Cell })),
  paid: LifeTable,
  job: LifeTable,
  retention: z.array(z.strictObject({ weeks: z.literal(statusWeeks), table: StatusTable })),
  ladder: z.array(z.strictObject({ weeks: z.literal(statusWeeks), table: HourTable })),
  /** null from the door decision: not everybody has a placement. */
  endings: EndingsTable.nullable(),
  /** Work at 26 weeks by the door proposed, the door decided, and whether the two were the same. null for a supplier. */
  hits: z.strictObject({ proposed: StatusTable, decided: StatusTable, override: StatusTable }).nullable(),
  /** Names of the archetypes by key. */
  names: z.record(z.string(), Text),
})
export type OutcomeTables = z.infer<typeof OutcomeTables>

/** What became of everybody whose first door was decided, or whose first placement began, in the window; see docs/decisions/027. */
export const Outcomes = z.object({
  asOf: z.string(),
  scope: z.enum(['municipality', 'supplier']),
  organisationName: z.string(),
  origin: z.enum(origins),
  origins: z.array(z.enum(origins)),
  by: z.enum(dividedBy),
  /** Divisions to choose among, for this origin. */
  divisions: z.array(z.enum(dividedBy)),
  ...OutcomeTables.shape,
})
export type Outcomes = z.infer<typeof Outcomes>

const parts = <K extends readonly [string, ...string[]]>(keys: K) =>
  z.union([z.strictObject({ total: Cell, parts: z.array(z.strictObject({ key: z.enum(keys), count: Cell })) }), nothing])

/** What the database answers. A total of 0 without parts: there was nothing to do yet. */
export const QualityTables = z.strictObject({
  /** Planned days that are over: logged on the day or the next working day, later, or not at all. */
  logging: parts(qualityParts.logging),
  /** Checks of employment that were due: answered, answered with unknown, not asked. */
  checks: parts(qualityParts.checks),
  /** Measurements that were due: given in time, later, not given. null for a supplier. */
  measurements: parts(qualityParts.measurements).nullable(),
  /** What the supplier asked of the municipality: answered in time, or not. */
  answers: parts(qualityParts.answers),
})
export type QualityTables = z.infer<typeof QualityTables>

/** How well the figures of a calendar year are founded. */
export const DataQuality = z.object({
  asOf: z.string(),
  scope: z.enum(['municipality', 'supplier']),
  organisationName: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  ...QualityTables.shape,
})
export type DataQuality = z.infer<typeof DataQuality>
