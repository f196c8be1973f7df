import { type Published, pageOf } from '../../shared/reports/reports.rules.ts'
import {
  AttendanceTable,
  Cell,
  type Dashboard,
  DoorTable,
  EndingTable,
  NowTable,
  WorkTables,
} from '../../shared/reports/reports.schema.ts'
import { type SiteKind, siteKinds } from '../../shared/sites/kinds.ts'
import type { Actor } from '../db/actor.ts'
import type { ReadTx } from '../db/db.ts'

type Told = {
  now: unknown
  doors: unknown
  endings: unknown
  attendance: unknown
  work: unknown
  paid: unknown
  years: number[]
}

/** The whole tables of a year, small numbers already gone: the manager's database role can ask for nothing else. */
const readTables = async (tx: ReadTx, year: number): Promise<Published & { readonly years: readonly number[] }> => {
  const [told] = await tx.$queryRaw<Told[]>`
    SELECT report_now() AS now, report_doors(${year}::int) AS doors, report_endings(${year}::int) AS endings,
      report_attendance(${year}::int) AS attendance, report_work(${year}::int) AS work, report_paid(${year}::int) AS paid,
      report_years() AS years`
  if (!told) throw new Error('the reports told nothing')
  return {
    now: NowTable.parse(told.now),
    doors: told.doors === null ? null : DoorTable.parse(told.doors),
    endings: EndingTable.parse(told.endings),
    attendance: AttendanceTable.parse(told.attendance),
    work: WorkTables.parse(told.work),
    firstPaid: Cell.parse(told.paid),
    years: told.years,
  }
}

/** Which kinds of site a manager may choose among: those of the sites one sees. */
const listKinds = async (tx: ReadTx): Promise<SiteKind[]> => {
  const rows = await tx.site.findMany({ distinct: ['kind'], select: { kind: true } })
  return siteKinds.filter((kind) => rows.some((row) => row.kind === kind))
}

/** Management's page for a calendar year (this one unless said) and a kind of site or all. */
export const getDashboard = async (
  tx: ReadTx,
  actor: Actor,
  today: string,
  { year = Number(today.slice(0, 4)), siteKind }: { year?: number | undefined; siteKind?: SiteKind | undefined },
): Promise<Dashboard> => {
  const { years, ...tables } = await readTables(tx, year)
  return {
    asOf: today,
    scope: actor.organisationKind,
    organisationName: actor.organisationName,
    year,
    years: [...years],
    siteKind: siteKind ?? null,
    siteKinds: await listKinds(tx),
    ...pageOf(tables, siteKind ?? null),
  }
}
