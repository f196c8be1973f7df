import { cast } from '../../prisma/seed/cast.ts'
import { expect, expectWell, get, settled, signIn, test, textsIn } from './support.ts'

type Day = { readonly pairs: readonly { readonly citizenId: string; readonly name: string; readonly siteName: string }[] }

for (const language of ['da', 'en'] as const) {
  const texts = textsIn[language]
  const { matching, placements } = texts

  test(`The day's intake proposes pairs with their reasons, and Karen confirms one into the form (${language})`, async ({
    open,
  }) => {
    const page = await open({ language })
    await signIn(page, cast.karen)
    const { pairs } = await get<Day>(page, '/match?whose=me&page=1')
    const [pair] = pairs
    if (!pair) throw new Error('nobody waits for a place')

    await page.goto('/match?hos=mig')
    await settled(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(matching.day.title)
    await expectWell(page, language)
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: pair.name, exact: true }) })
    await expect(row).toContainText(pair.siteName)
    // why, line by line, and what another choice would cost
    await expect(row).toContainText(matching.criteria.commute)
    await row.getByText(matching.day.otherwise).click()
    await expect(row.locator('details[open]').last()).not.toBeEmpty()
    await expectWell(page, language)

    await row.getByRole('link', { name: matching.day.confirm(pair.name) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(placements.form.title)
    await expect(page.locator('.site-chosen')).toContainText(pair.siteName)
    await expect(page.getByText(placements.form.lede(pair.name))).toBeVisible()
    await expectWell(page, language)
  })
}
