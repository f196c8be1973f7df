import { wilson } from '../statistics/intervals.ts'
import { type ageBands, choices, reportDoors, type sexes } from './keys.ts'
import type { ChoiceTables, DoorCheck, DoorQuality, Share, Size } from './quality.schema.ts'
import type { Cell } from './reports.schema.ts'

const nobody = { n: 0 } as const

type Table = Exclude<ChoiceTables['byArchetype'], { hidden: true }>

const rowsOf = (table: Table) =>
  [...table.rows, 'total'].map((key, row) => {
    const cell = (column: number): Cell => table.cells[row]?.[column] ?? nobody
    return { key, asProposed: cell(0), otherwise: cell(1), total: cell(choices.length) }
  })

/** The year's two tables as rows, each with its total last: doors in their order, archetypes as the database has them. */
export const choicesOf = ({ byDoor, byArchetype, names }: ChoiceTables): Pick<DoorQuality, 'byDoor' | 'byArchetype'> => {
  const doors = 'hidden' in byDoor ? null : rowsOf(byDoor)
  return {
    byDoor:
      doors &&
      ([...reportDoors, 'total'] as const).map((key) => {
        const row = doors.find((one) => one.key === key)
        return row ? { ...row, key } : { key, asProposed: nobody, otherwise: nobody, total: nobody }
      }),
    byArchetype: 'hidden' in byArchetype ? null : rowsOf(byArchetype).map((row) => ({ ...row, name: names[row.key] ?? null })),
  }
}

/** Fewer than so many people in a group say nothing about a share: at twenty, 95 per cent confidence still leaves forty points. */
export const fewest = 20

export type GroupKey = (typeof ageBands)[number] | (typeof sexes)[number] | 'all'
type Group = { readonly key: GroupKey; readonly size: Size; readonly shares: Readonly<Record<string, Share>> }
/** By what people are grouped, and what of their decisions is compared. */
type Compared = { readonly by: 'age' | 'sex'; readonly of: 'choices' | 'doors'; readonly groups: readonly Group[] }

const sizeOf = (group: Group): number => ('from' in group.size ? group.size.from : 0)
const between = (group: Group, column: string) => {
  const share = group.shares[column]
  return share && 'percent' in share ? wilson((share.percent / 100) * sizeOf(group), sizeOf(group)) : null
}

/** What a comparison of groups says. `apart` names the columns in which two groups differ by more than chance explains. */
export type Finding =
  | { readonly says: 'too-small' }
  | { readonly says: 'alike' }
  | { readonly says: 'apart'; readonly columns: string[] }

/**
 * Nothing is said where a group has fewer than twenty people or a share is hidden. Otherwise two groups differ in a column where their
 * 95 per cent intervals do not meet, each reckoned from the smallest its class can be, so that the answer errs towards "alike".
 */
export const findingOf = (groups: readonly Group[]): Finding => {
  const compared = groups.filter(({ key }) => key !== 'all')
  const hidden = compared.some(({ shares }) => Object.values(shares).some((share) => 'hidden' in share))
  if (compared.length < 2 || hidden || compared.some((group) => sizeOf(group) < fewest)) return { says: 'too-small' }
  const columns = Object.keys(compared[0]?.shares ?? {}).filter((column) => {
    const ranges = compared.map((group) => between(group, column))
    return ranges.some((one) => ranges.some((other) => one && other && one.least > other.most))
  })
  return columns.length > 0 ? { says: 'apart', columns } : { says: 'alike' }
}

/** The four comparisons of a quarter. */
export const findingsOf = ({ age, sex }: DoorCheck): (Compared & { readonly finding: Finding })[] => {
  const all: readonly Compared[] = [
    { by: 'age', of: 'choices', groups: age.choices },
    { by: 'age', of: 'doors', groups: age.doors },
    { by: 'sex', of: 'choices', groups: sex.choices },
    { by: 'sex', of: 'doors', groups: sex.doors },
  ]
  return all.map((one) => ({ ...one, finding: findingOf(one.groups) }))
}
