import { cast } from '../../prisma/seed/cast.ts'
import { formatFor } from '../../shared/i18n/format.ts'
import type { Outcomes } from '../../shared/reports/outcomes.schema.ts'
import { download, expect, expectWell, get, settled, signIn, speak, test, textsIn } from './support.ts'

type Table = Exclude<Outcomes['retention'][number]['table'], { hidden: true }>

test('Birthe defends the figure: from the first page to its definition, its doubt, and the same number in the file', async ({
  open,
}) => {
  const page = await open({})
  await signIn(page, cast.birthe)
  await page.goto('/ledelse')
  await settled(page)
  const { reports, outcomes, common } = textsIn.da

  await test.step('The first page says four figures, what they rest on, and leads to what became of people', async () => {
    const figure = page.getByRole('region', { name: reports.work.figure })
    await figure.getByText(common.chart.whatDoesItMean).click()
    await expect(figure.getByText(reports.work.figureMeans)).toBeVisible()
    await expect(page.getByRole('region', { name: outcomes.quality.strip(reports.filters.toDate(2026)) })).toContainText(
      outcomes.quality.short.checks,
    )
    await page.getByRole('navigation', { name: common.mainNavigation }).getByRole('link', { name: common.nav.outcomes }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(outcomes.title)
    await expect(page.getByRole('link', { name: common.nav.outcomes, exact: true })).toHaveAttribute('aria-current', 'page')
  })

  const told = await get<Outcomes>(page, '/reports/outcomes?origin=start&by=all')
  const at = told.retention.find(({ weeks, table }) => weeks === 26 && !('hidden' in table))
  if (!at) throw new Error('the town tells nobody’s work at 26 weeks')
  const { columns, rows } = at.table as Table
  const cells = rows.find(({ key }) => key === 'all')?.cells ?? []
  const numberAt = (column: Table['columns'][number]): number => {
    const cell = cells[columns.indexOf(column)]
    return cell && 'n' in cell ? cell.n : 0
  }
  const people = cells.reduce((sum, cell) => sum + ('n' in cell ? cell.n : 0), 0)

  for (const language of ['da', 'en'] as const) {
    const texts = textsIn[language]
    const { retention, exporting } = texts.outcomes
    const format = formatFor(language)
    await speak(page, language)
    const panel = page.getByRole('region', { name: retention.title, exact: true })

    await test.step(`Picture, definition and table say the same (${language})`, async () => {
      const share = retention.range(
        format.percent(numberAt('ordinary') / people),
        format.percent((numberAt('ordinary') + numberAt('unknown')) / people),
      )
      await expect(panel).toContainText(share)
      await panel.getByText(texts.common.chart.whatDoesItMean).click()
      await expect(panel.getByText(retention.means)).toBeVisible()
      await expectWell(page, language, { axe: language === 'da' })
      await panel.getByRole('button', { name: texts.common.chart.showTable }).click()
      const row = panel.getByRole('row', { name: retention.weeks(26) })
      await expect(row).toContainText(share)
      await expect(row.getByRole('cell').first()).toHaveText(format.number(numberAt('ordinary'), 0))
      await panel.getByText(texts.common.chart.whatDoesItMean).click()
      await panel.getByRole('button', { name: texts.common.chart.showChart }).click()
    })

    await test.step(`The file has the number, its denominator and the definition (${language})`, async () => {
      const button = page.getByRole('button', { name: exporting.go(exporting.thisPage, exporting.csv) })
      const { text, name } = await download(page, button)
      expect(name).toMatch(/\.csv$/)
      const lines = text.slice(1).split('\r\n')
      const line = lines.find((one) => one.includes(`;26;${retention.columns.ordinary};`)) ?? ''
      expect(line).toContain(`;26;${retention.columns.ordinary};${numberAt('ordinary')};${people};`)
      expect(lines.some((one) => one.includes(retention.means.slice(0, 40)))).toBe(true)
      await expect(page.getByText(exporting.saved(name, format.number(lines.length - 2, 0)))).toBeVisible()
    })
  }

  await test.step('Everything comes as one Excel file, while she goes on to another page', async () => {
    const { exporting } = textsIn.en.outcomes
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: exporting.go(exporting.everything, exporting.xlsx) }).click()
    await page.getByRole('link', { name: textsIn.en.outcomes.quality.link }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsIn.en.outcomes.quality.title)
    expect((await file).suggestedFilename()).toMatch(/\.xlsx$/)
  })
})
