import { addDays } from '../../shared/calendar.ts'
import type { Employee } from '../../shared/employment/employees.schema.ts'
import { reportCorrectable, whyNotReportAtAll } from '../../shared/employment/employer.rules.ts'
import { plain, plainOrNull } from '../db/dates.ts'
import type { ReadTx } from '../db/db.ts'

type Row = {
  readonly spellId: string
  readonly placementId: string
  readonly siteName: string
  readonly name: string | null
  readonly alias: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly weeklyHours: number
  readonly askWeeks: number | null
  readonly askDay: string | null
  readonly reportWeeks: number | null
}

const listRows = (tx: ReadTx): Promise<Row[]> => tx.$queryRaw<Row[]>`
  SELECT m.spell_id::text AS "spellId", m.placement_id::text AS "placementId", s.name AS "siteName", m.name, m.alias, m.starts_on::text AS "startsOn",
    m.ends_on::text AS "endsOn", m.weekly_hours::float8 AS "weeklyHours", m.ask_weeks AS "askWeeks", m.ask_day::text AS "askDay", m.report_weeks AS "reportWeeks"
  FROM my_employees() m JOIN site s ON s.id = m.site_id
  ORDER BY m.ask_weeks IS NULL, m.sort_name COLLATE "C", m.spell_id`

/** Those a team lead is asked about, and those something was said of not long ago; whoever is asked about first. `endsOn` stays on the server. */
export const listEmployees = async (tx: ReadTx, today: string): Promise<(Employee & { readonly endsOn: string | null })[]> => {
  const rows = await listRows(tx)
  const reports = await tx.employmentReport.findMany({
    where: { spellId: { in: rows.map(({ spellId }) => spellId) } },
    select: {
      spellId: true,
      weeks: true,
      stillThere: true,
      weeklyHours: true,
      lastDay: true,
      reportedOn: true,
      reportedById: true,
      version: true,
    },
  })
  const staff = await tx.staff.findMany({
    where: { id: { in: reports.map(({ reportedById }) => reportedById) } },
    select: { id: true, name: true },
  })
  return rows.map(({ askWeeks, askDay, reportWeeks, ...row }) => {
    const asked = askWeeks !== null && askDay !== null ? { weeks: askWeeks, on: askDay } : null
    const report = asked ? undefined : reports.find((one) => one.spellId === row.spellId && one.weeks === reportWeeks)
    const said = report
      ? {
          weeks: report.weeks,
          stillThere: report.stillThere,
          weeklyHours: report.weeklyHours === null ? null : Number(report.weeklyHours),
          lastDay: plainOrNull(report.lastDay),
          reportedOn: plain(report.reportedOn),
          reportedBy: staff.find(({ id }) => id === report.reportedById)?.name ?? '',
          until: addDays(plain(report.reportedOn), reportCorrectable),
          version: report.version,
        }
      : null
    return {
      ...row,
      asked,
      said,
      can: { report: whyNotReportAtAll({ asked: asked !== null, said, endsOn: row.endsOn }, today) },
    }
  })
}
