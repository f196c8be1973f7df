import type { Measure } from '../../shared/contracts/measures.ts'
import type { ContractGiven } from '../factories.ts'
import { blankt, cast, contractId, municipality } from './cast.ts'

/** What the tender asked for, a year at a time: last year, and this one a little more. */
const targets: readonly (readonly [step: number, measure: Measure, value: number])[] = [
  [-1, 'citizens', 30],
  [-1, 'paid_hours', 1000],
  [-1, 'share_lasting', 25],
  [-1, 'answered_in_time', 90],
  [0, 'citizens', 85],
  [0, 'paid_hours', 13_000],
  [0, 'share_lasting', 30],
  [0, 'answered_in_time', 90],
]

/** The contract between the municipality and its first supplier: from last year, for four years. */
export const townContract = (today: string): ContractGiven => {
  const year = Number(today.slice(0, 4))
  return {
    id: contractId,
    municipalityId: municipality.id,
    supplierId: blankt.id,
    title: `Rengøring i ${municipality.name}, sociale mål`,
    startsOn: `${year - 1}-01-01`,
    endsOn: `${year + 2}-12-31`,
    recordedById: cast.asta.id,
    targets: targets.map(([step, measure, value]) => ({ year: year + step, measure, value })),
  }
}
