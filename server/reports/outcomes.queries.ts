import { ProblemError } from '../../shared/problem.ts'
import { type DividedBy, divisionsOf, type Origin, originsOf } from '../../shared/reports/outcomes.keys.ts'
import { type DataQuality, type Outcomes, OutcomeTables, QualityTables } from '../../shared/reports/outcomes.schema.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx } from '../db/db.ts'

const unknownValue = (pointer: string) => new ProblemError('invalid', { errors: [{ code: 'invalid-value', pointer }] })

/** Management's page on outcomes: from the start of the first placement, everybody together, unless said. */
export const getOutcomes = async (
  tx: ReadTx,
  actor: Actor,
  today: string,
  { origin = 'start', by = 'all' }: { origin?: Origin | undefined; by?: DividedBy | undefined },
): Promise<Outcomes> => {
  const scope = actor.organisationKind
  const [origins, divisions] = [originsOf(scope), divisionsOf(scope, origin)]
  if (!origins.includes(origin)) throw unknownValue('/origin')
  if (!divisions.includes(by)) throw unknownValue('/by')
  const [found] = await tx.$queryRaw<{ told: unknown }[]>`SELECT report_outcomes(${origin}, ${by}) AS told`
  return {
    asOf: today,
    scope,
    organisationName: actor.organisationName,
    origin,
    origins: [...origins],
    by,
    divisions: [...divisions],
    ...OutcomeTables.parse(found?.told),
  }
}

/** How well the figures of a calendar year (this one unless said) are founded. */
export const getDataQuality = async (
  tx: ReadTx,
  actor: Actor,
  today: string,
  { year = Number(today.slice(0, 4)) }: { year?: number | undefined },
): Promise<DataQuality> => {
  const [found] = await tx.$queryRaw<{ told: unknown; years: number[] }[]>`
    SELECT report_quality(${year}::int) AS told, report_years() AS years`
  return {
    asOf: today,
    scope: actor.organisationKind,
    organisationName: actor.organisationName,
    year,
    years: found?.years ?? [],
    ...QualityTables.parse(found?.told),
  }
}
