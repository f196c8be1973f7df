import { z } from 'zod'
import { Ramp, type Rate, type RecordedRate } from '../../shared/contracts/pace.schema.ts'
import { type RateKind, rateKinds } from '../../shared/contracts/paceRates.rules.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'
import { namesOf } from '../doors/doors.queries.ts'
import { certaintyOf } from '../offers/offers.queries.ts'

const rateSelect = {
  id: true,
  kind: true,
  value: true,
  validFrom: true,
  validTo: true,
  source: true,
  certainty: true,
  note: true,
} as const

type Row = {
  readonly id: string
  readonly kind: string
  readonly value: { readonly toNumber: () => number }
  readonly validFrom: Date
  readonly validTo: Date | null
  readonly source: string
  readonly certainty: string
  readonly note: string | null
}

/** Rows of kinds that this version knows. */
const ratesOf = <R extends Row>(rows: readonly R[]): { readonly rate: Rate; readonly row: R }[] =>
  rows.flatMap((row) => {
    const kind = rateKinds.find((one) => one === row.kind)
    if (!kind) return []
    const { id, value, validFrom, validTo, source, certainty, note } = row
    const days = { validFrom: plain(validFrom), validTo: plainOrNull(validTo) }
    return [
      { row, rate: { rateId: id, kind, value: value.toNumber(), ...days, source, certainty: certaintyOf(certainty), note } },
    ]
  })

/** The rows that count, the newest days first. */
export const listRates = async (tx: ReadTx, kind?: RateKind): Promise<Rate[]> => {
  const rows = await tx.wageRate.findMany({
    where: { supersededAt: null, ...(kind ? { kind } : {}) },
    select: rateSelect,
    orderBy: [{ kind: 'asc' }, { validFrom: 'desc' }],
  })
  return ratesOf(rows).map(({ rate }) => rate)
}

/** Every row that was ever recorded, of one kind or of all, with the names of those who did; the newest days first. */
export const listRecordedRates = async (tx: ReadTx, kind?: RateKind): Promise<RecordedRate[]> => {
  const rows = await tx.wageRate.findMany({
    where: kind ? { kind } : {},
    select: { ...rateSelect, recordedById: true, recordedAt: true, supersededAt: true },
    orderBy: [{ recordedAt: 'asc' }, { validFrom: 'asc' }],
  })
  const names = await namesOf(
    tx,
    rows.map(({ recordedById }) => recordedById).filter((id) => id !== null),
  )
  const numbers = new Map<string, number>()
  const recorded = ratesOf(rows).map(({ rate, row }) => {
    const number = (numbers.get(rate.kind) ?? 0) + 1
    numbers.set(rate.kind, number)
    return {
      ...rate,
      number,
      recordedBy: row.recordedById === null ? null : (names.get(row.recordedById) ?? null),
      recordedAt: row.recordedAt.toISOString(),
      supersededAt: row.supersededAt?.toISOString() ?? null,
    }
  })
  return recorded.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.number - a.number)
}

/** What the doors of the catalogue in force plan for their weeks; none in a house without a catalogue. */
export const listRamps = async (tx: ReadTx): Promise<Ramp[]> => {
  const [row] = await tx.$queryRaw<{ ramps: unknown }[]>`SELECT door_ramps() AS ramps`
  return z.array(Ramp).parse(row?.ramps ?? [])
}
