import { z } from 'zod'
import { endReasons } from '../placements/endings.ts'
import { siteKinds } from '../sites/kinds.ts'
import { doorsBefore, followUpWeeks, nowDoors, nowKinds, reportDoors, workAnswers } from './keys.ts'

/** A count as management may see it: a number, or hidden because it, or what it would give away, is below five. Never null, never a guess. */
export const Cell = z.union([z.strictObject({ n: z.int().min(0) }), z.strictObject({ hidden: z.literal(true) })])
export type Cell = z.infer<typeof Cell>

/** Days the person came out of days that count; hidden as a pair. */
export const Rate = z.union([
  z.strictObject({ present: z.int().min(0), counted: z.int().min(0) }),
  z.strictObject({ hidden: z.literal(true) }),
])
export type Rate = z.infer<typeof Rate>

const NowKind = z.enum(nowKinds)
const SiteKind = z.enum(siteKinds)
export const Door = z.enum(reportDoors)

/**
 * A table as the database publishes it: `cells` is one row and one column larger than its keys, for the totals. A key of a row that is
 * missing has nobody in it.
 */
export const shownTable = <R extends z.ZodType, C extends z.ZodType, V extends z.ZodType>(row: R, column: C, value: V) =>
  z.strictObject({ rows: z.array(row), columns: z.array(column), cells: z.array(z.array(value)) })

const allHidden = z.strictObject({ hidden: z.literal(true) })

/** What the report functions of the database answer (prisma/migrations, reports). */
export const NowTable = shownTable(NowKind, z.enum(nowDoors), Cell)
export const DoorTable = z.union([shownTable(z.enum(doorsBefore), Door, Cell), allHidden])
export const EndingTable = shownTable(SiteKind, z.enum(endReasons), Cell)
export const AttendanceTable = z.union([shownTable(SiteKind, Door, Rate), allHidden])
export const WorkTables = z.array(
  z.strictObject({
    weeks: z.literal(followUpWeeks),
    table: z.union([shownTable(z.literal('all'), z.enum(workAnswers), Cell), allHidden]),
  }),
)

export const Work = z.object({
  weeks: z.literal(followUpWeeks),
  /** Whose first placement of the year began so many weeks ago: the denominator. */
  began: Cell,
  ordinary: Cell,
  other: Cell,
  unknown: Cell,
})
export type Work = z.infer<typeof Work>

/** Everything on management's page, for one year and one kind of site or all. */
export const Dashboard = z.object({
  asOf: z.string(),
  /** A supplier is told of the people placed at its own sites only, and nothing of how doors move. */
  scope: z.enum(['municipality', 'supplier']),
  organisationName: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  siteKind: SiteKind.nullable(),
  siteKinds: z.array(SiteKind),
  now: z.object({
    inPlacement: Cell,
    people: Cell,
    byDoor: z.array(z.object({ door: z.enum(nowDoors), count: Cell })),
    byKind: z.array(z.object({ kind: SiteKind, count: Cell })),
  }),
  moves: z
    .object({
      rows: z.array(z.object({ from: z.enum(doorsBefore), to: z.array(z.object({ door: Door, count: Cell })), total: Cell })),
      totals: z.array(z.object({ door: Door, count: Cell })),
      total: Cell,
    })
    .nullable(),
  endings: z.object({ total: Cell, byReason: z.array(z.object({ reason: z.enum(endReasons), count: Cell })) }),
  attendance: z.object({ all: Rate, byDoor: z.array(z.object({ door: Door, rate: Rate })) }),
  work: z.array(Work),
  firstPaid: Cell,
})
export type Dashboard = z.infer<typeof Dashboard>

export type NowTable = z.infer<typeof NowTable>
export type DoorTable = z.infer<typeof DoorTable>
export type EndingTable = z.infer<typeof EndingTable>
export type AttendanceTable = z.infer<typeof AttendanceTable>
export type WorkTables = z.infer<typeof WorkTables>
