import { ProblemError } from '../../shared/problem.ts'
import { choicesOf } from '../../shared/reports/quality.rules.ts'
import { ChoiceTables, DoorCheck, type DoorQuality } from '../../shared/reports/quality.schema.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx } from '../db/db.ts'

type Told = { choices: unknown; years: number[]; quarters: string[] }

/** Management's page on doors for a calendar year (this one unless said) and a finished quarter (the latest unless said); not a supplier's. */
export const getDoorQuality = async (
  tx: ReadTx,
  actor: Actor,
  today: string,
  { year = Number(today.slice(0, 4)), quarter: asked }: { year?: number | undefined; quarter?: string | undefined },
): Promise<DoorQuality> => {
  // doors are decided in the municipality; the database says the same
  if (actor.organisationKind !== 'municipality') throw new ProblemError('not-found')
  const [told] = await tx.$queryRaw<Told[]>`
    SELECT report_door_choices(${year}::int) AS choices, report_years() AS years, report_door_quarters() AS quarters`
  if (!told) throw new Error('the reports told nothing')
  const { years, quarters } = told
  const quarter = asked ?? quarters[0] ?? null
  const [ofYear = 0, ofQuarter = 0] = (quarter ?? '').split('-').map(Number)
  const [found] = await tx.$queryRaw<{ told: unknown }[]>`SELECT report_door_check(${ofYear}::int, ${ofQuarter}::int) AS told`
  const choices = told.choices === null ? null : ChoiceTables.parse(told.choices)
  return {
    asOf: today,
    organisationName: actor.organisationName,
    year,
    years,
    ...(choices ? choicesOf(choices) : { byDoor: null, byArchetype: null }),
    quarter,
    quarters,
    check: found?.told ? DoorCheck.parse(found.told) : null,
  }
}
