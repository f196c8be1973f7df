import { z } from 'zod'
import { Text } from '../doors/doors.schema.ts'
import { ageBands, choices, reportDoors, sexes } from './keys.ts'
import { Cell, Door, shownTable } from './reports.schema.ts'

const allHidden = z.strictObject({ hidden: z.literal(true) })

/** What the database tells of a year (prisma/migrations, door_quality): whole tables, small numbers already gone. */
export const ChoiceTables = z.strictObject({
  byDoor: z.union([shownTable(Door, z.enum(choices), Cell), allHidden]),
  byArchetype: z.union([shownTable(z.string(), z.enum(choices), Cell), allHidden]),
  /** Names of the archetypes by key, from the newest catalogue that has them. */
  names: z.record(z.string(), Text),
})
export type ChoiceTables = z.infer<typeof ChoiceTables>

/** A share to the nearest five per cent. */
export const Share = z.union([z.strictObject({ percent: z.int().min(0).max(100) }), allHidden])
export type Share = z.infer<typeof Share>

/** At least so many people and fewer than the next class (20, 50, 100, 200). */
const Size = z.union([z.strictObject({ from: z.int() }), allHidden])
export type Size = z.infer<typeof Size>

const groups = <G extends z.ZodType, C extends readonly [string, ...string[]]>(group: G, columns: C) =>
  z.array(z.object({ key: z.union([group, z.literal('all')]), size: Size, shares: z.record(z.enum(columns), Share) }))
const compared = <G extends z.ZodType>(group: G) =>
  z.object({ choices: groups(group, choices), doors: groups(group, reportDoors) })

/** Decisions of a finished quarter by age band and by sex. `incomplete`: somebody's age and sex are not noted (decision 014). */
export const DoorCheck = z.object({
  age: compared(z.enum(ageBands)),
  sex: compared(z.enum(sexes)),
  incomplete: z.boolean(),
})
export type DoorCheck = z.infer<typeof DoorCheck>

const choiceRow = { asProposed: Cell, otherwise: Cell, total: Cell }
/** The last row is the total; null where the whole table is hidden. */
const choiceRows = <K extends z.ZodType>(key: K) => z.array(z.object({ key, ...choiceRow })).nullable()

/** How the doors decided differ from those proposed: management's page on doors. */
export const DoorQuality = z.object({
  asOf: z.string(),
  organisationName: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  byDoor: choiceRows(z.union([Door, z.literal('total')])),
  /** `name` is null for "no archetype was near" and for the total. */
  byArchetype: z.array(z.object({ key: z.string(), name: Text.nullable(), ...choiceRow })).nullable(),
  /** YYYY-Q; null before the first quarter is over. */
  quarter: z.string().nullable(),
  quarters: z.array(z.string()),
  check: DoorCheck.nullable(),
})
export type DoorQuality = z.infer<typeof DoorQuality>
