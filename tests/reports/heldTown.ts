import { expect } from 'vitest'
import type { Actor } from '../../server/db/actor.ts'
import type { Db } from '../../server/db/db.ts'
import { getDataQuality, getOutcomes } from '../../server/reports/outcomes.queries.ts'
import { getDashboard } from '../../server/reports/reports.queries.ts'
import { divisionsOf, originsOf } from '../../shared/reports/outcomes.keys.ts'
import { holdOutcomes } from './heldOutcomes.ts'
import { peopleOf, type Sql, workOf } from './rows.ts'
import { dashboardOf, dataQualityOf } from './told.ts'

const answers = ['ordinary', 'other', 'unknown']

/** Every figure of management's pages, for each manager, held against the rows: each year, kind of site (a filter only picks a line: this year's), origin and division. */
export const holdTown = async (db: Db, sql: Sql, managers: readonly Actor[], today: string) => {
  const held = { shown: 0, hidden: 0, pages: 0 }
  const thisYear = Number(today.slice(0, 4))
  for (const manager of managers) {
    const { organisationId, organisationKind } = manager
    const whose = organisationKind === 'municipality' ? { municipalityId: organisationId } : { supplierId: organisationId }
    const years = [thisYear, thisYear - 1, thisYear - 2]
    const byYear: Awaited<ReturnType<typeof workOf>>[] = []
    for (const year of years) {
      byYear.push(await workOf(sql, whose, year, today))
      const first = await db.read(manager, (tx) => getDashboard(tx, manager, today, { year }))
      const expected = await dashboardOf(sql, whose, year, today)
      for (const siteKind of [undefined, ...(year === thisYear ? first.siteKinds : [])]) {
        const page = siteKind ? await db.read(manager, (tx) => getDashboard(tx, manager, today, { year, siteKind })) : first
        expect(page, `${manager.name} ${year} ${siteKind}`).toMatchObject(expected(page))
        held.pages += 1
      }
      const quality = await db.read(manager, (tx) => getDataQuality(tx, manager, today, { year }))
      expect(quality, `${manager.name} ${year} quality`).toMatchObject(await dataQualityOf(sql, whose, year, today))
      held.pages += 1
    }
    const ofYears = (last: number) =>
      Object.fromEntries(
        [13, 26, 52].map((weeks) => {
          const counts = byYear
            .filter((_, at) => (years[at] ?? 0) <= last)
            .map((rows) => answers.map((answer) => rows.find((one) => one.weeks === weeks && one.answer === answer)?.n ?? 0))
          const inFull = counts.every((line) => line.every((n) => n === 0) || line.every((n) => n >= 5))
          return [weeks, [answers.map((_, at) => counts.reduce((sum, line) => sum + (line[at] ?? 0), 0)), inFull] as const]
        }),
      )
    for (const origin of originsOf(organisationKind)) {
      const people = await peopleOf(sql, whose, origin, today)
      for (const by of divisionsOf(organisationKind, origin)) {
        const page = await db.read(manager, (tx) => getOutcomes(tx, manager, today, { origin, by }))
        const { shown, hidden } = holdOutcomes(page, people, ofYears)
        held.shown += shown
        held.hidden += hidden
        held.pages += 1
      }
    }
  }
  return held
}
